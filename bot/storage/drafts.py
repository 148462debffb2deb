"""Everybody's drafts: whom to remind, once, and what is deleted in the end."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.applications import as_application
from bot.storage.tables import applications, rounds
from dialogs.ports import Application, ApplicationState, Clock, RoundState

_IS_DRAFT = applications.c.state == ApplicationState.DRAFT.value
_NO_ROUND = applications.c.round == ""
_UNTOUCHED = (
    update(applications)
    .where(
        _IS_DRAFT,
        applications.c.reminded_at.is_(None),
        applications.c.last_call_at.is_(None),
        applications.c.updated_at <= bindparam("since"),
    )
    .values(reminded_at=bindparam("now"))
    .returning(applications)
)
_CLOSES_SOON = and_(
    rounds.c.state == RoundState.OPEN.value,
    rounds.c.opens_at <= bindparam("now"),
    rounds.c.closes_at > bindparam("now"),
    rounds.c.closes_at <= bindparam("until"),
)
_CLOSING = (
    update(applications)
    .where(
        _IS_DRAFT,
        applications.c.last_call_at.is_(None),
        applications.c.updated_at <= bindparam("since"),
        or_(
            applications.c.round.in_(select(rounds.c.id).where(_CLOSES_SOON)),
            # Begun when there was no round: it goes on in the one that is open now.
            and_(
                _NO_ROUND,
                applications.c.programme.in_(select(rounds.c.programme).where(_CLOSES_SOON)),
            ),
        ),
    )
    .values(last_call_at=bindparam("now"))
    .returning(applications)
)
_OF_ROUND = (
    select(applications)
    .where(_IS_DRAFT, applications.c.round == bindparam("in_round"))
    .order_by(applications.c.started_at, applications.c.id)
)
_CLOSED = select(rounds.c.id).where(rounds.c.closes_at <= bindparam("closed"))
_DROP = (
    delete(applications)
    .where(
        _IS_DRAFT,
        or_(
            applications.c.round.in_(_CLOSED),
            and_(_NO_ROUND, applications.c.updated_at <= bindparam("untouched")),
        ),
    )
    .returning(applications)
)
_UNCONFIRMED = (
    update(applications)
    .where(applications.c.edited.is_not(None), applications.c.round.in_(_CLOSED))
    .values(edited=None)
)


class StoredDrafts:
    """The drafts of `dialogs.ports`, on a connection whose transaction is open."""

    def __init__(self, connection: AsyncConnection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    async def untouched(self, since: datetime) -> list[Application]:
        """Drafts that nobody has changed since then; each is handed out once."""
        return await self._claimed(_UNTOUCHED, since=since)

    async def closing(self, until: datetime, since: datetime) -> list[Application]:
        """Drafts for what closes by then, not changed since; each is handed out once a round."""
        return await self._claimed(_CLOSING, until=until, since=since)

    async def of_round(self, round_id: str) -> list[Application]:
        """The drafts for one round, the first begun first."""
        rows = await self._connection.execute(_OF_ROUND, {"in_round": round_id})
        return [as_application(row) for row in rows]

    async def drop(self, closed: datetime, untouched: datetime) -> list[Application]:
        """Delete those whose round closed before then, and untouched ones that have no round."""
        await self._connection.execute(_UNCONFIRMED, {"closed": closed})
        rows = await self._connection.execute(_DROP, {"closed": closed, "untouched": untouched})
        return [as_application(row) for row in rows]

    async def _claimed(self, statement: Any, **values: datetime) -> list[Application]:
        """The rows that this transaction was the first to mark; no other one gets them."""
        rows = await self._connection.execute(statement, {"now": self._clock.now(), **values})
        return [as_application(row) for row in rows]
