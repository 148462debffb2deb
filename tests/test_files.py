"""Files that replies offer: what is in them, who gets them, and for how long."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from dialogs.local_time import moment
from dialogs.messages import FileOffer
from tests.chat.clients import CHANNELS, CallbackChat, Client, HttpChat, PageChat, TerminalChat
from tests.chat.house import House
from tests.dialogs.rounds.conftest import Enter, enter
from tests.dialogs.rounds.test_seats import Someone
from tests.dialogs.rounds.test_signup import BREAKFAST

__all__ = ["enter"]

STOCKHOLM = ZoneInfo("Europe/Stockholm")
ANSWERS = ("ja", "Kim Berg", "kim@vasteras.se", "Kansliet", "hoppa över", "ja")


@pytest.fixture
async def someone(house: House, enter: Enter) -> Someone:
    """Somebody with a seat in winter and one in summer."""
    house.clock.time = moment("2026-12-07T09:00")
    place = "Stadshusets restaurang, Västerås; ingång B " + "å" * 60
    await enter(
        "temafrukostar", starts="2027-01-20T07:30", place=place, text="Ta med mugg\nVälkommen"
    )
    someone = Someone(house, "kim")
    await someone.registers()
    await enter("chefsarenan", starts="2027-07-01T13:00")
    words = house.knowledge.languages["sv"].programmes["chefsarenan"]
    await someone.send(words.wish)
    for answer in ANSWERS[:4]:
        await someone.send(answer)
    assert "plats" in (await someone.send("ja")).text
    return someone


async def offered(house: House, someone: Someone, text: str = "kalender") -> FileOffer:
    """The file that comes with the reply to a text."""
    from dialogs.messages import Message, Person

    message = Message(text, Person(someone.person), someone.conversation, house.clock.now())
    reply = (await house.turns.take(message)).reply
    assert reply
    assert reply.file
    return reply.file


async def fetched(house: House, offer: FileOffer) -> bytes | None:
    file = await house.terminal.files.follow(offer.token)
    return file.content if file else None


async def test_every_seat_in_swedish_time(house: House, someone: Someone) -> None:
    content = await fetched(house, await offered(house, someone))
    assert content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content.count(b"\n") == content.count(b"\r\n")
    assert b"DTSTART;TZID=Europe/Stockholm:20270120T073000\r\n" in content
    assert b"DTSTART;TZID=Europe/Stockholm:20270701T130000\r\n" in content
    calendar = Calendar.from_ical(content)
    events: list[Any] = list(calendar.walk("VEVENT"))
    starts = [event["dtstart"].dt for event in events]
    assert [one.utcoffset() for one in starts] == [timedelta(hours=1), timedelta(hours=2)]
    assert starts[0] == datetime(2027, 1, 20, 7, 30, tzinfo=STOCKHOLM)
    assert [str(event["summary"]) for event in events] == ["Temafrukostar", "Chefsarenan"]
    assert str(events[0]["location"]).startswith("Stadshusets restaurang, Västerås; ingång B å")
    number = next(one.number for one in await house.received())
    assert str(events[0]["description"]) == f"{number}\nTa med mugg\nVälkommen"
    assert len({str(event["uid"]) for event in events}) == 2
    assert [str(event["status"]) for event in events] == ["CONFIRMED"] * 2
    assert "dtend" not in events[0], "nobody has entered how long it lasts"
    (zone,) = calendar.walk("VTIMEZONE")
    offsets = {str(part["tzoffsetto"].to_ical()) for part in zone.subcomponents}
    assert offsets == {"+0100", "+0200"}


async def test_it_is_offered_where_it_is_of_use(house: House, someone: Someone) -> None:
    assert "Lägg till i kalendern" in (await someone.send("mina ansökningar")).choices
    heard = await someone.press(await someone.send("mina ansökningar"), "Lägg till i kalendern")
    assert "den 20 januari 2027 klockan 07.30" in heard.text
    house.clock.time = moment("2027-01-20T07:30")
    assert "20 januari" not in (await someone.send("kalender")).text
    house.clock.time = moment("2027-07-01T13:00")
    assert "ingen plats" in (await someone.send("kalender")).text
    assert "Lägg till i kalendern" not in (await someone.send("mina ansökningar")).choices


async def test_the_receipt_offers_it(house: House, enter: Enter) -> None:
    house.clock.time = moment("2026-12-07T09:00")
    await enter("temafrukostar", starts="2027-01-20T07:30", seats=1)
    first, second = Someone(house, "a"), Someone(house, "b")
    heard = await first.registers()
    assert heard.choices == ("Mina ansökningar", "Lägg till i kalendern")
    assert "kalender" in heard.text
    heard = await second.registers()
    assert heard.choices == ("Mina ansökningar",), "whoever queues has no seat"
    assert "ingen plats" in (await second.send("kalender")).text


async def test_what_is_cancelled_or_given_back_is_in_no_calendar(
    house: House, someone: Someone
) -> None:
    offer = await offered(house, someone)
    async with house.store.desk() as ports:
        breakfast, arena = sorted(await ports.rounds.all(), key=lambda one: one.programme)[::-1]
        await house.conversation.desk.cancel(ports, breakfast)
    content = await fetched(house, offer)
    assert content
    assert b"Temafrukostar" not in content
    assert arena.programme == "chefsarenan"


async def test_a_link_does_not_last_and_cannot_be_guessed(house: House, someone: Someone) -> None:
    first, second = await offered(house, someone), await offered(house, someone)
    assert first.token != second.token
    assert len(first.token) >= 43
    assert await fetched(house, first)
    assert await fetched(house, first), "a calendar may fetch it again"
    house.clock.time += timedelta(days=1)
    assert await fetched(house, first) is None
    for token in ("", "x", "' OR 1=1 --", first.token[:-1], "å" * 300):
        assert await house.terminal.files.follow(token) is None


async def sign_up(chat: Any) -> Any:
    await chat.send(BREAKFAST)
    for answer in ANSWERS:
        heard = await chat.send(answer)
    return heard


@pytest.fixture
async def breakfast(house: House, enter: Enter) -> None:
    house.clock.time = moment("2026-12-07T09:00")
    await enter("temafrukostar", starts="2027-01-20T07:30", place="Aros")


async def get(client: Client, path: str, method: str = "GET") -> tuple[int, str, dict[str, str]]:
    async with client.request(method, path) as answer:
        return answer.status, await answer.text(), dict(answer.headers)


async def test_on_the_chat_page(house: House, breakfast: None) -> None:
    chat = PageChat(house, "sv")
    await chat.connect()
    await sign_up(chat)
    await chat.send("kalender")
    log = await chat.call("GET", f"{chat.path}/activities?watermark=0")
    (attached,) = log["activities"][-1]["attachments"]
    assert attached["name"] == "chefslotsen.ics"
    path = attached["contentUrl"].split("//")[1].split("/", 1)[1]
    status, _, headers = await get(chat.client, f"/{path}", "HEAD")
    assert status == 405
    status, text, headers = await get(chat.client, f"/{path}")
    assert status == 200
    assert "SUMMARY:Temafrukostar" in text
    assert headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert headers["Content-Disposition"] == 'attachment; filename="chefslotsen.ics"'
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    house.clock.time += timedelta(days=1)
    status, text, _ = await get(chat.client, f"/{path}")
    assert status == 410
    assert "Länken har gått ut" in text
    assert "The link has expired" in text
    async with chat.client.get(f"/{path}", headers={"Host": "evil.example"}) as answer:
        assert answer.status == 403
    await chat.hang_up()


@pytest.mark.parametrize("channel", ["replies", "callback"])
async def test_through_the_bot_framework(channel: str, house: House, breakfast: None) -> None:
    chat = CHANNELS[channel](house, "sv")
    await chat.connect()
    assert isinstance(chat, HttpChat)
    await sign_up(chat)
    heard = await chat.send("kalender")
    link = heard.text.split()[-1]
    assert link.startswith("http://127.0.0.1:")
    status, text, _ = await get(chat.client, f"/{link.split('/', 3)[3]}")
    assert status == 200
    assert "LOCATION:Aros" in text
    assert isinstance(chat, CallbackChat) == (channel == "callback")
    await chat.hang_up()


async def test_in_the_terminal(house: House, breakfast: None) -> None:
    chat = TerminalChat(house, "sv")
    await chat.connect()
    await sign_up(chat)
    heard = await chat.send("kalender")
    assert "BEGIN:VCALENDAR" in heard.text
    assert "chefslotsen.ics" in heard.text
    await chat.hang_up()
