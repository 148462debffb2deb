"""Notices on their way: what is told, to whom, through which channel, how often."""

import asyncio
import time
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.background import GoOn
from bot.channels.browser.site import Browser
from bot.channels.teams import notices
from bot.channels.teams.connector import Connector
from bot.delivery import AskedToWait
from bot.outbox import Pace, Sender
from bot.storage.outbox import LEASE, TRIES
from dialogs.local_time import moment
from dialogs.messages import Address, Outcome, Reply
from dialogs.ports import Notice
from dialogs.rounds.queue import OFFER_LASTS
from tests.channels.service import FakeService, Step
from tests.chat.clients import CallbackChat, DirectChat, PageChat, TerminalChat
from tests.chat.house import House
from tests.dialogs.rounds.conftest import Enter, enter
from tests.dialogs.rounds.test_seats import PROGRAMME, Someone

__all__ = ["enter"]


class Post:
    """A channel that keeps what it delivers, and fails as often as it is told to."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str]] = []
        self.replies: list[Reply] = []
        self.faults = 0

    async def deliver(self, to: Address, notice_id: str, reply: Reply) -> bool:
        if self.faults:
            self.faults -= 1
            if self.faults % 2:
                raise ConnectionError
            return False
        self.got.append((to.conversation, reply.text))
        self.replies.append(reply)
        return True

    def to(self, conversation: str) -> list[str]:
        return [text for place, text in self.got if place == conversation]


async def nothing_owed(_: GoOn) -> None:
    """Every reply has arrived."""


class Reached(Someone):
    """Somebody whom the channel can reach."""

    def __init__(self, house: House, name: str) -> None:
        super().__init__(house, name)
        self.address = Address("browser", self.conversation)


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def sender(house: House, post: Post) -> Sender:
    return Sender(house.turns, post.deliver, post.deliver, nothing_owed)


@pytest.fixture
async def people(house: House, enter: Enter) -> tuple[Reached, Reached, Reached]:
    house.clock.time = moment("2026-12-07T09:00")
    await enter(PROGRAMME, starts="2027-01-20T07:30", seats=1, place="Aros")
    found = Reached(house, "a"), Reached(house, "b"), Reached(house, "c")
    for one in found:
        await one.registers()
    return found


async def test_an_offer_is_told_once(
    people: tuple[Reached, Reached, Reached], sender: Sender, post: Post, house: House
) -> None:
    first, second, _ = people
    await first.withdraws()
    for _ in range(3):
        await sender.tend()
        await sender.send()
        house.clock.time += LEASE
    ((place, text),) = post.got
    assert place == second.conversation
    assert "näst på tur" in text
    assert "20 januari 2027" in text
    assert "9 december 2026" in text
    assert post.replies[0].choices == ("Tacka ja", "Tacka nej")


async def test_an_offer_that_runs_out_goes_on(
    people: tuple[Reached, Reached, Reached], sender: Sender, post: Post, house: House
) -> None:
    first, second, third = people
    await first.withdraws()
    await sender.send()
    house.clock.time += OFFER_LASTS
    await sender.tend()
    await sender.send()
    assert "gått ut" in post.to(second.conversation)[-1]
    assert "näst på tur" in post.to(third.conversation)[-1]
    assert len(post.got) == 3


async def test_cancelled_and_changed(
    people: tuple[Reached, Reached, Reached], sender: Sender, post: Post, house: House
) -> None:
    desk = house.conversation.desk
    async with house.store.desk() as ports:
        (one,) = await ports.rounds.all()
        one = await desk.change(ports, one, replace(one, text="Ta med egen mugg"))
        assert post.got == []
        one = await desk.change(ports, one, replace(one, place="Stadshuset"))
    await sender.send()
    assert len(post.got) == 3
    assert all("plats Stadshuset" in text for _, text in post.got)
    offered = [reply.choices for reply in post.replies]
    assert offered == [("Mina ansökningar", "Lägg till i kalendern"), *[("Mina ansökningar",)] * 2]
    async with house.store.desk() as ports:
        await desk.cancel(ports, one)
    await sender.send()
    assert len(post.got) == 6
    assert all("ställts in" in text for _, text in post.got[3:])
    listed = (await people[0].send("mina ansökningar")).text
    assert "klockan 07.30 (inställt), nummer TEM-" in listed
    assert "du har en plats" not in listed


async def test_one_notice_that_fails_stops_no_other(
    people: tuple[Reached, Reached, Reached], house: House
) -> None:
    async with house.store.desk() as ports:
        (one,) = await ports.rounds.all()
        await house.conversation.desk.cancel(ports, one)
    tried = list[str]()

    async def deliver(to: Address, _: str, __: Reply) -> bool:
        tried.append(to.conversation)
        raise AskedToWait(1e15)

    await Sender(house.turns, deliver, deliver, nothing_owed).send()
    assert sorted(tried) == sorted(one.conversation for one in people)


async def test_what_cannot_be_tended_holds_up_nothing_else(
    people: tuple[Reached, Reached, Reached],
    sender: Sender,
    post: Post,
    house: House,
    enter: Enter,
) -> None:
    first, _, third = people
    await third.send("säg till när mentorprogrammet öppnar")
    await first.withdraws()
    async with house.store._database.write() as connection:
        await connection.exec_driver_sql(
            "UPDATE applications SET answers = '{' WHERE state = 'offered'"
        )
    await enter("mentorprogrammet", opens="2026-12-08", closes="2026-12-24")
    house.clock.time += OFFER_LASTS
    with pytest.raises(ValueError, match="Expecting"):
        await sender.tend()
    await sender.send()
    assert "Mentorprogrammet" in post.to(third.conversation)[-1]


async def test_room_for_all_is_told(
    people: tuple[Reached, Reached, Reached], sender: Sender, post: Post, house: House
) -> None:
    async with house.store.desk() as ports:
        (one,) = await ports.rounds.all()
        await house.conversation.desk.change(ports, one, replace(one, seats=None))
    await sender.send()
    assert len(post.got) == 2
    assert all("fått en plats" in text for _, text in post.got)


async def test_watchers_and_the_interested_are_told_once_when_it_opens(
    house: House, enter: Enter, sender: Sender, post: Post
) -> None:
    house.clock.time = moment("2026-11-01T09:00")
    watcher, interested, other = (Reached(house, name) for name in "abc")
    await interested.send("Jag vill vara med på nästa temafrukost")
    for answer in ("ja", "Kim Berg", "kim@vasteras.se", "Kansliet", "hoppa över", "ja"):
        await interested.send(answer)
    await other.send("hej")
    await enter(PROGRAMME, starts="2027-01-20T07:30")
    await watcher.send("säg till när temafrukosten öppnar")
    for _ in range(2):
        await sender.tend()
        await sender.send()
    assert post.got == []
    house.clock.time = moment("2026-12-01")
    for _ in range(3):
        await sender.tend()
        await sender.send()
    assert sorted(place for place, _ in post.got) == ["direct:a", "direct:b"]
    assert all("till och med den 18 januari 2027" in text for _, text in post.got)
    assert post.replies[0].choices == ("Jag vill vara med på nästa temafrukost",)
    assert "bevakas" not in (await watcher.send("mina ansökningar")).text


async def test_faults_are_tried_again_and_stop_nobody(
    people: tuple[Reached, Reached, Reached], sender: Sender, post: Post, house: House
) -> None:
    post.faults = 3
    async with house.store.desk() as ports:
        (one,) = await ports.rounds.all()
        await house.conversation.desk.cancel(ports, one)
    await sender.send()
    assert post.got == []
    house.clock.time += timedelta(minutes=1)
    await sender.send()
    assert sorted(place for place, _ in post.got) == [one.conversation for one in people]


async def test_given_up_after_many_tries(
    people: tuple[Reached, Reached, Reached],
    sender: Sender,
    post: Post,
    house: House,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for distance in ("A_CONVERSATION", "IN_ALL"):
        monkeypatch.setattr(f"bot.outbox.{distance}", 0.0)
    post.faults = 1000
    await people[0].withdraws()
    for _ in range(TRIES + 3):
        await sender.send()
        house.clock.time += timedelta(hours=2)
    assert post.faults == 1000 - TRIES
    (stuck,) = await house.store.outbox.stuck()
    assert stuck.why == "dead"


async def test_g10_pace() -> None:
    """At most 7 a second in a conversation and 30 in all."""
    pace, began = Pace(), time.monotonic()
    for _ in range(4):
        await pace.wait("c")
    assert time.monotonic() - began >= 3 / 7
    began = time.monotonic()
    for number in range(10):
        await pace.wait(f"other {number}")
    assert time.monotonic() - began >= 9 / 30


async def put(house: House, person: str) -> None:
    texts = Notice("Nu är det klart", ("Ja",)), Notice("Done")
    async with house.store.desk() as ports:
        await ports.outbox.put(person, "event", {"sv": texts[0], "en": texts[1]})


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sender looks into the outbox all the time."""
    monkeypatch.setattr("bot.outbox.LOOK", 0.05)


