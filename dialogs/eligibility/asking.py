"""Hearing that a person asks whether they may join something."""

import re
from collections.abc import Iterable

from dialogs.eligibility.lengths import listed, plain
from dialogs.eligibility.spotter import Spotter, in_words
from knowledge.model import AskWords

NAME = "xprogrammex"
"""Stands for the name of a programme."""
WORD = re.compile(r"[\w']+")
FAR = 9
"""Words of a fact that may stand inside the question: `may I as a principal join`."""


class Asking:
    """Recognises the question in one language."""

    def __init__(self, words: AskWords, names: Iterable[str]) -> None:
        self.names = Spotter({"name": tuple(names)})
        self.may = Spotter({"may": words.may})
        self.join = Spotter({"join": words.join})
        self.outright = Spotter({"outright": words.outright})
        self.suppose = Spotter({"suppose": words.suppose})
        self.then = Spotter({"then": words.then})
        self.small = frozenset(w for phrase in words.small for w in plain(phrase).split())
        self.other = frozenset(map(plain, words.not_after))
        joins = rf"(?:{listed(words.join)}|{NAME})(?!\w)"
        few = rf"(?:(?:{listed(self.small)})\s+)*"
        self.strictly = re.compile(rf"\s*{few}{joins}")
        self.loosely = re.compile(rf"\s*(?:[\w',]+\s+){{0,{FAR}}}?(?:{listed(words.join)})(?!\w)")

    def hears(self, text: str, stated: bool) -> bool:
        """Whether a text asks it; more freely where facts about oneself are stated with it."""
        said = self.names.replace(plain(text), NAME)
        if WORD.findall(said)[:1] and WORD.findall(said)[0] in self.other and not stated:
            return False
        asked = self.asks_may(said, stated) or self.outright.hears(said)
        if stated:
            return asked or self.bare_name(said)
        return asked and self.nothing_else(said)

    def supposes(self, text: str) -> bool:
        """`What if I become a manager on 1 March?`"""
        said = plain(text)
        hits = self.suppose.find(in_words(said))
        return bool(hits) and (hits[0].begin == 0 or WORD.findall(said)[0] not in self.other)

    def on_a_day(self, text: str) -> bool:
        """`... may I apply then?`"""
        return self.then.hears(plain(text))

    def asks_may(self, said: str, stated: bool) -> bool:
        """`May I join`, `får jag som rektor söka`; not `how may I join`."""
        for hit in self.may.find(in_words(said)):
            before = WORD.findall(said[: hit.begin])[-2:]
            rest = said[hit.end :]
            if self.other.intersection(before):
                continue
            if self.strictly.match(rest) or (stated and self.loosely.match(rest)):
                return True
        return False

    def bare_name(self, said: str) -> bool:
        """`..., mentor?` after the facts."""
        last = re.split(r"[.,;!]", said.rstrip(" ?"))[-1]
        tokens = WORD.findall(last)
        return said.rstrip().endswith("?") and NAME in tokens and self.are_small(tokens)

    def nothing_else(self, said: str) -> bool:
        """Whether the question holds nothing but itself and the name of a programme."""
        for spotter in (self.outright, self.may, self.join):
            said = spotter.replace(said, " ")
        return self.are_small(WORD.findall(said))

    def are_small(self, tokens: Iterable[str]) -> bool:
        """Whether words carry nothing that would change the question."""
        return all(token in self.small or token == NAME for token in tokens)
