"""Whom one can ask is the office, and `they` after that is the office, too."""

import pytest

from dialogs.messages import Language, Outcome
from tests.chat.clients import DirectChat

WHAT = {"sv": "Vad är mentorprogrammet?", "en": "What is the mentor programme?"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "vem kan jag fråga?"),
        ("sv", "vem vet det?"),
        ("sv", "vem kontaktar jag då?"),
        ("sv", "finns det nån jag kan fråga?"),
        ("en", "who can I ask?"),
        ("en", "who knows that?"),
        ("en", "who should I call?"),
    ],
)
async def test_the_office_comes_with_its_number(
    chat: DirectChat, lang: Language, text: str
) -> None:
    chat.language = lang
    await chat.send(WHAT[lang])
    seen = await chat.send(text)
    assert seen.topic == "kontakt"
    assert "021-39 00 00" in seen.text.splitlines()[0]


@pytest.mark.parametrize(
    ("lang", "whom", "text", "says"),
    [
        ("sv", "vem kan jag fråga?", "var ligger de?", "721 87"),
        ("sv", "vem kan jag fråga?", "kan jag ringa dem?", "021-39 00 00"),
        ("en", "who can I ask?", "can I visit them?", "721 87"),
        ("en", "who can I ask?", "what's their number?", "021-39 00 00"),
    ],
)
async def test_they_are_the_office(
    chat: DirectChat, lang: Language, whom: str, text: str, says: str
) -> None:
    chat.language = lang
    for said in (WHAT[lang], whom):
        await chat.send(said)
    seen = await chat.send(text)
    assert seen.topic == "kontakt"
    assert seen.outcome is Outcome.ANSWER
    assert says in seen.text.splitlines()[0]


async def test_an_address_that_no_source_tells_is_not_made_up(chat: DirectChat) -> None:
    chat.language = "sv"
    for said in (WHAT["sv"], "vem kan jag fråga?"):
        await chat.send(said)
    seen = await chat.send("har de en mejladress?")
    assert (seen.outcome, seen.topic) == (Outcome.UNKNOWN, "kontakt")


@pytest.mark.parametrize("text", ["vem kan få en mentor?", "vem kan jag fråga om budget?"])
async def test_who_may_join_and_whom_to_ask_of_a_matter_are_left(
    chat: DirectChat, text: str
) -> None:
    chat.language = "sv"
    assert (await chat.send(text)).topic != "kontakt"


async def test_whom_to_ring_is_the_office(chat: DirectChat) -> None:
    await chat.send(WHAT["en"])
    assert (await chat.send("ok who should I ring about that")).topic == "kontakt"
