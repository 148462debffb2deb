"""What is stored about the person: shown, and deleted as far as it is theirs to delete."""

from dialogs.consent import clear_answer, is_faint
from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.ports import Application, ApplicationState
from dialogs.signup.field_input import duration
from dialogs.submissions.my_applications import MyApplications
from dialogs.submissions.my_calendar import offer_file
from knowledge.model import Knowledge
from knowledge.text import fold


class MyData:
    """The person's own data; nobody else's."""

    def __init__(self, mine: MyApplications, knowledge: Knowledge) -> None:
        self.mine = mine
        self.programmes = knowledge.programmes
        self.months = knowledge.retention.applications

    async def show(self, exchange: Exchange) -> Reply:
        """Everything: in words here, and whole as a file."""
        stored = await exchange.ports.applications.of(exchange.message.person.id)
        blocks = [await self.mine.in_full(exchange, application) for application in stored]
        parts = [
            exchange.say("my_data.opening" if blocks else "my_data.nothing"),
            *blocks,
            await self.watches(exchange),
            exchange.say("my_data.conversation"),
            await self.held(exchange),
            exchange.say("my_data.anonymous"),
            exchange.say("my_data.file"),
            exchange.say("my_data.erase_hint"),
        ]
        return exchange.reply(
            "\n\n".join(part for part in parts if part),
            Outcome.COMMAND,
            choices=(exchange.say("my_data.erase"),),
            file=await offer_file(exchange, "my_data"),
        )

    async def watches(self, exchange: Exchange) -> str:
        """What the person wants to be told of."""
        programmes = exchange.book.pack.programmes
        watched = await exchange.ports.watches.of(exchange.message.person.id)
        titles = ", ".join(programmes[one].title for one in watched if one in programmes)
        return exchange.say("my_data.watches", titles=titles) if titles else ""

    async def held(self, exchange: Exchange) -> str:
        """How much there is of each kind."""
        message = exchange.message
        counts = await exchange.ports.personal.counts(message.person.id, message.conversation)
        lines = [
            exchange.say(f"my_data.held.{table}", count=count) for table, count in counts.items()
        ]
        return exchange.say("my_data.held", lines="\n".join(lines)) if lines else ""

    async def erase(self, exchange: Exchange) -> Reply:
        """Ask first: it cannot be undone."""
        exchange.remember(erasing=True, withdrawing=None)
        sent = await self.sent(exchange)
        key = "my_data.sure_but_sent" if sent else "my_data.sure"
        return exchange.reply(
            self.told(exchange, key, sent),
            Outcome.COMMAND,
            choices=(exchange.say("my_data.yes"), exchange.say("my_data.no")),
        )

    async def decide(self, exchange: Exchange) -> Reply | None:
        """The answer to whether to erase; anything but a plain yes erases nothing."""
        if not exchange.state.erasing:
            return None
        exchange.remember(erasing=False)
        labels = {
            fold(exchange.say("my_data.yes")): True,
            fold(exchange.say("my_data.no")): False,
        }
        yes = labels.get(fold(exchange.text), clear_answer(exchange))
        if yes is None and exchange.command() == "cancel":
            yes = False
        if yes is None:
            # `Yes, what happens then` is no field's answer.
            again = (exchange.state.filling and exchange.yes_no()) or is_faint(exchange)
            return await self.erase(exchange) if again else None
        if not yes:
            return exchange.reply(exchange.say("my_data.kept"), Outcome.COMMAND)
        return await self.forget(exchange)

    async def forget(self, exchange: Exchange) -> Reply:
        """Delete what is theirs; say what becomes of the rest."""
        sent, message = await self.sent(exchange), exchange.message
        await exchange.ports.personal.erase(message.person.id, message.conversation)
        exchange.forget()
        key = "my_data.erased_but_sent" if sent else "my_data.erased"
        text = self.told(exchange, key, sent)
        return exchange.reply(text, Outcome.COMMAND, forgets=True)

    async def sent(self, exchange: Exchange) -> list[Application]:
        """What has been received, and so is on record."""
        stored = await exchange.ports.applications.of(exchange.message.person.id)
        return [a for a in stored if a.state is not ApplicationState.DRAFT]

    def told(self, exchange: Exchange, key: str, sent: list[Application]) -> str:
        """A phrase on what has been sent, and how long that is kept."""
        undecided = duration(self.months.undecided, exchange.book)
        kept = self.kept_for(exchange, sent)
        return exchange.say(key, count=len(sent), time=kept, undecided=undecided)

    def kept_for(self, exchange: Exchange, sent: list[Application]) -> str:
        """How long the longest kept of them stays on record once it is over."""
        known = (self.programmes.get(application.programme) for application in sent)
        months = [self.months.of(programme.intake) for programme in known if programme]
        return duration(max(months, default=self.months.application), exchange.book)
