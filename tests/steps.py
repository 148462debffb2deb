"""The table of steps in docs/architecture.md: `python -m tests.steps` writes it from the code.

A step's row is its name, which leads to its file, and the first line of its docstring, in the
order in which the steps are tried.
"""

import re
import sys
from pathlib import Path

from dialogs.commands import Step
from dialogs.main import Conversation
from knowledge.check import load

PAGE = Path(__file__).parents[1] / "docs/architecture.md"
BEFORE, AFTER = "| Step | What it takes, and the reply |\n|---|---|\n", "\n\n"
PASSES_ON = re.compile(r"[;,] (?:else )?None\b.*")
"""How a docstring says when there is no reply; in a list where the first reply wins, all do so."""


def row(step: Step) -> str:
    """A step as a row of the table."""
    file = step.__module__.replace(".", "/")
    says = PASSES_ON.sub(".", (step.__doc__ or "").partition("\n")[0])
    return f"| [`{step.__qualname__}`](../{file}.py) | {says} |"


def page(old: str, conversation: Conversation) -> str:
    """The page with the table as the code is today."""
    start, _, rest = old.partition(BEFORE)
    _, _, end = rest.partition(AFTER)
    steps = (*conversation.steps, conversation.questions.take)
    return f"{start}{BEFORE}" + "\n".join(map(row, steps)) + f"{AFTER}{end}"


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(PAGE.read_text("utf-8"), Conversation(load())), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
