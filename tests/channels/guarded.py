"""The front door with its guard, a fake Azure behind it and time that stands still."""

import json
import time
from datetime import timedelta
from typing import Any

import jwt
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer
from multidict import CIMultiDict

from bot.channels.refusals import Denied
from bot.channels.teams.connector import Connector
from bot.channels.teams.documents import Documents
from bot.channels.teams.guard import CHECKS, Check, Guard
from bot.channels.teams.keys import Key, Keys
from bot.channels.teams.rejection_counter import Tally
from bot.channels.web import application
from bot.metrics import Metrics
from tests.channels.azure import TENANT, FakeAzure, Forge
from tests.channels.conftest import HASTE, NOON, OpenLine, front_door
from tests.channels.echo import EchoTurns
from tests.channels.knocks import Knock
from tests.channels.service import FakeService


class SetTime:
    """A clock and a count of seconds that move only when they are told to."""

    def __init__(self) -> None:
        self.time = NOON
        self.passed = 1000.0

    def now(self) -> Any:
        return self.time

    def seconds(self) -> float:
        return self.passed

    def move(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)
        self.passed += seconds


class BelievesAll(Guard):
    """The control: reads the claims, and checks neither their signature nor whose they are."""

    def _claims(self, token: str, key: Key) -> dict[str, Any]:
        try:
            return jwt.decode(token, options={"verify_signature": False})
        except jwt.PyJWTError:
            raise Denied("a token that cannot be read") from None


class GuardedRig:
    def __init__(
        self,
        azure: FakeAzure,
        service: FakeService,
        checks: tuple[Check, ...] = CHECKS,
        guard: type[Guard] = Guard,
    ) -> None:
        self.azure = azure
        self.time = SetTime()
        self.turns = EchoTurns(self.time)
        self.echo = self.turns.echo
        self.forge = Forge(azure, service.url, NOON)
        self.documents = Documents()
        registration = azure.registration()
        self.keys = Keys(self.documents, registration.openid_metadata_url, self.time.seconds)
        self.tally = Tally(self.time.seconds)
        self.connector = Connector(self.time, patience=HASTE)
        self.guard = guard(registration, self.keys, self.time, self.tally, checks)
        line = OpenLine(self.connector, self.guard.admit)
        door = front_door(self.turns, line, self.time)
        app = application(door.answer, [self.keys.ready], str, Metrics())
        app.on_shutdown.append(door.close)
        self.client = TestClient(TestServer(app))

    async def __aenter__(self) -> "GuardedRig":
        await self.turns.begin()
        await self.client.server.start_server(access_log=None)
        await self.client.start_server()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.close()
        await self.keys.close()
        await self.documents.close()
        await self.connector.close()
        await self.turns.end()

    def activity(self, **changes: Any) -> dict[str, Any]:
        """A message as Teams sends it; None takes a property away."""
        whole = {
            "type": "message",
            "id": "m1",
            "channelId": "msteams",
            "serviceUrl": self.forge.service_url,
            "conversation": {"id": "c1"},
            "from": {"id": "u1", "aadObjectId": "o1"},
            "recipient": {"id": "b1"},
            "channelData": {"tenant": {"id": TENANT}},
            "deliveryMode": "expectReplies",
            "text": "hej",
        }
        return {key: value for key, value in (whole | changes).items() if value is not None}

    async def post(self, *authorization: str, **changes: Any) -> ClientResponse:
        """A message with these Authorization headers."""
        headers = CIMultiDict({"Content-Type": "application/json"})
        for one in authorization:
            headers.add("Authorization", one)
        body = json.dumps(self.activity(**changes)).encode()
        # The test client itself would keep every answer until its end.
        url = self.client.make_url("/api/messages")
        async with self.client.session.post(url, data=body, headers=headers) as answer:
            await answer.read()
        return answer

    async def show(self, token: str, **changes: Any) -> int:
        """The status of a message with this token."""
        return (await self.post(f"Bearer {token}", **changes)).status

    async def knock(self, knock: Knock) -> ClientResponse:
        return await self.post(*knock.authorization, **knock.changes)

    async def ready(self) -> tuple[int, str]:
        answer = await self.client.get("/ready")
        return answer.status, (await answer.json()).get("reason", "")

    async def quick(self, token: str) -> float:
        """How long a message takes that is let in."""
        begin = time.perf_counter()
        assert await self.show(token) == 200
        return time.perf_counter() - begin
