"""Until when what has been sent can be changed."""

from datetime import datetime

from dialogs.ports import AFTER_EDIT, Application, Ports, RoundState
from dialogs.rounds.calendar import calendar


async def deadline(ports: Ports, application: Application) -> datetime | None:
    """When the round of an application closes; None where no round has been entered for it."""
    found = await calendar(ports, application.programme)
    if application.round:
        one = found.of(application.round)
        return one.closes_at if one else None
    # It is for the next round, and so for the first that has closed since it was sent.
    since = application.submitted_at or application.started_at
    closings = (
        one.closes_at
        for one in found.rounds
        if one.state is not RoundState.CANCELLED and one.closes_at > since
    )
    return min(closings, default=None)


async def can_be_changed(ports: Ports, application: Application) -> bool:
    """Whether its state and the time allow its answers to be changed."""
    if application.state not in AFTER_EDIT:
        return False
    last = await deadline(ports, application)
    return last is None or ports.clock.now() < last
