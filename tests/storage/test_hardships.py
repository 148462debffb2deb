"""What a database goes through: torn files, tampered rows, many rows, a clock set back."""

import asyncio
import sqlite3
import time
import tracemalloc
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from shutil import copy

import pytest

from bot.storage import StorageError, Store
from bot.turn import read_state
from dialogs.messages import Message, Person
from dialogs.state import ConversationState
from tests.chat.house import House
from tests.storage.conftest import SetClock
from tests.storage.test_turns import count, counted

WISH = "jag vill söka aspirantprogrammet"


def companions(file: Path, to: Path) -> Path:
    """A copy of the database as it lies there, with what the running program has beside it."""
    for part in ("", "-wal", "-shm"):
        if (one := Path(f"{file}{part}")).exists():
            copy(one, f"{to}{part}")
    return to


def cut(file: Path, share: float) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * share)])


async def test_e11_a_copy_of_a_running_programs_files_starts(file: Path, clock: SetClock) -> None:
    store = Store(f"sqlite:///{file}", clock)
    await store.open()
    for number in range(5):
        await count(store, "c", str(number))
    there = companions(file, file.with_name("moved.db"))
    await store.close()
    moved = Store(f"sqlite:///{there}", clock)
    await moved.open()
    assert await counted(moved, "c") == ("5", 5)
    await count(moved, "c", "5")
    await moved.close()


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.97])
async def test_f4_a_torn_wal_costs_only_what_was_not_whole(
    file: Path, clock: SetClock, share: float
) -> None:
    store = Store(f"sqlite:///{file}", clock)
    await store.open()
    for number in range(5):
        await count(store, "c", str(number))
    there = companions(file, file.with_name("torn.db"))
    await store.close()
    cut(Path(f"{there}-wal"), share)
    torn = Store(f"sqlite:///{there}", clock)
    await torn.open()
    state, version = await counted(torn, "c")
    assert (int(state or 0), 0 <= version <= 5) == (version, True)
    async with torn.turn("c") as turn:
        assert all([await turn.seen(str(number)) for number in range(version)])
    await torn.close()


async def test_f4_damage_is_refused_with_what_to_do_and_not_written_over(
    file: Path, clock: SetClock
) -> None:
    store = Store(f"sqlite:///{file}", clock)
    await store.open()
    await count(store, "c", "m")
    await store.close()
    cut(file, 0.4)
    left = sized(file)
    with pytest.raises(StorageError, match=r"damaged.*restore"):
        await Store(f"sqlite:///{file}", clock).open()
    assert sized(file) == left


def sized(file: Path) -> bytes:
    return file.read_bytes()


@pytest.mark.parametrize(
    "tampered",
    [
        '{"py/reduce": [{"py/type": "os.system"}, {"py/tuple": ["touch /tmp/pwned"]}]}',
        '{"topic": {"py/object": "os.system"}}',
        "!!python/object/apply:os.system ['touch /tmp/pwned']",
        "cos\nsystem\n(S'touch /tmp/pwned'\ntR.",
        '{"language": "xx", "recent": [5]}',
        '{"topic": "\\u0000", "candidates": "x"}',
        "[" * 5000,
        "",
    ],
)
async def test_f10_f11_a_tampered_state_runs_nothing_and_is_begun_anew(
    house: House, tampered: str
) -> None:
    assert read_state(tampered) == ConversationState()
    message = Message(WISH, Person("p"), "c", house.clock.now(), "1", "sv")
    await house.turns.take(message)
    async with house.store._database.write() as connection:
        await connection.exec_driver_sql("UPDATE conversations SET state = ?", (tampered,))
    taken = await house.turns.take(Message("hej", Person("p"), "c", message.at, "2", "sv"))
    assert taken.reply
    assert len(await house.of("p")) == 1


async def test_e8_ten_thousand_drafts_do_not_slow_the_start(file: Path, clock: SetClock) -> None:
    url = f"sqlite:///{file}"
    store = Store(url, clock)
    await store.open()
    await store.close()
    seed(file, 10_000, "draft")
    began = time.process_time()
    again = Store(url, clock)
    await again.open()
    async with again.turn("c") as turn:
        assert len(await turn.applications.of("p77")) == 1
    assert time.process_time() - began < 1
    await again.close()


async def test_k6_a_hundred_thousand_received_are_read_a_page_at_a_time(
    file: Path, clock: SetClock
) -> None:
    store = Store(f"sqlite:///{file}", clock)
    await store.open()
    seed(file, 4_000, "submitted")
    [one async for one in store.applications("none")]
    tracemalloc.start()
    rows = 0
    async for _ in store.applications():
        rows += 1
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert rows == 4_000
    assert most < 4 * 2**20, "a page of them, not all of them"
    await store.close()


def seed(file: Path, number: int, state: str) -> None:
    """So many applications, each of somebody else."""
    at = "2026-03-02 08:00:00.000000"
    row = (at, at, at if state != "draft" else None, state)
    people = ((f"{n:032d}", f"N{n}", f"p{n}", *row) for n in range(number))
    with closing(sqlite3.connect(file)) as other, other:
        other.executemany(
            "INSERT INTO applications (id, number, person, programme, round, answers, started_at,"
            " updated_at, submitted_at, state) VALUES (?, ?, ?, 'mentorprogrammet', '', '{}',"
            " ?, ?, ?, ?)",
            people,
        )


async def test_e10_a_clock_that_is_set_back_changes_no_order(
    store: Store, clock: SetClock
) -> None:
    for number in range(3):
        async with store.turn("c") as turn:
            await turn.seen(str(number))
            _, version = await turn.state()
            await turn.save(str(number), version)
            await turn.remember(str(number), f"reply {number}", callback="{}")
        await store.replies.release()
        clock.time -= timedelta(hours=1)
    clock.time += timedelta(days=1)
    order = []
    while owed := await store.replies.owed("c"):
        order.append(owed.reply)
        await store.replies.sent(owed.at)
    assert order == ["reply 0", "reply 1", "reply 2"]


async def test_d4_the_same_person_in_two_conversations_applies_once(house: House) -> None:
    said = (
        "Jag vill vara med på nästa temafrukost",
        "ja",
        "Kim Berg",
        "kim@vasteras.se",
        "Kansliet",
        "hoppa över",
        "ja",
    )

    async def sign_up(place: str) -> None:
        for number, text in enumerate(said):
            at = house.clock.now()
            await house.turns.take(Message(text, Person("p"), place, at, str(number), "sv"))

    await asyncio.gather(sign_up("teams:a"), sign_up("browser:b"))
    assert len(await house.received()) <= 1
    assert len(await house.of("p")) == 1


async def test_f12_f14_names_are_compared_letter_for_letter(store: Store) -> None:
    names = ["Åsa", "åsa", "Asa", "A\u030asa", "Öberg", "öberg", "ÖBERG", "a/../b", "..", "%2e"]
    for name in names:
        await count(store, name, name)
    assert [await counted(store, name) for name in names] == [("1", 1)] * len(names)
