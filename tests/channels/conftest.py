import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Self

import pytest
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.teams.adapter import Apology
from bot.channels.teams.connection import Admit
from bot.channels.teams.connector import Connector, Patience
from bot.channels.teams.guest_filter import GuestFilter
from bot.channels.teams.invokes import Handlers
from bot.channels.teams.messages_endpoint import MessagesEndpoint
from bot.channels.teams.roster import Roster
from bot.channels.web import application
from bot.metrics import Metrics
from bot.turn import Turns
from dialogs.messages import Language, Outcome, Reply
from dialogs.ports import Clock
from tests import known
from tests.channels.echo import EchoTurns, apologise
from tests.channels.service import FakeService

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HASTE = Patience(total=0.6, tries=4, first_wait=0.02, answer=0.1)


class StoppedClock:
    def now(self) -> datetime:
        return NOON


@dataclass
class OpenLine:
    """A connection by which everybody is let in, unless said otherwise."""

    connector: Connector
    admit: Admit | None = None


def front_door(
    turns: Turns,
    line: OpenLine,
    clock: Clock,
    apology: Apology = apologise,
    residents: GuestFilter | None = None,
    handlers: Handlers | None = None,
) -> MessagesEndpoint:
    """The door over the real knowledge; unless said otherwise guests are answered, too."""
    everybody = GuestFilter(Roster(line.connector.ask), no_guests, guests_allowed=True)
    people, calls = residents or everybody, handlers or {}
    return MessagesEndpoint(turns, line, clock, apology, known.knowledge(), people, calls)


def no_guests(language: Language | None) -> Reply:
    return Reply("Inte för gäster.", Outcome.UNKNOWN, language or "sv")


class Rig:
    """The front door on a real server, with echoing turns behind it and a service to call."""

    def __init__(self, service: FakeService) -> None:
        self.service = service
        self.turns = EchoTurns(StoppedClock())
        self.echo = self.turns.echo
        self.connector = Connector(StoppedClock(), patience=HASTE)
        self.ping_fault: Exception | None = None
        self.apology_fault: Exception | None = None
        self.app = application(
            self._answer, [self._ping], lambda fault: f"Något gick fel. ({fault})", Metrics()
        )
        self.answer = self.front_door().answer
        self.client = TestClient(TestServer(self.app))

    async def __aenter__(self) -> Self:
        await self.turns.begin()
        await self.client.server.start_server(access_log=None)
        await self.client.start_server()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.close()
        await self.connector.close()
        await self.turns.end()

    def front_door(self, **more: Any) -> MessagesEndpoint:
        """The door with what a test needs more of it."""
        line = OpenLine(self.connector)
        door = front_door(self.turns, line, StoppedClock(), self._apologise, **more)
        self.app.on_shutdown.append(door.close)
        return door

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        return await self.answer(request)

    async def _ping(self) -> None:
        if self.ping_fault:
            raise self.ping_fault

    def _apologise(self, language: Language | None, fault: str) -> Reply:
        if self.apology_fault:
            raise self.apology_fault
        return apologise(language, fault)

    def activity(self, **changes: Any) -> dict[str, Any]:
        """A message as a channel sends it; None takes a property away."""
        whole = {
            "type": "message",
            "id": "m1",
            "timestamp": "2026-03-02T12:00:00.1234567Z",
            "channelId": "emulator",
            "serviceUrl": self.service.url,
            "conversation": {"id": "c1"},
            "from": {"id": "u1", "name": "Åsa"},
            "recipient": {"id": "b1", "name": "Chefslotsen"},
            "text": "hej",
            "locale": "sv-SE",
        }
        return {key: value for key, value in (whole | changes).items() if value is not None}

    async def post(self, **changes: Any) -> ClientResponse:
        return await self.post_raw(json.dumps(self.activity(**changes)).encode())

    async def post_raw(
        self, body: bytes, content_type: str = "application/json"
    ) -> ClientResponse:
        headers = {"Content-Type": content_type}
        return await self.client.post("/api/messages", data=BytesIO(body), headers=headers)

    async def replies(self, **changes: Any) -> list[dict[str, Any]]:
        answer = await self.post(deliveryMode="expectReplies", **changes)
        assert answer.status == 200
        activities: list[dict[str, Any]] = (await answer.json())["activities"]
        return activities


@pytest.fixture
async def rig() -> AsyncIterator[Rig]:
    async with FakeService() as service, Rig(service) as rig:
        yield rig
