"""A channel's service in this process: it notes what it gets, and answers by a script."""

import asyncio
import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web
from aiohttp.test_utils import TestServer


@dataclass(frozen=True, slots=True)
class Step:
    """One scripted answer; `kind` says how it goes wrong below HTTP."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: str | None = None
    """Without one, the service's own name for what it got: its number."""
    kind: str = ""


class FakeService:
    def __init__(self) -> None:
        self.got: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.script: deque[Step] = deque()
        self.members: dict[str, dict[str, Any]] = {}
        """The roster: what is said of a member, by the end of the path that asks for it."""
        self.asked: list[str] = []
        self.answers = asyncio.Event()
        """Cleared, the roster keeps everybody waiting."""
        self.answers.set()
        self.peers: set[object] = set()
        self.go_on = asyncio.Event()
        """Steps of the kind `wait` are answered once this is set."""
        self.statuses: list[int] = []
        self.signs: list[dict[str, Any]] = []
        self._news = asyncio.Event()
        self.demands: Callable[[str], bool] = lambda shown: True
        """Says whether an Authorization header is good enough."""
        app = web.Application()
        app.router.add_get("/{rest:.*}", self._tell)
        app.router.add_route("*", "/{rest:.*}", self._answer)
        self._server = TestServer(app)

    async def __aenter__(self) -> Self:
        await self._server.start_server(access_log=None, shutdown_timeout=0.1)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._server.close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.port}"

    @property
    def texts(self) -> list[str]:
        return [activity.get("text", "") for activity in self.got]

    async def signed(self, count: int) -> None:
        """Wait until so many typing signs have come."""
        while len(self.signs) < count:
            self._news.clear()
            await self._news.wait()

    async def reached(self, count: int) -> None:
        """Wait until so many activities have come."""
        while len(self.got) < count:
            self._news.clear()
            await self._news.wait()

    @property
    def arrived(self) -> list[str]:
        """The texts that were answered with a yes, in order; for scripts of plain answers."""
        both = zip(self.texts, self.statuses, strict=True)
        return [text for text, status in both if status < 300]

    async def _tell(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.raw_path)
        await self.answers.wait()
        member = self.members.get(request.path.rpartition("/")[2])
        return web.json_response(member or {}, status=200 if member else 404)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.headers.append(dict(request.headers))
        if not self.demands(request.headers.get("Authorization", "")):
            return web.Response(status=401)
        heard = await request.json()
        if heard.get("type") == "typing":  # comes when it is slow, and is no part of any script
            self.signs.append(heard)
            self._news.set()
            return web.Response()
        self.got.append(heard)
        self._news.set()
        self.paths.append(request.raw_path)
        assert request.transport
        self.peers.add(request.transport.get_extra_info("peername"))
        step = self.script.popleft() if self.script else Step()
        if step.kind == "hang":
            await asyncio.sleep(30)
        if step.kind == "wait":
            await self.go_on.wait()
        if step.kind == "drop":
            request.transport.abort()
        if step.kind == "half":
            request.transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{")
            request.transport.close()
        self.statuses.append(step.status)
        return web.Response(
            status=step.status, headers=step.headers, text=told(step, len(self.got))
        )


def told(step: Step, number: int) -> str:
    """What the service says to the activity of that number."""
    return json.dumps({"id": f"{number}"}) if step.body is None else step.body
