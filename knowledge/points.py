"""The single points that an article makes, found by the words that a question has for them."""

from collections.abc import Iterable

from knowledge.listening import Listener
from knowledge.model import LanguagePack
from knowledge.phrases import Phrases
from knowledge.text import fold, words

MOST = 2
"""Sentences that are told by themselves; who asks for more of them wants the whole section."""
MOST_JOINED = 3
"""Points that are told in one sentence."""
TELLS_POINTS = frozenset(("what", "content", "who", "how"))
"""Sections that a point is a part of; the others answer a question of their own."""


class Points:
    """Tells which points of an article a question asks for, in one language."""

    def __init__(self, pack: LanguagePack) -> None:
        articles = self.articles = pack.articles
        self.phrases = Phrases(pack.phrases)
        self.beyond = Listener({"beyond": pack.vocabulary.beyond})
        self.listing = Listener({"and": pack.vocabulary.all_of})
        self.denies = frozenset(pack.facts.negators)
        self.documents = frozenset(pack.vocabulary.documents)
        self.listeners = {
            topic: Listener({name: point.words for name, point in article.head.points.items()})
            for topic, article in articles.items()
            if article.head.points
        }
        self.holding = {
            topic: Listener({"holds": article.head.points_hold})
            for topic, article in articles.items()
            if article.head.points_hold
        }

    def asked(self, topic: str, section: str, text: str) -> str | None:
        """What is said to a question that names one point or a few; None where it asks for all."""
        head = self.articles[topic].head
        tells = section in TELLS_POINTS or section in head.points_in or self.holds(topic, text)
        if not tells or self.beyond.hears(text):
            return None
        named = self.named(topic, text)
        if not named or (len(named) == len(head.points) > 1):
            return None
        says = self.joined(head.points_begin, [head.points[name].says for name in named])
        return " ".join(says) if len(says) <= MOST else None

    def holds(self, topic: str, text: str) -> bool:
        """Whether a question is whether a point of a topic holds, and it does."""
        holding = self.holding.get(topic)
        if holding is None or not holding.hears(text):
            return False
        exactly = self.denies.isdisjoint(words(text)) and not self.beyond.hears(text)
        return exactly and self.listeners[topic].hears(text)

    def tells_apart(self, topic: str, text: str) -> bool:
        """Whether a text names two of the kinds that a topic tells apart."""
        return bool(self.articles[topic].head.kinds) and len(self.named(topic, text)) > 1

    def says(self, topic: str, names: Iterable[str]) -> str:
        """What some points of a topic say."""
        head = self.articles[topic].head
        return " ".join(self.joined(head.points_begin, [head.points[n].says for n in names]))

    def denied(self, says: str) -> bool:
        """Whether what a point says is that something is not so, to begin with."""
        first, _, _ = says.partition(". ")
        return not self.denies.isdisjoint(words(first.casefold()))

    def within(self, topic: str) -> tuple[str, ...]:
        """The topics that are parts of another: all of its document, or those that it lists."""
        head = self.articles[topic].head
        if topic in self.documents:
            others = (t for t in self.listeners if t != topic)
            return tuple(t for t in others if self.articles[t].head.source == head.source)
        return tuple(t for t in head.lists if t in self.listeners)

    def is_point(self, phrase: str) -> bool:
        """Whether some words are nothing but what a point of any topic is called."""
        found = (said for ear in self.listeners.values() for _, said in ear.find(phrase))
        return fold(phrase) in found

    def joined(self, beginning: str | None, says: list[str]) -> list[str]:
        """The sentences of some points, those that begin alike made into one."""
        alike = [said for said in says if beginning and said.startswith(beginning)]
        if not 1 < len(alike) <= MOST_JOINED:
            return says
        *first, last = (said.removeprefix(f"{beginning} ").removesuffix(".") for said in alike)
        lists = any(map(self.listing.hears, (*first, last)))  # `and` within what `and` joins
        key = "points.and_also" if lists else "points.and"
        told = self.phrases.say(key, first=", ".join(first), last=last)
        return [f"{beginning} {told}.", *(said for said in says if said not in alike)]

    def makes(self, topic: str, text: str) -> bool:
        """Whether a topic makes a point that is named in a text."""
        return topic in self.listeners and self.listeners[topic].hears(text)

    def named(self, topic: str, text: str) -> tuple[str, ...]:
        """The points of a topic that a text names."""
        listener = self.listeners.get(topic)
        return tuple(dict.fromkeys(name for name, _ in listener.find(text))) if listener else ()

    def phrases_in(self, topic: str, text: str) -> tuple[tuple[str, ...], ...]:
        """The words by which a text names points of a topic, phrase by phrase."""
        return tuple(tuple(said.split()) for _, said in self.listeners[topic].find(text))

    def of(self, text: str, source: str) -> tuple[str, ...]:
        """The topics of a document that make a point named in a text."""
        return tuple(
            topic
            for topic in self.listeners
            if self.articles[topic].head.source == source and self.makes(topic, text)
        )
