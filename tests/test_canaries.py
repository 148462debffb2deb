"""Fifty marked strings through every way in, faults included: none gets into logs or metrics."""

import io
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import text

from bot.logs import JsonLines
from dialogs.messages import Message
from tests.channels.azure import FakeAzure, Forge
from tests.channels.service import FakeService, Step
from tests.chat.clients import Client
from tests.chat.house import House

SIGNUP = "jag vill söka aspirantprogrammet"
MARK = "kanarie"


class Canaries:
    """Hands out marked strings, each once."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def __call__(self, form: str = "{}") -> str:
        self.sent.append(form.format(f"{MARK}{len(self.sent):02d}q"))
        return self.sent[-1]


@asynccontextmanager
async def logged(formatter: logging.Formatter) -> AsyncIterator[io.StringIO]:
    """Everything that anybody logs, at the lowest level, in that form."""
    heard, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(heard)
    handler.setFormatter(formatter)
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield heard
    finally:
        root.removeHandler(handler)
        root.setLevel(before)


@asynccontextmanager
async def served(house: House) -> AsyncIterator[Client]:
    server = TestServer(await house.site())
    await server.start_server(access_log=None, shutdown_timeout=0.01)
    async with TestClient(server) as client:
        yield client


def activity(service: FakeService, said: str, number: int, **more: Any) -> dict[str, Any]:
    return {
        "type": "message",
        "id": f"m{number}",
        "channelId": "test",
        "serviceUrl": service.url,
        "conversation": {"id": "c1"},
        "from": {"id": "u1", "name": "Kim"},
        "recipient": {"id": "b1"},
        "text": said,
        **more,
    }


async def talk(client: Client, service: FakeService, canary: Canaries) -> None:
    """What people write: questions, whole signups, reasons, in text, card and name."""
    said = [canary("Vad är {}?"), SIGNUP, "ja", "nej", canary(), canary(), canary(), canary()]
    said += [canary("mitt personnummer är 811228-9874 {}"), canary("{}@example.se"), "avbryt"]
    said += [canary("ändra {}"), canary("in English {}"), canary(), "mina ansökningar", canary()]
    for number, one in enumerate(said):
        await client.post("/api/messages", json=activity(service, one, number))
    names: list[dict[str, Any]] = [
        {"from": {"id": canary(), "name": canary(), "aadObjectId": canary()}},
        {"conversation": {"id": canary(), "name": canary(), "tenantId": canary()}},
        {"channelData": {"tenant": {"id": canary()}, "team": canary()}},
        {"recipient": {"id": canary(), "name": canary()}},
        {"text": "", "value": {"say": canary()}, "locale": canary()},
        {"entities": [{"type": "mention", "mentioned": {"id": "x", "name": canary()}}]},
        {"attachments": [{"name": canary(), "content": canary()}]},
        {"id": canary(), "deliveryMode": "expectReplies"},
        {"type": "invoke", "name": canary(), "value": {"x": canary()}},
        {"type": "conversationUpdate", "membersAdded": [{"id": canary(), "name": canary()}]},
    ]
    for number, more in enumerate(names, 100):
        await client.post("/api/messages", json=activity(service, "hej", number) | more)


async def knock(client: Client, service: FakeService, canary: Canaries) -> None:
    """What is refused: bodies, headers, paths and tokens that are no good."""
    for body in ({"type": canary()}, {canary(): 1}, {"type": "message", "channelId": canary()}):
        await client.post("/api/messages", json=body)
    for raw in (canary("{{{}"), canary('{{"type": {}}}'), canary("\x00{}")):
        headers = {"Content-Type": "application/json"}
        await client.post("/api/messages", data=raw.encode(), headers=headers)
    await client.post("/api/messages", data=b"x", headers={"Content-Type": canary("text/{}")})
    await client.post("/api/messages", json={}, headers={"Authorization": canary("Bearer {}")})
    await client.post("/api/messages", json=activity(service, "hej", 1, serviceUrl=canary()))
    await client.get(canary("/{}?q=1"))
    await client.get("/health", headers={"Host": canary("{}.example")})
    await client.get("/metrics", headers={"Authorization": canary("Bearer {}"), "Forwarded": "x"})


async def browse(client: Client, canary: Canaries) -> None:
    """What the chat page sends, right and wrong."""
    url = "/v3/directline"
    token = (await (await client.post(f"{url}/tokens/generate", json={})).json())["token"]
    headers = {"Authorization": f"Bearer {token}"}
    opened = await (await client.post(f"{url}/conversations", json={}, headers=headers)).json()
    place = f"{url}/conversations/{opened['conversationId']}/activities"
    for body in (
        {"type": "message", "text": canary(), "from": {"id": canary()}},
        {"type": canary(), "text": "x"},
        {"type": "message", "text": [canary()]},
    ):
        await client.post(place, json=body, headers=headers)
    await client.get(f"{place}?watermark={canary()}", headers=headers)
    await client.get(place, headers={"Authorization": canary("Bearer {}")})


async def upset(house: House, client: Client, service: FakeService, canary: Canaries) -> None:
    """Faults in the dialogs, in the channel's service and in the database."""

    async def broken(message: Message, *_: Any) -> Any:
        raise ValueError(f"{message.text} {message.person}")

    house.turns.conversation = _Broken(broken)  # type: ignore[assignment]
    await client.post("/api/messages", json=activity(service, canary(), 200))
    house.turns.conversation = house.conversation
    for step in (Step(403, body=canary()), Step(kind="drop"), Step(kind="half")):
        service.script.append(step)
        await client.post("/api/messages", json=activity(service, canary(), len(canary.sent)))
    async with house.store._database.write() as connection:
        await connection.execute(text("DROP TABLE seen_messages"))
    await client.post("/api/messages", json=activity(service, canary(), 300))
    other = {"from": {"id": canary(), "name": canary()}}
    await client.post("/api/messages", json=activity(service, canary(), 301) | other)


