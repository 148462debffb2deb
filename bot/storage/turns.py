"""One turn's view of the storage: everything inside one transaction."""

import hashlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, bindparam, func, insert, literal_column, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.addresses import ADDRESS, StoredAddresses, brought_along
from bot.storage.applications import HAS_APPLIED, StoredApplications
from bot.storage.database import unasked
from bot.storage.errors import Conflict
from bot.storage.ports import ports_on
from bot.storage.replies import CLAIM, At, claim, doubted
from bot.storage.rounds import ANY_ROUND, StoredRounds
from bot.storage.tables import addresses, conversations, key, seen_messages
from dialogs.ports import Applications, Clock

_ANCHOR = select(literal_column("1").label("one")).subquery()

_OLDER = seen_messages.alias("older")

_FIRST_WAITING = (
    select(func.min(_OLDER.c.place))
    .where(
        _OLDER.c.conversation == bindparam("in_conversation"),
        _OLDER.c.next_try.is_not(None),
    )
    .scalar_subquery()
    .label("first_waiting")
)

_LOAD = select(
    conversations.c.state,
    conversations.c.version,
    seen_messages.c.message,
    seen_messages.c.reply,
    seen_messages.c.sent_at,
    seen_messages.c.place,
    seen_messages.c.next_try,
    seen_messages.c.fate,
    seen_messages.c.person.label("written_by"),
    _FIRST_WAITING,
    ANY_ROUND,
    HAS_APPLIED,
    *ADDRESS,
).select_from(
    _ANCHOR.outerjoin(conversations, conversations.c.conversation == bindparam("in_conversation"))
    .outerjoin(
        seen_messages,
        and_(
            seen_messages.c.conversation == bindparam("in_conversation"),
            seen_messages.c.message == bindparam("of_message"),
        ),
    )
    .outerjoin(addresses, addresses.c.person == bindparam("of_person"))
)
"""Most of what a turn needs, in one trip to the database."""

_STATE = select(conversations.c.state, conversations.c.version).where(
    conversations.c.conversation == bindparam("in_conversation")
)

_FIRST_STATE = insert(conversations)

_NEXT_STATE = (
    update(conversations)
    .where(
        conversations.c.conversation == bindparam("in_conversation"),
        conversations.c.version == bindparam("read_version"),
    )
    .values(
        state=bindparam("state"),
        version=bindparam("version"),
        updated_at=bindparam("updated_at"),
        person=bindparam("person"),
    )
)

_OFFERED = select(seen_messages.c.reply).where(
    seen_messages.c.conversation == bindparam("in_conversation"),
    seen_messages.c.message == bindparam("of_message"),
)
_REMEMBER = insert(seen_messages).values(
    conversation=bindparam("conversation"),
    message=bindparam("message"),
    reply=bindparam("reply"),
    seen_at=bindparam("seen_at"),
    place=bindparam("place"),
    callback=bindparam("callback"),
    next_try=bindparam("next_try"),
    claimed_until=bindparam("claimed_until"),
    person=bindparam("person"),
)

_LINE_UP = text("SELECT pg_advisory_xact_lock(:line)")


@dataclass(frozen=True, slots=True)
class Seen:
    """A message that was taken before, and what it was answered with."""

    reply: str | None
    sent: bool
    """It has arrived, or may have."""
    waits: bool = False
    """The reply is still to be sent, by whoever claims it."""
    person: str | None = None
    """Who wrote it; None where that is no longer known."""


