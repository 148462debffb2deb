"""The source of an answer: as a line of text, and as data with the document's own words."""

from collections.abc import Iterable

from dialogs.exchange import Exchange
from dialogs.messages import Citation
from knowledge.model import Article, Document, Knowledge

MOST_QUOTES = 4


class Citing:
    """Names the document that an article stands on."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.documents = knowledge.documents

    def document(self, article: Article) -> Document:
        """The document that an article stands on."""
        return self.documents[article.head.source]

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

    def footnote(self, exchange: Exchange, article: Article) -> str:
        """The source as a line of text; that there is none, where there is none."""
        if article.is_outline:
            return exchange.say("outline.no_source", title=article.head.title)
        document = self.document(article)
        line = exchange.say("source.line", document=document.title, place=article.head.place)
        adopted = self.adopted(exchange, document)
        return f"{line} {adopted}" if adopted else line

    def footnotes(self, exchange: Exchange, articles: Iterable[Article]) -> str:
        """The sources of several articles as one line, each told once."""
        return " ".join(dict.fromkeys(self.footnote(exchange, one) for one in articles))

    def all(
        self, exchange: Exchange, articles: Iterable[Article], said: str = ""
    ) -> tuple[Citation, ...]:
        """The sources of several articles as data, each once."""
        cited = (one for article in articles for one in self.citations(exchange, article, said))
        return tuple(dict.fromkeys(cited))

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
