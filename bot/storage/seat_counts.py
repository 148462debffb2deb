"""How many seats of a round are held; the row is locked by whoever moves a seat."""

from typing import Any

from sqlalchemy import Row, bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import rounds

_OF = rounds.c.id == bindparam("of_id")
_LOCK = select(rounds).where(_OF).with_for_update()
_TAKE = (
    update(rounds)
    .where(_OF, or_(rounds.c.seats.is_(None), rounds.c.taken < rounds.c.seats))
    .values(taken=rounds.c.taken + 1)
)
_FREE = update(rounds).where(_OF, rounds.c.taken > 0).values(taken=rounds.c.taken - 1)
_TICKET = update(rounds).where(_OF).values(queued=rounds.c.queued + 1).returning(rounds.c.queued)


class SeatCounts:
    """The counts of every round, on a connection whose transaction is open."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def lock(self, round_id: str) -> Row[Any] | None:
        """The round's row, ours alone until the commit.

        Always locked before any application of the round, so that two who move seats queue for
        one another and never wait in a circle.
        """
        return (await self._connection.execute(_LOCK, {"of_id": round_id})).one_or_none()

    async def take(self, round_id: str) -> bool:
        """Hold a seat; False where none is free, so that none is ever sold twice."""
        return (await self._connection.execute(_TAKE, {"of_id": round_id})).rowcount == 1

    async def free(self, round_id: str) -> None:
        """Let go of a seat."""
        await self._connection.execute(_FREE, {"of_id": round_id})

    async def ticket(self, round_id: str) -> int:
        """The next number in the queue; clocks of several machines could disagree on the order."""
        number = await self._connection.scalar(_TICKET, {"of_id": round_id})
        return int(number or 0)
