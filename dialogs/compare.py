"""Two or three topics side by side, on the same points."""

from dialogs.answer import Answers
from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from knowledge.model import Article

POINTS = ("who", "how_long", "how_often", "with_whom", "where", "purpose", "content", "gives")
MOST_POINTS = 5
MOST_TOPICS = 3
FEWEST = 2
SURE = 0.25
BESIDE = 0.6
"""What a second topic that is not named must come to of the first to be compared with it."""


class Comparison:
    """Compares topics where a message asks for the difference."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    async def take(self, exchange: Exchange) -> Reply | None:
        """The comparison that is asked for; None where none is, or of what is not clear."""
        if not exchange.heard.comparing.hears(exchange.text):
            return None
        topics = self.topics(exchange)
        return self.compare(exchange, topics[:MOST_TOPICS]) if len(topics) >= FEWEST else None

    def topics(self, exchange: Exchange) -> tuple[str, ...]:
        """What is to be compared: named, pointed back at, or talked of before."""
        found = exchange.heard.finder.find(exchange.text)
        named = exchange.heard.finder.names.every(exchange.text)
        state = exchange.state
        if len(named) >= FEWEST:
            return named
        if named:
            before = [t for t in (state.topic, *state.recent) if t and t not in named]
            return (*named, *before[:1]) if before else self.likely(exchange, named)
        if len(state.listed) in (FEWEST, MOST_TOPICS) and state.listed[0] in state.recent:
            return state.listed
        if len(state.recent) >= FEWEST and not self.has_subject(exchange):
            return state.recent[:FEWEST]
        near = [c for c in found.candidates[:FEWEST] if c.confidence >= SURE]
        if len(near) == FEWEST and near[1].confidence < BESIDE * near[0].confidence:
            return ()  # two words of one and the same topic
        return tuple(c.topic for c in near)

    def likely(self, exchange: Exchange, named: tuple[str, ...]) -> tuple[str, ...]:
        """A named topic with the likeliest other one."""
        found = exchange.heard.finder.find(exchange.text)
        others = [c for c in found.candidates if c.topic not in named and c.confidence >= SURE]
        return (*named, *(c.topic for c in others[:1]))

    def has_subject(self, exchange: Exchange) -> bool:
        """Whether the message names anything besides the wish to compare."""
        heard = {
            word for _, p in exchange.heard.comparing.find(exchange.text) for word in p.split()
        }
        return bool(set(exchange.heard.reader.read(exchange.text).subject) - heard)

    def compare(self, exchange: Exchange, topics: tuple[str, ...]) -> Reply:
        """The topics point by point, each point as far as the sources tell."""
        articles = [exchange.book.pack.articles[topic] for topic in topics]
        for topic in reversed(topics):
            self.answers.note(exchange, topic, "what")
        exchange.remember(listed=topics)
        blocks = [self.opening(exchange, articles)]
        told = [p for p in POINTS if any(p in article.sections for article in articles)]
        blocks += [self.point(exchange, articles, point) for point in told[:MOST_POINTS]]
        sources = dict.fromkeys(self.answers.citation(exchange, article) for article in articles)
        notes = dict.fromkeys(self.answers.footnote(exchange, article) for article in articles)
        footnote = " ".join(notes)
        return exchange.reply(
            "\n\n".join((*blocks, footnote)),
            Outcome.ANSWER,
            topic=topics[0],
            topics=topics,
            sources=tuple(sources),
            footnote=footnote,
            choices=tuple(article.head.title for article in articles),
        )

    def opening(self, exchange: Exchange, articles: list[Article]) -> str:
        """What each of them is, in a line."""
        lines = "\n".join(f"- {a.head.title}: {a.head.summary}" for a in articles)
        return f"{exchange.say('compare.opening')}\n{lines}"

    def point(self, exchange: Exchange, articles: list[Article], facet: str) -> str:
        """One point for all of them."""
        lines = [f"- {a.head.title}: {self.told(exchange, a, facet)}" for a in articles]
        return "\n".join((exchange.book.pack.facets[facet].heading or "", *lines))

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
