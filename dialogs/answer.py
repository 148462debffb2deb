"""From a topic and what is asked of it to a reply: the fact first, the source, and the way on."""

from collections.abc import Mapping
from dataclasses import replace

from dialogs.exchange import Exchange
from dialogs.holding import held
from dialogs.messages import Citation, Outcome, Reply
from dialogs.parts import Answered
from dialogs.premise import WHO, Premise, Verdict
from dialogs.reading import Question
from knowledge.classifier.examples import ANSWER, ASPECT
from knowledge.model import Article, Document, Knowledge
from knowledge.text import fold

FOLLOW_UPS = 3
MOST_QUOTES = 4
REMEMBERED = 6
"""Topics that a conversation can go back to."""
WHAT = "what"
APPLY = "apply"
ADOPTED = "adopted"
NOTHING_NEAR: Mapping[str, float] = {}
UNKNOWN = (Verdict.UNTOLD, Verdict.UNMENTIONED)
MAY_ANSWER = 0.3
"""Share of being answered from which a point is told to a question that may be for more."""
LONG = 14
"""Words from which only the question in a message tells which point is asked for."""
FACT_QUESTION = 6
"""Words up to which a question for a missing fact asks for that and nothing else."""


class Answers:
    """Makes replies out of articles."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

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
        topic = self.telling(exchange, topic, facet, said)
        article = exchange.book.pack.articles[topic]
        asked = article.head.also.get(facet, facet) if facet else None
        premise = held(exchange, topic, said)
        if premise:
            return self.confirm(exchange, article, premise, asked, question)
        self.note(exchange, topic, facet or WHAT)
        facet = asked
        if article.is_outline:
            return self.outlined(exchange, article)
        section, lacking = WHAT, facet and self.lacks(exchange, article, facet, question)
        if not lacking:
            section = self.section(exchange, topic, facet, question, near)
        point = self.point(exchange, topic, section, question)
        if facet and lacking and not (point and self.may_answer(exchange, topic, facet, said)):
            return self.missing(exchange, article, facet, said, beside=beside)
        fact = point or (article.said_whole(section) if named else article.sections[section])
        fact = self.with_yes(exchange, topic, fact, question)
        if named:
            fact = self.with_name(exchange, article, fact)
        return self.told(exchange, article, section, fact, facet=facet, score=score)

    def confirm(
        self,
        exchange: Exchange,
        article: Article,
        premise: Premise,
        facet: str | None,
        question: Question | None,
    ) -> Reply:
        """Yes, no, or that the sources do not tell, and what they do; what is asked besides."""
        self.note(exchange, article.id, premise.section)
        whom = premise.section == WHO and premise.verdict is Verdict.NOT_SO  # of no point of it
        point = None if whom else self.point(exchange, article.id, premise.section, question)
        fact = premise.says or point or article.said_whole(premise.section)
        said = f"{exchange.say(premise.verdict.value, called=article.head.called)} {fact}"
        lacking = premise.presumed and facet and self.is_silent(exchange, facet)
        if facet and lacking:
            asked = question.text if question else exchange.text
            said = f"{said} {self.lack(exchange, article, facet, asked)}"
        unknown = lacking or premise.verdict in UNKNOWN
        of = (premise.of,) if premise.of else ()
        told = self.told(exchange, article, premise.section, said, of=of)
        return replace(told, outcome=Outcome.UNKNOWN) if unknown else told

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
        source = " ".join(dict.fromkeys(self.footnote(exchange, one) for one in told))
        cited = dict.fromkeys(c for one in told for c in self.citations(exchange, one, fact))
        return exchange.reply(
            f"{fact}\n\n{source}",
            Outcome.ANSWER,
            topic=article.id,
            topics=(article.id,),
            sources=tuple(cited),
            footnote=source,
            choices=self.follow_ups(exchange, article, section),
            offer=self.offer(exchange, article.id, facet),
            score=score,
            parts=self.parts(exchange, article, fact),
        )

    def with_name(self, exchange: Exchange, article: Article, fact: str) -> str:
        """A fact with the name of what it is about before it, where it does not begin with it."""
        name, _, _ = article.head.title.partition(" (")
        if f"{fold(fact)} ".startswith(f"{fold(name)} "):
            return fact
        return f"{exchange.say('answer.named', title=article.head.title)} {fact}"

    def point(
        self, exchange: Exchange, topic: str, section: str, question: Question | None
    ) -> str | None:
        """The one point of a topic that is asked for, where the section has several."""
        heard, said = exchange.heard, question.text if question else exchange.text
        asked = heard.reader.asking(said) if len(said.split()) > LONG else said
        return heard.points.asked(topic, section, heard.finder.spelling.righted(asked))

    def may_answer(self, exchange: Exchange, topic: str, facet: str, said: str) -> bool:
        """Whether a question for something without a name may be for a point all the same."""
        likely = exchange.guess_in_talk.intent.get(ANSWER, 0.0) >= MAY_ANSWER
        return exchange.heard.points.holds(topic, said) or (facet == ASPECT and likely)

    def with_yes(
        self, exchange: Exchange, topic: str, fact: str, question: Question | None
    ) -> str:
        """A fact with a yes before it, where the question is whether just that point holds."""
        heard, said = exchange.heard, question.text if question else exchange.text
        if heard.choosing.same.hears(said) and heard.points.tells_apart(topic, said):
            return f"{exchange.say('answer.not_same')} {fact}"
        holds = heard.points.holds(topic, heard.reader.begun(said))
        return f"{exchange.say('answer.so')} {fact}" if holds else fact

    def telling(self, exchange: Exchange, topic: str, facet: str | None, said: str) -> str:
        """The topic, or the document that it stands in where that is what was adopted.

        Of what one topic alone speaks of (`who is the city director?`), that one.
        """
        articles = exchange.book.pack.articles
        only = exchange.heard.gaps.of(facet, said) if facet else None
        if only and only in articles:
            return only
        article = articles[topic]
        whole = None if article.is_outline else self.document(article).article
        if facet != ADOPTED or whole is None or ADOPTED in article.sections:
            return topic
        return whole

    def lacks(
        self, exchange: Exchange, article: Article, facet: str, question: Question | None
    ) -> bool:
        """Whether a fact that is clearly asked for is not in the sources."""
        form = exchange.book.pack.facets[facet]
        if facet in article.head.also:
            return False
        if self.is_silent(exchange, facet):
            return True
        if any(name in article.sections for name in (facet, *form.instead)):
            return False
        if question is None:
            return True
        short = len(question.text.split()) <= FACT_QUESTION
        return question.certain and (short or article.id in exchange.book.pack.programmes)

    def section(
        self,
        exchange: Exchange,
        topic: str,
        facet: str | None,
        question: Question | None,
        near: Mapping[str, float],
    ) -> str:
        """The facet of the section that answers."""
        if question is None:
            article = exchange.book.pack.articles[topic]
            return facet if facet and facet in article.sections else WHAT
        article = exchange.heard.pack.articles[topic]
        asking = exchange.heard.reader.asking(question.text)
        return exchange.heard.sections.best(
            article, asking, facet, certain=question.certain, near=near
        )

    def whole(self, exchange: Exchange, topic: str) -> Reply:
        """Everything that an article says, under its headings."""
        article = exchange.book.pack.articles[topic]
        if article.is_outline:
            return self.outlined(exchange, article)
        facets = exchange.book.pack.facets
        parts = [f"{facets[name].heading}\n{text}" for name, text in article.sections.items()]
        source = self.footnote(exchange, article)
        self.note(exchange, topic, WHAT)
        return exchange.reply(
            "\n\n".join((article.head.title, *parts, source)),
            Outcome.ANSWER,
            topic=topic,
            topics=(topic,),
            sources=self.citations(exchange, article, article.text),
            footnote=source,
            choices=self.see_also(exchange, article),
            parts=Answered(article.head.title, article.text),
        )

    def brief(self, exchange: Exchange, topic: str) -> Reply:
        """A topic in one sentence, with its source."""
        article = exchange.book.pack.articles[topic]
        source = self.footnote(exchange, article)
        text = exchange.say("answer.brief", title=article.head.title, summary=article.head.summary)
        return exchange.reply(
            f"{text}\n\n{source}",
            Outcome.ANSWER,
            topic=topic,
            topics=(topic,),
            sources=self.citations(exchange, article, article.text),
            footnote=source,
            choices=self.follow_ups(exchange, article, WHAT),
            parts=self.parts(exchange, article, article.head.summary),
        )

    def missing(
        self, exchange: Exchange, article: Article, facet: str, said: str, *, beside: bool = False
    ) -> Reply:
        """That the sources do not say what is asked, what they do say, and the way on."""
        source = self.footnote(exchange, article)
        text = self.lack(exchange, article, facet, said)
        if not beside:
            text = exchange.say("unknown.gap", missing=text, known=article.head.summary)
        return exchange.reply(
            "\n\n".join((text, exchange.say("unknown.contact"), source)),
            Outcome.UNKNOWN,
            topic=article.id,
            topics=(article.id,),
            sources=self.citations(exchange, article),
            footnote=source,
            choices=self.follow_ups(exchange, article, facet),
            parts=self.parts(exchange, article, article.head.summary),
        )

    def lack(self, exchange: Exchange, article: Article, facet: str, said: str) -> str:
        """That the sources do not tell a fact of a topic, as closely as it was asked for."""
        closest = exchange.heard.gaps.closest(facet, said)
        return exchange.book.gaps.missing(*closest, article.head.called)

    def is_silent(self, exchange: Exchange, facet: str) -> bool:
        """Whether a facet is one that no source tells of."""
        return exchange.book.pack.facets[facet].heading is None

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
            listed=exchange.book.pack.articles[topic].head.lists or exchange.state.listed,
            recent=(topic, *earlier)[:REMEMBERED],
            alike=(),
            candidates=(),
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

    def document(self, article: Article) -> Document:
        """The document that an article stands on."""
        return self.knowledge.documents[article.head.source]

    def parts(self, exchange: Exchange, article: Article, fact: str) -> Answered:
        """The answer in pieces."""
        return Answered(article.head.title, fact, exchange.say("answer.more"))

    def citations(
        self, exchange: Exchange, article: Article, said: str = ""
    ) -> tuple[Citation, ...]:
        """The source as data, with the words of the document that prove what is said."""
        if article.is_outline:
            return ()
        document = self.document(article)
        proofs = article.proofs(said) or tuple(fact.quote for fact in article.head.facts)
        quotes = tuple(dict.fromkeys(proofs))
        adopted = self.adopted(exchange, document)
        return (Citation(document.title, article.head.place, adopted, quotes[:MOST_QUOTES]),)

    def adopted(self, exchange: Exchange, document: Document) -> str | None:
        """Who adopted a document and when, in words; None where nobody did."""
        if document.adopted_on is None:
            return None
        return exchange.say(
            "source.adopted",
            by=document.adopted_by[exchange.book.language],
            day=document.adopted_on.day,
            month=exchange.say(f"month.{document.adopted_on.month}"),
            year=document.adopted_on.year,
        )

    def footnote(self, exchange: Exchange, article: Article) -> str:
        """The source as a line of text; that there is none, where there is none."""
        if article.is_outline:
            return exchange.say("outline.no_source", title=article.head.title)
        document = self.document(article)
        line = exchange.say("source.line", document=document.title, place=article.head.place)
        adopted = self.adopted(exchange, document)
        return f"{line} {adopted}" if adopted else line

    def offer(self, exchange: Exchange, topic: str, facet: str | None) -> str:
        """What a yes takes: to begin, where it was asked how to sign up."""
        programme = exchange.book.pack.programmes.get(topic)
        return programme.wish if programme and facet == APPLY else ""

    def follow_ups(self, exchange: Exchange, article: Article, facet: str) -> tuple[str, ...]:
        """Up to three things to ask or do next, each of which can be answered."""
        facets, head = exchange.book.pack.facets, article.head
        names = article.sections if head.ways_on is None else head.ways_on
        others = [facets[name].heading or "" for name in names if name not in (facet, WHAT)]
        programme = exchange.book.pack.programmes.get(article.id)
        if programme is None:
            return tuple(others[:FOLLOW_UPS]) or self.see_also(exchange, article)
        return (*others[: FOLLOW_UPS - 1], programme.wish)

    def see_also(self, exchange: Exchange, article: Article) -> tuple[str, ...]:
        """Related topics, by their titles."""
        return tuple(exchange.book.title(topic) for topic in article.head.see_also[:FOLLOW_UPS])
