"""What a channel asks of a turn."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from bot.debts import Debtor, Owed
from bot.fate import Fate
from dialogs.messages import Callback, Language, Message, Person, Rating, Reply
from dialogs.parts import Sheet


class Taken(Protocol):
    """A message that has been taken: what to say, and whether it has been said before."""

    @property
    def reply(self) -> Reply | None:
        """What to say, where there is anything to say."""

    @property
    def repeated(self) -> bool:
        """True when the message was taken before; the reply is then the stored one."""

    @property
    def pressed(self) -> Reply | None:
        """The reply under which a button was pressed, where it is still on record."""

    @property
    def sent(self) -> bool:
        """True when the reply is known to have been delivered, or is somebody else's to send."""

    @property
    def waits(self) -> bool:
        """True when earlier replies of the conversation have not arrived yet."""

    @property
    def kept(self) -> bool:
        """False when the storage knows nothing of it."""


class Debts(Protocol):
    """Replies that have not arrived."""

    async def due(self) -> list[Debtor]:
        """Conversations that something is to be sent to now."""

    async def of(self, conversation: str) -> Owed | None:
        """The oldest reply owed in a conversation, nobody else's to send for a while."""

    async def next_due(self, debtor: Debtor) -> Owed | None:
        """The same, where its time has come."""

    async def settle(self, owed: Owed, fate: Fate, sent_as: str | None = None) -> None:
        """Note what became of it, and what the channel calls it."""


class Turns(Protocol):
    """One message at a time, each with its effect committed before the reply is known."""

    async def take(self, message: Message) -> Taken:
        """Take a message, once."""

    @property
    def admit(self) -> Callable[[Message], Taken | None]:
        """What a message gets instead of being taken; None where it may be."""

    async def welcome(
        self,
        conversation: str,
        person: Person,
        language: Language | None,
        callback: Callback | None = None,
        *,
        shared: bool = False,
    ) -> Taken:
        """Greet, at most once a conversation."""

    async def sheet(self, message: Message, programme: str) -> Sheet | None:
        """The whole form of a programme, as the person has filled it in so far."""

    async def part(self, person: Person) -> None:
        """Forget where somebody can be reached, who has removed the bot."""

    async def rate(
        self, conversation: str, rating: Rating, rated: str | None, at: datetime | None
    ) -> None:
        """Keep what somebody thinks of an answer, found by its name or time, and not who."""

    async def sent(self, conversation: str, message_id: str, sent_as: str | None = None) -> None:
        """Note that the reply has been delivered, and what the channel calls it."""

    async def unsent(self, conversation: str, message_id: str, fate: Fate) -> None:
        """Note that the reply has not been delivered, so that it is sent later."""

    @property
    def debts(self) -> Debts:
        """What has not arrived."""
