"""What an answer about a programme says of its rounds."""

from dataclasses import replace

from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.rounds.calendar import Calendar, calendar
from dialogs.rounds.words import sentence
from knowledge.model import Knowledge

FIRST = frozenset({"dates", "where", "apply", "how_often", "opening"})
"""Facets that a round says more about than the article does."""
TOLD = frozenset({"dates"})
"""Facets that no document tells and a round does."""
ANSWERS = (Outcome.ANSWER, Outcome.UNKNOWN)


class RoundNotes:
    """Adds when one can sign up to the answers about a programme that has rounds."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.programmes = knowledge.programmes

    async def add(self, exchange: Exchange, reply: Reply) -> Reply:
        """The reply with a sentence on the rounds of its programme, where there are any."""
        topic = reply.topic
        if reply.outcome not in ANSWERS or reply.asks:
            return reply
        if topic is None or topic not in self.programmes:
            return reply
        found = await calendar(exchange.ports, topic)
        if found.never:
            return reply
        text = self.sentence(exchange, found, topic)
        facet = exchange.state.facet
        if reply.outcome is Outcome.UNKNOWN and self.tells(found, facet):
            return self.instead(exchange, reply, topic, text)
        reply = self.placed(reply, text, first=facet in FIRST)
        return self.offering(exchange, reply, found)

    def sentence(self, exchange: Exchange, found: Calendar, topic: str) -> str:
        """When one can sign up, in the language of the reply."""
        title = exchange.book.pack.programmes[topic].title
        intake = self.programmes[topic].intake
        return sentence(exchange.book.phrases, found, title, intake)

    def tells(self, found: Calendar, facet: str | None) -> bool:
        """Whether what no document tells stands in the rounds."""
        seats = any(one.seats is not None for one in found.open)
        return facet in TOLD or (facet == "seats" and seats)

    def instead(self, exchange: Exchange, reply: Reply, topic: str, text: str) -> Reply:
        """The rounds as the answer, since the documents have none."""
        programme = exchange.book.pack.programmes[topic]
        source = exchange.say("round.source", title=programme.title)
        return replace(
            reply,
            text=f"{text}\n\n{source}",
            outcome=Outcome.ANSWER,
            sources=(),
            footnote=source,
            choices=self.choices(exchange, topic, reply.choices),
        )

    def placed(self, reply: Reply, text: str, *, first: bool) -> Reply:
        """The reply with the sentence before the answer, or between it and its source."""
        if first:
            return replace(reply, text=f"{text}\n\n{reply.text}")
        before, source, after = reply.text.partition(f"\n\n{reply.footnote}")
        return replace(reply, text=f"{before}\n\n{text}{source}{after}")

    def offering(self, exchange: Exchange, reply: Reply, found: Calendar) -> Reply:
        """The reply with the offer to be told, where one cannot sign up yet."""
        if found.open or reply.topic is None:
            return reply
        return replace(reply, choices=self.choices(exchange, reply.topic, reply.choices, found))

    def choices(
        self,
        exchange: Exchange,
        topic: str,
        choices: tuple[str, ...],
        found: Calendar | None = None,
    ) -> tuple[str, ...]:
        """The wish to sign up, or to be told when one can, at the end of the choices."""
        wish = exchange.book.pack.programmes[topic].wish
        watch = exchange.say("watch.button")
        others = tuple(one for one in choices if one not in (wish, watch))
        return (*others, watch if found and not found.open else wish)
