"""Work beside the server goes on, whatever goes wrong with it."""

import asyncio
from datetime import datetime

import pytest
from typing_extensions import override

from bot.background import every, side_by_side
from bot.cleanup import keep_tidy
from bot.storage import Conflict, StorageUnavailable
from tests.chat.house import House, SetClock


@pytest.mark.parametrize("fault", [Conflict("x"), StorageUnavailable("x"), ValueError("x")])
async def test_what_fails_is_done_again(fault: Exception) -> None:
    stopping, tries = asyncio.Event(), list[int]()

    async def act() -> None:
        tries.append(1)
        if len(tries) == 3:
            stopping.set()
        raise fault

    await every(0, act, stopping)
    assert len(tries) == 3


async def test_the_others_come_to_their_end_before_a_fault_is_told() -> None:
    gone_on, ended = asyncio.Event(), list[str]()

    async def fails() -> None:
        gone_on.set()
        raise ValueError("one of them")

    async def goes_on() -> None:
        await gone_on.wait()
        await asyncio.sleep(0)
        ended.append("the other")

    with pytest.raises(ValueError, match="one of them"):
        await side_by_side((goes_on(), fails()))
    assert ended == ["the other"]


class Watched(SetClock):
    """Tells when somebody looks."""

    def __init__(self) -> None:
        super().__init__()
        self.looked = asyncio.Event()

    @override
    def now(self) -> datetime:
        self.looked.set()
        return super().now()


async def test_a_row_that_cannot_be_read_does_not_end_the_server(house: House) -> None:
    async with house.store.turn("c") as record:
        await record.applications.begin("p", "chefsarenan", "")
    async with house.store._database.write() as connection:
        await connection.exec_driver_sql(
            "UPDATE applications SET answers = '{', updated_at = '2020-01-01 00:00:00.000000'"
        )
    clock, stopping = Watched(), asyncio.Event()
    kept = house.knowledge.retention.drafts
    tidying = asyncio.create_task(keep_tidy(house.store, clock, kept, stopping))
    await clock.looked.wait()
    stopping.set()
    await tidying
