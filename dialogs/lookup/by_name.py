"""`Which programme runs every other year?`, `what is the breakfast thing called?`: its name first.

Such a question says what a thing is like, and wants to know which one it is. The name of a person
is another matter: that is no thing to join.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dialogs.exchange import Exchange
from dialogs.ids import CONTENT, WHAT
from dialogs.messages import Language, Outcome, Reply
from dialogs.questions.answer import Answers
from dialogs.questions.second_opinion import FACET_GAIN
from dialogs.understanding.small_words import left_over
from dialogs.understanding.sureness import EVENLY, SURELY
from dialogs.understanding.wordbook import Wordbook
from knowledge.classifier.examples import CHOOSE, GAP, JOIN, SIGNUP
from knowledge.classifier.model import Shares
from knowledge.listening import Listener
from knowledge.model import Article, NamedThings
from knowledge.text import any_of, fold, words
from knowledge.topics import TopicFinder

LONGEST = 18
"""Words of a question that describes one thing and no more."""
BETWEEN = 2
"""Words that may stand between `the name of` and the thing: `the morning event`."""
ELSE = EVENLY
"""Share from which a message is for advice, a wish, or whether one may join."""
LACKING = SURELY
"""Share from which `which programme` is for what the sources leave out."""
CLEAR, SURE = 0.15, 0.5
"""Lead and confidence of the thing that is described."""
POINT = 0.5
"""What a thing gains by making the point that a question names."""
FEWEST, MOST = 2, 2
"""Words that a description shares with what is told of a kind, and kinds that it may fit."""


class NamingEar:
    """Hears in one language that the name of a thing is asked for."""

    def __init__(self, said: NamedThings) -> None:
        leads, things = any_of(map(fold, said.leads)), any_of(map(fold, said.things))
        ends = any_of(map(fold, said.ends))
        self.before = re.compile(rf"\b(?:{leads})(?= (?:\w+ ){{0,{BETWEEN}}}?(?:{things})\b)")
        self.behind = re.compile(rf"(?<=\b)(?:{things})\b(?P<told>.*?)\b(?:{ends})\b")
        self.ends = re.compile(rf"\b(?:{ends})\b")
        self.otherwise = Listener({"otherwise": said.otherwise})

    def description(self, text: str) -> str | None:
        """What is said of the thing whose name is asked for; None where none is."""
        said = fold(text)
        if self.before.search(said):
            return self.before.sub("", said).strip()
        return self.ends.sub("", said).strip() if self.behind.search(said) else None


class ByName:
    """Answers with the name of the one thing that a question describes."""

    def __init__(self, answers: Answers, books: Mapping[Language, Wordbook]) -> None:
        self.answers = answers
        self.ears = {
            language: NamingEar(book.pack.vocabulary.named_things)
            for language, book in books.items()
        }

    async def take(self, exchange: Exchange) -> Reply | None:
        """`What is the course called that ...?`: its name, then the fact; None for all else."""
        heard, text = exchange.heard, exchange.text
        ear = self.ears[heard.language]
        if ear.otherwise.hears(text):
            return None
        called = ear.description(text)
        topics = self.among(exchange, called)
        if not topics or not self.describes_one(exchange, called):
            return None
        description, talked_of = called or text, exchange.state.topic
        figure = heard.premises.facts.figure(description)
        if talked_of and talked_of in topics and points_back(exchange) and not figure:
            return self.answers.give(exchange, talked_of, WHAT, named=True)
        topic = self.described(exchange, description, topics)
        if topic is None:
            return None
        if exchange.heard.pack.articles[topic].head.kinds:
            return self.kind(exchange, topic, description)
        return self.named(exchange, topic, description)

    def among(self, exchange: Exchange, called: str | None) -> Sequence[str]:
        """The things of which one is asked for."""
        first, *_ = exchange.heard.finder.asked_among(exchange.text) or [()]
        return first or (tuple(exchange.book.pack.programmes) if called else ())

    def describes_one(self, exchange: Exchange, called: str | None) -> bool:
        """Whether a message does nothing but describe one thing, which it does not name."""
        heard, text = exchange.heard, exchange.text
        if len(words(text)) > LONGEST or len(heard.parts(text)) > 1:
            return False
        if any(
            ear.hears(text)
            for ear in (heard.choosing.comparing, heard.choosing.asking, heard.pointing.among)
        ):
            return False
        if heard.finder.names.exactly(text):
            return False
        intent = exchange.guess.intent
        if max(intent.get(kind, 0.0) for kind in (CHOOSE, JOIN, SIGNUP)) >= ELSE:
            return False
        return called is not None or intent.get(GAP, 0.0) < LACKING

    def described(self, exchange: Exchange, description: str, topics: Sequence[str]) -> str | None:
        """The one of some topics that a description clearly fits."""
        heard = exchange.heard
        found = heard.finder.find(description).candidates
        scores = {
            c.topic: c.score + POINT * heard.points.makes(c.topic, description)
            for c in found
            if c.topic in topics and heard.premises.facts.may_recur(c.topic, description)
        }
        sure = {c.topic for c in found if c.confidence >= SURE}
        best = max(scores, key=lambda topic: scores[topic], default=None)
        if best is None or best not in sure:
            return None
        rest = max((score for topic, score in scores.items() if topic != best), default=0.0)
        return best if scores[best] - rest >= CLEAR else None

    def named(self, exchange: Exchange, topic: str, description: str) -> Reply | None:
        """The name, then what of the topic fits the description."""
        question, before = exchange.heard.reader.read(description), exchange.state
        article = exchange.heard.pack.articles[topic]
        shares = exchange.guess.facet_among(article.sections)
        proof = None if question.certain else self.proving(exchange, article, description, shares)
        if proof:  # what it says of the thing, not what others ask who say the like
            question = replace(question, facet=proof, certain=True)
        facet = question.facet or max(shares, key=lambda name: shares[name], default=None)
        near = {name: FACET_GAIN * share for name, share in shares.items()}
        reply = self.answers.give(exchange, topic, facet, question, near=near, named=True)
        if reply.outcome is Outcome.ANSWER:
            return reply
        exchange.state = before
        return None

    def proving(
        self, exchange: Exchange, article: Article, description: str, shares: Shares
    ) -> str | None:
        """The section that tells most of a description, or is asked for so; None where none is."""
        aspects, head = exchange.heard.finder.aspects, article.head
        small, stem = aspects.common.union(fold(head.title).split()), aspects.terms.stem
        asked = {stem(word) for word in words(description) if fold(word) not in small}

        def shared(text: str) -> int:
            return len(asked.intersection(map(stem, words(text))))

        fits = {
            name: (shared(text), shared(" ".join(head.questions.get(name, ()))))
            for name, text in article.sections.items()
            if name != WHAT
        }
        best = max(fits, key=lambda name: (*fits[name], shares[name]), default=None)
        return best if best and any(fits[best]) else None

    def kind(self, exchange: Exchange, topic: str, description: str) -> Reply | None:
        """The kinds that an article tells apart: `which document sets out concrete measures?`."""
        article, finder = exchange.heard.pack.articles[topic], exchange.heard.finder
        likest = exchange.heard.points.named(topic, description)
        likest = likest or self.likest(article, description, finder)
        if not 0 < len(likest) <= MOST:
            return None
        answering = exchange.book.pack.articles[topic]
        self.answers.note(exchange, topic, CONTENT)
        said = " ".join(answering.head.points[name].says for name in likest)
        return self.answers.told(exchange, answering, CONTENT, said)

    def likest(self, article: Article, description: str, finder: TopicFinder) -> tuple[str, ...]:
        """The points of an article that share most words with a description."""
        stem, common = finder.index.terms.stem, finder.aspects.common
        asked = {stem(word) for word in words(description) if fold(word) not in common}
        shared = {
            name: len(asked.intersection(map(stem, words(point.says))))
            for name, point in article.head.points.items()
        }
        most = max(FEWEST, *shared.values())
        return tuple(name for name, count in shared.items() if count == most)


def points_back(exchange: Exchange) -> bool:
    """`Which demand is that?`: what is told of it is what was just said."""
    heard, text = exchange.heard, exchange.text
    return left_over(text, heard.finder.among.find(text)) <= heard.reader.fillers
