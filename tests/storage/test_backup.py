"""Backup and restore, within an engine and from one to the other; rows F8 and L5."""

import asyncio
import json
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from bot.storage import StorageError, Store
from bot.storage.backup import BadBackup, check
from bot.storage.tables import application_events, metadata
from tests.postgres import empty
from tests.storage.conftest import MEMORY, SetClock
from tests.storage.test_outbox import reach, tell
from tests.storage.test_turns import NASTY, count


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Store]:
    store = Store(url, SetClock())
    await store.open()
    try:
        yield store
    finally:
        await store.close()


async def fill(store: Store) -> None:
    """Something in every kind of row, odd text too."""
    await store.secret("directline")
    await store.transcripts.append("browser:c", NASTY)
    await reach(store)
    await tell(store)
    async with store.turn(NASTY) as turn:
        await turn.save(NASTY, 0)
        await turn.remember("m", NASTY)
        draft = await turn.applications.begin("p", "aspirant", "")
        draft = await turn.applications.answer(draft, "name", NASTY)
        await turn.applications.submit(draft)
        await turn.ports.watches.add("p", "chefsarenan")


async def everything(store: Store) -> dict[str, list[Any]]:
    async with store._database.read() as connection:
        return {
            table.name: sorted(map(repr, await connection.execute(select(table))))
            for table in metadata.sorted_tables
        }


@pytest.fixture
def urls(postgres: Any, tmp_path: Path) -> dict[str, str]:
    return {"sqlite": f"sqlite:///{tmp_path}/to.db", "postgresql": str(postgres.get_uri())}


@pytest.mark.parametrize("to", ["sqlite", "postgresql"])
async def test_f8_l5_what_is_restored_is_what_was_there(
    url: str, to: str, urls: dict[str, str], tmp_path: Path
) -> None:
    backup = tmp_path / "backup.jsonl"
    async with opened(url) as store:
        await fill(store)
        before = await everything(store)
        rows = await store.back_up(backup)
    assert rows == sum(map(len, before.values()))
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    goal = urls[to]
    if to == "postgresql":
        await empty(goal)
    assert await Store(goal, SetClock()).restore(backup) == rows
    async with opened(goal) as store:
        assert await everything(store) == before
        await tell(store, event="another")  # numbers go on where they were
        async with store._database.write() as connection:
            (first,) = (await connection.execute(select(application_events))).all()[:1]
            row = {**first._mapping, "id": None}
            del row["id"]
            await connection.execute(insert(application_events), row)


async def test_f8_while_turns_go_on(tmp_path: Path) -> None:
    url, backup = f"sqlite:///{tmp_path}/from.db", tmp_path / "b"
    async with opened(url) as store, opened(url) as other:

        async def write() -> None:
            for number in range(60):
                await count(store, "c", str(number))

        writing = asyncio.create_task(write())
        while not (await everything(other))["seen_messages"]:  # noqa: ASYNC110 - no bell there
            await asyncio.sleep(0)
        await other.back_up(backup)
        assert not writing.done()
        await writing
    goal = f"sqlite:///{tmp_path}/to.db"
    await Store(goal, SetClock()).restore(backup)
    async with opened(goal) as store, store.turn("c") as turn:
        state, version = await turn.state()
        assert str(version) == state
        assert 0 < version < 60
        assert all([await turn.seen(str(number)) for number in range(version)])
        assert await turn.seen(str(version)) is None, "one moment, not two"


async def test_e5_f8_nothing_is_written_over(tmp_path: Path) -> None:
    url, backup = f"sqlite:///{tmp_path}/from.db", tmp_path / "b"
    async with opened(url) as store:
        await count(store, "c", "m")
        await store.back_up(backup)
        with pytest.raises(StorageError, match="there already"):
            await store.back_up(backup)
        with pytest.raises(StorageError, match="cannot be written"):
            await store.back_up(tmp_path / "nowhere" / "b")
    with pytest.raises(StorageError, match="holds something"):
        await Store(url, SetClock()).restore(backup)
    async with opened(url) as store, store.turn("c") as turn:
        assert await turn.state() == ("1", 1)
    assert names(tmp_path) == {"b", "from.db"}


async def test_nothing_that_lay_in_wait_gets_to_see_a_backup(tmp_path: Path) -> None:
    backup, elsewhere = tmp_path / "b", tmp_path / "elsewhere"
    (tmp_path / "b.part").symlink_to(elsewhere)
    async with opened(MEMORY) as store:
        await fill(store)
        await store.back_up(backup)
    assert not elsewhere.exists()
    assert not backup.is_symlink()
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir() if one.suffix in {"", ".db", ".part"}}


@pytest.mark.parametrize("harm", ["cut", "changed", "emptied", "foreign", "gone", "newer"])
async def test_f8_a_damaged_backup_is_refused_before_anything_is_done(
    harm: str, tmp_path: Path
) -> None:
    backup = tmp_path / "b"
    async with opened(MEMORY) as store:
        await fill(store)
        await store.back_up(backup)
    lines = backup.read_text().splitlines(keepends=True)
    if harm == "newer":
        lines[0] = json.dumps(json.loads(lines[0]) | {"revision": "9999"}) + "\n"
    told = {
        "cut": "".join(lines[:-3]),
        "changed": "".join(lines).replace("aspirant", "mentor99"),
        "emptied": "",
        "foreign": '{"a": 1}\n',
        "newer": "".join(lines),
    }
    backup.unlink()
    if harm in told:
        backup.write_text(told[harm])
    goal = tmp_path / "to.db"
    with pytest.raises(BadBackup):
        check(backup)
    with pytest.raises(BadBackup):
        await Store(f"sqlite:///{goal}", SetClock()).restore(backup)
    assert goal.stat().st_size == 0
