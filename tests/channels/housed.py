"""The front door with the real bot behind it, and a channel's service to call."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.teams.connector import Connector, Patience
from bot.channels.web import application
from bot.metrics import Metrics
from bot.turn import Turns
from tests.channels.conftest import OpenLine, front_door
from tests.channels.service import FakeService
from tests.chat.house import House

PATIENT = Patience(total=5.0, tries=4, first_wait=0.01, answer=0.2)
"""Quick to try again, and not troubled by a machine that is busy."""


async def always(_: str) -> bool:
    """Nobody needs to wait before something is sent."""
    return True


class Replica:
    """One process' worth of the bot; several can share a house's database."""

    def __init__(self, house: House, service: FakeService, patience: Patience = PATIENT) -> None:
        self.house = house
        self.service = service
        self.turns = Turns(house.store, house.conversation, house.clock)
        self.connector = Connector(house.clock, patience=patience)
        line = OpenLine(self.connector)
        self.door = front_door(self.turns, line, house.clock)
        app = application(self.door.answer, [house.store.ping], str, Metrics())
        app.on_shutdown.append(self.door.close)
        self.client = TestClient(TestServer(app))

    async def open(self) -> None:
        await self.client.server.start_server(access_log=None, shutdown_timeout=0.01)
        await self.client.start_server()

    async def close(self) -> None:
        await self.client.close()
        await self.connector.close()

    def activity(self, text: str, key: str | None, **changes: Any) -> dict[str, Any]:
        whole = {
            "type": "message",
            "id": key,
            "channelId": "emulator",
            "serviceUrl": self.service.url,
            "conversation": {"id": "c1"},
            "from": {"id": "kim"},
            "recipient": {"id": "bot"},
            "text": text,
            "locale": "sv-SE",
        }
        return {name: value for name, value in (whole | changes).items() if value is not None}

    async def say(self, text: str, key: str | None, **changes: Any) -> ClientResponse:
        body = self.activity(text, key, **changes)
        async with self.client.post("/api/messages", json=body) as answer:
            await answer.read()
        return answer

    async def later(self, **wait: float) -> None:
        """Time passes, and the background looks what is to be sent."""
        self.house.clock.time += timedelta(**wait)
        await self.door.send_due(always)


@asynccontextmanager
async def replicas(
    house: House, count: int = 1, patience: Patience = PATIENT
) -> AsyncIterator[list[Replica]]:
    """So many, with one service."""
    async with FakeService() as service:
        found = [Replica(house, service, patience) for _ in range(count)]
        for one in found:
            await one.open()
        try:
            yield found
        finally:
            service.go_on.set()
            for one in found:
                await one.close()
