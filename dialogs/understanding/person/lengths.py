"""Durations as people write them: `drygt ett och ett halvt år`, `2-3 months`, `några veckor`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dialogs.understanding.recognise import Recogniser
from knowledge.calendar import LONGEST, months_later
from knowledge.model import TimeWords
from knowledge.text import FOLDED

INSIDE = re.compile(r"(?<=[^\W\d_])[-/](?=[^\W\d_])")
DOTTED = re.compile(r"\b(?:här|vår)\b")
"""Without their dots they would be other words, `har` and `var`."""
QUOTES = re.compile(r"[\"”“()\[\]]")
REMEMBERED = 64
"""Texts that are remembered as they are made plain: several readers take the same one."""
DAYS_A_MONTH = 30
DAY = 1 / DAYS_A_MONTH
MONTHS = {"year": 12.0, "term": 6.0, "month": 1.0, "week": 7 * DAY, "day": DAY}
ABOUT = (0.85, 1.15)
NEARLY = 0.75
OVER = 1.5
LONGEST_AND = 3
"""Letters of a word that joins years and months."""


@lru_cache(maxsize=REMEMBERED)
def plain(text: str) -> str:
    """Lower case, without accents, signs kept apart from quotes and hyphens inside words."""
    apart = DOTTED.sub(lambda m: f"{m.group()[0]}aa{m.group()[2:]}", text.casefold())
    plainer = INSIDE.sub(" ", apart.translate(FOLDED).replace("’", "'"))
    return " ".join(QUOTES.sub(" ", plainer).split())


def listed(words: Iterable[str]) -> str:
    """Words as one alternative of a regular expression, the longest first."""
    found = sorted({plain(word) for word in words}, key=len, reverse=True)
    return "|".join(map(re.escape, found)) or r"(?!)"


def back(day: date, months: float) -> date:
    """The day so many months, whole or not, before another."""
    months = min(months, LONGEST)  # several durations added up may come to more
    whole = int(months) if months >= MONTHS["year"] or months == int(months) else 0
    return months_later(day, -whole) - timedelta(days=round((months - whole) * DAYS_A_MONTH))


@dataclass(frozen=True, slots=True)
class Length:
    """A duration in months, where it stands in the text, and how exactly it was said."""

    begin: int
    end: int
    months: float
    least: float
    most: float
    short_of: bool = False
    """Said to be less than its months."""

    def since(self, day: date) -> tuple[date, date]:
        """The first and the last day on which something may have begun that lasts so long."""
        first, last = back(day, self.most), back(day, self.least)
        return (first + timedelta(days=1), last) if self.short_of else (first, last)

    def joined(self, other: "Length") -> "Length":
        """One year and three months."""
        return Length(
            self.begin,
            other.end,
            self.months + other.months,
            self.least + other.least,
            self.most + other.most,
        )


class Lengths:
    """Finds the durations in a text of one language."""

    def __init__(self, words: TimeWords, recogniser: Recogniser) -> None:
        self.numbers = recogniser.numbers
        self.units = {plain(w): MONTHS[unit] for unit, ws in words.units.items() for w in ws}
        self.modes = {
            plain(word): mode
            for mode, said in (
                ("about", words.about),
                ("under", words.under),
                ("over", words.over),
            )
            for word in said
        }
        number = rf"\d+(?:[.,]\d+)?|(?:{listed(self.numbers)})(?!\w)"
        mode, half = listed(self.modes), listed(words.half)
        self.amount = re.compile(
            rf"(?<![\w-])(?:(?P<mode>{mode})\s+)?"
            rf"(?:(?P<low>{number})\s*(?:{listed(words.between)})\s*)?"
            rf"(?P<number>{number})(?P<half>\s+(?:{half}))?[\s-]*"
            rf"(?:(?P<inner>{mode}|{listed(words.whole)})\s+)?"
            rf"(?P<unit>{listed(self.units)})(?!\w)(?P<more>\s+(?:{half})(?!\w))?"
        )
        self.vague = {plain(phrase): span for phrase, span in words.vague.items()}
        self.vaguely = re.compile(rf"(?<!\w)(?:{listed(self.vague)})(?!\w)")

    def find(self, text: str) -> list[Length]:
        """Every duration of a plain text that can be meant, in order; parts are put together."""
        whole = self.together(self.parts(text), text)
        return [length for length in whole if length.most <= LONGEST]

    def parts(self, text: str) -> list[Length]:
        """The same with each part by itself: years, and the months that follow them."""
        found = [self.exact(match) for match in self.amount.finditer(text)]
        taken = [(length.begin, length.end) for length in found]
        found += [length for length in self.loose(text) if not overlaps(length, taken)]
        return sorted(found, key=lambda length: length.begin)

    def loose(self, text: str) -> Iterator[Length]:
        """Durations without a number."""
        for match in self.vaguely.finditer(text):
            least, most = self.vague[match.group()]
            yield Length(match.start(), match.end(), least, least, most)

    def exact(self, match: re.Match[str]) -> Length:
        """A duration with a number, or with two."""
        unit = self.units[match["unit"]]
        high = (self.value(match["number"]) + 0.5 * bool(match["half"] or match["more"])) * unit
        low = self.value(match["low"]) * unit if match["low"] else high
        mode = self.modes.get(match["mode"] or "") or self.modes.get(match["inner"] or "")
        begin, end = match.span()
        if mode == "under":
            return Length(begin, end, high, low * NEARLY, high, short_of=True)
        if mode == "over":
            return Length(begin, end, high, low, high * OVER)
        if mode == "about":
            return Length(begin, end, high, low * ABOUT[0], high * ABOUT[1])
        return Length(begin, end, high, low, high)

    def value(self, said: str) -> float:
        """A number in figures or words."""
        return self.numbers[said] if said in self.numbers else float(said.replace(",", "."))

    def together(self, found: list[Length], text: str) -> list[Length]:
        """Years and the months that follow them as one duration."""
        whole: list[Length] = []
        for length in found:
            if whole and whole[-1].months > length.months and joins(text, whole[-1], length):
                whole[-1] = whole[-1].joined(length)
            else:
                whole.append(length)
        return whole


def joins(text: str, one: Length, other: Length) -> bool:
    """Whether nothing but a joining word stands between two durations."""
    gap = text[one.end : other.begin].split()
    return all(word.isalpha() and len(word) <= LONGEST_AND for word in gap) and len(gap) <= 1


def overlaps(length: Length, taken: list[tuple[int, int]]) -> bool:
    """Whether a duration lies over one of the places."""
    return any(length.begin < end and begin < length.end for begin, end in taken)
