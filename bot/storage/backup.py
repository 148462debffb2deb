"""Backup and restore: everything in one text file, the same for SQLite and PostgreSQL.

A line of JSON says what it is, a line names each table and its columns, then come its rows, and
the last line counts and seals all of it. What was taken from one engine can be put into the other.
"""

import asyncio
import base64
import hashlib
import json
import os
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import (
    Connection,
    LargeBinary,
    Row,
    Table,
    func,
    insert,
    inspect,
    literal,
    select,
    text,
    tuple_,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import Database
from bot.storage.errors import StorageError
from bot.storage.migrate import revision_of, upgrade
from bot.storage.tables import UtcTime, metadata
from dialogs.ports import Clock

FORM = 1
BATCH = 500
"""Rows that are read or written at a time."""
NEVER_MIND = frozenset({"secrets", "alembic_version"})
"""Tables that a database that has never been used may have rows in."""


class BadBackup(StorageError):
    """The file is no backup, or not a whole one."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the first line of a backup says."""

    revision: str
    at: str


async def back_up(database: Database, clock: Clock, file: Path) -> int:
    """Write everything to a new file, as it is at one moment, while turns go on; says how many."""
    if await asyncio.to_thread(file.exists):
        raise StorageError(f"{file} is there already: a backup never writes over anything.")
    try:
        draft = _draft(file)
        try:
            rows = await _write(database, clock, draft)
            draft.rename(file)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(f"{file} cannot be written ({error.strerror or error}).") from error
    return rows


def _draft(file: Path) -> Path:
    """A new file beside it that only its owner can read, and no other backup writes to."""
    handle, name = tempfile.mkstemp(".part", f"{file.name}.", file.parent)
    os.close(handle)
    return Path(name)


async def _write(database: Database, clock: Clock, draft: Path) -> int:
    with draft.open("w", encoding="ascii") as out:
        async with database.snapshot() as connection:
            rows = await _Writer(out).write(connection, clock.now())
        out.flush()
        os.fsync(out.fileno())
    return rows


async def restore(database: Database, file: Path) -> int:
    """Put a backup into an empty database and bring it up to date, wholly or not at all."""
    head, rows = check(file)
    async with database.migrating() as connection:
        await connection.run_sync(_made_empty)
        await connection.run_sync(upgrade, head.revision)
        for table, values in _batches(file):
            await connection.execute(insert(table), values)
        await connection.run_sync(upgrade)
        if not database.is_sqlite:
            await _count_on(connection)
    return rows


def check(file: Path) -> tuple[Head, int]:
    """What a whole backup says of itself, and its rows; BadBackup where it is not whole."""
    seal, rows, end = hashlib.sha256(), 0, None
    try:
        with file.open(encoding="ascii") as lines:
            first = next(lines, "")
            head = _head(first)
            seal.update(first.encode())
            for line in lines:
                data = json.loads(line)
                if isinstance(data, dict) and "end" in data:
                    end = data["end"]
                    break
                rows += isinstance(data, list)
                seal.update(line.encode())
    except OSError as error:
        raise BadBackup(f"{file} cannot be read ({error.strerror or error}).") from error
    except ValueError as error:
        raise BadBackup(f"{file} is not a backup, or a damaged one.") from error
    if end != {"rows": rows, "sha256": seal.hexdigest()}:
        raise BadBackup(f"{file} is damaged, or was not written to its end.")
    return head, rows


class _Writer:
    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._seal = hashlib.sha256()
        self._rows = 0

    async def write(self, connection: AsyncConnection, at: datetime) -> int:
        revision = await connection.run_sync(revision_of)
        self._line({"chefslotsen": FORM, "revision": revision, "at": at.isoformat()})
        for table in metadata.sorted_tables:
            await self._table(connection, table)
        end = {"rows": self._rows, "sha256": self._seal.hexdigest()}
        self._out.write(f"{json.dumps({'end': end})}\n")
        return self._rows

    async def _table(self, connection: AsyncConnection, table: Table) -> None:
        self._line({"table": table.name, "columns": [column.name for column in table.columns]})
        async for rows in _pages(connection, table):
            for row in rows:
                self._line([_plain(value) for value in row])
            self._rows += len(rows)

    def _line(self, data: object) -> None:
        line = f"{json.dumps(data)}\n"
        self._out.write(line)
        self._seal.update(line.encode())


async def _pages(connection: AsyncConnection, table: Table) -> AsyncIterator[Sequence[Row[Any]]]:
    """A table's rows in the order of their key, some hundred at a time."""
    key = [*table.primary_key.columns]
    query = select(table).order_by(*key).limit(BATCH)
    rows = (await connection.execute(query)).all()
    while rows:
        yield rows
        last = (literal(rows[-1]._mapping[column], column.type) for column in key)
        rows = (await connection.execute(query.where(tuple_(*key) > tuple_(*last)))).all()


def _head(line: str) -> Head:
    data = json.loads(line)
    if not isinstance(data, dict) or data.get("chefslotsen") != FORM:
        raise ValueError("of another form")
    return Head(str(data["revision"]), str(data["at"]))


def _batches(file: Path) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    """The rows, a few hundred of one table at a time."""
    table: Table | None = None
    names: list[str] = []
    batch: list[dict[str, Any]] = []
    with file.open(encoding="ascii") as lines:
        for line in lines:
            data = json.loads(line)
            if table is not None and batch and (isinstance(data, dict) or len(batch) == BATCH):
                yield table, batch
                batch = []
            if isinstance(data, list) and table is not None:
                pairs = zip(names, data, strict=True)
                batch.append({name: _stored(table, name, value) for name, value in pairs})
            elif "table" in data:
                table, names = metadata.tables[data["table"]], data["columns"]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value


def _stored(table: Table, name: str, value: Any) -> Any:
    kind = table.columns[name].type
    if value is None:
        return None
    if isinstance(kind, UtcTime):
        return datetime.fromisoformat(value)
    return base64.b64decode(value) if isinstance(kind, LargeBinary) else value


def _made_empty(connection: Connection) -> None:
    """Take away tables that have never been used; a database that is in use stays untouched."""
    there = inspect(connection).get_table_names()
    for name in there:
        used = connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one()  # noqa: S608
        if used and name not in NEVER_MIND:
            raise StorageError(
                "The database holds something already: restore into an empty one."
                " A SQLite file can be moved away, once the bot has been stopped."
            )
    metadata.drop_all(connection)
    connection.execute(text("DROP TABLE IF EXISTS alembic_version"))


async def _count_on(connection: AsyncConnection) -> None:
    """Let PostgreSQL's counters go on after the highest number that was restored."""
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is None:
            continue
        name = f"pg_get_serial_sequence('{table.name}', '{column.name}')"
        highest = select(func.coalesce(func.max(column), 0)).scalar_subquery()
        await connection.execute(select(func.setval(text(name), highest + 1, text("false"))))
