"""How applying goes, what happens then, and joining one programme after another."""

import pytest

from dialogs.messages import Outcome
from tests.dialogs.test_eligible import Talk


@pytest.mark.parametrize(
    ("text", "topic", "says"),
    [
        ("What happens after I have applied?", None, "a receipt with a number"),
        ("Vad händer efter att jag har anmält mig?", None, "ett kvitto med ett nummer"),
        (
            "What happens after I have applied for the mentor programme?",
            "mentorprogrammet",
            "run M",
        ),
        ("Vad händer när man har sökt Aspirantprogrammet?", "aspirantprogrammet", "En människa"),
        ("vem läser min ansökan", None, "Utkastet ser bara du"),
        ("kan min chef se att jag söker", None, "som samordnar programmen"),
        ("vad händer med mina uppgifter?", None, "Personnummer behövs aldrig"),
        ("hur tar jag tillbaka en ansökan", None, "dra tillbaka"),
        ("kan någon annan söka åt mig", None, "skickar in själv"),
        ("min medarbetare vill söka, hur gör hon", None, "skickar in själv"),
        ("hur länge sparas min ansökan", None, "2 år"),
        ("påminner du mig innan?", None, "efter 2 dagar"),
        ("Will I get a reminder before the breakfast?", "temafrukostar", "no reminder"),
        ("vad frågar ni om i ansökan till mentorprogrammet", "mentorprogrammet", "- Tid som chef"),
        ("how many questions are there in the form", None, "Between 4 and 8"),
        ("how do I delete my draft?", None, "draft"),
        ("can I save and continue later", None, "saved at once"),
        ("do I need my personal number to apply", None, "never needed"),
        ("can my manager see that I'm applying?", None, "Only you see the draft"),
    ],
)
async def test_how_applying_goes_is_told_without_a_form(
    text: str, topic: str | None, says: str
) -> None:
    async with Talk() as talk:
        reply = await talk.say(text)
    assert (reply.outcome, reply.topic) == (Outcome.COMMAND, topic)
    assert says in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "vem läser högt på temafrukosten?",
        "hur lång tid tar Ledarskapsprogrammet?",
        "jag vill söka Mentorprogrammet",
        "påminn mig om vad ledarpolicyn säger",
    ],
)
async def test_what_is_asked_of_a_programme_is_none_of_it(text: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(text)).outcome is not Outcome.COMMAND


async def test_it_is_of_the_programme_talked_of() -> None:
    async with Talk() as talk:
        await talk.say("Berätta om Chefsarenan")
        reply = await talk.say("vad händer när jag har anmält mig?")
    assert reply.topic == "chefsarenan"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("jag har gått ledarskapsprogrammet. Kan jag söka mentor?", "mentorprogrammet"),
        (
            "Har precis gått klart aspirantprogrammet, kan jag söka ledarskapsprogrammet?",
            "ledarskapsprogrammet",
        ),
        (
            "I've completed the leadership programme. Can I apply for a mentor?",
            "mentorprogrammet",
        ),
    ],
)
async def test_after_one_programme_it_is_asked_of_the_next(text: str, topic: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(text)
    assert (reply.topics, reply.verdict) == ((topic,), "unclear")


async def test_who_has_done_a_programme_does_not_wish_for_it() -> None:
    async with Talk() as talk:
        reply = await talk.say("I have done the leadership programme")
    assert reply.outcome is not Outcome.SIGNUP
