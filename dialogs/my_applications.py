"""What a person has applied for: list it, take one back."""

from collections.abc import Mapping

from dialogs import identity_number
from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.my_calendar import booked
from dialogs.parts import Applications, Entry
from dialogs.ports import LIVE, Application, ApplicationState, RoundState
from dialogs.rounds.deadline import can_be_changed, deadline
from dialogs.rounds.queue import Queue
from dialogs.rounds.words import last
from dialogs.signup.draft import Draft
from dialogs.signup.form import Form, label_of, place_of, when
from knowledge.model import Programme
from knowledge.text import fold

LONGEST_REASON = 500
"""Characters kept of why somebody withdraws."""


class MyApplications:
    """The person's own applications and drafts; nobody else's."""

    def __init__(self, programmes: Mapping[str, Programme], form: Form, queue: Queue) -> None:
        self.programmes = programmes
        self.form = form
        self.queue = queue

    async def show(self, exchange: Exchange) -> Reply:
        """All drafts and applications with their state, and what was sent."""
        mine = await exchange.ports.applications.of(exchange.message.person.id)
        watched = await self.watched(exchange)
        if not mine and not watched:
            return exchange.reply(exchange.say("applications.none"), Outcome.COMMAND)
        listed = [await self.line(exchange, application) for application in mine]
        lines = "\n".join(f"- {line}" for line in (*listed, *watched))
        text = exchange.say("applications.list", applications=lines)
        sent = [await self.sent(exchange, application) for application in mine]
        return exchange.reply(
            "\n\n".join((text, *(one for one in sent if one))),
            Outcome.COMMAND,
            choices=await self.acts(exchange, mine, watched),
            parts=Applications(tuple([await self.entry(exchange, one) for one in mine])),
        )

    async def next_step(self, exchange: Exchange) -> Reply | None:
        """What happens now with what was sent last; None where nothing has been sent."""
        programmes = exchange.book.pack.programmes
        sent = [a for a in await self.received(exchange) if a.programme in programmes]
        if not sent:
            return None
        latest = max(
            sent, key=lambda application: application.submitted_at or application.updated_at
        )
        said = programmes[latest.programme]
        happens = self.form.next(
            exchange,
            Draft(self.programmes[latest.programme], latest),
            await place_of(exchange, latest),
        )
        text = exchange.say("applications.next", title=said.title, next=happens)
        return exchange.reply(
            text,
            Outcome.COMMAND,
            topic=latest.programme,
            topics=(latest.programme,),
            choices=(exchange.say("applications.mine"),),
        )

    async def watched(self, exchange: Exchange) -> list[str]:
        """What the person wants to be told of, a line each."""
        programmes = exchange.book.pack.programmes
        watches = await exchange.ports.watches.of(exchange.message.person.id)
        return [
            exchange.say("applications.watched", title=programmes[one].title)
            for one in watches
            if one in programmes
        ]

    async def line(self, exchange: Exchange, application: Application) -> str:
        """One application in a line."""
        at = application.submitted_at or application.updated_at
        return exchange.say(
            f"applications.{application.state.value}",
            title=await self.title(exchange, application),
            number=application.number,
            time=when(exchange, at),
            place=await place_of(exchange, application),
            until=when(exchange, application.offer_until),
        )

    async def entry(self, exchange: Exchange, application: Application) -> Entry:
        """The same in pieces."""
        state = application.state.value
        place = await place_of(exchange, application)
        until = when(exchange, application.offer_until)
        return Entry(
            title=await self.title(exchange, application),
            state=state,
            says=exchange.say(f"state.{state}", place=place, until=until),
            time=when(exchange, application.submitted_at or application.updated_at),
            number=application.number,
        )

    async def title(self, exchange: Exchange, application: Application) -> str:
        """What was applied for: the programme, and the occasion where it is for one."""
        title, rounds = label_of(exchange, application), exchange.ports.rounds
        found = await rounds.find(application.round) if application.round else None
        if found is None or found.starts_at is None:
            return title
        title = f"{title} {when(exchange, found.starts_at)}"
        cancelled = found.state is RoundState.CANCELLED
        return exchange.say("applications.cancelled", title=title) if cancelled else title

    async def sent(self, exchange: Exchange, application: Application) -> str | None:
        """The answers of a received application, and until when they can be changed."""
        programme = self.programmes.get(application.programme)
        if programme is None or application.state not in LIVE:
            return None
        answers = self.form.answers(exchange, Draft(programme, application))
        text = exchange.say("applications.sent", number=application.number, answers=answers)
        until = await self.until(exchange, application)
        return f"{text}\n{until}" if until else text

    async def until(self, exchange: Exchange, application: Application) -> str:
        """Until when its answers can be changed; nothing where they cannot."""
        if not await can_be_changed(exchange.ports, application):
            return ""
        closes = await deadline(exchange.ports, application)
        if closes is None:
            return exchange.say("applications.any_time")
        return exchange.say("applications.until", closes=last(exchange.book.phrases, closes))

    async def in_full(self, exchange: Exchange, application: Application) -> str:
        """One draft or application with every answer in it."""
        line = await self.line(exchange, application)
        programme = self.programmes.get(application.programme)
        if programme is None:
            return line
        return f"{line}\n{self.form.answers(exchange, Draft(programme, application))}"

    async def acts(
        self, exchange: Exchange, mine: list[Application], watched: list[str]
    ) -> tuple[str, ...]:
        """What can be done next."""
        states = {application.state for application in mine}
        open_ones = {a.state for a in mine if await self.is_open(exchange, a)}
        acts = tuple(
            exchange.say(key)
            for which, key in (
                ({ApplicationState.OFFERED}, "offer.accept"),
                ({ApplicationState.OFFERED}, "offer.decline"),
                ({ApplicationState.DRAFT}, "applications.resume"),
                (open_ones, "applications.amend"),
                (LIVE, "applications.withdraw"),
            )
            if which & states
        )
        seats = await booked(exchange.ports, exchange.message.person.id)
        dated = (exchange.say("calendar.button"),) if seats else ()
        unwatch = (exchange.say("applications.unwatch"),) if watched else ()
        return (*acts, *dated, *unwatch)

    async def is_open(self, exchange: Exchange, application: Application) -> bool:
        """Whether its answers can be changed now."""
        known = application.programme in self.programmes
        return known and await can_be_changed(exchange.ports, application)

    async def withdraw(self, exchange: Exchange) -> Reply:
        """Ask before taking back the one received application, or ask which."""
        received = await self.received(exchange)
        if not received:
            return exchange.reply(exchange.say("withdraw.nothing"), Outcome.COMMAND)
        if len(received) == 1:
            return self.ask(exchange, received[0])
        listed = [await self.line(exchange, application) for application in received]
        lines = "\n".join(f"- {line}" for line in listed)
        exchange.remember(withdrawing="")
        return exchange.reply(
            exchange.say("withdraw.which", applications=lines),
            Outcome.COMMAND,
            choices=tuple(application.number or "" for application in received),
        )

    async def received(self, exchange: Exchange) -> list[Application]:
        """The person's received applications."""
        mine = await exchange.ports.applications.of(exchange.message.person.id)
        return [application for application in mine if application.state in LIVE]

    def ask(self, exchange: Exchange, application: Application) -> Reply:
        """Whether to withdraw that application."""
        exchange.remember(withdrawing=application.number)
        return exchange.reply(
            exchange.say(
                "withdraw.sure", title=label_of(exchange, application), number=application.number
            ),
            Outcome.COMMAND,
            choices=(exchange.say("withdraw.yes"), exchange.say("withdraw.no")),
        )

    async def decide(self, exchange: Exchange) -> Reply | None:
        """The answer to which application to withdraw, or whether to."""
        waiting = exchange.state.withdrawing
        if waiting is None:
            return None
        received = await self.received(exchange)
        said = fold(exchange.text)
        pointed = [a for a in received if a.number and fold(a.number) in said]
        if pointed:
            return self.ask(exchange, pointed[0])
        exchange.remember(withdrawing=None)
        application = next((a for a in received if a.number == waiting), None)
        labels = {
            fold(exchange.say("withdraw.yes")): True,
            fold(exchange.say("withdraw.no")): False,
        }
        yes = labels.get(said, exchange.plain_yes_no())
        why = self.reason(exchange) if yes is None else ""
        if application is None or (yes is None and not why):
            return None
        if yes is False:
            return self.kept(exchange)
        return await self.take_back(exchange, application, why)

    def reason(self, exchange: Exchange) -> str:
        """Why, where a yes goes on to say so: `ja, jag har fått förhinder`."""
        if exchange.yes_no() is not True or exchange.asks_something():
            return ""
        _, _, said = exchange.text.partition(",")
        # Nothing is taken back for anything less than a reason: `ja, behåll den` is none.
        kept = set(fold(exchange.say("withdraw.no")).split()) & set(fold(said).split())
        if kept or not exchange.heard.reasons.hears(said):
            return ""
        return identity_number.masked(said.strip())[:LONGEST_REASON]

    async def take_back(self, exchange: Exchange, application: Application, why: str) -> Reply:
        """Withdraw it; its seat goes to the next in line."""
        await self.queue.withdraw(exchange.ports, application, why)
        text = exchange.say(
            "withdraw.done", title=label_of(exchange, application), number=application.number
        )
        return exchange.reply(text, Outcome.COMMAND)

    def kept(self, exchange: Exchange) -> Reply:
        """That it still stands."""
        return exchange.reply(exchange.say("withdraw.kept"), Outcome.COMMAND)
