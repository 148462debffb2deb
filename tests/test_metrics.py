"""What is counted of a running bot, who may read it, and that nobody can be read out of it."""

import asyncio
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.web import LEAVING
from bot.metrics import BUCKETS, Durations, Metrics, Total
from bot.metrics_endpoint import BEAT, LATE
from bot.monitoring_settings import Oversight
from bot.settings import Settings
from tests.channels.service import FakeService
from tests.chat.clients import Client
from tests.chat.house import House

LINE = re.compile(r'^(# (HELP|TYPE) \w+ .+|chefslotsen_\w+(\{\w+="[^"]*"\})? [0-9.e+-]+)$')
POLICY = {
    "/api/messages": "the channel's token, or this machine",
    "/health|/ready": "anybody",
    "/metrics": "this machine, or a token",
    "/files/.+": "whoever was given the link, once",
    "/privacy|/terms|/support|/accessibility|/look/.+|/[ts]/{id}": "anybody",
    "/|/page/.+|/v3/.+": "this machine's browser",
}
TOKEN = "0123456789abcdef"  # noqa: S105 - of the tests' own


@asynccontextmanager
async def served(house: House, oversight: Oversight | None = None) -> AsyncIterator[Client]:
    house.oversight = oversight or Oversight()
    server = TestServer(await house.site())
    await server.start_server(access_log=None, shutdown_timeout=0.01)
    async with TestClient(server) as client:
        yield client


def activity(text: str, number: int, url: str, **more: object) -> dict[str, object]:
    return {
        "type": "message",
        "id": f"m{number}",
        "channelId": "test",
        "serviceUrl": url,
        "conversation": {"id": "c1"},
        "from": {"id": "u1"},
        "recipient": {"id": "b1"},
        "text": text,
        **more,
    }


async def metrics(client: Client, **headers: str) -> str:
    answer = await client.get("/metrics", headers=headers)
    assert answer.status == 200
    return await answer.text()


async def test_what_is_counted(house: House) -> None:
    async with FakeService() as service, served(house) as client:
        said = ["Vad är Chefsarenan?", "hej", "hej"]
        for number, text in enumerate(said):
            body = activity(text, min(number, 1), service.url)
            assert (await client.post("/api/messages", json=body)).status == 200
        assert (await client.post("/api/messages", json={})).status == 400
        assert (await client.get("/nowhere")).status == 404
        text = await metrics(client)
    assert all(LINE.match(line) for line in text.splitlines()), text
    told = dict(line.rsplit(" ", 1) for line in text.splitlines() if line[0] != "#")
    assert told['chefslotsen_turns_total{outcome="answer"}'] == "1"
    assert told['chefslotsen_turns_total{outcome="smalltalk"}'] == "1"
    assert told['chefslotsen_turns_total{outcome="repeated"}'] == "1"
    assert told['chefslotsen_refusals_total{reason="MissingProperty"}'] == "1"
    assert len(service.got) == 2
    # A turn that takes long, on a machine that is busy, makes a typing sign, too: it is put away
    # when the answer is there, at times before it is known to have arrived.
    delivered = int(told['chefslotsen_sends_total{result="delivered"}'])
    assert delivered - len(service.got) in range(len(service.signs) + 1)
    assert told["chefslotsen_turn_seconds_count"] == "3"
    assert told['chefslotsen_turn_seconds_bucket{le="+Inf"}'] == "3"
    assert told['chefslotsen_outbox{state="waiting"}'] == "0"


async def test_a_turn_that_fails_is_counted_as_failed(house: House) -> None:
    async with FakeService() as service, served(house) as client:
        house.turns.conversation = None  # type: ignore[assignment]  # anything but a conversation
        await client.post("/api/messages", json=activity("hej", 1, service.url))
        assert 'turns_total{outcome="failed"} 1' in await metrics(client)


