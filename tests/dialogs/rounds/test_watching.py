import pytest

from dialogs.messages import Outcome
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.dialogs.rounds.conftest import Enter
from tests.dialogs.test_my_applications import apply

LATER = {"opens": "2027-02-01", "closes": "2027-03-01"}


async def watched(house: House) -> list[str]:
    async with house.store.desk() as ports:
        return await ports.watches.of(DirectChat.person)


@pytest.mark.parametrize(
    "wish",
    [
        "säg till när mentorprogrammet öppnar",
        "jag vill bevaka Mentorprogrammet",
        "Hör av dig när man kan söka mentorprogrammet",
        "let me know when Mentorprogrammet opens",
    ],
)
async def test_watched(wish: str, chat: DirectChat, enter: Enter, house: House) -> None:
    await enter("mentorprogrammet", **LATER)
    heard = await chat.send(wish)
    assert heard.outcome is Outcome.COMMAND
    assert "februari" in heard.text or "February" in heard.text
    assert await watched(house) == ["mentorprogrammet"]
    await chat.send(wish)
    assert await watched(house) == ["mentorprogrammet"]
    heard = await chat.send("mina ansökningar")
    assert "Mentorprogrammet, bevakas" in heard.text or "watched" in heard.text


async def test_what_is_talked_of(chat: DirectChat, enter: Enter, house: House) -> None:
    await enter("chefsarenan", **LATER)
    await chat.send("Vad är Chefsarenan?")
    await chat.send("säg till när den öppnar")
    assert await watched(house) == ["chefsarenan"]


async def test_open_already(chat: DirectChat, enter: Enter, house: House) -> None:
    await enter("mentorprogrammet")
    heard = await chat.send("säg till när mentorprogrammet öppnar")
    assert "är öppen" in heard.text
    assert heard.choices == ("Jag vill söka Mentorprogrammet",)
    assert await watched(house) == []


@pytest.mark.parametrize("stop", ["sluta bevaka", "avregistrera", "Sluta bevaka Mentorprogrammet"])
async def test_stopped(stop: str, chat: DirectChat, enter: Enter, house: House) -> None:
    await enter("mentorprogrammet", **LATER)
    await chat.send("säg till när mentorprogrammet öppnar")
    assert "säger jag inte till" in (await chat.send(stop)).text
    assert await watched(house) == []
    assert "ingenting" in (await chat.send(stop)).text


async def test_which_of_several(chat: DirectChat, enter: Enter, house: House) -> None:
    for programme in ("mentorprogrammet", "chefsarenan"):
        await enter(programme, **LATER)
        await chat.send(f"säg till när {programme} öppnar")
    heard = await chat.send("sluta bevaka")
    await chat.press(heard, "Sluta bevaka Chefsarenan")
    assert await watched(house) == ["mentorprogrammet"]


async def test_a_programme_that_has_never_had_a_round(chat: DirectChat, house: House) -> None:
    heard = await chat.send("säg till när mentorprogrammet öppnar")
    assert "Jag säger till" in heard.text
    assert await watched(house) == ["mentorprogrammet"]
    heard = await chat.send("säg till när det blir en temafrukost")
    assert heard.asks, "interest in an event is registered with its form"


@pytest.mark.parametrize("text", ["sluta bevaka", "lägg in den i min kalender"])
async def test_what_is_asked_of_the_bot_is_no_answer_in_a_form(
    text: str, chat: DirectChat
) -> None:
    await chat.send("anmäl mig till temafrukosten")
    heard = await chat.send(text)
    assert heard.outcome is Outcome.COMMAND
    assert "Är du chef i Västerås stad i dag?" in heard.text


async def test_what_is_watched_is_shown_and_let_go(chat: DirectChat) -> None:
    await chat.send("säg till när ledarskapsprogrammet öppnar")
    assert "Ledarskapsprogrammet, bevakas" in (await chat.send("vad bevakar jag nu?")).text
    assert "inte till om Ledarskaps" in (await chat.send("ta bort den bevakningen")).text


@pytest.mark.parametrize(
    ("wish", "then"),
    [
        ("säg till när mentorprogrammet öppnar", "och aspirantprogrammet också"),
        ("ping me when the mentor programme opens", "and for the aspirant one too"),
    ],
)
async def test_the_same_of_another_one(
    wish: str, then: str, chat: DirectChat, house: House
) -> None:
    await chat.send(wish)
    assert (await chat.send(then)).outcome is Outcome.COMMAND
    assert sorted(await watched(house)) == ["aspirantprogrammet", "mentorprogrammet"]
    await chat.send("vad är Chefsarenan?")
    await chat.send("och ledarskapsprogrammet?")
    assert len(await watched(house)) == 2


async def test_what_is_watched_can_be_asked_for(chat: DirectChat) -> None:
    await chat.send("ping me when the mentor programme opens")
    assert "watched" in (await chat.send("what are you watching for me?")).text


async def test_after_a_signup_the_same_of_another_one_is_a_signup(
    chat: DirectChat, house: House
) -> None:
    await chat.send("säg till när mentorprogrammet öppnar")
    await apply(chat, "chefsarenan")
    heard = await chat.send("och aspirantprogrammet också")
    assert heard.outcome is Outcome.SIGNUP
    assert await watched(house) == ["mentorprogrammet"]
