"""Applications and drafts, inside a turn's transaction."""

import uuid
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Row, bindparam, case, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.errors import Conflict, MoveRefused
from bot.storage.number import new_number
from bot.storage.seat_counts import SeatCounts
from bot.storage.tables import application_events, applications
from dialogs.ports import (
    ALLOWED_MOVES,
    FINISHED,
    LIVE,
    AlreadyApplied,
    Answer,
    Application,
    ApplicationState,
    Clock,
)

TRIES = 5
"""How often a number is drawn before giving up; a second draw is already one in 10^9."""

_DRAFT = ApplicationState.DRAFT
_SUBMITTED = ApplicationState.SUBMITTED
_AWAITING_ENDORSEMENT = ApplicationState.AWAITING_ENDORSEMENT
_WITHDRAWN = ApplicationState.WITHDRAWN
_SEATED = (ApplicationState.ACCEPTED, ApplicationState.OFFERED)

_LOCK = select(applications).where(applications.c.id == bindparam("of_id")).with_for_update()
_OF_PERSON = (
    select(applications)
    .where(applications.c.person == bindparam("of_person"))
    .order_by(applications.c.updated_at.desc(), applications.c.id)
)
_LIVE = select(applications).where(
    applications.c.person == bindparam("of_person"),
    applications.c.programme == bindparam("to_programme"),
    applications.c.round == bindparam("in_round"),
    applications.c.state.not_in([state.value for state in FINISHED]),
)
_STANDING = (
    select(applications)
    .where(
        applications.c.programme == bindparam("to_programme"),
        applications.c.round == bindparam("in_round"),
        applications.c.state.in_([state.value for state in LIVE]),
    )
    .order_by(applications.c.submitted_at, applications.c.id)
)
HAS_APPLIED = (
    select(applications.c.id)
    .where(applications.c.person == bindparam("of_person"))
    .exists()
    .label("has_applied")
)
"""Whether a person has any application or draft."""
_BEGIN = insert(applications)
_ANSWER = (
    update(applications)
    .where(applications.c.id == bindparam("of_id"))
    .values(answers=bindparam("answers"), updated_at=bindparam("updated_at"))
)
_ENTER = (
    update(applications)
    .where(applications.c.id == bindparam("of_id"))
    .values(
        round=bindparam("in_round"),
        updated_at=bindparam("updated_at"),
        # Another round closes at another time; one begun without any was told of this one.
        last_call_at=case((applications.c.round == "", applications.c.last_call_at), else_=None),
    )
)
_MOVE = (
    update(applications)
    .where(applications.c.id == bindparam("of_id"))
    .values(
        state=bindparam("state"),
        number=bindparam("number"),
        submitted_at=bindparam("submitted_at"),
        queue_number=bindparam("queue_number"),
        offer_until=bindparam("offer_until"),
        edited=bindparam("edited"),
        updated_at=bindparam("updated_at"),
    )
)
_DISCARD = delete(applications).where(applications.c.id == bindparam("of_id"))
_EVENT = insert(application_events)


def as_application(row: Row[Any]) -> Application:
    """The row as what conversations know."""
    return Application(
        id=row.id,
        person=row.person,
        programme=row.programme,
        round=row.round,
        state=ApplicationState(row.state),
        answers=row.answers,
        started_at=row.started_at,
        updated_at=row.updated_at,
        number=row.number,
        submitted_at=row.submitted_at,
        queue_number=row.queue_number,
        offer_until=row.offer_until,
        edited=row.edited,
        held=row.held,
    )


