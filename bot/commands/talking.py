"""The commands that talk: a chat in the terminal, and single questions."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator

import click

from bot.channels.terminal import Asked, answer_lines, as_json
from bot.runtime import Build, finish, opened
from dialogs.messages import Language
from knowledge.model import LANGUAGES


@click.command()
@click.pass_obj
def chat(build: Build) -> int:
    """Talk with the bot in the terminal."""
    return finish(chat_until_done(build))


async def chat_until_done(build: Build) -> None:
    """A chat over standard input and output."""
    async with opened(build) as parts:
        await parts.terminal.chat(typed_lines(), click.echo)


async def typed_lines() -> AsyncIterator[str]:
    """Lines as they are typed, until the end of the input."""
    while True:
        if sys.stdin.isatty():
            click.echo("> ", nl=False)
        line = await asyncio.to_thread(sys.stdin.readline)
        if not line:
            return
        yield line


@click.command()
@click.argument("question", required=False)
@click.option("--json", "as_object", is_flag=True, help="Print one JSON object.")
@click.option("--jsonl", is_flag=True, help="Read a JSON object a line, print one a line.")
@click.option("--explain", is_flag=True, help="Tell which step took the message.")
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language of the question.")
@click.pass_obj
def ask(
    build: Build,
    question: str | None,
    as_object: bool,
    jsonl: bool,
    explain: bool,
    lang: Language | None,
) -> int:
    """Ask one QUESTION, or many with --jsonl; nothing is kept."""
    if jsonl == (question is not None):
        raise click.UsageError("give either a QUESTION or --jsonl")
    if jsonl and as_object:
        raise click.UsageError("--json is for one QUESTION; --jsonl prints JSON anyway")
    if question is None:
        return finish(ask_lines(build, explain))
    return finish(ask_once(build, Asked(question, "ask", language=lang), as_object, explain))


async def ask_lines(build: Build, explain: bool) -> None:
    """The machine contract over standard input and output."""
    async with opened(build, in_memory=True) as parts:
        parts.turns.conversation.warm()
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        # Half a character, as `"\ud800"` in an id, is written as JSON writes it.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
        await answer_lines(parts.terminal, sys.stdin, click.echo, explain=explain)


async def ask_once(build: Build, asked: Asked, as_object: bool, explain: bool) -> None:
    """One question, for a person or as JSON."""
    async with opened(build, in_memory=True) as parts:
        reply, milliseconds = await parts.terminal.ask(asked)
    if as_object:
        said = as_json(reply, milliseconds, None, explain=explain)
        click.echo(json.dumps(said, ensure_ascii=False))
        return
    click.echo(reply.text)
    if explain:
        click.echo(f"step: {reply.taken_by}", err=True)
