"""The commands for a backup of all that is stored, and for putting it back."""

from pathlib import Path

import click

from bot.runtime import SYSTEM_CLOCK, Build, finish, opened, settings

FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.command("backup")
@FILE
@click.pass_obj
def back_up(build: Build, file: Path) -> int:
    """Write all that is stored to FILE, while the bot runs; the same form for every database."""
    return finish(write_backup(build, file))


async def write_backup(build: Build, file: Path) -> None:
    """Write it, and say how much it was."""
    async with opened(build) as parts:
        rows = await parts.store.back_up(file)
    click.echo(f"{rows} rows in {file}. It holds what people wrote: keep it where only you read.")


@click.command("restore")
@FILE
@click.pass_obj
def restore(build: Build, file: Path) -> int:
    """Put a backup into an empty database, also one of the other kind or of an older version."""
    return finish(read_backup(build, file))


async def read_backup(build: Build, file: Path) -> None:
    """Read it, and say how much it was."""
    chosen = settings()
    rows = await build(chosen, SYSTEM_CLOCK).store.restore(file)
    click.echo(f"{rows} rows in {chosen.database_name}.")
