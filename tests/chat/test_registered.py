"""The whole bot with an app id: a real token in, a whole turn, the bot's own token out."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from tests.channels.azure import OTHER_TENANT, PASSWORD, TENANT, FakeAzure, Forge
from tests.channels.service import FakeService
from tests.chat.clients import Client
from tests.chat.house import House


@pytest.fixture
async def azure() -> AsyncIterator[FakeAzure]:
    async with FakeAzure() as azure:
        yield azure


@pytest.fixture
async def teams(azure: FakeAzure) -> AsyncIterator[FakeService]:
    """A service that takes replies only with the bot's own token."""
    async with FakeService() as service:
        service.demands = lambda shown: shown == f"Bearer {azure.own_token}"
        yield service


@asynccontextmanager
async def served(house: House) -> AsyncIterator[Client]:
    server = TestServer(await house.site())
    await server.start_server(access_log=None, shutdown_timeout=0.01)
    async with TestClient(server) as client:
        yield client


def message(text: str, service: FakeService, number: int, tenant: str = TENANT) -> dict[str, Any]:
    return {
        "type": "message",
        "id": f"m{number}",
        "channelId": "msteams",
        "serviceUrl": service.url,
        "conversation": {"id": "a:1abc", "tenantId": tenant},
        "from": {"id": "29:1", "name": "Åsa", "aadObjectId": "0b1ec7"},
        "recipient": {"id": "28:bot", "name": "Chefslotsen"},
        "channelData": {"tenant": {"id": tenant}},
        "locale": "sv-SE",
        "text": text,
    }


async def test_an_application_from_the_first_word_to_the_draft(
    house: House, azure: FakeAzure, teams: FakeService, caplog: Any
) -> None:
    house.registration = azure.registration()
    forge = Forge(azure, teams.url, house.clock.now())
    said = ["Vad är Chefsarenan?", "jag vill söka aspirantprogrammet", "ja", "nej"]
    with caplog.at_level(logging.DEBUG):
        async with served(house) as client:
            for number, text in enumerate(said):
                headers = {"Authorization": f"Bearer {forge.token()}"}
                activity = message(text, teams, number)
                async with client.post("/api/messages", json=activity, headers=headers) as answer:
                    assert answer.status == 200
            assert (await client.get("/ready")).status == 200
    outcomes = [one["channelData"]["chefslotsen"]["outcome"] for one in teams.got]
    assert len(outcomes) == 4
    assert outcomes[0] == "answer"
    assert "Steg 3 av 7" in teams.got[-1]["text"]
    assert {shown["Authorization"] for shown in teams.headers} == {"Bearer own-1"}
    assert len(azure.sign_ins) == 1
    assert azure.fetches == 1
    draft = await house.draft(f"aad:{TENANT}:0b1ec7", "aspirantprogrammet")
    assert draft is not None
    assert draft.answers == {"employed": True, "manager": False}
    assert PASSWORD not in caplog.text
    assert "own-1" not in caplog.text


async def test_without_a_token_nothing_happens(
    house: House, azure: FakeAzure, teams: FakeService
) -> None:
    house.registration = azure.registration()
    forge = Forge(azure, teams.url, house.clock.now())
    async with served(house) as client:
        for headers, tenant, status in (
            ({}, TENANT, 401),
            ({"Authorization": "Bearer x.y.AAAA"}, TENANT, 401),
            ({"Authorization": f"Bearer {forge.token(aud=TENANT)}"}, TENANT, 401),
            ({"Authorization": f"Bearer {forge.token()}"}, OTHER_TENANT, 403),
        ):
            activity = message("jag vill söka aspirantprogrammet", teams, 1, tenant)
            async with client.post("/api/messages", json=activity, headers=headers) as answer:
                assert answer.status == status
    assert teams.headers == []
    assert azure.sign_ins == []
    assert await house.of(f"aad:{TENANT}:0b1ec7") == []


async def test_a7_the_token_is_shown_to_no_other_host(
    house: House, azure: FakeAzure, teams: FakeService
) -> None:
    house.registration = azure.registration(service_hosts=frozenset({"smba.trafficmanager.net"}))
    forge = Forge(azure, teams.url, house.clock.now())
    async with served(house) as client:
        headers = {"Authorization": f"Bearer {forge.token()}"}
        async with client.post(
            "/api/messages", json=message("hej", teams, 1), headers=headers
        ) as answer:
            assert answer.status == 403
    assert teams.headers == []


async def test_a13_not_ready_without_keys(house: House, azure: FakeAzure) -> None:
    house.registration = azure.registration()
    azure.fault = "500"
    async with served(house) as client:
        answer = await client.get("/ready")
        assert answer.status == 503
        assert "keys" in (await answer.json())["reason"]
        assert (await client.get("/health")).status == 200


async def test_the_page_is_not_served(house: House, azure: FakeAzure) -> None:
    """It asks nobody who they are, and a server with an app id can be reached by anybody."""
    house.registration = azure.registration()
    async with served(house) as client:
        for path in ("/v3/directline/tokens/generate", "/page/chat.js"):
            assert (await client.get(path)).status == 404
        home = await client.get("/", allow_redirects=False)
        assert (home.status, home.headers["Location"]) == (302, "/support")
        assert (await client.post("/v3/directline/tokens/generate")).status == 404
        for path in ("/privacy", "/terms", "/support", "/accessibility", "/look/look.css"):
            assert (await client.get(path)).status == 200


async def test_any_host_name_is_served(house: House, azure: FakeAzure) -> None:
    """Behind a load balancer the bot has a public name, and probes often have none."""
    house.registration = azure.registration()
    async with served(house) as client:
        headers = {"Host": "chefslotsen.example.se"}
        assert (await client.get("/health", headers=headers)).status == 200
    house.registration = None
    async with served(house) as client:
        assert (await client.get("/health", headers=headers)).status == 403
