"""Without storage: questions are answered, nothing is promised, and it heals; rows F1 to F6."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path
from typing import Any

import pytest

from bot import outage, turn
from bot.cleanup import wait_for_storage
from bot.storage import StorageUnavailable, StorageUnreachable
from bot.turn import Turns
from dialogs.main import Conversation
from dialogs.messages import Message, Outcome, Person
from dialogs.offline import Offline
from dialogs.state import ConversationState
from knowledge.model import Knowledge
from tests.chat.clients import DirectChat, ExpectRepliesChat, PageChat, Seen
from tests.chat.house import House
from tests.postgres import emptied
from tests.storage.proxy import Proxy
from tests.storage.test_open import damage

WISH = "jag vill söka aspirantprogrammet"
QUESTION = "Hur länge är Ledarskapsprogrammet?"

FILLING = "INSERT INTO seen_messages (conversation, message, reply, seen_at) VALUES (?, ?, ?, '')"

Fault = Callable[[House], Any]


@asynccontextmanager
async def full(house: House) -> AsyncIterator[None]:
    """The disk has no room left, down to the last page of the tables that a turn writes to."""
    file = str(house.store._database.file)
    async with house.store._database.read() as connection:
        await connection.exec_driver_sql("PRAGMA max_page_count = 1")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA max_page_count = 1")
        for length in (400, 20, 1):
            with suppress(sqlite3.OperationalError):
                for number in range(10_000):
                    row = (f"z{length}", f"{number}", "x" * length)
                    other.execute(FILLING, row)
    yield
    async with house.store._database.read() as connection:
        await connection.exec_driver_sql("PRAGMA max_page_count = 1000000")


@asynccontextmanager
async def read_only(house: House) -> AsyncIterator[None]:
    """Nothing can be written."""
    async with house.store._database.read() as connection:
        await connection.exec_driver_sql("PRAGMA query_only = ON")
    yield
    async with house.store._database.read() as connection:
        await connection.exec_driver_sql("PRAGMA query_only = OFF")


@asynccontextmanager
async def locked(house: House) -> AsyncIterator[None]:
    """Another program keeps the file to itself."""
    async with house.store._database.read() as connection:
        await connection.exec_driver_sql("PRAGMA busy_timeout = 30")
    other = sqlite3.connect(str(house.store._database.file), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    yield
    other.execute("ROLLBACK")
    other.close()


FAULTS = {"f1_full": full, "f2_read_only": read_only, "f3_locked": locked}


@pytest.fixture(autouse=True)
def look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outage, "LOOK", 0.0)


async def recovered(house: House) -> None:
    """The next look finds the storage well."""
    async with asyncio.timeout(10):
        while house.turns.outage.lasts():  # noqa: ASYNC110 - it is looked for, not told
            await asyncio.sleep(0.005)


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
async def test_f1_f2_f3_questions_are_answered_and_nothing_is_promised(
    house: House, fault: Fault
) -> None:
    chat = DirectChat(house, "sv")
    await chat.send(WISH)
    async with fault(house):
        answer = await chat.send(QUESTION)
        assert answer.outcome is Outcome.ANSWER
        assert answer.topic == "ledarskapsprogrammet"
        for text in ("ja", "jag vill söka mentorprogrammet", "mina ansökningar"):
            sorry = await chat.send(text)
            assert "kan inte spara" in sorry.text, text
            assert sorry.asks is None
        began = time.monotonic()
        await chat.send(QUESTION)
        assert time.monotonic() - began < 1
    await recovered(house)
    heard = await chat.send("ja")
    assert heard.asks
    draft = await house.draft(chat.person, "aspirantprogrammet")
    assert draft
    assert draft.answers == {"employed": True}, "what was said before still stands, and goes on"


async def test_f4_questions_are_answered_on_a_damaged_database(house: House) -> None:
    chat = DirectChat(house, "sv")
    await chat.send("hej")
    async with house.store._database.read() as connection:
        await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    await house.store._database._engine.dispose()
    damage(Path(str(house.store._database.file)))
    assert (await chat.send(QUESTION)).topic == "ledarskapsprogrammet"


async def test_control_without_the_fallback_the_fault_comes_through(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def no_words(*_: object) -> None:
        raise StorageUnavailable("nothing to fall back on")

    monkeypatch.setattr(Turns, "improvise", no_words)
    async with read_only(house):
        with pytest.raises(StorageUnavailable):
            await DirectChat(house, "sv").send(QUESTION)


async def test_a_follow_up_still_leans_on_what_was_talked_of(house: House) -> None:
    chat = DirectChat(house, "sv")
    await chat.send(QUESTION)
    async with read_only(house):
        assert (await chat.send("vem är det för?")).topic == "ledarskapsprogrammet"
        await chat.send("Vad är chefsarenan?")
        assert (await chat.send("vem är det för?")).topic == "chefsarenan"


async def test_repeated_in_an_outage_it_is_answered_once(house: House) -> None:
    async with read_only(house):
        chat = ExpectRepliesChat(house, "sv")
        await chat.connect()
        assert (await chat.send(QUESTION)).outcome is Outcome.ANSWER
        await chat.hang_up()
        message = DirectChat(house, "sv")
        first = await house.turns.take(as_message(house, message))
        again = await house.turns.take(as_message(house, message))
    assert (first.sent, again.sent, again.reply) == (False, True, first.reply)
    assert not first.kept


def as_message(house: House, chat: DirectChat) -> Message:
    return Message(QUESTION, Person(chat.person), "c9", house.clock.now(), "m9", "sv")


EVERYTHING = (
    "hej",
    "hjälp",
    "tack",
    "Vad är chefsarenan?",
    "Vad är skillnaden mellan mentorprogrammet och aspirantprogrammet?",
    "What is the leadership programme?",
    "in English please",
    "vad blir det för väder?",
    "850709-9805",
    "x" * 3000,
)
NEEDS_STORAGE = (WISH, "mina ansökningar", "vad vet du om mig?", "säg till när chefsarenan öppnar")


async def test_without_any_storage_at_all(conversation: Conversation, house: House) -> None:
    offline = Offline(conversation, house.clock)

    async def say(text: str) -> str:
        message = Message(text, Person("p"), "c", house.clock.now(), None, "sv")
        reply, _ = await offline.respond(message, ConversationState())
        return reply.text

    sorry = "kan inte spara"
    assert [text for text in EVERYTHING if sorry in await say(text)] == []
    assert [text for text in NEEDS_STORAGE if sorry not in await say(text)] == []


# -- PostgreSQL, behind a way that can be cut ------------------------------------------------


@pytest.fixture
def uri(postgres: Any) -> str:
    return emptied(postgres)


@pytest.fixture
async def far(
    knowledge: Knowledge, conversation: Conversation, uri: str
) -> AsyncIterator[tuple[House, Proxy]]:
    """A house whose database is at the other end of a proxy, not opened yet."""
    proxy = Proxy(uri)
    await proxy.up()
    house = House(knowledge, conversation, proxy.url)
    yield house, proxy
    proxy.flow()
    with suppress(Exception):
        await house.close()
    await proxy.down()


async def test_f5_down_at_the_start(far: tuple[House, Proxy]) -> None:
    house, proxy = far
    await proxy.down()
    with pytest.raises(StorageUnreachable):
        await house.open()
    chat = ExpectRepliesChat(house, "sv")
    await chat.connect()
    assert (await chat.send(QUESTION)).outcome is Outcome.ANSWER
    assert "kan inte spara" in (await chat.send(WISH)).text
    async with chat.client.get("/ready") as answer:
        assert answer.status == 503
    async with chat.client.post("/v3/directline/tokens/generate") as answer:
        assert answer.status == 503
    await proxy.up()
    await wait_for_storage(house.store, asyncio.Event())
    await recovered(house)
    assert (await chat.send(WISH)).asks
    async with chat.client.post("/v3/directline/tokens/generate") as answer:
        assert answer.status == 200
    await chat.hang_up()


async def ask(chat: DirectChat, text: str) -> tuple[Seen, float]:
    began = time.monotonic()
    return await chat.send(text), time.monotonic() - began


async def test_f5_down_in_between_and_cut_while_idle(
    far: tuple[House, Proxy], monkeypatch: pytest.MonkeyPatch
) -> None:
    house, proxy = far
    await house.open()
    chat = DirectChat(house, "sv")
    await chat.send(WISH)
    await proxy.cut()
    assert (await chat.send("ja")).asks, "a connection that was lost is made anew unnoticed"
    await proxy.down()
    answer, seconds = await ask(chat, QUESTION)
    assert answer.outcome is Outcome.ANSWER
    assert seconds < 3
    assert "kan inte spara" in (await chat.send("nej")).text
    await proxy.up()
    await recovered(house)
    assert (await chat.send("nej")).asks
    draft = await house.draft(chat.person, "aspirantprogrammet")
    assert draft
    assert draft.answers == {"employed": True, "manager": False}


async def test_f5_on_the_chat_page(far: tuple[House, Proxy]) -> None:
    house, proxy = far
    await house.open()
    chat = PageChat(house, "sv")
    await chat.connect()
    await chat.send("hej")
    await proxy.down()
    assert (await chat.send(QUESTION)).outcome is Outcome.ANSWER
    assert "kan inte spara" in (await chat.send(WISH)).text
    await proxy.up()
    await recovered(house)
    assert (await chat.send(WISH)).asks
    log = await chat.call("GET", f"{chat.path}/activities?watermark=0")
    assert [one.get("text") for one in log["activities"]].count(WISH) == 1
    await chat.hang_up()


async def test_f6_slow_and_silent(
    far: tuple[House, Proxy], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert turn.PATIENCE + 2 < 10
    monkeypatch.setattr(turn, "PATIENCE", 0.4)
    house, proxy = far
    await house.open()
    chat = DirectChat(house, "sv")
    await chat.send("hej")
    proxy.stall()
    answer, seconds = await ask(chat, QUESTION)
    assert answer.outcome is Outcome.ANSWER
    # The driver itself takes two more seconds to give up a connection that says nothing.
    assert 0.3 < seconds < 5
    _, seconds = await ask(chat, QUESTION)
    assert seconds < 0.3, "nobody waits for what is known to be away"
    proxy.flow()
    monkeypatch.setattr(turn, "PATIENCE", 7.0)
    await recovered(house)
    assert (await chat.send(WISH)).asks


async def test_f6_every_connection_is_taken(
    far: tuple[House, Proxy], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn, "PATIENCE", 0.3)
    house, _ = far
    await house.open()
    database = house.store._database
    taken = [await database._engine.connect() for _ in range(20)]
    chat = DirectChat(house, "sv")
    assert (await chat.send(QUESTION)).outcome is Outcome.ANSWER
    assert "kan inte spara" in (await chat.send(WISH)).text
    for connection in taken:
        await connection.close()
    monkeypatch.setattr(turn, "PATIENCE", 7.0)
    await recovered(house)
    assert (await chat.send(WISH)).asks
