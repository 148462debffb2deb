"""Taking back what was sent: a clear yes does it, with a reason or none; nothing less does."""

import pytest

from dialogs.messages import Language
from dialogs.ports import ApplicationState
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.dialogs.test_my_applications import apply

WITHDRAW: dict[Language, str] = {"sv": "dra tillbaka", "en": "withdraw"}
STANDS, WITHDRAWN = ApplicationState.SUBMITTED, ApplicationState.WITHDRAWN


async def asked(house: House, language: Language) -> DirectChat:
    """A chat in which it has just been asked whether to withdraw."""
    before = DirectChat(house, "sv")
    before.conversation = "direct:before"
    await apply(before, "chefsarenan")
    chat = DirectChat(house, language)
    await chat.send(WITHDRAW[language])
    return chat


async def state(house: House) -> ApplicationState:
    (application,) = await house.received()
    return application.state


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "ja, jag kan inte komma"),
        ("sv", "ja, är sjuk"),
        ("sv", "ja, har annat möte då"),
        ("sv", "ja, jag är inte chef längre"),
        ("sv", "jajamän, krockar med semestern"),
        ("sv", "ja dra tillbaka den"),
        ("en", "yes, I changed jobs"),
        ("en", "yes, I'm on holiday"),
        ("en", "yes do it"),
        ("en", "yeah my kid is ill"),
    ],
)
async def test_a_yes_with_a_reason_withdraws(language: Language, text: str, house: House) -> None:
    chat = await asked(house, language)
    await chat.send(text)
    assert await state(house) is WITHDRAWN


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "ja, jag vill vara med"),
        ("sv", "ja, behåll den"),
        ("sv", "ja, jag vill inte dra tillbaka den"),
        ("sv", "ja, kan jag ångra det"),
        ("sv", "ja, ändra e-posten"),
        ("sv", "mm"),
        ("en", "ok"),
        ("en", "sure"),
        ("en", "yes, I'm coming"),
        ("en", "yes, keep it"),
        ("en", "yes don't withdraw it"),
        ("en", "no, I'll come"),
    ],
)
async def test_less_than_a_clear_yes_does_not(language: Language, text: str, house: House) -> None:
    chat = await asked(house, language)
    await chat.send(text)
    assert await state(house) is STANDS


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "fått förhinder"),
        ("sv", "kan inte den dagen"),
        ("sv", "vad är ledarpolicyn?"),
        ("sv", "kan jag söka igen sen?"),
        ("sv", "mm"),
        ("en", "I'm sick that day"),
        ("en", "sorry, I have a clash"),
        ("en", "what happens then?"),
        ("en", "ok"),
    ],
)
async def test_the_question_stays_open(language: Language, text: str, house: House) -> None:
    chat = await asked(house, language)
    heard = await chat.send(text)
    assert len(heard.choices) == len(("yes", "no"))
    assert await state(house) is STANDS
    await chat.send("ja" if language == "sv" else "yes")
    assert await state(house) is WITHDRAWN


@pytest.mark.parametrize("text", ["mina ansökningar", "Jag vill söka Mentorprogrammet"])
async def test_whoever_goes_on_to_something_else_is_asked_no_more(text: str, house: House) -> None:
    chat = await asked(house, "sv")
    heard = await chat.send(text)
    assert heard.choices != ("Ja, dra tillbaka", "Nej, behåll")
    await chat.send("ja")
    assert await state(house) is STANDS


async def test_a_command_of_the_other_language_is_heard(house: House) -> None:
    chat = await asked(house, "sv")
    await chat.send("nej")
    assert (await chat.send("withdraw")).choices == ("Yes, withdraw it", "No, keep it")
