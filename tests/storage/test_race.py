"""Two processes on one PostgreSQL: two hundred people for twenty seats at the same moment."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.storage import Store
from bot.turn import SystemClock
from dialogs.ports import ApplicationState, Round
from tests.storage.conftest import emptied

PROCESSES = 2
PEOPLE = 100
"""In each process."""
SEATS = 20
ROUNDS = 2
PATIENCE = 60.0


async def tell(processes: list[Process], line: str) -> None:
    """Say it to all at once, and wait until all have done it."""
    for process in processes:
        assert process.stdin
        process.stdin.write(f"{line}\n".encode())
    for process in processes:
        assert process.stdout
        async with asyncio.timeout(PATIENCE):
            assert await process.stdout.readline() == b"ready\n"


async def start(url: str, name: str) -> Process:
    arguments = ("-m", "tests.storage.registrar", url, name, str(PEOPLE))
    root = Path(__file__).parents[2]
    return await asyncio.create_subprocess_exec(
        sys.executable, *arguments, stdin=PIPE, stdout=PIPE, cwd=root
    )


async def race(url: str, store: Store, rounds: int) -> None:
    processes = [await start(url, name) for name in "ab"[:PROCESSES]]
    try:
        await play(processes, store, rounds)
    finally:
        for process in processes:
            if process.returncode is None:
                process.kill()
            await process.wait()


async def play(processes: list[Process], store: Store, rounds: int) -> None:
    for number in range(rounds):
        now = store._clock.now()
        one = Round(f"r{number}", "arena", now, now + timedelta(days=1), seats=SEATS)
        async with store.desk() as ports:
            await ports.rounds.add(one)
        await tell(processes, f"prepare {one.id}")
        await tell(processes, f"go {one.id}")
        await is_fair(store, one.id)
    for process in processes:
        assert process.stdin
        process.stdin.close()
        await process.wait()
        assert process.returncode == 0


async def is_fair(store: Store, round_id: str) -> None:
    """Exactly the seats are given away, and everybody else stands in line once."""
    async with store.desk() as ports:
        sent = await ports.applications.standing("arena", round_id)
        found = await ports.rounds.find(round_id)
    assert found
    assert found.taken == SEATS
    assert len({one.person for one in sent}) == len(sent) == PROCESSES * PEOPLE
    assert sum(one.state is ApplicationState.ACCEPTED for one in sent) == SEATS
    waiting = sorted(one.queue_number or 0 for one in sent if one.queue_number)
    assert waiting == list(range(1, PROCESSES * PEOPLE - SEATS + 1))


def test_d5_two_hundred_for_twenty(postgres: Any) -> None:
    url = emptied(postgres)

    async def run() -> None:
        store = Store(url, SystemClock())
        await store.open()
        await race(url, store, ROUNDS)
        await store.close()

    asyncio.run(run())
