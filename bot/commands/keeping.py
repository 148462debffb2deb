"""The commands of whoever answers for the records: how long they are kept, and who is erased."""

import json
import re
from datetime import datetime
from pathlib import Path

import click

from bot.retention import Retention
from bot.runtime import Build, Refused, finish, opened
from bot.storage.disposals import Disposal
from bot.storage.personal import Erasure, replay
from dialogs.local_time import shown
from dialogs.ports import DECIDABLE, ApplicationState

MARK = re.compile(r"[0-9a-f]{64}")
"""What an erased person is known again by."""


@click.command()
@click.option("--dry-run", is_flag=True, help="Only say what is due.")
@click.option("--confirm", is_flag=True, help="Dispose of what is due.")
@click.option("--hold", metavar="NUMBER", help="Keep this one, whatever the rule says.")
@click.option("--release", metavar="NUMBER", help="Let the rule apply to it again.")
@click.option("--log", is_flag=True, help="List what has been disposed of.")
@click.pass_obj
def retention(
    build: Build, dry_run: bool, confirm: bool, hold: str | None, release: str | None, log: bool
) -> int:
    """Dispose of received applications by the rule in knowledge/retention.yaml."""
    if sum((dry_run, confirm, bool(hold), bool(release), log)) != 1:
        raise click.UsageError("give one of --dry-run, --confirm, --hold, --release and --log")
    if hold or release:
        return finish(keep(build, hold or release or "", hold=bool(hold)))
    return finish(print_log(build) if log else apply(build, confirm=confirm))


async def apply(build: Build, *, confirm: bool) -> None:
    """A line for each one that is due, and how many are not; then do it, where confirmed."""
    async with opened(build) as parts:
        rule = Retention(parts.store, parts.knowledge, parts.clock)
        found = await rule.look()
        for one in found.due:
            click.echo(line(one))
        click.echo(
            f"{len(found.due)} due, {found.held} held, {found.kept} not yet due,"
            f" {found.undecided} undecided."
        )
        if confirm:
            click.echo(f"{await rule.dispose()} disposed of.")


def line(one: Disposal) -> str:
    """A due application in a line; nobody is named."""
    application = one.application
    counted = f"{ran(application.state)} since {shown(one.since)}"
    counted = f"{counted}, kept {one.months} months, until {one.until}"
    return f"{application.number}  {application.programme}  {application.state.value}  {counted}"


def ran(state: ApplicationState) -> str:
    """What the time is counted from."""
    return "undecided" if state in DECIDABLE else "over"


async def keep(build: Build, number: str, *, hold: bool) -> None:
    """Hold one or release it."""
    async with opened(build) as parts:
        wanted = number.strip().upper()
        if not await parts.store.disposals.hold(wanted, hold=hold):
            raise Refused(f"there is no application with number {wanted}.")
        click.echo(f"{wanted} is {'held' if hold else 'released'}.")


async def print_log(build: Build) -> None:
    """A line for each that has been disposed of."""
    async with opened(build) as parts:
        for one in await parts.store.disposals.logged():
            how = ran(ApplicationState(one.state))
            counted = f"{how} since {shown(one.counted_from)}, kept {one.months} months"
            done = f"disposed of {shown(one.at)}"
            click.echo(f"{one.number}  {one.programme}  {one.state}  {counted}, {done}")


@click.group()
def erasures() -> None:
    """Who has been erased, as marks only, to be erased again after a restored backup."""


@erasures.command("list")
@click.pass_obj
def list_erasures(build: Build) -> int:
    """A JSON object a line; keep it apart from the backups."""
    return finish(print_erasures(build))


async def print_erasures(build: Build) -> None:
    """Mark and time, the first first."""
    async with opened(build) as parts, parts.store.personal() as data:
        noted = await data.noted()
    for one in noted:
        click.echo(json.dumps({"person": one.person, "at": one.at.isoformat()}))


@erasures.command("replay")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def replay_erasures(build: Build, file: Path) -> int:
    """Erase again those in FILE that this database does not know to be erased."""
    return finish(erase_again(build, file))


async def erase_again(build: Build, file: Path) -> None:
    """Say how many were on the list, and of how many something was found."""
    wanted = [read(number, text) for number, text in enumerate(lines(file), 1)]
    async with opened(build) as parts, parts.store.personal() as data:
        new, found = await replay(data, wanted)
    click.echo(f"{len(wanted)} on the list, {new} new here, something erased of {found}.")


def lines(file: Path) -> list[str]:
    """The lines of a list that hold something."""
    written = file.read_text("utf-8", errors="replace").splitlines()
    return [text for text in written if text.strip()]


def read(number: int, text: str) -> Erasure:
    """One line of a list."""
    found = erasure(text)
    if found is None:
        raise Refused(f"line {number} is no erasure: use a file from `erasures list`.")
    return found


def erasure(text: str) -> Erasure | None:
    """A line as it is listed; None where it is not."""
    try:
        data = json.loads(text)
        person, at = data["person"], datetime.fromisoformat(data["at"])
        listed = MARK.fullmatch(person) and at.tzinfo
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return Erasure(person, at) if listed else None
