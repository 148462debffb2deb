"""Phrases as data: those the bot says, with places to fill, and those it listens for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import Formatter

from knowledge.text import fold, folded_words

PLACES = Formatter()
ANY = "*"
STEM = 3
"""Letters by which phrases with an open end are looked up."""
REMEMBERED = 32
"""Texts of which it is remembered how their words begin."""
Key = str | tuple[str, ...]
"""What a phrase begins with: two words, one, `kos*` for all that begin so, `*` for anything."""


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
    def begins(self) -> Key:
        """Where in a text it may stand, as `beginnings` has it: at two words, one, or `kos*`."""
        first, *others = self.words
        if len(others) > self.goes_on:
            return (first, others[0])
        if not self.goes_on or others:
            return first
        return opened(first) if len(first) >= STEM else ANY

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
        self.by_beginning: dict[Key, list[Heard]] = {}
        for name, listed in phrases.items():
            for phrase in listed:
                said = tuple(fold(phrase).split())
                if said:
                    heard = Heard(name, said, phrase.endswith("*"), phrase.startswith("^"))
                    self.by_beginning.setdefault(heard.begins, []).append(heard)
        for among in self.by_beginning.values():
            among.sort(key=lambda heard: -sum(map(len, heard.words)))
        self.beginnings = frozenset(self.by_beginning)

    def find(self, text: str) -> list[tuple[str, str]]:
        """(meaning, words found) in order of appearance; overlapping phrases count once."""
        found, after = [], 0
        if self.may_hear(text):
            for place, heard in self.heard(text):
                if place >= after:
                    after = place + len(heard.words)
                    found.append((heard.name, " ".join(folded_words(text)[place:after])))
        return found

    def hears(self, text: str) -> bool:
        """Whether any of the phrases stands in the text."""
        return self.may_hear(text) and any(self.heard(text))

    def may_hear(self, text: str) -> bool:
        """Whether any phrase may begin in a text; in most texts none does."""
        return not self.beginnings.isdisjoint(beginnings(text).keys)

    def heard(self, text: str) -> Iterator[tuple[int, Heard]]:
        """The places where phrases stand, with the longest at each."""
        said, places = folded_words(text), beginnings(text).places
        able = self.beginnings.intersection(places)
        for place in sorted({place for key in able for place in places[key]}):
            if heard := self.at(place, said):
                yield place, heard

    def at(self, place: int, said: tuple[str, ...]) -> Heard | None:
        """The longest phrase at that place of a text."""
        # `kosta` is one of the words that begin as `kosta*` does, and may be a phrase itself.
        for key in (said[place : place + 2], said[place], opened(said[place]), ANY):
            for heard in self.by_beginning.get(key, ()):
                if heard.stands_at(place, said):
                    return heard
        return None


def opened(word: str) -> str:
    """How a word begins: `kos*`."""
    return f"{word[:STEM]}*"


@dataclass(frozen=True, slots=True)
class Beginnings:
    """What can begin in a text: its words, two of them, `kos*`, and `*` for anything."""

    places: Mapping[Key, Sequence[int]]
    keys: frozenset[Key]
    """The same without the places: two sets are quicker to hold against each other."""


@lru_cache(maxsize=REMEMBERED)
def beginnings(text: str) -> Beginnings:
    """The places in a text by what can begin there."""
    said = folded_words(text)
    places: dict[Key, Sequence[int]] = {ANY: range(len(said))}
    for place, word in enumerate(said):
        for key in (word, opened(word), said[place : place + 2]):
            places[key] = (*places.get(key, ()), place)
    return Beginnings(places, frozenset(places))


class Sayings:
    """Whole messages that mean something by themselves: commands, greetings, yes and no."""

    def __init__(self, sayings: Mapping[str, Iterable[str]]) -> None:
        self.meaning = {
            fold(saying) or saying: name for name, listed in sayings.items() for saying in listed
        }

    def meant(self, text: str) -> str | None:
        """What the whole text means, politeness and marks left aside, or None."""
        return self.meaning.get(fold(text) or text.strip())
