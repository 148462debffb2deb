"""Twenty thousand turns while three sends of ten fail; then the service recovers.

python -m tests.bench.connector [--count 20000] [--seed 1] [--share 0.3]
"""

import argparse
import asyncio
import logging
import sys
import tempfile
import time
from pathlib import Path

from bot.channels.teams import circuit_breaker as rest
from tests import known
from tests.channels.chaos import Chaos, weather
from tests.channels.housed import Replica
from tests.channels.storm import Signing
from tests.chat.house import House


async def run(count: int, seed: int, share: float) -> int:
    """Run, print what came of it, and say by the exit code whether all held."""
    logging.disable(logging.WARNING)
    rest.SECONDS = 0.0  # the set clock does not wait for real seconds
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.sqlite"
        house = House(known.knowledge(), Signing(), f"sqlite:///{file}")
        await house.open()
        begin = time.perf_counter()
        async with Chaos(share, seed) as service:
            bot = Replica(house, service)
            await bot.open()
            found = await weather(bot, service, count, 200)
            await bot.close()
        await house.close()
    print(f"faults {dict(sorted(service.faults.items()))}, {time.perf_counter() - begin:.0f} s")
    print(
        f"{found.turns} turns: answers {dict(found.statuses)}, {found.at_once} replies arrived"
        f" while it failed, {found.after} in the end, {found.minutes:g} minutes later;"
        f" {found.doubled} doubled ({found.doubled / count:.2%}),"
        f" {found.out_of_order} out of order"
    )
    held = found.after == count and found.doubled <= count / 100 and found.minutes <= 5
    return 0 if held and set(found.statuses) == {200} and not found.out_of_order else 1


def main() -> int:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=0.3)
    given = parser.parse_args()
    return asyncio.run(run(given.count, given.seed, given.share))


if __name__ == "__main__":
    sys.exit(main())
