"""Ids of facets and topics in the knowledge that conversations count on."""

WHAT, WHO, HOW_LONG, HOW_OFTEN = "what", "who", "how_long", "how_often"
CONTENT = "content"
"""The section that lists what a thing is made of."""
APPLY = "apply"
OVERVIEW = "program-oversikt"
"""The topic that tells of all programmes."""
OF_ANYBODY = ("aspirantprogrammet", "karriar", "kontakt", "program-oversikt")
"""Topics that speak to others than managers, too."""
