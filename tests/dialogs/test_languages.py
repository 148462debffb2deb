"""Which languages the bot says that it knows, and when."""

import pytest

from dialogs.messages import Language, Outcome
from tests.chat.clients import DirectChat
from tests.chat.house import House


@pytest.mark.parametrize(
    "text",
    [
        "Was ist das Mentorprogramm und wie lange dauert es?",
        "Kuka voi hakea mentoriohjelmaan?",
        "Kto może dostać mentora?",
        "Qui peut avoir un mentor?",
        "kim mentor alabilir?",
        "Ko može dobiti mentora?",
        "ما هو برنامج التوجيه",
    ],
)
async def test_a_third_language_is_told_which_ones_are_known(text: str, chat: DirectChat) -> None:
    heard = await chat.send(text)
    assert heard.outcome is Outcome.UNKNOWN
    assert "I know Swedish and English" in heard.text


@pytest.mark.parametrize(
    "text",
    [
        "per person kostnad",
        "mentorprogram krav erfarenhet",
        "Kim Sam Berg",
        "frukost tema stadshus",
    ],
)
async def test_keywords_are_no_third_language(text: str, chat: DirectChat) -> None:
    assert "I know Swedish and English" not in (await chat.send(text)).text


async def test_a_neighbours_language_is_understood(chat: DirectChat) -> None:
    assert (await chat.send("Hvem kan søke mentorprogrammet?")).topic == "mentorprogrammet"


@pytest.mark.parametrize("text", ["Åsa Öberg", "anna.lindqvist@vasteras.se"])
async def test_a_bare_name_or_address_changes_no_language(house: House, text: str) -> None:
    chat = DirectChat(house, "en")
    await chat.send("What is Chefsarenan?")
    assert (await chat.send(text)).language == "en"
    for said in ("I want to join the next theme breakfast", "yes"):
        await chat.send(said)
    assert (await chat.send(text)).language == "en"


@pytest.mark.parametrize("text", ["hoppa in", "in", "tlf slk", "www slk"])
async def test_what_may_be_swedish_leaves_no_swedish_talk(house: House, text: str) -> None:
    chat = DirectChat(house, "sv")
    await chat.send("Vad är Chefsarenan?")
    assert (await chat.send(text)).language == "sv"


@pytest.mark.parametrize("text", ["sign in", "in February?", "please", "phone slk", "for whom"])
async def test_a_word_that_is_only_english_leaves_a_swedish_talk(house: House, text: str) -> None:
    chat = DirectChat(house, "sv")
    await chat.send("Vad är Chefsarenan?")
    assert (await chat.send(text)).language == "en"


@pytest.mark.parametrize(("language", "text"), [("en", "e-mail?"), ("sv", "e-post?")])
async def test_a_letter_before_a_hyphen_tells_no_language(
    house: House, language: Language, text: str
) -> None:
    chat = DirectChat(house)
    await chat.send("How do I reach the office?" if language == "en" else "Hur når jag kontoret?")
    assert (await chat.send(text)).language == language
