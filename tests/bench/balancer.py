"""A small balancer on loopback: spreads requests over the replicas that say they are ready."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from contextlib import suppress

from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector, web
from aiohttp.test_utils import TestServer

LOOK = 0.1
"""Seconds between two looks at /ready."""
PATIENCE = ClientTimeout(total=20, sock_connect=1)
HANDED_ON = ("Authorization", "Content-Type")


class Balancer:
    """No stickiness: every request goes to the next replica that is ready."""

    def __init__(self, replicas: list[str]) -> None:
        self.ready: dict[str, bool] = dict.fromkeys(replicas, False)
        self.statuses: dict[int, int] = {}
        self._turn = itertools.count()
        app = web.Application()
        app.router.add_post("/{rest:.*}", self._pass_on)
        app.cleanup_ctx.append(self._looking)
        self._server = TestServer(app)

    async def open(self) -> str:
        """Start; the address to call."""
        await self._server.start_server(access_log=None, shutdown_timeout=0.1)
        return f"http://127.0.0.1:{self._server.port}"

    async def close(self) -> None:
        await self._server.close()

    async def _looking(self, _: web.Application) -> AsyncIterator[None]:
        async with ClientSession(connector=TCPConnector(limit=0), timeout=PATIENCE) as session:
            self._session = session
            looks = [asyncio.create_task(self._look(url)) for url in self.ready]
            yield
            for look in looks:
                look.cancel()
            await asyncio.wait(looks)

    async def _look(self, url: str) -> None:
        while True:
            self.ready[url] = await self._is_ready(url)
            await asyncio.sleep(LOOK)

    async def _is_ready(self, url: str) -> bool:
        with suppress(ClientError, TimeoutError):
            async with self._session.get(f"{url}/ready") as answer:
                return answer.status == 200
        return False

    async def _pass_on(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        headers = {name: request.headers[name] for name in HANDED_ON if name in request.headers}
        answer = await self._answer(request.path, body, headers)
        self.statuses[answer.status] = self.statuses.get(answer.status, 0) + 1
        return answer

    async def _answer(self, path: str, body: bytes, headers: dict[str, str]) -> web.Response:
        ready = [url for url, is_ready in self.ready.items() if is_ready]
        if not ready:
            return web.Response(status=503)
        url = ready[next(self._turn) % len(ready)]
        try:
            async with self._session.post(f"{url}{path}", data=body, headers=headers) as answer:
                return web.Response(status=answer.status, body=await answer.read())
        except (ClientError, TimeoutError):
            # Whether the replica took it is not known: the channel will send it again.
            self.ready[url] = False
            return web.Response(status=502)
