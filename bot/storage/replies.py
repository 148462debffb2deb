"""Replies on their way: kept with their turn, claimed by whoever sends them, sent in order."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from sqlalchemy import Row, and_, bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery_status import DeliveryStatus
from bot.storage.batched_writes import SeveralTopics
from bot.storage.database import Database
from bot.storage.tables import key, seen_messages
from dialogs.ports import Clock

CLAIM = timedelta(seconds=12)
"""How long a reply is one sender's: a little longer than a sender tries for."""
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=2)
TRIES = 100
"""After so many a reply is given up; by then some three hours have passed."""
DOUBT = timedelta(minutes=1)
"""Before a reply of which nobody knows whether it arrived is sent once more; then doubled."""
DOUBTS = 5
"""After so many such tries a reply is given up: each may have been one too many."""
APART = timedelta(seconds=15)
"""How far our clock may be from the channel's, with the time that sending takes."""
BATCH = 200
DEAD = "dead"

_T = seen_messages
_OLDER = seen_messages.alias("older")
_AT = and_(
    _T.c.conversation == bindparam("in_conversation"), _T.c.message == bindparam("of_message")
)
_FREE = or_(_T.c.claimed_until.is_(None), _T.c.claimed_until <= bindparam("now"))
_WAITS = _T.c.next_try.is_not(None)
_BEFORE = (
    select(_OLDER.c.place)
    .where(
        _OLDER.c.conversation == _T.c.conversation,
        _OLDER.c.next_try.is_not(None),
        _OLDER.c.place < _T.c.place,
    )
    .exists()
)
_FIRST = (
    select(_T)
    .where(_T.c.conversation == bindparam("in_conversation"), _WAITS)
    .order_by(_T.c.place)
    .limit(1)
)
_DUE = (
    select(_T.c.conversation, _T.c.callback)
    .where(_WAITS, _T.c.next_try <= bindparam("now"), _FREE, ~_BEFORE)
    .order_by(_T.c.next_try)
    .limit(BATCH)
)
_CLAIM = update(_T).where(_AT, _WAITS, _FREE).values(claimed_until=bindparam("until"))
_ROW = select(_T.c.tries, _T.c.fate, _T.c.sent_at).where(_AT)
_SENT = (
    update(_T)
    .where(_AT, _T.c.sent_at.is_(None))
    .values(
        sent_at=bindparam("at"),
        sent_as=bindparam("called"),
        next_try=None,
        claimed_until=None,
        callback=None,
    )
)
_ABOUT = select(_T.c.reply, _T.c.sent_at).where(
    _T.c.conversation == bindparam("in_conversation"),
    _T.c.sent_at.between(bindparam("after"), bindparam("before")),
)
_CALLED = select(_T.c.reply).where(
    _T.c.conversation == bindparam("in_conversation"), _T.c.sent_as == bindparam("called")
)
_FAILED = (
    update(_T)
    .where(_AT)
    .values(
        tries=_T.c.tries + 1,
        next_try=bindparam("at"),
        claimed_until=None,
        fate=bindparam("known"),
    )
)
_RELEASE = update(_T).where(_WAITS, _T.c.claimed_until.is_not(None)).values(claimed_until=None)
_STUCK = select(_T).where(_T.c.fate == DEAD, _T.c.sent_at.is_(None)).order_by(_T.c.seen_at)
_AGAIN = (
    update(_T)
    .where(_T.c.fate == DEAD, _T.c.sent_at.is_(None), _T.c.callback.is_not(None))
    .values(fate=None, tries=0, next_try=bindparam("at"))
)


@dataclass(frozen=True, slots=True)
class At:
    """A message's place in the table, by its stored keys."""

    conversation: str
    message: str

    @classmethod
    def of(cls, conversation: str, message: str) -> Self:
        """The place of a message by the names that channels know."""
        return cls(key(conversation), key(message))

    def values(self) -> dict[str, Any]:
        """As the statements want it."""
        return {"in_conversation": self.conversation, "of_message": self.message}


@dataclass(frozen=True, slots=True)
class Claimed:
    """A reply that this process is to send now: nobody else has it for the time of a claim."""

    at: At
    reply: str
    callback: str


@dataclass(frozen=True, slots=True)
class Lost:
    """A reply that has been given up."""

    at: At
    seen_at: datetime
    tries: int


