"""Disposing of received applications, and the log of it, which names nobody."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, delete, insert, select, update

from bot.storage.database import Database
from bot.storage.tables import application_events, applications, disposals, notices
from dialogs.ports import Application, Clock

_AS_SEEN = (
    applications.c.id == bindparam("of_id"),
    applications.c.state == bindparam("in_state"),
    applications.c.updated_at == bindparam("seen"),
    applications.c.held.is_(False),
)
_LOCK = select(applications.c.id).where(*_AS_SEEN).with_for_update()
_EVENTS = delete(application_events).where(application_events.c.application == bindparam("of_id"))
_NOTICES = delete(notices).where(
    notices.c.person == bindparam("of_person"), notices.c.event.endswith(bindparam("of_id"))
)
_DELETE = delete(applications).where(applications.c.id == bindparam("of_id"))
_LOG = insert(disposals)
_LOGGED = select(disposals).order_by(disposals.c.at, disposals.c.number)
_HOLD = (
    update(applications)
    .where(applications.c.number == bindparam("of_number"))
    .values(held=bindparam("hold"))
)


@dataclass(frozen=True, slots=True)
class Disposal:
    """An application that is disposed of, since when its time ran, and its last day."""

    application: Application
    since: datetime
    months: int
    until: date


@dataclass(frozen=True, slots=True)
class Logged:
    """What has been disposed of, and by which rule."""

    number: str
    programme: str
    state: str
    counted_from: datetime
    months: int
    at: datetime


class Disposals:
    """Disposes, one application a transaction. Not to be called inside a turn."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def dispose(self, one: Disposal) -> bool:
        """Delete it and log that; False where it has changed or is held meanwhile."""
        row = one.application
        values = {"of_id": row.id, "in_state": row.state.value, "seen": row.updated_at}
        async with self._database.write() as connection:
            if (await connection.execute(_LOCK, values)).one_or_none() is None:
                return False
            await connection.execute(_EVENTS, {"of_id": row.id})
            await connection.execute(_NOTICES, {"of_id": row.id, "of_person": row.person})
            await connection.execute(_DELETE, {"of_id": row.id})
            await connection.execute(_LOG, self._entry(one))
        return True

    async def hold(self, number: str, *, hold: bool) -> bool:
        """Keep it whatever the rule says, or no longer; False where there is none such."""
        values = {"of_number": number, "hold": hold}
        async with self._database.write() as connection:
            return (await connection.execute(_HOLD, values)).rowcount == 1

    async def logged(self) -> list[Logged]:
        """All that has been disposed of, the first first."""
        async with self._database.read() as connection:
            rows = await connection.execute(_LOGGED)
            return [Logged(**row._mapping) for row in rows]

    def _entry(self, one: Disposal) -> dict[str, object]:
        return {
            "number": one.application.number,
            "programme": one.application.programme,
            "state": one.application.state.value,
            "counted_from": one.since,
            "months": one.months,
            "at": self._clock.now(),
        }
