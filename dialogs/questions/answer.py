"""From a topic and what is asked of it to a reply: the fact first, the source, and the way on."""

from collections.abc import Mapping
from dataclasses import replace

from dialogs.exchange import Exchange
from dialogs.ids import OVERVIEW, WHAT, WHO
from dialogs.messages import Outcome, Reply
from dialogs.parts import Answered
from dialogs.premises.holding import held, held_of_named
from dialogs.questions.citing import Citing
from dialogs.questions.fact_asked import FactAsked
from dialogs.questions.ways_on import follow_ups, offer, see_also
from dialogs.understanding.claims.premise import Premise, Verdict
from dialogs.understanding.reading import Question
from knowledge.model import Article, Knowledge

REMEMBERED = 6
"""Topics that a conversation can go back to."""
NOTHING_NEAR: Mapping[str, float] = {}
UNKNOWN = (Verdict.UNTOLD, Verdict.UNMENTIONED, Verdict.TOLD_OF_ANOTHER)


class Answers:
    """Makes replies out of articles."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.citing = Citing(knowledge)
        self.asked = FactAsked(self.citing)

    def give(
        self,
        exchange: Exchange,
        topic: str,
        facet: str | None = None,
        question: Question | None = None,
        *,
        near: Mapping[str, float] = NOTHING_NEAR,
        score: float | None = None,
        named: bool = False,
        beside: bool = False,
    ) -> Reply:
        """The asked-for fact of a topic; or, where the sources lack it, that they do.

        `named` puts the name of the topic first, for those who ask what it is called; `beside`
        is whether it stands under an answer on the same topic.
        """
        said = question.text if question else exchange.text
        telling = self.asked.telling(exchange, topic, facet, said)
        topic, premise = self.judged(exchange, topic, telling, said)
        article = exchange.book.pack.articles[topic]
        asked = article.head.also.get(facet, facet) if facet else None
        if premise:
            return self.confirm(exchange, article, premise, asked, question)
        self.note(exchange, self.asked.thread(exchange, topic, facet, said), facet or WHAT)
        facet = asked
        if article.is_outline:
            return self.outlined(exchange, article)
        section, lacking = WHAT, facet and self.asked.lacks(exchange, article, facet, question)
        if not lacking:
            section = self.asked.section(exchange, topic, facet, question, near)
        if topic == OVERVIEW:  # of which one `it` may go on to speak
            exchange.remember(facet=section)
        point = self.asked.point(exchange, topic, section, question)
        if facet and lacking:
            told = point and self.asked.may_answer(exchange, topic, facet, said)
            if not told:
                return self.missing(exchange, article, facet, said, beside=beside)
        fact = point or (article.said_whole(section) if named else article.sections[section])
        fact = self.asked.with_yes(exchange, topic, fact, question)
        fact = self.asked.with_amount(exchange, article, fact, said)
        if named:
            fact = self.asked.with_name(exchange, article, fact)
        return self.told(exchange, article, section, fact, facet=facet, score=score)

    def judged(
        self, exchange: Exchange, topic: str, telling: str, said: str
    ) -> tuple[str, Premise | None]:
        """What a question puts as so, and of which topic: the one asked about, or another."""
        if premise := held(exchange, topic, said):
            return topic, premise
        if telling != topic and (premise := held(exchange, telling, said)):
            return telling, premise
        return held_of_named(exchange, telling, said) or (telling, None)

    def confirm(
        self,
        exchange: Exchange,
        article: Article,
        premise: Premise,
        facet: str | None,
        question: Question | None,
    ) -> Reply:
        """Yes, no, or that the sources do not tell, and what they do; what is asked besides."""
        moves = premise.of if premise.of and premise.which else article.id
        self.note(exchange, moves, premise.section)
        fact = premise.says or self.proving(exchange, article, premise, question)
        said = f"{exchange.say(premise.verdict.value, called=article.head.called)} {fact}"
        if premise.besides:
            said = f"{said} {article.said_whole(premise.besides)}"
        lacking = premise.presumed and facet and self.asked.is_silent(exchange, facet)
        if facet and lacking:
            asked = question.text if question else exchange.text
            said = f"{said} {self.asked.lack(exchange, article, facet, asked)}"
        unknown = lacking or premise.verdict in UNKNOWN
        of = tuple(one for one in (premise.of, article.id) if one and one != moves)
        about = exchange.book.pack.articles[moves]
        told = self.told(exchange, about, premise.section, said, of=of)
        return replace(told, outcome=Outcome.UNKNOWN) if unknown else told

    def proving(
        self, exchange: Exchange, article: Article, premise: Premise, question: Question | None
    ) -> str:
        """What tells whether it is so, of this article or another one."""
        if premise.of:
            return exchange.book.pack.articles[premise.of].said_whole(premise.of_section)
        whom = premise.section == WHO and premise.verdict is Verdict.NOT_SO  # of no point of it
        point = None if whom else self.asked.point(exchange, article.id, premise.section, question)
        return point or article.said_whole(premise.section)

    def told(
        self,
        exchange: Exchange,
        article: Article,
        section: str,
        fact: str,
        *,
        facet: str | None = None,
        score: float | None = None,
        of: tuple[str, ...] = (),
    ) -> Reply:
        """A fact of an article, with its source and the way on; `of` are other topics in it."""
        told = (article, *(exchange.book.pack.articles[topic] for topic in of))
        source = self.citing.footnotes(exchange, told)
        return exchange.reply(
            f"{fact}\n\n{source}",
            Outcome.ANSWER,
            topic=article.id,
            topics=(article.id,),
            sources=self.citing.all(exchange, told, fact),
            footnote=source,
            choices=follow_ups(exchange, article, section),
            offer=offer(exchange, article.id, facet),
            score=score,
            parts=self.parts(exchange, article, fact),
        )

    def whole(self, exchange: Exchange, topic: str) -> Reply:
        """Everything that an article says, under its headings."""
        article = exchange.book.pack.articles[topic]
        if article.is_outline:
            return self.outlined(exchange, article)
        facets = exchange.book.pack.facets
        parts = [f"{facets[name].heading}\n{text}" for name, text in article.sections.items()]
        source = self.citing.footnote(exchange, article)
        self.note(exchange, topic, WHAT)
        return exchange.reply(
            "\n\n".join((article.head.title, *parts, source)),
            Outcome.ANSWER,
            topic=topic,
            topics=(topic,),
            sources=self.citing.citations(exchange, article, article.text),
            footnote=source,
            choices=see_also(exchange, article),
            parts=Answered(article.head.title, article.text),
        )

    def brief(self, exchange: Exchange, topic: str) -> Reply:
        """A topic in one sentence, with its source."""
        article = exchange.book.pack.articles[topic]
        source = self.citing.footnote(exchange, article)
        text = exchange.say("answer.brief", title=article.head.title, summary=article.head.summary)
        return exchange.reply(
            f"{text}\n\n{source}",
            Outcome.ANSWER,
            topic=topic,
            topics=(topic,),
            sources=self.citing.citations(exchange, article, article.text),
            footnote=source,
            choices=follow_ups(exchange, article, WHAT),
            parts=self.parts(exchange, article, article.head.summary),
        )

    def missing(
        self, exchange: Exchange, article: Article, facet: str, said: str, *, beside: bool = False
    ) -> Reply:
        """That the sources do not say what is asked, what they do say, and the way on."""
        text = self.asked.lack(exchange, article, facet, said)
        if not beside:
            text = exchange.say("unknown.gap", missing=text, known=article.head.summary)
        reply = self.untold(exchange, article, facet, text)
        return replace(reply, parts=self.parts(exchange, article, article.head.summary))

    def untold(
        self,
        exchange: Exchange,
        article: Article,
        facet: str,
        text: str,
        beside: tuple[str, ...] = (),
    ) -> Reply:
        """That the sources do not tell something, with where there are people who may know.

        `beside` are other topics that it was asked of.
        """
        source = self.citing.footnote(exchange, article)
        return exchange.reply(
            "\n\n".join((text, exchange.say("unknown.contact"), source)),
            Outcome.UNKNOWN,
            topic=article.id,
            topics=(article.id, *beside),
            sources=self.citing.citations(exchange, article),
            footnote=source,
            choices=follow_ups(exchange, article, facet),
        )

    def outlined(self, exchange: Exchange, article: Article) -> Reply:
        """That the sources do not tell of a programme, what its own words say, and how to join."""
        self.note(exchange, article.id, WHAT)
        wish = exchange.book.pack.programmes[article.id].wish
        known = " ".join(article.sections.values())
        text = exchange.say("outline.unknown", title=article.head.title, known=known, wish=wish)
        return exchange.reply(
            f"{text}\n\n{exchange.say('unknown.contact')}",
            Outcome.UNKNOWN,
            topic=article.id,
            topics=(article.id,),
            choices=(wish,),
        )

    def note(self, exchange: Exchange, topic: str, facet: str) -> None:
        """Let follow-ups lean on this topic."""
        earlier = (t for t in exchange.state.recent if t != topic)
        exchange.remember(
            topic=topic,
            first=exchange.state.first or topic,
            facet=facet,
            saying=None,
            watching=False,
            listed=exchange.book.pack.articles[topic].head.lists or exchange.state.listed,
            recent=(topic, *earlier)[:REMEMBERED],
            alike=(),
            candidates=(),
            choice_starts="answer",
            question=None,
        )

    def facts_in(self, exchange: Exchange, reply: Reply) -> frozenset[str]:
        """The words of the documents that an answer has facts of."""
        if reply.topic is None or not isinstance(reply.parts, Answered):
            return frozenset()
        if reply.outcome is not Outcome.ANSWER:
            return frozenset()
        article = exchange.book.pack.articles[reply.topic]
        return frozenset(article.proofs(reply.parts.fact))

    def parts(self, exchange: Exchange, article: Article, fact: str) -> Answered:
        """The answer in pieces."""
        return Answered(article.head.title, fact, exchange.say("answer.more"))
