"""Ids of facets and topics in the knowledge that conversations count on."""

WHAT, WHO, HOW_LONG, HOW_OFTEN = "what", "who", "how_long", "how_often"
HOW = "how"
"""The section that tells in what way a thing is done."""
CONTENT = "content"
"""The section that lists what a thing is made of."""
APPLY = "apply"
SELECTION = "selection"
"""Who is chosen for a programme, which no source tells."""
OVERVIEW = "program-oversikt"
"""The topic that tells of all programmes."""
OF_ANYBODY = ("aspirantprogrammet", "karriar", "kontakt", "program-oversikt")
"""Topics that speak to others than managers, too."""
