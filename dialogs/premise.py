"""Yes or no first, where a question puts something as so that a section tells.

`The higher programme runs every year, right?` is answered "No. Every other year ...".
"""

import re

from dialogs.eligibility.lengths import Lengths, plain
from dialogs.recognise import Recogniser
from knowledge.model import LanguagePack
from knowledge.phrases import Listener
from knowledge.text import words

HOW_LONG = "how_long"
CONDITIONS = ("who", "when")
"""Sections that tell how long something must have lasted at least."""
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
LONGEST = 22
"""Words up to which a question is for that alone."""
NEAR = 1.5
"""Months by which two durations may differ and be the same."""


class Premises:
    """Holds what a question puts as so against what is told, in one language."""

    def __init__(self, pack: LanguagePack, recogniser: Recogniser) -> None:
        vocabulary = pack.vocabulary
        self.confirming = Listener({"so": vocabulary.confirming})
        self.copulas = frozenset(vocabulary.copulas)
        self.claims = {kind: Listener(values) for kind, values in vocabulary.claims.items()}
        self.lengths = Lengths(pack.facts.times, recogniser)

    def holds(self, question: str, section: str, told: str) -> bool | None:
        """Whether what a question puts as so is so; None where it puts nothing of that kind."""
        if not self.is_put(question):
            return None
        told = told.partition(". ")[0]  # what follows may say what is not so
        verdicts = {
            self.same(values.find(question), values.find(told)) for values in self.claims.values()
        }
        verdicts.add(agree(set(YEAR.findall(question)), set(YEAR.findall(told))))
        verdicts.add(self.same_length(question, section, told))
        verdicts.discard(None)
        return verdicts.pop() if len(verdicts) == 1 else None

    def is_put(self, question: str) -> bool:
        """Whether it can be answered by yes or no: `isn't it?`, `is it two years?`."""
        said = words(question)
        if not said or len(said) > LONGEST:
            return False
        return said[0] in self.copulas or self.confirming.hears(question)

    def same(self, asked: list[tuple[str, str]], told: list[tuple[str, str]]) -> bool | None:
        """Whether the values of one kind are the same ones, or quite other ones."""
        return agree({value for value, _ in asked}, {value for value, _ in told})

    def same_length(self, question: str, section: str, told: str) -> bool | None:
        """Whether a duration is the one that is told; of a condition, that it is too short."""
        asked = [length.months for length in self.lengths.find(plain(question))]
        needed = [length.months for length in self.lengths.find(plain(told))]
        if len(asked) != 1 or len(needed) != 1:
            return None
        if section == HOW_LONG:
            return abs(asked[0] - needed[0]) <= NEAR
        return False if section in CONDITIONS and asked[0] < needed[0] - NEAR else None


def agree(asked: set[str], told: set[str]) -> bool | None:
    """True where all that is asked is told, False where nothing is, None where that is open."""
    if not (asked and told):
        return None
    if asked <= told:
        return True
    return None if asked & told else False
