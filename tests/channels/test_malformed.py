"""Two thousand broken activities at the door: never a 5xx, never a fault, never slow; row B4."""

import logging
import time
from random import Random
from typing import Any

import pytest

from bot.channels.refusals import Refused
from bot.channels.teams import activity_shape as shape
from tests.channels.conftest import Rig
from tests.channels.malformed import broken
from tests.channels.wire import Wire

COUNT = 2_000
SLOWEST = 0.25
CALM = frozenset({200, 400, 413, 501})


async def knock(rig: Rig, count: int, seed: int) -> tuple[set[int], float]:
    """The statuses, and the most that one of them cost in this process."""
    chance, slowest = Random(seed), 0.0  # noqa: S311 - for breaking things
    statuses: set[int] = set()
    async with Wire(rig.client.port or 0) as wire:
        for _ in range(count):
            body = broken(chance)
            began = time.process_time()
            status, _ = await wire.post(body)
            slowest = max(slowest, time.process_time() - began)
            statuses.add(status)
    return statuses, slowest


async def test_b1_to_b18_generated_activities_never_fail(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        statuses, slowest = await knock(rig, COUNT, 1)
    assert statuses <= CALM
    assert len(statuses & {200, 400, 501}) == 3, "it goes deep as well as not at all"
    assert slowest < SLOWEST
    assert [record.getMessage() for record in caplog.records] == []
    assert rig.echo.heard


async def test_control_without_the_check_of_the_shape_they_fail(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unchecked(data: Any) -> dict[str, Any]:
        if not isinstance(data, dict):
            raise Refused(400, "BadSyntax", "no object")
        empty: dict[str, Any] = dict.fromkeys(shape.checked(dict(REQUIRED)))
        return empty | data

    monkeypatch.setattr(shape, "checked", unchecked)
    statuses, _ = await knock(rig, 100, 1)
    assert 500 in statuses


REQUIRED = {
    "type": "typing",
    "channelId": "x",
    "serviceUrl": "http://x",
    "conversation": {"id": "x"},
}
