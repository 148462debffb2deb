"""Finding the topic of a message among the articles of one language.

Two searches are mixed: over whole articles, and over every single phrasing, of which the nearest
few of a topic count. On questions that were not tuned on, either alone is some points worse.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Self

from rapidfuzz import fuzz, process

from knowledge.alternatives import Alternatives
from knowledge.aspects import Aspects
from knowledge.classifier.examples import CLARIFY
from knowledge.classifier.features import Features
from knowledge.classifier.model import Classifier
from knowledge.listening import Listener
from knowledge.model import Article, LanguagePack, Vocabulary
from knowledge.names import Names
from knowledge.search import Entry, Index
from knowledge.sections import OPENING_FACET
from knowledge.spelling import Spelling, vocabulary_of
from knowledge.text import fold, words, words_of

SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
LONG_MESSAGE = 14
"""Words from which the sentences of a message are also looked at one by one."""
MOST_SENTENCES = 12
SHORTEST_SENTENCE = 3
NEIGHBOURS = 3
"""Phrasings of a topic that count."""
NEAREST = 80
"""Phrasings that are looked at."""
ARTICLE_SHARE = 0.5
"""What the whole article counts beside the phrasings."""
KNOWN = 0.9
"""Confidence from which a question is taken to be one of the phrasings, ..."""
SAME_LENGTH = 0.7
"""... and the share of its length that it must have."""
ASKING_SHARE = 0.4
"""What the sentence that asks counts beside the whole message."""
NAME_BONUS = 0.1
SHORT_NAME_BONUS = 0.35
AMONG = 0.15
"""What the topics gain among which a message asks for the right one."""
LEARNED = 0.4
"""What a topic gains that the classifier is sure of."""
ONLY_SUBJECT = 0.1
"""What a topic is before all others where nothing but its name is the subject."""
RULED_OUT = 0.4
"""What a topic loses when the message says that it is not meant, by its name."""
SEEMS_RULED_OUT = 0.15
"""What it loses when it is described."""
CLEARLY = 0.6
"""Confidence that a description needs to be taken as one."""
ALIKE = 50.0
"""Percentage from which a way to ask is like a message."""
SHORT_MESSAGE = 7
"""Words of a message in which a name says nearly everything."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A topic that a message may be about."""

    topic: str
    score: float
    """The mixed scores, with the bonus for a name that was mentioned."""
    confidence: float
    """0 to about 1: how much of the message the topic explains."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a message seems to be about, best first, and the topics that it names outright."""

    candidates: tuple[Candidate, ...]
    named: tuple[str, ...]
    phrase: Mapping[str, str]
    """The nearest phrasing of each topic that has one near."""
    facets: Mapping[str, Mapping[str, float]]
    """For each topic the facets of its near phrasings, and how near the best of each is."""
    known: Mapping[str, str]
    """For a topic that is asked for in just the words of a phrasing, the facet of that one."""
    alternatives: bool = False
    """Whether the named topics are offered as alternatives, of which one is described."""
    among: bool = False
    """Whether it is asked which of some topics is described."""

    @property
    def best(self) -> Candidate | None:
        """The likeliest topic."""
        return self.candidates[0] if self.candidates else None

    def leads(self, lead: float) -> bool:
        """Whether the likeliest topic is so far before the second."""
        first, *others = self.candidates[:2] or (None,)
        return first is not None and (not others or first.score - others[0].score >= lead)

    def best_of(self, topics: Iterable[str], lead: float) -> str | None:
        """The one of some topics that is clearly the likeliest, or None."""
        wanted = set(topics)
        among = [c for c in self.candidates if c.topic in wanted]
        if not among or among[0] is not self.candidates[0]:
            return None
        second = among[1].score if len(among) > 1 else 0.0
        return among[0].topic if among[0].score - second >= lead else None

    def leaning_on(self, topic: str, gain: float) -> Self:
        """The same, with the topic that the conversation is about made likelier."""
        if self.named:
            return self
        leaning = (
            Candidate(c.topic, c.score + gain, c.confidence + gain) if c.topic == topic else c
            for c in self.candidates
        )
        return replace(self, candidates=tuple(sorted(leaning, key=lambda c: -c.score)))


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at a text gave, by topic."""

    scores: dict[str, float]
    confidence: dict[str, float]
    phrase: dict[str, str]
    facets: Mapping[str, Mapping[str, float]]
    known: Mapping[str, str]


def entry(article: Article) -> Entry:
    """The article as the search sees it: its names, the ways people ask for it, its text."""
    head = article.head
    return Entry(article.id, head.title, (*head.names, *head.phrasings), article.text)


def asked(article: Article) -> dict[str, tuple[str, ...]]:
    """The ways people ask by facet, with the bare names under the first one."""
    questions = dict(article.head.questions)
    questions[OPENING_FACET] = (*article.head.names, *questions.get(OPENING_FACET, ()))
    return questions


def empty_words(vocabulary: Vocabulary) -> frozenset[str]:
    """The words that say nothing of any topic, folded."""
    listed = (*vocabulary.fillers, *vocabulary.common, *vocabulary.everywhere)
    return words_of(listed)


class TopicFinder:
    """Search and names together over one language's articles."""

    def __init__(self, pack: LanguagePack) -> None:
        articles = list(pack.articles.values())
        entries = [entry(article) for article in articles]
        self.empty = empty_words(pack.vocabulary)
        self.names = Names(articles, self.empty)
        self.alternatives = Alternatives(pack, self.names)
        self.among = Listener({str(n): g.which for n, g in enumerate(pack.groups)})
        self.groups = pack.groups
        self.index = Index.build(entries, pack.language)
        self.phrasings = [
            (article.id, facet, phrasing)
            for article in articles
            for facet, listed in asked(article).items()
            for phrasing in listed
        ]
        self.ways: dict[tuple[str, str | None], dict[str, str]] = {
            (article.id, facet): {way: fold(way) for way in ways}
            for article in articles
            for facet, ways in article.head.questions.items()
        }
        """By topic and facet the ways to ask for it, and each of them folded."""
        self.bare = frozenset(name for article in articles for name in article.head.names)
        self.by_phrasing = Index.build(
            (Entry(str(number), text) for number, (_, _, text) in enumerate(self.phrasings)),
            pack.language,
            self.index.terms,
        )
        fillers = " ".join(pack.vocabulary.fillers)
        texts = (" ".join((e.title, *e.questions, e.text)) for e in entries)
        self.spelling = Spelling(vocabulary_of((*texts, fillers)), pack.synonyms)
        self.aspects = Aspects(pack, self.index.terms, self.spelling)
        features = Features(self.names, self.index.terms, self.spelling)
        self.classifier = Classifier(features, pack.learned)

    def find(
        self,
        text: str,
        ruled_out: str = "",
        subject: Iterable[str] = (),
        *,
        points_back: bool = False,
    ) -> Found:
        """The topics of a message, best first; the sentences of a long one count too.

        What the message rules out counts against the topics that it is about; where its subject
        is nothing but the name of one, the other words only say what is asked of that one.
        One that points back at what was talked of is not like others that stand alone.
        """
        offered = self.alternatives.offered(text)
        named = offered.topics if offered else self.names.mentioned(text)
        whole = self.read(offered.description if offered else text)
        scores: dict[str, float] = self.weighed(whole.scores, text, named, ruled_out)
        if not points_back:
            self.add_learned(scores, text)
        if offered:
            scores = {topic: scores[topic] for topic in named}
        if len(named) == 1 and self.aspects.is_name(named[0], subject):
            scores[named[0]] = max(scores.values()) + ONLY_SUBJECT
        candidates = sorted(
            (Candidate(t, s, whole.confidence.get(t, 0.0)) for t, s in scores.items()),
            key=lambda c: -c.score,
        )
        return Found(
            tuple(candidates),
            named,
            whole.phrase,
            whole.facets,
            whole.known,
            alternatives=offered is not None,
            among=self.among.hears(text),
        )

    def nearest_phrasing(self, topic: str, facet: str | None, text: str) -> str | None:
        """The way to ask for a fact that a text is most like; None where it is like none."""
        ways = self.ways.get((topic, facet), {})
        found = process.extractOne(
            fold(text), ways, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE
        )
        return found[2] if found else None

    def read(self, text: str) -> Look:
        """A look at a text as a whole, and at the sentences of a long one."""
        helped = self.spelling.helped(text)
        whole = self.look(helped, len(text))
        confidence = whole.confidence
        for sentence in self.sentences(helped):
            for topic, sure in self.index.explained(sentence).items():
                confidence[topic] = max(confidence.get(topic, 0.0), sure)
        parts = self.sentences(text)
        longer = [part for part in parts if len(words(part)) > SHORTEST_SENTENCE]
        asking = [part for part in longer if part.endswith("?")]
        question = (asking or longer or parts or [""])[-1]
        return self.with_question(whole, question) if parts[1:] and self.tells(question) else whole

    def tells(self, sentence: str) -> bool:
        """Whether a sentence has any word of its own: not `What are they called?`."""
        return not self.empty.issuperset(fold(sentence).split())

    def weighed(
        self, scores: Mapping[str, float], text: str, named: Iterable[str], ruled_out: str
    ) -> defaultdict[str, float]:
        """The scores with what names add and what is ruled out loses."""
        weighed = defaultdict(float, scores)
        bonus = NAME_BONUS if len(words(text)) > SHORT_MESSAGE else SHORT_NAME_BONUS
        for topic in named:
            weighed[topic] += bonus
        for topics in self.asked_among(text):
            for topic in topics:
                weighed[topic] += AMONG
        for topic, loss in self.excluded(ruled_out, named).items():
            weighed[topic] -= loss
        return weighed

    def asked_among(self, text: str) -> list[tuple[str, ...]]:
        """The topics of which a text asks for one that it describes: `which of the demands`."""
        return [self.groups[int(number)].topics for number, _ in self.among.find(text)]

    def add_learned(self, scores: dict[str, float], text: str) -> None:
        """Let the topics gain that others have asked for in such words."""
        guess = self.classifier.guess(text)
        single = LEARNED * (1 - guess.intent.get(CLARIFY, 0.0))
        for topic, share in guess.topic.items():
            scores[topic] = scores.get(topic, 0.0) + single * share

    def with_question(self, whole: Look, sentence: str) -> Look:
        """The look at a story of several sentences, with the one that asks counted once more."""
        asked = self.look(self.spelling.helped(sentence), len(sentence))
        scores = {
            topic: score + ASKING_SHARE * asked.scores.get(topic, 0.0)
            for topic, score in whole.scores.items()
        }
        return replace(whole, scores=scores)

    def excluded(self, ruled_out: str, named: Iterable[str]) -> dict[str, float]:
        """What the topics of a ruled out text lose, unless they are also asked for by name."""
        if not ruled_out:
            return {}
        meant = dict.fromkeys(self.names.exactly(ruled_out), RULED_OUT)
        if not meant:
            ranked = self.index.search(self.spelling.helped(ruled_out), 1)
            best = [topic for topic, sure in ranked.confidence.items() if sure >= CLEARLY]
            meant = dict.fromkeys(best, SEEMS_RULED_OUT)
        return {topic: loss for topic, loss in meant.items() if topic not in named}

    def look(self, text: str, length: int) -> Look:
        """One text in both searches; `length` is how much of it was really said."""
        query = self.index.terms.of(text)
        near: defaultdict[str, list[float]] = defaultdict(list)
        phrase: dict[str, str] = {}
        facets: defaultdict[str, dict[str, float]] = defaultdict(dict)
        known: dict[str, str] = {}
        for number, score, alike in self.by_phrasing.hits(query, NEAREST):
            topic, facet, phrasing = self.phrasings[number]
            if alike >= KNOWN and length >= SAME_LENGTH * len(phrasing):
                known.setdefault(topic, facet)
            phrase.setdefault(topic, phrasing)
            if phrasing not in self.bare:  # a name says nothing of what is asked
                facets[topic].setdefault(facet, score)
            if len(near[topic]) < NEIGHBOURS:
                near[topic].append(score)
        ids, ranked = self.index.ids, self.index.hits(query, len(self.index.ids))
        scores = {ids[number]: ARTICLE_SHARE * score for number, score, _ in ranked}
        for topic, best in near.items():
            scores[topic] = scores.get(topic, 0.0) + sum(best) / NEIGHBOURS
        confidence = {ids[number]: sure for number, _, sure in ranked}
        return Look(scores, confidence, phrase, facets, known)

    def sentences(self, text: str) -> list[str]:
        """The sentences of a long message, to be looked at one by one."""
        if len(words(text)) < LONG_MESSAGE:
            return []
        parts = [p for p in SENTENCE.findall(text) if len(words(p)) >= SHORTEST_SENTENCE]
        return parts[:MOST_SENTENCES]
