"""What one person, or a crowd, may use up; rows K1 to K4 of faults.md."""

import asyncio
import gc
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import ClientSession, web

from bot import serving
from bot.channels import web as doors
from bot.channels.teams.circuit_breaker import MOST as MOST_SERVICES
from bot.channels.teams.circuit_breaker import Rest
from bot.channels.terminal import Asked
from bot.channels.web import application, runner
from bot.conversation_queue import ConversationQueue, LineFull
from bot.limits import MOST_PERSONS, TOO_FAST, RateLimit, admission
from bot.metrics import Metrics
from bot.recent import Recent
from bot.turn import Turns
from dialogs.messages import Message, Person
from tests.channels.in_teams import InTeams
from tests.channels.service import FakeService
from tests.channels.test_invokes import FEEDBACK
from tests.chat.clients import CallbackChat, ExpectRepliesChat
from tests.chat.house import House


class Seconds:
    def __init__(self) -> None:
        self.passed = 1000.0

    def __call__(self) -> float:
        return self.passed


def test_k1_ten_at_once_and_then_twenty_a_minute() -> None:
    now = Seconds()
    limit = RateLimit(20, now)
    assert [limit.admits("p", str(n)) for n in range(12)] == [True] * 10 + [False] * 2
    assert limit.admits("q", "0")
    now.passed += 3
    assert [limit.admits("p", str(n)) for n in (12, 13)] == [True, False]
    now.passed += 60
    heard = 0
    for number in range(600):  # ten a second for a minute
        heard += limit.admits("p", f"late {number}")
        now.passed += 0.1
    assert 28 <= heard <= 31


def test_k1_the_same_message_again_is_free() -> None:
    limit = RateLimit(20, Seconds())
    assert all(limit.admits("p", "same") for _ in range(50))
    assert limit.admits("p", "other")


def test_k1_told_once_until_calm() -> None:
    now = Seconds()
    limit = RateLimit(4, now)

    def said() -> list[bool]:
        return [not limit.admits("p", None) and limit.is_news("p") for _ in range(5)]

    assert said() == [False, False, True, False, False]
    now.passed += 15
    assert sum(said()) == 0
    now.passed += 60
    assert sum(said()) == 1


async def test_k1_a_kind_sentence_and_nothing_more(house: House) -> None:
    house.rate_limit = 6
    await house.restart()
    chat = CallbackChat(house, "sv")
    await chat.connect()
    for _ in range(9):
        await chat.post("hej")
    texts = chat.service.texts
    assert len(texts) == 4
    assert "lite fort" in texts[-1]
    async with house.store.turn("emulator:c") as record:
        assert (await record.state())[1] == 3, "nothing is kept of what was not taken"
    await chat.hang_up()


async def test_k1_what_is_no_turn_counts_as_much(house: House) -> None:
    house.rate_limit = 6
    await house.restart()
    async with FakeService() as service, InTeams(house, service) as teams:
        said = [await teams.invoke("message/submitAction", FEEDBACK) for _ in range(5)]
    assert [status for status, _ in said] == [200, 200, 200, 429, 429]
    assert len([1 async for _ in house.store.feedback.all()]) == 3


async def test_k1_control_without_a_limit_all_are_answered(house: House) -> None:
    chat = CallbackChat(house, "sv")
    await chat.connect()
    for _ in range(12):
        await chat.post("hej")
    assert len(chat.service.texts) == 12
    await chat.hang_up()


async def test_k1_others_are_not_held_up(house: House) -> None:
    counted = list[str]()
    admit = admission(20, house.trouble, counted.append)
    turns = Turns(house.store, house.conversation, house.clock, admit)
    loud = Message("hej", Person("loud"), "loud", house.clock.now())
    calm = replace(loud, person=Person("calm"), conversation="calm")
    taken = await asyncio.gather(*(turns.take(loud) for _ in range(100)), turns.take(calm))
    assert sum(one.kept for one in taken[:-1]) == 10
    assert sum(one.reply is not None for one in taken[:-1]) == 11
    assert counted == [TOO_FAST] * 90
    assert taken[-1].kept


async def test_the_terminal_has_no_limit(house: House) -> None:
    """Whoever has the machine asks as much as they like, as `evaluate` does."""
    house.rate_limit = 1
    await house.restart()
    for _ in range(3):
        await house.terminal.ask(Asked("hej", "one"))
    assert not house.metrics.refusals.counts


