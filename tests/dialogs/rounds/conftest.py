from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from dialogs.ports import Round
from dialogs.rounds.local_time import end, moment
from tests.chat.clients import DirectChat
from tests.chat.house import House

Enter = Callable[..., Awaitable[Round]]


@pytest.fixture
def chat(house: House) -> DirectChat:
    house.clock.time = moment("2026-12-07T09:00")
    return DirectChat(house, "sv")


@pytest.fixture
def enter(house: House) -> Enter:
    """Enters a round; unless said otherwise it is open when the test begins."""

    async def enter(
        programme: str, opens: str = "2026-12-01", closes: str = "2027-01-18", **more: Any
    ) -> Round:
        starts = more.pop("starts", None)
        new = Round(
            more.pop("id", f"{programme}-{starts or opens}"),
            programme,
            moment(opens),
            end(closes),
            moment(starts) if starts else None,
        )
        new = replace(new, **more)
        async with house.store.desk() as ports:
            await ports.rounds.add(new)
        return new

    return enter
