"""Finding the topic of a message among the articles of one language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from rapidfuzz import fuzz, process

from knowledge.model import Article, LanguagePack
from knowledge.phrases import Listener
from knowledge.search import Entry, Index, Ranked
from knowledge.spelling import Spelling, vocabulary_of
from knowledge.text import fold, words

SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
PART = re.compile(
    r"[,;:?.!/&]|\b(?:och|eller|mot|vs|kontra|samt|med|and|or|versus|with|från|from)\b",
    re.IGNORECASE,
)
LONG_MESSAGE = 12
"""Words from which the sentences of a message are also looked at one by one."""
SHORTEST_FUZZY_NAME = 7
"""Letters; a shorter name must stand word for word."""
NAME_LIKENESS = 88.0
"""rapidfuzz's partial ratio from which a misspelt name counts."""
NAME_BONUS = 0.35
STRAY_SENTENCE = 0.8
"""What a single sentence's score is worth beside the whole message's."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A topic that a message may be about."""

    topic: str
    score: float
    """Mixed search score with the bonus for a name that was mentioned."""
    confidence: float
    """0 to about 1: how much of the message the topic explains."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a message seems to be about, best first, and the topics that it names outright."""

    candidates: tuple[Candidate, ...]
    named: tuple[str, ...]

    @property
    def best(self) -> Candidate | None:
        """The likeliest topic."""
        return self.candidates[0] if self.candidates else None

    def leaning_on(self, topic: str, gain: float) -> Self:
        """The same, with the topic that the conversation is about made likelier."""
        if self.named:
            return self
        leaning = (
            Candidate(c.topic, c.score + gain, c.confidence + gain) if c.topic == topic else c
            for c in self.candidates
        )
        return replace(self, candidates=tuple(sorted(leaning, key=lambda c: -c.score)))


def entry(article: Article) -> Entry:
    """The article as the search sees it: its names and the ways people ask for it."""
    head = article.head
    return Entry(article.id, head.title, (*head.names, *head.phrasings))


class Names:
    """Recognises the names of topics, whole or misspelt."""

    def __init__(self, articles: Iterable[Article]) -> None:
        named = {
            fold(name): article.id
            for article in articles
            for name in (article.head.title, *article.head.names)
        }
        self.exact = Listener(
            {topic: [n for n, t in named.items() if t == topic] for topic in set(named.values())}
        )
        self.squashed = [
            (name.replace(" ", ""), topic)
            for name, topic in named.items()
            if len(name.replace(" ", "")) >= SHORTEST_FUZZY_NAME
        ]

    def mentioned(self, text: str) -> tuple[str, ...]:
        """Topics whose names stand in the text, in order of mention; else the likest one."""
        exact = list(dict.fromkeys(topic for topic, _ in self.exact.find(text)))
        if exact:
            return tuple(exact)
        squashed = fold(text).replace(" ", "")
        return self.likest(squashed)

    def every(self, text: str) -> tuple[str, ...]:
        """All topics named in a text, whole or misspelt, part by part."""
        whole = self.mentioned(text)
        parts = [topic for part in PART.split(text) for topic in self.mentioned(part)]
        return tuple(dict.fromkeys((*parts, *whole)))

    def likest(self, squashed: str) -> tuple[str, ...]:
        """The topic of the name that is most like a part of the text, if like enough."""
        best, best_topic = NAME_LIKENESS, None
        for name, topic in self.squashed:
            if len(name) <= len(squashed) + 2:
                likeness = fuzz.partial_ratio(name, squashed, score_cutoff=best)
                if likeness > best:
                    best, best_topic = likeness, topic
        return (best_topic,) if best_topic else ()


class TopicFinder:
    """Search and names together over one language's articles."""

    def __init__(self, pack: LanguagePack) -> None:
        self.index = Index.build([entry(a) for a in pack.articles.values()], pack.language)
        self.names = Names(pack.articles.values())
        self.own_words = {a.id: (a.head.title, *a.head.phrasings) for a in pack.articles.values()}
        self.phrasings = {t: [fold(p) for p in listed] for t, listed in self.own_words.items()}
        phrasings = (" ".join((e.title, *e.questions)) for e in map(entry, pack.articles.values()))
        texts = [*phrasings, *(article.text for article in pack.articles.values())]
        self.spelling = Spelling(
            vocabulary_of((*texts, " ".join(pack.vocabulary.fillers))), pack.synonyms
        )

    def find(self, text: str) -> Found:
        """The topics of a message, best first."""
        named = self.names.mentioned(text)
        text = self.spelling.helped(text)
        ranked = self.index.search(text)
        scores = dict(ranked.hits)
        confidence = dict(ranked.confidence)
        for part in self.sentences(text):
            self.merge(self.index.search(part), scores, confidence)
        for topic in named:
            scores[topic] = scores.get(topic, 0.0) + NAME_BONUS
        candidates = sorted(
            (Candidate(t, s, confidence.get(t, 0.0)) for t, s in scores.items()),
            key=lambda c: -c.score,
        )
        return Found(tuple(candidates), named)

    def phrase_like(self, topic: str, text: str) -> str:
        """The phrasing of a topic that is most like a text."""
        found = process.extractOne(
            fold(text), self.phrasings[topic], scorer=fuzz.token_set_ratio, processor=None
        )
        return self.own_words[topic][found[2]]

    def sentences(self, text: str) -> list[str]:
        """The sentences of a long message, to be looked at one by one."""
        if len(words(text)) < LONG_MESSAGE:
            return []
        return [part for part in SENTENCE.findall(text) if len(words(part)) > 2][:20]  # noqa: PLR2004

    def merge(self, part: Ranked, scores: dict[str, float], confidence: dict[str, float]) -> None:
        """Let a sentence that a topic explains well count for that topic."""
        best = max(part.confidence.values(), default=0.0)
        for topic, score in part.hits:
            own = part.confidence[topic]
            scores[topic] = max(scores.get(topic, 0.0), STRAY_SENTENCE * score * min(1.0, best))
            confidence[topic] = max(confidence.get(topic, 0.0), own)
