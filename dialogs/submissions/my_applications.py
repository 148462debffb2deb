"""What a person has applied for, and how it stands."""

from collections.abc import Collection, Mapping

from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.parts import Applications, Entry
from dialogs.ports import LIVE, Application, ApplicationState, RoundState
from dialogs.rounds.deadline import can_be_changed, deadline
from dialogs.rounds.words import last
from dialogs.signup.draft import Draft
from dialogs.signup.form import Form, place_of, title_of, when
from dialogs.submissions.my_calendar import booked
from knowledge.model import Programme


class MyApplications:
    """The person's own applications and drafts; nobody else's."""

    def __init__(self, programmes: Mapping[str, Programme], form: Form) -> None:
        self.programmes = programmes
        self.form = form

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

    async def have_sent(self, exchange: Exchange, named: Collection[str]) -> Reply:
        """What there is of what somebody says to have applied for; first what there is not."""
        programmes = exchange.book.pack.programmes
        mine = await exchange.ports.applications.of(exchange.message.person.id)
        states = {application.programme: application.state for application in mine}
        missing = [one for one in named if states.get(one) in (None, ApplicationState.DRAFT)]
        if len(missing) != 1:
            return await self.show(exchange)
        wish, title = programmes[missing[0]].wish, exchange.book.called(missing[0])
        if missing[0] in states:
            text = exchange.say("applications.only_draft", title=title)
            choices = (exchange.say("applications.resume"),)
        else:
            text = exchange.say("applications.not_here", title=title, wish=wish)
            choices = (wish,)
        sent = [await self.line(exchange, one) for one in mine if one.programme != missing[0]]
        if sent:
            lines = "\n".join(f"- {line}" for line in sent)
            text = f"{text}\n\n{exchange.say('applications.list', applications=lines)}"
        return exchange.reply(
            text, Outcome.COMMAND, topic=missing[0], topics=(missing[0],), choices=choices
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
        happens = exchange.say("next.called_off")
        if await self.standing(exchange, latest) != "called_off":
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
            f"applications.{await self.standing(exchange, application)}",
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
        standing = await self.standing(exchange, application)
        return Entry(
            title=await self.title(exchange, application),
            state=state,
            says=exchange.say(f"state.{standing}", place=place, until=until),
            time=when(exchange, application.submitted_at or application.updated_at),
            number=application.number,
        )

    async def standing(self, exchange: Exchange, application: Application) -> str:
        """How it stands: its state, or that what it is for has been called off."""
        rounds = exchange.ports.rounds
        found = await rounds.find(application.round) if application.round else None
        off = found is not None and found.state is RoundState.CANCELLED
        return "called_off" if off and application.state in LIVE else application.state.value

    async def title(self, exchange: Exchange, application: Application) -> str:
        """What was applied for: the programme, its occasion, and that it has been called off."""
        title, rounds = await title_of(exchange, application), exchange.ports.rounds
        found = await rounds.find(application.round) if application.round else None
        cancelled = found is not None and found.state is RoundState.CANCELLED
        return exchange.say("applications.cancelled", title=title) if cancelled else title

    async def sent(self, exchange: Exchange, application: Application) -> str | None:
        """The answers of a received application, and until when they can be changed."""
        programme = self.programmes.get(application.programme)
        if programme is None or application.state not in LIVE:
            return None
        answers = self.form.answers(exchange, Draft(programme, application))
        text = exchange.say("applications.sent", number=application.number, answers=answers)
        until = await self.until(exchange, application)
        unsaved = exchange.say("applications.unsaved") if until and application.edited else ""
        return f"{text}\n\n{until} {unsaved}".rstrip()

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
        standing = {await self.standing(exchange, a) for a in mine}
        offered = (
            {ApplicationState.OFFERED} if ApplicationState.OFFERED.value in standing else set()
        )
        acts = tuple(
            exchange.say(key)
            for which, key in (
                (offered, "offer.accept"),
                (offered, "offer.decline"),
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

    async def received(self, exchange: Exchange) -> list[Application]:
        """The person's received applications."""
        mine = await exchange.ports.applications.of(exchange.message.person.id)
        return [application for application in mine if application.state in LIVE]
