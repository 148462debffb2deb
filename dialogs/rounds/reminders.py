"""Reminding of drafts: once after two days, once before the round closes, and then no more."""

from collections.abc import Mapping
from datetime import timedelta

from dialogs.ports import Application, Ports, Round
from dialogs.rounds.calendar import Calendar, calendar
from dialogs.rounds.notices import Notices, about
from knowledge.model import Programme

AFTER = timedelta(days=2)
"""How long a draft lies untouched before it is reminded of."""
BEFORE = timedelta(days=1)
"""How long before the closing the last reminder comes."""
CALM = timedelta(hours=1)
"""Whoever has just answered something needs no reminder of it."""


class Reminders:
    """Reminds people of what they have begun."""

    def __init__(self, programmes: Mapping[str, Programme], notices: Notices) -> None:
        self.programmes = programmes
        self.notices = notices

    async def remind(self, ports: Ports) -> None:
        """Tell of what closes soon, and of what has lain for two days; each once."""
        now = ports.clock.now()
        for draft in await ports.drafts.closing(now + BEFORE, now - CALM):
            await self.tell(ports, draft, last_call=True)
        for draft in await ports.drafts.untouched(now - AFTER):
            await self.tell(ports, draft, last_call=False)

    async def tell(self, ports: Ports, draft: Application, *, last_call: bool) -> None:
        """Remind of one draft, where it can still be sent."""
        if draft.programme not in self.programmes:
            return
        found = await calendar(ports, draft.programme)
        one = round_of(draft, found)
        if one and last_call:
            event = f"{about(draft)}closes:{one.id}"
            await self.notices.draft_closes(ports, draft, one, event)
        elif one or (found.never and not draft.round):
            await self.notices.draft_waits(ports, draft, f"{about(draft)}waits")


def round_of(draft: Application, found: Calendar) -> Round | None:
    """The open round that the draft can be sent to; one without a round goes to the first."""
    if draft.round:
        return next((one for one in found.open if one.id == draft.round), None)
    return found.open[0] if found.open else None
