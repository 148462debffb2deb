"""What is stored of a person: all of it in their file, and none of it left that they may erase."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.cleanup import tidy
from bot.storage import personal
from bot.storage.personal import PERSONAL
from bot.storage.tables import metadata
from dialogs.local_time import moment
from dialogs.messages import Rating
from dialogs.ports import Notice
from dialogs.submissions.my_calendar import LASTS
from tests.chat.clients import PageChat, TerminalChat
from tests.chat.house import House
from tests.dialogs.rounds.conftest import Enter, enter
from tests.dialogs.rounds.test_seats import Someone
from tests.test_files import ANSWERS, get

__all__ = ["enter"]

IMPERSONAL = {"rounds", "secrets", "erasures", "disposals", "feedback"}
"""Tables without anything of a person: what coordinators enter, and what tells nobody's name."""
CANARY = "Kanariefågel"
RECORDS = {"applications", "application_events"}


def test_every_table_is_declared() -> None:
    """A new table with something of a person in it needs its line in PERSONAL."""
    declared = {one.table.name for one in PERSONAL}
    assert set(metadata.tables) == declared | IMPERSONAL
    for name in IMPERSONAL - {"erasures"}:
        assert not {"person", "conversation", "actor"} & set(metadata.tables[name].c.keys())


def test_every_table_can_be_told_of(house: House) -> None:
    for pack in house.knowledge.languages.values():
        named = {key.removeprefix("my_data.held.") for key in pack.phrases if "data.held." in key}
        assert named == {one.table.name for one in PERSONAL}


class Visitor:
    """Somebody at the chat page of whom something is stored in every table."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.chat = PageChat(house, "sv")

    async def live(self) -> None:
        await self.chat.connect()
        await self.chat.send("Jag vill vara med på nästa temafrukost")
        for answer in ANSWERS:
            await self.chat.send(answer)
        await self.chat.send("ändra namn i min anmälan till Kanarie Ek")
        await self.chat.send("spara till senare")
        await self.chat.send("jag vill söka aspirantprogrammet")
        for answer in ("ja", "nej", f"{CANARY} Ek", "spara till senare"):
            await self.chat.send(answer)
        await self.chat.send("säg till när mentorprogrammet öppnar")
        await self.chat.send("kalender")
        (self.person,) = await self.column("SELECT person FROM addresses")
        async with self.house.store.desk() as ports:
            await ports.watches.add(self.person, "mentorprogrammet")
            text = Notice(f"{CANARY} är framme")
            await ports.outbox.put(self.person, "canary", {"sv": text, "en": text})

    async def column(self, query: str) -> list[Any]:
        async with self.house.store._database.read() as connection:
            return list((await connection.exec_driver_sql(query)).scalars())

    async def file(self) -> dict[str, Any]:
        await self.chat.send("vad vet du om mig?")
        log = await self.chat.call("GET", f"{self.chat.path}/activities?watermark=0")
        (attached,) = log["activities"][-1]["attachments"]
        self.link = "/" + attached["contentUrl"].split("//")[1].split("/", 1)[1]
        status, text, headers = await get(self.chat.client, self.link)
        assert status == 200
        assert headers["Content-Type"] == "application/json; charset=utf-8"
        found: dict[str, Any] = json.loads(text)
        return found


@pytest.fixture
async def visitor(house: House, enter: Enter) -> Any:
    house.clock.time = moment("2026-12-07T09:00")
    await enter("temafrukostar", starts="2027-01-20T07:30")
    visitor = Visitor(house)
    await visitor.live()
    yield visitor
    await visitor.chat.hang_up()


async def test_h4_the_file_holds_every_table_and_column_and_nobody_else(
    visitor: Visitor, house: House
) -> None:
    other = Someone(house, "robin")
    await other.send("jag vill söka aspirantprogrammet")
    for answer in ("ja", "nej", "Robin Hemlig"):
        await other.send(answer)
    whole = await visitor.file()
    tables = whole["tables"]
    assert whole["person"] == visitor.person
    assert set(tables) == {one.table.name for one in PERSONAL}
    for one in PERSONAL:
        assert tables[one.table.name], f"{one.table.name} is empty in the file"
        for row in tables[one.table.name]:
            assert set(row) == set(one.table.c.keys())
    text = json.dumps(whole, ensure_ascii=False)
    assert CANARY in text
    assert "Hemlig" not in text
    assert other.person not in text


async def test_h13_the_link_is_good_once_and_for_ten_minutes(
    visitor: Visitor, house: House
) -> None:
    await visitor.file()
    status, text, _ = await get(visitor.chat.client, visitor.link)
    assert (status, "redan använd" in text) == (410, True)
    await visitor.chat.send("vad vet du om mig?")
    (token,) = await visitor.column("SELECT token FROM links WHERE what = 'my_data'")
    house.clock.time += LASTS["my_data"]
    status, _, _ = await get(visitor.chat.client, f"/files/{token}/chefslotsen.json")
    assert status == 410


async def left(house: House, *keys: str) -> dict[str, int]:
    """In which tables one of those words still stands, and in how many rows."""
    found: dict[str, int] = {}
    async with house.store._database.read() as connection:
        for table in metadata.sorted_tables:
            rows = (await connection.execute(select(table))).all()
            texts = (json.dumps([str(value) for value in row], ensure_ascii=False) for row in rows)
            count = sum(any(key in text for key in keys) for text in texts)
            found |= {table.name: count} if count else {}
    return found


async def erase(visitor: Visitor) -> None:
    await visitor.chat.send("radera mina uppgifter")
    heard = await visitor.chat.send("ja")
    assert "Nu är det borta" in heard.text


async def test_h5_nothing_is_left_but_records_and_the_answer_itself(
    visitor: Visitor, house: House
) -> None:
    assert visitor.chat.opened
    conversation = visitor.chat.opened["conversationId"]
    before = await left(house, visitor.person, conversation, CANARY)
    assert set(before) == {one.table.name for one in PERSONAL}
    await erase(visitor)
    after = await left(house, visitor.person, conversation, CANARY)
    assert set(after) - RECORDS == {"conversations", "seen_messages", "transcripts"} | {
        "transcript_ends"
    }
    # The turn's own: its state, its reply, and the two lines that the page shows of it.
    assert (after["conversations"], after["seen_messages"], after["transcripts"]) == (1, 1, 2)
    assert set(await left(house, visitor.person)) == RECORDS
    assert await left(house, CANARY) == {}
    assert await visitor.column("SELECT state FROM conversations") == ['{"language":"sv"}']
    assert await visitor.column("SELECT edited FROM applications") == [None]
    # And it goes on from there, also on the page, whose lines are still counted.
    heard = await visitor.chat.send("vad är chefsarenan?")
    assert heard.topic == "chefsarenan"
    assert "fått" not in (await visitor.chat.send("fortsätt")).text


@pytest.mark.parametrize("forgotten", ["watches", "notices", "addresses", "links", "transcripts"])
async def test_a_table_that_is_not_declared_is_found_by_that_look(
    forgotten: str, visitor: Visitor, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: without its line in PERSONAL something is left."""
    fewer = tuple(one for one in PERSONAL if one.table.name != forgotten)
    monkeypatch.setattr(personal, "PERSONAL", fewer)
    await erase(visitor)
    assert visitor.chat.opened
    after = await left(house, visitor.person, visitor.chat.opened["conversationId"], CANARY)
    assert after.get(forgotten, 0) > {"transcripts": 2}.get(forgotten, 0)


