import asyncio
from dataclasses import replace

import pytest

from bot.storage import Store
from dialogs.local_time import moment
from dialogs.ports import Round, RoundExists, RoundState

BREAKFAST = Round(
    id="temafrukostar-2027-01-20",
    programme="temafrukostar",
    opens_at=moment("2026-12-01"),
    closes_at=moment("2027-01-19"),
    starts_at=moment("2027-01-20T07:30"),
    place="Stadshusets restaurang \x00",
    seats=40,
)
EARLIER = replace(BREAKFAST, id="first", opens_at=moment("2026-11-01"), seats=None)
OTHER = Round("mentor", "mentorprogrammet", moment("2026-01-01"), moment("2026-02-01"))


async def test_a_round_comes_back_as_it_was(store: Store) -> None:
    async with store.desk() as ports:
        await ports.rounds.add(BREAKFAST)
    async with store.desk() as ports:
        assert await ports.rounds.find(BREAKFAST.id) == BREAKFAST
        assert await ports.rounds.find("none") is None


async def test_rounds_come_in_the_order_in_which_they_open(store: Store) -> None:
    async with store.desk() as ports:
        for one in (BREAKFAST, EARLIER, OTHER):
            await ports.rounds.add(one)
        assert await ports.rounds.of("temafrukostar") == [EARLIER, BREAKFAST]
        assert await ports.rounds.all() == [OTHER, EARLIER, BREAKFAST]
        assert await ports.rounds.of("chefsarenan") == []


async def test_an_id_is_taken_once(store: Store) -> None:
    async with store.desk() as ports:
        await ports.rounds.add(BREAKFAST)
        with pytest.raises(RoundExists):
            await ports.rounds.add(replace(BREAKFAST, seats=1))
        assert await ports.rounds.all() == [BREAKFAST]


async def test_a_round_is_changed(store: Store) -> None:
    changed = replace(
        BREAKFAST, seats=None, waiting_list=False, text="Ny text", state=RoundState.CANCELLED
    )
    async with store.desk() as ports:
        await ports.rounds.add(BREAKFAST)
        await ports.rounds.add(EARLIER)
        await ports.rounds.change(changed)
        assert await ports.rounds.all() == [EARLIER, changed]


async def test_two_who_change_a_round_come_one_after_the_other(store: Store) -> None:
    async with store.desk() as ports:
        await ports.rounds.add(BREAKFAST)

    async def look() -> Round | None:
        async with store.desk() as ports:
            return await ports.rounds.hold(BREAKFAST.id)

    cancelled = replace(BREAKFAST, state=RoundState.CANCELLED)
    async with store.desk() as ports:
        assert await ports.rounds.hold(BREAKFAST.id) == BREAKFAST
        second = asyncio.create_task(look())
        done, _ = await asyncio.wait([second], timeout=0.2)
        assert not done
        await ports.rounds.change(cancelled)
    assert await second == cancelled


def test_when_one_can_sign_up() -> None:
    before, first = moment("2026-11-30T23:59"), moment("2026-12-01")
    last, after = moment("2027-01-18T23:59"), moment("2027-01-19")
    times = (before, first, last, after)
    assert [BREAKFAST.is_open(at) for at in times] == [False, True, True, False]
    assert [BREAKFAST.is_coming(at) for at in times] == [True, False, False, False]
    for state in (RoundState.CLOSED, RoundState.CANCELLED):
        ended = replace(BREAKFAST, state=state)
        assert not any(ended.is_open(at) or ended.is_coming(at) for at in times)