class Replies:
    """Replies that have not arrived, shared by every replica. Not to be called inside a turn."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._arrivals = SeveralTopics(database, _SENT)

    async def close(self) -> None:
        """Write down the last of what has arrived."""
        await self._arrivals.close()

    async def due(self) -> list[tuple[str, str]]:
        """Conversations (by stored key) whose oldest reply is due, and where that one goes."""
        async with self._database.read() as connection:
            rows = await connection.execute(_DUE, {"now": self._clock.now()})
            return [(row.conversation, row.callback) for row in rows]

    async def owed(self, conversation: str, *, only_due: bool = False) -> Claimed | None:
        """The oldest reply of a conversation (by stored key), claimed; None where there is none.

        None, too, where somebody else is at it: what comes after it has to wait.
        """
        async with self._database.write() as connection:
            values = {"in_conversation": conversation}
            row = (await connection.execute(_FIRST, values)).one_or_none()
            now = self._clock.now()
            if row is None or (only_due and row.next_try > now):
                return None
            at = At(row.conversation, row.message)
            return as_claimed(row) if await claim(connection, at, now) else None

    async def sent(self, at: At, sent_as: str | None = None) -> None:
        """The reply has been delivered; the channel has its own name for it."""
        called = key(sent_as) if sent_as else None
        await self._arrivals.change({**at.values(), "at": self._clock.now(), "called": called})

    async def called(self, conversation: str, sent_as: str) -> str | None:
        """The reply that the channel calls so, while it is on record."""
        values = {"in_conversation": key(conversation), "called": key(sent_as)}
        async with self._database.read() as connection:
            found: str | None = (await connection.execute(_CALLED, values)).scalars().first()
        return found

    async def sent_about(self, conversation: str, at: datetime) -> str | None:
        """The reply that was sent about then: the nearest one, by clocks that may differ."""
        values = {"in_conversation": key(conversation), "after": at - APART, "before": at + APART}
        async with self._database.read() as connection:
            rows = (await connection.execute(_ABOUT, values)).all()
        nearest = min(rows, key=lambda row: abs(row.sent_at - at), default=None)
        return nearest.reply if nearest else None

    async def failed(self, at: At, fate: DeliveryStatus) -> bool:
        """The reply did not arrive: try again later, or give up; True when given up."""
        async with self._database.write() as connection:
            row = (await connection.execute(_ROW, at.values())).one_or_none()
            if row is None or row.sent_at is not None:
                return False
            doubts = doubted(row.fate) + (fate is DeliveryStatus.UNSURE)
            wait = wait_after(fate, row.tries, doubts)
            known = (
                DEAD if wait is None else f"{DeliveryStatus.UNSURE} {doubts}" if doubts else None
            )
            when = None if wait is None else self._clock.now() + wait
            await connection.execute(_FAILED, {**at.values(), "at": when, "known": known})
            return wait is None

    async def release(self) -> int:
        """Take back every claim: of a program that ended, where no other one can be at it."""
        return await self._update(_RELEASE, {})

    async def stuck(self) -> list[Lost]:
        """Replies that have been given up."""
        async with self._database.read() as connection:
            rows = await connection.execute(_STUCK)
            return [Lost(At(r.conversation, r.message), r.seen_at, r.tries) for r in rows]

    async def again(self) -> int:
        """Try those that were given up once more; says how many."""
        return await self._update(_AGAIN, {"at": self._clock.now()})

    async def _update(self, statement: Any, values: dict[str, Any]) -> int:
        return await self._database.change(statement, values)


async def claim(connection: AsyncConnection, at: At, now: datetime) -> bool:
    """Make a waiting reply this sender's; False where another has it, or it waits no more."""
    values = {**at.values(), "now": now, "until": now + CLAIM}
    return int((await connection.execute(_CLAIM, values)).rowcount) == 1


def doubted(fate: str | None) -> int:
    """How often a reply may have arrived so far, by what is noted of it."""
    known, _, times = (fate or "").partition(" ")
    return int(times) if known == DeliveryStatus.UNSURE else 0


def wait_after(fate: DeliveryStatus, tries: int, doubts: int) -> timedelta | None:
    """How long to wait before the next try; None to give up."""
    if fate is DeliveryStatus.NEVER or tries + 1 >= TRIES:
        return None
    if fate is DeliveryStatus.UNSURE:
        return None if doubts >= DOUBTS else DOUBT * float(2 ** (doubts - 1))
    return min(FIRST_WAIT * float(2 ** min(tries, 10)), LONGEST_WAIT)


def as_claimed(row: Row[Any]) -> Claimed:
    """The row as what is to be sent."""
    return Claimed(At(row.conversation, row.message), row.reply or "", row.callback or "")
