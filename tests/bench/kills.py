"""Signups while the server is killed again and again: none lost after its receipt, none double.

    python -m tests.bench.kills [--kills 40] [--signups 1500] [--postgres] [--without-index]

Every applicant fills in a form on two devices at once and says yes on both. What gets no answer
is sent again, in turns under its own id and under a new one, as channels do. With
`--without-index` the one index that stands behind it all is dropped first: the control, which
must show doubles on PostgreSQL. SQLite runs one turn at a time, and has none even then.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

from aiohttp import ClientSession
from sqlalchemy import text

from bot.storage import Store
from bot.turn import SystemClock
from tests.browser.server import Server
from tests.chat.applicants import PATIENCE, Crowd, Report, audit
from tests.postgres import started

APPLICANTS = 8
"""At the same time."""
START = 120.0
"""Seconds that a start may take on a machine with much else to do."""
LIVES = (0.2, 2.5)
"""Seconds that the server is let live after each start."""


async def kill(server: Server, report: Report, kills: int, signups: int, random: Random) -> None:
    """Let the server live for a moment, end it, start it, until there was enough of both."""
    while report.kills < kills or len(report.receipts) < signups:
        await asyncio.sleep(random.uniform(*LIVES))
        if report.kills < kills:
            await server.kill()
            report.kills += 1
            await server.start()


async def prepare(url: str, *, without_index: bool) -> None:
    """The tables, and for the control without what stands behind every check."""
    store = Store(url, SystemClock())
    await store.open()
    if without_index:
        async with store._database.write() as connection:
            await connection.execute(text("DROP INDEX one_live_application"))
    await store.close()


@asynccontextmanager
async def database(folder: Path, *, postgres: bool) -> AsyncIterator[str]:
    """The URL of an empty database that nobody kills."""
    if not postgres:
        yield f"sqlite:///{folder}/chefslotsen.sqlite"
        return
    server = await asyncio.to_thread(started, folder / "pg")
    yield str(server.get_uri())
    await asyncio.to_thread(server.cleanup)


async def run(asked: argparse.Namespace) -> Report:
    report, began = Report(), time.perf_counter()
    chance = Random(asked.seed)  # noqa: S311 - for choosing moments
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        async with database(folder, postgres=asked.postgres) as url:
            await prepare(url, without_index=asked.without_index)
            server = Server(folder, patience=START, DATABASE_URL=url)
            async with server, ClientSession(timeout=PATIENCE) as session:
                crowd = Crowd(server, report, session)
                people = [asyncio.create_task(crowd.keep_coming()) for _ in range(APPLICANTS)]
                await kill(server, report, asked.kills, asked.signups, chance)
                crowd.stopping.set()
                await asyncio.gather(*people)
            await audit(url, report)
    report.seconds = time.perf_counter() - began
    return report


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--signups", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--without-index", action="store_true")
    asked = parser.parse_args()
    report = asyncio.run(run(asked))
    print(report)
    if asked.without_index:
        return 0 if report.doubles or not asked.postgres else 1
    return 1 if report.lost or report.untold or report.doubles or report.unsound else 0


if __name__ == "__main__":
    sys.exit(main())
