"""How sure it is what a question is about: one topic, several, or nothing in the sources."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from dialogs.exchange import Exchange
from dialogs.ids import WHAT
from dialogs.questions.gap_detection import Silence, facet_meant
from dialogs.understanding.reading import GENERIC, Question
from knowledge.topics import Candidate, Found

SURE = 0.34
"""Confidence from which a topic is an answer; below it the sources are taken not to say."""
HINT = 0.17
"""Confidence from which a topic may be offered as the nearest."""
CLOSE = 0.06
"""Lead of the first topic over the second below which the bot asks which is meant."""
CLOSE_SUBJECT = 3
"""Words of subject up to which two close topics are asked about."""
NEAREST = 3
MOST_CHOICES = 4
ASPECT = "aspect"
"""The facet of what a topic's article does not speak of at all."""
VAGUE = (ASPECT, "guarantee", "selection", "premise", "people", "effort")
"""What the sources leave out that is asked of one topic, and hardly of the next as well."""
BARE = 2
"""Words of subject of a message that only names a topic."""
NAME_ALONE: Mapping[str, float] = {WHAT: 1.0}
"""A name by itself asks for what the thing is."""
SHORT = 8
"""Words of a message that may lean on the topic before."""


class Kind(Enum):
    """What a question turned out to be."""

    TOPIC = "topic"
    SEVERAL = "several"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a question is about."""

    kind: Kind
    question: Question
    topics: tuple[str, ...]
    """The topic; or the ones it could be; or the nearest ones."""
    facet: str | None = None
    score: float | None = None
    runners_up: tuple[str, ...] = ()
    phrase: str | None = None
    """The phrasing of the article that is most like the question."""
    near: Mapping[str, float] = field(default_factory=dict)
    """The facets of its phrasings near the question."""
    leans: bool = False
    """Whether it is about what was talked of before."""
    learned: float | None = None
    """How sure the classifier is of the topic, where it has the say."""

    @property
    def about(self) -> tuple[str, str | None]:
        """The fact asked for, to tell two questions apart."""
        return self.topics[0], self.facet


class Answerability:
    """Judges what was found for a question."""

    def judge(self, exchange: Exchange, question: Question, found: Found) -> Resolved:
        """Whether the likeliest topic is likely enough, and the only one."""
        best = found.best
        if best is None:
            return self.unsure(exchange, question, found)
        silence = Silence(exchange, question, best, found)
        elsewhere = silence.is_elsewhere()
        if elsewhere and best.topic in found.named:
            return self.lacking(question, best.topic)
        if elsewhere or not (best.topic in found.named or best.confidence >= SURE):
            return self.unsure(exchange, question, found, elsewhere=elsewhere)
        rivals = self.rivals(question, found)
        if len(rivals) > 1:
            return self.among(exchange, question, rivals)
        if silence.on_all():
            of_talk = self.of_talk(exchange, question)
            return of_talk or Resolved(Kind.NOTHING, question, (best.topic,))
        if self.lacks(exchange, question.facet) and silence.describes():
            question = replace(question, facet=None, certain=False)
        elif silence.on_aspect():
            return self.lacking(question, best.topic)
        return self.sure(exchange, question, best, found)

    def among(self, exchange: Exchange, question: Question, rivals: tuple[str, ...]) -> Resolved:
        """A question that several topics explain alike: the one talked of, else all of them."""
        if exchange.state.topic in rivals:
            return self.on(exchange, question, exchange.state.topic)
        kind = Kind.NOTHING if self.lacks(exchange, question.facet) else Kind.SEVERAL
        return Resolved(kind, question, rivals, question.facet)

    def unsure(
        self, exchange: Exchange, question: Question, found: Found, *, elsewhere: bool = False
    ) -> Resolved:
        """A question that no topic explains well: a fact of the one before, or unknown."""
        of_talk = None if elsewhere else self.of_talk(exchange, question)
        if of_talk:
            return of_talk
        near = tuple(c.topic for c in found.candidates if c.confidence >= HINT)
        return Resolved(Kind.NOTHING, question, near[:NEAREST])

    def of_talk(self, exchange: Exchange, question: Question) -> Resolved | None:
        """A fact of the topic before, where a short question asks for one in so many words."""
        before = exchange.state.topic
        short = len(question.text.split()) <= SHORT
        asks = question.facet and question.certain and short
        return self.on(exchange, question, before) if before and asks else None

    def lacking(self, question: Question, topic: str) -> Resolved:
        """A question for something on a topic that its article never touches."""
        asked = replace(question, facet=ASPECT, certain=True)
        return Resolved(Kind.TOPIC, asked, (topic,), ASPECT)

    def sure(
        self, exchange: Exchange, question: Question, best: Candidate, found: Found
    ) -> Resolved:
        """A question on a topic, and what of it answers."""
        on = self.on(exchange, question, best.topic, min(1.0, best.confidence))
        told = found.known.get(best.topic)
        # `Var är X?` is nearly `Vad är X?`, letter by letter, but what it asks for counts.
        asks_else = question.certain and question.facet not in GENERIC and told in GENERIC
        also = exchange.heard.pack.articles[best.topic].head.also.get(question.facet or "")
        if told and told != also and not asks_else:
            on = replace(on, facet=told, question=replace(question, facet=told, certain=True))
        alone = best.topic in found.named and len(question.subject) <= BARE
        bare = alone and question.facet is None
        others = tuple(c.topic for c in found.candidates if c.topic != best.topic)
        return replace(
            on,
            runners_up=others[:NEAREST],
            phrase=found.phrase.get(best.topic),
            near=NAME_ALONE if bare else found.facets.get(best.topic, {}),
        )

    def on(
        self, exchange: Exchange, question: Question, topic: str, score: float | None = None
    ) -> Resolved:
        """The question as one on a topic."""
        facet = facet_meant(exchange, question, topic)
        return Resolved(Kind.TOPIC, question, (topic,), facet, score)

    def rivals(self, question: Question, found: Found) -> tuple[str, ...]:
        """Topics that a message could equally well mean, the likeliest first."""
        best = found.candidates[0]
        if found.named or len(question.subject) > CLOSE_SUBJECT:
            return (best.topic,)
        close = [
            c.topic
            for c in found.candidates[:MOST_CHOICES]
            if best.score - c.score <= CLOSE and c.confidence >= SURE
        ]
        return tuple(close) or (best.topic,)

    def lacks(self, exchange: Exchange, facet: str | None) -> bool:
        """Whether a facet is one that no source tells of."""
        return facet is not None and exchange.book.pack.facets[facet].heading is None
