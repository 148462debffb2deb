"""What a person has applied for: list it, take one back."""

from collections.abc import Mapping

from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.ports import Application, ApplicationState
from dialogs.signup.draft import Draft
from dialogs.signup.form import Form, label_of, when
from knowledge.model import Programme
from knowledge.text import fold


class MyApplications:
    """The person's own applications and drafts; nobody else's."""

    def __init__(self, programmes: Mapping[str, Programme], form: Form) -> None:
        self.programmes = programmes
        self.form = form

    async def show(self, exchange: Exchange) -> Reply:
        """All drafts and applications with their state, and what was sent."""
        mine = await exchange.ports.applications.of(exchange.message.person.id)
        if not mine:
            return exchange.reply(exchange.say("applications.none"), Outcome.COMMAND)
        lines = "\n".join(f"- {self.line(exchange, application)}" for application in mine)
        listed = exchange.say("applications.list", applications=lines)
        sent = (self.sent(exchange, application) for application in mine)
        return exchange.reply(
            "\n\n".join((listed, *(text for text in sent if text))),
            Outcome.COMMAND,
            choices=self.acts(exchange, mine),
        )

    async def next_step(self, exchange: Exchange) -> Reply | None:
        """What happens now with what was sent last; None where nothing has been sent."""
        programmes = exchange.book.pack.programmes
        sent = [a for a in await self.received(exchange) if a.programme in programmes]
        if not sent:
            return None
        last = max(
            sent, key=lambda application: application.submitted_at or application.updated_at
        )
        said = programmes[last.programme]
        text = exchange.say("applications.next", title=said.title, next=said.next)
        return exchange.reply(
            text,
            Outcome.COMMAND,
            topic=last.programme,
            topics=(last.programme,),
            choices=(exchange.say("applications.mine"),),
        )

    def line(self, exchange: Exchange, application: Application) -> str:
        """One application in a line."""
        at = application.submitted_at or application.updated_at
        return exchange.say(
            f"applications.{application.state.value}",
            title=label_of(exchange, application),
            number=application.number,
            time=when(exchange, at),
        )

    def sent(self, exchange: Exchange, application: Application) -> str | None:
        """The answers of a received application; None of any other."""
        programme = self.programmes.get(application.programme)
        if programme is None or application.state is not ApplicationState.SUBMITTED:
            return None
        answers = self.form.answers(exchange, Draft(programme, application))
        return exchange.say("applications.sent", number=application.number, answers=answers)

    def in_full(self, exchange: Exchange, application: Application) -> str:
        """One draft or application with every answer in it."""
        line, programme = (
            self.line(exchange, application),
            self.programmes.get(application.programme),
        )
        if programme is None:
            return line
        return f"{line}\n{self.form.answers(exchange, Draft(programme, application))}"

    def acts(self, exchange: Exchange, mine: list[Application]) -> tuple[str, ...]:
        """What can be done next."""
        states = {application.state for application in mine}
        return tuple(
            exchange.say(key)
            for state, key in (
                (ApplicationState.DRAFT, "applications.resume"),
                (ApplicationState.SUBMITTED, "applications.withdraw"),
            )
            if state in states
        )

    async def withdraw(self, exchange: Exchange) -> Reply:
        """Ask before taking back the one received application, or ask which."""
        received = await self.received(exchange)
        if not received:
            return exchange.reply(exchange.say("withdraw.nothing"), Outcome.COMMAND)
        if len(received) == 1:
            return self.ask(exchange, received[0])
        lines = "\n".join(f"- {self.line(exchange, application)}" for application in received)
        exchange.remember(withdrawing="")
        return exchange.reply(
            exchange.say("withdraw.which", applications=lines),
            Outcome.COMMAND,
            choices=tuple(application.number or "" for application in received),
        )

    async def received(self, exchange: Exchange) -> list[Application]:
        """The person's received applications."""
        mine = await exchange.ports.applications.of(exchange.message.person.id)
        return [
            application for application in mine if application.state is ApplicationState.SUBMITTED
        ]

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
        if application is None or yes is None:
            return None
        return await self.take_back(exchange, application) if yes else self.kept(exchange)

    async def take_back(self, exchange: Exchange, application: Application) -> Reply:
        """Withdraw it."""
        await exchange.ports.applications.withdraw(application, why="")
        text = exchange.say(
            "withdraw.done", title=label_of(exchange, application), number=application.number
        )
        return exchange.reply(text, Outcome.COMMAND)

    def kept(self, exchange: Exchange) -> Reply:
        """That it still stands."""
        return exchange.reply(exchange.say("withdraw.kept"), Outcome.COMMAND)
