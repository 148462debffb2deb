"""What a command prints is true already, and nobody waits for whoever reads it."""

import io
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typing_extensions import override

from bot import cli
from bot.runtime import Build
from tests.test_cli import ROOT, Run, build, elsewhere, run
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


def started(*arguments: str, **streams: Any) -> "subprocess.CompletedProcess[str]":
    """A command as a process of its own, with what its shell gives it."""
    command = [sys.executable, str(ROOT / "app.py"), *arguments]
    return subprocess.run(  # noqa: S603 - our own program
        command, stderr=subprocess.PIPE, text=True, check=False, **streams
    )


def test_who_stops_reading_is_no_fault(run: Run) -> None:
    run(*ADD)
    reading, writing = os.pipe()
    os.close(reading)
    ended = started("rounds", "list", stdout=writing)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
def test_what_cannot_be_printed_is_said_in_a_sentence(run: Run) -> None:
    run(*ADD)
    with Path("/dev/full").open("w") as full:
        ended = started("rounds", "list", stdout=full)
    assert ended.returncode == 2
    assert "No space left" in ended.stderr
    assert ended.stderr.count("\n") == 1


def closed() -> None:
    """Nothing to read from, and nothing to print to."""
    os.close(0)
    os.close(1)


def test_closed_streams_are_empty_ones() -> None:
    ended = started("ask", "--jsonl", preexec_fn=closed)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize("command", [("chat",), ("ask", "--jsonl"), ("applications", "export")])
def test_no_command_stumbles_over_streams_that_are_closed(
    command: tuple[str, ...],
    build: Build,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["app.py", *command])
    monkeypatch.setattr(sys, "stdin", None)  # as Python has it in such a process
    monkeypatch.setattr(sys, "stdout", None)
    code = cli.run(build)
    sys.stdin.close()
    sys.stdout.close()
    assert (code, capsys.readouterr().err) == (0, "")


@pytest.mark.parametrize(
    "command", [("applications", "show"), ("retention", "--hold"), ("ask",), ("evaluate",)]
)
def test_bytes_that_are_no_text_are_refused(command: tuple[str, ...], run: Run) -> None:
    run(*command, "ASP-\udcff").stopped_with("UTF-8")
