"""A wish about the person whom one gets as a mentor."""

import pytest

from dialogs.messages import Outcome
from tests.dialogs.test_eligible import Talk


@pytest.mark.parametrize(
    "question",
    [
        "Kan jag få en mentor som är kvinna och jobbar inom vården?",
        "Kan jag få en mentor som sitter i samma hus som jag?",
        "Går det att få en äldre man som mentor?",
        "Can I have a mentor who speaks Polish?",
    ],
)
async def test_no_source_tells_who_it_is_to_be(question: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert (reply.outcome, reply.topic) == (Outcome.UNKNOWN, "mentorprogrammet")
        assert reply.text.startswith(("Mina källor säger inte hur ment", "My sources do not say"))


@pytest.mark.parametrize(
    "question", ["Kan jag få en mentor om jag är vikarie?", "Kan jag som är chef få en mentor?"]
)
async def test_whether_one_may_have_one_is_judged_as_before(question: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(question)).outcome is Outcome.ANSWER


async def test_that_it_is_somebody_from_within_is_told() -> None:
    async with Talk() as talk:
        reply = await talk.say("Can I get a mentor from another city?")
        assert reply.text.startswith("You can get a mentor from within the organisation.")
