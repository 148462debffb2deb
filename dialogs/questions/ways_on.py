"""What one can ask or do next, each of which can be answered."""

from dialogs.exchange import Exchange
from dialogs.ids import APPLY, WHAT
from knowledge.model import Article

FOLLOW_UPS = 3


def offer(exchange: Exchange, topic: str, facet: str | None) -> str:
    """What a yes takes: to begin, where it was asked how to sign up."""
    programme = exchange.book.pack.programmes.get(topic)
    return programme.wish if programme and facet == APPLY else ""


def follow_ups(exchange: Exchange, article: Article, facet: str) -> tuple[str, ...]:
    """Up to three things to ask or do next, each of which can be answered."""
    facets, head = exchange.book.pack.facets, article.head
    names = article.sections if head.ways_on is None else head.ways_on
    others = [facets[name].heading or "" for name in names if name not in (facet, WHAT)]
    programme = exchange.book.pack.programmes.get(article.id)
    if programme is None:
        return tuple(others[:FOLLOW_UPS]) or see_also(exchange, article)
    return (*others[: FOLLOW_UPS - 1], programme.wish)


def see_also(exchange: Exchange, article: Article) -> tuple[str, ...]:
    """Related topics, by their titles."""
    return tuple(exchange.book.title(topic) for topic in article.head.see_also[:FOLLOW_UPS])
