"""Whom a wish to join is for: the one who writes, a colleague, kin, a whole group."""

import re

from knowledge.listening import Listener
from knowledge.model import LanguagePack
from knowledge.text import any_of


class WishWords:
    """Hears that somebody else is to be signed up."""

    def __init__(self, pack: LanguagePack) -> None:
        vocabulary = pack.vocabulary
        self.for_others = Listener({"other": vocabulary.for_others})
        self.surely_others = Listener({"other": vocabulary.surely_others})
        self.everything = Listener({"all": vocabulary.everything})
        self.with_others = Listener({"with": vocabulary.with_others})
        self.people = Listener({"people": vocabulary.people})
        self.kin = Listener({"kin": pack.facts.kin})
        self.signed_up = Listener({"passive": vocabulary.signing_up.passive})
        verbs = any_of(vocabulary.signing_up.verbs)
        self.signs_up = re.compile(rf"(?<!\w)(?i:{verbs})\s+(?P<name>[A-ZÅÄÖ][a-zåäöéü]+)")
