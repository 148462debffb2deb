import asyncio
import logging
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from bot.channels.teams.connector import LONGEST_ASKED, Connector, Fault, Headers, Patience
from tests.channels.conftest import HASTE, NOON, StoppedClock
from tests.channels.service import FakeService, Step


@pytest.fixture
async def service() -> AsyncIterator[FakeService]:
    async with FakeService() as service:
        yield service


@pytest.fixture
async def connector() -> AsyncIterator[Connector]:
    connector = Connector(StoppedClock(), patience=HASTE)
    yield connector
    await connector.close()


def _activity(url: str, text: str = "hej", **changes: Any) -> dict[str, Any]:
    whole = {"type": "message", "serviceUrl": url, "conversation": {"id": "c1"}, "text": text}
    return whole | {"replyToId": "m1"} | changes


async def test_delivered(connector: Connector, service: FakeService) -> None:
    assert await connector.send(_activity(service.url + "/base/"))
    assert service.paths == ["/base/v3/conversations/c1/activities/m1"]
    assert service.got[0]["text"] == "hej"
    assert service.headers[0]["Content-Type"] == "application/json"


async def test_no_activity_to_reply_to(connector: Connector, service: FakeService) -> None:
    assert await connector.send(_activity(service.url, replyToId=None))
    assert service.paths == ["/v3/conversations/c1/activities"]


async def test_path_parts_cannot_climb(connector: Connector, service: FakeService) -> None:
    odd = _activity(service.url, conversation={"id": "a/../b?c#d%2F;å"}, replyToId="../x")
    assert await connector.send(odd)
    assert service.paths == [
        "/v3/conversations/a%2F..%2Fb%3Fc%23d%252F%3B%C3%A5/activities/..%2Fx"
    ]


async def test_connections_are_used_again(connector: Connector, service: FakeService) -> None:
    for _ in range(20):
        assert await connector.send(_activity(service.url))
    assert len(service.peers) == 1


@pytest.mark.parametrize("status", [412, 429, 502, 504])
async def test_g1_g2_tried_again(connector: Connector, service: FakeService, status: int) -> None:
    service.script.extend([Step(status), Step(status), Step(201)])
    assert await connector.send(_activity(service.url))
    assert len(service.got) == 3


@pytest.mark.parametrize("status", [412, 429, 502, 504])
async def test_g2_not_for_ever(connector: Connector, service: FakeService, status: int) -> None:
    service.script.extend([Step(status)] * 9)
    assert not await connector.send(_activity(service.url))
    assert len(service.got) == HASTE.tries


@pytest.mark.parametrize("status", [302, 307, 400, 401, 403, 404, 408, 409, 413, 500, 503])
async def test_g3_to_g7_never_replayed(
    connector: Connector, service: FakeService, status: int
) -> None:
    service.script.append(Step(status, {"Location": "/x", "Retry-After": "0"}))
    assert not await connector.send(_activity(service.url))
    assert len(service.got) == 1


@pytest.mark.parametrize("kind", ["hang", "drop", "half"])
async def test_g8_g9_below_http(connector: Connector, service: FakeService, kind: str) -> None:
    service.script.append(Step(kind=kind))
    begin = time.monotonic()
    arrived = bool(await connector.send(_activity(service.url)))
    # A status of 200 has come, so the reply was taken, whatever became of the rest.
    assert arrived == (kind == "half")
    assert len(service.got) == 1
    assert time.monotonic() - begin < HASTE.total + 0.5


@pytest.mark.parametrize("body", ["", "<html>", '{"id":', "null", "x" * 300_000])
async def test_g9_what_the_answer_says_is_nothing_to_us(
    connector: Connector, service: FakeService, body: str
) -> None:
    service.script.append(Step(202, body=body))
    assert await connector.send(_activity(service.url))


async def test_g8_others_are_unaffected(connector: Connector, service: FakeService) -> None:
    service.script.append(Step(kind="hang"))
    slow = asyncio.create_task(connector.send(_activity(service.url)))
    await asyncio.sleep(0.05)
    begin = time.monotonic()
    sent = await asyncio.gather(*(connector.send(_activity(service.url)) for _ in range(50)))
    assert all(sent)
    assert time.monotonic() - begin < 0.5
    assert not await slow


