"""The single points that an article makes, found by the words that a question has for them."""

from knowledge.model import LanguagePack
from knowledge.phrases import Listener

MOST = 2
"""Points that are told by themselves; who asks for more of them wants the whole section."""
TELLS_POINTS = frozenset(("what", "content", "who", "how"))
"""Sections that a point is a part of; the others answer a question of their own."""


class Points:
    """Tells which points of an article a question asks for, in one language."""

    def __init__(self, pack: LanguagePack) -> None:
        articles = self.articles = pack.articles
        self.beyond = Listener({"beyond": pack.vocabulary.beyond})
        self.listeners = {
            topic: Listener({name: point.words for name, point in article.head.points.items()})
            for topic, article in articles.items()
            if article.head.points
        }

    def asked(self, topic: str, section: str, text: str) -> str | None:
        """What is said to a question that names one point or two; None where it asks for all."""
        if section not in TELLS_POINTS or self.beyond.hears(text):
            return None
        named = self.named(topic, text)
        if not named:
            return None
        points = self.articles[topic].head.points
        if len(named) > MOST or (len(named) == len(points) > 1):
            return None
        return " ".join(points[name].says for name in named)

    def makes(self, topic: str, text: str) -> bool:
        """Whether a topic makes a point that is named in a text."""
        return topic in self.listeners and self.listeners[topic].hears(text)

    def named(self, topic: str, text: str) -> tuple[str, ...]:
        """The points of a topic that a text names."""
        listener = self.listeners.get(topic)
        return tuple(dict.fromkeys(name for name, _ in listener.find(text))) if listener else ()

    def of(self, text: str, source: str) -> tuple[str, ...]:
        """The topics of a document that make a point named in a text."""
        return tuple(
            topic
            for topic in self.listeners
            if self.articles[topic].head.source == source and self.makes(topic, text)
        )
