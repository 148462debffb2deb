"""A hundred thousand broken activities at the door of the whole bot: no 5xx, no fault, none slow.

python -m tests.bench.malformed [--count 100000] [--seed 1]
"""

import argparse
import asyncio
import gc
import logging
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

import psutil
from typing_extensions import override

from tests import known
from tests.channels.housed import Replica, replicas
from tests.channels.malformed import broken
from tests.channels.wire import Wire
from tests.chat.house import House

SLOWEST = 0.25
NOBODY_THERE = "a reply has been given up: app.py outbox lists it"
"""No fault here: nobody listens at the address that the activities give for replies."""


class Faults(logging.Handler):
    """Counts what the log calls an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.kinds: Counter[str] = Counter()

    @override
    def emit(self, record: logging.LogRecord) -> None:
        kind = record.getMessage().rsplit(" (", 1)[0]
        if kind != NOBODY_THERE:
            self.kinds[kind] += 1


@asynccontextmanager
async def whole_bot() -> AsyncIterator[Replica]:
    """The bot with all it knows, warm as a served one is soon, on a database of its own."""
    known.conversation().warm()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.sqlite"
        house = House(known.knowledge(), known.conversation(), f"sqlite:///{file}")
        await house.open()
        async with replicas(house) as (bot,):
            yield bot
        await house.close()


async def run(count: int, seed: int) -> int:
    """Knock that many times, print what came of it, and say by the exit code whether all held."""
    chance, statuses, faults = Random(seed), Counter[int](), Faults()  # noqa: S311
    logging.getLogger().addHandler(faults)
    spent: list[float] = []
    walls: list[float] = []
    async with whole_bot() as bot, Wire(bot.client.port or 0) as wire:
        memory = psutil.Process().memory_info
        for number in range(count):
            if number == min(2000, count // 10):
                gc.collect()
                before = memory().rss
            body = broken(chance)
            begin, wall = time.process_time(), time.perf_counter()
            status, _ = await wire.post(body)
            spent.append(time.process_time() - begin)
            walls.append(time.perf_counter() - wall)
            statuses[status] += 1
        gc.collect()
        grown = (memory().rss - before) / 2**20
    ordered, clock = sorted(spent), sorted(walls)
    print(
        f"{count} broken activities: {dict(sorted(statuses.items()))}, logged {dict(faults.kinds)}"
    )
    print(
        f"processor time p50 {statistics.median(ordered) * 1000:.2f} ms,"
        f" p99 {ordered[count * 99 // 100] * 1000:.1f} ms, most {ordered[-1] * 1000:.1f} ms;"
        f" by the clock p50 {statistics.median(clock) * 1000:.2f} ms,"
        f" most {clock[-1] * 1000:.1f} ms;"
        f" memory {grown:+.1f} MiB"
    )
    fine = not faults.kinds and max(statuses) in {413, 501} and 500 not in statuses
    return 0 if fine and ordered[-1] < SLOWEST else 1


def main() -> int:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    return asyncio.run(run(given.count, given.seed))


if __name__ == "__main__":
    sys.exit(main())