@pytest.mark.usefixtures("soon")
async def test_on_the_chat_page_live_and_after_a_reload(house: House) -> None:
    chat = PageChat(house, "sv")
    await chat.connect()
    await chat.send("hej")
    async with house.store._database.read() as connection:
        rows = await connection.exec_driver_sql("SELECT person FROM addresses")
        person = rows.scalar_one()
    await put(house, person)
    (heard,) = await chat.hear(1)
    assert heard["text"] == "Nu är det klart"
    assert heard["suggestedActions"]["actions"][0]["value"] == "Ja"
    assert "replyToId" not in heard
    chat.watermark = "0"
    log = await chat.call("GET", f"{chat.path}/activities?watermark=0")
    assert [one["text"] for one in log["activities"]].count("Nu är det klart") == 1
    await chat.hang_up()


@pytest.mark.usefixtures("soon")
async def test_through_the_connector(house: House) -> None:
    chat = CallbackChat(house, "sv")
    await chat.connect()
    await chat.send("hej")
    chat.service.got.clear()
    await put(house, "emulator:kim")
    async with asyncio.timeout(10):
        while not chat.service.got:  # noqa: ASYNC110 - the service has no bell
            await asyncio.sleep(0.05)
    (heard,) = chat.service.got
    assert heard["text"] == "Nu är det klart"
    assert heard["conversation"] == {"id": "c"}
    assert heard["recipient"] == {"id": "kim"}
    assert heard["from"] == {"id": "bot"}
    assert "replyToId" not in heard
    await chat.hang_up()


