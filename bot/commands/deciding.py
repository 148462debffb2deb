"""The commands of those who decide about what has been received."""

from dataclasses import dataclass

import click

from bot.runtime import Build, Refused, finish, opened
from dialogs.local_time import shown
from dialogs.ports import Application, ApplicationState, NoSeat, OutOfDate, Ports

DECISIONS = (
    (
        "ask",
        ApplicationState.AWAITING_ENDORSEMENT,
        "Ask that the nearest manager endorses the application with this NUMBER.",
    ),
    (
        "endorse",
        ApplicationState.AWAITING_DECISION,
        "Note that the nearest manager endorses the application with this NUMBER.",
    ),
    ("accept", ApplicationState.ACCEPTED, "Accept the application with this NUMBER."),
    ("reject", ApplicationState.REJECTED, "Reject the application with this NUMBER."),
)


def command(name: str, target: ApplicationState, told: str) -> click.Command:
    """The command of one decision."""

    @click.command(name, help=f"{told} The applicant is told of it.")
    @click.argument("number")
    @click.option("--by", required=True, help="Who decides; stands on record.")
    @click.option("--why", default="", help="Why; stands on record.")
    @click.option("--seen", help="Only if it is as `show` printed it: its `changed`.")
    @click.pass_obj
    def decision(build: Build, number: str, by: str, why: str, seen: str | None) -> int:
        return finish(decide(build, number, target, Reasons(by.strip(), why.strip(), seen)))

    return decision


@dataclass(frozen=True, slots=True)
class Reasons:
    """Who decides, why, and as of when; a decision without anybody's name is none."""

    by: str
    why: str
    seen: str | None

    def __post_init__(self) -> None:
        """Refuse a blank name."""
        if not self.by:
            raise Refused("--by must name who decides.")


async def decide(build: Build, number: str, target: ApplicationState, reasons: Reasons) -> None:
    """Decide and say how it stands now; whoever comes second is told what the first decided."""
    async with opened(build) as parts, parts.store.desk() as ports:
        found = await numbered(ports, number)
        try:
            as_seen(found, reasons.seen)
            desk = parts.turns.conversation.deciding
            await desk.decide(ports, found, target, reasons.by, reasons.why)
        except OutOfDate as error:
            raise Refused(await since(ports, error.application)) from None
        except NoSeat:
            raise Refused(f"every seat of {found.round} is taken.") from None
    click.echo(f"{found.number} is {target.value}. The applicant is told.")


def as_seen(found: Application, seen: str | None) -> None:
    """Refuse where it has changed since it was shown."""
    if seen and seen != found.updated_at.isoformat():
        raise OutOfDate(found)


async def numbered(ports: Ports, number: str) -> Application:
    """The received application with that number."""
    found = await ports.decisions.find(number.strip().upper())
    if found is None:
        raise Refused(f"there is no application with number {number}.")
    return found


async def since(ports: Ports, application: Application) -> str:
    """How an application stands, since when and by whom, in a sentence."""
    last = (await ports.decisions.history(application))[-1]
    return (
        f"{application.number} is {application.state.value} since {shown(last.at)},"
        f" by {last.actor}; look at it again with `applications show`."
    )


commands = tuple(command(*decision) for decision in DECISIONS)
