"""Received applications are disposed of by the rule, to the day; and the commands that do it."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from bot.retention import Retention
from bot.storage.tables import applications, metadata
from dialogs.local_time import moment
from dialogs.main import Conversation
from dialogs.ports import ApplicationState
from knowledge.model import ApplicationMonths, Knowledge
from tests.chat.house import House
from tests.dialogs.rounds.conftest import Enter, enter
from tests.dialogs.rounds.test_seats import Someone
from tests.dialogs.test_my_applications import apply
from tests.test_cli import Run, build, elsewhere, run
from tests.test_personal_data import left

__all__ = ["build", "elsewhere", "enter", "run"]

DAY = timedelta(days=1)


@pytest.fixture
def rule(house: House) -> Retention:
    return Retention(house.store, house.knowledge, house.clock)


def test_two_years_unless_said_otherwise(knowledge: Knowledge) -> None:
    assert ApplicationMonths() == ApplicationMonths(application=24, registration=24, event=24)
    assert knowledge.retention.applications == ApplicationMonths()


async def look(house: House, rule: Retention, at: datetime) -> tuple[int, int, int, int]:
    house.clock.time = at
    found = await rule.look()
    return len(found.due), found.held, found.kept, found.undecided


async def withdrawn(house: House, name: str = "a") -> Someone:
    someone = Someone(house, name)
    await apply(someone, "chefsarenan")
    await someone.withdraws()
    return someone


async def test_to_the_day(house: House, rule: Retention) -> None:
    """Withdrawn in the last minute of a Swedish day, which in UTC is the evening."""
    house.clock.time = moment("2026-12-08T23:58")
    await withdrawn(house)
    assert await look(house, rule, moment("2028-12-08T23:59")) == (0, 0, 1, 0)
    assert await rule.dispose() == 0
    assert await look(house, rule, moment("2028-12-09")) == (1, 0, 0, 0)
    assert await rule.dispose() == 1
    assert await house.received() == []


async def test_twice_is_once_and_logged_without_a_name(house: House, rule: Retention) -> None:
    someone = await withdrawn(house)
    (received,) = await house.received()
    await look(house, rule, house.clock.time + 800 * DAY)
    assert [await rule.dispose(), await rule.dispose()] == [1, 0]
    (logged,) = await house.store.disposals.logged()
    assert (logged.number, logged.programme) == (received.number, "chefsarenan")
    assert (logged.state, logged.months) == ("withdrawn", 24)
    assert logged.counted_from == received.updated_at
    remaining = await left(house, "Kim Berg", "kim.berg@vasteras.se")
    assert set(remaining) <= {"seen_messages"}, "and those go after thirty days"
    assert "applications" not in await left(house, someone.person)


async def test_cut_off_it_goes_on_with_the_rest(
    house: House, rule: Retention, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        await withdrawn(house, name)
    await look(house, rule, house.clock.time + 800 * DAY)
    dispose, done = house.store.disposals.dispose, list[Any]()

    async def until_cut_off(one: Any) -> bool:
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(one)
        return await dispose(one)

    with monkeypatch.context() as patch:
        patch.setattr(house.store.disposals, "dispose", until_cut_off)
        with pytest.raises(KeyboardInterrupt):
            await rule.dispose()
    assert len(await house.received()) == 1
    assert await rule.dispose() == 1
    assert len(await house.store.disposals.logged()) == 3


async def test_what_is_held_stays(house: House, rule: Retention) -> None:
    await withdrawn(house)
    (received,) = await house.received()
    assert received.number
    assert await house.store.disposals.hold(received.number, hold=True)
    assert await look(house, rule, house.clock.time + 800 * DAY) == (0, 1, 0, 0)
    assert await rule.dispose() == 0
    assert await house.store.disposals.hold(received.number, hold=False)
    assert await rule.dispose() == 1
    assert not await house.store.disposals.hold(received.number, hold=True)


async def test_what_is_held_after_the_look_stays(house: House, rule: Retention) -> None:
    await withdrawn(house)
    (received,) = await house.received()
    await look(house, rule, house.clock.time + 800 * DAY)
    (due,) = (await rule.look()).due
    await house.store.disposals.hold(received.number or "", hold=True)
    assert not await house.store.disposals.dispose(due)
    assert len(await house.received()) == 1


async def test_what_nobody_has_decided_waits_for_three_years(
    house: House, rule: Retention
) -> None:
    house.clock.time = moment("2026-12-08T10:00")
    await apply(Someone(house, "a"), "mentorprogrammet")
    assert await look(house, rule, moment("2029-12-08T23:59")) == (0, 0, 0, 1)
    assert await look(house, rule, moment("2029-12-09")) == (1, 0, 0, 0)
    assert await rule.dispose() == 1
    (logged,) = await house.store.disposals.logged()
    assert (logged.state, logged.months) == ("submitted", 36)


async def test_undecided_it_counts_from_the_closing_of_its_round(
    house: House, enter: Enter, rule: Retention
) -> None:
    house.clock.time = moment("2026-12-08T10:00")
    await enter("mentorprogrammet", opens="2026-12-01", closes="2027-01-31")
    await apply(Someone(house, "a"), "mentorprogrammet")
    assert await look(house, rule, moment("2030-02-01T23:59")) == (0, 0, 0, 1)
    assert await look(house, rule, moment("2030-02-02")) == (1, 0, 0, 0)


@pytest.mark.parametrize("target", [ApplicationState.ACCEPTED, ApplicationState.REJECTED])
async def test_a_decision_begins_its_two_years(
    house: House, rule: Retention, target: ApplicationState
) -> None:
    house.clock.time = moment("2026-12-08T10:00")
    await apply(Someone(house, "a"), "mentorprogrammet")
    house.clock.time = moment("2027-03-01T10:00")
    (received,) = await house.received()
    async with house.store.desk() as ports:
        await house.conversation.deciding.decide(ports, received, target, "Kim", "")
    assert await look(house, rule, moment("2029-03-01T23:59")) == (0, 0, 1, 0)
    assert await look(house, rule, moment("2029-03-02")) == (1, 0, 0, 0)


async def test_a_seat_counts_from_its_occasion(
    house: House, enter: Enter, rule: Retention
) -> None:
    house.clock.time = moment("2026-12-07T09:00")
    await enter("temafrukostar", starts="2027-01-20T07:30", seats=1)
    for name in "ab":
        await Someone(house, name).registers()
    assert await look(house, rule, moment("2027-01-20T07:29")) == (0, 0, 0, 2)
    assert await look(house, rule, moment("2029-01-20T23:59")) == (0, 0, 2, 0)
    assert await look(house, rule, moment("2029-01-21")) == (2, 0, 0, 0)


async def test_a_cancelled_occasion_is_over_when_it_is_cancelled(
    house: House, enter: Enter, rule: Retention
) -> None:
    house.clock.time = moment("2026-12-07T09:00")
    one = await enter("temafrukostar", starts="2027-01-20T07:30")
    await Someone(house, "a").registers()
    async with house.store.desk() as ports:
        await house.conversation.desk.cancel(ports, one)
    assert await look(house, rule, moment("2028-12-07T23:59")) == (0, 0, 1, 0)
    assert await look(house, rule, moment("2028-12-08")) == (1, 0, 0, 0)


async def test_drafts_are_not_its_business(house: House, rule: Retention) -> None:
    someone = Someone(house, "a")
    await someone.send("jag vill söka aspirantprogrammet")
    assert await look(house, rule, house.clock.time + 9999 * DAY) == (0, 0, 0, 0)


Do = Callable[[House], Awaitable[None]]


@pytest.fixture
def inside(
    knowledge: Knowledge, conversation: Conversation, empty_database: Path, tmp_path: Path
) -> Callable[[Do], None]:
    """Do something with this folder's own database."""
    import shutil

    (tmp_path / "var").mkdir()
    shutil.copy(empty_database, tmp_path / "var" / "chefslotsen.sqlite")

    def inside(act: Do) -> None:
        async def act_there() -> None:
            house = House(knowledge, conversation, "sqlite:///var/chefslotsen.sqlite")
            await house.open()
            await act(house)
            await house.close()

        asyncio.run(act_there())

    return inside


