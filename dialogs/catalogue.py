"""Everything that the bot knows of, to be looked up by a few letters and handed to others."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.messages import Language
from dialogs.understanding.wordbook import Wordbook
from knowledge.model import Article, Knowledge
from knowledge.text import fold

MOST = 8
"""Entries that are shown of a search."""
SURE = 0.9
"""Confidence from which an entry that has the words nowhere in its name is shown."""
OPENING_FACET = "what"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A topic or a programme, as one shows it to somebody else."""

    id: str
    language: Language
    title: str
    summary: str
    text: str
    """What it is, in a paragraph or two."""
    source: str
    """The document, and the place in it."""
    question: str
    """What to ask to hear of it."""
    wish: str | None = None
    """What to say to sign up, where that can be done."""


class Catalogue:
    """Finds topics and programmes for somebody who is writing to somebody else."""

    def __init__(self, knowledge: Knowledge, books: Mapping[Language, Wordbook]) -> None:
        self._knowledge = knowledge
        self._books = books

    def find(self, text: str, language: Language) -> list[Leaf]:
        """What a few letters or words mean, best first; without any, all programmes."""
        said, book = fold(text), self._books[language]
        if not said:
            return [self.leaf(name, language) for name in self._in_order()]
        named = [a.id for a in book.pack.articles.values() if begins(a, said)]
        near = [c.topic for c in book.finder.find(text).candidates if c.confidence >= SURE]
        found = dict.fromkeys((*named, *near))
        return [self.leaf(topic, language) for topic in list(found)[:MOST]]

    def leaf(self, topic: str, language: Language) -> Leaf:
        """The leaf of a topic; raises KeyError where there is none."""
        pack = self._books[language].pack
        article = pack.articles[topic]
        head, programme = article.head, pack.programmes.get(topic)
        return Leaf(
            id=topic,
            language=language,
            title=head.title,
            summary=head.summary,
            text=article.sections[OPENING_FACET],
            source=self._source(article),
            question=head.questions[OPENING_FACET][0],
            wish=programme.wish if programme else None,
        )

    def _source(self, article: Article) -> str:
        """The document and the place in it; nothing of what no document tells of."""
        if article.is_outline:
            return ""
        return place_of(self._knowledge.documents[article.head.source].title, article.head.place)

    def _in_order(self) -> list[str]:
        programmes = self._knowledge.programmes
        return sorted(programmes, key=lambda name: programmes[name].order)


def place_of(document: str, place: str) -> str:
    """A document and the place in it; the document alone where its heading is the place."""
    return document if fold(place) in fold(document) else f"{document}, {place}"


def begins(article: Article, said: str) -> bool:
    """Whether one of the names of an article, or a word of its title, begins with a text."""
    title = fold(article.head.title)
    starts = (title, *title.split(), *map(fold, article.head.names))
    return any(start.startswith(said) for start in starts)
