"""`Is it the policy that has concrete measures?`: which kind of document that is told of.

An article that tells kinds apart says of each what it does, so that it is no other one's.
"""

from dialogs.exchange import Exchange
from dialogs.ids import WHAT
from dialogs.understanding.claims.premise import Premise, Verdict
from knowledge.text import fold, folded_words


def of_kinds(exchange: Exchange, topic: str, said: str) -> Premise | None:
    """Whether what is put of one kind is told of it, or of another; None where neither is."""
    telling, putting = telling_apart(exchange, topic), exchange.heard.premises.putting
    if telling is None or putting.asks_more(said) or not exchange.heard.premises.puts(said):
        return None
    named, meant = points_of(exchange, telling, said)
    if len(named) != 1 or len(meant) != 1:
        return None
    of, says = telling if telling != topic else None, exchange.book.points.says
    if named == meant and not tells_all(exchange, telling, said):
        return None
    if named == meant:
        return Premise(Verdict.SO, WHAT, says=says(telling, meant), of=of)
    return Premise(Verdict.NOT_SO, WHAT, says=says(telling, (*meant, *named)), of=of)


def tells_all(exchange: Exchange, telling: str, said: str) -> bool:
    """Whether the article has every word of what is put."""
    heard, aspects = exchange.heard, exchange.heard.finder.aspects
    small = heard.reader.fillers | heard.premises.putting.small | aspects.common
    return all(word in small or aspects.share(telling, word) >= 1 for word in folded_words(said))


def telling_apart(exchange: Exchange, topic: str) -> str | None:
    """The article that tells kinds apart: this one, or one on the same document."""
    articles = exchange.heard.pack.articles
    if articles[topic].head.kinds:
        return topic
    if topic not in exchange.heard.pack.vocabulary.documents:
        return None
    source = articles[topic].head.source
    alike = (name for name, one in articles.items() if one.head.source == source)
    return next((name for name in alike if articles[name].head.kinds), None)


def points_of(
    exchange: Exchange, telling: str, said: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The kinds that are called by their names, and those that are meant by what they do."""
    heard = exchange.heard
    names = tuple(map(fold, heard.pack.articles[telling].head.kinds))
    found = heard.points.listeners[telling].find(said)
    called = [any(w.startswith(names) for w in phrase.split()) for _, phrase in found]
    named = [point for (point, _), by_name in zip(found, called, strict=True) if by_name]
    meant = [point for (point, _), by_name in zip(found, called, strict=True) if not by_name]
    return tuple(dict.fromkeys(named)), tuple(dict.fromkeys(meant))
