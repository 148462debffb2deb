"""The bot's own token: fetched rarely, kept, and shown to nobody but the channel's service."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.channels.teams import documents as module
from bot.channels.teams.connector import Connector
from bot.channels.teams.credentials import Credentials
from bot.channels.teams.documents import Documents, NoDocument
from tests.channels.azure import APP_ID, ISSUER, PASSWORD, TENANT, FakeAzure
from tests.channels.conftest import HASTE, StoppedClock
from tests.channels.guarded import SetTime
from tests.channels.service import FakeService, Step


@pytest.fixture
async def azure() -> AsyncIterator[FakeAzure]:
    async with FakeAzure() as azure:
        yield azure


@pytest.fixture
async def own(azure: FakeAzure) -> AsyncIterator[Credentials]:
    async with credentials(azure) as (own, _):
        yield own


@asynccontextmanager
async def credentials(
    azure: FakeAzure, **changes: Any
) -> AsyncIterator[tuple[Credentials, SetTime]]:
    documents, passed = Documents(), SetTime()
    yield Credentials(documents, azure.registration(**changes), passed.seconds), passed
    await documents.close()


async def shown(own: Credentials) -> str:
    return (await own.headers())["Authorization"]


async def test_asked_for_as_microsoft_wants_it(azure: FakeAzure, own: Credentials) -> None:
    assert await shown(own) == "Bearer own-1"
    assert azure.sign_ins == [
        {
            "tenant": TENANT,
            "grant_type": "client_credentials",
            "client_id": APP_ID,
            "client_secret": PASSWORD,
            "scope": f"{ISSUER}/.default",
        }
    ]


async def test_a_bot_of_many_tenants_signs_in_elsewhere(azure: FakeAzure) -> None:
    async with credentials(azure, tenant="botframework.com") as (own, _):
        await own.headers()
    assert azure.sign_ins[0]["tenant"] == "botframework.com"


async def test_kept_until_shortly_before_its_end(azure: FakeAzure) -> None:
    async with credentials(azure) as (own, passed):
        for _ in range(100):
            await own.headers()
        passed.move(3299)
        assert await shown(own) == "Bearer own-1"
        passed.move(2)
        assert await shown(own) == "Bearer own-2"
        assert len(azure.sign_ins) == 2


async def test_one_fetch_at_a_time(azure: FakeAzure, own: Credentials) -> None:
    assert set(await asyncio.gather(*(shown(own) for _ in range(50)))) == {"Bearer own-1"}
    assert len(azure.sign_ins) == 1


async def test_control_without_the_line_there_are_many(azure: FakeAzure) -> None:
    async with credentials(azure) as (own, _):

        async def alone() -> None:
            own._line = asyncio.Lock()  # as if nobody else stood there
            await own.headers()

        await asyncio.gather(*(alone() for _ in range(10)))
    assert len(azure.sign_ins) > 1


@pytest.mark.parametrize("fault", ["503", "no token", "number", "line", "moved", "AADSTS7000215"])
async def test_g12_an_old_token_is_used_to_its_end(azure: FakeAzure, fault: str) -> None:
    async with credentials(azure) as (own, passed):
        await own.headers()
        azure.login_fault = fault
        passed.move(3400)
        assert await shown(own) == "Bearer own-1"
        assert len(azure.sign_ins) == 2
        passed.move(201)
        with pytest.raises(NoDocument):
            await own.headers()
        azure.login_fault = ""
        passed.move(6)
        assert await shown(own) == f"Bearer {azure.own_token}"


async def test_g12_nobody_waits_where_one_has_just_failed(azure: FakeAzure) -> None:
    async with credentials(azure) as (own, passed):
        azure.login_fault = "503"
        for _ in range(20):
            with pytest.raises(NoDocument):
                await own.headers()
            passed.move(0.2)
        assert len(azure.sign_ins) == 1
        passed.move(5)
        azure.login_fault = ""
        assert await shown(own) == "Bearer own-2"


async def test_g12_others_go_on_while_it_hangs(
    azure: FakeAzure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 1.0)
    async with credentials(azure) as (own, passed):
        await own.headers()
        azure.login_fault = "hangs"
        passed.move(3400)
        first = asyncio.create_task(shown(own))
        await asyncio.sleep(0.02)
        async with asyncio.timeout(0.5):
            assert await shown(own) == "Bearer own-1"
        assert not first.done()
        assert await first == "Bearer own-1"


@pytest.mark.parametrize("life", [None, "x", "3600", -5, 10**12, [], True])
async def test_a_life_that_cannot_be(azure: FakeAzure, life: object) -> None:
    azure.life = life
    async with credentials(azure) as (own, passed):
        await own.headers()
        await own.headers()
        passed.move(3600)
        await own.headers()
        assert len(azure.sign_ins) == 2


async def test_a20_no_secret_anywhere(azure: FakeAzure, caplog: Any) -> None:
    with caplog.at_level(logging.DEBUG):
        async with credentials(azure) as (own, passed):
            await own.headers()
            for fault in ("AADSTS7000222", "moved", "503", "line"):
                azure.login_fault = fault
                passed.move(9999)
                with pytest.raises(NoDocument) as told:
                    await own.headers()
                assert PASSWORD not in str(told.value)
            assert PASSWORD not in f"{own._registration!r}"
    assert "AADSTS7000222" in caplog.text
    assert PASSWORD not in caplog.text
    assert "own-1" not in caplog.text


class TestShown:
    """Beside the connector that shows it."""

    @pytest.fixture
    async def service(self) -> AsyncIterator[FakeService]:
        async with FakeService() as service:
            yield service

    def activity(self, service: FakeService) -> dict[str, Any]:
        return {"serviceUrl": service.url, "conversation": {"id": "c"}, "text": "hej"}

    async def test_g4_refused_once_and_fetched_anew(
        self, azure: FakeAzure, service: FakeService
    ) -> None:
        service.demands = lambda shown: shown == f"Bearer {azure.own_token}" != "Bearer own-1"
        async with credentials(azure) as (own, passed):
            connector = Connector(
                StoppedClock(), authorize=own.headers, patience=HASTE, renew=own.forget
            )
            await own.headers()
            passed.move(61)
            assert await connector.send(self.activity(service))
            assert len(service.headers) == 2
            await connector.close()
        assert len(azure.sign_ins) == 2

    async def test_g4_refused_for_good(self, azure: FakeAzure, service: FakeService) -> None:
        service.demands = lambda shown: False
        async with credentials(azure) as (own, passed):
            connector = Connector(
                StoppedClock(), authorize=own.headers, patience=HASTE, renew=own.forget
            )
            for _ in range(5):
                assert not await connector.send(self.activity(service))
                passed.move(1)
            await connector.close()
        assert len(service.headers) == 10, "one more try each"
        assert len(azure.sign_ins) == 1, "a young token is not fetched anew"

    async def test_control_without_a_renewal_the_reply_is_lost(
        self, azure: FakeAzure, service: FakeService
    ) -> None:
        service.script.append(Step(401))
        async with credentials(azure) as (own, _):
            connector = Connector(StoppedClock(), authorize=own.headers, patience=HASTE)
            assert not await connector.send(self.activity(service))
            await connector.close()

    async def test_g12_without_a_token_nothing_is_sent(
        self, azure: FakeAzure, service: FakeService
    ) -> None:
        azure.login_fault = "503"
        async with credentials(azure) as (own, _):
            connector = Connector(StoppedClock(), authorize=own.headers, patience=HASTE)
            assert not await connector.send(self.activity(service))
            await connector.close()
        assert service.got == []
