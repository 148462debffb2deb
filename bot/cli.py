"""The command line: which commands there are, and how a run ends."""

import os
import sys
from contextlib import suppress
from pathlib import Path

import click

from bot import logs
from bot.commands.applications import applications
from bot.commands.backups import back_up, restore
from bot.commands.keeping import erasures, retention
from bot.commands.operations import list_feedback, list_outbox, see_the_doctor
from bot.commands.packaging import make_package
from bot.commands.quality import check_knowledge, evaluate_files
from bot.commands.rounds import rounds
from bot.commands.talking import ask, chat
from bot.commands.training import train_classifier
from bot.evaluation import EvaluationError
from bot.runtime import Build, CannotRun, finish, settings
from bot.settings import SettingsError
from bot.storage import StorageError
from bot.tracing import NoTracing
from knowledge.check import KnowledgeFaults

UNUSABLE = 2
"""Exit code where settings, storage, knowledge or the port cannot be used."""


def run(build: Build) -> int:
    """Carry out the command line; the exit code."""
    open_what_is_closed()
    logs.set_up(log_format())
    if not are_text(sys.argv):
        return stop("an argument is not written in UTF-8.")
    try:
        return carry_out(build)
    except OSError as error:  # a reader that has gone, as `head`, is click's own affair
        leave_unread()
        return stop(f"{error}.")


def carry_out(build: Build) -> int:
    """The same, where it can be said what came of it."""
    try:
        result = commands.main(prog_name="app.py", standalone_mode=False, obj=build)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return 130
    except KnowledgeFaults as broken:
        return stop(knowledge_sentence(broken))
    except (CannotRun, EvaluationError, NoTracing, SettingsError, StorageError) as error:
        return stop(str(error))
    return result if isinstance(result, int) else 0


def open_what_is_closed() -> None:
    """An input that is closed is an empty one, and what is printed to nobody goes nowhere."""
    sys.stdin = sys.stdin or Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def are_text(arguments: list[str]) -> bool:
    """Whether none has bytes in it that no text has: they could be neither kept nor printed."""
    try:
        "".join(arguments).encode()
    except UnicodeEncodeError:
        return False
    return True


def leave_unread() -> None:
    """Let what is still to be printed go nowhere, so that the end does not stumble over it."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def log_format() -> str:
    """The form of the log; where the settings are at fault, the run itself will say so."""
    try:
        return settings().oversight.log_format
    except SettingsError:
        return "text"


def stop(why: str) -> int:
    """Say why the program cannot go on."""
    click.echo(f"Chefslotsen cannot start: {why}", err=True)
    return UNUSABLE


def knowledge_sentence(broken: KnowledgeFaults) -> str:
    """What to do about faults in the knowledge files, with the first of them."""
    more = len(broken.faults) - 1
    others = f" (and {more} more)" if more else ""
    return f"a knowledge file is broken: {broken.faults[0]}{others}. See all: python app.py check"


@click.group(invoke_without_command=True)
@click.pass_context
def commands(context: click.Context) -> int | None:
    """Chefslotsen: answers managers' questions with sources, and takes signups in the chat.

    Without a command it serves the chat page and the Bot Framework endpoint.
    """
    if context.invoked_subcommand is None:
        return served(context.obj)
    return None


@commands.command()
@click.pass_obj
def serve(build: Build) -> int:
    """Serve the chat page and /api/messages (the default)."""
    return served(build)


def served(build: Build) -> int:
    """The exit code of a run that serves."""
    # Its channels take a fifth of a second to load, and no other command needs them.
    from bot.serving import serve_until_stopped

    return finish(serve_until_stopped(build, settings()))


for command in (
    chat,
    ask,
    check_knowledge,
    evaluate_files,
    train_classifier,
    rounds,
    applications,
    make_package,
    retention,
    erasures,
    list_outbox,
    back_up,
    restore,
    list_feedback,
    see_the_doctor,
):
    commands.add_command(command)
