"""Durations as people write them: `drygt ett och ett halvt år`, `2-3 months`, `några veckor`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Self

from dialogs.understanding.recognise import Recogniser
from knowledge.calendar import LONGEST, MONTHS_A_YEAR, months_later
from knowledge.model import TimeWords
from knowledge.text import either, plain

DAYS_A_MONTH = 30
DAY = 1 / DAYS_A_MONTH
MONTHS = {"year": 12.0, "term": 6.0, "month": 1.0, "week": 7 * DAY, "day": DAY}
ABOUT = (0.85, 1.15)
NEARLY = 0.75
OVER = 1.5
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
LONGEST_AND = 3
"""Letters of a word that joins years and months."""
COUNTED = ("year", "month")
"""Units in which a time is put down; others are reckoned."""


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
    said: float
    """The figure itself; of two, the lower one."""
    short_of: bool = False
    """Said to be less than its months."""
    counted: bool = True
    """Said with a number of years or months, and not in weeks or loosely."""

    @classmethod
    def of(cls, months: float) -> Self:
        """So many months, said in a number by itself."""
        return cls(0, 0, months, months, months, months)

    @property
    def is_exact(self) -> bool:
        """Whether the whole months to put down for it are just what was said."""
        return self.counted and self.least == self.most

    @property
    def whole(self) -> int:
        """The whole months to put down for it: no more than was said, nor than is so."""
        return max(0, ceil(self.said) - 1) if self.short_of else int(self.said)

    def is_open(self, limit: int | None) -> bool:
        """Whether it may be as long as a limit, and may be shorter."""
        if limit is None or self.least >= limit:
            return False
        return self.most > limit or (self.most == limit and not self.short_of)

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
            self.said + other.said,
            counted=self.counted and other.counted,
        )


class Lengths:
    """Finds the durations in a text of one language."""

    def __init__(self, words: TimeWords, recogniser: Recogniser) -> None:
        self.numbers = recogniser.numbers
        self.units = {plain(w): unit for unit, ws in words.units.items() for w in ws}
        self.modes = {
            plain(word): mode
            for mode, said in (
                ("about", words.about),
                ("under", words.under),
                ("over", words.over),
            )
            for word in said
        }
        number = rf"{NUMBER.pattern}|(?:{either(self.numbers)})(?!\w)"
        mode, half = either(self.modes), either(words.half)
        pairs = "|".join(
            rf"{plain(one)}\s+(?P<from{n}>{number})\s+(?:(?:{either(self.units)})\s+)?{plain(other)}"
            for n, (one, other) in enumerate(words.between_two.items())
        )
        self.lows = ("low", *(f"from{n}" for n in range(len(words.between_two))))
        self.amount = re.compile(
            # Not the three of `-3 years` or of `4/3 years`, which nobody has been anything for.
            rf"(?<![\w/-])(?:(?P<mode>{mode})\s+)?"
            rf"(?:(?:(?P<low>{number})\s*(?:{either(words.between)})|{pairs})\s*)?"
            rf"(?P<number>{number})(?P<half>\s+(?:{half}))?[\s-]*"
            rf"(?:(?P<inner>{mode}|{either(words.whole)})\s+)?"
            rf"(?P<unit>{either(self.units)})(?!\w)(?P<more>\s+(?:{half})(?!\w))?"
        )
        self.vague = {plain(phrase): span for phrase, span in words.vague.items()}
        self.vaguely = re.compile(rf"(?<!\w)(?:{either(self.vague)})(?!\w)")
        self.half_years = re.compile(rf"\s(?:{either(words.half_years)})$")

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
            yield Length(*match.span(), least, least, most, least, counted=False)

    def exact(self, match: re.Match[str]) -> Length:
        """A duration with a number, or with two."""
        unit = self.units[match["unit"]]
        high = self.value(match["number"]) + 0.5 * bool(match["half"] or match["more"])
        lower = next(filter(None, map(match.group, self.lows)), None)
        high, low = (one * MONTHS[unit] for one in (high, self.value(lower) if lower else high))
        mode = self.modes.get(match["mode"] or "") or self.modes.get(match["inner"] or "")
        least, most = spread(low, high, mode)
        return Length(
            *match.span(), high, least, most, low, mode == "under", counted=unit in COUNTED
        )

    def begins_with_unit(self, text: str) -> bool:
        """Whether a plain text begins with a unit of time."""
        return any(word in self.units for word in text.split()[:1])

    def one(self, text: str) -> Length | None:
        """The duration that a text tells: the only one, or a number by itself."""
        found = self.find(plain(text))
        return found[0] if len(found) == 1 else None if found else self.alone(plain(text))

    def falls_short(self, text: str) -> bool:
        """`Not quite two years`: whether a text tells one duration, as less than its figure."""
        told = self.one(text)
        return told is not None and told.short_of

    def alone(self, text: str) -> Length | None:
        """A plain text that is nothing but a number: of months, or of years with a half one.

        A small number may just as well be of years, and is neither.
        """
        half = self.half_years.search(text)
        said = text[: half.start()] if half else text
        if said not in self.numbers and not NUMBER.fullmatch(said):
            return None
        number = (self.value(said) + 0.5) * MONTHS_A_YEAR if half else self.value(said)
        return Length.of(number) if MONTHS_A_YEAR <= number <= LONGEST else None

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


def spread(low: float, high: float, mode: str | None) -> tuple[float, float]:
    """The fewest and the most months of an amount that is said in some manner."""
    if mode == "under":
        return low * NEARLY, high
    if mode == "over":
        return low, high * OVER
    return (low * ABOUT[0], high * ABOUT[1]) if mode == "about" else (low, high)


def joins(text: str, one: Length, other: Length) -> bool:
    """Whether nothing but a joining word stands between two durations, or a comma at the end."""
    gap = text[one.end : other.begin].split()
    if gap == [","]:
        return not text[other.end :].strip(" .!")  # not `three years, four months of which here`
    return all(word.isalpha() and len(word) <= LONGEST_AND for word in gap) and len(gap) <= 1


def overlaps(length: Length, taken: list[tuple[int, int]]) -> bool:
    """Whether a duration lies over one of the places."""
    return any(length.begin < end and begin < length.end for begin, end in taken)
