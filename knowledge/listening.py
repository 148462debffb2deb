"""Finding phrases in texts: `hur länge`, `kosta*`, `*chef`, `slutar som *`, `^vem`.

The grammar of the word lists is told in CONTRIBUTING.md, "Phrases in the word lists".
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import Any

from knowledge.text import fold, plain

WORD = re.compile(r"[\w']+")
ANY = "*"
START = "^"
STEM = 3
"""Letters by which a word that begins or ends so is looked up."""
ONLY = ""
"""The group of phrases that have no others beside them."""
RANK = attrgetter("rank")
REMEMBERED = 64
"""Texts whose words are remembered: each is looked through for many phrases."""
Key = str | tuple[str, ...]
"""What a phrase begins with: two words, one, `kos*`, `*hef`, or `*` for anything."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase in a text: what it means, where it stands, and its words there."""

    means: str
    begin: int
    end: int
    said: str


@dataclass(frozen=True, slots=True)
class Said:
    """A text as its words, where each stands, and what can begin at each of them."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    opened: tuple[str, ...]
    closed: tuple[str, ...]
    pairs: tuple[Key, ...]
    keys: frozenset[Key]
    """What can begin anywhere: most listeners have none of these, which is soon seen."""

    @classmethod
    def of(cls, text: str) -> "Said":
        """The words of a text without capitals and accents."""
        found = list(WORD.finditer(text))
        words, spans = tuple([m.group() for m in found]), tuple([m.span() for m in found])
        opened = tuple([word[:STEM] + ANY for word in words])
        closed = tuple([ANY + word[-STEM:] for word in words])
        pairs: tuple[Key, ...] = tuple(pairwise(words))
        keys: frozenset[Key] = frozenset((ANY, *words, *opened, *closed, *pairs))
        return cls(words, spans, opened, closed, pairs, keys)

    def places(self, key: Key) -> Iterable[int]:
        """Where a phrase may stand that begins so."""
        if key == ANY:
            return range(len(self.words))
        if isinstance(key, tuple):
            among: tuple[Key, ...] = self.pairs
        elif key.startswith(ANY):
            among = self.closed
        else:
            among = self.opened if key.endswith(ANY) else self.words
        return [place for place, one in enumerate(among) if one == key]


class Reading:
    """A way in which phrases and texts are taken as words."""

    def __init__(self, normal: Callable[[str], str], *, of_plain: bool = False) -> None:
        """How a phrase is made normal; a text is too, unless it is plain already."""
        self.normal = normal
        as_words = Said.of if of_plain else lambda text: Said.of(normal(text))
        self.read = lru_cache(maxsize=REMEMBERED)(as_words)


LOOSELY = Reading(fold)
"""Of words alone, in texts as they were written; places are those in the folded text."""
PLAINLY = Reading(plain, of_plain=True)
"""In plain texts, which keep their signs; there `här` is not `har`."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Something that is listened for."""

    means: str
    group: str
    words: tuple[str, ...]
    at_start: bool
    is_open: bool
    """Whether one of its words may be several."""
    rank: tuple[bool, int]
    """Those with just this first word count before the others, and the longest first."""

    @property
    def begins(self) -> Key:
        """Where in a text it may stand, as `Said` has it."""
        first, *others = self.words
        if ANY not in first:
            return (first, others[0]) if others and ANY not in others[0] else first
        if len(first) <= STEM:
            return ANY
        return first[:STEM] + ANY if first.endswith(ANY) else ANY + first[-STEM:]

    def stands_at(self, place: int, said: tuple[str, ...]) -> bool:
        """Whether the phrase stands at that place of a text."""
        if self.at_start and place:
            return False
        there = said[place : place + len(self.words)]
        if not self.is_open:
            return there == self.words
        return len(there) == len(self.words) and all(map(fits, self.words, there))


