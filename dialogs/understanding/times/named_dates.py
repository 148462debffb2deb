"""Days and months by their names: `den 1:a mars 2024`, `March the third`, `i maj`."""

import re

from knowledge.model import Vocabulary
from knowledge.text import any_of, fold, plain


class NamedDates:
    """Finds the days and months that a folded or plain text calls by their names."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.months = {fold(name): month for name, month in vocabulary.months.items()}
        self.days = {said: n for word, n in vocabulary.days.items() for said in spellings(word)}
        days = any_of(self.days)
        figure = r"(?P<day>\d{1,2})(?:\s*(?:a|e|st|nd|rd|th|:a|:e))?\s*(?:of\s+)?"
        after = rf"(?P<day_after>\d{{1,2}}(?!\d)|(?:{days})(?!\w))"
        self.pattern = re.compile(
            rf"(?:\b(?:{figure}|(?P<day_word>{days})\s+(?P<of>of\s+)?))?"
            rf"\b(?P<month>{any_of(self.months)})\b\s*{after}?\s*,?\s*(?P<year>\d{{4}})?"
        )

    def month(self, named: re.Match[str]) -> int:
        """The month, from 1."""
        return self.months[named["month"]]

    def day(self, named: re.Match[str]) -> int | None:
        """The day of the month, in figures or words; None for a month alone."""
        said = named["day"] or named["day_word"] or named["day_after"]
        return None if said is None else self.days.get(said) or int(said)

    def without_day(self, text: str) -> set[int]:
        """The months that a text names without a day: `the one in December`."""
        found = self.pattern.finditer(fold(text))
        return {self.month(named) for named in found if self.day(named) is None}

    def open(self, text: str) -> bool:
        """`May 2026`, `May`: whether a text begins with a month, and not with a word like it."""
        said = fold(text)
        named = self.pattern.match(said)
        return named is not None and bool(
            named.end() == len(said) or self.day(named) or named["year"]
        )


def spellings(word: str) -> set[str]:
    """A word for a day of the month as it may stand in a text: `twenty first`, `twentyfirst`."""
    said = plain(word)
    return {said, said.replace(" ", "")}
