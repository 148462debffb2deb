"""What somebody in need says, and what a manager says of others who are."""

import re

from knowledge.listening import Hit, Listener
from knowledge.model import Vocabulary
from knowledge.text import fold

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
        said, signs = fold(clause), self.signs.hits(clause)
        subjects = self.subjects.hits(clause)
        return bool(signs) and not all(
            is_before(said, sign, subjects) or self.is_after(said, sign) for sign in signs
        )

    def is_after(self, said: str, sign: Hit) -> bool:
        """`I have a burnt out employee`; not `I am a burnt out employee`."""
        follows = self.subjects.hits(said[sign.end :].strip())[:1]
        am = self.being.hears(" ".join(said[: sign.begin].split()[-NEAR:]))
        return any(hit.begin == 0 and hit.means == OTHER for hit in follows) and not am


def is_before(said: str, sign: Hit, subjects: list[Hit]) -> bool:
    """`One of my staff is`: the last that is named before a sign is somebody else."""
    before = [hit for hit in subjects if hit.end <= sign.begin]
    if not before or before[-1].means != OTHER:
        return False
    return len(said[before[-1].end : sign.begin].split()) <= NEAR
