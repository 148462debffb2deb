"""What is no clear yes sends, deletes and withdraws nothing, and nobody else's facts are taken."""

import pytest

from dialogs.messages import Outcome
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.dialogs.signup.places import field_of, say

FORM = (
    "Jag vill söka Mentorprogrammet",
    "ja",
    "4 år",
    "tillsvidare",
    "Anna Lindqvist",
    "anna.lindqvist@vasteras.se",
    "Skallbergets skola",
)
HESITATING = ["ja men vänta", "ja vänta", "ja tack, men först: hur länge är det", "yes but wait"]


@pytest.fixture
def in_english(house: House) -> DirectChat:
    return DirectChat(house, "en")


@pytest.mark.parametrize("text", [*HESITATING, "ja, hur länge är det"])
async def test_an_application_is_not_sent(chat: DirectChat, text: str) -> None:
    heard = await say(chat, *FORM, "Jag vill växa", "hoppa över", text)
    assert "mottagen" not in heard.text
    assert "received" not in heard.text
    assert "mottagen" in (await chat.send("ja det stämmer")).text


@pytest.mark.parametrize("text", [*HESITATING, "ja för nu", "ok", "don't delete"])
async def test_a_draft_is_not_deleted(chat: DirectChat, text: str) -> None:
    heard = await say(chat, *FORM, "avbryt", text)
    assert "borttaget" not in heard.text
    assert "deleted" not in heard.text


async def test_a_clear_yes_deletes_a_draft(chat: DirectChat) -> None:
    assert "borttaget" in (await say(chat, *FORM, "avbryt", "ja tack")).text


@pytest.mark.parametrize("text", [*HESITATING, "ja, kan jag ångra det"])
async def test_what_is_stored_is_not_erased(chat: DirectChat, text: str) -> None:
    heard = await say(chat, *FORM, "radera mina uppgifter", text)
    assert "Nu är det borta" not in heard.text
    assert field_of(heard) != "wishes"


@pytest.mark.parametrize("text", [*HESITATING, "ja, hur länge är programmet"])
async def test_an_application_is_not_withdrawn(chat: DirectChat, text: str) -> None:
    await say(chat, *FORM, "Jag vill växa", "hoppa över", "ja", "dra tillbaka min ansökan")
    assert "tillbakadraget" not in (await chat.send(text)).text


@pytest.mark.parametrize(
    "text",
    [
        "Jag vill ändra mitt sätt att leda",
        "Ledarskapsprogrammet har jag redan gått och nu vill jag ha en mentor",
    ],
)
async def test_an_essay_may_speak_of_changing_and_of_other_programmes(
    chat: DirectChat, text: str
) -> None:
    assert field_of(await say(chat, *FORM, text)) == "wishes"


async def test_another_form_is_begun_where_an_essay_is_asked_for(chat: DirectChat) -> None:
    heard = await say(chat, *FORM, "jag vill byta till aspirantprogrammet istället")
    assert (heard.outcome, heard.topic) == (Outcome.SIGNUP, "aspirantprogrammet")
    back = await chat.send("fortsätt med Mentorprogrammet")
    assert (back.topic, field_of(back)) == ("mentorprogrammet", "goal")


@pytest.mark.parametrize(
    "text", ["min man är chef", "min chef har varit chef i 10 år och är tillsvidareanställd"]
)
async def test_what_is_told_of_another_fills_in_nothing(chat: DirectChat, text: str) -> None:
    assert field_of(await say(chat, "Jag vill söka Mentorprogrammet", text)) == "manager"


async def test_a_boss_s_facts_are_not_the_writer_s(in_english: DirectChat) -> None:
    told = "My boss has been a manager for 10 years and is permanent."
    assert not (await say(in_english, told, "Can I get a mentor?")).text.startswith("Yes")


@pytest.mark.parametrize("text", ["and me?", "what about me?", "can I?"])
async def test_after_a_colleague_the_writer_is_asked_about(
    in_english: DirectChat, text: str
) -> None:
    hers = "My colleague has been a unit manager for two years, permanent."
    assert (await say(in_english, f"{hers} May she have a mentor?")).text.startswith("Yes")
    assert (await in_english.send(text)).text.startswith("I cannot say for sure")


async def test_it_is_said_that_a_verdict_is_on_somebody_else(in_english: DirectChat) -> None:
    hers = "May my colleague have a mentor? She has been a manager for two years, permanent."
    note = "the person you are asking about"
    assert note in (await in_english.send(hers)).text
    assert note not in (await in_english.send("and me?")).text
    mine = "They say I may have a mentor? I have been a manager for two years, permanent."
    assert note not in (await DirectChat(in_english.house, "en").send(mine)).text


async def test_what_is_only_supposed_is_not_broken_off(chat: DirectChat) -> None:
    await chat.send("vad är aspirantprogrammet?")
    heard = await chat.send("nä men om jag hoppar av mitt i")
    assert heard.outcome is not Outcome.COMMAND
