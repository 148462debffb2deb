"""Changes to received applications, inside a turn's transaction."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import bindparam, insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.applications import StoredApplications
from bot.storage.tables import application_events, applications
from dialogs.ports import AFTER_EDIT, Answer, Application, Clock, NotEditable

_OF = applications.c.id == bindparam("of_id")
_EDIT = update(applications).where(_OF).values(edited=bindparam("edited"))
_CONFIRM = (
    update(applications)
    .where(_OF)
    .values(
        answers=bindparam("answers"),
        edited=None,
        state=bindparam("state"),
        updated_at=bindparam("updated_at"),
    )
)
_EVENT = insert(application_events)


class StoredAmendments:
    """The amendments of `dialogs.ports`, on a connection whose transaction is open."""

    def __init__(
        self, connection: AsyncConnection, clock: Clock, received: StoredApplications
    ) -> None:
        self._connection = connection
        self._clock = clock
        self._received = received

    async def change(
        self, application: Application, field: str, value: Answer | None
    ) -> Application:
        """The application with one more change under way; None takes the answer away."""
        row = await self._editable(application)
        before = row.answers if row.edited is None else row.edited
        edited = {name: given for name, given in before.items() if name != field}
        if value is not None:
            edited[field] = value
        await self._connection.execute(_EDIT, {"of_id": row.id, "edited": edited})
        return replace(row, edited=edited)

    async def drop(self, application: Application) -> None:
        """Forget the changes under way; what was sent stands."""
        await self._connection.execute(_EDIT, {"of_id": application.id, "edited": None})

    async def confirm(self, application: Application) -> Application:
        """Make the changes hold, and note them on record."""
        row = await self._editable(application)
        if row.edited is None:
            return row
        now, target = self._clock.now(), AFTER_EDIT[row.state]
        values = {"answers": row.edited, "state": target, "updated_at": now}
        await self._connection.execute(_CONFIRM, {"of_id": row.id, **values})
        event = {
            "application": row.id,
            "at": now,
            "source": row.state,
            "target": target,
            "actor": row.person,
            "why": "",
            "changes": changes(row.answers, row.edited),
        }
        await self._connection.execute(_EVENT, event)
        return replace(row, answers=row.edited, edited=None, state=target, updated_at=now)

    async def _editable(self, known: Application) -> Application:
        row = await self._received.fresh(known)
        if row.state not in AFTER_EDIT:
            raise NotEditable(row.id)
        return row


def changes(
    before: Mapping[str, Answer], after: Mapping[str, Answer]
) -> dict[str, list[Answer | None]]:
    """What was and what is now, for each field that differs."""
    names = dict.fromkeys((*before, *after))
    return {
        name: [before.get(name), after.get(name)]
        for name in names
        if before.get(name) != after.get(name)
    }
