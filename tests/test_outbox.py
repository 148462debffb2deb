"""Notices on their way: what is told, to whom, through which channel, how often."""

import asyncio
import time
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.fate import Fate
from bot.outbox import Pace, Sender
from bot.storage.outbox import LEASE, TRIES
from dialogs.messages import Address, Reply
from dialogs.ports import Notice
from dialogs.rounds.local_time import moment
from dialogs.rounds.queue import OFFER_LASTS
from tests.chat.clients import CallbackChat, DirectChat, PageChat
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

    async def deliver(self, to: Address, notice_id: str, reply: Reply) -> Fate:
        if self.faults:
            self.faults -= 1
            if self.faults % 2:
                raise ConnectionError
            return Fate.LATER
        self.got.append((to.conversation, reply.text))
        self.replies.append(reply)
        return Fate.ARRIVED

    def to(self, conversation: str) -> list[str]:
        return [text for place, text in self.got if place == conversation]


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
    return Sender(house.turns, post.deliver, post.deliver)


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
    async with house.store.desk() as ports:
        await desk.cancel(ports, one)
    await sender.send()
    assert len(post.got) == 6
    assert all("ställts in" in text for _, text in post.got[3:])
    assert "(inställt)" in (await people[0].send("mina ansökningar")).text


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
    assert all("öppet till och med den 18 januari 2027" in text for _, text in post.got)
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
    people: tuple[Reached, Reached, Reached], sender: Sender, post: Post, house: House
) -> None:
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
