"""The database behind the storage: one engine, SQLite or PostgreSQL, and its transactions."""

import time
import uuid
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

from sqlalchemy import URL, AsyncAdaptedQueuePool, Connection, Executable, event, make_url
from sqlalchemy.engine.interfaces import AdaptedConnection, DBAPIConnection
from sqlalchemy.exc import ArgumentError, DisconnectionError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection, PoolResetState

from bot.storage.errors import Conflict, StorageError, StorageUnavailable, translated
from bot.storage.sqlite import ANY_NUMBER, DRIVER, LATER

DRIVERS = {
    "sqlite": DRIVER,
    "sqlite+aiosqlite": DRIVER,
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")

BUSY_SECONDS = 5
STATEMENT_SECONDS = 3
LOCK_SECONDS = 2
"""Shorter than a statement may take: who waits in a crowd tries again, and is not turned away."""
WAIT_SECONDS = 10
IDLE_SECONDS = 1.0
"""A PostgreSQL connection that rested longer than this is tried before it is used."""


class Database:
    """Hands out transactions, and lets out no error but the storage's own."""

    def __init__(self, url: str) -> None:
        self._url = _normal(url)
        self._engine = _sqlite(self._url) if self.is_sqlite else _postgresql(self._url)
        # SQLite's driver commits each statement as it is, where nobody has said BEGIN.
        alone = {"alone": True} if self.is_sqlite else {"isolation_level": "AUTOCOMMIT"}
        self._single = self._engine.execution_options(**alone)
        self._keeper: AsyncConnection | None = None
        self._opened: tuple[int, int] | None = None

    @property
    def is_sqlite(self) -> bool:
        """Whether it is SQLite."""
        return self._url.get_backend_name() == "sqlite"

    @property
    def file(self) -> str | None:
        """The SQLite file's path; None for PostgreSQL and for a database in memory."""
        return self._url.database if self.is_sqlite and not _in_memory(self._url) else None

    async def open(self) -> None:
        """Connect once to try; a database in memory lives as long as this connection stays."""
        try:
            with translated():
                self._keeper = await self._engine.connect()
        except (TypeError, ValueError) as error:
            raise StorageError(
                f"The database URL has a setting that is not known ({error})."
            ) from None
        if self.file or not self.is_sqlite:
            await self._keeper.close()
        self._opened = _identity(self.file)

    async def close(self) -> None:
        """Close every connection."""
        if self._keeper:
            await self._keeper.close()
        await self._engine.dispose()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """One transaction: committed at the end, rolled back on an exception."""
        self._stand_by()
        with translated():
            async with self._engine.begin() as connection:
                yield connection

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Statements that only read, each for itself: they never wait for somebody's writing."""
        self._stand_by()
        with translated():
            async with self._single.connect() as connection:
                yield connection

    async def change(
        self, statement: Executable, values: Mapping[str, Any] | Sequence[Mapping[str, Any]]
    ) -> int:
        """One statement as a transaction of its own; says how many rows it changed.

        It spares the trips for BEGIN and COMMIT. With several values all of them hold, or none.
        """
        if isinstance(values, Sequence) and len(values) > 1:
            async with self.write() as connection:
                return int((await connection.execute(statement, values)).rowcount)
        self._stand_by()
        with translated():
            async with self._single.connect() as connection:
                return int((await connection.execute(statement, values)).rowcount)

    def _stand_by(self) -> None:
        """Refuse to go on with a file that no longer lies where it lay.

        SQLite would go on writing to one that has been moved, and nobody would find it there.
        """
        if self._opened and _identity(self.file) != self._opened:
            raise StorageUnavailable(
                "The database file has been moved or replaced: stop the bot, and start it again."
            )

    @asynccontextmanager
    async def migrating(self) -> AsyncIterator[AsyncConnection]:
        """One transaction that may take its time, unlike a turn's."""
        engine = self._engine if self.is_sqlite else _postgresql(self._url, None)
        try:
            with translated():
                async with engine.begin() as connection:
                    yield connection
        finally:
            if engine is not self._engine:
                await engine.dispose()

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncConnection]:
        """One transaction that sees everything as it is at one moment, however long it takes."""
        engine = self._engine if self.is_sqlite else _postgresql(self._url, None)
        options: dict[str, Any] = {"snapshot": True}
        if not self.is_sqlite:
            options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        try:
            with translated():
                async with engine.execution_options(**options).connect() as connection:
                    yield connection
        finally:
            if engine is not self._engine:
                await engine.dispose()


