"""Stores that many tests use, one after the other: what has been compiled for one stays."""

import asyncio
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

from sqlalchemy import event
from typing_extensions import override

from bot.storage import Store
from bot.storage.tables import metadata
from dialogs.ports import Clock
from tests.chat.house import hastened

SWEEP = "".join(f"DELETE FROM {table.name};" for table in metadata.tables.values())  # noqa: S608 - our own

LOOKS = {t.name: f"SELECT * FROM {t.name}" for t in metadata.sorted_tables}  # noqa: S608
"""What reads each table; none points at one that comes after it."""

Rows = dict[str, list[tuple[Any, ...]]]
"""What is stored, by table."""

IDLE: defaultdict[type, list[Any]] = defaultdict(list)
"""By kind; there is more than one only where a test has several at a time."""


class KeptStore:
    """A store on a file, empty each time that it is taken; it goes by the clock of who took it."""

    options = ""

    def __init__(self) -> None:
        self._clock: Clock | None = None
        self._folder = TemporaryDirectory(prefix="kept")
        self._file = Path(self._folder.name) / "chefslotsen.sqlite"
        self._schema: int | None = None
        self.url = f"sqlite:///{self._file}{self.options}"
        self.store = hastened(self.url, self)

    def now(self) -> datetime:
        """What time it is for the store."""
        assert self._clock
        return self._clock.now()

    async def emptied(self, clock: Clock) -> Store:
        """The store, open and as it was when it was new, whatever has been done to it."""
        self._clock = clock
        self.store._opening = asyncio.Lock()  # each test has a loop of its own
        if not self._swept():
            await self.store.close()
            self._file.unlink(missing_ok=True)
            await self.store.open()
            with closing(sqlite3.connect(self._file)) as connection:
                self._schema = schema_version(connection)
        elif not self.store.is_open:
            await self.store.open()
        return self.store

    @classmethod
    def any_idle(cls) -> Self:
        """One that no test uses just now."""
        idle = IDLE[cls]
        return idle.pop() if idle else cls()

    async def put_back(self) -> None:
        """For the next test."""
        await self.store.close()
        IDLE[type(self)].append(self)

    async def put_away(self) -> None:
        """For good: no test is left that could take it."""
        await self.store.close()
        self._folder.cleanup()

    def _swept(self) -> bool:
        """Whether its tables could be emptied; not where they are others than they were."""
        with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(self._file)) as connection:
            if schema_version(connection) == self._schema:
                connection.executescript(f"PRAGMA synchronous=OFF; BEGIN; {SWEEP} COMMIT;")
                return True
        return False


def schema_version(connection: sqlite3.Connection) -> int:
    """A number that is another one after every change of the tables."""
    return int(connection.execute("PRAGMA schema_version").fetchone()[0])


class StoreAtHand(KeptStore):
    """One whose statements run where they are asked for, without a trip to another thread.

    It stays open. None of its transactions ever waits for anything, so none waits for another:
    what holds of several turns at once is to be proven on a store as it is served.
    """

    options = "?check_same_thread=false"

    def __init__(self) -> None:
        super().__init__()
        event.listen(self.store._database._engine.sync_engine, "connect", self._stay_here)

    @override
    async def emptied(self, clock: Clock) -> Store:
        store = await super().emptied(clock)
        self._changes = self._driver.total_changes
        return store

    @override
    async def put_back(self) -> None:
        IDLE[type(self)].append(self)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing has been written since it was emptied."""
        return self.store.is_open and bool(self._driver.total_changes == self._changes)

    def rows(self) -> Rows:
        """Everything that is stored."""
        found = {name: self._at_hand.execute(look).fetchall() for name, look in LOOKS.items()}
        return {name: rows for name, rows in found.items() if rows}

    def put(self, stored: Rows) -> None:
        """Store what was read before."""
        with self._transaction() as connection:
            for name, rows in stored.items():
                places = ",".join("?" * len(rows[0]))
                connection.executemany(f"INSERT INTO {name} VALUES ({places})", rows)  # noqa: S608

    @override
    def _swept(self) -> bool:
        """The same by the store's own connection, which knows the tables already."""
        if not self.store.is_open or self._at_hand.in_transaction:
            return super()._swept()
        if schema_version(self._at_hand) != self._schema:
            return False
        with self._transaction() as connection:
            for name in reversed(self.rows()):
                connection.execute(f"DELETE FROM {name}")  # noqa: S608 - ours
        return True

    @property
    def _at_hand(self) -> sqlite3.Connection:
        """What the driver runs statements on; as a rule in its thread."""
        connection: sqlite3.Connection = self._driver._conn
        return connection

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """One beside the store; what is stored is no longer untouched then."""
        with self._at_hand as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
        self._changes = -1

    def _stay_here(self, connection: Any, _: object) -> None:
        """Let the driver run everything itself, instead of handing it to its thread."""
        self._driver = connection.driver_connection
        self._driver._execute = at_once


async def at_once(function: Callable[..., Any], *values: Any, **more: Any) -> Any:
    return function(*values, **more)