class _Broken:
    def __init__(self, respond: Any) -> None:
        self.respond = respond


async def through_every_flow(
    house: House, formatter: logging.Formatter
) -> tuple[Canaries, str, str]:
    """What was sent, and what the log and the metrics hold afterwards."""
    canary = Canaries()
    async with FakeService() as service, logged(formatter) as log, served(house) as client:
        await talk(client, service, canary)
        await knock(client, service, canary)
        await browse(client, canary)
        await upset(house, client, service, canary)
        metrics = await (await client.get("/metrics")).text()
    return canary, log.getvalue(), metrics


async def test_none_of_fifty_canaries_is_told(house: House) -> None:
    canary, log, metrics = await through_every_flow(house, JsonLines())
    assert len(set(canary.sent)) >= 50
    assert MARK not in log
    assert MARK not in metrics
    assert [c for c in canary.sent if c in log or c in metrics] == []
    failed = [json.loads(line) for line in log.splitlines() if '"turn failed' in line]
    assert failed, "the faults have been told of"
    assert all(len(line["request"]) == 8 for line in failed)
    assert 'outcome="failed"' in metrics


async def test_control_the_usual_form_tells_of_them(house: House) -> None:
    canary, log, _ = await through_every_flow(house, logging.Formatter())
    assert sum(MARK in line for line in log.splitlines()) > 10
    assert any(c in log for c in canary.sent)


async def test_an_apology_shows_the_id_that_the_log_has(house: House) -> None:
    async with FakeService() as service, logged(JsonLines()) as log, served(house) as client:
        house.turns.conversation = None  # type: ignore[assignment]
        await client.post("/api/messages", json=activity(service, "hej", 1))
    line = next(x for x in map(json.loads, log.getvalue().splitlines()) if x["level"] == "ERROR")
    assert line["request"] in service.texts[0]


async def test_with_an_app_id_nothing_of_a_token_is_told(house: House) -> None:
    canary = Canaries()
    async with FakeAzure() as azure, FakeService() as service:
        house.registration = azure.registration()
        forge = Forge(azure, service.url, house.clock.now())
        async with logged(JsonLines()) as log, served(house) as client:
            for token in (
                forge.token(sub=canary()),
                forge.token(aud=canary()),
                forge.token(iss=canary()),
                forge.headed(kid=canary()),
            ):
                headers = {"Authorization": f"Bearer {token}"}
                body = activity(service, canary(), 1, channelId="msteams")
                await client.post("/api/messages", json=body, headers=headers)
            metrics = await (await client.get("/metrics")).text()
    assert MARK not in log.getvalue()
    assert MARK not in metrics
    assert "refusals_total" in metrics
