"""Every conversation file, through every way in."""

from pathlib import Path

import pytest

from tests.chat.clients import CHANNELS, DirectChat
from tests.chat.house import House
from tests.chat.talks import Talk, hold, read

TALKS = dict(read(Path(__file__).parents[1] / "conversations" / "signup"))
CASES = [
    pytest.param(talk, channel, id=f"{name}-{channel}")
    for name, talk in TALKS.items()
    for channel in CHANNELS
    if not talk.fault
]
FAULTS = [
    pytest.param(talk, id=name, marks=pytest.mark.xfail(reason=talk.fault))
    for name, talk in TALKS.items()
    if talk.fault
]


@pytest.mark.parametrize(("talk", "channel"), CASES)
async def test_conversation(talk: Talk, channel: str, house: House) -> None:
    chat = CHANNELS[channel](house, talk.lang)
    await chat.connect()
    try:
        await hold(talk, chat)
    finally:
        await chat.hang_up()


@pytest.mark.parametrize("talk", FAULTS)
async def test_known_fault(talk: Talk, house: House) -> None:
    await hold(talk, DirectChat(house, talk.lang))
