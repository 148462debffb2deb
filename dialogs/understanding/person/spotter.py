"""Finding many phrases in a text at once, word by word, with the place of each."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any

from knowledge.text import plain

WORD = re.compile(r"[\w']+")
ANY = "*"
ONLY = ""
"""The group of phrases that have no others beside them."""
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


@dataclass(frozen=True, slots=True)
class Phrase:
    """Something that is looked for: `*chef` ends so, `chef*` begins so, `*` is any word."""

    tokens: tuple[str, ...]
    means: str
    group: str
    is_open: bool
    """Whether one of its words may be several."""
    rank: int
    """Its place in the order in which phrases count."""

    def goes_on_at(self, place: int, said: tuple[str, ...]) -> bool:
        """Whether its words stand at that place of a text, where the first one does."""
        if len(self.tokens) == 1:
            return True
        there = said[place : place + len(self.tokens)]
        if not self.is_open:
            return there == self.tokens
        return len(there) == len(self.tokens) and all(map(fits, self.tokens, there))


@lru_cache(maxsize=REMEMBERED)
def in_words(text: str) -> Words:
    """The words of a plain text."""
    found = list(WORD.finditer(text))
    return Words(tuple(m.group() for m in found), tuple(m.span() for m in found))


def fits(pattern: str, word: str) -> bool:
    """Whether a word is the one of a phrase."""
    if pattern == ANY:
        return True
    if pattern.startswith(ANY):
        return word.endswith(pattern[1:]) and len(word) >= len(pattern)
    return word.startswith(pattern[:-1]) if pattern.endswith(ANY) else word == pattern


class Spotters:
    """Finds the phrases of several groups, in one walk through a text."""

    def __init__(self, groups: Mapping[str, Mapping[Any, Iterable[str]]]) -> None:
        """For each group its phrases by what they mean."""
        self.groups = tuple(groups)
        self.by_two: dict[tuple[str, ...], list[Phrase]] = {}
        """By their first two words, where these are just so; ..."""
        self.by_one: dict[str, list[Phrase]] = {}
        """... the others by the first one, as it is written: `chef`, `*chef`, `chef*`."""
        listed = (
            (plain(phrase).split(), means, group)
            for group, phrases in groups.items()
            for means, ps in phrases.items()
            for phrase in ps
        )
        for rank, (said, means, group) in enumerate(sorted(listed, key=order)):
            self.add(Phrase(tuple(said), means, group, any(ANY in word for word in said), rank))
        self.endings = tuple(first[1:] for first in self.by_one if first.startswith(ANY))
        self.beginnings = tuple(first[:-1] for first in self.by_one if first.endswith(ANY))

    def add(self, phrase: Phrase) -> None:
        """Look for one more phrase."""
        two = phrase.tokens[:2]
        if len(two) > 1 and not any(ANY in word for word in two):
            self.by_two.setdefault(two, []).append(phrase)
        else:
            self.by_one.setdefault(two[0], []).append(phrase)

    def begun_at(self, place: int, said: tuple[str, ...]) -> Sequence[Phrase]:
        """The phrases that may begin at that place of a text, in the order in which they count."""
        word = said[place]
        found = [*self.by_two.get(said[place : place + 2], ()), *self.by_one.get(word, ())]
        if word.endswith(self.endings) or word.startswith(self.beginnings):
            for size in range(len(word) + 1):
                found += self.by_one.get(word[:size] + ANY, ())
                found += self.by_one.get(ANY + word[size + 1 :], ())
        return sorted(found, key=attrgetter("rank")) if len(found) > 1 else found

    def find(self, text: str) -> dict[str, list[Hit]]:
        """For each group what a plain text says, in order; the longest phrase at a place counts.

        A word belongs to one phrase of a group at most.
        """
        hits: dict[str, list[Hit]] = {group: [] for group in self.groups}
        after: dict[str, int] = {}
        words = in_words(text)
        for place in range(len(words.said)):
            for phrase in self.begun_at(place, words.said):
                free = place >= after.get(phrase.group, 0)
                if free and phrase.goes_on_at(place, words.said):
                    end = after[phrase.group] = place + len(phrase.tokens)
                    span = words.spans[place][0], words.spans[end - 1][1]
                    hits[phrase.group].append(Hit(phrase.means, *span))
        return hits


def order(listed: tuple[list[str], Any, str]) -> tuple[bool, int]:
    """Phrases with just this first word before the others, the longest first."""
    said = listed[0]
    return ANY in said[0], -len(" ".join(said))


class Spotter:
    """Finds the phrases of one group."""

    def __init__(self, phrases: Mapping[Any, Iterable[str]]) -> None:
        self.spotters = Spotters({ONLY: phrases})

    def find(self, text: str) -> list[Hit]:
        """What a plain text says, in order; the longest phrase at a place counts, once."""
        return self.spotters.find(text)[ONLY]

    def hears(self, text: str) -> bool:
        """Whether any of the phrases stands in a plain text."""
        return bool(self.find(text))

    def replace(self, text: str, other: str) -> str:
        """A plain text with something else in the place of each phrase."""
        for hit in reversed(self.find(text)):
            text = f"{text[: hit.begin]}{other}{text[hit.end :]}"
        return text