class StoredApplications:
    """The applications of `dialogs.ports`, on a connection whose transaction is open."""

    def __init__(
        self,
        connection: AsyncConnection,
        clock: Clock,
        draw: Callable[[str], str] = new_number,
    ) -> None:
        self._connection = connection
        self._clock = clock
        self._draw = draw
        self._counts = SeatCounts(connection)
        self.none_of: str | None = None
        """The person of whom it is known that there is nothing to look for."""

    async def of(self, person: str) -> list[Application]:
        """Every application and draft of a person, latest changed first."""
        if person == self.none_of:
            return []
        rows = await self._connection.execute(_OF_PERSON, {"of_person": person})
        return [as_application(row) for row in rows]

    async def standing(self, programme: str, round_id: str) -> list[Application]:
        """The received applications to a round that stand, in order of submission."""
        values = {"to_programme": programme, "in_round": round_id}
        rows = await self._connection.execute(_STANDING, values)
        return [as_application(row) for row in rows]

    async def begin(self, person: str, programme: str, round_id: str) -> Application:
        """The person's draft, new or found again; raises AlreadyApplied where one is received."""
        found = await self._live(person, programme, round_id)
        if found is None:
            found = await self._insert(person, programme, round_id)
        if found.state is not _DRAFT:
            raise AlreadyApplied(found)
        return found

    async def enter(self, draft: Application, round_id: str) -> Application:
        """The draft moved to another round; raises AlreadyApplied where one is received there."""
        row = await self.draft(draft)
        standing = await self._live(row.person, row.programme, round_id)
        if standing is not None and standing.state is not _DRAFT:
            raise AlreadyApplied(standing)
        if standing is not None:
            return standing
        now = self._clock.now()
        changes = {"in_round": round_id, "updated_at": now}
        await self._connection.execute(_ENTER, {"of_id": row.id, **changes})
        return replace(row, round=round_id, updated_at=now)

    async def answer(self, draft: Application, field: str, value: Answer | None) -> Application:
        """The draft with one answer saved; None takes the answer away."""
        row = await self.draft(draft)
        answers = {name: given for name, given in row.answers.items() if name != field}
        if value is not None:
            answers[field] = value
        now = self._clock.now()
        changes = {"answers": answers, "updated_at": now}
        await self._connection.execute(_ANSWER, {"of_id": row.id, **changes})
        return replace(row, answers=answers, updated_at=now)

    async def discard(self, draft: Application) -> None:
        """Delete a draft for good."""
        row = await self.draft(draft)
        await self._connection.execute(_DISCARD, {"of_id": row.id})

    async def submit(self, draft: Application, *, endorsement: bool = False) -> Application:
        """Turn a draft into a received application with a number and a time."""
        state = _AWAITING_ENDORSEMENT if endorsement else _SUBMITTED
        return await self.receive(await self.draft(draft), state)

    async def withdraw(self, application: Application, why: str) -> Application:
        """Take back a received application, and let its seat go; it stays on record."""
        if application.round:
            await self._counts.lock(application.round)
        row = await self.fresh(application)
        withdrawn = await self.move(row, _WITHDRAWN, why, row.person)
        if row.state in _SEATED:
            await self._counts.free(row.round)
        return withdrawn

    async def receive(self, draft: Application, state: ApplicationState) -> Application:
        """A draft as received in that state, with a number and a time."""
        now = self._clock.now()
        received = replace(draft, state=state, submitted_at=now, updated_at=now)
        for _ in range(TRIES):
            numbered = replace(received, number=self._draw(draft.programme))
            if await self._move(draft, numbered, "", draft.person):
                return numbered
        raise Conflict("No free number was found for the application.")

    async def move(
        self, row: Application, target: ApplicationState, why: str, actor: str
    ) -> Application:
        """A row just read, moved to another state."""
        moved = replace(row, state=target, updated_at=self._clock.now())
        await self._move(row, moved, why, actor)
        return moved

    async def fresh(self, known: Application) -> Application:
        """The row as it stands now, locked; another turn may have changed it."""
        row = (await self._connection.execute(_LOCK, {"of_id": known.id})).one_or_none()
        if row is None:
            raise Conflict(f"Application {known.id} is gone.")
        return as_application(row)

    async def draft(self, known: Application) -> Application:
        """The row as it stands now, where it still is a draft."""
        row = await self.fresh(known)
        if row.state in LIVE:
            raise AlreadyApplied(row)
        if row.state is not _DRAFT:
            raise MoveRefused(row.id, row.state, _DRAFT)
        return row

    async def _live(self, person: str, programme: str, round_id: str) -> Application | None:
        values = {"of_person": person, "to_programme": programme, "in_round": round_id}
        row = (await self._connection.execute(_LIVE, values)).one_or_none()
        return as_application(row) if row else None

    async def _insert(self, person: str, programme: str, round_id: str) -> Application:
        self.none_of = None
        now = self._clock.now()
        new = uuid.uuid4().hex
        draft = Application(new, person, programme, round_id, _DRAFT, {}, now, now)
        try:
            async with self._connection.begin_nested():
                await self._connection.execute(_BEGIN, asdict(draft))
        except IntegrityError:
            return await self._begun_elsewhere(draft)
        return draft

    async def _begun_elsewhere(self, draft: Application) -> Application:
        """Another turn of the same person was first; its draft is the draft."""
        found = await self._live(draft.person, draft.programme, draft.round)
        if found is None:
            raise Conflict("A draft appeared and was gone again meanwhile.")
        return found

    async def _move(self, row: Application, moved: Application, why: str, actor: str) -> bool:
        """Write the move and its event; False where the number is another application's."""
        if moved.state not in ALLOWED_MOVES[row.state]:
            raise MoveRefused(row.id, row.state, moved.state)
        try:
            async with self._connection.begin_nested():
                await self._connection.execute(_MOVE, {"of_id": row.id, **_changes(moved)})
        except IntegrityError:
            return False
        await self._connection.execute(_EVENT, _event(row, moved, why, actor))
        return True


def _changes(moved: Application) -> dict[str, object]:
    return {
        "state": moved.state,
        "number": moved.number,
        "submitted_at": moved.submitted_at,
        "queue_number": moved.queue_number,
        "offer_until": moved.offer_until,
        # What is over is changed no more.
        "edited": moved.edited if moved.state in LIVE else None,
        "updated_at": moved.updated_at,
    }


def _event(row: Application, moved: Application, why: str, actor: str) -> dict[str, object]:
    return {
        "application": row.id,
        "at": moved.updated_at,
        "source": row.state,
        "target": moved.state,
        "actor": actor,
        "why": why,
    }
