"""What somebody in need says, and what a manager says of others who are."""

import re

from knowledge.model import Vocabulary
from knowledge.phrases import Listener
from knowledge.text import folded_words

CLAUSE = re.compile(r"[,.;:!?\n]+")
NEAR = 4
"""Words that stand at most between somebody and what is said of them."""
SIGN, OTHER, ONESELF, AND = "sign", "other", "oneself", "and"


class NeedWords:
    """Hears need; not where it is plainly said of others alone: `one of my staff is burnt out`.

    In doubt it is the writer's own.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        of_others = vocabulary.need_of_others
        self.own = Listener({SIGN: vocabulary.distress})
        self.signs = Listener({SIGN: of_others["signs"]})
        self.together = Listener({ONESELF: of_others["together"], OTHER: of_others["wondering"]})
        self.subjects = Listener(
            {OTHER: of_others["people"], ONESELF: of_others["oneself"], AND: of_others["joining"]}
        )
        self.being = Listener({ONESELF: of_others["being"]})

    def hears(self, text: str) -> bool:
        """Whether a text speaks of need that may be its writer's."""
        if self.own.hears(text):
            return True
        if not self.signs.hears(text):
            return False
        both = any(name == ONESELF for name, _ in self.together.find(text))
        return both or any(map(self.own_in, CLAUSE.split(text)))

    def own_in(self, clause: str) -> bool:
        """Whether any sign of need in a clause may be its writer's."""
        signs = list(self.signs.heard(clause))
        if not signs:
            return False
        subjects = [
            (at, heard.name, len(heard.words)) for at, heard in self.subjects.heard(clause)
        ]
        return not all(
            self.is_before(subjects, at) or self.is_after(clause, at, len(sign.words))
            for at, sign in signs
        )

    def is_before(self, subjects: list[tuple[int, str, int]], at: int) -> bool:
        """`One of my staff is`: the last that is named before a sign is somebody else."""
        before = [(end, name) for place, name, size in subjects if (end := place + size) <= at]
        return bool(before) and before[-1][1] == OTHER and at - before[-1][0] <= NEAR

    def is_after(self, clause: str, at: int, size: int) -> bool:
        """`I have a burnt out employee`; not `I am a burnt out employee`."""
        said = folded_words(clause)
        follows = next(self.subjects.heard(" ".join(said[at + size :])), None)
        am = self.being.hears(" ".join(said[max(0, at - NEAR) : at]))
        return follows is not None and follows[0] == 0 and follows[1].name == OTHER and not am
