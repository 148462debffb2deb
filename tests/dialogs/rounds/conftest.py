from collections.abc import Awaitable, Callable

import pytest

from dialogs.local_time import moment
from dialogs.ports import Round
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
    return house.enter