async def withdrawn_long_ago(house: House) -> None:
    await withdrawn(house)
    async with house.store._database.write() as connection:
        await connection.execute(update(applications).values(updated_at=moment("2020-05-01")))


def test_the_command(run: Run, inside: Callable[[Do], None]) -> None:
    inside(withdrawn_long_ago)
    ended = run("retention", "--dry-run")
    assert (ended.code, ended.error) == (0, "")
    number = ended.out.split("  ")[0]
    assert "over since 2020-05-01 00:00, kept 24 months, until 2022-05-01" in ended.out
    assert "1 due, 0 held, 0 not yet due, 0 undecided." in ended.out
    assert run("retention", "--dry-run").out == ended.out, "nothing has been done"
    assert "is held" in run("retention", "--hold", number.lower()).out
    assert "0 disposed of" in run("retention", "--confirm").out
    assert "is released" in run("retention", "--release", number).out
    assert "1 disposed of" in run("retention", "--confirm").out
    assert "0 due" in run("retention", "--confirm").out
    assert number in run("retention", "--log").out
    assert "direct:" not in run("retention", "--log").out
    assert run("applications", "list").out == ""


@pytest.mark.parametrize("arguments", [(), ("--dry-run", "--confirm"), ("--log", "--hold", "x")])
def test_one_thing_at_a_time(arguments: tuple[str, ...], run: Run) -> None:
    ended = run("retention", *arguments)
    assert ended.code == 2
    assert "--confirm" in ended.error
    assert run("retention", "--hold", "CHE-0000-0000").code == 2


