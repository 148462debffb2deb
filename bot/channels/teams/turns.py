"""What a channel asks of a turn."""

from typing import Protocol

from dialogs.messages import Language, Message, Person, Reply


class Taken(Protocol):
    """A message that has been taken: what to say, and whether it has been said before."""

    @property
    def reply(self) -> Reply | None:
        """What to say, where there is anything to say."""

    @property
    def repeated(self) -> bool:
        """True when the message was taken before; the reply is then the stored one."""

    @property
    def sent(self) -> bool:
        """True when the stored reply is known to have been delivered."""


class Turns(Protocol):
    """One message at a time, each with its effect committed before the reply is known."""

    async def take(self, message: Message) -> Taken:
        """Take a message, once."""

    async def welcome(self, conversation: str, person: Person, language: Language | None) -> Taken:
        """Greet, at most once a conversation."""

    async def sent(self, conversation: str, message_id: str) -> None:
        """Note that the reply has been delivered."""