class TurnRecord:
    """What one message may read and write; it holds when the turn's transaction commits."""

    def __init__(self, connection: AsyncConnection, conversation: str, clock: Clock) -> None:
        self._rounds = StoredRounds(connection, clock)
        self._received = StoredApplications(connection, clock)
        self.ports = ports_on(connection, clock, self._rounds, self._received)
        self.addresses = StoredAddresses(connection, clock)
        self._connection = connection
        self._conversation = key(conversation)
        self._clock = clock
        self._loaded: tuple[str | None, int] | None = None
        self._first_waiting: int | None = None
        self._place: int | None = None

    @property
    def applications(self) -> Applications:
        """The applications that the turn can reach."""
        return self.ports.applications

    @property
    def others_wait(self) -> bool:
        """Whether an earlier reply of this conversation is still to be sent; known after `seen`.

        What comes after it must not overtake it.
        """
        if self._first_waiting is None:
            return False
        return self._place is None or self._first_waiting < self._place

    async def line_up(self) -> None:
        """Wait for the conversation's turns in other replicas, in order of arrival.

        The lock is PostgreSQL's own and ends with the transaction, so that whoever dies with it
        holds up nobody. SQLite lets only one write at a time anyway.
        """
        digest = hashlib.sha256(self._conversation.encode("utf-8", "surrogatepass")).digest()
        line = int.from_bytes(digest[:8], signed=True)
        await self._connection.execute(_LINE_UP, {"line": line})

    async def seen(self, message_id: str, person: str | None = None) -> Seen | None:
        """How the message was answered, where it was taken before.

        The state comes along, the address of the person who wrote it, and whether there is
        anything to look for: any round in the calendar, any application of that person.
        """
        found = await self._connection.execute(
            _LOAD,
            {
                "in_conversation": self._conversation,
                "of_message": key(message_id),
                "of_person": person,
            },
        )
        row: Any = found.one()
        self._rounds.none_entered = not row.any_round
        if person is not None:
            self._received.none_of = None if row.has_applied else person
            self.addresses.known[person] = brought_along(row)
        self._loaded = (row.state, row.version or 0)
        self._first_waiting, self._place = row.first_waiting, row.place
        if row.message is None:
            return None
        # What may have arrived is sent again by the background alone, when its time has come.
        gone = row.sent_at is not None or doubted(row.fate) > 0
        return Seen(row.reply, gone, row.next_try is not None, row.written_by)

    async def claim(self, message_id: str) -> bool:
        """Make a reply that waits this turn's to send; False where another is at it."""
        at = At(self._conversation, key(message_id))
        return await claim(self._connection, at, self._clock.now())

    async def offered(self, message_id: str) -> str | None:
        """The reply to an earlier message of the conversation, where it is still on record."""
        values = {"in_conversation": self._conversation, "of_message": key(message_id)}
        found: str | None = (await self._connection.execute(_OFFERED, values)).scalar()
        return found

    async def state(self) -> tuple[str | None, int]:
        """The conversation's state and its version; None and 0 where it is new."""
        if self._loaded is None:
            self._loaded = await self._load()
        return self._loaded

    async def save(self, state: str, version: int, person: str | None = None) -> None:
        """Write the state over the version that was read, as the next one; whose it is by now."""
        values = {
            "state": state,
            "version": version + 1,
            "updated_at": self._clock.now(),
            "person": person,
        }
        if version == 0:
            await self._insert_state(values)
        else:
            await self._update_state(values, version)
        self._loaded = (state, version + 1)

    async def remember(
        self,
        message_id: str,
        reply: str | None,
        person: str | None = None,
        callback: str | None = None,
    ) -> None:
        """Note that a person's message has been taken, its reply, and where that is to be sent.

        A reply with a callback is claimed by this turn, unless others wait before it.
        """
        now = self._clock.now()
        values = {
            "conversation": self._conversation,
            "message": key(message_id),
            "reply": reply,
            "seen_at": now,
            "person": person,
            "place": self._loaded[1] if self._loaded else None,
            "callback": callback,
            "next_try": now if callback else None,
            "claimed_until": now + CLAIM if callback and not self.others_wait else None,
        }
        try:
            await unasked(self._connection, _REMEMBER, values)
        except IntegrityError:
            raise Conflict("This message was taken by another turn meanwhile.") from None

    async def _load(self) -> tuple[str | None, int]:
        found = await self._connection.execute(_STATE, {"in_conversation": self._conversation})
        row = found.one_or_none()
        return (row.state, row.version) if row else (None, 0)

    async def _insert_state(self, values: dict[str, object]) -> None:
        try:
            await unasked(
                self._connection, _FIRST_STATE, {"conversation": self._conversation, **values}
            )
        except IntegrityError:
            raise Conflict("Another turn has begun this conversation meanwhile.") from None

    async def _update_state(self, values: dict[str, object], version: int) -> None:
        where = {"in_conversation": self._conversation, "read_version": version}
        await unasked(self._connection, _NEXT_STATE, where | values, rows=1)
