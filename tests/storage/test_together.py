"""Statements of many turns that go together."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import pytest

from bot.storage import Seen, Store
from bot.storage.errors import StorageUnavailable
from bot.storage.replies import At

CROWD = 12


async def take(store: Store, conversation: str) -> None:
    async with store.turn(conversation) as turn:
        await turn.save("{}", 0)
        await turn.remember("m", "x")


async def is_sent(store: Store, conversation: str) -> bool:
    async with store.turn(conversation) as turn:
        return await turn.seen("m") == Seen("x", sent=True)


@pytest.fixture
def trips(store: Store, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many were written down by each trip to the database."""
    made: list[int] = []
    change = store._database.change

    async def counted(statement: Any, values: Sequence[Any]) -> int:
        made.append(len(values))
        return await change(statement, values)

    monkeypatch.setattr(store._database, "change", counted)
    return made


async def test_a_crowd_is_noted_in_few_trips_and_each_is(store: Store, trips: list[int]) -> None:
    names = [f"c{n}" for n in range(CROWD)]
    for name in names:
        await take(store, name)
    await asyncio.gather(*(store.mark_sent(name, "m") for name in names[:-1]))
    assert sum(trips) == CROWD - 1
    assert len(trips) <= 2
    assert [await is_sent(store, name) for name in names] == [True] * (CROWD - 1) + [False]


async def test_who_comes_alone_waits_for_nobody(store: Store, trips: list[int]) -> None:
    await take(store, "c")
    await store.mark_sent("c", "m")
    await store.mark_sent("c", "never seen")
    assert trips == [1, 1]
    assert await is_sent(store, "c")


async def test_each_of_a_crowd_is_told_of_a_fault_and_the_next_go_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await take(store, "c")
    with monkeypatch.context() as patch:

        async def fail(*_: Any) -> int:
            raise StorageUnavailable("away")

        patch.setattr(store._database, "change", fail)
        told = await asyncio.gather(
            *(store.mark_sent("c", "m") for _ in range(CROWD)), return_exceptions=True
        )
    assert {type(fault) for fault in told} == {StorageUnavailable}
    await store.mark_sent("c", "m")
    assert await is_sent(store, "c")


async def test_who_gives_up_takes_nothing_from_the_others(store: Store) -> None:
    for name in ("a", "b"):
        await take(store, name)
    given_up, stays = (asyncio.create_task(store.mark_sent(name, "m")) for name in ("a", "b"))
    await asyncio.sleep(0)
    given_up.cancel()
    await stays
    with suppress(asyncio.CancelledError):
        await given_up
    assert await is_sent(store, "b")


async def test_what_is_under_way_is_written_before_the_storage_closes(
    durable: str, store: Store
) -> None:
    await take(store, "c")
    given_up = asyncio.create_task(store.replies.sent(At.of("c", "m")))
    await asyncio.sleep(0)
    given_up.cancel()
    await store.close()
    await store.open()
    assert await is_sent(store, "c")
