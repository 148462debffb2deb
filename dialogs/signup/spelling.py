"""Hearing how a name is spelt, or a part of it: `det stavas Norin`, `my surname is Leigh`."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from knowledge.model import CorrectionWords, SpellingWords
from knowledge.text import any_of, fold

MAY_BE = 45.0
"""How alike what is spelt and a word of the name must be to be that word, of a hundred."""


@dataclass(frozen=True, slots=True)
class Spelt:
    """A word of a name as it is spelt, and which part of the name that is, if it is said."""

    word: str
    part: str | None

    def within(self, name: str) -> str:
        """The name with that word in its place; nothing where the place is not clear."""
        said = name.split()
        alike = [fuzz.ratio(fold(self.word), fold(one)) for one in said]
        place = {"first": 0, "surname": len(said) - 1}.get(self.part or "")
        if place is None:
            place = alike.index(max(alike))
            if alike[place] < MAY_BE or said[place] == self.word:
                return ""
        return " ".join((*said[:place], self.word, *said[place + 1 :]))


def letters(words: CorrectionWords) -> str:
    """A pattern for the letters that are told of a word: `med dubbel-v`, `with an h`."""
    some = rf"(?:{any_of(words.twice)})[\s-]?\w+|(?-i:[a-zåäö]{{1,2}}|[A-ZÅÄÖ]{{1,2}})"
    return rf"(?:{any_of(words.spelt)})\s+(?:{some})"


class SpellingReader:
    """Takes such messages apart, in one language."""

    def __init__(self, words: SpellingWords, corrections: CorrectionWords) -> None:
        name, told = r"(?P<word>(?-i:[A-ZÅÄÖÉÜ])[\w'’-]+)", letters(corrections)
        word = rf"{name}(?:[\s.!]*$|[\s,]+{told}[\s.!]*$)"
        called = any_of(words.called)
        parts = {"surname": words.surname, "first": words.first}
        self.parts = {
            part: re.compile(rf"\b(?:{any_of(names)})[\s,:]+(?:{called})\s+{word}", re.IGNORECASE)
            for part, names in parts.items()
        }
        self.said = (
            re.compile(rf"\b(?:{any_of(words.said)})\s+{word}", re.IGNORECASE),
            re.compile(
                rf"\b\w+\s+{told}\s*[,:]\s*{name}[\s.!]*$", re.IGNORECASE
            ),  # `Falk with ph, Phalk`
            re.compile(rf"\b{name}[\s,]+{told}[\s.!]*$", re.IGNORECASE),
        )

    def read(self, text: str) -> Spelt | None:
        """What a text spells, or None."""
        for part, pattern in self.parts.items():
            found = pattern.search(text)
            if found:
                return Spelt(found["word"], part)
        found = next(filter(None, (pattern.search(text) for pattern in self.said)), None)
        return Spelt(found["word"], None) if found else None
