"""The answer to an offered seat, in a word."""

from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.ports import Application, ApplicationState, Ports, RoundState
from dialogs.rounds.queue import Queue
from dialogs.rounds.words import moment


class Offers:
    """Takes and declines offered seats."""

    def __init__(self, queue: Queue) -> None:
        self.queue = queue

    async def take(self, exchange: Exchange) -> Reply | None:
        """`Tacka ja` or `tacka nej` to an offered seat, at any time."""
        said = exchange.heard.rounds.offer_answers.meant(exchange.text)
        said = said or exchange.book.rounds.offer_answers.meant(exchange.text)
        if said is None:
            return None
        offered = await self.standing(exchange)
        if offered is None:
            return exchange.reply(exchange.say("offer.none"), Outcome.COMMAND)
        return await self.answer(exchange, offered, yes=said == "accept")

    async def plain(self, exchange: Exchange) -> Reply | None:
        """A yes or no where an offered seat waits for one, and nothing else does."""
        yes = exchange.plain_yes_no()
        offered = await self.standing(exchange) if yes is not None else None
        return await self.answer(exchange, offered, yes=bool(yes)) if offered else None

    async def standing(self, exchange: Exchange) -> Application | None:
        """The person's offer that has to be answered first; none of what has been called off."""
        ports = exchange.ports
        mine = await ports.applications.of(exchange.message.person.id)
        offers = [one for one in mine if one.state is ApplicationState.OFFERED and one.offer_until]
        offers = [one for one in offers if not await self.is_called_off(ports, one)]
        return min(offers, key=lambda one: (one.offer_until, one.id), default=None)

    async def is_called_off(self, ports: Ports, offered: Application) -> bool:
        """Whether there is nothing left to have a seat at."""
        found = await ports.rounds.find(offered.round)
        return found is not None and found.state is RoundState.CANCELLED

    async def answer(self, exchange: Exchange, offered: Application, *, yes: bool) -> Reply:
        """Take the seat, or let it go to the next."""
        values = await self.names(exchange, offered)
        if not yes:
            await self.queue.decline(exchange.ports, offered)
            return self.reply(exchange, offered, exchange.say("offer.declined", **values))
        accepted = await self.queue.accept(exchange.ports, offered)
        if accepted is None:
            await self.queue.expire(exchange.ports)
        key = "offer.accepted" if accepted else "offer.over"
        return self.reply(exchange, offered, exchange.say(key, **values))

    async def names(self, exchange: Exchange, offered: Application) -> dict[str, object]:
        """What the seat is for."""
        said = exchange.book.pack.programmes.get(offered.programme)
        title = said.title if said else offered.programme
        found = await exchange.ports.rounds.find(offered.round)
        if found and found.starts_at:
            title = f"{title} {moment(exchange.book.phrases, found.starts_at)}"
        return {"title": title, "number": offered.number}

    def reply(self, exchange: Exchange, offered: Application, text: str) -> Reply:
        """What has become of the seat."""
        return exchange.reply(
            text,
            Outcome.COMMAND,
            topic=offered.programme,
            topics=(offered.programme,),
            choices=(exchange.say("applications.mine"),),
        )
