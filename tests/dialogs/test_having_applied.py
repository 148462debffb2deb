"""Whoever says that they have applied is told what there is, and no form begins."""

import pytest

from dialogs.messages import Language, Outcome
from tests.chat.clients import DirectChat

ARENA = ("anmäl mig till chefsarenan", "ja", "Lisa Ek")


@pytest.mark.parametrize(
    ("lang", "text", "programme"),
    [
        ("sv", "jag har ju sökt mentor?", "mentorprogrammet"),
        ("sv", "jag har sökt aspirantprogrammet", "aspirantprogrammet"),
        ("sv", "jag är redan anmäld till chefsarenan", "chefsarenan"),
        ("sv", "har jag sökt mentorprogrammet?", "mentorprogrammet"),
        ("en", "I already applied for chefsarenan last week", "chefsarenan"),
        ("en", "I have applied for a mentor but heard nothing", "mentorprogrammet"),
        ("en", "did you get my application for a mentor?", "mentorprogrammet"),
    ],
)  # fmt: skip
async def test_what_is_not_here_is_said(
    chat: DirectChat, lang: Language, text: str, programme: str
) -> None:
    chat.language = lang
    seen = await chat.send(text)
    assert seen.asks is None
    assert seen.topic == programme
    assert seen.text.startswith(("Jag har ingen ansökan", "I have no application"))


async def test_a_draft_is_told_to_be_one(chat: DirectChat) -> None:
    chat.language = "sv"
    for text in (*ARENA, "pausa"):
        await chat.send(text)
    seen = await chat.send("jag har väl redan anmält mig till chefsarenan?")
    assert "utkast" in seen.text
    assert seen.choices == ("Fortsätt",)


async def test_in_a_form_it_is_no_answer(chat: DirectChat) -> None:
    chat.language = "sv"
    await chat.send(ARENA[0])
    seen = await chat.send("har ju redan sökt den")
    assert seen.asks is not None
    assert "utkast" in seen.text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "jag har inte sökt mentorprogrammet än, kan du anmäla mig?"),
        ("sv", "jag har länge velat söka mentorprogrammet"),
        ("en", "I'd like to put in an application for a mentor"),
        ("sv", "jag har sökt mentorprogrammet tidigare men vill söka igen"),
        ("en", "I haven't applied for a mentor yet, can you sign me up?"),
    ],
)
async def test_a_wish_begins_all_the_same(chat: DirectChat, lang: Language, text: str) -> None:
    chat.language = lang
    seen = await chat.send(text)
    assert seen.asks is not None


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "hur många har sökt mentorprogrammet?"),
        ("sv", "jag har sökt jobb som chef"),
        ("sv", "jag sökte aspirant i fjol å fick nej, varför fick jag det"),
        ("en", "how many have applied for the mentor programme?"),
    ],
)
async def test_what_is_of_nobodys_application_is_left(
    chat: DirectChat, lang: Language, text: str
) -> None:
    chat.language = lang
    seen = await chat.send(text)
    assert seen.outcome is not Outcome.COMMAND


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "vad har jag påbörjat?"),
        ("sv", "har jag nåt utkast?"),
        ("sv", "vilka program har jag börjat på?"),
        ("en", "what programmes have I started?"),
        ("en", "do I have any drafts?"),
    ],
)
async def test_drafts_are_told(chat: DirectChat, lang: Language, text: str) -> None:
    chat.language = lang
    for said in (*ARENA, "pausa"):
        await chat.send(said)
    seen = await chat.send(text)
    assert "Chefsarenan, utkast" in seen.text or "Chefsarenan, draft" in seen.text


@pytest.mark.parametrize(
    ("lang", "text"), [("sv", "kan du anmäla mig till allt?"), ("en", "sign me up for everything")]
)
async def test_a_wish_for_all_is_told_that_it_is_one_at_a_time(
    chat: DirectChat, lang: Language, text: str
) -> None:
    chat.language = lang
    seen = await chat.send(text)
    assert seen.outcome is Outcome.CLARIFY
    assert "i taget" in seen.text or "at a time" in seen.text
