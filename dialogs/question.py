"""A question: which topic it is about, which fact it asks for, and how sure that is."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from dialogs.answer import WHAT, Answers
from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.reading import GENERIC, Question
from dialogs.silence import Silence, facet_meant
from dialogs.state import Reason
from knowledge.groups import NOT_SHARED, Shared
from knowledge.text import fold
from knowledge.topics import Candidate, Found

SURE = 0.34
"""Confidence from which a topic is an answer; below it the sources are taken not to say."""
HINT = 0.17
"""Confidence from which a topic may be offered as the nearest."""
CLOSE = 0.06
"""Lead of the first topic over the second below which the bot asks which is meant."""
CLEAR = 0.3
"""Lead among topics that share a word from which the bot need not ask."""
CLEAR_BARE = 0.35
"""The same where the message has no other words."""
EXPLAINED = 0.8
"""Confidence in another topic from which a shared word beside others does not count."""
LONG_WORD = 7
"""Letters of a shared word that may be misspelt."""
CLOSE_SUBJECT = 3
"""Words of subject up to which two close topics are asked about."""
LEAD = 0.25
"""Lead of the first topic from which a question without a subject of its own is about it."""
LEANING = 0.35
"""What the topic talked of gains when a message points back."""
STAYING = 0.12
"""What it gains when a short message does not."""
NEAREST = 3
MOST_CHOICES = 4
ASPECT = "aspect"
"""The facet of what a topic's article does not speak of at all."""
BARE = 2
"""Words of subject of a message that only names a topic."""
NAME_ALONE: Mapping[str, float] = {WHAT: 1.0}
"""A name by itself asks for what the thing is."""
MOST_PARTS = 3
"""Questions of one message that are answered together."""
GOING_ON = 6
"""Words of a message that goes on from the answer before with `och` or `and`."""
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

    @property
    def about(self) -> tuple[str, str | None]:
        """The fact asked for, to tell two questions apart."""
        return self.topics[0], self.facet


