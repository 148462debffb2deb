"""Who wants to be told when a programme opens, inside a turn's transaction."""

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import watches
from dialogs.ports import Clock

_OF = (
    select(watches.c.programme)
    .where(watches.c.person == bindparam("of_person"))
    .order_by(watches.c.since, watches.c.programme)
)
_WATCHERS = (
    select(watches.c.person)
    .where(watches.c.programme == bindparam("of_programme"))
    .order_by(watches.c.since, watches.c.person)
)
_ADD = insert(watches)
_REMOVE = delete(watches).where(
    watches.c.person == bindparam("of_person"), watches.c.programme == bindparam("of_programme")
)


class StoredWatches:
    """The watches of `dialogs.ports`, on a connection whose transaction is open."""

    def __init__(self, connection: AsyncConnection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    async def of(self, person: str) -> list[str]:
        """The programmes that a person watches, the latest last."""
        return list(await self._connection.scalars(_OF, {"of_person": person}))

    async def add(self, person: str, programme: str) -> bool:
        """Watch a programme; False where the person did so already."""
        values = {"person": person, "programme": programme, "since": self._clock.now()}
        try:
            async with self._connection.begin_nested():
                await self._connection.execute(_ADD, values)
        except IntegrityError:
            return False
        return True

    async def remove(self, person: str, programme: str) -> None:
        """Watch it no longer."""
        values = {"of_person": person, "of_programme": programme}
        await self._connection.execute(_REMOVE, values)

    async def watchers(self, programme: str) -> list[str]:
        """Everybody who watches a programme, the first first."""
        return list(await self._connection.scalars(_WATCHERS, {"of_programme": programme}))
