"""Signing up for a round: which one, and what is said where none is open."""

from dataclasses import replace

import pytest

from dialogs.local_time import moment
from dialogs.messages import Outcome
from dialogs.ports import ApplicationState, RoundState
from tests.chat.clients import DirectChat, Seen
from tests.chat.forms import typed, walk
from tests.chat.house import House
from tests.dialogs.rounds.conftest import Enter

BREAKFAST = "Jag vill vara med på nästa temafrukost"
MENTOR = "Jag vill söka Mentorprogrammet"
WATCH = "Säg till när den öppnar"


async def fill_in(chat: DirectChat, programme: str, heard: Seen) -> Seen:
    """The form from its open step to the summary."""
    words = chat.house.knowledge.languages["sv"].programmes[programme]
    for field, value in walk(chat.house.knowledge.programmes[programme]):
        if heard.asks and heard.asks.field == field.id:
            heard = await chat.send(typed(field, value, words))
    assert heard.asks
    assert heard.asks.field == "confirm"
    return heard


async def test_an_application_belongs_to_the_open_round(
    chat: DirectChat, enter: Enter, house: House
) -> None:
    open_now = await enter("mentorprogrammet")
    heard = await chat.send(MENTOR)
    assert "öppen till och med den 18 januari 2027" in heard.text
    await fill_in(chat, "mentorprogrammet", heard)
    heard = await chat.send("ja")
    assert "datum är publicerade" not in heard.text
    assert "människa fattar beslutet" in heard.text
    (received,) = await house.received()
    assert (received.round, received.state) == (open_now.id, ApplicationState.SUBMITTED)
    assert "gäller den här omgången" in (await chat.send(MENTOR)).text


async def test_without_any_round_it_is_for_the_next_one(chat: DirectChat, house: House) -> None:
    heard = await chat.send(MENTOR)
    await fill_in(chat, "mentorprogrammet", heard)
    assert "Inga datum är publicerade" in (await chat.send("ja")).text
    assert [one.round for one in await house.received()] == [""]


async def test_not_open_yet(chat: DirectChat, enter: Enter, house: House) -> None:
    await enter("mentorprogrammet", opens="2027-02-01", closes="2027-03-01")
    heard = await chat.send(MENTOR)
    assert heard.asks is None
    assert "öppnar den 1 februari 2027" in heard.text
    assert heard.choices == (WATCH,)
    assert await house.of(chat.person) == []


async def test_between_rounds(chat: DirectChat, enter: Enter) -> None:
    await enter("mentorprogrammet", opens="2026-01-01", closes="2026-02-01")
    heard = await chat.send(MENTOR)
    assert "inte öppen" in heard.text
    assert "2026" not in heard.text
    assert heard.choices == (WATCH,)


async def test_a_wish_that_names_the_day(chat: DirectChat, enter: Enter, house: House) -> None:
    await enter("temafrukostar", starts="2027-01-20T07:30", id="jan")
    await enter("temafrukostar", starts="2027-02-17T07:30", id="feb")
    heard = await chat.send("Sätt upp mig på temafrukosten den 17 februari, jag är enhetschef")
    assert heard.asks
    assert heard.asks.field == "name"
    assert [one.round for one in await house.of(chat.person)] == ["feb"]


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ("2", "feb"),
        ("den andra", "feb"),
        ("20/1", "jan"),
        ("den 17 februari", "feb"),
        ("januari", "jan"),
        ("Aros", "feb"),
        ("den i aros", "feb"),
    ],
)
async def test_which_occasion(
    said: str, chosen: str, chat: DirectChat, enter: Enter, house: House
) -> None:
    await enter("temafrukostar", starts="2027-01-20T07:30", id="jan", place="Stadshuset")
    await enter("temafrukostar", starts="2027-02-17T07:30", id="feb", place="Aros")
    heard = await chat.send(BREAKFAST)
    assert heard.outcome is Outcome.CLARIFY
    assert len(heard.choices) == 2
    heard = await chat.send(said)
    assert heard.asks, heard.text
    (draft,) = await house.of(chat.person)
    assert draft.round == chosen


async def test_something_else_than_an_occasion(chat: DirectChat, enter: Enter) -> None:
    await enter("temafrukostar", starts="2027-01-20T07:30")
    await enter("temafrukostar", starts="2027-02-17T07:30")
    await chat.send(BREAKFAST)
    assert (await chat.send("vad är ledarpolicyn?")).topic == "ledarpolicy"
    assert (await chat.send("hej")).outcome is Outcome.SMALLTALK
    assert (await chat.send("2")).asks is None


