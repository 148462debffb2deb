"""Rounds and occasions, inside a turn's transaction."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.seat_counts import SeatCounts
from bot.storage.tables import rounds
from dialogs.ports import Clock, Round, RoundExists, RoundState

_IN_ORDER = (rounds.c.opens_at, rounds.c.starts_at, rounds.c.id)
_ALL = select(rounds).order_by(*_IN_ORDER)
_OF = select(rounds).where(rounds.c.programme == bindparam("of_programme")).order_by(*_IN_ORDER)
_FIND = select(rounds).where(rounds.c.id == bindparam("of_id"))
_ADD = insert(rounds)
_NEWLY_OPEN = (
    update(rounds)
    .where(
        rounds.c.state == RoundState.OPEN.value,
        rounds.c.opens_at <= bindparam("now"),
        rounds.c.closes_at > bindparam("now"),
        rounds.c.announced.is_(False),
    )
    .values(announced=True)
    .returning(rounds)
)
ANY_ROUND = select(rounds.c.id).exists().label("any_round")
"""Whether anything has been entered at all."""
_CHANGE = update(rounds).where(rounds.c.id == bindparam("of_id"))


def as_round(row: Row[Any]) -> Round:
    """The row as what conversations know."""
    return Round(
        id=row.id,
        programme=row.programme,
        opens_at=row.opens_at,
        closes_at=row.closes_at,
        starts_at=row.starts_at,
        place=row.place,
        seats=row.seats,
        waiting_list=row.waiting_list,
        text=row.text,
        state=RoundState(row.state),
        taken=row.taken,
    )


class StoredRounds:
    """The rounds of `dialogs.ports`, on a connection whose transaction is open."""

    def __init__(self, connection: AsyncConnection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock
        self.none_entered = False
        """Whether it is known that there is nothing to look for."""

    async def of(self, programme: str) -> list[Round]:
        """Every round of a programme, in the order in which they open."""
        if self.none_entered:
            return []
        rows = await self._connection.execute(_OF, {"of_programme": programme})
        return [as_round(row) for row in rows]

    async def all(self) -> list[Round]:
        """Every round of every programme, in the order in which they open."""
        return [as_round(row) for row in await self._connection.execute(_ALL)]

    async def find(self, round_id: str) -> Round | None:
        """The round with this id."""
        row = (await self._connection.execute(_FIND, {"of_id": round_id})).one_or_none()
        return as_round(row) if row else None

    async def hold(self, round_id: str) -> Round | None:
        """The same, nobody else's to change before the transaction ends."""
        row = await SeatCounts(self._connection).lock(round_id)
        return as_round(row) if row else None

    async def add(self, new: Round) -> None:
        """Enter a round; raises RoundExists where its id is taken."""
        self.none_entered = False
        try:
            async with self._connection.begin_nested():
                await self._connection.execute(_ADD, asdict(new))
        except IntegrityError:
            raise RoundExists(new.id) from None

    async def newly_open(self) -> list[Round]:
        """Rounds that have opened and have not been announced; each is handed out once."""
        rows = await self._connection.execute(_NEWLY_OPEN, {"now": self._clock.now()})
        return [as_round(row) for row in rows]

    async def change(self, changed: Round) -> None:
        """Write a round anew under its id; the seats that are held stay as they are."""
        values = asdict(changed)
        del values["id"], values["taken"]
        await self._connection.execute(_CHANGE.values(values), {"of_id": changed.id})