async def unasked(
    connection: AsyncConnection,
    statement: Executable,
    values: Mapping[str, Any],
    rows: int = ANY_NUMBER,
) -> None:
    """Run a statement of which nothing is asked back: SQLite's driver gets it with the next.

    Conflict where it does not change so many rows. What is wrong with it is said at the latest
    by COMMIT.
    """

    def run(driver: Connection) -> int:
        later = {LATER: rows}
        return int(driver.execute(statement, values, execution_options=later).rowcount)

    # A plain `execute` insists on having waited for the driver.
    changed = await connection.run_sync(run)
    if ANY_NUMBER not in (rows, changed) and changed != rows:
        raise Conflict("Another turn has changed the same row meanwhile.")


def _normal(url: str) -> URL:
    """The URL with the driver that is used for it."""
    try:
        given = make_url(url)
        normal = given.set(drivername=DRIVERS[given.drivername])
    except (ArgumentError, KeyError, ValueError):
        raise StorageError(
            "The database URL is not understood: use sqlite:///path/to/file.db"
            " or postgresql://user:password@host/database."
        ) from None
    if "sslmode" in normal.query:
        # The name that libpq knows it by; asyncpg takes the same values as `ssl`.
        mode = normal.query["sslmode"]
        normal = normal.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})
    return normal


def _identity(file: str | None) -> tuple[int, int] | None:
    """Which file it is that lies there; None where none does."""
    try:
        found = Path(file).stat() if file else None
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found else None


def _in_memory(url: URL) -> bool:
    return url.database in (None, "", ":memory:")


def _sqlite(url: URL) -> AsyncEngine:
    """One connection that all turns queue for; in memory the keeper holds a second one."""
    in_memory = _in_memory(url)
    if in_memory:
        query = {"mode": "memory", "cache": "shared", "uri": "true"}
        url = url.set(database=f"file:{uuid.uuid4().hex}", query=query)
    engine = create_async_engine(
        url,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=2 if in_memory else 1,
        max_overflow=0,
        pool_timeout=WAIT_SECONDS,
        pool_reset_on_return=None,  # by _reset instead
        hide_parameters=True,
        connect_args={"isolation_level": None, "timeout": BUSY_SECONDS},
    )
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    event.listen(engine.sync_engine, "reset", _reset)
    return engine


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Take the write lock at once: a lock wanted only later can end in a deadlock."""
    options = connection.get_execution_options()
    if not options.get("alone"):
        connection.exec_driver_sql("BEGIN" if options.get("snapshot") else "BEGIN IMMEDIATE")


def _reset(connection: DBAPIConnection, _: ConnectionPoolEntry, state: PoolResetState) -> None:
    """Roll back what a turn left open; asking first spares a wait for the driver's thread."""
    if state.terminate_only:
        return
    if cast(AdaptedConnection, connection).driver_connection.in_transaction:
        connection.rollback()


def _postgresql(url: URL, patience: int | None = STATEMENT_SECONDS) -> AsyncEngine:
    settings = {
        "statement_timeout": str((patience or 0) * 1000),
        "lock_timeout": str(LOCK_SECONDS * 1000 if patience else 0),
        "idle_in_transaction_session_timeout": str(WAIT_SECONDS * 1000),
        "application_name": "chefslotsen",
    }
    engine = create_async_engine(
        url,
        pool_size=10,
        max_overflow=10,
        pool_timeout=WAIT_SECONDS,
        hide_parameters=True,
        connect_args={
            "server_settings": settings,
            "timeout": BUSY_SECONDS,
            # The server stops a slow statement; this is for a server that no longer answers.
            "command_timeout": patience and patience + 1,
        },
    )
    event.listen(engine.sync_engine, "checkin", _rest)
    event.listen(engine.sync_engine, "checkout", _try_rested)
    return engine


def _rest(_: DBAPIConnection | None, entry: ConnectionPoolEntry) -> None:
    entry.info["rests_since"] = time.monotonic()


def _try_rested(
    connection: DBAPIConnection, entry: ConnectionPoolEntry, _: PoolProxiedConnection
) -> None:
    """Recover from a connection lost while idle, without a round trip where turns are dense."""
    since: float | None = entry.info.get("rests_since")
    if since is None or time.monotonic() - since < IDLE_SECONDS:
        return
    try:
        driver: Any = connection
        driver.ping()
    except Exception as error:
        raise DisconnectionError("lost while idle") from error
