"""Two or three topics side by side, on the same points."""

from collections.abc import Iterable, Mapping

from dialogs.comparing import compared
from dialogs.comparing.compared import COMPARES, FEWEST, MOST_TOPICS
from dialogs.exchange import Exchange
from dialogs.ids import CONTENT, WHAT, WHO
from dialogs.messages import Language, Outcome, Reply
from dialogs.questions.answer import Answers
from dialogs.thread import places
from dialogs.understanding.sureness import SURELY
from dialogs.understanding.wordbook import Wordbook
from knowledge.classifier.examples import CHOOSE, COMPARE, GAP
from knowledge.listening import PLAINLY, Listener
from knowledge.model import Article
from knowledge.text import plain, words

POINTS = ("who", "how_long", "how_often", "with_whom", "where", "purpose", "content", "gives")
MOST_POINTS = 5
FEW_POINTS = 2
"""Points told of what is no programme, beside what it is."""
SURELY_LACKING = SURELY
"""Share from which what has the words of a comparison asks for what the sources leave out."""


class Comparison:
    """Compares topics where a message asks for the difference."""

    def __init__(self, answers: Answers, books: Mapping[Language, Wordbook]) -> None:
        self.answers = answers
        self.versus = {
            language: Listener({"versus": book.pack.facts.asks.versus}, PLAINLY)
            for language, book in books.items()
        }

    async def take(self, exchange: Exchange) -> Reply | None:
        """`What is the difference between X and Y?`; None where it is not asked, or not clear."""
        kinds = self.kinds_talked_of(exchange)
        if kinds or exchange.rules_out(COMPARE, CHOOSE):
            return kinds
        lacking = exchange.is_learned(GAP, SURELY_LACKING)
        if lacking or not self.asks(exchange):  # `how many seats do we get compared with them?`
            return None
        return self.of(exchange)

    async def of_listed(self, exchange: Exchange) -> Reply | None:
        """`The difference?`: of what was just listed or talked of; without that, of what it is."""
        chosen = compared.chosen(exchange)
        if chosen:
            return self.compare(exchange, chosen[:MOST_TOPICS])
        if counted := compared.counted(exchange):
            return self.reply(exchange, counted, (self.summaries(exchange, counted),))
        if not compared.is_bare(exchange):
            return None
        kinds = self.kinds_talked_of(exchange)
        if kinds:
            return kinds
        topics = compared.talked_of(exchange)
        return self.compare(exchange, topics) if topics else self.which(exchange)

    def which(self, exchange: Exchange) -> Reply:
        """Ask what is to be compared: which of a long list, or with what the one talked of."""
        listed, topic = compared.at_hand(exchange), exchange.state.topic
        heads = [exchange.book.pack.articles[one].head for one in listed]
        lines = self.summaries(exchange, listed)
        one = topic if topic and not exchange.book.pack.articles[topic].head.lists else None
        if listed:
            text = exchange.say("compare.which_of", lines=lines)
        elif one:
            text = exchange.say("compare.with", topic=exchange.book.pack.articles[one].head.called)
        else:
            text = exchange.say("compare.which")
        exchange.remember(candidates=listed, question=None, choice_starts=COMPARES)
        titles = tuple(head.title for head in heads)
        topics = listed or ((one,) if one else ())
        return exchange.reply(text, Outcome.CLARIFY, topics=topics, choices=titles)

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
        at_places = heard.places.counting.find(exchange.text)
        if compared.subject(exchange) - {word for _, said in at_places for word in said.split()}:
            return None
        says = tuple(point.says for point in article.head.points.values())
        some = places.several(exchange, says)
        if not some:
            return self.answers.give(exchange, article.id, CONTENT)
        return self.answers.told(exchange, article, CONTENT, "\n".join(f"- {p}" for p in some))

    def of(self, exchange: Exchange) -> Reply | None:
        """The comparison of what a message that asks for one is about; None if that is unclear."""
        kinds = self.within(exchange)
        if kinds:
            return kinds
        topics = compared.topics(exchange)
        if len(topics) >= FEWEST:
            return self.compare(exchange, topics[:MOST_TOPICS])
        if not exchange.heard.choosing.comparing.hears(exchange.text):
            return None
        if topics and compared.beside(exchange, topics):
            return self.with_unknown(exchange, *topics)
        return None if compared.has_subject(exchange) else self.which(exchange)

    def with_unknown(self, exchange: Exchange, topic: str) -> Reply:
        """That no source tells of what a topic is to be compared with, and what it is itself."""
        article = exchange.book.pack.articles[topic]
        missing = exchange.say("compare.with_unknown")
        text = exchange.say("unknown.gap", missing=missing, known=article.head.summary)
        self.answers.note(exchange, topic, WHAT)
        return self.answers.untold(exchange, article, WHAT, text)

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

    def compare(self, exchange: Exchange, topics: tuple[str, ...]) -> Reply:
        """The topics point by point, each point as far as the sources tell."""
        articles = [exchange.book.pack.articles[topic] for topic in topics]
        asked = {facet for facet, _ in exchange.heard.reader.asks.find(exchange.text)}
        if len(asked) == 1 and asked <= set(POINTS):  # `how long is X compared to Y?`
            facet = asked.pop()
            return self.reply(exchange, topics, (self.point(exchange, articles, facet),), facet)
        points = (self.point(exchange, articles, p) for p in self.points(exchange, articles))
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
        named = exchange.heard.finder.names.exactly(exchange.text)
        asked = len(named) == 1 and set(named) < set(topics) and facet != WHAT
        last = named if asked else ()
        for topic in (*reversed(topics), *last):  # the one that was named beside what was said
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

    def summaries(self, exchange: Exchange, topics: Iterable[str]) -> str:
        """What each of some topics is, in a line."""
        heads = (exchange.book.pack.articles[topic].head for topic in topics)
        return "\n".join(f"- {head.title}: {head.summary}" for head in heads)

    def opening(self, exchange: Exchange, articles: list[Article]) -> str:
        """What each of them is, in a line, under words that set them side by side."""
        lines = self.summaries(exchange, (article.id for article in articles))
        opening = exchange.say("compare.opening")
        if exchange.heard.choosing.same.hears(exchange.text):
            opening = f"{exchange.say('answer.not_same')} {opening}"
        return f"{opening}\n{lines}"

    def points(self, exchange: Exchange, articles: list[Article]) -> list[str]:
        """The points to compare: of programmes all that any tells, of others what each tells.

        How long a demand takes is no gap in the sources, and whom it is for is alike for all.
        """
        programmes = [
            article for article in articles if article.id in exchange.book.pack.programmes
        ]
        if len(programmes) == len(articles):
            return [p for p in POINTS if any(p in a.sections for a in articles)][:MOST_POINTS]
        points = POINTS if programmes else [p for p in POINTS if p != WHO]
        return [p for p in points if all(p in a.sections for a in articles)][:FEW_POINTS]

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
