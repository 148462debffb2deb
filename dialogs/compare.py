"""Two or three topics side by side, on the same points."""

from collections.abc import Mapping

from dialogs.answer import Answers
from dialogs.eligibility.lengths import plain
from dialogs.eligibility.spotter import Spotter
from dialogs.exchange import Exchange
from dialogs.ids import CONTENT, OVERVIEW, WHAT
from dialogs.messages import Language, Outcome, Reply
from dialogs.wordbook import Wordbook
from knowledge.classifier.examples import CHOOSE, COMPARE, GAP
from knowledge.model import Article
from knowledge.text import fold, words

POINTS = ("who", "how_long", "how_often", "with_whom", "where", "purpose", "content", "gives")
ENDS = (1, -1)
"""Places from which two of several things are counted: `the last two`."""
MOST_POINTS = 5
MOST_TOPICS = 3
FEWEST = 2
SURE = 0.25
SURELY_LACKING = 0.9
"""Share from which what has the words of a comparison asks for what the sources leave out."""
BESIDE = 0.6
"""What a second topic that is not named must come to of the first to be compared with it."""


class Comparison:
    """Compares topics where a message asks for the difference."""

    def __init__(self, answers: Answers, books: Mapping[Language, Wordbook]) -> None:
        self.answers = answers
        self.versus = {
            language: Spotter({"versus": book.pack.facts.asks.versus})
            for language, book in books.items()
        }

    async def take(self, exchange: Exchange) -> Reply | None:
        """The comparison that is asked for; None where none is, or of what is not clear."""
        kinds = self.kinds_talked_of(exchange)
        if kinds or exchange.rules_out(COMPARE, CHOOSE):
            return kinds
        lacking = exchange.is_learned(GAP, SURELY_LACKING)
        if lacking or not self.asks(exchange):  # `how many seats do we get compared with them?`
            return None
        return self.of(exchange)

    def within(self, exchange: Exchange) -> Reply | None:
        """What one article tells apart itself: `a policy and a guideline`."""
        stem = exchange.heard.finder.index.terms.stem
        said = set(map(stem, words(exchange.text)))
        named = set(exchange.heard.finder.names.exactly(exchange.text))
        for article in exchange.heard.pack.articles.values():
            kinds = said.intersection(map(stem, article.head.kinds))
            fewest = 1 if exchange.state.topic == article.id else FEWEST
            if len(kinds) >= fewest and len(named - {article.id}) < FEWEST:
                return self.answers.give(exchange, article.id, CONTENT)
        return None

    def kinds_talked_of(self, exchange: Exchange) -> Reply | None:
        """The kinds of the article talked of, without their names: `them`, `the last two`."""
        heard, articles = exchange.heard, exchange.book.pack.articles
        article = articles.get(exchange.state.topic or "")
        if article is None or not (
            article.head.kinds and heard.choosing.comparing.hears(exchange.text)
        ):
            return None
        if heard.finder.names.every(exchange.text):
            return None
        said = set(fold(exchange.text).split())
        ordinals = {place for word in said if (place := heard.places.named.get(word)) in ENDS}
        if self.subject(exchange) - heard.places.named.keys():
            return None
        if len(ordinals) != 1:
            return self.answers.give(exchange, article.id, CONTENT)
        points = [point.says for point in article.head.points.values()]
        two = points[:FEWEST] if ordinals == {1} else points[-FEWEST:]
        return self.answers.told(exchange, article, CONTENT, "\n".join(f"- {p}" for p in two))

    def of(self, exchange: Exchange) -> Reply | None:
        """The comparison of what a message that asks for one is about; None if that is unclear."""
        kinds = self.within(exchange)
        if kinds:
            return kinds
        topics = self.topics(exchange)
        return self.compare(exchange, topics[:MOST_TOPICS]) if len(topics) >= FEWEST else None

    def asks(self, exchange: Exchange) -> bool:
        """Whether a message asks for a comparison; of two that it names, in more words."""
        heard, text = exchange.heard, exchange.text
        if heard.choosing.comparing.hears(text) or self.asks_either(exchange):
            return True
        if not self.versus[heard.language].hears(plain(text)):
            return False
        return len(heard.finder.names.every(text)) >= FEWEST

    def asks_either(self, exchange: Exchange) -> bool:
        """`Mentor or theme breakfast?`: two that are named, and nothing that is asked of them."""
        heard, text = exchange.heard, exchange.text
        named = heard.finder.names.every(text)
        if len(named) != FEWEST or not heard.pointing.one_of.hears(text):
            return False
        aspects = heard.finder.aspects
        known = aspects.common.union(*(aspects.of(topic).names for topic in named))
        return known.issuperset(heard.reader.read(text).subject)

    def topics(self, exchange: Exchange) -> tuple[str, ...]:
        """What is to be compared: named, pointed back at, or talked of before."""
        found = exchange.heard.finder.find(exchange.text)
        named = exchange.heard.finder.names.every(exchange.text)
        state = exchange.state
        if len(named) >= FEWEST:
            return named
        if named:
            before = [t for t in (state.topic, *state.recent) if t and t not in named]
            if not before:
                return self.likely(exchange, named)
            leans = exchange.heard.reader.read(exchange.text).points_back
            return (before[0], *named) if leans else (*named, before[0])
        if len(state.listed) in (FEWEST, MOST_TOPICS) and state.listed[0] in state.recent:
            return state.listed
        of_them = exchange.heard.pointing.they.hears(exchange.text) or not self.has_subject(
            exchange
        )
        if len(state.recent) >= FEWEST and of_them:
            return state.recent[:FEWEST]
        shared = self.shared(exchange)
        if shared:
            return shared
        single = [c for c in found.candidates if c.topic != OVERVIEW]
        near = [c for c in single[:FEWEST] if c.confidence >= SURE]
        if len(near) == FEWEST and near[1].confidence < BESIDE * near[0].confidence:
            return ()  # two words of one and the same topic
        return tuple(c.topic for c in near)

    def likely(self, exchange: Exchange, named: tuple[str, ...]) -> tuple[str, ...]:
        """A named topic with the likeliest other one."""
        found = exchange.heard.finder.find(exchange.text)
        left_out = (*named, OVERVIEW)
        others = [c for c in found.candidates if c.topic not in left_out and c.confidence >= SURE]
        return (*named, *(c.topic for c in others[:1]))

    def shared(self, exchange: Exchange) -> tuple[str, ...]:
        """The topics of a word that several share: `the two introductions`."""
        topics = exchange.heard.groups.meant(exchange.text, self.subject(exchange)).topics
        if not set(topics) <= set(exchange.book.pack.programmes):
            return ()
        return topics if len(topics) <= MOST_TOPICS else topics[:FEWEST]

    def has_subject(self, exchange: Exchange) -> bool:
        """Whether the message names anything besides the wish to compare."""
        return bool(self.subject(exchange))

    def subject(self, exchange: Exchange) -> set[str]:
        """The words of a message besides those that wish for a comparison."""
        heard = {
            word
            for _, p in exchange.heard.choosing.comparing.find(exchange.text)
            for word in p.split()
        }
        counted = exchange.heard.recogniser.numbers.keys()  # `the two`
        return set(exchange.heard.reader.read(exchange.text).subject) - heard - counted

    def compare(self, exchange: Exchange, topics: tuple[str, ...]) -> Reply:
        """The topics point by point, each point as far as the sources tell."""
        articles = [exchange.book.pack.articles[topic] for topic in topics]
        asked = {facet for facet, _ in exchange.heard.reader.asks.find(exchange.text)}
        if len(asked) == 1 and asked <= set(POINTS):  # `how long is X compared to Y?`
            facet = asked.pop()
            return self.reply(exchange, topics, (self.point(exchange, articles, facet),), facet)
        told = [p for p in POINTS if any(p in article.sections for article in articles)]
        points = (self.point(exchange, articles, point) for point in told[:MOST_POINTS])
        return self.reply(exchange, topics, (self.opening(exchange, articles), *points))

    def reply(
        self,
        exchange: Exchange,
        topics: tuple[str, ...],
        blocks: tuple[str, ...],
        facet: str = WHAT,
        outcome: Outcome = Outcome.ANSWER,
    ) -> Reply:
        """What is told of several topics at once, with all their sources."""
        articles = [exchange.book.pack.articles[topic] for topic in topics]
        for topic in reversed(topics):
            self.answers.note(exchange, topic, facet)
        exchange.remember(listed=topics, alike=topics)
        footnote = self.answers.citing.footnotes(exchange, articles)
        return exchange.reply(
            "\n\n".join((*blocks, footnote)),
            outcome,
            topic=topics[0],
            topics=topics,
            sources=self.answers.citing.all(exchange, articles),
            footnote=footnote,
            choices=tuple(article.head.title for article in articles),
        )

    def opening(self, exchange: Exchange, articles: list[Article]) -> str:
        """What each of them is, in a line."""
        lines = "\n".join(f"- {a.head.title}: {a.head.summary}" for a in articles)
        opening = exchange.say("compare.opening")
        if exchange.heard.choosing.same.hears(exchange.text):
            opening = f"{exchange.say('answer.not_same')} {opening}"
        return f"{opening}\n{lines}"

    def point(self, exchange: Exchange, articles: list[Article], facet: str) -> str:
        """One point for all of them."""
        heading = exchange.book.pack.facets[facet].heading or ""
        return f"{heading}\n{self.lines(exchange, articles, facet)}"

    def lines(self, exchange: Exchange, articles: list[Article], facet: str) -> str:
        """What each of them tells on one point."""
        return "\n".join(f"- {a.head.title}: {self.told(exchange, a, facet)}" for a in articles)

    def told(self, exchange: Exchange, article: Article, facet: str) -> str:
        """The first sentence of a section, or that the sources do not say."""
        section = article.sections.get(facet)
        if section is None:
            return exchange.say("compare.not_told")
        first, _, rest = section.partition("\n")
        points = [line.removeprefix("- ") for line in rest.splitlines() if line.startswith("- ")]
        return f"{first} {', '.join(points)}" if first.endswith(":") else sentence(first)


def sentence(text: str) -> str:
    """The first sentence of a text."""
    return text.split(". ")[0].rstrip(".") + "."