async def test_nobody_is_told_in_a_group(house: House) -> None:
    chat = CallbackChat(house, "sv")
    await chat.connect()
    activity = {
        "type": "message",
        "id": "1",
        "channelId": "emulator",
        "serviceUrl": chat.service_url,
        "conversation": {"id": "group", "isGroup": True},
        "from": {"id": "kim"},
        "recipient": {"id": "bot"},
        "text": "hej",
    }
    async with chat.client.post("/api/messages", json=activity) as answer:
        assert answer.status == 200
    await put(house, "emulator:kim")
    assert [one.why for one in await house.store.outbox.stuck()] == ["no address"]
    await chat.hang_up()


async def test_without_an_address_a_turn_keeps_none(house: House) -> None:
    await DirectChat(house, "sv").send("hej")
    await put(house, DirectChat.person)
    assert [one.why for one in await house.store.outbox.stuck()] == ["no address"]


def test_g10_five_hundred_at_once_keep_their_distance() -> None:
    """In no second more than 7 to a conversation and 30 in all."""
    pace = Pace()
    told = sorted((pace.turn_of(f"c{n % 40}", 100.0), f"c{n % 40}") for n in range(500))
    for at, conversation in told:
        within = [place for when, place in told if at <= when < at + 1]
        assert len(within) <= 30
        assert within.count(conversation) <= 7
    assert told[-1][0] - 100 < 25, "and are not held up for longer than that takes"


class Killed(BaseException):
    """The process dies here."""


class DyingPost(Post):
    """A channel at which the process dies, before or after the notice has arrived."""

    def __init__(self, *, after: bool) -> None:
        super().__init__()
        self.after = after

    async def deliver(self, to: Address, notice_id: str, reply: Reply) -> bool:
        if self.after:
            self.got.append((to.conversation, reply.text))
        raise Killed


@pytest.mark.parametrize("after", [True, False])
async def test_e3_killed_while_sending(
    after: bool, people: tuple[Reached, Reached, Reached], post: Post, house: House
) -> None:
    """None is lost, and none comes more than once more."""
    async with house.store.desk() as ports:
        (one,) = await ports.rounds.all()
        await house.conversation.desk.cancel(ports, one)
    dying = DyingPost(after=after)
    with pytest.raises(Killed):
        await Sender(house.turns, dying.deliver, dying.deliver, nothing_owed).send()
    for _ in range(3):
        await Sender(house.turns, post.deliver, post.deliver, nothing_owed).send()
        house.clock.time += LEASE
    assert sorted(place for place, _ in post.got) == [one.conversation for one in people]
    assert len(dying.got) == after
    assert await house.store.outbox.stuck() == []


async def test_e3_on_the_chat_page_it_is_not_even_repeated(house: House) -> None:
    words = house.knowledge.pages
    page = Browser(house.turns, house.store, house.clock, words)
    reply = Reply("En plats är ledig", Outcome.COMMAND, "sv")
    for _ in range(2):
        assert await page.deliver(Address("browser", "c"), "notice-7", reply)
    assert len(await house.store.transcripts.read("browser:c", 0)) == 1


@pytest.mark.parametrize("status", [403, 404, 410])
async def test_g5_g6_who_cannot_be_reached_is_tried_once_and_listed(
    status: int, house: House
) -> None:
    async with FakeService() as service:
        service.script.append(Step(status=status, body='{"error":{"code":"Blocked"}}'))
        sender = await reached_through(service, house)
        for _ in range(3):
            await sender.send()
            house.clock.time += timedelta(hours=2)
        assert len(service.got) == 1
        (stuck,) = await house.store.outbox.stuck()
        assert (stuck.event, stuck.why) == ("event", "blocked")
        assert await house.store.outbox.again() == 1
        await sender.send()
        assert len(service.got) == 2
        assert await house.store.outbox.stuck() == []


