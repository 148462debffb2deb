"""The last step for a message: a question is answered, or it is said that nobody can tell."""

import re
from collections.abc import Iterable
from dataclasses import replace

from dialogs.exchange import Exchange
from dialogs.ids import HOW, WHAT
from dialogs.messages import Outcome, Reply
from dialogs.parts import Answered
from dialogs.questions.answer import Answers
from dialogs.questions.answerability import VAGUE, Kind, Resolved
from dialogs.questions.second_opinion import SecondOpinion
from dialogs.questions.topic_resolution import TopicResolver
from dialogs.questions.topic_shift import names_one
from dialogs.state import Reason
from dialogs.understanding.sureness import SURELY
from knowledge.classifier.examples import ALONE, ANSWER
from knowledge.text import fold, words

FEW_WORDS = 4
"""Words that can be nothing but a name, and that it is asked about like the one before."""
STANDS = SURELY
"""Share from which a question needs nothing of the story before it."""
MOST_PARTS = 3
"""Questions of one message that are answered together."""
WITHIN = 0.5
"""Share of an answer's words that another one has, too, if it tells nothing more."""

NAME = re.compile(r"(?<=\s)[A-ZÅÄÖ][\w'’-]+")
"""A word with a capital within a message."""


class Questions:
    """Answers questions out of the articles, or says honestly that they do not tell."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.topic_resolver = TopicResolver()
        self.opinion = SecondOpinion(answers)

    async def take(self, exchange: Exchange) -> Reply:
        """The last step for every message: answer, ask back, or say that it is unknown."""
        told = self.in_what_way(exchange) or self.several(exchange)
        return told or self.reply(
            exchange, self.ending(exchange) or self.resolve(exchange, exchange.text)
        )

    def in_what_way(self, exchange: Exchange) -> Reply | None:
        """`How so?`, of what was talked of: the section on that, else all that is told of it."""
        topic, question = exchange.state.topic, exchange.heard.reader.read(exchange.text)
        asks = question.facet == HOW and question.certain and not question.subject
        if topic is None or not asks:
            return None
        if HOW in exchange.book.pack.articles[topic].sections:
            return self.answers.give(exchange, topic, HOW)
        return self.answers.whole(exchange, topic)

    def ending(self, exchange: Exchange) -> Resolved | None:
        """What the question that a story ends in is about, where it stands alone."""
        heard = exchange.heard
        asking = heard.reader.ending(exchange.text)
        guess = heard.finder.classifier.guess(asking) if asking else None
        if asking is None or guess is None or not guess.topic:
            return None
        if heard.reader.read(asking).points_back:
            return None
        sure = min(guess.topic[guess.likeliest_topic], guess.stand.get(ALONE, 0.0))
        if sure < STANDS or guess.intent.get(ANSWER, 0.0) < STANDS:
            return None
        resolved = self.resolve(exchange, asking)
        agreed = resolved.kind is Kind.TOPIC and resolved.topics[0] == guess.likeliest_topic
        return resolved if agreed else None

    def resolve(self, exchange: Exchange, text: str) -> Resolved:
        """What a question is about, by rules and by what examples have taught."""
        question = exchange.heard.reader.read(text)
        gaps, facet = exchange.heard.gaps, question.facet or WHAT
        only = gaps.of(facet, text) if question.certain and gaps.is_firm(facet, text) else None
        if only:  # `how many work here?`: what is told nowhere, but of one topic alone
            return Resolved(Kind.TOPIC, question, (only,), question.facet)
        resolved = self.opinion.weigh(exchange, self.topic_resolver.resolve(exchange, text))
        if self.is_of_a_stranger(exchange, resolved):
            return replace(resolved, kind=Kind.NOTHING, topics=())
        return self.likewise(exchange, self.told_alike(exchange, resolved))

    def is_of_a_stranger(self, exchange: Exchange, resolved: Resolved) -> bool:
        """`What about Spira?`: what was talked of, where a name is said that nothing here has."""
        heard, question = exchange.heard, resolved.question
        same = resolved.kind is Kind.TOPIC and resolved.topics == (exchange.state.topic,)
        named = [fold(name) for name in NAME.findall(question.said)]
        if not (same and named and heard.pointing.goes_on(question.said)):
            return False
        strange = heard.finder.spelling.unknown(" ".join(question.subject))
        known = set(question.subject) - set(strange)
        return not known and set(strange) <= set(named) and not names_one(exchange, resolved)

    def told_alike(self, exchange: Exchange, resolved: Resolved) -> Resolved:
        """Several topics that would be answered by the same one: `who adopted the policy?`."""
        facet, topics = resolved.facet, resolved.topics
        said = resolved.question.text
        told = {self.answers.asked.telling(exchange, topic, facet, said) for topic in topics}
        if resolved.kind is not Kind.SEVERAL or len(told) != 1:
            return resolved
        return replace(resolved, kind=Kind.TOPIC, topics=tuple(told))

    def likewise(self, exchange: Exchange, resolved: Resolved) -> Resolved:
        """`Och högre?`, `mentor då?`: what was asked last, of hardly more than a name."""
        question, facet = resolved.question, exchange.state.facet
        if resolved.kind is not Kind.TOPIC or resolved.facet or resolved.leans:
            return resolved
        heard, said = exchange.heard, question.said.split()
        lead = heard.pointing.likewise.find(question.said)[:1]  # `is it the same for`
        said = said[len(lead[0][1].split()) - 1 :] if lead else said
        begun = heard.pointing.goes_on(question.said) or fold(question.said).endswith(
            heard.pointing.afterwards
        )
        if facet in (None, WHAT, *VAGUE) or not begun or len(said) > FEW_WORDS:
            return resolved
        asked = replace(question, text="", facet=facet, certain=True)  # the name asks nothing
        return replace(resolved, question=asked, facet=facet, near={})

    def several(self, exchange: Exchange) -> Reply | None:
        """Two or three questions of one message answered together; None where it is one."""
        parts = exchange.heard.parts(exchange.text)
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
        joined = self.joined(exchange, distinct.values())
        topics = tuple(dict.fromkeys(topic for topic, _ in distinct))
        if len(topics) > 1:  # two things asked of one make no list
            exchange.remember(listed=topics)
        rest = len(parts) > MOST_PARTS
        return joined.with_note(exchange.say("several.rest", most=MOST_PARTS)) if rest else joined

    def joined(self, exchange: Exchange, parts: Iterable[Resolved]) -> Reply:
        """The answers to the questions of a message, under one another."""
        told = list[Reply]()
        for one in parts:
            beside = any(reply.topic == one.topics[0] for reply in told)
            told.append(self.reply(exchange, one, beside=beside))
        joined, *others = [reply for reply in told if self.tells_more(exchange, reply, told)]
        for other in others:
            if other.text not in joined.text:
                joined = joined.joined_with(other)
        return joined

    def tells_more(self, exchange: Exchange, reply: Reply, beside: list[Reply]) -> bool:
        """Whether an answer tells anything that no other of the same message tells."""
        told = self.answers.facts_in(exchange, reply)
        facts = [self.answers.facts_in(exchange, other) for other in beside]
        again = told in facts[: beside.index(reply)] or any(
            told < others and is_within(reply, other)
            for others, other in zip(facts, beside, strict=True)
        )
        return not told or not again

    def part(self, exchange: Exchange, text: str) -> Reply | None:
        """The answer to one question among others of a message; None where it is unclear."""
        resolved = self.resolve(exchange, text)
        return self.reply(exchange, resolved) if resolved.kind is Kind.TOPIC else None

    def reply(self, exchange: Exchange, resolved: Resolved, *, beside: bool = False) -> Reply:
        """The reply to what a question is about; `beside` where another on that is given, too."""
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
            beside=beside,
        )

    def explain(self, exchange: Exchange, resolved: Resolved) -> None:
        """Remember why this topic was chosen, in our own words."""
        topic, runners_up = resolved.topics[0], resolved.runners_up
        reason = Reason(
            topic=topic,
            phrase=resolved.phrase,
            confidence=resolved.score,
            runner_up=runners_up[0] if runners_up else None,
            learned=resolved.learned,
        )
        exchange.remember(reason=reason, runners_up=runners_up)

    def confident(self, exchange: Exchange) -> bool:
        """Whether a message would be answered; used in the middle of a signup."""
        return self.resolve(exchange, exchange.text).kind is Kind.TOPIC

    def facet(self, exchange: Exchange) -> str | None:
        """Which fact a message asks for."""
        question = exchange.heard.reader.read(exchange.text)
        return question.facet if question.certain else None

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
        if not near and exchange.heard.elsewhere.is_other(exchange.text):
            return exchange.reply(exchange.say("unknown.other_matter"), Outcome.UNKNOWN)
        parts = [exchange.say("unknown.sorry")]
        if titles:
            parts.append(exchange.say("unknown.nearest", topics=", ".join(titles)))
        parts.append(exchange.say("unknown.contact"))
        return exchange.reply("\n\n".join(parts), Outcome.UNKNOWN, topics=near, choices=titles)


def is_within(reply: Reply, other: Reply) -> bool:
    """Whether one answer says much of what another says, by their words."""
    said, others = words_of(reply), words_of(other)
    return len(said & others) >= WITHIN * len(said)


def words_of(reply: Reply) -> frozenset[str]:
    """The words of an answer, without its source."""
    return frozenset(words(reply.parts.fact if isinstance(reply.parts, Answered) else reply.text))
