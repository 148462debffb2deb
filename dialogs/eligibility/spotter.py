"""Finding many phrases in a text at once, word by word, with the place of each."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dialogs.eligibility.lengths import plain

WORD = re.compile(r"[\w']+")
ANY = "*"


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase in a text: what it means and where it stands."""

    means: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a plain text and its place."""

    said: str
    begin: int
    end: int


Phrase = tuple[tuple[str, ...], str]


def in_words(text: str) -> list[Word]:
    """The words of a plain text."""
    return [Word(match.group(), *match.span()) for match in WORD.finditer(text)]


def fits(pattern: str, word: str) -> bool:
    """Whether a word is the one of a phrase: `*chef` ends so, `chef*` begins so, `*` is any."""
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
        ordered = sorted(
            (
                (tuple(plain(phrase).split()), name)
                for name, ps in phrases.items()
                for phrase in ps
            ),
            key=lambda item: -len(" ".join(item[0])),
        )
        for phrase in ordered:
            first = phrase[0][0]
            if ANY in first:
                self.open.append(phrase)
            else:
                self.exact.setdefault(first, []).append(phrase)
        self.endings = tuple(words[0][1:] for words, _ in self.open if words[0].startswith(ANY))
        self.beginnings = tuple(words[0][:-1] for words, _ in self.open if words[0].endswith(ANY))

    def find(self, words: list[Word]) -> list[Hit]:
        """What the words say, in order; the longest phrase at a place counts, once."""
        hits: list[Hit] = []
        place = 0
        while place < len(words):
            phrase = self.at(words, place) if self.may_begin(words[place].said) else None
            if phrase:
                tokens, means = phrase
                place += len(tokens)
                hits.append(Hit(means, words[place - len(tokens)].begin, words[place - 1].end))
            else:
                place += 1
        return hits

    def may_begin(self, said: str) -> bool:
        """Whether any phrase begins with such a word; said quickly for the many that do not."""
        return (
            said in self.exact or said.endswith(self.endings) or said.startswith(self.beginnings)
        )

    def at(self, words: list[Word], place: int) -> Phrase | None:
        """The longest phrase that begins at a word."""
        said = words[place].said
        candidates = self.exact.get(said, [])
        if said.endswith(self.endings) or said.startswith(self.beginnings):
            candidates = [*candidates, *self.open]
        room = len(words) - place
        for tokens, means in candidates:
            if len(tokens) <= room and all(
                fits(token, words[place + i].said) for i, token in enumerate(tokens)
            ):
                return tokens, means
        return None

    def hears(self, text: str) -> bool:
        """Whether any of the phrases stands in a plain text."""
        return bool(self.find(in_words(text)))

    def replace(self, text: str, other: str) -> str:
        """A plain text with something else in the place of each phrase."""
        for hit in reversed(self.find(in_words(text))):
            text = f"{text[: hit.begin]}{other}{text[hit.end :]}"
        return text