class Questions:
    """Answers questions out of the articles, or says honestly that they do not tell."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    async def take(self, exchange: Exchange) -> Reply:
        """The last step for every message: answer, ask back, or say that it is unknown."""
        return self.several(exchange) or self.reply(
            exchange, self.resolve(exchange, exchange.text)
        )

    def several(self, exchange: Exchange) -> Reply | None:
        """Two or three questions of one message answered together; None where it is one."""
        parts = exchange.heard.reader.parts(exchange.text)
        if len(parts) < 2:  # noqa: PLR2004 - more than one
            return None
        resolved: list[Resolved] = []
        for part in parts[:MOST_PARTS]:
            one = self.resolve(exchange, part)
            if one.kind is Kind.TOPIC:
                self.answers.note(exchange, one.topics[0], one.facet or WHAT)
                resolved.append(one)
        distinct = {one.about: one for one in resolved}
        if len(distinct) < 2:  # noqa: PLR2004
            return None
        replies = [self.reply(exchange, one) for one in distinct.values()]
        joined = replies[0]
        for other in replies[1:]:
            if other.text not in joined.text:
                joined = joined.joined_with(other)
        rest = len(parts) > MOST_PARTS
        return joined.with_note(exchange.say("several.rest", most=MOST_PARTS)) if rest else joined

    def part(self, exchange: Exchange, text: str) -> Reply | None:
        """The answer to one question among others of a message; None where it is unclear."""
        resolved = self.resolve(exchange, text)
        return self.reply(exchange, resolved) if resolved.kind is Kind.TOPIC else None

    def reply(self, exchange: Exchange, resolved: Resolved) -> Reply:
        """The reply to what a question is about."""
        if resolved.kind is Kind.SEVERAL:
            return self.clarify(exchange, resolved)
        if resolved.kind is Kind.NOTHING:
            return self.unknown(exchange, resolved.topics)
        self.explain(exchange, resolved)
        return self.answers.give(
            exchange,
            resolved.topics[0],
            resolved.facet,
            resolved.question,
            near=resolved.near,
            score=resolved.score,
        )

    def explain(self, exchange: Exchange, resolved: Resolved) -> None:
        """Remember why this topic was chosen, in our own words."""
        topic, runners_up = resolved.topics[0], resolved.runners_up
        reason = Reason(
            topic=topic,
            phrase=resolved.phrase,
            confidence=resolved.score,
            runner_up=runners_up[0] if runners_up else None,
        )
        exchange.remember(reason=reason, runners_up=runners_up)

    def confident(self, exchange: Exchange) -> bool:
        """Whether a message would be answered; used in the middle of a signup."""
        return self.resolve(exchange, exchange.text).kind is Kind.TOPIC

    def facet(self, exchange: Exchange) -> str | None:
        """Which fact a message asks for."""
        question = exchange.heard.reader.read(exchange.text)
        return question.facet if question.certain else None

    def resolve(self, exchange: Exchange, text: str) -> Resolved:
        """Find out what a question is about, leaning on the conversation where it leans."""
        question = exchange.heard.reader.read(text)
        before = exchange.state.topic
        heard = exchange.heard
        found = heard.finder.find(question.text, question.ruled_out, question.subject)
        shared = self.shared_words(exchange, question, found)
        topics = shared.topics
        own = set(question.subject) - (heard.groups.empty if question.certain else set())
        leans = before in topics or not (topics or own)
        named = heard.finder.names.exact.hears(question.text)
        leans = leans or (not named and not topics and self.goes_on(exchange, question))
        particular = question.facet is not None and question.facet not in GENERIC
        leaning = before is not None and particular  # `syfte?` after an answer is about that
        only_word = bool(topics) and shared.bare and question.facet is None
        known = len(found.known) == 1 and not only_word and (topics or not question.subject)
        clear = not (before or topics or question.subject) and found.leads(LEAD)
        if (known and not leaning) or clear:
            return self.judge(exchange, question, found)
        if before and (leans or (question.points_back and question.facet and topics)):
            question = replace(question, certain=question.facet not in (None, *GENERIC))
            return self.on(exchange, question, before)
        decided = particular or not shared.bare
        likely = decided and found.best_of(topics, CLEAR_BARE if shared.bare else CLEAR)
        if (topics and not likely) or not question.subject:
            return self.shared(exchange, question, topics)
        short = len(question.text.split()) <= SHORT
        if before and (question.points_back or short):
            found = found.leaning_on(before, LEANING if question.points_back else STAYING)
        return self.judge(exchange, question, found)

    def shared_words(self, exchange: Exchange, question: Question, found: Found) -> Shared:
        """The word that several topics share, where a question says no more than that."""
        heard = exchange.heard
        spelling = heard.finder.spelling
        strange = spelling.unknown(" ".join(question.subject))
        right = {w: spelling.nearest(w) or w for w in strange if len(w) >= LONG_WORD}
        subject = [right.get(word, word) for word in question.subject]
        shared = heard.groups.meant(" ".join((question.text, *subject)), subject)
        named = heard.finder.names.exact.find(question.text)
        best = found.best
        other = best and best.topic not in shared.topics and best.confidence >= EXPLAINED
        settled = other and (found.leads(LEAD) or not shared.bare)
        says_more = any(shared.tells_apart(name) for _, name in named)
        return NOT_SHARED if settled or says_more else shared

    def goes_on(self, exchange: Exchange, question: Question) -> bool:
        """Whether a message goes on from the answer before: `och ihop med vilka?`."""
        before, first = exchange.state.topic, exchange.heard.likewise.find(question.text)[:1]
        short = len(question.text.split()) <= GOING_ON
        particular = question.certain and question.facet not in GENERIC
        begins = bool(first) and fold(question.text).startswith(first[0][1])
        if before is None or question.facet is None or not (begins and short and particular):
            return False
        pack = exchange.heard.pack
        sections = pack.articles[before].sections
        return any(n in sections for n in (question.facet, *pack.facets[question.facet].instead))

    def shared(self, exchange: Exchange, question: Question, topics: tuple[str, ...]) -> Resolved:
        """A question that says no more than a word that several topics share, or not even that."""
        if not topics and question.facet and not self.lacks(exchange, question.facet):
            topics = self.with_facet(exchange, question.facet)
        kind = Kind.SEVERAL if len(topics) > 1 else Kind.NOTHING
        return Resolved(kind, question, topics, question.facet)

    def lacks(self, exchange: Exchange, facet: str | None) -> bool:
        """Whether a facet is one that no source tells of."""
        return facet is not None and exchange.book.pack.facets[facet].heading is None

    def with_facet(self, exchange: Exchange, facet: str) -> tuple[str, ...]:
        """The programmes that can answer such a question."""
        articles = exchange.book.pack.articles
        instead = exchange.book.pack.facets[facet].instead
        facets = {facet, *(name for name in instead if name != WHAT)}
        having = [t for t in exchange.book.pack.programmes if facets & articles[t].sections.keys()]
        return tuple(having or exchange.book.pack.programmes)

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
            kind = Kind.NOTHING if self.lacks(exchange, question.facet) else Kind.SEVERAL
            return Resolved(kind, question, rivals, question.facet)
        if silence.on_all():
            return Resolved(Kind.NOTHING, question, (best.topic,))
        if self.lacks(exchange, question.facet) and silence.describes():
            question = replace(question, facet=None, certain=False)
        elif silence.on_aspect():
            return self.lacking(question, best.topic)
        return self.sure(exchange, question, best, found)

    def unsure(
        self, exchange: Exchange, question: Question, found: Found, *, elsewhere: bool = False
    ) -> Resolved:
        """A question that no topic explains well: a fact of the one before, or unknown."""
        before = exchange.state.topic
        short = len(question.text.split()) <= SHORT
        if before and question.facet and question.certain and short and not elsewhere:
            return self.on(exchange, question, before)
        near = tuple(c.topic for c in found.candidates if c.confidence >= HINT)
        return Resolved(Kind.NOTHING, question, near[:NEAREST])

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
        if told and not asks_else:
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

    def clarify(self, exchange: Exchange, resolved: Resolved) -> Reply:
        """Ask which of several topics is meant."""
        topics = resolved.topics
        exchange.remember(
            candidates=topics, listed=topics, question=resolved.facet, choice_starts="answer"
        )
        if exchange.state.topic is None:  # a follow-up may lean on the likeliest of them
            exchange.remember(topic=topics[0])
        titles = tuple(exchange.book.title(topic) for topic in topics)
        listed = "\n".join(f"{number}. {title}" for number, title in enumerate(titles, 1))
        return exchange.reply(
            exchange.say("clarify.which", choices=listed),
            Outcome.CLARIFY,
            topics=topics,
            choices=titles,
        )

    def unknown(self, exchange: Exchange, near: tuple[str, ...]) -> Reply:
        """That the sources do not say, the nearest topics, and the way on."""
        titles = tuple(exchange.book.title(topic) for topic in near)
        exchange.remember(candidates=near, question=None, choice_starts="answer")
        parts = [exchange.say("unknown.sorry")]
        if titles:
            parts.append(exchange.say("unknown.nearest", topics=", ".join(titles)))
        parts.append(exchange.say("unknown.contact"))
        return exchange.reply("\n\n".join(parts), Outcome.UNKNOWN, topics=near, choices=titles)
