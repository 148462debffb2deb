"""Changing what has been sent: until when, of which, by which rules, and what is noted of it."""

import json
from typing import Any

import pytest

from dialogs.local_time import moment
from dialogs.messages import Message, Person, Pressed
from dialogs.ports import ApplicationState as State
from tests.chat.clients import DirectChat, Seen
from tests.chat.house import House
from tests.dialogs.rounds.conftest import Enter, chat, enter
from tests.dialogs.rounds.test_seats import Someone
from tests.dialogs.rounds.test_signup import BREAKFAST, MENTOR, fill_in
from tests.dialogs.test_my_applications import apply

__all__ = ["chat", "enter"]

HIGHER = "hogre-chefsprogrammet"


async def events(house: House) -> list[dict[str, Any]]:
    async with house.store._database.read() as connection:
        rows = await connection.exec_driver_sql(
            "SELECT source, target, actor, changes FROM application_events ORDER BY id"
        )
        return [dict(row._mapping) for row in rows]


async def sent(house: House) -> dict[str, Any]:
    (received,) = await house.received()
    return dict(received.answers)


async def test_a_change_is_on_record_with_what_was_and_what_is(
    chat: DirectChat, house: House
) -> None:
    await apply(chat, "temafrukostar")
    before = await sent(house)
    await chat.send("ändra namn i min anmälan till Robin Ek")
    assert await sent(house) == before, "nothing holds before the yes"
    await chat.send("ja")
    assert await sent(house) == {**before, "name": "Robin Ek"}
    noted = (await events(house))[-1]
    assert (noted["source"], noted["target"]) == ("submitted", "submitted")
    assert noted["actor"] == chat.person
    assert json.loads(noted["changes"]) == {"name": ["Kim Berg", "Robin Ek"]}


async def test_a_yes_twice_changes_once(chat: DirectChat, house: House) -> None:
    await apply(chat, "temafrukostar")
    await chat.send("ändra namn i min anmälan till Robin Ek")
    await chat.send("ja")
    count = len(await events(house))
    await chat.send("ja")
    await chat.send("ja, spara ändringen")
    assert len(await events(house)) == count


async def test_until_the_round_closes(chat: DirectChat, enter: Enter, house: House) -> None:
    await enter("mentorprogrammet")
    await fill_in(chat, "mentorprogrammet", await chat.send(MENTOR))
    await chat.send("ja")
    heard = await chat.send("mina ansökningar")
    assert "ändra den till och med den 18 januari 2027" in heard.text
    assert heard.choices[0] == "Ändra min ansökan"
    house.clock.time = moment("2027-01-18T23:59")
    heard = await chat.press(heard, "Ändra min ansökan")
    assert heard.asks
    await chat.send("namn")
    await chat.send("Robin Ek")
    house.clock.time = moment("2027-01-19")
    heard = await chat.send("ja")
    assert "har gått ut" in heard.text
    assert heard.asks is None
    assert (await sent(house))["name"] == "Kim Berg"
    heard = await chat.send("ändra min ansökan")
    assert "har gått ut" in heard.text
    heard = await chat.send("mina ansökningar")
    assert "ändra den" not in heard.text
    assert heard.choices == ("Dra tillbaka",)


async def test_for_the_next_round_until_that_has_closed(
    chat: DirectChat, enter: Enter, house: House
) -> None:
    await fill_in(chat, "mentorprogrammet", await chat.send(MENTOR))
    await chat.send("ja")
    await enter("mentorprogrammet", opens="2027-02-01", closes="2027-03-01")
    house.clock.time = moment("2027-02-20T12:00")
    await chat.send("ändra namn i min ansökan till Robin Ek")
    assert "ändringen sparad" in (await chat.send("ja")).text
    house.clock.time = moment("2027-03-02T12:00")
    assert "har gått ut" in (await chat.send("ändra min ansökan")).text


async def test_a_cancelled_round_is_not_changed(
    chat: DirectChat, enter: Enter, house: House
) -> None:
    one = await enter("temafrukostar", starts="2027-01-20T07:30")
    await fill_in(chat, "temafrukostar", await chat.send(BREAKFAST))
    await chat.send("ja")
    async with house.store.desk() as ports:
        await house.conversation.desk.cancel(ports, one)
    assert "har gått ut" in (await chat.send("ändra min anmälan")).text


