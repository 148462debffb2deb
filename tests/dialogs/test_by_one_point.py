import pytest

from dialogs.messages import Outcome
from tests.dialogs.test_eligible import Talk

DECIDED = [
    ("Vilket går oftare, aspirantprogrammet eller högre chefsprogrammet?", "Det är Aspirant"),
    ("Is the higher programme less frequent than the aspirant programme?", "Yes. It is Högre"),
    ("Går högre chefsprogrammet oftare än aspirantprogrammet?", "Nej. Det är Aspirant"),
    ("Which is better for networking, Chefsarenan or the theme breakfasts?", "It is Temafrukost"),
]


@pytest.mark.parametrize(("question", "begins"), DECIDED)
async def test_the_one_that_has_more_of_it_comes_first(question: str, begins: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert reply.text.startswith(begins)
        assert len(reply.topics) == 2


@pytest.mark.parametrize(
    ("question", "missing", "known"),
    [
        (
            "Vilket är längst, mentorprogrammet eller ledarskapsprogrammet?",
            "Det går inte att säga. När det gäller Mentorprogrammet",
            "Ungefär ett år.",
        ),
        (
            "What takes longer, the mentor programme or the leadership programme?",
            "That cannot be said. When it comes to Mentorprogrammet",
            "About one year.",
        ),
    ],
)
async def test_what_the_sources_give_for_one_only_cannot_be_compared(
    question: str, missing: str, known: str
) -> None:
    async with Talk() as talk:
        text = (await talk.say(question)).text
        assert text.startswith(missing)
        assert known in text


@pytest.mark.parametrize(
    "question",
    [
        "Vilket är billigast, mentorprogrammet eller ledarskapsprogrammet?",
        "Vilket är kortast, mentorprogrammet eller högre chefsprogrammet?",
    ],
)
async def test_what_no_source_tells_is_said_of_both(question: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert reply.outcome is Outcome.UNKNOWN
        assert "Mentorprogrammet och " in reply.text


async def test_after_a_comparison_the_two_need_no_names() -> None:
    async with Talk() as talk:
        await talk.say("Vad är skillnaden mellan chefsarenan och temafrukostarna?")
        assert (await talk.say("vilken är bäst för nätverkande?")).topic == "temafrukostar"
        assert (await talk.say("vilken går oftast?")).text.startswith("Det går inte att säga")


async def test_which_of_them_is_told_with_its_name() -> None:
    async with Talk() as talk:
        await talk.say("What's the difference between the mentor and leadership programmes?")
        reply = await talk.say("which of them takes a year?")
        assert reply.text.startswith("Ledarskapsprogrammet goes on for about")


async def test_of_them_all_it_is_told_what_is_known() -> None:
    async with Talk() as talk:
        reply = await talk.say("Vilket program är längst?")
        assert reply.text.startswith("Ledarskapsprogrammet pågår i ungefär ett år.")


async def test_one_point_of_two_is_no_table() -> None:
    async with Talk() as talk:
        reply = await talk.say(
            "Hur länge pågår högre chefsprogrammet jämfört med ledarskapsprogrammet?"
        )
        assert "Ungefär ett år." in reply.text
        assert "Vad är syftet?" not in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "I'm no longer a manager, should I take the mentor or the aspirant programme?",
        "I have been a manager longer than a year, mentor programme or leadership programme?",
    ],
)
async def test_what_a_person_tells_compares_no_lengths(text: str) -> None:
    async with Talk() as talk:
        assert "cannot be said" not in (await talk.say(text)).text


async def test_which_is_which_tells_both() -> None:
    async with Talk() as talk:
        reply = await talk.say("Manager introduction or Best possible meeting, which is which?")
        assert reply.topics == ("chefsintroduktion", "alltid-basta-mojliga-mote")


async def test_the_one_with_something_is_one_of_those_listed_whatever_is_asked_of_it() -> None:
    async with Talk() as talk:
        await talk.say("I've been a manager for 8 years and want new energy, what suits me?")
        reply = await talk.say("the one with the modules, how do I sign up?")
        assert reply.topics == ("ledarskapsprogrammet",)


@pytest.mark.parametrize(
    ("asked", "then", "begins"),
    [
        ("How long is Ledarskapsprogrammet?", "too long for me. what's shorter?", "Ledarskaps"),
        ("Hur länge är Ledarskapsprogrammet?", "för långt. finns det nåt kortare?", "Ledarskaps"),
    ],
)
async def test_after_the_length_of_one_a_shorter_one_is_asked_of_all(
    asked: str, then: str, begins: str
) -> None:
    async with Talk() as talk:
        await talk.say(asked)
        reply = await talk.say(then)
        assert reply.topic == "program-oversikt"
        assert reply.text.startswith(begins)


@pytest.mark.parametrize(
    ("one", "other", "question"),
    [
        (
            "What is the leadership programme?",
            "And what is the higher programme?",
            "which of these two is longer",
        ),
        (
            "Vad är ledarskapsprogrammet?",
            "Vad är högre chefsprogrammet?",
            "vilket av dem är längst?",
        ),
    ],
)
async def test_two_talked_of_one_after_another_are_compared(
    one: str, other: str, question: str
) -> None:
    async with Talk() as talk:
        await talk.say(one)
        await talk.say(other)
        reply = await talk.say(question)
        assert reply.topics == ("ledarskapsprogrammet", "hogre-chefsprogrammet")
