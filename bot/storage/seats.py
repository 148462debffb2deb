"""Who has a seat and who is next in line, inside a turn's transaction."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.applications import StoredApplications, as_application
from bot.storage.rounds import as_round
from bot.storage.seat_counts import SeatCounts
from bot.storage.tables import applications
from dialogs.ports import (
    Application,
    ApplicationState,
    Clock,
    NoSeat,
    OfferOver,
    RoundNotOpen,
)

QUEUE = "queue"
"""The actor of moves that nobody makes by hand."""

_ACCEPTED = ApplicationState.ACCEPTED
_OFFERED = ApplicationState.OFFERED
_WAITLISTED = ApplicationState.WAITLISTED
_IN_LINE = (
    applications.c.round == bindparam("in_round"),
    applications.c.state == _WAITLISTED.value,
)
_AHEAD = select(func.count()).where(
    *_IN_LINE, applications.c.queue_number <= bindparam("queue_number")
)
_NEXT = (
    select(applications)
    .where(*_IN_LINE)
    .order_by(applications.c.queue_number)
    .limit(1)
    .with_for_update()
)
_LAPSED = (
    select(applications)
    .where(
        applications.c.state == _OFFERED.value,
        applications.c.offer_until <= bindparam("now"),
    )
    .order_by(applications.c.offer_until, applications.c.id)
    .limit(100)
)


class StoredSeats:
    """The seats of `dialogs.ports`, on a connection whose transaction is open."""

    def __init__(
        self, connection: AsyncConnection, clock: Clock, received: StoredApplications
    ) -> None:
        self._connection = connection
        self._clock = clock
        self._received = received
        self._counts = SeatCounts(connection)

    async def register(self, draft: Application) -> Application:
        """Receive a draft as accepted where a seat is free, else as the last in line."""
        found = await self._counts.lock(draft.round)
        if found is None or not as_round(found).is_open(self._clock.now()):
            raise RoundNotOpen(draft.round)
        draft = await self._received.draft(draft)
        in_line = await self._first_in_line(draft.round)
        if in_line is None and await self._counts.take(draft.round):
            return await self._received.receive(draft, _ACCEPTED)
        if not found.waiting_list:
            raise NoSeat(draft.round)
        number = await self._counts.ticket(draft.round)
        return await self._received.receive(replace(draft, queue_number=number), _WAITLISTED)

    async def place(self, waiting: Application) -> int:
        """The place in the queue, counted from 1."""
        values = {"in_round": waiting.round, "queue_number": waiting.queue_number}
        return int(await self._connection.scalar(_AHEAD, values) or 0)

    async def offer(self, round_id: str, until: datetime) -> list[Application]:
        """Give free seats to those next in line: as offers, or at once where all have room."""
        found = await self._counts.lock(round_id)
        given: list[Application] = []
        while found and (waiting := await self._first_in_line(round_id)):
            if not await self._counts.take(round_id):
                break
            limited = found.seats is not None
            target = _OFFERED if limited else _ACCEPTED
            moved = replace(waiting, offer_until=until if limited else None)
            given.append(await self._received.move(moved, target, "a seat is free", QUEUE))
        return given

    async def accept(self, offered: Application) -> Application:
        """Take the seat that is offered; raises OfferOver where the offer no longer stands."""
        row = await self._standing(offered)
        if row.offer_until is None or row.offer_until <= self._clock.now():
            raise OfferOver(offered.id)
        return await self._received.move(row, _ACCEPTED, "", row.person)

    async def decline(self, offered: Application) -> Application:
        """Let the offered seat go."""
        row = await self._standing(offered)
        await self._counts.free(row.round)
        return await self._received.move(row, ApplicationState.DECLINED, "", row.person)

    async def expire(self, offered: Application) -> Application:
        """Take an offer back whose time has passed."""
        row = await self._standing(offered)
        await self._counts.free(row.round)
        return await self._received.move(row, ApplicationState.EXPIRED, "no answer", QUEUE)

    async def lapsed(self) -> list[Application]:
        """Offers that nobody has answered in time."""
        rows = await self._connection.execute(_LAPSED, {"now": self._clock.now()})
        return [as_application(row) for row in rows]

    async def _first_in_line(self, round_id: str) -> Application | None:
        row = (await self._connection.execute(_NEXT, {"in_round": round_id})).one_or_none()
        return as_application(row) if row else None

    async def _standing(self, offered: Application) -> Application:
        await self._counts.lock(offered.round)
        row = await self._received.fresh(offered)
        if row.state is not _OFFERED:
            raise OfferOver(offered.id)
        return row
