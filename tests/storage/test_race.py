"""Two processes on one PostgreSQL: two hundred people for twenty seats at the same moment."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.storage import Store
from bot.turn import SystemClock
from dialogs.ports import Application, ApplicationState, Round
from tests.postgres import emptied

PROCESSES = 2
PEOPLE = 100
"""In each process."""
SEATS = 20
PATIENCE = 60.0


@dataclass(frozen=True)
class Outcome:
    """What came of one round."""

    sent: list[Application]
    taken: int
    """Seats that the round says are held."""

    @property
    def accepted(self) -> int:
        """People who were told that they have a seat."""
        return sum(one.state is ApplicationState.ACCEPTED for one in self.sent)

    def faults(self) -> list[str]:
        """What is not as it should be: the seats, everybody once, a line without gaps."""
        people = PROCESSES * PEOPLE
        waiting = sorted(one.queue_number or 0 for one in self.sent if one.queue_number)
        checks = {
            f"{self.accepted} accepted": self.accepted == SEATS,
            f"{self.taken} seats held": self.taken == SEATS,
            f"{len(self.sent)} applications": len(self.sent) == people,
            "somebody twice": len({one.person for one in self.sent}) == len(self.sent),
            "the line has gaps": waiting == list(range(1, people - SEATS + 1)),
        }
        return [what for what, holds in checks.items() if not holds]


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


@asynccontextmanager
async def registrars(url: str) -> AsyncIterator[list[Process]]:
    """Processes that wait for rounds, and that end with the block."""
    processes = [await start(url, name) for name in "ab"[:PROCESSES]]
    try:
        yield processes
        for process in processes:
            assert process.stdin
            process.stdin.close()
            assert await process.wait() == 0
    finally:
        for process in processes:
            if process.returncode is None:
                process.kill()
            await process.wait()


async def play(processes: list[Process], store: Store, name: str, *, guarded: bool) -> Outcome:
    """One round that everybody wants a seat at in the same moment."""
    now = store._clock.now()
    one = Round(name, "arena", now, now + timedelta(days=1), seats=SEATS)
    async with store.desk() as ports:
        await ports.rounds.add(one)
    await tell(processes, f"prepare {name}")
    await tell(processes, f"{'go' if guarded else 'grab'} {name}")
    async with store.desk() as ports:
        sent = await ports.applications.standing("arena", name)
        found = await ports.rounds.find(name)
    assert found
    return Outcome(sent, found.taken)


async def race(url: str, *guards: bool) -> list[Outcome]:
    """Rounds, one after another, each with the guard of its seats or without."""
    store = Store(url, SystemClock())
    await store.open()
    try:
        async with registrars(url) as processes:
            return [
                await play(processes, store, f"r{number}", guarded=guarded)
                for number, guarded in enumerate(guards)
            ]
    finally:
        await store.close()


def test_d5_d12_two_hundred_for_twenty(postgres: Any) -> None:
    """And the control: looking first and taking then sells seats twice."""
    guarded, naive = asyncio.run(race(emptied(postgres), True, False))
    assert guarded.faults() == []
    assert naive.accepted > SEATS
