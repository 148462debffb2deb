"""A name that no programme here has is told to be none, whatever it is spelt like."""

import pytest

from dialogs.messages import Outcome
from tests.dialogs.test_eligible import Talk


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("what about the Spira programme?", "“Spira”"),
        ("Is there a course called Phoenix?", "“Phoenix”"),
        ("I want to apply for the Spira programme", "“Spira”"),
        ("Do you have a Diamond Leaders course?", "“Diamond Leaders”"),
        ("vad är Spiraprogrammet?", "”Spiraprogrammet”"),
        ("hur länge pågår Navigatorprogrammet?", "”Navigatorprogrammet”"),
        ("Finns kursen Navigator?", "”Navigator”"),
    ],
)
async def test_none_is_called_so_and_those_there_are_can_be_chosen(text: str, name: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(text)
        assert (reply.outcome, reply.topic) == (Outcome.UNKNOWN, None)
        assert name in reply.text
        assert (await talk.say("1")).topic == "aspirantprogrammet"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("how long is the Leedership Programme?", "ledarskapsprogrammet"),
        ("what is the Asprant programme?", "aspirantprogrammet"),
        ("vad är Mentorskapsprogrammet?", "mentorprogrammet"),
        ("I took the Phoenix course last year. How long is Ledarskapsprogrammet?", "ledarskaps"),
        ("Hur länge pågår det? Vore Ledarskapsprogrammet något?", "ledarskaps"),
    ],
)
async def test_one_of_ours_misspelt_or_named_beside_it_is_answered(text: str, topic: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(text)
        assert (reply.topic or "").startswith(topic)


async def test_it_leaves_what_was_talked_of() -> None:
    async with Talk() as talk:
        await talk.say("What is the mentor programme?")
        await talk.say("what about the Spira programme?")
        assert (await talk.say("how long is it?")).topic != "mentorprogrammet"
