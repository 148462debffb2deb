"""The published keys: rotation, floods, slow and broken servers, old keys, none at all."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.channels.refusals import NotReady
from bot.channels.teams import keys as module
from tests.channels.azure import FakeAzure, pair
from tests.channels.guarded import GuardedRig
from tests.channels.service import FakeService

MINUTE, DAY = 60, 24 * 3600
FAULTS = [
    *("html", "empty", "list", "half", "no keys", "nested", "large", "not utf-8", "moved", "500")
]


@pytest.fixture
async def azure() -> AsyncIterator[FakeAzure]:
    async with FakeAzure() as azure:
        yield azure


@pytest.fixture
async def rig(azure: FakeAzure) -> AsyncIterator[GuardedRig]:
    async with FakeService() as service, GuardedRig(azure, service) as rig:
        yield rig


def rotate(azure: FakeAzure, kid: str) -> None:
    """Publish another key, and sign with it."""
    azure.signer = pair(kid)
    azure.jwks = {"keys": [azure.signer.jwk("msteams")]}


async def settle(rig: GuardedRig) -> None:
    """Wait for a fetch in the background."""
    if rig.keys._fetch is not None:
        await rig.keys._fetch


class TestFetched:
    async def test_once_for_many(self, rig: GuardedRig) -> None:
        made = rig.forge.token()
        statuses = await asyncio.gather(*(rig.show(made, id=f"m{n}") for n in range(50)))
        assert set(statuses) == {200}
        assert rig.azure.fetches == 1

    async def test_a12_a_new_key_at_once(self, rig: GuardedRig) -> None:
        assert await rig.show(rig.forge.token()) == 200
        old = rig.forge.token()
        rig.time.move(MINUTE)
        rotate(rig.azure, "k2")
        assert await rig.show(rig.forge.token(), id="m2") == 200
        assert rig.azure.fetches == 2
        assert await rig.show(old) == 401, "a withdrawn key is no key"

    async def test_a12_a_flood_of_unknown_keys(self, rig: GuardedRig) -> None:
        assert await rig.show(rig.forge.token()) == 200
        rig.time.move(MINUTE)
        made = [rig.forge.headed(kid=f"made up {n}") for n in range(500)]
        for batch in range(0, 500, 50):
            statuses = await asyncio.gather(*(rig.show(one) for one in made[batch : batch + 50]))
            assert set(statuses) == {401}
            rig.time.move(5)
        assert rig.azure.fetches == 2
        rig.time.move(MINUTE)
        assert await rig.show(made[0]) == 401
        assert rig.azure.fetches == 3

    async def test_control_without_the_minute_the_flood_asks_and_asks(
        self, rig: GuardedRig, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "BETWEEN_FETCHES", 0.0)
        for n in range(20):
            await rig.show(rig.forge.headed(kid=f"made up {n}"))
        assert rig.azure.fetches == 20

    async def test_anew_after_an_hour_while_nobody_waits(self, rig: GuardedRig) -> None:
        old = rig.forge.token(exp=rig.forge.now + DAY)
        assert await rig.show(old) == 200
        rig.time.move(3600 + 1)
        rotate(rig.azure, "k2")
        assert await rig.show(old, id="m2") == 200
        await settle(rig)
        assert rig.azure.fetches == 2
        assert await rig.show(old, id="m3") == 401

    async def test_another_key_under_the_same_name(self, rig: GuardedRig) -> None:
        """A signature that has been found good is good for that key only."""
        old = rig.forge.token(exp=rig.forge.now + DAY)
        assert await rig.show(old) == 200
        rig.time.move(3600 + 1)
        rig.azure.jwks = {"keys": [pair("k2").jwk("msteams", kid="k1")]}
        assert await rig.show(old, id="m2") == 200, "the new keys come in the background"
        await settle(rig)
        assert await rig.show(old, id="m3") == 401

    async def test_what_is_no_key_of_ours_is_passed_over(self, rig: GuardedRig) -> None:
        good = rig.azure.signer.jwk(endorsements=["msteams", 5, None], x5c="x", alg="RS256")
        strange: list[Any] = [
            *(None, 5, "x", [], {}, {"kid": "a"}, {"kid": 5, "kty": "RSA"}),
            good | {"kid": None},
            good | {"kid": "ec", "kty": "EC"},
            good | {"kid": "b", "n": "!"},
            good | {"kid": "c", "e": ""},
            good | {"kid": "d", "n": 5},
            good | {"kid": "e", "alg": "none"},
            good | {"kid": "f", "endorsements": {"msteams": 1}},
        ]
        rig.azure.jwks = {"keys": [*strange, good]}
        assert await rig.show(rig.forge.token()) == 200


class TestWithoutTheServer:
    @pytest.mark.parametrize("fault", FAULTS)
    async def test_a13_old_keys_go_on_working(self, rig: GuardedRig, fault: str) -> None:
        made = rig.forge.token(exp=rig.forge.now + 9 * DAY)
        assert await rig.show(made) == 200
        rig.azure.fault = fault
        for day in range(1, 6):
            rig.time.move(DAY - 1)
            assert await rig.show(made, id=f"m{day}") == 200
            assert (await rig.ready())[0] == 200
            await settle(rig)
        assert rig.azure.fetches > 5, "it has been tried"
        rig.time.move(6)
        assert await rig.show(made) == 503
        assert (await rig.ready())[0] == 503

    async def test_control_old_keys_must_be_kept_for_that(
        self, rig: GuardedRig, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "USABLE", 0.0)
        assert await rig.show(rig.forge.token()) == 200
        rig.azure.fault = "500"
        rig.time.move(MINUTE)
        assert await rig.show(rig.forge.token()) == 503

    @pytest.mark.parametrize("fault", FAULTS)
    async def test_a13_cold(self, rig: GuardedRig, fault: str) -> None:
        rig.azure.fault = fault
        answer = await rig.post(f"Bearer {rig.forge.token()}")
        assert answer.status == 503
        assert int(answer.headers["Retry-After"]) == 60
        told = (await answer.json())["error"]["message"]
        assert told == "The keys that tokens are checked with have not been fetched."
        assert await rig.ready() == (503, told)
        assert not rig.echo.heard
        # What could not be a token under any key is refused as always.
        assert (await rig.post()).status == 401
        assert await rig.show("x.y.AAAA") == 401
        rig.azure.fault = ""
        assert await rig.show(rig.forge.token()) == 503, "not oftener than once a minute"
        rig.time.move(MINUTE)
        assert await rig.show(rig.forge.token()) == 200
        assert (await rig.ready())[0] == 200
        assert rig.azure.fetches == 2

    async def test_a_probe_alone_brings_it_to_life(self, rig: GuardedRig) -> None:
        """A process that is not ready gets no messages, so the probe must ask for the keys."""
        rig.azure.fault = "500"
        assert (await rig.ready())[0] == 503
        await settle(rig)
        rig.azure.fault = ""
        for _ in range(9):
            assert (await rig.ready())[0] == 503
        rig.time.move(MINUTE)
        assert (await rig.ready())[0] == 503
        await settle(rig)
        assert (await rig.ready())[0] == 200
        assert rig.azure.fetches == 2

    async def test_nobody_listens(self, rig: GuardedRig, unused_tcp_port: int) -> None:
        rig.keys._url = f"http://127.0.0.1:{unused_tcp_port}/metadata"
        assert await rig.show(rig.forge.token()) == 503

    @pytest.mark.parametrize(
        "uri", [None, 5, "", "/keys", "http://keys.example/", "file:///etc/passwd", "https://["]
    )
    async def test_keys_in_a_place_that_is_not_safe(self, rig: GuardedRig, uri: object) -> None:
        rig.azure.metadata["jwks_uri"] = uri
        assert await rig.show(rig.forge.token()) == 503

    async def test_s5_nobody_waits_for_a_server_that_hangs(
        self, rig: GuardedRig, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "PATIENCE", 1.0)
        made = rig.forge.token(exp=rig.forge.now + DAY)
        await rig.quick(made)
        rig.azure.fault = "hangs"
        rig.time.move(7200)
        unknown = asyncio.create_task(rig.show(rig.forge.headed(kid="k9")))
        await asyncio.sleep(0.05)
        assert not unknown.done()
        assert max([await rig.quick(made) for _ in range(10)]) < 0.5
        begin = time.perf_counter()
        assert await unknown == 401
        assert time.perf_counter() - begin < 3

    async def test_who_hangs_up_ends_nobody_elses_wait(self, rig: GuardedRig) -> None:
        impatient = asyncio.create_task(rig.keys.find("k1"))
        patient = asyncio.create_task(rig.keys.find("k1"))
        await asyncio.sleep(0)
        impatient.cancel()
        assert await patient is not None

    async def test_closed_in_the_middle(self, rig: GuardedRig) -> None:
        rig.azure.fault = "hangs"
        waiting = asyncio.create_task(rig.keys.find("k1"))
        await asyncio.sleep(0.05)
        await rig.keys.close()
        with pytest.raises((asyncio.CancelledError, NotReady)):
            await waiting
