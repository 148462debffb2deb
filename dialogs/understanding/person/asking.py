"""Hearing that a person asks whether they may join something."""

import re
from collections.abc import Iterable
from typing import cast

from knowledge.listening import PLAINLY, Hit, Listener
from knowledge.model import AskWords, Manner
from knowledge.text import either, plain

BESIDES = "besides"
NAME = "xprogrammex"
"""Stands for the name of a programme."""
WORD = re.compile(r"[\w']+")
PIECES = re.compile(r"[.,;!?]")
FAR = 12
"""Words of a fact that may stand inside the question: `may I as a principal join`."""
FARTHEST = 12
"""Words of a person between `which programme` and `should take`."""
SHORT = 6
"""Words of a question about nothing but a day."""
NEAR = 5
"""Words between `aimed at` and the person who asks."""


class Asking:
    """Recognises the question in one language."""

    def __init__(self, words: AskWords, names: Iterable[str], kin: Iterable[str]) -> None:
        self.names = Listener({"name": tuple(names)}, PLAINLY)
        self.kin, self.speaker = Listener({"kin": tuple(kin)}, PLAINLY), words.speaker
        self.may = Listener({"may": words.may}, PLAINLY)
        self.join = Listener({"join": words.join}, PLAINLY)
        self.outright = Listener({"outright": words.outright}, PLAINLY)
        self.suppose = Listener({"suppose": words.suppose, "wonder": words.wonder}, PLAINLY)
        self.then = Listener({"then": words.then}, PLAINLY)
        self.manners = Listener(words.manners, PLAINLY)
        self.actual = Listener({"actual": words.actual}, PLAINLY)
        self.retracting = Listener({"retracting": words.retracting}, PLAINLY)
        self.let_go, self.first_time, self.enough = (
            Listener({"let_go": words.let_go}, PLAINLY),
            Listener({"first_time": words.first_time}, PLAINLY),
            Listener({"enough": words.enough}, PLAINLY),
        )
        self.instead = Listener({"instead": words.instead}, PLAINLY)
        self.beside = Listener({BESIDES: words.besides, "people": words.beside_people}, PLAINLY)
        self.requirements = Listener({"requirements": words.requirements}, PLAINLY)
        self.advice = Listener({"advice": words.advice}, PLAINLY)
        self.small = frozenset(w for phrase in words.small for w in plain(phrase).split())
        self.other = frozenset(map(plain, words.not_after))
        self.closing = frozenset(map(plain, words.closing))
        self.aimed = re.compile(
            rf"(?<!\w)(?:{either(words.aimed)})\s+(?:[\w']+\s+){{0,{NEAR}}}?"
            rf"(?:{either(words.oneself)})(?!\w)"
        )
        self.picking = re.compile(
            rf"(?<!\w)(?:{either(words.which)})\s+(?:[\w']+\s+){{0,{FARTHEST}}}?"
            rf"(?:{either(words.pick)})(?!\w)"
        )
        self.fits = Listener({"fits": words.aimed}, PLAINLY)
        joins = rf"(?:{either(words.join)}|{NAME})(?!\w)"
        few = rf"(?:(?:{either(self.small)})\s+)*"
        self.strictly = re.compile(rf"\s*{few}{joins}")
        self.loosely = re.compile(rf"\s*(?:[\w',]+\s+){{0,{FAR}}}?(?:{either(words.join)})(?!\w)")

    def hears(self, text: str, stated: bool) -> bool:
        """Whether a text asks it; more freely where facts about oneself are stated with it.

        Of somebody near it is asked in the same words: `can my colleague get a mentor?`
        """
        said = self.names.replace(self.kin.replace(plain(text), self.speaker), NAME)
        if WORD.findall(said)[:1] and WORD.findall(said)[0] in self.other and not stated:
            return False
        asked = self.asks_may(said, stated) or self.asks_outright(said)
        if stated:
            return asked or self.closes(said)
        return asked and self.nothing_else(said)

    def supposes(self, text: str) -> bool:
        """`What if I become a manager on 1 March?`"""
        said = plain(text)
        hits = self.suppositions(said)
        return bool(hits) and (hits[0].begin == 0 or WORD.findall(said)[0] not in self.other)

    def asks_besides(self, said: str) -> bool:
        """Whether a plain text asks for something besides; not for `other departments`."""
        return any(hit.means == BESIDES for hit in self.beside.hits(said))

    def begins_to_suppose(self, sentence: str) -> bool:
        """`Suppose I become a manager in May`, before the question itself."""
        return any(hit.begin == 0 for hit in self.suppositions(sentence))

    def supposes_no_more(self, said: str) -> bool:
        """Whether a plain text has words for a supposition, and no more than small ones beside."""
        rest = WORD.findall(self.suppose.replace(said, " "))
        return bool(self.suppositions(said)) and self.are_small(rest)

    def suppositions(self, said: str) -> list[Hit]:
        """Where a plain text supposes something: not `I wonder if I may`."""
        return [hit for hit in self.suppose.hits(said) if hit.means == "suppose"]

    def manner(self, text: str) -> Manner:
        """`When can I?`, `do I have to wait?`: how it is asked whether one may join."""
        hits = self.manners.hits(plain(text))
        return cast("Manner", hits[0].means) if hits else "may"

    def before_supposing(self, sentence: str) -> str:
        """What stands in a sentence before something is supposed: all of it where nothing is."""
        hits = (*self.suppositions(sentence), *self.weighed(sentence))
        first = min((hit.begin for hit in hits), default=None)
        if first is None:
            return sentence
        before, comma, _ = sentence[:first].rpartition(",")
        return before if comma else ""

    def weighed(self, sentence: str) -> list[Hit]:
        """Where it is asked whether something matters."""
        return [hit for hit in self.manners.hits(sentence) if hit.means == "matters"]

    def puts_instead(self, text: str) -> bool:
        """`On 1 October instead`: whether a day takes the place of another one."""
        return self.instead.hears(plain(text))

    def of_first_time(self, text: str) -> bool:
        """`What can I take in my first months?`: whether it is asked for when one is new."""
        return self.first_time.hears(plain(text))

    def of_enough(self, text: str) -> bool:
        """`Is that enough?`: whether it is asked if a time or a post is enough."""
        return self.enough.hears(plain(text))

    def leaves_supposing(self, text: str) -> bool:
        """`And as things are now?`"""
        return self.actual.hears(plain(text))

    def lets_go(self, text: str) -> bool:
        """`Forget March, I am staying`: whether what was supposed is not to be."""
        return self.let_go.hears(plain(text))

    def only_leaves_supposing(self, text: str) -> bool:
        """The same with no more than small words beside it."""
        said = plain(text)
        rest = WORD.findall(self.actual.replace(said, " "))
        return self.actual.hears(said) and self.are_small(rest)

    def takes_back(self, text: str) -> bool:
        """`But all I do is ...`: whether one goes on to tell how it is, after a supposition."""
        said = plain(text)
        first = next((hit for hit in self.retracting.hits(said) if hit.begin == 0), None)
        if first is None or "?" in text or self.supposes(text):
            return False
        return self.other.isdisjoint(WORD.findall(said[first.end :]))  # `but I wonder why`

    def opens(self, word: str) -> bool:
        """Whether a word begins a question of another kind: `how`, `what's`."""
        return plain(word).partition("'")[0] in self.other

    def is_short(self, text: str, longest: int = SHORT) -> bool:
        """`And in a year?`: too short to ask about anything but the day in it."""
        tokens = WORD.findall(plain(text))
        return len(tokens) <= longest and not self.other.intersection(tokens) and "?" in text

    def of_oneself(self, text: str) -> bool:
        """Whether it is asked what a person may do, in whatever words beside: `when may I?`."""
        return self.may.hears(plain(text))

    def on_a_day(self, text: str) -> bool:
        """`... may I apply then?`"""
        return self.then.hears(plain(text))

    def of_requirements(self, text: str) -> bool:
        """Whether the conditions as such are asked about: `do I meet the requirements`."""
        return self.requirements.hears(plain(text))

    def asks_outright(self, said: str) -> bool:
        """`Do I qualify`, `is it aimed at people like me`."""
        return self.outright.hears(said) or bool(self.aimed.search(said))

    def for_advice(self, text: str) -> bool:
        """`Which one fits?`, `which programme should a new manager take?`"""
        said = plain(text)
        return self.advice.hears(said) or bool(self.picking.search(said))

    def asks_may(self, said: str, stated: bool) -> bool:
        """`May I join`, `får jag som rektor söka`; not `how may I join`."""
        for hit in self.may.hits(said):
            before = WORD.findall(said[: hit.begin])[-2:]
            rest = said[hit.end :]
            if self.other.intersection(before):
                continue
            if self.strictly.match(rest) or (stated and self.loosely.match(rest)):
                return True
        return False

    def closes(self, said: str) -> bool:
        """`..., can I?`, `..., går det?`, `..., mentor?` after the facts."""
        pieces = [piece.strip() for piece in PIECES.split(said) if piece.strip()]
        last = pieces[-1] if pieces else ""
        first = next((hit for hit in self.may.hits(last) if hit.begin == 0), None)
        bare = first is not None and self.are_small(WORD.findall(last[first.end :]))
        marked = len(pieces) > 1 or said.endswith("?")
        return last in self.closing or bare or (marked and self.names_alone(last))

    def names_alone(self, piece: str) -> bool:
        """`..., passar mentorprogrammet`: nothing but a name and small words at the end."""
        tokens = WORD.findall(self.fits.replace(piece, " "))
        return NAME in tokens and self.are_small(tokens)

    def nothing_else(self, said: str) -> bool:
        """Whether the question holds nothing but itself and the name of a programme."""
        said = self.aimed.sub(" ", said)
        for listener in (self.outright, self.may, self.join, self.requirements):
            said = listener.replace(said, " ")
        return self.are_small(WORD.findall(said))

    def are_small(self, tokens: Iterable[str]) -> bool:
        """Whether words carry nothing that would change the question."""
        return all(token in self.small or token == NAME for token in tokens)
