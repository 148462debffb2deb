"""What the bot still owes: replies that have not arrived, each conversation's in their order."""

import logging
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from bot.delivery_status import DeliveryStatus
from bot.storage.replies import At, Replies
from bot.storage.tables import key
from dialogs.messages import Callback, Reply

REPLY = TypeAdapter(Reply)
CALLBACK = TypeAdapter(Callback)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Owed:
    """A reply that is to be sent now, by this process alone."""

    at: At
    reply: Reply
    callback: Callback


@dataclass(frozen=True, slots=True)
class Debtor:
    """A conversation (by its stored key) that is owed something, and the service it is at."""

    conversation: str
    service: str


class PendingReplies:
    """Hands out what is owed, and notes what became of it."""

    def __init__(self, replies: Replies) -> None:
        self._replies = replies

    async def due(self) -> list[Debtor]:
        """Conversations that something is to be sent to now."""
        found = await self._replies.due()
        return [Debtor(name, _service(callback)) for name, callback in found]

    async def of(self, conversation: str) -> Owed | None:
        """The oldest reply owed in a conversation, whether due or not."""
        return await self._oldest(key(conversation))

    async def next_due(self, debtor: Debtor) -> Owed | None:
        """The oldest reply owed in a conversation, where it is due."""
        return await self._oldest(debtor.conversation, only_due=True)

    async def settle(self, owed: Owed, fate: DeliveryStatus, sent_as: str | None = None) -> None:
        """Note what became of it, and what the channel calls it."""
        await self._settle(owed.at, fate, sent_as)

    async def note(self, conversation: str, message_id: str, fate: DeliveryStatus) -> None:
        """The same, by the names that a channel knows."""
        await self._settle(At.of(conversation, message_id), fate)

    async def _oldest(self, conversation: str, *, only_due: bool = False) -> Owed | None:
        while row := await self._replies.owed(conversation, only_due=only_due):
            reply = stored_reply(row.reply)
            if reply is not None:
                return Owed(row.at, reply, CALLBACK.validate_json(row.callback))
            # Another release kept it in another form, and nobody can say it any more.
            await self._settle(row.at, DeliveryStatus.NEVER)
        return None

    async def _settle(self, at: At, fate: DeliveryStatus, sent_as: str | None = None) -> None:
        if fate is DeliveryStatus.ARRIVED:
            await self._replies.sent(at, sent_as)
        elif await self._replies.failed(at, fate):
            log.error("a reply has been given up: app.py outbox lists it")


def stored_reply(text: str | None) -> Reply | None:
    """A reply as it was given then; None where an older release kept another form."""
    try:
        return REPLY.validate_json(text) if text else None
    except ValidationError:
        return None


def _service(callback: str) -> str:
    try:
        return CALLBACK.validate_json(callback).address.service_url
    except ValidationError:
        return ""
