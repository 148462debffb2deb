"""Signups while the server is killed again and again: none lost after its receipt, none double.

    python -m tests.bench.kills [--kills 40] [--signups 1500] [--postgres] [--without-index]

Every applicant fills in a form on two devices at once and says yes on both. What gets no answer
is sent again, in turns under its own id and under a new one, as channels do. With
`--without-index` the one index that stands behind it all is dropped first: the control, which
must show doubles on PostgreSQL. SQLite runs one turn at a time, and has none even then.
"""

import argparse
import asyncio
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count, cycle
from pathlib import Path
from random import Random
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout
from sqlalchemy import text

from bot.storage import Store
from bot.turn import SystemClock
from dialogs.ports import Application, ApplicationState
from tests.browser.server import Server
from tests.chat.forms import walk
from tests.known import knowledge
from tests.postgres import started

APPLICANTS = 8
"""At the same time."""
CHANNEL = "emulator"
DEVICES = ("phone", "desk")
NUMBER = re.compile(r"\b[A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
PATIENCE = ClientTimeout(total=5)
START = 120.0
"""Seconds that a start may take on a machine with much else to do."""
PAUSE = 0.2
"""Seconds before what got no answer is sent again."""
LIVES = (0.2, 2.5)
"""Seconds that the server is let live after each start."""
FORMS = {
    name: {one.id: value for one, value in walk(programme)}
    for name, programme in knowledge().programmes.items()
}


@dataclass
class Report:
    """What was promised to whom, and what came of it."""

    receipts: dict[str, set[str]] = field(default_factory=dict)
    """By person, the numbers that were shown on any device."""
    kills: int = 0
    unanswered: int = 0
    seconds: float = 0.0
    lost: list[str] = field(default_factory=list)
    untold: int = 0
    """People who went through and were shown no number at all."""
    doubles: int = 0
    unsound: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lines = (
            ("signups with a receipt", len(self.receipts)),
            ("kill -9", self.kills),
            ("messages without an answer, sent again", self.unanswered),
            ("lost after its receipt", len(self.lost)),
            ("went through, but were shown no number", self.untold),
            ("people with two applications", self.doubles),
            ("what is not sound in the database", ", ".join(self.unsound) or "nothing"),
            ("seconds", round(self.seconds)),
        )
        return "\n".join(f"{name:40} {value}" for name, value in lines)


class Crowd:
    """Applicants who go on signing up until they are told to stop."""

    def __init__(self, server: Server, report: Report, session: ClientSession) -> None:
        self.server = server
        self.report = report
        self.session = session
        self.numbers = count(1)
        self.programmes = cycle(FORMS)
        self.stopping = asyncio.Event()

    async def keep_coming(self) -> None:
        while not self.stopping.is_set():
            person, programme = f"p{next(self.numbers)}", next(self.programmes)
            shown = await asyncio.gather(*(self.sign_up(person, programme, d) for d in DEVICES))
            self.report.receipts[f"{CHANNEL}:{person}"] = {number for number in shown if number}

    async def sign_up(self, person: str, programme: str, device: str) -> str | None:
        """The number that this device is shown."""
        form = {"chefslotsen": {"programme": programme, "fields": FORMS[programme]}}
        told = await self.say(person, device, "form", {"value": form})
        if not NUMBER.search(told):
            told = await self.say(person, device, "yes", {"text": "ja"})
        found = NUMBER.search(told)
        return found.group() if found else None

    async def say(self, person: str, device: str, key: str, what: dict[str, Any]) -> str:
        """The text of the reply, however often it takes."""
        for attempt in count():
            try:
                return await self.send(person, device, f"{key} {attempt // 2}", what)
            except (ClientError, OSError, TimeoutError):
                self.report.unanswered += 1
                await asyncio.sleep(PAUSE)
        raise AssertionError("unreachable")

    async def send(self, person: str, device: str, key: str, what: dict[str, Any]) -> str:
        activity = {
            "type": "message",
            "id": key,
            "channelId": CHANNEL,
            "serviceUrl": "http://127.0.0.1:9/",
            "conversation": {"id": f"{person} {device}"},
            "from": {"id": person},
            "recipient": {"id": "bot"},
            "locale": "sv-SE",
            "deliveryMode": "expectReplies",
        }
        url = f"{self.server.address}api/messages"
        async with self.session.post(url, json=activity | what) as answer:
            answer.raise_for_status()
            replies = (await answer.json())["activities"]
            return "\n".join(one["text"] for one in replies)


async def kill(server: Server, report: Report, kills: int, signups: int, random: Random) -> None:
    """Let the server live for a moment, end it, start it, until there was enough of both."""
    while report.kills < kills or len(report.receipts) < signups:
        await asyncio.sleep(random.uniform(*LIVES))
        if report.kills < kills:
            await server.kill()
            report.kills += 1
            await server.start()


async def audit(url: str, report: Report) -> None:
    """Hold what is stored against what was promised."""
    store = Store(url, SystemClock())
    await store.open()
    received = [one async for one in store.applications()]
    numbers = {one.number: one for one in received}
    for person, shown in report.receipts.items():
        owners = {numbers[number].person for number in shown if number in numbers}
        report.untold += not shown
        if owners - {person} or not shown <= numbers.keys():
            report.lost.append(person)
    report.doubles = sum(n > 1 for n in Counter(one.person for one in received).values())
    report.unsound += [one.id for one in received if not is_whole(one)]
    async with store._database.write() as connection:
        events = "SELECT count(*) FROM application_events WHERE source = 'draft'"
        if (await connection.execute(text(events))).scalar_one() != len(received):
            report.unsound.append("events")
        if url.startswith("sqlite"):
            for pragma in ("integrity_check", "foreign_key_check"):
                found = (await connection.execute(text(f"PRAGMA {pragma}"))).scalars().all()
                report.unsound += [str(one) for one in found if one != "ok"]
    await store.close()


def is_whole(application: Application) -> bool:
    """Whether an application is received with every answer that was given."""
    return (
        application.state is ApplicationState.SUBMITTED
        and application.answers == FORMS[application.programme]
    )


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
