"""The commands of those who read what has been received, and decide about it."""

import sys

import click

from bot.commands.deciding import commands
from bot.export import row, write_csv, write_json
from bot.runtime import Build, finish, known_programme, opened
from dialogs.local_time import shown
from dialogs.ports import Move


@click.group()
def applications() -> None:
    """Received applications, for coordinators; never drafts."""


@applications.command("list")
@click.option("--programme", help="Only this programme's id.")
@click.pass_obj
def list_applications(build: Build, programme: str | None) -> int:
    """A line for each received application."""
    return finish(print_list(build, programme))


async def print_list(build: Build, programme: str | None) -> None:
    """Number, programme, state and time, in order of submission."""
    async with opened(build) as parts:
        known_programme(parts, programme)
        async for application in parts.store.applications(programme):
            at = application.submitted_at
            time = f"{at:%Y-%m-%d %H:%M} UTC" if at else ""
            click.echo(
                f"{application.number}  {application.programme}  {application.state.value}  {time}"
            )


@applications.command("show")
@click.argument("number")
@click.pass_obj
def show_application(build: Build, number: str) -> int:
    """All that was sent in the application with this NUMBER, and what has been decided."""
    return finish(print_one(build, number))


async def print_one(build: Build, number: str) -> int:
    """Every column of one application, and each of its moves."""
    async with opened(build) as parts, parts.store.reading() as ports:
        application = await ports.decisions.find(number.strip().upper())
        moves = await ports.decisions.history(application) if application else []
    if application is None:
        click.echo(f"There is no application with number {number}.", err=True)
        return 1
    for name, value in row(application).items():
        click.echo(f"{name}: {value}")
    click.echo(f"changed: {application.updated_at.isoformat()}")
    for move in moves:
        click.echo(move_line(move))
    return 0


def move_line(move: Move) -> str:
    """A move on record in a line."""
    why = f" ({move.why})" if move.why else ""
    return f"{shown(move.at)}  {move.source.value} -> {move.target.value}  by {move.actor}{why}"


@applications.command("export")
@click.option("--format", "form", type=click.Choice(["json", "csv"]), default="json")
@click.option("--programme", help="Only this programme's id.")
@click.pass_obj
def export_applications(build: Build, form: str, programme: str | None) -> int:
    """All received applications on standard output."""
    return finish(export(build, form, programme))


async def export(build: Build, form: str, programme: str | None) -> None:
    """Write them as they are read."""
    async with opened(build) as parts:
        known_programme(parts, programme)
        received = parts.store.applications(programme)
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
        if form == "json":
            await write_json(received, sys.stdout)
        else:
            wanted = parts.knowledge.programmes
            kept = {name: p for name, p in wanted.items() if programme in (None, name)}
            await write_csv(received, kept, sys.stdout)


for command in commands:
    applications.add_command(command)
