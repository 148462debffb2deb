"""Phrases as data: those the bot says, with places to fill, and those it listens for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from string import Formatter

from knowledge.text import fold, folded_words

PLACES = Formatter()
STEM = 3
"""Letters by which phrases are looked up."""


def places(phrase: str) -> frozenset[str]:
    """The names of the places of a phrase, `{name}` -> name."""
    if not well_formed(phrase):
        return frozenset()
    return frozenset(name for _, name, _, _ in PLACES.parse(phrase) if name)


def well_formed(phrase: str) -> bool:
    """Whether every brace of a phrase belongs to a place with a name."""
    try:
        return all(name is None or name.isidentifier() for _, name, _, _ in PLACES.parse(phrase))
    except ValueError:
        return False


class Phrases:
    """Everything that the bot says in one language, by key."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self.phrases = phrases

    def say(self, key: str, **values: object) -> str:
        """The phrase with its places filled; values are put in literally."""
        return self.phrases[key].format_map(values)


@dataclass(frozen=True, slots=True)
class Heard:
    """A phrase that is listened for, as folded words."""

    name: str
    words: tuple[str, ...]
    goes_on: bool
    """The last word may go on (`kosta*`)."""
    at_start: bool
    """It counts only at the beginning (`^var`)."""

    @property
    def start(self) -> str:
        """The first letters, by which it is looked up."""
        return self.words[0][:STEM]

    def begins(self, word: str) -> bool:
        """Whether a word can be its first one."""
        goes_on = self.goes_on and len(self.words) == 1
        return word.startswith(self.words[0]) if goes_on else word == self.words[0]

    def stands_at(self, place: int, said: tuple[str, ...]) -> bool:
        """Whether the phrase stands at that place of a text."""
        end = place + len(self.words)
        if end > len(said) or (self.at_start and place):
            return False
        last = said[end - 1]
        ends = last.startswith(self.words[-1]) if self.goes_on else last == self.words[-1]
        return ends and said[place : end - 1] == self.words[:-1]


class Listener:
    """Finds out which of several things a text speaks of, by phrases that stand in it."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        """Phrases by the name of what they mean; `*` lets a word go on, `^` ties to the start."""
        self.by_start: dict[str, list[Heard]] = {}
        for name, listed in phrases.items():
            for phrase in listed:
                said = tuple(fold(phrase).split())
                if said:
                    heard = Heard(name, said, phrase.endswith("*"), phrase.startswith("^"))
                    self.by_start.setdefault(heard.start, []).append(heard)
        self.lengths = sorted({len(start) for start in self.by_start})
        # Most words begin no phrase at all, and the same ones come again and again.
        self.beginning_with = lru_cache(maxsize=4_000)(self._beginning_with)

    def find(self, text: str) -> list[tuple[str, str]]:
        """(meaning, words found) in order of appearance; overlapping phrases count once."""
        said = folded_words(text)
        found, after = [], 0
        for place, word in enumerate(said):
            if place < after:
                continue
            for heard in self.beginning_with(word):
                if heard.stands_at(place, said):
                    after = place + len(heard.words)
                    found.append((heard.name, " ".join(said[place:after])))
                    break
        return found

    def hears(self, text: str) -> bool:
        """Whether any of the phrases stands in the text."""
        said = folded_words(text)
        for place, word in enumerate(said):
            for heard in self.beginning_with(word):
                if heard.stands_at(place, said):
                    return True
        return False

    def _beginning_with(self, word: str) -> tuple[Heard, ...]:
        """The phrases whose first word a word can be, the longest first."""
        starts = (word[:length] for length in self.lengths if length <= len(word))
        able = [h for start in starts for h in self.by_start.get(start, ()) if h.begins(word)]
        return tuple(sorted(able, key=lambda heard: -sum(map(len, heard.words))))


class Sayings:
    """Whole messages that mean something by themselves: commands, greetings, yes and no."""

    def __init__(self, sayings: Mapping[str, Iterable[str]]) -> None:
        self.meaning = {
            fold(saying) or saying: name for name, listed in sayings.items() for saying in listed
        }

    def meant(self, text: str) -> str | None:
        """What the whole text means, politeness and marks left aside, or None."""
        return self.meaning.get(fold(text) or text.strip())
