"""A conversation that says back what it hears; the turns around it and their storage are real."""

import asyncio

from bot.turn import Turns
from dialogs.main import Conversation
from dialogs.messages import Language, Message, Outcome, Reply
from dialogs.ports import Clock, Ports
from dialogs.state import ConversationState
from tests.chat.kept import KeptStore


class Echo(Conversation):
    """The smallest talk: none of the rooms, and nothing to remember."""

    def __init__(self) -> None:
        self.heard: list[Message] = []
        self.welcomed: dict[str, str] = {}
        self.fault: Exception | None = None
        self.slowness = 0.0
        self.buttons: tuple[str, ...] = ()

    async def respond(
        self, message: Message, state: ConversationState, ports: Ports
    ) -> tuple[Reply, ConversationState]:
        if self.fault:
            raise self.fault
        await asyncio.sleep(self.slowness)
        self.heard.append(message)
        said = f"Du sa: {message.text}"
        return Reply(said, Outcome.SMALLTALK, spoken(message), choices=self.buttons), state

    def welcome(self, message: Message, ports: Ports) -> tuple[Reply, ConversationState]:
        self.welcomed[message.conversation] = message.person.id
        return Reply("Hej!", Outcome.SMALLTALK, spoken(message)), ConversationState()


class EchoTurns(Turns):
    """Turns with an echo; it rings when a reply has been delivered."""

    def __init__(self, clock: Clock) -> None:
        self.echo = Echo()
        self._kept_store = KeptStore.any_idle()
        super().__init__(self._kept_store.store, self.echo, clock)
        self.noted = asyncio.Event()

    async def begin(self) -> None:
        await self._kept_store.emptied(self.clock)

    async def end(self) -> None:
        await self._kept_store.put_back()

    async def sent(self, conversation: str, message_id: str, sent_as: str | None = None) -> None:
        await super().sent(conversation, message_id, sent_as)
        self.noted.set()

    async def is_sent(self, conversation: str, message_id: str) -> bool:
        async with self.store.turn(conversation) as record:
            seen = await record.seen(message_id)
        return seen is not None and seen.sent and not seen.waits


def spoken(message: Message) -> Language:
    return message.language or "sv"


def apologise(language: Language | None, fault: str) -> Reply:
    return Reply(f"Något gick fel. ({fault})", Outcome.UNKNOWN, language or "sv")
