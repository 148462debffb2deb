"""What the last reply offered is taken with a yes, or pointed at, and let be with a no."""

import pytest

from dialogs.messages import Language, Outcome
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.dialogs.signup.places import say

WISH: dict[Language, str] = {
    "sv": "Jag vill söka Mentorprogrammet",
    "en": "I want to apply for Mentorprogrammet",
}
MAY: dict[Language, str] = {
    "sv": "Kan jag få en mentor? Jag har varit chef i 3 år och är fast anställd.",
    "en": "Can I get a mentor? I have been a manager for 3 years, permanent.",
}


async def watches(chat: DirectChat) -> bool:
    heard = await chat.send("mina ansökningar" if chat.language == "sv" else "my applications")
    return "bevakas" in heard.text or "watched" in heard.text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "ja"),
        ("sv", "ja tack"),
        ("sv", "gärna"),
        ("sv", "gör det"),
        ("sv", "ok"),
        ("en", "yes"),
        ("en", "yes please"),
        ("en", "please do"),
        ("en", "remind me"),
    ],
)
async def test_a_yes_watches_what_is_closed(language: Language, text: str, house: House) -> None:
    await house.enter("mentorprogrammet", opens="2026-01-01", closes="2026-01-31")
    chat = DirectChat(house, language)
    await say(chat, WISH[language], text)
    assert await watches(chat)


@pytest.mark.parametrize(
    ("language", "text"),
    [("sv", "nej tack"), ("sv", "vad är chefsarenan?"), ("en", "no thanks"), ("en", "not now")],
)
async def test_nothing_else_does(language: Language, text: str, house: House) -> None:
    await house.enter("mentorprogrammet", opens="2026-01-01", closes="2026-01-31")
    chat = DirectChat(house, language)
    await say(chat, WISH[language], text, "ja" if language == "sv" else "yes")
    assert not await watches(chat)


@pytest.mark.parametrize(
    ("language", "text"),
    [("sv", "ja tack"), ("sv", "gärna"), ("en", "yes please"), ("en", "great, sign me up")],
)
async def test_a_yes_to_a_verdict_begins_with_what_it_rests_on(
    language: Language, text: str, house: House
) -> None:
    heard = await say(DirectChat(house, language), MAY[language], text)
    assert heard.topic == "mentorprogrammet"
    assert heard.asks is not None
    assert heard.asks.field == "name"


@pytest.mark.parametrize(("language", "nod"), [("sv", "ok"), ("en", "okay")])
async def test_a_nod_to_a_verdict_begins_nothing(
    language: Language, nod: str, house: House
) -> None:
    assert (await say(DirectChat(house, language), MAY[language], nod)).asks is None


async def test_a_colleague_s_verdict_fills_in_nothing(house: House) -> None:
    hers = "Kan min kollega få en mentor? Hon har varit chef i 3 år och är fast anställd."
    heard = await say(DirectChat(house, "sv"), hers, WISH["sv"])
    assert heard.asks is not None
    assert heard.asks.field == "manager"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "ok anmäl mig till det i stället"),
        ("sv", "okej, sök det då"),
        ("sv", "Aspirantprogrammet då"),
        ("en", "sign me up for that instead"),
        ("en", "yes please"),
    ],
)
async def test_what_a_refusal_proposes_is_begun(
    language: Language, text: str, house: House
) -> None:
    no = "nej" if language == "sv" else "no"
    heard = await say(DirectChat(house, language), WISH[language], no, text)
    assert (heard.outcome, heard.topic) == (Outcome.SIGNUP, "aspirantprogrammet")


@pytest.mark.parametrize(
    ("language", "text"), [("sv", "ja tack"), ("sv", "ja"), ("en", "yes please")]
)
async def test_a_yes_answers_what_a_verdict_asks(
    language: Language, text: str, house: House
) -> None:
    asked = {"sv": "Får jag söka Aspirantprogrammet?", "en": "May I apply for Aspirantprogrammet?"}
    heard = await say(DirectChat(house, language), asked[language], text)
    assert heard.outcome is Outcome.ANSWER
    assert ("Uppfyllt" if language == "sv" else "Met") in heard.text


async def test_after_a_refusal_the_form_can_be_left(chat: DirectChat, house: House) -> None:
    heard = await say(chat, WISH["sv"], "nej", "avbryt")
    assert heard.asks is not None
    await chat.send("ja")
    assert await house.draft(chat.person, "mentorprogrammet") is None
