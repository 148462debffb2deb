"""What coordinators decide about received applications, inside a transaction."""

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.applications import StoredApplications, as_application
from bot.storage.seat_counts import SeatCounts
from bot.storage.tables import application_events, applications
from dialogs.ports import DECIDABLE, Application, ApplicationState, Move, NoSeat, OutOfDate

_NUMBERED = select(applications).where(
    applications.c.number == bindparam("of_number"),
    applications.c.state != ApplicationState.DRAFT.value,
)
_HISTORY = (
    select(application_events)
    .where(application_events.c.application == bindparam("of_id"))
    .order_by(application_events.c.id)
)


class StoredDecisions:
    """The decisions of `dialogs.ports`, on a connection whose transaction is open."""

    def __init__(self, connection: AsyncConnection, received: StoredApplications) -> None:
        self._connection = connection
        self._received = received
        self._counts = SeatCounts(connection)

    async def find(self, number: str) -> Application | None:
        """The received application with this number; never a draft."""
        row = (await self._connection.execute(_NUMBERED, {"of_number": number})).one_or_none()
        return as_application(row) if row else None

    async def history(self, application: Application) -> list[Move]:
        """Every move and change of an application, the first first."""
        rows = await self._connection.execute(_HISTORY, {"of_id": application.id})
        return [
            Move(
                at=row.at,
                source=ApplicationState(row.source),
                target=ApplicationState(row.target),
                actor=row.actor,
                why=row.why,
            )
            for row in rows
        ]

    async def decide(
        self, seen: Application, target: ApplicationState, actor: str, why: str
    ) -> Application:
        """Move it as somebody decides who saw it so; what is accepted in a round has a seat."""
        if seen.round:
            await self._counts.lock(seen.round)
        row = await self._received.fresh(seen)
        if row.updated_at != seen.updated_at or target not in DECIDABLE.get(row.state, ()):
            raise OutOfDate(row)
        accepts = target is ApplicationState.ACCEPTED
        if accepts and row.round and not await self._counts.take(row.round):
            raise NoSeat(row.round)
        return await self._received.move(row, target, why, actor)
