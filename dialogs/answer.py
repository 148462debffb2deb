"""From a topic and what is asked of it to a reply: the fact first, the source, and the way on."""

from dataclasses import dataclass

from dialogs.exchange import Exchange
from dialogs.messages import Citation, Outcome, Reply
from knowledge.model import Article, Document, Knowledge

FOLLOW_UPS = 3
REMEMBERED = 6
"""Topics that a conversation can go back to."""
WHAT = "what"


@dataclass(frozen=True, slots=True)
class Section:
    """The part of an article that answers."""

    facet: str
    text: str


def pick_section(article: Article, facet: str, instead: tuple[str, ...]) -> Section | None:
    """The section for a facet, or for the nearest one that answers the same wish."""
    for name in (facet, *instead):
        if name in article.sections:
            return Section(name, article.sections[name])
    return None


class Answers:
    """Makes replies out of articles."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def give(
        self, exchange: Exchange, topic: str, facet: str, score: float | None = None
    ) -> Reply:
        """The asked-for fact of a topic; or, where the sources lack it, that they do."""
        article = exchange.book.pack.articles[topic]
        form = exchange.book.pack.facets[facet]
        section = pick_section(article, facet, form.instead) if form.heading else None
        self.note(exchange, topic, facet)
        if section is None:
            return self.missing(exchange, article, facet)
        source = self.footnote(exchange, article)
        return exchange.reply(
            f"{section.text}\n\n{source}",
            Outcome.ANSWER,
            topic=topic,
            topics=(topic,),
            sources=(self.citation(exchange, article),),
            footnote=source,
            choices=self.follow_ups(exchange, article, section.facet),
            score=score,
        )

    def whole(self, exchange: Exchange, topic: str) -> Reply:
        """Everything that an article says, under its headings."""
        article = exchange.book.pack.articles[topic]
        facets = exchange.book.pack.facets
        parts = [f"{facets[name].heading}\n{text}" for name, text in article.sections.items()]
        source = self.footnote(exchange, article)
        self.note(exchange, topic, WHAT)
        return exchange.reply(
            "\n\n".join((article.head.title, *parts, source)),
            Outcome.ANSWER,
            topic=topic,
            topics=(topic,),
            sources=(self.citation(exchange, article),),
            footnote=source,
            choices=self.see_also(exchange, article),
        )

    def missing(self, exchange: Exchange, article: Article, facet: str) -> Reply:
        """That the sources do not say, what they do say, and the way on."""
        form = exchange.book.pack.facets[facet]
        clause = form.missing.format(topic=article.head.title)
        source = self.footnote(exchange, article)
        text = exchange.say(
            "unknown.gap",
            missing=clause[:1].upper() + clause[1:],
            known=article.head.summary,
        )
        return exchange.reply(
            "\n\n".join((text, exchange.say("unknown.contact"), source)),
            Outcome.UNKNOWN,
            topic=article.id,
            topics=(article.id,),
            sources=(self.citation(exchange, article),),
            footnote=source,
            choices=self.follow_ups(exchange, article, facet),
        )

    def note(self, exchange: Exchange, topic: str, facet: str) -> None:
        """Let follow-ups lean on this topic."""
        earlier = (t for t in exchange.state.recent if t != topic)
        exchange.remember(
            topic=topic,
            facet=facet,
            recent=(topic, *earlier)[:REMEMBERED],
            candidates=(),
            question=None,
        )

    def document(self, article: Article) -> Document:
        """The document that an article stands on."""
        return self.knowledge.documents[article.head.source]

    def citation(self, exchange: Exchange, article: Article) -> Citation:
        """The source as data."""
        document = self.document(article)
        return Citation(document.title, article.head.place, self.adopted(exchange, document))

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
        """The source as a line of text."""
        document = self.document(article)
        line = exchange.say("source.line", document=document.title, place=article.head.place)
        adopted = self.adopted(exchange, document)
        return f"{line} {adopted}" if adopted else line

    def follow_ups(self, exchange: Exchange, article: Article, facet: str) -> tuple[str, ...]:
        """Up to three things to ask or do next, each of which can be answered."""
        facets = exchange.book.pack.facets
        others = [
            facets[name].heading or "" for name in article.sections if name not in (facet, WHAT)
        ]
        programme = exchange.book.pack.programmes.get(article.id)
        if programme is None:
            return tuple(others[:FOLLOW_UPS])
        return (*others[: FOLLOW_UPS - 1], programme.wish)

    def see_also(self, exchange: Exchange, article: Article) -> tuple[str, ...]:
        """Related topics, by their titles."""
        return tuple(exchange.book.title(topic) for topic in article.head.see_also[:FOLLOW_UPS])
