"""What the facts of the articles tell: of whom, how often, how long, by topic and kind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from dialogs.ids import HOW_LONG, HOW_OFTEN, WHAT
from dialogs.understanding.claims.claim_parser import AUDIENCE, Putting
from dialogs.understanding.times.lengths import Length
from knowledge.model import Article
from knowledge.text import fold, plain, without

FREQUENCY = "frequency"
NEAR = 1.5
"""Months by which two durations may differ and be the same."""
SPOKEN_OF = "spoken_of"
"""Whom an article speaks of without being for them: `communicate with citizens`."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells of one kind, and in which section."""

    values: frozenset[str]
    section: str
    denied: bool = False
    """It tells that this is not so: `you do not need to be a specialist`."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """A duration that an article tells."""

    months: float
    section: str

    @property
    def is_condition(self) -> bool:
        """Whether something must have lasted so long, and does not itself last so long."""
        return self.section != HOW_LONG


class ToldFacts:
    """Reads the facts of all articles once, in one language."""

    def __init__(self, articles: Mapping[str, Article], putting: Putting) -> None:
        self.articles = articles
        self.putting = putting

    @cached_property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """What each topic is called, folded, the longest first: a name claims nothing."""
        return {
            topic: tuple(sorted(self.saying_nothing(article), key=len, reverse=True))
            for topic, article in self.articles.items()
        }

    @cached_property
    def by_kind(self) -> Mapping[str, Mapping[str, Told]]:
        """What each article's facts tell, by topic and kind."""
        return {topic: self.facts(article) for topic, article in self.articles.items()}

    @cached_property
    def lasting(self) -> Mapping[str, Lasting]:
        """The duration that an article's facts tell, by topic."""
        return {
            topic: Lasting(length.months, section_of(article, fact.says))
            for topic, article in self.articles.items()
            for fact in article.head.facts
            for length in self.putting.lengths.find(plain(fact.says))
        }

    def saying_nothing(self, article: Article) -> Iterable[str]:
        """The names of a topic that are no claim by themselves, as `largest employer` is."""
        return (n for n in map(fold, article.head.names) if n not in self.claimed(n))

    def facts(self, article: Article) -> Mapping[str, Told]:
        """What the facts of one article tell, by kind."""
        told: dict[str, Told] = {}
        for fact in article.head.facts:
            claim = self.putting.claim(fact.says)
            denied = self.putting.denies(fact.says, claim.phrases)
            for kind, values in claim.values.items():
                only_spoken_of = kind == AUDIENCE and fact.id != AUDIENCE
                name = SPOKEN_OF if only_spoken_of else kind
                before = told.get(name, Told(frozenset(), section_of(article, fact.says), denied))
                told[name] = replace(before, values=before.values | values)
        return told

    def claimed(self, text: str) -> tuple[str, ...]:
        """The words of a text by which something is claimed."""
        return self.putting.claim(text).phrases

    def telling(self, kind: str, values: frozenset[str], topics: Iterable[str]) -> str | None:
        """The one of some topics that is told to have some values."""
        told = ((topic, self.by_kind[topic].get(kind)) for topic in topics)
        having = [topic for topic, one in told if one and not one.denied and values <= one.values]
        return having[0] if len(having) == 1 else None

    def lasting_so(self, asked: Length, topics: Iterable[str]) -> str | None:
        """The one of some topics of which it is told that it lasts so long."""
        lasting = ((topic, self.lasting.get(topic)) for topic in topics)
        told = [
            topic
            for topic, one in lasting
            if one and not one.is_condition and matches(asked, one.months)
        ]
        return told[0] if len(told) == 1 else None

    def recurs(self, topic: str, text: str) -> bool:
        """Whether a topic is held as often as a text tells."""
        told = self.by_kind[topic].get(FREQUENCY)
        return told is not None and self.putting.claim(text).values.get(FREQUENCY) == told.values

    def lasts(self, topic: str, text: str) -> bool:
        """Whether a topic lasts as long as a text tells."""
        lasting, lengths = self.lasting.get(topic), self.putting.lengths.find(plain(text))
        if lasting is None or lasting.is_condition or not lengths:
            return False
        return all(matches(length, lasting.months) for length in lengths)

    def may_recur(self, topic: str, text: str) -> bool:
        """Whether a topic is held as often as a text tells, if it tells of that at all."""
        return FREQUENCY not in self.putting.claim(text).values or self.recurs(topic, text)

    def figure(self, text: str) -> tuple[str, frozenset[str]] | None:
        """Whether a text tells how often or how long something is, and its words beside that."""
        claim, lengths = self.putting.claim(text), self.putting.lengths.find(plain(text))
        if FREQUENCY not in claim.values and not lengths:
            return None
        facet = HOW_OFTEN if FREQUENCY in claim.values else HOW_LONG
        return facet, frozenset(self.putting.beside(text, without(text, claim.phrases).split()))


def matches(asked: Length, months: float) -> bool:
    """Whether a duration can be the one of so many months: `more than six` can be twelve."""
    if asked.short_of:
        return months < asked.months
    if asked.least == asked.months < asked.most:  # said to be more than that
        return months > asked.months
    return abs(asked.months - months) <= NEAR


def section_of(article: Article, says: str) -> str:
    """The section of an article in which a fact stands, the description last."""
    standing = [name for name, text in article.sections.items() if fold(says) in fold(text)]
    return next((name for name in standing if name != WHAT), WHAT)
