"""At the limit of its memory: nothing wrong is said, and nothing confirmed is lost; row E7."""

import asyncio
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from tests.browser.server import Server
from tests.chat.applicants import CHANNEL, NUMBER, PATIENCE, Crowd, Report, audit, filled, forms

resource = pytest.importorskip("resource", reason="only Unix limits the memory of a process")
pytestmark = pytest.mark.skipif(
    not hasattr(resource, "prlimit"), reason="only Linux limits a process that runs already"
)

ROOM = 2**19
"""Bytes that the program may still grow by."""
BURDEN = "x" * 200_000
"""A client may send so much along; what every second one sends is six times the room."""
NO_RESERVES = "65536"
"""Bytes from which what the program lets go of goes back to the system, for good."""
BEFORE, MEANWHILE = range(8), range(8, 24)
"""People: one for each programme, and two more for each."""
QUESTION = {"text": "Hur länge är Ledarskapsprogrammet?"}
YES = {"text": "ja"}
APOLOGY = re.compile("Något gick fel hos mig och|Jag kan inte spara något just nu, så")
PASSING = re.compile(rf"{NUMBER.pattern}|\bden \d+ \w+ \d{{4}} klockan [\d.]+")
"""What differs from one signup to the next: its number and its time."""


class Witnesses(Crowd):
    """Applicants, and others who ask a question, who remember all that is said to them."""

    def __init__(self, server: Server, report: Report, session: ClientSession) -> None:
        super().__init__(server, report, session)
        self.told: set[str] = set()
        self.burdened: set[str] = set()
        """Those whose clients send much along."""

    async def come(self, people: Iterable[int], device: str) -> None:
        """All at once: each signs up on that device, and as many others ask."""
        asking = (self.say(f"q{number}", device, "question", QUESTION) for number in people)
        await asyncio.gather(self.apply(people, device), *asking)

    async def apply(self, people: Iterable[int], device: str) -> None:
        """All at once: each signs up, and notes the number that is shown."""
        await asyncio.gather(*(self.one(number, device) for number in people))

    async def one(self, number: int, device: str) -> None:
        shown = await self.sign_up(f"p{number}", programme_of(number), device)
        numbers = self.report.receipts.setdefault(f"{CHANNEL}:p{number}", set())
        if shown:
            numbers.add(shown)

    async def insist(self, people: Iterable[int], device: str) -> None:
        """Say all of it once more under new ids, as those do who have heard nothing."""
        for number in people:
            await self.say(f"p{number}", device, "yes again", YES)
            await self.say(f"p{number}", device, "form again", filled(programme_of(number)))
        await self.say("nobody", device, "yes", YES)

    async def send(self, person: str, device: str, key: str, what: dict[str, Any]) -> str:
        burden = {"channelData": {"more": BURDEN}} if person in self.burdened else {}
        told = await super().send(person, device, key, what | burden)
        self.told.add(PASSING.sub("", told))
        return told

    @contextmanager
    def hearing(self) -> Iterator[set[str]]:
        """What is said meanwhile."""
        self.told = set()
        yield self.told


def programme_of(number: int) -> str:
    return list(forms())[number % len(forms())]


def limit(pid: int) -> None:
    """Let the process have what it has, and a little room."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + ROOM
    resource.prlimit(pid, resource.RLIMIT_AS, (most, most))


def faults(server: Server) -> int:
    """How often it has told its log that it had no memory left."""
    return server.log.read_text("utf-8", "replace").count("MemoryError")


async def until_it_is_hit(server: Server) -> None:
    """Wait until the limit has shown: in the log, or by the end of the program."""
    async with asyncio.timeout(10):
        while server.runs and not faults(server):  # noqa: ASYNC110 - it tells nobody else
            await asyncio.sleep(0.01)


@pytest.mark.usefixtures("knowledge")  # whose forms are filled in
async def test_e7_at_the_limit_of_memory_nothing_confirmed_is_lost(tmp_path: Path) -> None:
    url, report = f"sqlite:///{tmp_path}/chefslotsen.sqlite", Report()
    async with (
        Server(tmp_path, DATABASE_URL=url, MALLOC_MMAP_THRESHOLD_=NO_RESERVES) as server,
        ClientSession(timeout=PATIENCE) as session,
    ):
        crowd = Witnesses(server, report, session)
        with crowd.hearing() as calm:
            await crowd.come(BEFORE, "phone")
            await crowd.insist(BEFORE, "phone")
        assert not faults(server)
        with crowd.hearing() as strained:
            limit(server.pid)
            crowd.burdened = {f"{kind}{number}" for kind in "pq" for number in MEANWHILE[::2]}
            coming = asyncio.create_task(crowd.come(MEANWHILE, "phone"))
            await until_it_is_hit(server)
            await asyncio.wait([coming], timeout=0.25)
            await server.kill()
            told = faults(server)
            await server.start()
            await coming
        await crowd.apply([*BEFORE, *MEANWHILE], "desk")
        assert faults(server) == told, "without the limit the same crowd does no harm"
    assert [text for text in strained - calm if not APOLOGY.match(text)] == []
    await audit(url, report)
    assert [who for who, numbers in report.receipts.items() if len(numbers) != 1] == []
    assert (report.lost, report.doubles, report.unsound) == ([], 0, [])
