"""Activities repeated (30 %), out of order (20 %), under new ids (10 %): one effect each.

    python -m tests.bench.delivery [--count 20000] [--seed 1] [--database URL]

Each message has an effect, a signup; the rest of the bot is as it is. `--database` for PostgreSQL.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from tests import known
from tests.channels.housed import replicas
from tests.channels.storm import Signing, Weather, faults
from tests.chat.house import House


async def run(count: int, seed: int, database: str | None) -> int:
    """Blow, print what came of it, and say by the exit code whether all held."""
    with tempfile.TemporaryDirectory() as folder:
        url = database or f"sqlite:///{Path(folder) / 'bench.sqlite'}"
        house = House(known.knowledge(), Signing(), url)
        await house.open()
        async with replicas(house) as (bot,):
            begin = time.perf_counter()
            storm = await Weather(bot, seed).blow(count)
            seconds = time.perf_counter() - begin
            wrong = await faults(bot, storm)
            answers = len(bot.service.got)
        await house.close()
    print(
        f"{storm.activities} activities in {storm.posts} posts, {answers} answers,"
        f" {seconds:.0f} s: {', '.join(wrong) or 'one effect and one answer each'}"
    )
    return 1 if wrong else 0


def main() -> int:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database")
    given = parser.parse_args()
    return asyncio.run(run(given.count, given.seed, given.database))


if __name__ == "__main__":
    sys.exit(main())
