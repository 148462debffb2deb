"""The commands of those who enter rounds and occasions."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

import click

from bot.numbers import whole
from bot.runtime import Build, Parts, Refused, finish, known_programme, opened
from dialogs import local_time
from dialogs.ports import Clock, Ports, Round, RoundState
from dialogs.rounds.desk import MOST_SEATS, Desk, Impossible

UNLIMITED = "none"


Wishes = dict[str, Any]
Option = Callable[[click.Context, click.Parameter, str | None], Any]


def time(read: Callable[[str], datetime]) -> Option:
    """Reads an option as a Swedish time."""

    def convert(_: click.Context, __: click.Parameter, value: str | None) -> datetime | None:
        try:
            return None if value is None else read(value)
        except local_time.NotATime as error:
            raise Refused(f"{error}.") from None

    return convert


def number(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """A number of seats, or `none`; kept as text, to tell `none` from not given."""
    if value is None or value == UNLIMITED or whole(value, MOST_SEATS):
        return value
    raise Refused(f"seats must be a number from 1 to {MOST_SEATS}, or none.")


BEGIN, END = time(local_time.moment), time(local_time.end)
Command = Callable[..., Any]


def details(command: Command) -> Command:
    """The options that say what a round is like."""
    for option in reversed(
        (
            click.option("--starts", "starts_at", callback=BEGIN, help="When it takes place."),
            click.option("--place", help="Where it takes place."),
            click.option(
                "--seats",
                callback=number,
                metavar="NUMBER|none",
                help="How many; none for all.",
            ),
            click.option(
                "--waiting-list/--no-waiting-list",
                default=None,
                help="Whether one can queue when it is full (yes, unless said).",
            ),
            click.option("--text", help="What applicants should know besides."),
        )
    ):
        command = option(command)
    return command


def given(options: Wishes) -> Wishes:
    """The options that were written, in the form in which a round keeps them."""
    values = {name: value for name, value in options.items() if value is not None}
    if "seats" in values:
        values["seats"] = None if values["seats"] == UNLIMITED else int(values["seats"])
    return values


@click.group()
def rounds() -> None:
    """Rounds and occasions: when one can sign up. All times are Swedish."""


@rounds.command("add")
@click.argument("programme")
@click.option("--opens", "opens_at", callback=BEGIN, required=True, help="From when.")
@click.option("--closes", "closes_at", callback=END, required=True, help="Until when.")
@details
@click.pass_obj
def add_round(build: Build, /, programme: str, **options: Any) -> int:
    """Enter a round of PROGRAMME; a day alone counts from midnight, and to its end."""
    return finish(add(build, Round("", programme, **given(options))))


async def add(build: Build, wished: Round) -> None:
    """Enter it, and show it once that holds."""
    async with desk(build) as (work, ports, parts):
        known_programme(parts, wished.programme)
        new = await possible(work.add(ports, wished))
    click.echo(line(new, parts.clock))


@rounds.command("list")
@click.option("--programme", help="Only this programme's id.")
@click.pass_obj
def list_rounds(build: Build, programme: str | None) -> int:
    """A line for each round."""
    return finish(print_rounds(build, programme))


async def print_rounds(build: Build, programme: str | None) -> None:
    """Id, whether it is open, times, place and seats, in the order in which they open."""
    async with opened(build) as parts:
        known_programme(parts, programme)
        async with parts.store.reading() as ports:
            found = await (ports.rounds.of(programme) if programme else ports.rounds.all())
    for one in found:
        click.echo(line(one, parts.clock))
    if not found:
        click.echo("No rounds are entered.")


@rounds.command("change")
@click.argument("round_id", metavar="ROUND")
@click.option("--opens", "opens_at", callback=BEGIN, help="From when.")
@click.option("--closes", "closes_at", callback=END, help="Until when.")
@details
@click.pass_obj
def change_round(build: Build, /, round_id: str, **options: Any) -> int:
    """Change what is given of ROUND; a new closing time opens a closed one again."""
    return finish(change(build, round_id, given(options)))


async def change(build: Build, round_id: str, values: Wishes) -> None:
    """Change it and show it."""
    if not values:
        raise Refused("nothing to change: give for example --seats 40.")
    async with desk(build) as (work, ports, parts):
        old = await known_round(ports, round_id)
        state = RoundState.OPEN if "closes_at" in values else old.state
        new = replace(old, **{"state": state, **values})
        changed = await possible(work.change(ports, old, new))
    click.echo(line(changed, parts.clock))


@rounds.command("close")
@click.argument("round_id", metavar="ROUND")
@click.pass_obj
def close_round(build: Build, round_id: str) -> int:
    """Take no more signups to ROUND; those received stand."""
    return finish(end(build, round_id, Desk.close))


@rounds.command("cancel")
@click.argument("round_id", metavar="ROUND")
@click.pass_obj
def cancel_round(build: Build, round_id: str) -> int:
    """Call ROUND off."""
    return finish(end(build, round_id, Desk.cancel))


async def end(
    build: Build, round_id: str, act: Callable[[Desk, Ports, Round], Awaitable[Round]]
) -> None:
    """Close or cancel a round and show it."""
    async with desk(build) as (work, ports, parts):
        old = await known_round(ports, round_id)
        ended = await possible(act(work, ports, old))
    click.echo(line(ended, parts.clock))


@asynccontextmanager
async def desk(build: Build) -> AsyncIterator[tuple[Desk, Ports, Parts]]:
    """A coordinator's desk, in one transaction."""
    async with opened(build) as parts, parts.store.desk() as ports:
        yield parts.turns.conversation.desk, ports, parts


async def known_round(ports: Ports, round_id: str) -> Round:
    """The round with that id, nobody else's to change; refused with those that there are."""
    found = await ports.rounds.hold(round_id)
    if found is None:
        names = ", ".join(one.id for one in await ports.rounds.all()) or "none is entered"
        raise Refused(f"there is no round {round_id!r}; the rounds are: {names}.")
    return found


async def possible(act: Awaitable[Round]) -> Round:
    """Do it; the round as it stands then, or a refusal that says why it cannot be."""
    try:
        return await act
    except Impossible as error:
        raise Refused(f"{error}.") from None


def line(one: Round, clock: Clock) -> str:
    """A round in a line."""
    seats = f"{one.taken} of {'all' if one.seats is None else one.seats}"
    parts = (
        one.id,
        phase(one, clock),
        f"opens {local_time.shown(one.opens_at)}",
        f"closes {local_time.shown(one.closes_at)}",
        f"starts {local_time.shown(one.starts_at)}",
        f"seats {seats}{'' if one.waiting_list else ' (no waiting list)'}",
        one.place,
    )
    return "  ".join(part for part in parts if part)


def phase(one: Round, clock: Clock) -> str:
    """Whether it is coming, open, closed or cancelled."""
    now = clock.now()
    if one.is_coming(now):
        return "coming"
    if one.state is RoundState.OPEN and not one.is_open(now):
        return RoundState.CLOSED.value
    return one.state.value
