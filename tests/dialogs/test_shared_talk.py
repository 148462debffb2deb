"""In a group nobody is judged by what somebody else has told."""

import pytest

from bot.turn import read_state
from dialogs.messages import Message, Person, Reply
from dialogs.state import ConversationState
from tests.chat.house import House

TOLD = "Jag är chef sedan tre år och tillsvidareanställd. "
GROUP = "a group"


async def says(house: House, who: str, text: str) -> Reply:
    """What somebody says in the group gets this reply."""
    message = Message(text, Person(who), GROUP, house.clock.now(), language="sv", shared=True)
    reply = (await house.turns.take(message)).reply
    assert reply
    return reply


async def kept(house: House) -> ConversationState:
    async with house.store.turn(GROUP) as record:
        return read_state((await record.state())[0])


@pytest.mark.parametrize(
    "text",
    [
        TOLD + "Hur länge är ledarskapsprogrammet?",
        TOLD + "Får jag söka mentorprogrammet?",
        TOLD + "Vad passar mig?",
    ],
)
async def test_what_one_tells_does_not_judge_another(text: str, house: House) -> None:
    alone = (await says(house, "B", "Får jag söka mentorprogrammet?")).text
    await says(house, "A", text)
    state = await kept(house)
    assert state == state.of_nobody
    assert (await says(house, "B", "Får jag söka mentorprogrammet?")).text == alone


async def test_what_is_told_counts_for_its_own_message(house: House) -> None:
    reply = await says(house, "A", TOLD + "Får jag söka mentorprogrammet?")
    assert reply.verdict == "yes"
