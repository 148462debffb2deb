"""What happens once one has applied, asked where no form is open: what the forms tell of it."""

from collections.abc import Mapping

from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.rounds.calendar import Calendar, calendar
from knowledge.model import Programme

LONGEST = 18
"""Words of a message that asks no more than that."""


class ProcessQuestions:
    """Tells of the way that an application or a registration takes."""

    def __init__(self, programmes: Mapping[str, Programme]) -> None:
        self.programmes = programmes

    async def take(self, exchange: Exchange) -> Reply | None:
        """`What happens once I have applied?`, of one programme or any; None for all else."""
        heard, text = exchange.heard, exchange.text
        if not heard.sent.then_what.hears(text) or len(text.split()) > LONGEST:
            return None
        named = [n for n in heard.finder.names.mentioned(text) if n in self.programmes]
        talked_of = exchange.state.topic if exchange.state.topic in self.programmes else None
        programme = named[0] if len(named) == 1 else None if named else talked_of
        if programme is None:
            return exchange.reply(exchange.say("about.then_any"), Outcome.COMMAND)
        found = await calendar(exchange.ports, programme)
        said = exchange.book.pack.programmes[programme]
        exchange.remember(topic=programme)
        return exchange.reply(
            exchange.say("about.then", next=self.next(exchange, programme, found)),
            Outcome.COMMAND,
            topic=programme,
            topics=(programme,),
            choices=(said.wish,),
        )

    def next(self, exchange: Exchange, name: str, found: Calendar) -> str:
        """What happens with what is sent for the open round, or for none."""
        programme, said = self.programmes[name], exchange.book.pack.programmes[name]
        if not found.open:
            return said.next
        if programme.intake != "application":
            return exchange.say("about.seat")
        key = "next.awaiting_endorsement" if programme.endorsement else "next.submitted"
        return exchange.say(key, title=said.title)
