"""A name that no programme here has: `what about the Spira programme?`.

It may be spelt much like one of ours, or none; what is told then must not be told of another one.
"""

import re
from collections.abc import Iterator, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dialogs.exchange import Exchange
from dialogs.messages import Language, Outcome, Reply
from dialogs.understanding.wordbook import Wordbook
from knowledge.model import NamedThings, Programme
from knowledge.spelling import LIKENESS
from knowledge.text import any_of, fold

NAME = r"[A-ZÅÄÖ][\w'’-]*"
"""A word as the name of something is written."""


class NameEar:
    """Hears in one language what stands as a name beside a word for a programme."""

    def __init__(self, book: Wordbook) -> None:
        said: NamedThings = book.pack.vocabulary.named_things
        beside, called, ends = (
            any_of(said.beside_names),
            any_of(said.names_behind),
            any_of(said.name_ends),
        )
        inside = r"(?<=[^\s.:!?])\s+[\"“”']?"  # any word has a capital where a sentence begins
        self.patterns = (
            re.compile(rf"{inside}(?P<name>{NAME}(?:\s+{NAME})*)[\"”']?\s+(?i:{beside})\b"),
            re.compile(rf"\b(?i:{beside}|{ends})\s+(?:(?i:{called})\s+)?[\"“”']?(?P<name>{NAME})"),
            re.compile(rf"{inside}(?P<whole>(?P<name>{NAME}?)(?i:{ends}))\b"),
        )
        self.ours = {
            unlinked(name.removesuffix(end))
            for name in book.finder.names.topics
            for end in map(fold, (*said.beside_names, *said.name_ends))
            if name.endswith(end)
        }
        """Our names without the word for the thing, as they may be misspelt."""

    def names(self, text: str) -> Iterator[tuple[str, str]]:
        """What a thing is called, and its name without the word for the thing in a compound."""
        for pattern in self.patterns:
            for found in pattern.finditer(text):
                called = found.groupdict().get("whole") or found["name"]
                yield called.rstrip("'’"), found["name"]

    def is_ours(self, name: str) -> bool:
        """Whether a name is one of ours, well spelt or not."""
        said = unlinked(fold(name))
        return bool(
            process.extractOne(
                said, self.ours, scorer=OSA.normalized_similarity, score_cutoff=LIKENESS
            )
        )


class UnknownNames:
    """Tells that none here is called so, and which ones there are."""

    def __init__(self, programmes: Mapping[str, Programme]) -> None:
        self.programmes = tuple(sorted(programmes, key=lambda name: programmes[name].order))
        self.ears: dict[Language, NameEar] = {}

    def ear(self, book: Wordbook) -> NameEar:
        """What hears names in one language; made when it is first needed, as the search is."""
        if book.language not in self.ears:
            self.ears[book.language] = NameEar(book)
        return self.ears[book.language]

    async def take(self, exchange: Exchange) -> Reply | None:
        """`The Spira programme?`: that none is called so, and which there are."""
        heard = exchange.heard
        text = heard.reader.ending(exchange.text) or exchange.text
        if heard.finder.names.exactly(exchange.text):
            return None
        ear = self.ear(heard)
        strange = (called for called, name in ear.names(text) if self.is_strange(heard, ear, name))
        called = next(strange, None)
        return self.none(exchange, called) if called else None

    def is_strange(self, heard: Wordbook, ear: NameEar, name: str) -> bool:
        """Whether a name has a word that nothing here has, and is none of ours misspelt."""
        spelling, small = heard.finder.spelling, heard.reader.fillers | heard.marks
        said = [unlinked(word) for word in fold(name).split()]
        unknown = [
            w for w in said if not (w in spelling.known or w in small or spelling.nearest(w))
        ]
        return bool(unknown) and not ear.is_ours(name)

    def none(self, exchange: Exchange, called: str) -> Reply:
        """That the sources tell of none, and those they tell of, as choices."""
        topics = self.programmes
        titles = tuple(map(exchange.book.title, topics))
        exchange.remember(
            topic=None, facet=None, candidates=topics, listed=topics, choice_starts="answer"
        )
        text = exchange.say("unknown.name", name=called, known=", ".join(titles))
        said = f"{text}\n\n{exchange.say('unknown.contact')}"
        return exchange.reply(said, Outcome.UNKNOWN, topics=topics, choices=titles)


def unlinked(name: str) -> str:
    """A folded name without what joins it to the word for the thing in a compound."""
    return name.removesuffix("-").removesuffix("s").strip()
