"""Drafts, changes and links on every engine."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from bot.storage import Store
from bot.storage.tables import applications
from dialogs.ports import Application, Link, NotEditable, Notice, Round
from tests.storage.conftest import SetClock

DAY = timedelta(days=1)


async def enter(store: Store, clock: SetClock, name: str, days: int) -> Round:
    now = clock.now()
    new = Round(name, "mentor", now - DAY, now + days * DAY)
    async with store.desk() as ports:
        await ports.rounds.add(new)
    return new


async def begin(store: Store, round_id: str = "", person: str = "p") -> Application:
    async with store.desk() as ports:
        return await ports.applications.begin(person, "mentor", round_id)


async def untouched(store: Store, since: datetime) -> list[Application]:
    async with store.desk() as ports:
        return await ports.drafts.untouched(since)


async def closing(store: Store, clock: SetClock) -> list[str]:
    async with store.desk() as ports:
        now = clock.now()
        return [one.id for one in await ports.drafts.closing(now + DAY, now)]


async def forget_the_marks(store: Store) -> None:
    async with store._database.write() as connection:
        await connection.execute(update(applications).values(reminded_at=None))


async def test_handed_out_once_to_however_many_ask(store: Store, clock: SetClock) -> None:
    await begin(store)
    since = clock.time + 2 * DAY
    clock.time += 3 * DAY
    found = await asyncio.gather(*(untouched(store, since) for _ in range(6)))
    assert sum(map(len, found)) == 1
    assert await untouched(store, since) == []
    await forget_the_marks(store)
    assert len(await untouched(store, since)) == 1, "the control: it is the mark that holds them"


async def test_closing_once_a_round(store: Store, clock: SetClock) -> None:
    await enter(store, clock, "first", 1)
    await enter(store, clock, "second", 5)
    draft = await begin(store, "first")
    without = await begin(store, "", "q")
    assert sorted(await closing(store, clock)) == sorted([draft.id, without.id])
    assert await closing(store, clock) == []
    async with store.desk() as ports:
        moved = await ports.applications.enter(draft, "second")
        await ports.applications.enter(without, "second")
    clock.time += 4 * DAY
    # Told of this round already, before it had one, is only the other.
    assert await closing(store, clock) == [moved.id]


async def test_dropped_in_their_time(store: Store, clock: SetClock) -> None:
    one = await enter(store, clock, "first", 1)
    draft, without = await begin(store, "first"), await begin(store, "", "q")
    async with store.desk() as ports:
        early = one.closes_at - DAY
        assert await ports.drafts.drop(early, without.updated_at - DAY) == []
        dropped = await ports.drafts.drop(one.closes_at, without.updated_at)
        assert {gone.id for gone in dropped} == {draft.id, without.id}


async def test_revoked_by_the_beginning_of_its_name(store: Store) -> None:
    texts: dict[Any, Notice] = {"sv": Notice("x"), "en": Notice("y")}
    async with store.desk() as ports:
        for event in ("draft:1:waits", "draft:1:closes:r", "draft:12:waits", "offered:1"):
            await ports.outbox.put("p", event, texts)
        await ports.outbox.put("q", "draft:1:waits", texts)
        await ports.outbox.revoke("p", "draft:1:")
    assert [one.event for one in await store.outbox.stuck()] == [
        "draft:12:waits",
        "offered:1",
        "draft:1:waits",
    ]


async def test_changed_once_confirmed(store: Store, clock: SetClock) -> None:
    draft = await begin(store)
    async with store.desk() as ports:
        draft = await ports.applications.answer(draft, "name", "Kim å \x00")
        sent = await ports.applications.submit(draft)
        with pytest.raises(NotEditable):
            await ports.amendments.change(await ports.applications.begin("q", "x", ""), "a", 1)
        changed = await ports.amendments.change(sent, "name", "Robin")
        assert (changed.answers, changed.edited) == ({"name": "Kim å \x00"}, {"name": "Robin"})
        await ports.amendments.change(changed, "name", None)
        await ports.amendments.drop(changed)
        (mine,) = await ports.applications.of("p")
        assert mine.edited is None
        await ports.amendments.change(sent, "car", 7)
        after = await ports.amendments.confirm(sent)
        assert after.answers == {"name": "Kim å \x00", "car": 7}
        assert await ports.amendments.confirm(sent) == after
        gone = await ports.applications.withdraw(after, "")
        with pytest.raises(NotEditable):
            await ports.amendments.change(gone, "name", "Robin")


async def test_a_link_that_is_good_once_is_given_to_one(store: Store, clock: SetClock) -> None:
    async with store.desk() as ports:
        token = await ports.links.make(Link("p", "my_data", "sv"), clock.now() + DAY)
        often = await ports.links.make(Link("p", "calendar", "en"), clock.now() + DAY)

    async def follow(token: str) -> Link | None:
        async with store.desk() as ports:
            return await ports.links.follow(token)

    found = await asyncio.gather(*(follow(token) for _ in range(8)))
    assert [one for one in found if one] == [Link("p", "my_data", "sv")]
    assert [await follow(often) for _ in range(2)] == [Link("p", "calendar", "en")] * 2
    clock.time += DAY
    assert await follow(often) is None