async def test_seat_and_place_in_the_queue_stay(house: House, enter: Enter) -> None:
    house.clock.time = moment("2026-12-07T09:00")
    await enter("temafrukostar", starts="2027-01-20T07:30", seats=1)
    first, second, third = (Someone(house, name) for name in "abc")
    for one in (first, second, third):
        await one.registers()
    for one in (first, second):
        await one.send("ändra namn i min anmälan till Robin Ek")
        assert "ändringen sparad" in (await one.send("ja")).text
    assert [await one.state() for one in (first, second)] == [State.ACCEPTED, State.WAITLISTED]
    assert "plats 1 i kön" in (await second.send("mina ansökningar")).text
    assert "plats 2 i kön" in (await third.send("mina ansökningar")).text


async def answered(chat: DirectChat, *said: str) -> Seen:
    heard = await chat.send(said[0])
    for text in said[1:]:
        heard = await chat.send(text)
    return heard


async def test_a_change_that_needs_another_answer_asks_for_it(
    chat: DirectChat, house: House
) -> None:
    await apply(chat, HIGHER)
    fields = house.knowledge.programmes[HIGHER].fields
    assert {"level", "other_level"} <= {field.id for field in fields}
    words = house.knowledge.languages["sv"].programmes[HIGHER]
    level = words.fields["level"]
    heard = await answered(chat, "ändra min ansökan", level.label, level.choices["other"])
    assert heard.asks
    assert heard.asks.field == "other_level"
    assert "other_level" not in await sent(house)
    heard = await answered(chat, "Stabschef", "ja")
    assert "ändringen sparad" in heard.text
    assert (await sent(house))["other_level"] == "Stabschef"
    heard = await answered(chat, "ändra min ansökan", level.label, level.choices["director"], "ja")
    assert "Stabschef" in heard.text
    assert "other_level" not in await sent(house)


@pytest.mark.parametrize(
    "said",
    ["19850709-9805", "https://x.example", "x" * 1999, "😀", "ja", "<b>", "\x00", "vet inte"],
)
async def test_the_same_validation(said: str, chat: DirectChat, house: House) -> None:
    await apply(chat, "temafrukostar")
    before = await sent(house)
    await chat.send("ändra e-post i min anmälan")
    heard = await chat.send(said)
    assert heard.asks
    assert heard.asks.field == "email"
    await chat.send("avbryt")
    assert await sent(house) == before


async def press(chat: DirectChat, text: str, field: str) -> Seen:
    """A card's button, which says under which question it stands."""
    under = Pressed("temafrukostar", field)
    now = chat.house.clock.now()
    message = Message(text, Person(chat.person), chat.conversation, now, pressed=under)
    reply = (await chat.house.turns.take(message)).reply
    assert reply
    return Seen(reply.text, reply.choices, asks=reply.asks)


async def test_by_the_buttons_of_cards(chat: DirectChat, house: House) -> None:
    await apply(chat, "temafrukostar")
    await chat.send("ändra min anmälan")
    heard = await press(chat, "Namn", "change")
    assert heard.asks
    assert heard.asks.field == "name"
    await chat.send("Robin Ek")
    heard = await press(chat, "Ja, spara ändringen", "confirm")
    assert "ändringen sparad" in heard.text
    await press(chat, "Ja, spara ändringen", "confirm")
    assert len(await events(house)) == 2


async def test_which_of_several(chat: DirectChat, house: House) -> None:
    await apply(chat, "temafrukostar")
    await apply(chat, "chefsarenan")
    numbers = {one.programme: one.number for one in await house.received()}
    heard = await chat.send("ändra namn i min anmälan")
    assert set(heard.choices) == {f"Ändra namn i {number}" for number in numbers.values()}
    heard = await chat.press(heard, f"Ändra namn i {numbers['chefsarenan']}")
    assert (heard.asks and heard.asks.programme) == "chefsarenan"
    await answered(chat, "Robin Ek", "ja")
    names = {one.programme: one.answers["name"] for one in await house.received()}
    assert names == {"chefsarenan": "Robin Ek", "temafrukostar": "Kim Berg"}
    heard = await chat.send("ändra min anmälan till temafrukostar")
    assert (heard.asks and heard.asks.programme) == "temafrukostar"
    assert "precis som förut" in (await chat.send("avbryt")).text


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("ändra min anmälan till temafrukostarna", "change"),
        ("Jag skulle vilja ändra namn i min anmälan till temafrukostar", "name"),
        ("hej, kan jag ändra e-posten i min anmälan?", "email"),
        ("kan jag ändra arbetsplats?", "workplace"),
        ("ändra namn", "name"),
        ("ändra mejl", "email"),
        ("uppdatera min anmälan", "change"),
    ],
)
async def test_ways_to_say_it(said: str, what: str, chat: DirectChat) -> None:
    await apply(chat, "temafrukostar")
    heard = await chat.send(said)
    assert heard.asks, heard.text
    assert (heard.asks.programme, heard.asks.field) == ("temafrukostar", what)