async def test_a_second_occasion_after_the_first(
    chat: DirectChat, enter: Enter, house: House
) -> None:
    await enter("temafrukostar", starts="2027-01-20T07:30", id="jan")
    await enter("temafrukostar", starts="2027-02-17T07:30", id="feb")
    await chat.send(BREAKFAST)
    await fill_in(chat, "temafrukostar", await chat.send("1"))
    await chat.send("ja")
    heard = await chat.send(BREAKFAST)
    assert heard.asks, "the only other occasion needs no choosing"
    await fill_in(chat, "temafrukostar", heard)
    await chat.send("ja")
    assert {one.round for one in await house.received()} == {"jan", "feb"}
    assert "redan anmält dig" in (await chat.send(BREAKFAST)).text


async def test_a_draft_goes_on_in_the_round_that_has_opened(
    chat: DirectChat, enter: Enter, house: House
) -> None:
    await chat.send(MENTOR)
    await chat.send("ja")
    open_now = await enter("mentorprogrammet")
    heard = await chat.send("två år")
    assert "öppen till och med den 18 januari" in heard.text
    assert heard.asks
    assert heard.asks.field == "employment"
    (draft,) = await house.of(chat.person)
    assert draft.round == open_now.id
    assert draft.answers == {"manager": True, "months_as_manager": 24}
    assert "öppen till" not in (await chat.send("tillsvidare")).text, "told once"


async def test_a_draft_resumed_after_the_round_has_opened(
    chat: DirectChat, enter: Enter, house: House
) -> None:
    await chat.send(MENTOR)
    await chat.send("ja")
    await chat.send("avbryt")
    await chat.send("Spara till senare")
    open_now = await enter("mentorprogrammet")
    heard = await chat.send("fortsätt")
    assert heard.asks
    assert heard.asks.field == "months_as_manager"
    assert [one.round for one in await house.of(chat.person)] == [open_now.id]


@pytest.mark.parametrize("state", [RoundState.CLOSED, RoundState.CANCELLED])
async def test_closed_in_the_middle(
    state: RoundState, chat: DirectChat, enter: Enter, house: House
) -> None:
    one = await enter("temafrukostar", starts="2027-01-20T07:30")
    await fill_in(chat, "temafrukostar", await chat.send(BREAKFAST))
    async with house.store.desk() as ports:
        await ports.rounds.change(replace(one, state=state))
    heard = await chat.send("ja")
    assert ("stängde" if state is RoundState.CLOSED else "ställts in") in heard.text
    assert "utkast är sparat" in heard.text
    assert heard.choices == (WATCH,)
    assert await house.received() == []
    (draft,) = await house.of(chat.person)
    assert len(draft.answers) == 5
    assert (await chat.press(heard, WATCH)).text.startswith("Jag säger till")


async def test_the_draft_of_a_closed_round_goes_on_in_the_next(
    chat: DirectChat, enter: Enter, house: House
) -> None:
    await enter("temafrukostar", starts="2027-01-20T07:30")
    await fill_in(chat, "temafrukostar", await chat.send(BREAKFAST))
    house.clock.time = moment("2027-01-19")
    following = await enter("temafrukostar", closes="2027-02-10", starts="2027-02-17T07:30")
    heard = await chat.send("ja")
    assert "stängde" in heard.text
    assert heard.choices == (BREAKFAST,)
    heard = await chat.press(heard, BREAKFAST)
    assert heard.asks
    assert heard.asks.field == "confirm"
    await chat.send("ja")
    assert [one.round for one in await house.received()] == [following.id]


async def test_an_application_for_the_next_round_is_one_for_that_which_opens(
    chat: DirectChat, enter: Enter, house: House
) -> None:
    await fill_in(chat, "mentorprogrammet", await chat.send(MENTOR))
    await chat.send("ja")
    await enter("mentorprogrammet")
    heard = await chat.send(MENTOR)
    assert "redan skickat" in heard.text
    assert len(await house.received()) == 1


async def test_in_english(house: House, enter: Enter) -> None:
    house.clock.time = moment("2026-12-07T09:00")
    chat = DirectChat(house, "en")
    await enter("mentorprogrammet", opens="2027-02-01", closes="2027-03-01")
    heard = await chat.send("I want to apply for Mentorprogrammet")
    assert "open 1 February 2027" in heard.text
    heard = await chat.press(heard, "Tell me when it opens")
    assert "I will tell you here" in heard.text