async def test_g1_a_channel_that_asks_to_wait_is_left_in_peace(house: House) -> None:
    async with FakeService() as service:
        service.script.append(Step(status=429, headers={"Retry-After": "600"}))
        sender = await reached_through(service, house)
        await sender.send()
        house.clock.time += timedelta(seconds=590)
        await sender.send()
        assert len(service.got) == 1
        house.clock.time += timedelta(seconds=20)
        await sender.send()
        assert len(service.got) == 2
        assert await house.store.outbox.due() == []


async def reached_through(service: FakeService, house: House) -> Sender:
    """A sender to that service, with one notice for somebody who wrote through it."""
    connector = Connector(house.clock)

    async def deliver(to: Address, _: str, reply: Reply) -> bool:
        try:
            return await notices.deliver(connector, to, reply)
        finally:
            await connector.close()
            connector._session = None

    address = Address("teams", "c", service.url, "msteams", "29:kim", "28:bot")
    async with house.store.turn("c") as record:
        await record.addresses.keep("kim", address, "sv")
    await put(house, "kim")
    return Sender(house.turns, deliver, deliver, nothing_owed)


async def test_g14_a_row_that_cannot_be_read_holds_up_nobody(
    people: tuple[Reached, Reached, Reached], sender: Sender, post: Post, house: House
) -> None:
    async with house.store.desk() as ports:
        (one,) = await ports.rounds.all()
        await house.conversation.desk.cancel(ports, one)
    async with house.store._database.write() as connection:
        await connection.exec_driver_sql("UPDATE notices SET choices = '{]' WHERE id = 1")
        await connection.exec_driver_sql("UPDATE notices SET choices = '[1, \"Ja\"]' WHERE id = 2")
    await sender.send()
    assert len(post.got) == 3
    assert [reply.choices for reply in post.replies][:2] == [(), ("Ja",)]


async def test_an_offer_that_has_been_answered_is_told_no_more(
    people: tuple[Reached, Reached, Reached], sender: Sender, post: Post
) -> None:
    first, second, _ = people
    await first.withdraws()
    await second.send("tacka ja")
    await sender.send()
    assert post.got == []


async def test_what_is_called_off_is_offered_no_more(
    people: tuple[Reached, Reached, Reached], house: House
) -> None:
    first, second, _ = people
    await first.withdraws()
    async with house.store.desk() as ports:
        (one,) = await ports.rounds.all()
        await house.conversation.desk.cancel(ports, one)
    assert "ingen erbjuden plats" in (await second.send("tacka ja")).text
    assert "ställts in" in (await second.send("vad händer nu?")).text
    heard = await second.send("mina ansökningar")
    assert "(inställt)" in heard.text
    assert heard.choices == ("Dra tillbaka",)


async def test_in_the_terminal_at_the_next_message(house: House, enter: Enter) -> None:
    house.clock.time = moment("2026-12-07T09:00")
    await enter(PROGRAMME, starts="2027-01-20T07:30", seats=1)
    first = Reached(house, "a")
    await first.registers()
    me = TerminalChat(house, "sv")
    await me.connect()
    for text in ("Jag vill vara med på nästa temafrukost", "ja", "Kim Berg", "kim@vasteras.se"):
        await me.send(text)
    for text in ("Kansliet", "hoppa över", "ja"):
        heard = await me.send(text)
    assert "plats 1 i kön" in heard.text
    await first.withdraws()
    assert [one.why for one in await house.store.outbox.stuck()] == ["no address"]
    written = await said(me, "hej")
    assert "näst på tur" in written[0]
    assert "Hej" in written[1]
    assert len(await said(me, "hej")) == 1, "once"
    assert await house.store.outbox.stuck() == []
    assert "är din" in (await me.send("tacka ja")).text
    await me.hang_up()


async def said(chat: TerminalChat, text: str) -> list[str]:
    """All that is written to the terminal after a line."""
    chat.written.clear()
    chat.waiting.clear()
    chat.typed.put_nowait(text)
    await chat.settled()
    return list(chat.written)


async def test_in_the_terminal_time_brings_what_it_brings(house: House) -> None:
    """Also without a server beside it: the reminder of a draft."""
    me = TerminalChat(house, "sv")
    await me.connect()
    await me.send("jag vill söka aspirantprogrammet")
    await me.send("spara till senare")
    await me.hang_up()
    house.clock.time += timedelta(days=2)
    me = TerminalChat(house, "sv")
    await me.connect()
    assert "Ditt utkast till Aspirantprogrammet väntar" in "".join(me.written)
    await me.hang_up()
