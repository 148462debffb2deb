"""A condition asked of all programmes at once."""

import pytest

from dialogs.messages import Outcome
from tests.dialogs.test_eligible import Talk

YEAR = ("Mentorprogrammet kräver att du har arbetat som chef", "Mentorprogrammet requires you to")
POST = ("Mentorprogrammet kräver att du har en tills", "Mentorprogrammet requires permanent")


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Vilket av alternativen kräver att man varit chef en viss tid?", YEAR),
        ("Till vilket program måste man ha jobbat ett år som chef?", YEAR),
        ("Behöver man ha någon chefserfarenhet för något av programmen?", YEAR),
        ("Which of these needs a year as a manager first?", YEAR),
        ("vilket program kräver att man jobbat i tolv månader", YEAR),
        ("which one needs twelve months on the job first", YEAR),
        ("How long must I have been a manager to join a programme?", YEAR),
        ("Vilka av programmen har krav på anställningsform?", POST),
        ("Do I have to be permanently employed for any of the programmes?", POST),
    ],
)
async def test_the_one_that_has_it_is_told_and_that_the_others_are_silent(
    question: str, begins: tuple[str, ...]
) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert (reply.outcome, reply.topic) == (Outcome.ANSWER, "mentorprogrammet")
        assert reply.text.startswith(begins)
        assert ("För de andra" in reply.text) or ("For the others" in reply.text)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Vilka erbjudanden är bara för nya chefer?", "Två av dem är bara för nya chefer"),
        ("Vilka krav ställer de olika programmen?", "Aspirantprogrammet är för den som är anst"),
        (
            "What are the requirements of the different programmes?",
            "Aspirantprogrammet is for emp",
        ),
    ],
)
async def test_of_several_it_is_told_of_each(question: str, says: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert reply.topic == "program-oversikt"
        assert reply.text.startswith(says)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Vilka krav ställer staden på chefer?", "krav-pa-chefer"),
        ("Jag har ett år som chef, vilka program kan jag gå?", "program-oversikt"),
        (
            "Måste man ha ekonomiskt ansvar för att gå ledarskapsprogrammet?",
            "ledarskapsprogrammet",
        ),
    ],
)
async def test_what_asks_for_no_condition_of_all_is_another_question(
    question: str, topic: str
) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert reply.topic == topic
        assert "För de andra" not in reply.text


@pytest.mark.parametrize(
    ("before", "question", "says"),
    [
        ("What is Chefsarenan?", "what are the requirements?", "Managers in"),
        ("What is Chefsarenan?", "any requirements?", "Managers in"),
        ("Vad är Ledarskapsprogrammet?", "vad är det för krav?", "Du som är chef"),
        ("Vad är Ledarskapsprogrammet?", "finns det några krav?", "Du som är chef"),
    ],
)
async def test_after_a_programme_the_requirements_are_who_may_join(
    before: str, question: str, says: str
) -> None:
    async with Talk() as talk:
        await talk.say(before)
        assert (await talk.say(question)).text.startswith(says)


async def test_after_the_policy_the_requirements_are_its_demands() -> None:
    async with Talk() as talk:
        await talk.say("What is the leadership policy?")
        assert (await talk.say("what are the requirements?")).topic == "krav-pa-chefer"


async def test_whether_something_is_required_asks_for_no_list_of_requirements() -> None:
    async with Talk() as talk:
        await talk.say("What is Chefsarenan?")
        assert not (await talk.say("is it required?")).text.startswith("Managers in")