async def test_asked_twice_it_is_done_once(visitor: Visitor) -> None:
    await erase(visitor)
    await erase(visitor)
    assert len(await visitor.column("SELECT at FROM erasures")) == 2


async def test_in_the_terminal_it_is_all_shown(house: House) -> None:
    chat = TerminalChat(house, "sv")
    await chat.connect()
    await chat.send("jag vill söka aspirantprogrammet")
    heard = await chat.send("vad vet du om mig?")
    assert '"tables": {' in heard.text
    assert '"programme": "aspirantprogrammet"' in heard.text
    await chat.send("radera mina uppgifter")
    await chat.send("ja")
    assert await house.of("terminal:me") == []
    await chat.hang_up()


STAYS = RECORDS | {"watches", "addresses", "transcript_ends", "erasures", "secrets", "rounds"}
"""What has no time of its own: records go by a rule of theirs, the rest when one asks for it."""


async def test_after_two_years_nothing_is_left_that_was_promised_to_go(
    visitor: Visitor, house: House
) -> None:
    await house.store.feedback.add(Rating(False, CANARY, "sv"), None)
    async with house.store.desk() as ports:
        await ports.outbox.put("nobody", "canary", {"sv": Notice("x"), "en": Notice("x")})
    before = await left(house, "")
    assert set(before) >= {one.table.name for one in PERSONAL} | {"feedback"}
    house.clock.time += timedelta(days=730)
    await tidy(house.store, house.clock.time, house.knowledge.retention.drafts)
    assert set(await left(house, "")) <= STAYS


async def test_talk_that_is_thirty_days_old_is_forgotten(house: House, visitor: Visitor) -> None:
    later: datetime = house.clock.time + timedelta(days=31)
    await house.store.prune(later)
    for table in ("conversations", "seen_messages", "transcripts"):
        assert await visitor.column(f"SELECT conversation FROM {table}") == []  # noqa: S608
    assert await visitor.column("SELECT token FROM links WHERE what = 'my_data'") == []