async def test_g9_refused(connector: Connector, unused_tcp_port: int) -> None:
    assert not await connector.send(_activity(f"http://127.0.0.1:{unused_tcp_port}"))


@pytest.mark.parametrize(
    ("told", "least", "most"),
    [
        ("0", 0.0, 0.2),
        ("0.2", 0.2, 0.5),
        (format_datetime(NOON - timedelta(hours=1), usegmt=True), 0.0, 0.2),
        ("-5", 0.0, 0.2),
        ("nan", 0.0, 0.2),
        ("soon", 0.0, 0.2),
    ],
)
async def test_g1_waits_as_told(
    connector: Connector, service: FakeService, told: str, least: float, most: float
) -> None:
    service.script.append(Step(429, {"Retry-After": told}))
    begin = time.monotonic()
    assert await connector.send(_activity(service.url))
    assert least <= time.monotonic() - begin < most


@pytest.mark.parametrize(
    "told", ["60", "1e300", format_datetime(NOON + timedelta(minutes=1), usegmt=True)]
)
async def test_g1_does_not_wait_in_vain(
    connector: Connector, service: FakeService, told: str
) -> None:
    service.script.append(Step(429, {"Retry-After": told}))
    begin = time.monotonic()
    assert not await connector.send(_activity(service.url))
    assert time.monotonic() - begin < 0.5
    assert len(service.got) == 1


@pytest.mark.parametrize("told", ["3e9", "1e300", "Fri, 31 Dec 9999 23:59:59 GMT"])
async def test_g1_is_never_put_off_for_longer_than_an_hour(
    connector: Connector, service: FakeService, told: str
) -> None:
    service.script.append(Step(429, {"Retry-After": told}))
    done = await connector.attempt(_activity(service.url))
    assert isinstance(done, Fault)
    assert done.wait == LONGEST_ASKED


async def test_a7_the_evil_listener_hears_nothing(service: FakeService) -> None:
    connector = Connector(StoppedClock(), allowed=lambda url: url.host == "smba.example")
    for url in (
        service.url,
        service.url.replace("127.0.0.1", "localhost"),
        service.url.replace("http://", "http://smba.example@"),
        service.url.replace("http://", "http://smba.example\\@"),
        service.url.replace("http://", "http://smba.example:1@"),
        service.url.replace("http://", "file://"),
    ):
        assert not await connector.send(_activity(url))
    await connector.close()
    assert service.got == []


async def test_a_token_can_be_added(service: FakeService) -> None:
    async def authorize() -> Headers:
        return {"Authorization": "Bearer t"}

    connector = Connector(StoppedClock(), authorize=authorize)
    assert await connector.send(_activity(service.url))
    await connector.close()
    assert service.headers[0]["Authorization"] == "Bearer t"


async def test_g12_no_token_no_reply(service: FakeService, caplog: Any) -> None:
    async def authorize() -> Headers:
        raise RuntimeError("secret")

    connector = Connector(StoppedClock(), authorize=authorize)
    with caplog.at_level(logging.DEBUG, "bot"):
        assert not await connector.send(_activity(service.url, text="hemligt"))
    await connector.close()
    assert [record.getMessage() for record in caplog.records if record.name.startswith("bot")] == [
        "a reply was not delivered: RuntimeError"
    ]
    assert service.got == []


async def test_control_without_patience_the_faults_win(service: FakeService) -> None:
    connector = Connector(StoppedClock(), patience=Patience(total=1.0, tries=1))
    service.script.extend([Step(429), Step(201)])
    assert not await connector.send(_activity(service.url))
    await connector.close()


@pytest.mark.parametrize(
    "broken", [{}, {"serviceUrl": 5}, {"serviceUrl": "http://[", "conversation": {"id": "c"}}]
)
async def test_never_raises(connector: Connector, broken: dict[str, Any]) -> None:
    assert not await connector.send(broken)
