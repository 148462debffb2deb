"""A question: which topic it is about, which fact it asks for, and how sure that is."""

from dialogs.answer import WHAT, Answers
from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from knowledge.model import Article
from knowledge.text import fold
from knowledge.topics import Candidate, Found

SURE = 0.30
"""Confidence from which a topic is an answer; below it the sources are taken not to say."""
HINT = 0.17
"""Confidence from which a topic with the name of a thing in it may be offered as near."""
CLOSE = 0.10
"""Lead of the first topic over the second below which the bot asks which is meant."""
NEAREST = 3
MOST_CHOICES = 4
SHORT = 7
"""Words of a message that may lean on the topic before."""
GENERIC = ("why", "how", WHAT)
"""Facets that give way to every other one."""


class Questions:
    """Answers questions out of the articles, or says honestly that they do not tell."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    async def take(self, exchange: Exchange) -> Reply:
        """The last step for every message: answer, ask back, or say that it is unknown."""
        facet = self.facet(exchange)
        if self.leans(exchange):
            return self.answers.give(exchange, exchange.state.topic or "", facet or WHAT)
        found = exchange.heard.finder.find(exchange.text)
        best = found.best
        if best is None or not self.sure(best, found):
            return self.unsure(exchange, found, facet)
        rivals = self.rivals(found)
        if len(rivals) > 1:
            return self.clarify(exchange, rivals, facet)
        return self.answers.give(
            exchange,
            best.topic,
            self.meant(exchange, best.topic, facet),
            min(1.0, best.confidence),
        )

    def confident(self, exchange: Exchange) -> bool:
        """Whether a message would be answered; used in the middle of a signup."""
        found = exchange.heard.finder.find(exchange.text)
        leaning = self.leans(exchange) and self.facet(exchange) is not None
        return leaning or bool(found.best and self.sure(found.best, found))

    def sure(self, best: Candidate, found: Found) -> bool:
        """Whether the likeliest topic explains enough of the message."""
        return best.confidence >= SURE or best.topic in found.named

    def facet(self, exchange: Exchange) -> str | None:
        """Which fact is asked for: one the sources lack first, then the most particular one."""
        heard = [name for name, _ in exchange.heard.facets.find(exchange.text)]
        facets = exchange.heard.pack.facets
        lacking = [name for name in heard if facets[name].heading is None]
        particular = [name for name in heard if name not in GENERIC]
        ranked = lacking or particular or heard
        return ranked[0] if ranked else None

    def meant(self, exchange: Exchange, topic: str, facet: str | None) -> str:
        """The facet, unless it is only a word of the topic itself that sounds like one."""
        if facet is None:
            return WHAT
        article = exchange.heard.pack.articles[topic]
        form = exchange.heard.pack.facets[facet]
        if form.heading is None and self.own_words(exchange, article, facet):
            return WHAT
        return facet

    def own_words(self, exchange: Exchange, article: Article, facet: str) -> bool:
        """Whether the words that seem to ask for a facet are the topic's own subject."""
        subject = fold(" ".join((*article.head.names, *article.head.questions)))
        said = [
            words for name, words in exchange.heard.facets.find(exchange.text) if name == facet
        ]
        return all(words in subject for words in said)

    def leans(self, exchange: Exchange) -> bool:
        """Whether a message has no subject of its own and so speaks of the topic before."""
        if exchange.state.topic is None:
            return False
        rest = fold(exchange.text)
        for _, words in exchange.heard.facets.find(exchange.text):
            rest = rest.replace(words, " ", 1)
        subject = [word for word in rest.split() if word not in exchange.heard.fillers]
        return not subject

    def rivals(self, found: Found) -> list[str]:
        """Topics that a message could equally well mean, the likeliest first."""
        if len(found.named) == 1:
            return [found.named[0]]
        best = found.candidates[0]
        close = [
            c.topic
            for c in found.candidates[:MOST_CHOICES]
            if best.score - c.score <= CLOSE and c.confidence >= SURE
        ]
        return close or [best.topic]

    def clarify(self, exchange: Exchange, topics: list[str], facet: str | None) -> Reply:
        """Ask which of several topics is meant."""
        exchange.remember(candidates=tuple(topics), question=facet)
        titles = tuple(exchange.book.title(topic) for topic in topics)
        listed = "\n".join(f"{number}. {title}" for number, title in enumerate(titles, 1))
        return exchange.reply(
            exchange.say("clarify.which", choices=listed),
            Outcome.CLARIFY,
            topics=tuple(topics),
            choices=titles,
        )

    def unsure(self, exchange: Exchange, found: Found, facet: str | None) -> Reply:
        """Lean on the topic before where the message is short and asks for a fact; else unknown."""
        short = len(exchange.text.split()) <= SHORT
        if exchange.state.topic and facet and short:
            return self.answers.give(exchange, exchange.state.topic, facet)
        return self.unknown(exchange, found)

    def unknown(self, exchange: Exchange, found: Found) -> Reply:
        """That the sources do not say, the nearest topics, and the way on."""
        near = [c.topic for c in found.candidates if c.confidence >= HINT][:NEAREST]
        titles = tuple(exchange.book.title(topic) for topic in near)
        exchange.remember(candidates=tuple(near), question=None)
        parts = [exchange.say("unknown.sorry")]
        if titles:
            parts.append(exchange.say("unknown.nearest", topics=", ".join(titles)))
        parts.append(exchange.say("unknown.contact"))
        return exchange.reply(
            "\n\n".join(parts), Outcome.UNKNOWN, topics=tuple(near), choices=titles
        )
