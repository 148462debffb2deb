"""Every conversation, through one way in, each way in turn."""

from itertools import cycle
from pathlib import Path

import pytest

from tests.chat.clients import CHANNELS
from tests.chat.house import House
from tests.chat.talks import Talk, hold, read

TALKS = dict(read(Path(__file__).parents[1] / "conversations" / "signup"))
CASES = [
    pytest.param(talk, channel, id=f"{name}-{channel}")
    for (name, talk), channel in zip(TALKS.items(), cycle(CHANNELS), strict=False)
]


@pytest.mark.parametrize(("talk", "channel"), CASES)
async def test_conversation(talk: Talk, channel: str, house: House) -> None:
    chat = CHANNELS[channel](house, talk.lang)
    await chat.connect()
    try:
        await hold(talk, chat)
    finally:
        await chat.hang_up()
