"""The commands: serve (without a word), chat, ask, check, doctor, evaluate, and coordinators'."""

import asyncio
import json
import logging
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import click
from aiohttp import web

from bot import doctor
from bot.channels.terminal import Asked, answer_lines, as_json
from bot.channels.web import runner
from bot.evaluation import EvaluationError, Report, evaluate
from bot.export import row, write_csv, write_json
from bot.gate import Gate
from bot.housekeeping import keep_tidy
from bot.opening import Build, Parts, finish, known_programme, opened, settings
from bot.rounds import rounds
from bot.settings import Settings, SettingsError
from bot.storage import StorageError
from dialogs.messages import Language
from knowledge.check import KnowledgeFaults, check, check_documents
from knowledge.load import FOLDER, read

CALM = 2.0
"""Seconds after the start; the first answer should not wait for the other language."""
UNUSABLE = 2
"""Exit code where settings, storage, knowledge or the port cannot be used."""
FOLDER_PATH = click.Path(path_type=Path, exists=True, file_okay=False)


class CannotRun(Exception):
    """The command cannot be carried out; says in a sentence what to do."""


def run(build: Build) -> int:
    """Carry out the command line; the exit code."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    try:
        result = commands.main(prog_name="app.py", standalone_mode=False, obj=build)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return 130
    except KnowledgeFaults as broken:
        return stop(knowledge_sentence(broken))
    except (CannotRun, EvaluationError, SettingsError, StorageError) as error:
        return stop(str(error))
    return result if isinstance(result, int) else 0


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
        return finish(serve_until_stopped(context.obj, settings()))
    return None


@commands.command()
@click.pass_obj
def serve(build: Build) -> int:
    """Serve the chat page and /api/messages (the default)."""
    return finish(serve_until_stopped(build, settings()))


async def serve_until_stopped(build: Build, chosen: Settings) -> None:
    """Serve until SIGINT or SIGTERM, then let the turns under way finish."""
    stopping = asyncio.Event()
    with suppress(NotImplementedError):  # Windows: Ctrl+C ends the run as KeyboardInterrupt
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    async with opened(build) as parts:
        server = runner(await parts.site())
        await server.setup()
        try:
            port = await listen(server, chosen)
            click.echo(greeting(chosen, port))
            warming = asyncio.create_task(warm_when_calm(parts, stopping))
            await keep_tidy(parts.store, parts.clock, stopping)
            await warming
        finally:
            await server.cleanup()


async def warm_when_calm(parts: Parts, stopping: asyncio.Event) -> None:
    """Make both languages ready once the first questions may have been answered."""
    try:
        await asyncio.wait_for(stopping.wait(), CALM)
    except TimeoutError:
        await asyncio.to_thread(parts.turns.conversation.warm)


async def listen(server: web.AppRunner, chosen: Settings) -> int:
    """Open the port; the number that was got."""
    try:
        await web.TCPSite(server, chosen.host, chosen.port).start()
    except OSError:
        raise CannotRun(
            f"port {chosen.port} on {chosen.host} is taken or not allowed:"
            f" stop what uses it, or choose another, for example PORT={chosen.port + 1}"
        ) from None
    return int(server.addresses[0][1])


def greeting(chosen: Settings, port: int) -> str:
    """Where the bot is and what it is connected to."""
    host = f"[{chosen.host}]" if ":" in chosen.host else chosen.host
    address = f"http://{host}:{port}"
    known = chosen.registration
    who = f"app id {known.app_id}" if known else "local mode, no app id"
    page = f"{address}/" if chosen.local else "not served: it does not ask who is calling"
    return (
        "Chefslotsen is running.\n"
        f"  Chat page       {page}\n"
        f"  Bot Framework   {address}/api/messages ({who})\n"
        f"  Data            {chosen.database_name}\n"
        "Stop with Ctrl+C."
    )


@commands.command()
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


@commands.command()
@click.argument("question", required=False)
@click.option("--json", "as_object", is_flag=True, help="Print one JSON object.")
@click.option("--jsonl", is_flag=True, help="Read a JSON object a line, print one a line.")
@click.option("--lang", type=click.Choice(["sv", "en"]), help="Language of the question.")
@click.pass_obj
def ask(
    build: Build, question: str | None, as_object: bool, jsonl: bool, lang: Language | None
) -> int:
    """Ask one QUESTION, or many with --jsonl; nothing is kept."""
    if jsonl == (question is not None):
        raise click.UsageError("give either a QUESTION or --jsonl")
    if jsonl and as_object:
        raise click.UsageError("--json is for one QUESTION; --jsonl prints JSON anyway")
    if question is None:
        return finish(ask_lines(build))
    return finish(ask_once(build, Asked(question, "ask", language=lang), as_object))


async def ask_lines(build: Build) -> None:
    """The machine contract over standard input and output."""
    async with opened(build, in_memory=True) as parts:
        parts.turns.conversation.warm()
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        await answer_lines(parts.terminal, sys.stdin, click.echo)


async def ask_once(build: Build, asked: Asked, as_object: bool) -> None:
    """One question, for a person or as JSON."""
    async with opened(build, in_memory=True) as parts:
        reply, milliseconds = await parts.terminal.ask(asked)
    if as_object:
        click.echo(json.dumps(as_json(reply, milliseconds, None), ensure_ascii=False))
    else:
        click.echo(reply.text)


@commands.command("check")
@click.option("--documents", type=FOLDER_PATH, help="Where the source documents are.")
@click.option("--folder", type=FOLDER_PATH, default=FOLDER, help="Other knowledge files.")
def check_knowledge(documents: Path | None, folder: Path) -> int:
    """List every fault of the knowledge files; --documents holds facts against the sources."""
    faults = check(folder)
    if documents and not faults:
        faults = check_documents(read(folder)[0], documents)
    for fault in faults:
        click.echo(str(fault))
    click.echo(f"{len(faults)} faults." if faults else "All knowledge files are in order.")
    return 1 if faults else 0


@commands.command("doctor")
@click.pass_obj
def see_the_doctor(build: Build) -> int:
    """Look at settings, database, keys, sign-in and clock, and say what to do."""
    return finish(say_findings(build))


async def say_findings(build: Build) -> int:
    """A line for each thing that was looked at."""
    try:
        chosen = settings()
    except SettingsError as error:
        findings = doctor.refused(error.faults)
    else:
        parts = build(chosen)
        findings = [one async for one in doctor.examine(chosen, parts.store, parts.clock)]
    for one in findings:
        click.echo(one.line())
    ill = sum(not one.well for one in findings)
    click.echo(f"{ill} faults." if ill else "All is well.")
    return 1 if ill else 0


@commands.command("evaluate")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--json", "as_object", is_flag=True, help="Print the figures as one JSON object.")
@click.option("--quiet", is_flag=True, help="Leave out the single faults.")
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
    gate: Path | None,
    accept: bool,
) -> int:
    """Run question and conversation FILES and print how much came out right."""
    report = asyncio.run(evaluated(build, list(files)))
    if as_object:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
    else:
        if not quiet:
            print_faults(report)
        click.echo(report.table())
    return passed(report, Gate(gate), accept=accept) if gate else 0


async def evaluated(build: Build, files: list[Path]) -> Report:
    """The report of some files, run in memory."""
    async with opened(build, in_memory=True) as parts:
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


commands.add_command(rounds)


@commands.command("outbox")
@click.option("--again", is_flag=True, help="Try those that were given up once more.")
@click.pass_obj
def list_outbox(build: Build, again: bool) -> int:
    """A line for each notice that does not reach its person."""
    return finish(print_outbox(build, again))


async def print_outbox(build: Build, again: bool) -> None:
    """Id, event, tries and why; never what it says or to whom."""
    async with opened(build) as parts:
        if again:
            click.echo(f"{await parts.store.outbox.again()} to be tried again.")
        for one in await parts.store.outbox.stuck():
            click.echo(f"{one.id}  {one.event}  tries {one.tries}  {one.why}")


@commands.group()
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
    """All that was sent in the application with this NUMBER."""
    return finish(print_one(build, number))


async def print_one(build: Build, number: str) -> int:
    """Every column of one application."""
    async with opened(build) as parts:
        application = await parts.store.application(number.strip().upper())
    if application is None:
        click.echo(f"There is no application with number {number}.", err=True)
        return 1
    for name, value in row(application).items():
        click.echo(f"{name}: {value}")
    return 0


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
