"""SQLite for SQLAlchemy with one trip to the driver's thread a statement, instead of four.

The dialect of SQLAlchemy makes a cursor, runs it, fetches and closes, each by a trip to the
thread and back; here all of it is one. BEGIN travels with the first statement that follows, and
so does a statement with the option `later`, at the latest with COMMIT.
"""

import sqlite3
from collections import deque
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_dbapi,
    SQLiteDialect_aiosqlite,
)
from sqlalchemy.util import await_
from typing_extensions import override

DRIVER = "sqlite+onetrip"

LATER = "later"
"""The option of a statement that can wait for the next one: how many rows it has to change."""
ANY_NUMBER = -1
"""Rows of a statement of which it does not matter."""

registry.register("sqlite.onetrip", __name__, "OneTripDialect")


class OneTripCursor:
    """A cursor in the sense of DBAPI, filled by one trip."""

    server_side = False
    arraysize = 1

    def __init__(self, connection: "OneTripConnection") -> None:
        self._connection = connection
        self._rows: deque[Any] = deque()
        self.description: Sequence[Any] | None = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    def execute(self, operation: str, parameters: Any = ()) -> None:
        """Run a statement and fetch all that it finds."""
        self._run(operation, parameters, many=False)

    def executemany(self, operation: str, parameters: Iterable[Any]) -> None:
        """Run a statement with each of many values."""
        self._run(operation, parameters, many=True)

    def setinputsizes(self, *_: Any) -> None:
        """Sizes mean nothing to SQLite."""

    def fetchone(self) -> Any:
        """The next row, None after the last."""
        return self._rows.popleft() if self._rows else None

    def fetchmany(self, size: int | None = None) -> list[Any]:
        """The next rows."""
        return [self._rows.popleft() for _ in range(min(size or 1, len(self._rows)))]

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        rows, self._rows = list(self._rows), deque()
        return rows

    def close(self) -> None:
        """Nothing is open any more once the trip is over."""
        self._rows.clear()

    async def _async_soft_close(self) -> None:
        """As `close`, with the rows kept."""

    def execute_later(self, operation: str, parameters: Any, rows: int) -> None:
        """Leave a statement to the next trip, which fails if it does not change so many rows."""
        self._rows.clear()
        self._connection.wait_with(operation, parameters, rows)

    def _run(self, operation: str, parameters: Any, *, many: bool) -> None:
        self._rows.clear()
        if operation.startswith("BEGIN"):
            self._connection.wait_with(operation)
            return
        found = self._connection.trip(operation, parameters or (), many)
        rows, self.description, self.rowcount, self.lastrowid = found
        self._rows.extend(rows)


class OneTripConnection(AsyncAdapt_aiosqlite_connection):
    """A connection whose cursors take one trip, and that keeps what can wait for it."""

    __slots__ = ("_waiting",)
    _cursor_cls: Any = OneTripCursor
    _waiting: list[tuple[str, Any, int]]

    def __init__(self, dbapi: Any, connection: Any) -> None:
        super().__init__(dbapi, connection)
        self._waiting = []

    @override
    def cursor(self, server_side: bool = False) -> Any:
        """A cursor; none streams, since nothing here reads much at a time."""
        return OneTripCursor(self)

    def wait_with(self, operation: str, parameters: Any = (), rows: int = ANY_NUMBER) -> None:
        """Run a statement before the next one."""
        self._waiting.append((operation, parameters, rows))

    def trip(self, operation: str, parameters: Any, many: bool) -> Any:
        """Run a statement in the driver's thread, after those that wait."""
        waiting, self._waiting = self._waiting, []
        raw = self._connection
        try:
            work = _work, raw._conn, waiting, operation, parameters, many
            return await_(raw._execute(*work))
        except Exception as error:
            self._handle_exception(error)

    @override
    def commit(self) -> None:
        """Commit, with what waits; nothing where nothing but BEGIN does."""
        in_transaction = self._connection.in_transaction
        if in_transaction or len(self._waiting) > 1:
            self.trip("COMMIT", (), False)
        self._waiting = []

    @override
    def rollback(self) -> None:
        """Roll back; nothing where nothing has begun."""
        self._waiting = []
        if self._connection.in_transaction:
            super().rollback()


def _work(
    connection: sqlite3.Connection,
    waiting: list[tuple[str, Any, int]],
    operation: str,
    values: Any,
    many: bool,
) -> tuple[list[Any], Sequence[Any] | None, int, int | None]:
    for earlier, parameters, rows in waiting:
        changed = connection.execute(earlier, parameters).rowcount
        if rows not in (ANY_NUMBER, changed):
            raise sqlite3.IntegrityError(f"{changed} rows changed instead of {rows}")
    run = connection.executemany if many else connection.execute
    cursor = run(operation, values)
    found = cursor.fetchall() if cursor.description else []
    return found, cursor.description, cursor.rowcount, cursor.lastrowid


class OneTripModule(AsyncAdapt_aiosqlite_dbapi):
    """The driver as SQLAlchemy sees it."""

    @override
    def connect(self, *arg: Any, **kw: Any) -> AsyncAdapt_aiosqlite_connection:
        """A connection of ours around the driver's."""
        return OneTripConnection(self, super().connect(*arg, **kw)._connection)


class OneTripDialect(SQLiteDialect_aiosqlite):
    """What `sqlite+onetrip://` means."""

    driver = "onetrip"
    supports_statement_cache = True
    supports_server_side_cursors = False

    @override
    def do_execute(
        self, cursor: Any, statement: str, parameters: Any, context: Any = None
    ) -> None:
        """Run a statement, now or with the next one."""
        rows = context.execution_options.get(LATER) if context is not None else None
        if rows is None:
            cursor.execute(statement, parameters)
        else:
            cursor.execute_later(statement, parameters, rows)

    @classmethod
    @override
    def import_dbapi(cls) -> AsyncAdapt_aiosqlite_dbapi:
        """The driver."""
        return OneTripModule(__import__("aiosqlite"), sqlite3)
