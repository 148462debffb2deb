"""What is heard as a wish to join, and which programmes it may be for."""

import pytest

from dialogs.messages import Outcome
from tests.dialogs.test_eligible import Talk

PROGRAMMES = (
    "aspirantprogrammet",
    "hogre-chefsprogrammet",
    "ledarskapsprogrammet",
    "mentorprogrammet",
)
NEWCOMERS = ("alltid-basta-mojliga-mote", "chefsintroduktion")


@pytest.mark.parametrize(
    "wish",
    [
        "Jag siktar på en direktörstjänst inom några år och skulle därför vilja ha en plats på "
        "Högre chefsprogrammet.",
        "I'm aiming for a director post within a few years and would therefore like a place on "
        "the Higher Managers' Programme.",
    ],
)
async def test_a_reason_before_it_hides_no_wish(wish: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(wish)
        assert (reply.outcome, reply.topic) == (Outcome.SIGNUP, "hogre-chefsprogrammet")


@pytest.mark.parametrize(
    ("wish", "meant"),
    [
        ("sign me up for leadership training", PROGRAMMES),
        ("jag vill gå programmet", PROGRAMMES),
        ("could you put me on the intro", NEWCOMERS),
    ],
)
async def test_a_word_that_programmes_share_begins_none_of_them(
    wish: str, meant: tuple[str, ...]
) -> None:
    async with Talk() as talk:
        reply = await talk.say(wish)
        assert reply.outcome is Outcome.CLARIFY
        assert tuple(sorted(reply.topics)) == meant


async def test_more_than_the_shared_word_tells_which() -> None:
    async with Talk() as talk:
        reply = await talk.say("I want to apply for the training for people who aren't managers")
        assert (reply.outcome, reply.topic) == (Outcome.SIGNUP, "aspirantprogrammet")


async def test_to_know_more_before_one_applies_is_no_wish_yet() -> None:
    async with Talk() as talk:
        reply = await talk.say("I want to know more about the aspirant programme before I apply")
        assert reply.outcome is Outcome.ANSWER