class Listeners:
    """Finds the phrases of several groups, in one walk through a text."""

    def __init__(
        self, groups: Mapping[str, Mapping[Any, Iterable[str]]], reading: Reading = LOOSELY
    ) -> None:
        """For each group its phrases by what they mean."""
        self.groups, self.read = tuple(groups), reading.read
        listed = (
            phrase_of(text, means, group, reading.normal)
            for group, phrases in groups.items()
            for means, texts in phrases.items()
            for text in texts
        )
        self.by_beginning: dict[Key, list[Phrase]] = {}
        for phrase in sorted((one for one in listed if one.words), key=RANK):
            self.by_beginning.setdefault(phrase.begins, []).append(phrase)
        self.beginnings = frozenset(self.by_beginning)

    def find(self, text: str) -> dict[str, list[Hit]]:
        """For each group what a text says, in order."""
        hits: dict[str, list[Hit]] = {group: [] for group in self.groups}
        after: dict[str, int] = {}
        said = self.read(text)
        for place, phrase in self.standing(said):
            if place >= after.get(phrase.group, 0):
                end = after[phrase.group] = place + len(phrase.words)
                span = said.spans[place][0], said.spans[end - 1][1]
                words = " ".join(said.words[place:end])
                hits[phrase.group].append(Hit(phrase.means, *span, words))
        return hits

    def standing(self, said: Said) -> Iterator[tuple[int, Phrase]]:
        """Every phrase that stands in a text, with its place; those first that count first."""
        begun: dict[int, list[Phrase]] = {}
        for key in self.beginnings & said.keys:
            for place in said.places(key):
                begun.setdefault(place, []).extend(self.by_beginning[key])
        for place in sorted(begun):
            for phrase in sorted(begun[place], key=RANK):
                if phrase.stands_at(place, said.words):
                    yield place, phrase


class Listener:
    """Finds out which of several things a text speaks of, by phrases that stand in it."""

    def __init__(self, phrases: Mapping[Any, Iterable[str]], reading: Reading = LOOSELY) -> None:
        """Phrases by what they mean."""
        self.listeners = Listeners({ONLY: phrases}, reading)
        self.read, self.beginnings = reading.read, self.listeners.beginnings

    def hits(self, text: str) -> list[Hit]:
        """What a text says, in order, and where."""
        return self.listeners.find(text)[ONLY] if self.may_hear(text) else []

    def find(self, text: str) -> list[tuple[str, str]]:
        """(meaning, words found) in order of appearance."""
        return [(hit.means, hit.said) for hit in self.hits(text)]

    def hears(self, text: str) -> bool:
        """Whether any of the phrases stands in the text."""
        return self.may_hear(text) and any(self.listeners.standing(self.read(text)))

    def may_hear(self, text: str) -> bool:
        """Whether any phrase may begin in a text; in most texts none does."""
        return not self.beginnings.isdisjoint(self.read(text).keys)

    def replace(self, text: str, other: str) -> str:
        """A normal text with something else in the place of each phrase."""
        for hit in reversed(self.hits(text)):
            text = f"{text[: hit.begin]}{other}{text[hit.end :]}"
        return text


def fits(pattern: str, word: str) -> bool:
    """Whether a word is the one of a phrase."""
    if pattern == ANY:
        return True
    if pattern.startswith(ANY):
        return word.endswith(pattern[1:]) and len(word) >= len(pattern)
    return word.startswith(pattern[:-1]) if pattern.endswith(ANY) else word == pattern


def phrase_of(text: str, means: Any, group: str, normal: Callable[[str], str]) -> Phrase:
    """A phrase as it is written in a list."""
    words = tuple(word for piece in text.split() for word in words_in(piece, normal))
    is_open = any(ANY in word for word in words)
    rank = ANY in "".join(words[:1]), -len(" ".join(words))
    return Phrase(means, group, words, text.startswith(START), is_open, rank)


def words_in(piece: str, normal: Callable[[str], str]) -> list[str]:
    """The words of what stands between two spaces in a phrase: two in `e-post*`."""
    if piece == ANY:
        return [ANY]
    words = WORD.findall(normal(piece.strip(ANY + START)))
    if words and piece.startswith(ANY):
        words[0] = ANY + words[0]
    if words and piece.endswith(ANY):
        words[-1] += ANY
    return words