async def begun(house: House) -> None:
    for name in ("kanarie", "robin"):
        someone = Someone(house, name)
        await someone.send("jag vill söka aspirantprogrammet")
        await someone.send("spara till senare")


async def erased(house: House) -> None:
    someone = Someone(house, "kanarie")
    await someone.send("radera mina uppgifter")
    await someone.send("ja")


def test_h11_a_restored_backup_brings_nobody_back(
    run: Run, inside: Callable[[Do], None], tmp_path: Path
) -> None:
    database, backup = tmp_path / "var" / "chefslotsen.sqlite", tmp_path / "backup"
    inside(begun)
    backup.write_bytes(database.read_bytes())
    inside(erased)
    listed = run("erasures", "list").out
    assert list(json.loads(listed)) == ["person", "at"]
    assert "kanarie" not in listed
    (tmp_path / "list").write_text(listed)
    for beside in database.parent.glob("chefslotsen.sqlite-*"):
        beside.unlink()
    database.write_bytes(backup.read_bytes())

    async def both_are_back(house: House) -> None:
        assert set(await left(house, "direct:kanarie")) >= {"applications", "seen_messages"}

    inside(both_are_back)
    assert run("erasures", "list").out == ""
    assert "1 on the list, 1 new here, something erased of 1." in (
        run("erasures", "replay", "list").out
    )

    async def one_is_gone(house: House) -> None:
        assert await left(house, "direct:kanarie") == {}
        assert "applications" in await left(house, "direct:robin")

    inside(one_is_gone)
    assert run("erasures", "list").out == listed
    assert "0 new here" in run("erasures", "replay", "list").out


@pytest.mark.parametrize(
    "line",
    [
        b"\xff",
        b'{"person": "\\ud800", "at": "2026-12-01T00:00:00+00:00"}',
        b'{"person": "' + b"a" * 64 + b'", "at": "2026-12-01T00:00:00"}',
        b"[" * 100_000,
    ],
    ids=["bytes", "half a character", "no zone", "deep"],
)
def test_a_line_that_is_no_erasure_is_told(line: bytes, run: Run, tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(line)
    ended = run("erasures", "replay", "list")
    assert (ended.code, ended.out) == (2, "")
    assert "line 1 is no erasure" in ended.error


async def come_back(house: House) -> None:
    await Someone(house, "kanarie").send("jag vill söka aspirantprogrammet")


def test_what_came_after_the_erasure_stays(
    run: Run, inside: Callable[[Do], None], tmp_path: Path
) -> None:
    """Replayed where nothing was restored, the list harms nobody."""
    inside(begun)
    inside(erased)
    inside(come_back)
    (tmp_path / "list").write_text(run("erasures", "list").out)
    run("erasures", "replay", "list")

    async def still_there(house: House) -> None:
        assert await house.of("direct:kanarie")

    inside(still_there)


@pytest.mark.parametrize("text", ["x", "{}", '{"person": "p", "at": "yesterday"}', "[1]"])
def test_a_list_that_is_none(text: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "list").write_text(text)
    ended = run("erasures", "replay", "list")
    assert (ended.code, ended.out) == (2, "")
    assert "line 1" in ended.error


def test_the_tables_of_records_are_known() -> None:
    assert {"applications", "application_events", "disposals"} <= set(metadata.tables)
