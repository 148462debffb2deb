"""Databases as earlier versions left them come up to date with every row; rows L1, L2 and L4."""

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Boolean, inspect, select, text

from bot.storage import NewerDatabase, Store
from bot.storage.migrate import HEAD
from bot.storage.tables import UtcTime, metadata
from dialogs.main import Conversation
from knowledge.model import Knowledge
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.postgres import emptied
from tests.storage.conftest import SetClock

SNAPSHOTS = sorted((Path(__file__).parent / "snapshots").glob("*.sql"))

Rows = dict[str, list[dict[str, Any]]]


def build(snapshot: Path, file: Path) -> Rows:
    """The database of that version, and its rows."""
    with closing(sqlite3.connect(file)) as old:
        old.executescript(snapshot.read_text("utf-8"))
        old.row_factory = sqlite3.Row
        tables = [
            row[0] for row in old.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        return {
            name: [dict(row) for row in old.execute(f"SELECT * FROM {name}")]  # noqa: S608
            for name in tables
            if name != "alembic_version"
        }


async def holds(store: Store, rows: Rows) -> None:
    """Every row is there, with every value that it had."""
    async with store._database.read() as connection:
        for name, before in rows.items():
            if not before:
                continue
            names = [*before[0]]
            query = text(f"SELECT {', '.join(names)} FROM {name}")  # noqa: S608
            after = [dict(row._mapping) for row in await connection.execute(query)]
            assert sorted(map(plain, after)) == sorted(map(plain, before)), name


def plain(row: dict[str, Any]) -> str:
    """A row as both engines tell it."""
    plainly = {key: int(one) if isinstance(one, bool) else one for key, one in row.items()}
    return repr({key: str(value)[:19] for key, value in plainly.items() if value is not None})


@pytest.mark.parametrize("snapshot", SNAPSHOTS, ids=lambda one: one.stem)
async def test_l2_from_every_version_to_this_one(snapshot: Path, file: Path) -> None:
    rows = build(snapshot, file)
    store = Store(f"sqlite:///{file}", SetClock())
    await store.open()
    await holds(store, rows)
    async with store._database.read() as connection:
        revision = "SELECT version_num FROM alembic_version"
        assert (await connection.exec_driver_sql(revision)).scalar() == HEAD
        assert (await connection.exec_driver_sql("PRAGMA integrity_check")).scalar() == "ok"
    await store.close()


@pytest.mark.parametrize("snapshot", SNAPSHOTS, ids=lambda one: one.stem)
async def test_l1_a_draft_of_an_earlier_version_goes_on(
    snapshot: Path, file: Path, knowledge: Knowledge, conversation: Conversation
) -> None:
    build(snapshot, file)
    house = House(knowledge, conversation, f"sqlite:///{file}")
    await house.open()
    heard = await DirectChat(house, "sv").send("fortsätt")
    assert heard.asks
    assert heard.asks.field == "name"
    await house.close()


class TestPostgresql:
    @pytest.fixture
    def url(self, postgres: Any) -> str:
        return emptied(postgres)

    @pytest.mark.parametrize("snapshot", SNAPSHOTS, ids=lambda one: one.stem)
    async def test_l2_a_backup_of_an_earlier_version(
        self, snapshot: Path, file: Path, url: str
    ) -> None:
        rows = build(snapshot, file)
        backup = file.with_suffix(".jsonl")
        backup.write_text(as_backup(snapshot.stem, rows))
        assert await Store(url, SetClock()).restore(backup) == sum(map(len, rows.values()))
        store = Store(url, SetClock())
        await store.open()
        rows.pop("secrets")
        await holds(store, rows)
        async with store._database.read() as connection:
            assert (await connection.execute(select(metadata.tables["secrets"]))).all()
            there = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
        assert set(metadata.tables) <= set(there)
        await store.close()


def as_backup(revision: str, rows: Rows) -> str:
    """The rows in the form of a backup that their version would have written."""
    lines: list[Any] = [{"chefslotsen": 1, "revision": revision, "at": "2026-03-02"}]
    for table in metadata.sorted_tables:
        if found := rows.get(table.name):
            lines.append({"table": table.name, "columns": [*found[0]]})
            lines += [[told(table, *pair) for pair in row.items()] for row in found]
    whole = "".join(f"{json.dumps(line)}\n" for line in lines)
    count = sum(map(len, rows.values()))
    end = {"rows": count, "sha256": hashlib.sha256(whole.encode()).hexdigest()}
    return f"{whole}{json.dumps({'end': end})}\n"


def told(table: Any, name: str, value: Any) -> Any:
    if isinstance(value, bytes):
        return "AAE="
    kind = table.columns[name].type
    if value is not None and isinstance(kind, UtcTime):
        return f"{value}+00:00"
    if name == "answers":
        return json.loads(value)
    return bool(value) if isinstance(kind, Boolean) else value


async def test_l4_an_older_program_refuses_a_newer_database(file: Path) -> None:
    url = f"sqlite:///{file}"
    store = Store(url, SetClock())
    await store.open()
    async with store._database.write() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await store.close()
    before = content(file)
    with pytest.raises(NewerDatabase, match="revision 9999"):
        await Store(url, SetClock()).open()
    assert content(file) == before


def content(file: Path) -> bytes:
    return file.read_bytes()
