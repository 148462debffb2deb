"""What a command prints is true already, and nobody waits for whoever reads it."""

import io
import sqlite3
import sys

import pytest
from typing_extensions import override

from tests.test_cli import Run, build, elsewhere, run
from tests.test_deciding import number
from tests.test_rounds import ADD, BREAKFAST

__all__ = ["build", "elsewhere", "number", "run"]


class Reader(io.TextIOWrapper):
    """Reads what is printed, and uses the database before it lets the command go on."""

    @override
    def write(self, text: str) -> int:
        other = sqlite3.connect("var/chefslotsen.sqlite", timeout=0, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        other.close()
        return super().write(text)


@pytest.mark.parametrize(
    "command",
    [
        ("rounds", "list"),
        ADD,
        ("rounds", "change", BREAKFAST, "--seats", "3"),
        ("rounds", "close", BREAKFAST),
        ("rounds", "cancel", BREAKFAST),
        ("applications", "list"),
        ("applications", "show", "NUMBER"),
        ("applications", "export"),
        ("applications", "ask", "NUMBER", "--by", "Sam"),
        ("retention", "--dry-run"),
        ("erasures", "list"),
    ],
    ids=" ".join,
)
def test_nothing_is_locked_while_it_prints(
    command: tuple[str, ...], run: Run, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(*ADD)
    run("chat", typed="radera mina uppgifter\nja\n")
    reader = Reader(written := io.BytesIO())
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", reader)
        ended = run(*(number if word == "NUMBER" else word for word in command))
    assert (ended.code, ended.error) == (0, "")
    reader.flush()
    assert written.getvalue()
