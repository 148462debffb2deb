"""Notices to people: written with the change they tell of, sent afterwards, each once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, String, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.languages import DEFAULT_LANGUAGE, known
from bot.storage.addresses import as_address
from bot.storage.database import Database
from bot.storage.tables import addresses, notices
from dialogs.messages import Address, Language
from dialogs.ports import Clock, Notice

WAITING, SENT, DEAD, BLOCKED = "waiting", "sent", "dead", "blocked"
WHY = {DEAD: "dead", BLOCKED: "blocked", WAITING: "no address"}
"""What the list of undeliverable ones says."""
LEASE = timedelta(minutes=1)
"""How long a notice is one replica's; longer than any channel takes to give up."""
FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(minutes=4)
"""So that within five minutes of a service's recovery everything has arrived."""
TRIES = 100
"""After so many a notice is given up; by then some six hours have passed."""
BATCH = 50

_LANGUAGE = select(addresses.c.language).where(addresses.c.person == bindparam("of_person"))
_PUT = insert(notices)
_REVOKE = delete(notices).where(
    notices.c.person == bindparam("of_person"),
    notices.c.event.startswith(bindparam("beginning", type_=String), autoescape=False),
    notices.c.state != SENT,
)
_OF = notices.c.id == bindparam("of_id")
_DUE = (
    select(notices, addresses)
    .join(addresses, addresses.c.person == notices.c.person)
    .where(notices.c.state == WAITING, notices.c.next_try <= bindparam("now"))
    .order_by(notices.c.next_try, notices.c.id)
    .limit(BATCH)
)
_LEASE = (
    update(notices)
    .where(_OF, notices.c.state == WAITING, notices.c.next_try == bindparam("seen"))
    .values(next_try=bindparam("until"), tries=notices.c.tries + 1)
)
_SENT = update(notices).where(_OF).values(state=SENT, sent_at=bindparam("at"))
_LATER = update(notices).where(_OF).values(next_try=bindparam("at"))
_OVER = update(notices).where(_OF).values(state=bindparam("over"))
_AGAIN = (
    update(notices)
    .where(notices.c.state.in_((DEAD, BLOCKED)))
    .values(state=WAITING, tries=0, next_try=bindparam("at"))
)
_DEPTH = (
    select(notices.c.state, func.count().label("number"))
    .where(notices.c.state != SENT)
    .group_by(notices.c.state)
)
_UNADDRESSED = (
    select(notices)
    .outerjoin(addresses, addresses.c.person == notices.c.person)
    .where(
        notices.c.person == bindparam("of_person"),
        notices.c.state == WAITING,
        notices.c.next_try <= bindparam("now"),
        addresses.c.person.is_(None),
    )
    .order_by(notices.c.id)
)
_STUCK = (
    select(notices, addresses.c.channel)
    .outerjoin(addresses, addresses.c.person == notices.c.person)
    .where(
        or_(
            notices.c.state.in_((DEAD, BLOCKED)),
            (notices.c.state == WAITING) & addresses.c.person.is_(None),
        )
    )
    .order_by(notices.c.id)
)


