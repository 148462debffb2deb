import asyncio
import sqlite3
import sys
import time
import traceback
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import insert, text

from bot.storage import Conflict, StorageError, StorageUnavailable, Store
from bot.storage.tables import conversations
from tests.postgres import emptied
from tests.storage.conftest import SetClock
from tests.storage.test_turns import count, counted

PERSON = "Ylva Hemlig"


async def killed_while_turning(url: str, begin: int) -> int:
    """The last number that was confirmed before the kill."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.storage.turner",
        url,
        str(begin),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    for _ in range(30):
        await process.stdout.readline()
    process.kill()
    rest = (await process.stdout.read()).split()
    await process.wait()
    return int(rest[-1]) if rest else begin + 29


async def test_e1_killed_program_has_lost_nothing_confirmed(file: Path, clock: SetClock) -> None:
    url, confirmed = f"sqlite:///{file}", -1
    for _ in range(3):
        confirmed = await killed_while_turning(url, confirmed + 1)
        store = Store(url, clock)
        await store.open()
        state, version = await counted(store, "c")
        assert version - 1 in (confirmed, confirmed + 1)
        assert state == f"state {version - 1}"
        async with store.turn("c") as turn:
            assert all([await turn.seen(str(number)) for number in range(version)])
        applied = [int(found.person) async for found in store.applications()]
        assert sorted(applied) == list(range(version))
        await store.close()
        confirmed = version - 1
    with closing(sqlite3.connect(file)) as checked:
        assert checked.execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def test_f4_a_table_that_has_gone_is_an_outage(store: Store) -> None:
    async with store._database.write() as connection:
        await connection.execute(text("ALTER TABLE seen_messages RENAME TO elsewhere"))
    with pytest.raises(StorageUnavailable):
        async with store.turn("c") as turn:
            await turn.seen("m")


async def test_e1_nothing_is_confirmed_in_a_file_that_has_been_moved(
    file: Path, clock: SetClock
) -> None:
    store = Store(f"sqlite:///{file}", clock)
    await store.open()
    await count(store, "c", "1")
    moved = await asyncio.to_thread(file.rename, file.with_name("moved"))
    for _ in ("moved", "another in its place"):
        with pytest.raises(StorageUnavailable, match="moved or replaced"):
            await count(store, "c", "2")
        with pytest.raises(StorageUnavailable, match="moved or replaced"):
            await store.ping()
        await asyncio.to_thread(file.touch)
    await asyncio.to_thread(moved.replace, file)
    await count(store, "c", "2")
    await store.close()


async def test_f3_turn_waits_for_another_program(file: Path, clock: SetClock) -> None:
    store = Store(f"sqlite:///{file}", clock)
    await store.open()
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    waiting = asyncio.create_task(count(store, "c", "m"))
    await asyncio.sleep(0.3)
    assert not waiting.done()
    other.execute("COMMIT")
    await waiting
    assert await counted(store, "c") == ("1", 1)
    other.close()
    await store.close()


async def test_d11_f3_database_locked_for_long_is_unavailable(
    file: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.database.BUSY_SECONDS", 0.1)
    store = Store(f"sqlite:///{file}", clock)
    await store.open()
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StorageUnavailable, match="locked"):
        await count(store, "c", "m")
    await store.ping()
    other.execute("COMMIT")
    await count(store, "c", "m")
    other.close()
    await store.close()


async def test_f1_full_disk_confirms_nothing_and_passes(file: Path, clock: SetClock) -> None:
    store = Store(f"sqlite:///{file}", clock)
    await store.open()

    async def limit(pages: int) -> None:
        async with store._database.read() as connection:
            await connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    await count(store, "c", "m")
    await limit(1)
    with pytest.raises(StorageUnavailable, match="full"):
        async with store.turn("c") as turn:
            await turn.save("x" * 100_000, 1)
    await limit(10_000)
    assert await counted(store, "c") == ("1", 1)
    await store.close()


async def test_errors_carry_nothing_of_a_person(store: Store) -> None:
    async def fail() -> None:
        async with store._database.write() as connection:
            row = {"conversation": PERSON, "state": PERSON, "version": 1, "updated_at": None}
            await connection.execute(insert(conversations), row)

    with pytest.raises(StorageError) as found:
        await fail()
    assert PERSON not in "".join(traceback.format_exception(found.value))


class TestPostgresql:
    @pytest.fixture
    def url(self, postgres: object) -> str:
        return emptied(postgres)

    async def test_f6_slow_statement_is_stopped(self, store: Store) -> None:
        async with store._database.read() as connection:
            limit = (await connection.execute(text("SHOW statement_timeout"))).scalar()
        assert limit == "3s"
        began = time.monotonic()

        async def sleep() -> None:
            async with store._database.write() as connection:
                await connection.execute(text("SET LOCAL statement_timeout = 50"))
                await connection.execute(text("SELECT pg_sleep(2)"))

        with pytest.raises(StorageUnavailable, match="57014"):
            await sleep()
        assert time.monotonic() - began < 1

    async def test_f5_connections_lost_while_idle_are_made_anew(
        self, store: Store, url: str, clock: SetClock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bot.storage.database.IDLE_SECONDS", 0.0)
        await asyncio.gather(*(count(store, f"c{number}", "m") for number in range(5)))
        await self.terminate(url, clock)
        await count(store, "c", "m")

    async def test_connection_lost_just_now_fails_once(
        self, store: Store, url: str, clock: SetClock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # However slow the machine is, no connection has rested long enough to be tried first.
        monkeypatch.setattr("bot.storage.database.IDLE_SECONDS", 3600.0)
        await asyncio.gather(*(count(store, f"c{number}", "m") for number in range(5)))
        await self.terminate(url, clock)
        with pytest.raises(StorageUnavailable):
            await count(store, "c", "m")
        await count(store, "c", "m")

    async def test_d11_deadlock_is_a_conflict(self, store: Store) -> None:
        for conversation in ("a", "b"):
            await count(store, conversation, "1")

        each_holds_one = asyncio.Barrier(2)
        change = text("UPDATE conversations SET version = 9 WHERE conversation = :c")

        async def cross(first: str, second: str) -> bool:
            try:
                async with store._database.write() as connection:
                    await connection.execute(change, {"c": first})
                    await each_holds_one.wait()
                    await connection.execute(change, {"c": second})
            except Conflict:
                return False
            return True

        assert sorted(await asyncio.gather(cross("a", "b"), cross("b", "a"))) == [False, True]

    async def test_who_waits_too_long_for_a_lock_tries_again(self, store: Store) -> None:
        await count(store, "a", "1")
        wanted = text("SELECT version FROM conversations WHERE conversation = 'a' FOR UPDATE")

        async def wait() -> None:
            async with store._database.write() as second:
                await second.execute(text("SET LOCAL lock_timeout = 50"))
                await second.execute(wanted)

        async with store._database.write() as first:
            limit = (await first.execute(text("SHOW lock_timeout"))).scalar()
            await first.execute(wanted)
            with pytest.raises(Conflict):
                await wait()
        assert limit == "2s"

    async def test_begin_waits_for_the_one_that_was_first(self, store: Store) -> None:
        ids = await self.begun_twice(store)
        assert len(ids) == 1

    async def test_d12_without_the_index_there_are_two(self, store: Store) -> None:
        async with store._database.write() as connection:
            await connection.execute(text("DROP INDEX one_live_application"))
        assert len(await self.begun_twice(store)) == 2

    async def begun_twice(self, store: Store) -> set[str]:
        both = asyncio.Barrier(2)

        async def begin(conversation: str) -> str:
            async with store.turn(conversation) as turn:
                draft = await turn.applications.begin("p", "mentor", "")
                # Nobody commits before the other has begun, unless the index makes it wait.
                with suppress(TimeoutError, asyncio.BrokenBarrierError):
                    await asyncio.wait_for(both.wait(), 0.5)
                return draft.id

        return set(await asyncio.gather(begin("a"), begin("b")))

    async def terminate(self, url: str, clock: SetClock) -> None:
        other = Store(url, clock)
        async with other._database.write() as connection:
            await connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
        await other.close()
