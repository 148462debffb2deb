"""The commands that hold the knowledge to the mark: check the files, evaluate the answers."""

import asyncio
import json
from datetime import datetime
from pathlib import Path

import click

from bot.evaluation import Report, evaluate
from bot.evaluation_baseline import Gate
from bot.runtime import SYSTEM_CLOCK, Build, opened
from dialogs.local_time import LOCAL
from dialogs.ports import Clock
from knowledge.check import check_documents, read_and_checked
from knowledge.load import FOLDER

FOLDER_PATH = click.Path(path_type=Path, exists=True, file_okay=False)
FILE_PATH = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("check")
@click.option("--documents", type=FOLDER_PATH, help="Where the source documents are.")
@click.option("--folder", type=FOLDER_PATH, default=FOLDER, help="Other knowledge files.")
def check_knowledge(documents: Path | None, folder: Path) -> int:
    """List every fault of the knowledge files and of the app package made from them.

    With --documents, facts are held against the sources.
    """
    from bot.teams_app.check import check as check_app  # loads the channel for Teams

    knowledge, faults = read_and_checked(folder)
    if not faults:
        faults = check_app(knowledge)
        faults += check_documents(knowledge, documents) if documents else []
    for fault in faults:
        click.echo(str(fault))
    click.echo(f"{len(faults)} faults." if faults else "All knowledge files are in order.")
    return 1 if faults else 0


@click.command("evaluate")
@click.argument("files", nargs=-1, required=True, type=FILE_PATH)
@click.option("--json", "as_object", is_flag=True, help="Print the figures as one JSON object.")
@click.option("--quiet", is_flag=True, help="Leave out the single faults.")
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="As on that day: what questions tell of times is counted to it. Without it, today.",
)
@click.option(
    "--gate", type=FOLDER_PATH, help="Fail where a figure is below that committed there."
)
@click.option("--accept", is_flag=True, help="With --gate: commit to today's figures.")
@click.pass_obj
def evaluate_files(
    build: Build,
    files: tuple[Path, ...],
    as_object: bool,
    quiet: bool,
    day: datetime | None,
    gate: Path | None,
    accept: bool,
) -> int:
    """Run question and conversation FILES and print how much came out right."""
    clock = ClockSince(day.replace(hour=12, tzinfo=LOCAL)) if day else SYSTEM_CLOCK
    report = asyncio.run(evaluated(build, list(files), clock))
    if as_object:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
    else:
        if not quiet:
            print_faults(report)
        click.echo(report.table())
    return passed(report, Gate(gate), accept=accept) if gate else 0


class ClockSince:
    """Goes on from some other time."""

    def __init__(self, start: datetime) -> None:
        self._ahead = start - SYSTEM_CLOCK.now()

    def now(self) -> datetime:
        """An aware time in UTC."""
        return SYSTEM_CLOCK.now() + self._ahead


async def evaluated(build: Build, files: list[Path], clock: Clock) -> Report:
    """The report of some files, run in memory."""
    async with opened(build, in_memory=True, clock=clock) as parts:
        parts.turns.conversation.warm()
        return await evaluate(parts.terminal, files)


def passed(report: Report, gate: Gate, *, accept: bool) -> int:
    """Hold a report against the committed figures, or commit to it."""
    if accept:
        gate.accept(report)
        return 0
    faults = gate.faults(report)
    for fault in faults:
        click.echo(fault)
    click.echo(
        f"{len(faults)} faults at the gate." if faults else "Nothing is worse than committed."
    )
    return 1 if faults else 0


def print_faults(report: Report) -> None:
    """Each case that went wrong, and the wrong topics by how often."""
    for case in report.cases:
        if case.faults:
            click.echo(f"[{case.language} {case.kind}] {case.text}\n    {'; '.join(case.faults)}")
    for pair, count in report.confusions().items():
        click.echo(f"{count:4} {pair}")