class StoredOutbox:
    """The outbox of `dialogs.ports`, on a connection whose transaction is open."""

    def __init__(self, connection: AsyncConnection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    async def put(self, person: str, event: str, texts: Mapping[Language, Notice]) -> None:
        """Tell a person of an event, once, in the language that they wrote in last."""
        spoken = await self._connection.scalar(_LANGUAGE, {"of_person": person})
        language = known(spoken) or DEFAULT_LANGUAGE
        values = {
            "person": person,
            "event": event,
            "text": texts[language].text,
            "choices": json.dumps(texts[language].choices),
            "language": language,
            "state": WAITING,
            "tries": 0,
            "next_try": self._clock.now(),
        }
        try:
            async with self._connection.begin_nested():
                await self._connection.execute(_PUT, values)
        except IntegrityError:
            return

    async def revoke(self, person: str, event: str) -> None:
        """Tell no more of events whose names begin so, where it has not been told yet."""
        await self._connection.execute(_REVOKE, {"of_person": person, "beginning": event})


@dataclass(frozen=True, slots=True)
class Waiting:
    """A notice that is to be told now."""

    id: int
    notice: Notice
    language: Language
    tries: int
    next_try: datetime


@dataclass(frozen=True, slots=True)
class Due(Waiting):
    """A notice that is to be sent now, and where to."""

    address: Address


@dataclass(frozen=True, slots=True)
class Stuck:
    """A notice that does not reach its person."""

    id: int
    event: str
    tries: int
    why: str


class Outbox:
    """What is still to be sent, shared by every replica. Not to be called inside a turn."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def due(self) -> list[Due]:
        """Notices whose time has come, to people who can be reached."""
        async with self._database.read() as connection:
            rows = await connection.execute(_DUE, {"now": self._clock.now()})
            return [as_due(row) for row in rows]

    async def lease(self, due: Waiting) -> bool:
        """Make a notice this replica's to send; False where another was first."""
        values = {"of_id": due.id, "seen": due.next_try, "until": self._clock.now() + LEASE}
        return await self._update(_LEASE, values) == 1

    async def sent(self, due: Waiting) -> None:
        """It has been delivered."""
        await self._update(_SENT, {"of_id": due.id, "at": self._clock.now()})

    async def failed(self, due: Waiting, asked: timedelta = timedelta()) -> None:
        """It was not delivered: try again later, not before what was asked for, or give up."""
        if due.tries + 1 >= TRIES:
            await self._update(_OVER, {"of_id": due.id, "over": DEAD})
            return
        wait = max(asked, min(FIRST_WAIT * 2 ** min(due.tries, 10), LONGEST_WAIT))
        await self._update(_LATER, {"of_id": due.id, "at": self._clock.now() + wait})

    async def given_up(self, due: Waiting) -> None:
        """It cannot be delivered, however often it is tried."""
        await self._update(_OVER, {"of_id": due.id, "over": BLOCKED})

    async def unaddressed(self, person: str) -> list[Waiting]:
        """What waits for somebody who can be told only when they say something."""
        values = {"of_person": person, "now": self._clock.now()}
        async with self._database.read() as connection:
            return [as_waiting(row) for row in await connection.execute(_UNADDRESSED, values)]

    async def stuck(self) -> list[Stuck]:
        """Notices that have been given up, or whose person cannot be reached."""
        async with self._database.read() as connection:
            rows = await connection.execute(_STUCK)
            return [Stuck(row.id, row.event, row.tries, WHY[row.state]) for row in rows]

    async def depth(self) -> dict[str, int]:
        """How many wait, and how many have been given up."""
        async with self._database.read() as connection:
            counted = {row.state: row.number for row in await connection.execute(_DEPTH)}
        given_up = counted.get(DEAD, 0) + counted.get(BLOCKED, 0)
        return {WAITING: counted.get(WAITING, 0), DEAD: given_up}

    async def again(self) -> int:
        """Try those that were given up once more; says how many."""
        return await self._update(_AGAIN, {"at": self._clock.now()})

    async def _update(self, statement: Any, values: dict[str, Any]) -> int:
        return await self._database.change(statement, values)


def as_waiting(row: Row[Any]) -> Waiting:
    """The row as a notice."""
    return Waiting(**common(row))


def as_due(row: Row[Any]) -> Due:
    """The joined row as a notice and its address."""
    return Due(**common(row), address=as_address(row))


def common(row: Row[Any]) -> dict[str, Any]:
    """What both know of a notice."""
    return {
        "id": row.id,
        "notice": Notice(row.text, choices(row.choices)),
        "language": known(row.language) or DEFAULT_LANGUAGE,
        "tries": row.tries,
        "next_try": row.next_try,
    }


def choices(text: str) -> tuple[str, ...]:
    """What can be answered; a row that cannot be read must not hold up all others."""
    try:
        listed = json.loads(text)
    except ValueError:
        return ()
    return tuple(one for one in listed if isinstance(one, str)) if isinstance(listed, list) else ()
