"""What is stored about the person: shown, and deleted as far as it is theirs to delete."""

from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.my_applications import MyApplications
from dialogs.ports import ApplicationState


class MyData:
    """The person's own data; nobody else's."""

    def __init__(self, mine: MyApplications) -> None:
        self.mine = mine

    async def show(self, exchange: Exchange) -> Reply:
        """Drafts and applications with their answers, watches, and what is remembered."""
        stored = await exchange.ports.applications.of(exchange.message.person.id)
        blocks = [await self.mine.in_full(exchange, application) for application in stored]
        programmes = exchange.book.pack.programmes
        watched = await exchange.ports.watches.of(exchange.message.person.id)
        titles = ", ".join(programmes[one].title for one in watched if one in programmes)
        parts = [
            exchange.say("my_data.opening" if blocks else "my_data.nothing"),
            *blocks,
            *([exchange.say("my_data.watches", titles=titles)] if titles else []),
            exchange.say("my_data.conversation"),
            exchange.say("my_data.erase_hint"),
        ]
        return exchange.reply(
            "\n\n".join(parts), Outcome.COMMAND, choices=(exchange.say("my_data.erase"),)
        )

    async def erase(self, exchange: Exchange) -> Reply:
        """Delete drafts, watches and what is remembered; say what becomes of the rest."""
        stored = await exchange.ports.applications.of(exchange.message.person.id)
        for application in stored:
            if application.state is ApplicationState.DRAFT:
                await exchange.ports.applications.discard(application)
        for programme in await exchange.ports.watches.of(exchange.message.person.id):
            await exchange.ports.watches.remove(exchange.message.person.id, programme)
        exchange.forget()
        sent = [a for a in stored if a.state is not ApplicationState.DRAFT]
        key = "my_data.erased_but_sent" if sent else "my_data.erased"
        return exchange.reply(exchange.say(key, count=len(sent)), Outcome.COMMAND)
