"""Phrases as data: those the bot says, with places to fill, and those it listens for."""

import re
from collections.abc import Iterable, Mapping
from string import Formatter

from knowledge.text import fold

PLACES = Formatter()


def places(phrase: str) -> frozenset[str]:
    """The names of the places of a phrase, `{name}` -> name."""
    return frozenset(name for _, name, _, _ in PLACES.parse(phrase) if name)


class Phrases:
    """Everything that the bot says in one language, by key."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self.phrases = phrases

    def say(self, key: str, **values: object) -> str:
        """The phrase with its places filled; values are put in literally."""
        return self.phrases[key].format_map(values)


def pattern(phrase: str) -> str:
    """A listening phrase as a regular expression over folded text."""
    start = "^" if phrase.startswith("^") else r"\b"
    body = phrase.removeprefix("^")
    end = r"\w*" if body.endswith("*") else r"\b"
    return f"{start}{re.escape(fold(body))}{end}"


class Listener:
    """Finds out which of several things a text speaks of, by phrases that stand in it."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        """Phrases by the name of what they mean; `*` lets a word go on, `^` ties to the start."""
        self.owner: dict[str, str] = {}
        longest_first = sorted(
            ((phrase, name) for name, listed in phrases.items() for phrase in listed),
            key=lambda item: -len(item[0]),
        )
        patterns = []
        for number, (phrase, name) in enumerate(longest_first):
            self.owner[f"p{number}"] = name
            patterns.append(f"(?P<p{number}>{pattern(phrase)})")
        self.regex = re.compile("|".join(patterns)) if patterns else re.compile(r"(?!)")

    def find(self, text: str) -> list[tuple[str, str]]:
        """(meaning, words found) in order of appearance; overlapping phrases count once."""
        return [
            (self.owner[match.lastgroup or ""], match.group())
            for match in self.regex.finditer(fold(text))
        ]

    def hears(self, text: str) -> bool:
        """Whether any of the phrases stands in the text."""
        return bool(self.regex.search(fold(text)))


class Sayings:
    """Whole messages that mean something by themselves: commands, greetings, yes and no."""

    def __init__(self, sayings: Mapping[str, Iterable[str]]) -> None:
        self.meaning = {
            fold(saying) or saying: name for name, listed in sayings.items() for saying in listed
        }

    def meant(self, text: str) -> str | None:
        """What the whole text means, politeness and marks left aside, or None."""
        return self.meaning.get(fold(text) or text.strip())
