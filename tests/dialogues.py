"""The page of sample dialogues: `python -m tests.dialogues` runs them and writes it.

What changes from run to run (an application's number, the time) is put in words, so that the page
changes only where the bot does.
"""

import asyncio
import re
import sys
from pathlib import Path

from bot.channels.terminal import Terminal
from bot.evaluation import Case, Conversed, evaluate, read_file
from bot.storage import Store
from bot.turn import Turns
from tests import known
from tests.chat.house import SetClock

SAMPLES = Path(__file__).parent / "conversations/samples/samples.yaml"
PAGE = Path(__file__).parents[1] / "docs/dialogues.md"
NUMBER = re.compile(r"\b[A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
OPENING = """# Sample dialogues

Made by running them: `python -m tests.dialogues` asks the bot every line of
[samples.yaml](../tests/conversations/samples/samples.yaml) and writes this page; a test fails when
the page and the bot no longer agree. Numbers of applications are replaced by `ASP-0000-0000`, and
the clock stands at 5 October 2026.
"""


async def played() -> list[Case]:
    """Every turn of the samples with its reply, on an empty store in memory."""
    clock = SetClock()
    store = Store("sqlite+aiosqlite:///:memory:", clock)
    await store.open()
    try:
        terminal = Terminal(Turns(store, known.conversation(), clock))
        return (await evaluate(terminal, [SAMPLES])).cases
    finally:
        await store.close()


def page(cases: list[Case]) -> str:
    """The dialogues as Markdown."""
    lines, turns = [OPENING], iter(cases)
    for sample in read_file(SAMPLES):
        assert isinstance(sample, Conversed)
        lines.append(f"## {sample.name}\n")
        for _, case in zip(sample.turns, turns, strict=False):
            said = NUMBER.sub("ASP-0000-0000", case.reply.text)
            lines.append(f"**{case.text}**\n")
            lines.append("\n".join(f"> {line}".rstrip() for line in said.splitlines()) + "\n")
            if case.reply.choices:
                lines.append(" ".join(f"`{choice}`" for choice in case.reply.choices) + "\n")
    return "\n".join(lines)


def main() -> int:
    """Write the page; 1 where a reply is not what the samples expect."""
    cases = asyncio.run(played())
    for case in cases:
        if case.faults:
            print(f"{case.text}: {'; '.join(case.faults)}", file=sys.stderr)  # noqa: T201
    PAGE.write_text(page(cases), encoding="utf-8")
    return 1 if any(case.faults for case in cases) else 0


if __name__ == "__main__":
    sys.exit(main())
