"""The commands of whoever runs the bot: is it well, and what does not arrive."""

import json

import click

from bot.runtime import SYSTEM_CLOCK, Build, finish, opened, settings
from bot.settings import SettingsError


@click.command("doctor")
@click.pass_obj
def see_the_doctor(build: Build) -> int:
    """Look at settings, database, keys, sign-in and clock, and say what to do."""
    return finish(say_findings(build))


async def say_findings(build: Build) -> int:
    """A line for each thing that was looked at."""
    from bot import doctor  # the doctor alone needs the channel's keys here

    try:
        chosen = settings()
    except SettingsError as error:
        findings = doctor.refused(error.faults)
    else:
        parts = build(chosen, SYSTEM_CLOCK)
        findings = [one async for one in doctor.examine(chosen, parts.store, parts.clock)]
    for one in findings:
        click.echo(one.line())
    ill = sum(not one.well for one in findings)
    click.echo(f"{ill} faults." if ill else "All is well.")
    return 1 if ill else 0


@click.command("outbox")
@click.option("--again", is_flag=True, help="Try those that were given up once more.")
@click.pass_obj
def list_outbox(build: Build, again: bool) -> int:
    """A line for each notice or reply that does not reach its person."""
    return finish(print_outbox(build, again))


async def print_outbox(build: Build, again: bool) -> None:
    """Id, event, tries and why; never what it says or to whom."""
    async with opened(build) as parts:
        if again:
            count = await parts.store.outbox.again() + await parts.store.replies.again()
            click.echo(f"{count} to be tried again.")
        for one in await parts.store.outbox.stuck():
            click.echo(f"{one.id}  {one.event}  tries {one.tries}  {one.why}")
        for lost in await parts.store.replies.stuck():
            click.echo(f"reply of {lost.seen_at:%Y-%m-%d %H:%M}  tries {lost.tries}  dead")


@click.command("feedback")
@click.pass_obj
def list_feedback(build: Build) -> int:
    """What people think of answers, as JSON, a line each; it is kept for ninety days."""
    return finish(print_feedback(build))


async def print_feedback(build: Build) -> None:
    """Day, topic, thumb and reason; who it was is not known."""
    async with opened(build) as parts:
        async for one in parts.store.feedback.all():
            row = {
                "day": one.day.date().isoformat(),
                "topic": one.topic,
                "liked": one.rating.liked,
                "reason": one.rating.reason,
                "language": one.rating.language,
            }
            click.echo(json.dumps(row, ensure_ascii=False))
