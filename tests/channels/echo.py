"""Turns that say back what they hear: the smallest talk that keeps the promises of a turn."""

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime

from bot.debts import Debtor, Owed
from bot.fate import Fate
from dialogs.messages import Callback, Language, Message, Outcome, Person, Rating, Reply
from dialogs.parts import Sheet


@dataclass(frozen=True, slots=True)
class EchoTaken:
    reply: Reply | None
    repeated: bool = False
    sent: bool = False
    pressed: Reply | None = None
    waits: bool = False
    kept: bool = True


class NoDebts:
    """Echoes are not kept: what did not arrive is said again only when it is asked for again."""

    async def due(self) -> list[Debtor]:
        return []

    async def of(self, conversation: str) -> Owed | None:
        return None

    async def next_due(self, debtor: Debtor) -> Owed | None:
        return None

    async def settle(self, owed: Owed, fate: Fate, sent_as: str | None = None) -> None:
        pass


class EchoTurns:
    def __init__(self) -> None:
        self.debts = NoDebts()
        self.heard: list[Message] = []
        self.welcomed: dict[str, Person] = {}
        self.taken: dict[tuple[str, str], EchoTaken] = {}
        self.ratings: list[Rating] = []
        self.noted = asyncio.Event()
        self.fault: Exception | None = None
        self.slowness = 0.0
        self.choices: tuple[str, ...] = ()

    def admit(self, _: Message) -> None:
        """Everybody may say as much as they like."""

    async def take(self, message: Message) -> EchoTaken:
        if self.fault:
            raise self.fault
        await asyncio.sleep(self.slowness)
        key = (message.conversation, message.id or "")
        if message.id and key in self.taken:
            return replace(self.taken[key], repeated=True)
        self.heard.append(message)
        said = f"Du sa: {message.text}"
        reply = Reply(said, Outcome.SMALLTALK, message.language or "sv", choices=self.choices)
        self.taken[key] = EchoTaken(reply)
        return self.taken[key]

    async def sheet(self, message: Message, programme: str) -> Sheet | None:
        return None

    async def part(self, person: Person) -> None:
        """Nothing is known of anybody."""

    async def rate(
        self, conversation: str, rating: Rating, rated: str | None, at: datetime | None
    ) -> None:
        self.ratings.append(rating)

    async def welcome(
        self,
        conversation: str,
        person: Person,
        language: Language | None,
        callback: Callback | None = None,
        *,
        shared: bool = False,
    ) -> EchoTaken:
        if conversation in self.welcomed:
            return EchoTaken(None, repeated=True)
        self.welcomed[conversation] = person
        return EchoTaken(Reply("Hej!", Outcome.SMALLTALK, language or "sv"))

    async def sent(self, conversation: str, message_id: str, sent_as: str | None = None) -> None:
        key = (conversation, message_id)
        if key in self.taken:
            self.taken[key] = replace(self.taken[key], sent=True)
        self.noted.set()

    async def unsent(self, conversation: str, message_id: str, fate: Fate) -> None:
        pass

    def is_sent(self, conversation: str, message_id: str) -> bool:
        return self.taken[(conversation, message_id)].sent


def apologise(language: Language | None, fault: str) -> Reply:
    return Reply(f"Något gick fel. ({fault})", Outcome.UNKNOWN, language or "sv")