class TestWhoMayRead:
    async def test_this_machine_itself(self, house: House) -> None:
        async with served(house) as client:
            assert "chefslotsen_turns_total" in await metrics(client)

    @pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded"])
    async def test_j9_nobody_through_a_proxy(self, house: House, header: str) -> None:
        async with served(house) as client:
            answer = await client.get("/metrics", headers={header: "for=192.0.2.1"})
            assert answer.status == 401

    async def test_j9_with_a_token_only_who_shows_it(self, house: House) -> None:
        async with served(house, Oversight(metrics_token=TOKEN)) as client:
            for shown in ("", f"Bearer {TOKEN}x", "Bearer ", f"Basic {TOKEN}", "Bearer å"):
                answer = await client.get("/metrics", headers={"Authorization": shown})
                assert answer.status == 401, shown
            assert await metrics(client, Authorization=f"Bearer {TOKEN}")

    async def test_j9_bytes_that_are_no_text_are_no_token(self, house: House) -> None:
        async with served(house, Oversight(metrics_token=TOKEN)) as client:
            reader, writer = await asyncio.open_connection("127.0.0.1", client.port)
            head = (
                b"GET /metrics HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \xe4\r\n\r\n"
            )
            writer.write(head)
            assert b" 401 " in await reader.readline()
            writer.close()
            await writer.wait_closed()


async def test_j9_every_route_has_a_policy(house: House) -> None:
    """A route that is new here needs a thought on who may call it."""
    paths = {r.resource.canonical for r in (await house.site()).router.routes() if r.resource}
    assert paths
    assert [path for path in paths if not any(re.fullmatch(known, path) for known in POLICY)] == []


class TestTheEnd:
    async def test_not_ready_first_and_still_served(self, house: House) -> None:
        async with FakeService() as service, served(house) as client:
            assert (await client.get("/ready")).status == 200
            client.app[LEAVING].set()
            answer = await client.get("/ready")
            assert answer.status == 503
            assert answer.headers["Connection"] == "close"
            assert (await client.get("/health")).status == 200
            body = activity("hej", 1, service.url)
            assert (await client.post("/api/messages", json=body)).status == 200
            assert len(service.got) == 1

    async def test_control_without_the_sign_it_is_ready(self, house: House) -> None:
        async with served(house) as client:
            assert (await client.get("/ready")).headers.get("Connection") != "close"


class TestForm:
    def test_a_label_cannot_break_out(self) -> None:
        total = Total("x", "x.", "kind")
        total.add('a"} 5\nb\\')
        assert list(total.lines())[2] == 'chefslotsen_x_total{kind="a\\"} 5\\nb\\\\"} 1'

    def test_buckets_hold_all_that_is_below(self) -> None:
        durations = Durations("x", "x.")
        for seconds in (0.001, BUCKETS[0], 0.3, 99.0):
            durations.add(seconds)
        numbers = [line.split()[-1] for line in durations.lines() if "_bucket" in line]
        assert numbers[0] == "2"
        assert numbers[-2:] == ["3", "4"]

    def test_k10_a_late_loop_is_seen(self) -> None:
        counted = Metrics()
        counted.late(0.05, 0.1)
        assert not counted.gaps.counts
        counted.late(0.25, 0.1)
        assert 'chefslotsen_loop_gaps_total{over="0.1s"} 1' in counted.text({})
        assert "chefslotsen_loop_gap_seconds 0.25" in counted.text({})


def test_settings() -> None:
    given = {
        "LOG_FORMAT": "text",
        "METRICS_TOKEN": TOKEN,
        "STOP_AFTER": "5",
        "OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318",
    }
    assert Settings.from_env(given, {}).oversight == Oversight(
        "text", TOKEN, 5, "http://127.0.0.1:4318"
    )
    assert TOKEN not in repr(Settings.from_env(given, {}))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LOG_FORMAT", "xml"),
        ("METRICS_TOKEN", "short"),
        ("METRICS_TOKEN", "with a space in it"),
        ("STOP_AFTER", "61"),
        ("STOP_AFTER", "-1"),
        ("STOP_AFTER", "soon"),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector.example"),
    ],
)
def test_settings_that_cannot_be_used(name: str, value: str) -> None:
    with pytest.raises(Exception, match=name):
        Settings.from_env({name: value}, {})


async def test_k10_a_blocking_call_in_the_loop_is_seen(house: House) -> None:
    async with served(house):
        await asyncio.sleep(2 * BEAT)
        time.sleep(2 * LATE)  # noqa: ASYNC251 - what nobody may do
        await asyncio.sleep(2 * BEAT)
    assert house.metrics.longest_gap > 1.5 * LATE
    assert house.metrics.gaps.counts.total() >= 1


async def test_k10_control_a_waiting_turn_is_no_gap(house: House) -> None:
    async with served(house):
        await asyncio.sleep(2 * LATE)
    assert house.metrics.longest_gap < 1.5 * LATE
