"""Phrases as data: those the bot says, with places to fill, and whole messages it knows."""

from collections.abc import Iterable, Mapping
from string import Formatter

from knowledge.text import fold

PLACES = Formatter()


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


class Sayings:
    """Whole messages that mean something by themselves: commands, greetings, yes and no."""

    def __init__(self, sayings: Mapping[str, Iterable[str]]) -> None:
        self.meaning = {
            fold(saying) or saying: name for name, listed in sayings.items() for saying in listed
        }

    def meant(self, text: str) -> str | None:
        """What the whole text means, politeness and marks left aside, or None."""
        return self.meaning.get(fold(text) or text.strip())
