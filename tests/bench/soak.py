"""Twenty thousand turns in one process: does it grow, does the loop stand still, do handles leak?

    python -m tests.bench.soak [--turns 20000] [--warm-up 5000]

The bot is app.py itself with an app id, on SQLite; people ask, apply and begin anew, four at once.
Exit code 1 where memory grows by 1 MiB or more per 10 000 turns, the loop was late by over 0.1 s,
or handles are more at the end than at the beginning.
"""

import argparse
import asyncio
import re
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import psutil
from aiohttp import ClientSession

from tests.bench.contestants import Bot, ours
from tests.bench.load import Channel, channel, questions
from tests.channels.azure import FakeAzure
from tests.chat.forms import typed, walk
from tests.known import knowledge

AT_ONCE = 4
BATCH = 500
MOST_GROWTH = 1.0
"""MiB per 10 000 turns."""
GAPS = re.compile(r"^chefslotsen_loop_gaps_total\{over=\"0.1s\"\} ([0-9.e+]+)$", re.MULTILINE)
FRESH_EVERY = 25
"""Messages after which somebody else talks, so that there are ever new people."""


@dataclass(frozen=True)
class Look:
    """What the process looked like after so many turns."""

    turns: int
    memory: float
    handles: int
    threads: int


def texts() -> list[str]:
    """Questions, and a whole application among every twenty of them."""
    words = knowledge().languages["sv"].programmes["aspirantprogrammet"]
    answers = walk(knowledge().programmes["aspirantprogrammet"])
    signup = [words.wish, *(typed(f, value, words) for f, value in answers), "ja"]
    found: list[str] = []
    for place, question in enumerate(questions()):
        found.append(question)
        if place % 20 == 0:
            found += signup
    return found


def look(bot: Bot, turns: int) -> Look:
    """Look at the process from outside."""
    assert bot.process
    process = psutil.Process(bot.process.pid)
    # What it has written itself: whether a page of a program's file counts hangs on who else runs.
    memory = sum(one.private_dirty for one in process.memory_maps()) / 2**20
    return Look(turns, memory, process.num_fds(), process.num_threads())


async def gaps(bot: Bot) -> int:
    """How often the loop has been late by over 0.1 s, as the bot itself tells."""
    async with ClientSession() as session, session.get(f"{bot.url}/metrics") as answer:
        found = GAPS.search(await answer.text())
    return int(float(found[1])) if found else 0


async def talk(teams: Channel, bot: Bot, turns: int, begun: int) -> None:
    """So many turns, spread over people who talk at once."""

    async def person(place: int) -> None:
        for number in range(turns // AT_ONCE):
            who = (begun + number * AT_ONCE) // (AT_ONCE * FRESH_EVERY)
            await teams.turn(bot, f"p{place}-{who}", False)

    await asyncio.gather(*(person(place) for place in range(AT_ONCE)))


async def run(given: argparse.Namespace) -> list[Look]:
    """All turns, with a look after every batch."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        async with FakeAzure() as azure, channel(azure, texts()) as teams:
            bot = ours("soak", azure, f"sqlite:///{folder}/soak.sqlite")
            stack.callback(bot.stop)
            await bot.start(teams)
            await asyncio.sleep(3)  # both languages are made ready
            looks, late = [], 0
            for begun in range(0, given.warm_up + given.turns, BATCH):
                if begun <= given.warm_up:
                    late = await gaps(bot)
                await talk(teams, bot, BATCH, begun)
                looks.append(look(bot, begun + BATCH))
            await asyncio.sleep(6)  # connections that rest are closed
            looks.append(look(bot, given.warm_up + given.turns))
            report(looks, given.warm_up, await gaps(bot) - late)
            return looks


def growth(looks: list[Look]) -> float:
    """MiB per 10 000 turns, by the straight line that fits best."""
    x = [one.turns for one in looks]
    y = [one.memory for one in looks]
    middle, level = sum(x) / len(x), sum(y) / len(y)
    across = sum((a - middle) * (b - level) for a, b in zip(x, y, strict=True))
    return across / sum((a - middle) ** 2 for a in x) * 10_000


def report(looks: list[Look], warm_up: int, late: int) -> None:
    """What was seen, and whether it is well."""
    warm = [one for one in looks[:-1] if one.turns > warm_up]
    first, last, rest = warm[0], warm[-1], looks[-1]
    grown = growth(warm)
    print(f"- {last.turns} turns, of which {warm_up} to warm up")
    print(f"- memory {first.memory:.1f} -> {last.memory:.1f} MiB: {grown:+.2f} MiB per 10 000")
    later = growth([one for one in warm if one.turns > last.turns - 10_000])
    print(f"- in the last 10 000 turns: {later:+.2f} MiB")
    print(f"- handles {first.handles} -> {last.handles}, at rest {rest.handles}")
    print(f"- threads {first.threads} -> {last.threads}")
    print(f"- the loop was late by over 0.1 s {late} times after the warm-up")
    wrong = [grown >= MOST_GROWTH, late > 0, rest.handles > first.handles + 5]
    print("All held." if not any(wrong) else "SOMETHING IS WRONG.")
    if any(wrong):
        raise SystemExit(1)


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=20_000)
    parser.add_argument("--warm-up", type=int, default=5_000)
    asyncio.run(run(parser.parse_args()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
