"""Turns a second and their latency: ours with everything on, beside echoes on other SDKs.

    python -m tests.bench.turns [--seconds 2] [--rounds 5] [--steady 30] [--only ours]

One run, all bots started at once, measured in turn in every round, so that whatever else the
machine does touches all of them alike. The rivals are installed by pip into `.bench/`, apart
from ours. They check no token, tell no repeated messages and keep nothing; ours does all of it.
"""

import argparse
import asyncio
import platform
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.contestants import RIVALS, Bot, CannotInstall, echo, ours, postgresql
from tests.bench.load import Channel, Figures, channel, questions
from tests.channels.azure import FakeAzure

STEADY_RATE = 30.0
WAYS = ((1, False), (16, False), (1, True), (16, True))
"""Conversations at once, and whether the reply stands in the HTTP answer."""
BUSY = (16, False)
FULL = "Chefslotsen, PostgreSQL"


@dataclass
class Measured:
    """A bot, and its figures in each way and round."""

    bot: Bot
    rounds: dict[tuple[int, bool], list[Figures]] = field(default_factory=dict)
    steady: Figures = field(default_factory=Figures)
    processor: list[float] = field(default_factory=list)
    """Milliseconds of its own processor time a turn, with callback and 16 at once, by round."""

    def rate(self, way: tuple[int, bool]) -> float:
        """The median round's turns a second."""
        return statistics.median(one.rate for one in self.rounds[way])

    def cell(self, way: tuple[int, bool]) -> str:
        """Rate, p50 and p99 of all rounds."""
        whole = Figures()
        for one in self.rounds[way]:
            whole.add(one)
        if whole.faults:
            return f"fails ({whole.faults[0]})"
        return f"{self.rate(way):.0f}/s, {whole.p50:.1f} / {whole.p99:.1f} ms"


def line_up(azure: FakeAzure, stack: ExitStack, only: str) -> Iterator[Bot]:
    """Every bot that can be measured here; a word for each that cannot."""
    for rival in RIVALS:
        try:
            yield echo(rival)
        except CannotInstall as why:
            print(f"{rival.name}: not measured: {why}")
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    lean = "Chefslotsen without the answer"
    program = ("-m", "tests.bench.unanswered")
    yield ours(f"{lean}, SQLite", azure, f"sqlite:///{folder}/lean.sqlite", *program)
    yield ours("Chefslotsen, SQLite", azure, f"sqlite:///{folder}/full.sqlite")
    for name, more in ((f"{lean}, PostgreSQL", program), (FULL, ())):
        url = stack.enter_context(postgresql(Path(tempfile.mkdtemp(prefix="pg")) / "data"))
        yield ours(name, azure, url, *more)


async def measure(given: argparse.Namespace) -> list[Measured]:
    """Start everything, and let each talk in turn."""
    with ExitStack() as stack:
        async with FakeAzure() as azure, channel(azure, questions()) as teams:
            field_ = [b for b in line_up(azure, stack, given.only) if given.only in b.name]
            found = [Measured(bot) for bot in field_]
            for one in found:
                stack.callback(one.bot.stop)
                await one.bot.start(teams)
            await asyncio.sleep(given.calm)
            for _ in range(given.rounds):
                await in_turn(found, teams, given.seconds)
            for one in found:
                one.steady = await teams.trickle(one.bot, STEADY_RATE, given.steady)
            report(found)
            return found


async def in_turn(found: list[Measured], teams: Channel, seconds: float) -> None:
    """One round: each way, each bot."""
    for way in WAYS:
        for one in found:
            before = one.bot.processor_seconds
            figures = await teams.talk(one.bot, *way, seconds)
            if way == BUSY:
                used = one.bot.processor_seconds - before
                one.processor.append(used / max(1, figures.turns) * 1000)
            one.rounds.setdefault(way, []).append(figures)


def report(found: list[Measured]) -> None:
    """The table, in Markdown."""
    print("| bot | callback, 1 | callback, 16 | expectReplies, 1 | expectReplies, 16 |", end="")
    print(" CPU a turn | 30 turns/s, p50 / p99 | memory | first answer after |")
    print("|---|---|---|---|---|---|---|---|---|")
    for one in found:
        name = f"{one.bot.name} {one.bot.version}".strip()
        cells = [one.cell(way) for way in WAYS]
        steady = f"{one.steady.p50:.1f} / {one.steady.p99:.1f} ms"
        cells.append(f"{statistics.median(one.processor):.2f} ms")
        own = [f"{one.bot.memory:.0f} MB", f"{one.bot.started_in:.2f} s"]
        print(f"| {' | '.join([name, *cells, steady, *own])} |")


def ratios(found: list[Measured]) -> None:
    """How ours compares with each echo, round by round, with callback and 16 at once."""
    print("\n| ours | beside | turns a second | processor time a turn |\n|---|---|---|---|")
    for ourself in (one for one in found if "Chefslotsen" in one.bot.name):
        for rival in (one for one in found if "echo" in one.bot.name):
            rates = [
                mine.rate / theirs.rate
                for mine, theirs in zip(ourself.rounds[BUSY], rival.rounds[BUSY], strict=True)
            ]
            costs = [a / b for a, b in zip(ourself.processor, rival.processor, strict=True)]
            cells = (ourself.bot.name, rival.bot.name, times(rates), times(costs))
            print(f"| {' | '.join(cells)} |")


def times(ratios: list[float]) -> str:
    """The median of the rounds, and the least and the most."""
    return f"{statistics.median(ratios):.2f} times ({min(ratios):.2f} to {max(ratios):.2f})"


def main() -> int:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=2.0, help="for each way and round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--steady", type=float, default=30.0, help="seconds at 30 turns a second")
    parser.add_argument("--calm", type=float, default=4.0, help="seconds after the start")
    parser.add_argument("--only", default="", help="part of the names of bots to measure")
    given = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}")
    ratios(asyncio.run(measure(given)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
