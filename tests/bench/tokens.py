"""Thousands of mutated tokens at the guarded door: none may get in, none may upset it.

    python -m tests.bench.tokens [--count 5000] [--seed 1]

The control runs the same mutations with the signature check off, and must let some in.
"""

import argparse
import asyncio
import gc
import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Any

from aiohttp.test_utils import make_mocked_request

from bot.channels.teams.guard import Guard
from tests.channels.azure import FakeAzure
from tests.channels.guarded import BelievesAll, GuardedRig
from tests.channels.mutations import mutate
from tests.channels.service import FakeService

LEGAL = frozenset({400, 401, 403})


@dataclass
class Report:
    """What became of the mutations."""

    statuses: Counter[int] = field(default_factory=Counter)
    let_in: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    @property
    def broken(self) -> int:
        """Answers that are neither a no nor a yes."""
        return sum(n for status, n in self.statuses.items() if status not in LEGAL | {200})

    def line(self) -> str:
        """All of it in a line."""
        ordered = sorted(self.seconds)
        worst = ordered[-1] * 1000
        p99 = ordered[len(ordered) * 99 // 100] * 1000
        return (
            f"{self.statuses.total()} mutations: {self.statuses[200]} let in,"
            f" {self.broken} broken; {dict(sorted(self.statuses.items()))};"
            f" p50 {statistics.median(ordered) * 1000:.2f} ms, p99 {p99:.2f} ms,"
            f" max {worst:.1f} ms"
        )


async def run(count: int, seed: int, guard: type[Guard] = Guard) -> Report:
    """Knock that many times."""
    report, chance = Report(), Random(seed)  # noqa: S311 - for choosing mutations
    async with (
        FakeAzure() as azure,
        FakeService() as service,
        GuardedRig(azure, service, guard=guard) as rig,
    ):
        gc.freeze()  # what the tests have loaded is not the door's to look through
        for _ in range(count):
            name, header, changes = mutate(rig.forge, chance)
            begin = time.perf_counter()
            answer = await rig.post(header, **changes)
            report.seconds.append(time.perf_counter() - begin)
            report.statuses[answer.status] += 1
            if answer.status == 200:
                report.let_in[name] += 1
                report.examples.append(f"{name}: {changes or header}")
        assert len(rig.echo.heard) <= report.statuses[200]
        assert await rig.show(rig.forge.token()) == 200, "the genuine one still gets in"
    return report


async def cost(count: int) -> float:
    """Microseconds that the guard takes for a genuine request."""
    async with FakeAzure() as azure, FakeService() as service, GuardedRig(azure, service) as rig:
        assert await rig.show(rig.forge.token()) == 200
        guard: Any = Guard(azure.registration(), rig.keys, rig.time, rig.tally)
        headers = {"Authorization": f"Bearer {rig.forge.token()}"}
        request = make_mocked_request("POST", "/api/messages", headers=headers)
        activity = rig.activity()
        begin = time.perf_counter()
        for _ in range(count):
            await guard.admit(request, activity)
        return (time.perf_counter() - begin) / count * 1e6


def main() -> int:
    """Run, print, and say by the exit code whether all held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    report = asyncio.run(run(given.count, given.seed))
    control = asyncio.run(run(given.count // 10, given.seed, BelievesAll))
    print(f"guard    {report.line()}")
    for example in report.examples:
        print(f"let in: {example}")
    print(f"control  {control.line()}")
    print(f"control let in by kind: {dict(control.let_in)}")
    print(f"a genuine token costs {asyncio.run(cost(2000)):.0f} microseconds")
    held = not report.statuses[200] and not report.broken
    return 0 if held and control.statuses[200] else 1


if __name__ == "__main__":
    sys.exit(main())