@pytest.mark.parametrize(
    "said",
    [
        "ändra namn i min anmälan till chefsarenan",
        "rätta mig om jag har fel, men är chefsarenan för alla?",
        "hur ändrar man sitt ledarskap?",
        "ändra lösenord",
        "ändra",
        "vad är chefsarenan?",
    ],
)
async def test_what_is_no_such_wish(said: str, chat: DirectChat, house: House) -> None:
    await apply(chat, "temafrukostar")
    before = await sent(house)
    heard = await chat.send(said)
    assert heard.asks is None, heard.text
    await chat.send("ja")
    assert await sent(house) == before


async def test_a_draft_that_is_filled_in_comes_first(chat: DirectChat, house: House) -> None:
    await apply(chat, "temafrukostar")
    await answered(chat, MENTOR, "ja", "två år", "tillsvidare", "Kim Berg")
    heard = await chat.send("ändra namn")
    assert (heard.asks and heard.asks.programme) == "mentorprogrammet"
    await chat.send("Robin Ek")
    heard = await answered(
        chat, "spara till senare", "ändra namn i min anmälan till temafrukostar"
    )
    assert (heard.asks and heard.asks.programme) == "temafrukostar"
    heard = await answered(chat, "Alex Ek", "ja")
    draft = await house.draft(chat.person, "mentorprogrammet")
    assert draft
    assert draft.answers["name"] == "Robin Ek"
    assert (await sent(house))["name"] == "Alex Ek"
    heard = await chat.send("fortsätt")
    assert (heard.asks and heard.asks.programme) == "mentorprogrammet"


async def test_a_change_that_was_left_is_found_again(chat: DirectChat, house: House) -> None:
    await apply(chat, "temafrukostar")
    await chat.send("ändra namn i min anmälan till Robin Ek")
    await chat.send("spara till senare")
    heard = await chat.send("mina ansökningar")
    assert "ändring som inte är sparad" in heard.text
    assert "Robin Ek" not in heard.text
    heard = await chat.press(heard, "Ändra min ansökan")
    assert heard.asks
    assert heard.asks.field == "confirm"
    assert "Robin Ek" in heard.text
    assert "ändringen sparad" in (await chat.send("ja")).text
    assert "inte är sparad" not in (await chat.send("mina ansökningar")).text


async def test_what_is_withdrawn_meanwhile_is_not_changed(chat: DirectChat, house: House) -> None:
    await apply(chat, "temafrukostar")
    await chat.send("ändra namn i min anmälan till Robin Ek")
    other = DirectChat(house, "sv")
    other.conversation = "direct:another-device"
    await answered(other, "dra tillbaka", "ja")
    await chat.send("ja")
    (received,) = await house.received()
    assert (received.state, received.answers["name"]) == (State.WITHDRAWN, "Kim Berg")
    assert received.edited is None


async def test_nobody_elses(chat: DirectChat, house: House) -> None:
    await apply(chat, "temafrukostar")
    (received,) = await house.received()
    other = Someone(house, "robin")
    for text in (f"ändra {received.number}", "ändra namn i min anmälan till Robin Ek", "ja"):
        assert (await other.send(text)).asks is None
    assert (await sent(house))["name"] == "Kim Berg"


async def test_coordinators_do_not_see_what_is_not_confirmed(
    chat: DirectChat, house: House
) -> None:
    from bot.export import row

    await apply(chat, "temafrukostar")
    await chat.send("ändra namn i min anmälan till Kanarie Fågel")
    (received,) = await house.received()
    assert "Kanarie" not in json.dumps(row(received))


@pytest.mark.parametrize("text", ["e-post ny@vasteras.se", "mejlen ska vara ny@vasteras.se"])
async def test_asked_what_to_change_the_new_value_may_be_said_at_once(
    chat: DirectChat, house: House, text: str
) -> None:
    await apply(chat, "temafrukostar")
    for said in ("ändra min anmälan", text, "ja"):
        await chat.send(said)
    assert (await sent(house))["email"] == "ny@vasteras.se"


async def test_asked_what_to_change_another_wish_is_heard(chat: DirectChat) -> None:
    await apply(chat, "temafrukostar")
    await chat.send("ändra min anmälan")
    heard = await chat.send("Jag vill söka Mentorprogrammet")
    assert heard.asks is not None
    assert heard.asks.programme == "mentorprogrammet"
