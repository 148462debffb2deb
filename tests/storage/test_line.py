"""One turn at a time a conversation, across processes; rows D1, D2 and D10 of faults.md."""

import asyncio
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.storage import Conflict, Store
from bot.storage.turns import TurnRecord
from tests.postgres import emptied
from tests.storage.conftest import SetClock
from tests.storage.test_turns import count, counted


@pytest.fixture
def url(postgres: object) -> str:
    return emptied(postgres)


@asynccontextmanager
async def held(url: str, conversation: str) -> AsyncIterator[Process]:
    """Another process has the conversation's turn."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.storage.holder", url, conversation, stdin=PIPE, stdout=PIPE
    )
    assert process.stdout
    assert await process.stdout.readline() == b"held\n"
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def test_d10_the_holder_is_killed_and_the_next_goes_on(store: Store, url: str) -> None:
    async with held(url, "c") as process:
        waiting = asyncio.create_task(count(store, "c", "m"))
        await asyncio.sleep(0.2)
        assert not waiting.done(), "one turn at a time"
        await count(store, "another", "m")
        began = time.monotonic()
        process.kill()
        await waiting
        assert time.monotonic() - began < 30
    assert await counted(store, "c") == ("1", 1), "the killed turn has left nothing"


async def test_d10_the_holder_falls_silent_and_is_cut_off(
    store: Store, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with store._database.read() as connection:
        setting = "SHOW idle_in_transaction_session_timeout"
        assert (await connection.exec_driver_sql(setting)).scalar() == "10s"


async def meet(first: Store, second: Store) -> int:
    """Two replicas take twenty turns in one conversation; how often they met."""
    conflicts = 0

    async def take(store: Store, message: str) -> None:
        nonlocal conflicts
        while True:
            try:
                async with store.turn("c") as turn:
                    await turn.seen(message)
                    state, version = await turn.state()
                    await asyncio.sleep(0.002)
                    await turn.save(str(int(state or 0) + 1), version)
                    return
            except Conflict:
                conflicts += 1

    await asyncio.gather(*(take((first, second)[n % 2], str(n)) for n in range(20)))
    return conflicts


async def test_d1_d2_replicas_take_turns_and_never_meet(
    store: Store, url: str, clock: SetClock
) -> None:
    other = Store(url, clock)
    await other.open()
    assert await meet(store, other) == 0
    assert await counted(store, "c") == ("20", 20)
    await other.close()


async def test_d12_without_the_line_they_meet_and_without_versions_updates_are_lost(
    store: Store, url: str, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def at_once(_: TurnRecord) -> None:
        pass

    async def over_all(self: TurnRecord, values: dict[str, object], version: int) -> None:
        await self._connection.exec_driver_sql(
            "UPDATE conversations SET state = $1, version = version + 1", (values["state"],)
        )

    monkeypatch.setattr(TurnRecord, "line_up", at_once)
    other = Store(url, clock)
    await other.open()
    assert await meet(store, other) > 0
    assert await counted(store, "c") == ("20", 20), "the version still holds"
    monkeypatch.setattr(TurnRecord, "_update_state", over_all)
    await meet(store, other)
    assert (await counted(store, "c"))[0] != "40"
    await other.close()


async def test_c12_in_order_of_arrival_across_replicas(
    store: Store, url: str, clock: SetClock
) -> None:
    other = Store(url, clock)
    await other.open()
    order: list[int] = []
    go_on = asyncio.Event()

    async def take(number: int) -> None:
        async with (store, other)[number % 2].turn("c"):
            order.append(number)
            await go_on.wait()

    tasks = []
    for number in range(6):
        tasks.append(asyncio.create_task(take(number)))
        while await standing(store) + len(order) <= number:  # noqa: ASYNC110 - no bell there
            await asyncio.sleep(0.005)
    go_on.set()
    await asyncio.gather(*tasks)
    assert order == [0, 1, 2, 3, 4, 5]
    await other.close()


async def standing(store: Store) -> int:
    """How many stand in line for a lock."""
    async with store._database.read() as connection:
        waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        return int((await connection.exec_driver_sql(waiting)).scalar_one())
