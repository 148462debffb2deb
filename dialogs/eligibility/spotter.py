"""Finding many phrases in a text at once, word by word, with the place of each."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dialogs.eligibility.lengths import plain

WORD = re.compile(r"[\w']+")
ANY = "*"
REMEMBERED = 64
"""Texts whose words are remembered: each is looked through for many phrases."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase in a text: what it means and where it stands."""

    means: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a plain text, and where each begins and ends."""

    said: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    distinct: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Something that is looked for: `*chef` ends so, `chef*` begins so, `*` is any word."""

    tokens: tuple[str, ...]
    means: str
    is_open: bool
    """Whether one of its words may be several."""

    def stands_at(self, place: int, said: tuple[str, ...]) -> bool:
        """Whether it stands at that place of a text."""
        there = said[place : place + len(self.tokens)]
        if not self.is_open:
            return there == self.tokens
        return len(there) == len(self.tokens) and all(map(fits, self.tokens, there))


@lru_cache(maxsize=REMEMBERED)
def in_words(text: str) -> Words:
    """The words of a plain text."""
    found = list(WORD.finditer(text))
    said = tuple(match.group() for match in found)
    return Words(said, tuple(match.span() for match in found), frozenset(said))


def fits(pattern: str, word: str) -> bool:
    """Whether a word is the one of a phrase."""
    if pattern == ANY:
        return True
    if pattern.startswith(ANY):
        return word.endswith(pattern[1:]) and len(word) >= len(pattern)
    return word.startswith(pattern[:-1]) if pattern.endswith(ANY) else word == pattern


class Spotter:
    """Finds phrases by their first words, so that the cost does not grow with their number."""

    def __init__(self, phrases: Mapping[Any, Iterable[str]]) -> None:
        self.exact: dict[str, list[Phrase]] = {}
        self.open: list[Phrase] = []
        listed = ((plain(phrase), name) for name, ps in phrases.items() for phrase in ps)
        for said, name in sorted(listed, key=lambda item: -len(" ".join(item[0].split()))):
            tokens = tuple(said.split())
            phrase = Phrase(tokens, name, ANY in said)
            if ANY in tokens[0]:
                self.open.append(phrase)
            else:
                self.exact.setdefault(tokens[0], []).append(phrase)
        firsts = [phrase.tokens[0] for phrase in self.open]
        self.endings = tuple(first[1:] for first in firsts if first.startswith(ANY))
        self.beginnings = tuple(first[:-1] for first in firsts if first.endswith(ANY))
        self.firsts = frozenset(self.exact)

    def find(self, text: str) -> list[Hit]:
        """What a plain text says, in order; the longest phrase at a place counts, once."""
        words = in_words(text)
        if not self.open and self.firsts.isdisjoint(words.distinct):
            return []
        hits: list[Hit] = []
        after = 0
        for place in range(len(words.said)):
            phrase = self.at(place, words.said) if place >= after else None
            if phrase:
                after = place + len(phrase.tokens)
                hits.append(Hit(phrase.means, words.spans[place][0], words.spans[after - 1][1]))
        return hits

    def at(self, place: int, said: tuple[str, ...]) -> Phrase | None:
        """The longest phrase that begins at a word."""
        word = said[place]
        candidates = self.exact.get(word, ())
        if self.open and (word.endswith(self.endings) or word.startswith(self.beginnings)):
            candidates = (*candidates, *self.open)
        for phrase in candidates:
            if phrase.stands_at(place, said):
                return phrase
        return None

    def hears(self, text: str) -> bool:
        """Whether any of the phrases stands in a plain text."""
        return bool(self.find(text))

    def replace(self, text: str, other: str) -> str:
        """A plain text with something else in the place of each phrase."""
        for hit in reversed(self.find(text)):
            text = f"{text[: hit.begin]}{other}{text[hit.end :]}"
        return text
