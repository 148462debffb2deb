"""A channel under load: it sends messages to a bot, takes the replies, and measures."""

import asyncio
import itertools
import statistics
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import yaml
from aiohttp import ClientError, ClientSession, TCPConnector, web
from aiohttp.test_utils import TestServer

from bot.turn import SystemClock
from tests.channels.azure import TENANT, FakeAzure, Forge

PATIENCE = 30.0
QUESTIONS = Path(__file__).parents[1] / "questions"


def questions() -> list[str]:
    """Every tuning question that has an answer, in both languages, in a fixed order."""
    found: dict[str, None] = {}
    for file in sorted(QUESTIONS.glob("*/tuning*.yaml")):
        for one in yaml.safe_load(file.read_text("utf-8")):
            if one.get("outcome") == "answer" and isinstance(one.get("text"), str):
                found[one["text"]] = None
    return list(found)


@dataclass
class Figures:
    """What was measured of a bot in one way of talking to it."""

    turns: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return self.turns / self.seconds if self.seconds else 0.0

    @property
    def p50(self) -> float:
        return statistics.median(self.latencies) * 1000 if self.latencies else float("nan")

    @property
    def p99(self) -> float:
        ordered = sorted(self.latencies)
        return ordered[len(ordered) * 99 // 100] * 1000 if ordered else float("nan")

    def add(self, other: "Figures") -> None:
        self.turns += other.turns
        self.seconds += other.seconds
        self.faults.extend(other.faults)
        self.latencies.extend(other.latencies)


class Address(Protocol):
    """Where a bot listens."""

    @property
    def url(self) -> str: ...

    @property
    def asks_for_token(self) -> bool: ...


class Channel:
    """Speaks as Teams does: a token in the header, replies at its own address."""

    def __init__(self, azure: FakeAzure, session: ClientSession, texts: Sequence[str]) -> None:
        self.replies = 0
        self.outcomes: dict[str, int] = {}
        self._session = session
        self._texts = itertools.cycle(texts)
        self._azure = azure
        self._numbers = itertools.count(1)
        app = web.Application()
        app.router.add_post("/{rest:.*}", self._take)
        self._server = TestServer(app)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.port}/"

    async def open(self) -> None:
        await self._server.start_server(access_log=None, shutdown_timeout=0.1)
        token = Forge(self._azure, self.url, SystemClock().now()).token()
        self._token = {"Authorization": f"Bearer {token}"}

    async def close(self) -> None:
        await self._server.close()

    async def _take(self, request: web.Request) -> web.StreamResponse:
        await request.read()
        self.replies += 1
        return web.json_response({"id": "1"})

    def message(self, conversation: str, expect_replies: bool) -> dict[str, Any]:
        """The next question, in a conversation."""
        number = next(self._numbers)
        activity = {
            "type": "message",
            "id": f"m{number}",
            "timestamp": SystemClock().now().isoformat(),
            "channelId": "msteams",
            "serviceUrl": self.url,
            "conversation": {
                "id": conversation,
                "conversationType": "personal",
                "tenantId": TENANT,
            },
            "from": {"id": f"29:{conversation}", "name": "Kim", "aadObjectId": conversation},
            "recipient": {"id": "28:bot", "name": "Chefslotsen"},
            "channelData": {"tenant": {"id": TENANT}},
            "locale": "sv-SE",
            "textFormat": "plain",
            "text": next(self._texts),
        }
        return activity | ({"deliveryMode": "expectReplies"} if expect_replies else {})

    async def turn(self, bot: Address, conversation: str, expect_replies: bool) -> float:
        """Seconds from the message to the end of the bot's answer; its faults raise."""
        activity = self.message(conversation, expect_replies)
        headers = self._token if bot.asks_for_token else {}
        begin = time.perf_counter()
        url = f"{bot.url}/api/messages"
        async with self._session.post(url, json=activity, headers=headers) as answer:
            body = await answer.read()
        seconds = time.perf_counter() - begin
        if answer.status not in (200, 201, 202):
            raise ClientError(f"HTTP {answer.status}")
        if expect_replies and b'"activities"' not in body:
            raise ClientError("no replies in the answer")
        return seconds

    async def talk(
        self, bot: Address, conversations: int, expect_replies: bool, seconds: float
    ) -> Figures:
        """So many conversations at once, each with its next message when it has an answer."""
        figures, before = Figures(), self.replies
        begin = time.perf_counter()
        stop = begin + seconds

        async def converse(name: str) -> None:
            while time.perf_counter() < stop and len(figures.faults) < 10:
                try:
                    figures.latencies.append(await self.turn(bot, name, expect_replies))
                except (ClientError, TimeoutError) as fault:
                    figures.faults.append(str(fault) or type(fault).__name__)

        run = next(self._numbers)
        await asyncio.gather(*(converse(f"c{run}-{n}") for n in range(conversations)))
        figures.seconds, figures.turns = time.perf_counter() - begin, len(figures.latencies)
        if not expect_replies and self.replies - before != figures.turns:
            figures.faults.append(f"{figures.turns} turns, {self.replies - before} replies")
        return figures

    async def trickle(self, bot: Address, rate: float, seconds: float) -> Figures:
        """Messages at a steady rate, whatever becomes of those before, with callback."""
        figures, begin = Figures(), time.perf_counter()
        tasks = []

        async def one(name: str) -> None:
            try:
                figures.latencies.append(await self.turn(bot, name, False))
            except (ClientError, TimeoutError) as fault:
                figures.faults.append(str(fault) or type(fault).__name__)

        run = next(self._numbers)
        for number in range(int(rate * seconds)):
            await asyncio.sleep(max(0.0, begin + number / rate - time.perf_counter()))
            tasks.append(asyncio.create_task(one(f"t{run}-{number % 50}")))
        await asyncio.gather(*tasks)
        figures.seconds, figures.turns = time.perf_counter() - begin, len(figures.latencies)
        return figures


@asynccontextmanager
async def channel(azure: FakeAzure, texts: Sequence[str]) -> AsyncIterator[Channel]:
    """A channel with its service running."""
    async with ClientSession(connector=TCPConnector(limit=0)) as session:
        opened = Channel(azure, session, texts)
        await opened.open()
        try:
            yield opened
        finally:
            await opened.close()
