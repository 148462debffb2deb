"""How sure the classifier has to be: the one scale from which every dialog takes its steps.

A share is what a message has of a kind, a topic or a section by what examples have taught. Where a
step alone does not say what it is asked of, the dialog that asks gives it a name of its own.
"""

from typing import Final

UNMISTAKABLY: Final = 0.97
"""It can be nothing else, whatever its form seems to say."""
CERTAINLY: Final = 0.95
"""Enough against words that speak for something else."""
SURELY: Final = 0.9
"""Enough where no rule has heard anything."""
CLEARLY: Final = 0.85
"""Enough where rules have heard something of the kind."""
FAIRLY: Final = 0.8
"""Enough for what is said in few words of its own."""
LIKELY: Final = 0.7
"""Enough for what can be put right in the next message."""
RATHER: Final = 0.6
"""Enough where another share or a rule says the same."""
EVENLY: Final = 0.5
"""As much as all the others together."""
PERHAPS: Final = 0.4
"""Enough for a topic to be taken where the rules have none."""
FAINTLY: Final = 0.3
"""Enough beside words that say the same."""
POSSIBLY: Final = 0.2
"""Not to be left out of account."""
HARDLY: Final = 0.1
"""Too little to count."""
BARELY: Final = 0.03
"""Up to which a message is of something else; from which it may still be asked back about."""
RULED_OUT: Final = 0.02
"""Below which nobody need look closer."""
