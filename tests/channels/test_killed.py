"""Killed at every point of a turn: nothing lost, nothing doubled; rows E1 and E2."""

import asyncio
import sys
from asyncio.subprocess import PIPE
from pathlib import Path
from shutil import copy

from knowledge.model import Knowledge
from tests.channels.dying import KILLED
from tests.channels.housed import Replica
from tests.channels.service import FakeService
from tests.channels.storm import Signing
from tests.chat.house import House

POINTS = {"before commit": (0, 1), "before reply": (0, 1), "before mark": (1, 2), "after": (1, 1)}
"""Replies before and after the message has come again; after the third nobody knows, so twice."""


async def test_e2_c5_killed_at_every_point(
    knowledge: Knowledge, empty_database: Path, tmp_path: Path
) -> None:
    for point in POINTS:
        copy(empty_database, tmp_path / f"{point}.db")
    async with FakeService() as service:
        arguments = ("-m", "tests.channels.dying", service.url, str(tmp_path), *POINTS)
        root = Path(__file__).parents[2]
        process = await asyncio.create_subprocess_exec(
            sys.executable, *arguments, cwd=root, stdin=PIPE, stdout=PIPE
        )
        assert process.stdin
        assert process.stdout
        for point, (before, after) in POINTS.items():
            assert (await process.stdout.readline()).decode() == f"{point}: {KILLED}\n"
            assert len(service.got) == before, point
            house = House(knowledge, Signing(), f"sqlite:///{tmp_path / point}.db")
            await again(house, service, after)
            service.got.clear()
            process.stdin.write(b"\n")
        await process.communicate()


async def again(house: House, service: FakeService, after: int) -> None:
    """The program has started anew, and the channel brings the message twice more."""
    await house.open()
    bot = Replica(house, service)
    await bot.open()
    for _ in range(2):
        assert (await bot.say("något", "1")).status == 200
    await bot.later(minutes=5)
    assert len(service.got) == after
    assert len(await house.received()) == 1
    await bot.close()
    await house.close()
