"""Hearing the wish to change what has been sent: `ändra telefon i min ansökan till 070-...`."""

import re
from dataclasses import dataclass

from knowledge.model import Vocabulary
from knowledge.text import any_of


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a message wants to be changed; the field and its new value may not be said."""

    field: str
    value: str | None
    names_sent: bool
    """Whether it says that it is about something sent."""


class AmendmentEar:
    """Hears such wishes in the words of one language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.sent_things = re.compile(rf"\b(?:{any_of(vocabulary.sent_things)})\b", re.IGNORECASE)
        verbs, to = any_of(vocabulary.change_verbs), any_of(vocabulary.change_to)
        small = set(vocabulary.amending.small) - set(vocabulary.amending.wrong)
        self.small = re.compile(rf"^(?:(?:{any_of(small)})\b[\s,.!:–-]*)+", re.IGNORECASE)
        self.wish = re.compile(
            rf"(?<!\w)(?:{verbs})"
            rf"(?:\s+(?P<field>\S.{{0,60}}?)(?:\s+(?:{to})\s+(?P<value>.+?))?)?\s*[.!?]?$",
            re.IGNORECASE | re.DOTALL,
        )

    def hear(self, text: str) -> Amendment | None:
        """The wish that a text is; None for any other text."""
        rest, named = self.sent_things.subn(" ", text)
        match = self.wish.search(" ".join(self.begun(rest).split()))
        if match is None or not (named or match.start() == 0):
            return None
        return Amendment(match["field"] or "", match["value"], bool(named))

    def begun(self, text: str) -> str:
        """A text from where it really begins: without `actually`, `oh, wait`."""
        return self.small.sub("", text.strip())
