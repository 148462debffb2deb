"""Traces: none unless asked for, and nothing of a person in them."""

import asyncio
import importlib.util
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.measured_turns import MeasuredTurns, untraced
from bot.tracing import NoTracing, Traces, tracing
from dialogs.messages import Message, Person
from tests.chat.house import House

MARK = "kanariefågel"
INSTALLED = importlib.util.find_spec("opentelemetry") is not None


class Broken:
    async def respond(self, message: Message, *_: Any) -> Any:
        raise ValueError(message.text)


def test_none_unless_asked_for() -> None:
    assert tracing(None) is untraced


@pytest.mark.skipif(INSTALLED, reason="OpenTelemetry is installed here")
def test_asked_for_and_not_installed() -> None:
    with pytest.raises(NoTracing, match="otel"):
        tracing("http://127.0.0.1:4318")


@pytest.mark.skipif(not INSTALLED, reason="needs the extra `otel`")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
async def test_a_span_tells_the_outcome_and_nothing_else(house: House) -> None:
    got: list[bytes] = []

    async def take(request: web.Request) -> web.Response:
        got.append(await request.read())
        return web.Response()

    app = web.Application()
    app.router.add_post("/v1/traces", take)
    async with TestServer(app) as collector:
        traces = tracing(f"http://127.0.0.1:{collector.port}")
        turns = MeasuredTurns(house.store, house.conversation, house.clock, house.metrics, traces)
        message = Message(f"Vad är {MARK}?", Person(MARK, MARK), MARK, house.clock.now(), MARK)
        await turns.take(message)
        turns.conversation = Broken()  # type: ignore[assignment]
        with pytest.raises(ValueError, match=MARK):
            await turns.take(Message(MARK, Person(MARK), MARK, house.clock.now(), "2"))
        assert isinstance(traces, Traces)
        await asyncio.to_thread(traces._provider.force_flush)
    told = b"".join(got)
    assert b"chefslotsen.outcome" in told
    assert b"failed" in told
    assert MARK.encode() not in told
