import asyncio
from datetime import timedelta

import pytest

from bot.storage import Store
from bot.storage.outbox import FIRST_WAIT, LEASE, LONGEST_WAIT, TRIES
from dialogs.messages import Address, Language
from dialogs.ports import Notice
from tests.storage.conftest import SetClock

HOME = Address("browser", "c1")
TEXTS: dict[Language, Notice] = {
    "sv": Notice("En plats är ledig \x00", ("Ja", "Nej")),
    "en": Notice("A seat is free"),
}


async def tell(store: Store, person: str = "p", event: str = "offered:1") -> None:
    async with store.desk() as ports:
        await ports.outbox.put(person, event, TEXTS)


async def reach(
    store: Store, person: str = "p", address: Address = HOME, language: Language = "sv"
) -> None:
    async with store.turn("c") as turn:
        await turn.addresses.keep(person, address, language)


async def test_k12_told_once_of_an_event(store: Store) -> None:
    await reach(store)
    for _ in range(3):
        await tell(store)
    await tell(store, event="offered:2")
    await reach(store, "q", Address("browser", "c2"))
    await tell(store, "q")
    assert len(await store.outbox.due()) == 3


async def test_what_is_written_is_what_is_sent(store: Store) -> None:
    await reach(store)
    await tell(store)
    (due,) = await store.outbox.due()
    assert (due.notice, due.language, due.address) == (TEXTS["sv"], "sv", HOME)


async def test_in_the_language_and_to_the_place_of_the_latest_message(store: Store) -> None:
    await reach(store)
    await reach(store, language="en")
    await tell(store)
    away = Address("teams", "c9", "https://service/", "msteams", "29:x", "28:bot")
    await reach(store, address=away, language="en")
    (due,) = await store.outbox.due()
    assert (due.notice, due.language, due.address) == (TEXTS["en"], "en", away)


async def test_nothing_holds_without_the_change_that_it_tells_of(store: Store) -> None:
    await reach(store)

    async def fail() -> None:
        async with store.desk() as ports:
            await ports.outbox.put("p", "offered:1", TEXTS)
            raise KeyError

    with pytest.raises(KeyError):
        await fail()
    assert await store.outbox.due() == []


async def test_replicas_share_the_work(store: Store) -> None:
    await reach(store)
    await tell(store)
    (due,) = await store.outbox.due()
    leased = await asyncio.gather(*(store.outbox.lease(due) for _ in range(8)))
    assert sum(leased) == 1
    assert await store.outbox.due() == []


async def test_e3_a_sender_that_dies_loses_nothing(store: Store, clock: SetClock) -> None:
    await reach(store)
    await tell(store)
    (due,) = await store.outbox.due()
    await store.outbox.lease(due)
    clock.time += LEASE
    (again,) = await store.outbox.due()
    assert again.id == due.id
    assert await store.outbox.lease(again)
    await store.outbox.sent(again)
    clock.time += LEASE
    assert await store.outbox.due() == []
    assert await store.outbox.stuck() == []


async def waited(store: Store, clock: SetClock) -> timedelta:
    """Let time pass until something is due, by halving the time in which it may be."""
    began, none, some = clock.time, timedelta(), 2 * LONGEST_WAIT
    while some - none > FIRST_WAIT / 2:
        clock.time = began + (none + some) / 2
        if await store.outbox.due():
            some = (none + some) / 2
        else:
            none = (none + some) / 2
    clock.time = began + some
    return some


async def test_g14_tried_again_later_and_later_and_given_up(store: Store, clock: SetClock) -> None:
    await reach(store)
    await tell(store)
    waits: list[timedelta] = []
    for _ in range(TRIES):
        (due,) = await store.outbox.due()
        assert await store.outbox.lease(due)
        await store.outbox.failed(due)
        waits.append(await waited(store, clock))
    assert waits[:-1] == sorted(waits[:-1])
    assert waits[0] >= FIRST_WAIT
    assert LONGEST_WAIT / 2 < waits[-2] < 2 * LONGEST_WAIT
    (stuck,) = await store.outbox.stuck()
    assert (stuck.event, stuck.tries, stuck.why) == ("offered:1", TRIES, "dead")
    assert await store.outbox.again() == 1
    assert len(await store.outbox.due()) == 1


async def test_who_has_never_written_is_told_later(store: Store) -> None:
    await tell(store)
    assert await store.outbox.due() == []
    assert [one.why for one in await store.outbox.stuck()] == ["no address"]
    await reach(store)
    assert len(await store.outbox.due()) == 1
    assert await store.outbox.stuck() == []


async def test_notices_are_forgotten_in_time_sent_or_not(store: Store, clock: SetClock) -> None:
    await reach(store)
    await tell(store)
    await tell(store, event="other")
    await tell(store, event="late")
    first, second, _ = await store.outbox.due()
    await store.outbox.sent(first)
    await store.outbox.given_up(second)
    clock.time += timedelta(days=30)
    await tell(store, event="new")
    assert await store.prune(clock.time) == 3
    assert len(await store.outbox.due()) == 1