def test_k2_what_is_remembered_is_bounded_in_number_and_time() -> None:
    now = Seconds()
    recent: Recent[int, int] = Recent(100, 60, now)
    for number in range(10_000):
        recent.put(number, number)
    assert len(recent) == 100
    assert recent.get(9_999) == 9_999
    assert recent.get(0) is None
    now.passed += 61
    assert recent.get(9_999) is None
    recent.put(1, 1)
    assert len(recent) == 1


async def test_k2_ten_thousand_conversations_leave_nothing_behind() -> None:
    now = Seconds()
    limit, lines, rest = RateLimit(20, now), ConversationQueue(), Rest(now)
    for number in range(10_000):
        limit.admits(f"p{number}", "1")
        rest.note(f"https://s{number}", answered=False)
        async with lines.turn_in(f"c{number}"):
            pass
    assert len(lines) == 0
    assert len(rest) <= MOST_SERVICES
    now.passed += 61
    limit.admits("one", "1")
    assert len(limit) == 1
    assert MOST_PERSONS < 100_000


async def test_k2_what_broken_requests_leave_is_looked_for_while_serving(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What anybody can send must not lie about for as long as what is loaded may."""
    monkeypatch.setattr(serving, "CALM", 0.0)
    before = gc.get_threshold()
    gc.set_threshold(100_000, 20, 20)
    try:
        parts: Any = house
        await serving.warm_when_calm(parts, asyncio.Event())
        assert gc.get_threshold() == serving.SERVING
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


async def test_a_line_can_be_full() -> None:
    lines = ConversationQueue(2)
    async with lines.turn_in("c"):
        second = asyncio.create_task(waits(lines))
        await asyncio.sleep(0)
        with pytest.raises(LineFull):
            await waits(lines)
        async with lines.turn_in("other"):
            pass
    await second
    await waits(lines)


async def waits(lines: ConversationQueue) -> None:
    async with lines.turn_in("c"):
        pass


class Served:
    """The web application with a slow door, on a port of its own."""

    def __init__(self) -> None:
        self.go_on = asyncio.Event()
        self.metrics = Metrics()
        self.began = 0

    async def door(self, request: web.Request) -> web.StreamResponse:
        await request.read()
        self.began += 1
        await self.go_on.wait()
        return web.Response()

    async def fine(self) -> None:
        pass

    async def __aenter__(self) -> "Served":
        self.runner = runner(application(self.door, [self.fine], str, self.metrics))
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0).start()
        self.port = self.runner.addresses[0][1]
        self.client = ClientSession(f"http://127.0.0.1:{self.port}")
        return self

    async def __aexit__(self, *_: object) -> None:
        self.go_on.set()
        await self.client.close()
        await self.runner.cleanup()


async def test_k2_too_many_at_once_are_asked_to_come_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.channels.concurrency_limit.MOST", 3)
    async with Served() as served:
        posts = [asyncio.create_task(post(served)) for _ in range(3)]
        while served.began < 3:  # noqa: ASYNC110 - the door has no bell
            await asyncio.sleep(0.001)
        async with served.client.post("/api/messages", data=b"x") as answer:
            assert answer.status == 503
            assert answer.headers["Retry-After"] == "2"
        async with served.client.get("/ready") as answer:
            assert answer.status == 200, "health is always told"
        served.go_on.set()
        assert await asyncio.gather(*posts) == [200, 200, 200]
        assert await post(served) == 200
        assert served.metrics.refusals.counts == {"TooManyAtOnce": 1}


async def post(served: Served) -> int:
    async with served.client.post("/api/messages", data=b"x") as answer:
        return answer.status


@pytest.mark.parametrize("said", [b"", b"POST /api/messages HTTP/1.1\r\nHost: x\r\nX-A: "])
async def test_k4_who_never_ends_a_request_is_cut_off(
    said: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doors, "SILENCE", 0.1)
    async with Served() as served:
        reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
        writer.write(said)
        async with asyncio.timeout(5):
            assert await reader.read() == b""
        writer.close()
        await writer.wait_closed()


async def test_k4_control_with_patience_the_connection_stays() -> None:
    async with Served() as served:
        reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
        writer.write(b"POST /api/mess")
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(reader.read(), 0.3)
        writer.close()
        await writer.wait_closed()


async def test_the_limit_is_told_where_the_reply_is_waited_for(house: House) -> None:
    house.rate_limit = 2
    await house.restart()
    chat = ExpectRepliesChat(house, "en")
    await chat.connect()
    answers = [(await chat.post("hello"))["activities"] for _ in range(4)]
    assert [len(one) for one in answers] == [1, 1, 0, 0]
    assert "fast" in answers[1][0]["text"]
    await chat.hang_up()
