"""Comparing by one point: `which is held more often, X or Y?`, `which is better for networking?`.

Who asks for one point wants the one that has more of it, and no table; and where the sources give
a figure for one of them only, that nobody can say.
"""

from collections.abc import Mapping
from dataclasses import replace

from dialogs.comparing.compare import Comparison
from dialogs.comparing.compared import FEWEST, MOST_TOPICS
from dialogs.exchange import Exchange
from dialogs.ids import OVERVIEW
from dialogs.messages import Language, Outcome, Reply
from dialogs.thread.places import how_many
from dialogs.understanding.person.ear import Ear
from dialogs.understanding.wordbook import Wordbook
from knowledge.listening import Listener
from knowledge.model import Facet, Programme
from knowledge.text import plain

SHORT = 9
"""Words of a message that is about the things compared last, without naming them."""
PURPOSE = "purpose"


class ByOnePoint:
    """Finds which of several programmes has more of something, or serves a purpose."""

    def __init__(
        self,
        programmes: Mapping[str, Programme],
        comparison: Comparison,
        ears: Mapping[Language, Ear],
        books: Mapping[Language, Wordbook],
    ) -> None:
        self.programmes = programmes
        self.comparison = comparison
        self.ears = ears
        self.listeners = {language: measures(book.pack.facets) for language, book in books.items()}

    async def take(self, exchange: Exchange) -> Reply | None:
        """`Which is held more often, X or Y?`: compared by that point; None for all else."""
        found = self.listeners[exchange.heard.language].find(exchange.text)
        facet, _, way = found[0][0].partition("/") if found else ("", "", "")
        if found and self.tells(exchange):
            return None  # `I have been a manager longer than a year, mentor or ...?`
        if way in ("more", "less"):
            return self.by_facet(exchange, facet, sign=1 if way == "more" else -1)
        return (
            self.by_purpose(exchange)
            if exchange.heard.choosing.best_for.hears(exchange.text)
            else None
        )

    def tells(self, exchange: Exchange) -> bool:
        """Whether it is of the person that a message tells something."""
        reader = self.ears[exchange.heard.language].facts
        return reader.read(exchange.text, exchange.today).decides

    def by_facet(self, exchange: Exchange, facet: str, sign: int) -> Reply | None:
        """Which has most of it, or least; or that it cannot be said."""
        topics = self.topics(exchange)
        if not topics:
            return self.of_all(exchange, facet)
        articles = exchange.book.pack.articles
        if not any(facet in articles[topic].sections for topic in topics):
            missing = (self.missing(exchange, facet, topics),)
            return self.comparison.reply(exchange, topics, missing, facet, Outcome.UNKNOWN)
        first = self.first(topics, facet, sign)
        lead = self.lead(exchange, topics, facet, first)
        return self.told(exchange, topics, facet, lead, first)

    def by_purpose(self, exchange: Exchange) -> Reply | None:
        """Which is for what the person wants; None where that is none of them, or several."""
        topics = self.topics(exchange)
        hits = self.ears[exchange.heard.language].aims.hits(plain(exchange.text))
        fitting = {hit.means for hit in hits}.intersection(topics)
        if len(fitting) != 1:
            return None
        first = tuple(fitting)
        return self.told(exchange, topics, PURPOSE, self.winner(exchange, first), first)

    def told(
        self,
        exchange: Exchange,
        topics: tuple[str, ...],
        facet: str,
        lead: str,
        first: tuple[str, ...],
    ) -> Reply:
        """What the comparison comes to, and the point of each; the first one is talked of now."""
        articles = [exchange.book.pack.articles[topic] for topic in topics]
        lines = self.comparison.lines(exchange, articles, facet)
        reply = self.comparison.reply(exchange, topics, (f"{lead}\n{lines}",), facet)
        if not first:
            return reply
        self.comparison.answers.note(exchange, first[0], facet)
        exchange.remember(listed=topics)
        return replace(reply, topic=first[0])

    def topics(self, exchange: Exchange) -> tuple[str, ...]:
        """The programmes that are compared: named, or those that were just compared."""
        heard, state = exchange.heard, exchange.state
        named = heard.finder.names.every(exchange.text)
        if not self.programmes.keys() >= set(named):
            return ()
        if len(named) >= FEWEST:
            return named[:MOST_TOPICS]
        if named:
            beside = state.topic in self.programmes and state.topic not in named
            than = heard.choosing.than.hears(exchange.text)
            return (state.topic, *named) if beside and than and state.topic else ()
        listed = state.listed if len(state.listed) <= MOST_TOPICS else ()
        known = len(listed) >= FEWEST and listed[0] in state.recent
        short = len(exchange.text.split()) <= SHORT
        if known and short and self.programmes.keys() >= set(listed):
            return listed
        return self.talked_of(exchange)

    def talked_of(self, exchange: Exchange) -> tuple[str, ...]:
        """`Which of these two is longer?`: those that were talked of last, one after another."""
        recent, listed = exchange.state.recent[:FEWEST], exchange.state.listed
        among = exchange.heard.pointing.among.hears(exchange.text)
        of_two = how_many(exchange) == FEWEST or not listed
        both = len(recent) == FEWEST and self.programmes.keys() >= set(recent)
        return recent[::-1] if among and of_two and both else ()

    def of_all(self, exchange: Exchange, facet: str) -> Reply | None:
        """`Which programme is longest?`: what is known of them all."""
        finder, overview = exchange.heard.finder, exchange.book.pack.articles.get(OVERVIEW)
        named = finder.names.every(exchange.text)
        if named or overview is None or facet not in overview.sections:
            return None
        among = finder.asked_among(exchange.text)
        of_all = any(set(topics) <= set(overview.head.lists) for topics in among)
        of_all = of_all or self.asks_of_others(exchange, facet)
        return self.comparison.answers.give(exchange, OVERVIEW, facet) if of_all else None

    def asks_of_others(self, exchange: Exchange, facet: str) -> bool:
        """`What's shorter?`, just after it was told how long one programme is."""
        state = exchange.state
        short = len(exchange.text.split()) <= SHORT
        return state.topic in self.programmes and state.facet == facet and short

    def first(self, topics: tuple[str, ...], facet: str, sign: int) -> tuple[str, ...]:
        """Those that have most of it; none where the sources do not give it for each of them."""
        figures = [self.programmes[topic].measures.get(facet) for topic in topics]
        known = [sign * figure for figure in figures if figure is not None]
        if len(known) < len(topics):
            return ()
        return tuple(t for t, figure in zip(topics, known, strict=True) if figure == max(known))

    def lead(
        self, exchange: Exchange, topics: tuple[str, ...], facet: str, first: tuple[str, ...]
    ) -> str:
        """Which has most, with yes or no where just that is asked; or that nobody can say."""
        if not first:
            unknown = tuple(t for t in topics if facet not in self.programmes[t].measures)
            missing = self.missing(exchange, facet, unknown)
            return exchange.say("compare.undecided", missing=missing)
        heard, winner = exchange.heard, self.winner(exchange, first)
        if heard.reader.asks_wh(exchange.text) or not heard.choosing.than.hears(exchange.text):
            return winner
        holds = first == topics[:1]
        return f"{exchange.say('answer.so' if holds else 'answer.not_so')} {winner}"

    def winner(self, exchange: Exchange, topics: tuple[str, ...]) -> str:
        """`It is X`."""
        return exchange.say("answer.named", title=self.joined(exchange, topics, "title"))

    def missing(self, exchange: Exchange, facet: str, topics: tuple[str, ...]) -> str:
        """That the sources do not say it of some topics."""
        called = self.joined(exchange, topics, "called")
        return exchange.book.pack.facets[facet].missing.format(topic=called)

    def joined(self, exchange: Exchange, topics: tuple[str, ...], name: str) -> str:
        """The names of some topics."""
        heads = [exchange.book.pack.articles[topic].head for topic in topics]
        return exchange.say("joined.and").join(getattr(head, name) for head in heads)


def measures(facets: Mapping[str, Facet]) -> Listener:
    """Hears by which facet it is compared, and whether for more of it or for less."""
    return Listener(
        {
            f"{name}/{way}": phrases
            for name, facet in facets.items()
            for way, phrases in facet.compares.items()
        }
    )
