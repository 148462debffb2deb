"""Taking back what has been sent: asked first, and with a reason if one likes."""

from dialogs import identity_number
from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.my_applications import MyApplications
from dialogs.ports import Application
from dialogs.rounds.queue import Queue
from dialogs.signup.form import label_of
from knowledge.text import fold

LONGEST_REASON = 500
"""Characters kept of why somebody withdraws."""


class Withdrawing:
    """Withdraws an application; a seat goes to the next in line."""

    def __init__(self, mine: MyApplications, queue: Queue) -> None:
        self.mine = mine
        self.queue = queue

    async def withdraw(self, exchange: Exchange) -> Reply:
        """Ask before taking back the one received application, or ask which."""
        received = await self.mine.received(exchange)
        if not received:
            return exchange.reply(exchange.say("withdraw.nothing"), Outcome.COMMAND)
        if len(received) == 1:
            return self.ask(exchange, received[0])
        listed = [await self.mine.line(exchange, application) for application in received]
        lines = "\n".join(f"- {line}" for line in listed)
        exchange.remember(withdrawing="")
        return exchange.reply(
            exchange.say("withdraw.which", applications=lines),
            Outcome.COMMAND,
            choices=tuple(application.number or "" for application in received),
        )

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
        received = await self.mine.received(exchange)
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
        keeps = exchange.plain_command() == "keep"
        yes = labels.get(said, False if keeps else exchange.plain_yes_no())
        why = self.reason(exchange) if yes is None else ""
        if application is None or (yes is None and not why):
            return None
        if yes is False:
            return self.kept(exchange)
        return await self.take_back(exchange, application, why)

    def reason(self, exchange: Exchange) -> str:
        """Why, where a yes goes on to say so: `ja, jag har fått förhinder`."""
        if exchange.yes_no() is not True or exchange.asks_something() or exchange.holds_back():
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
