"""What coordinators do with rounds, and what has to be right about one."""

from dataclasses import replace
from datetime import datetime
from itertools import count

from dialogs.local_time import LOCAL
from dialogs.ports import Ports, Round, RoundExists, RoundState
from dialogs.rounds.calendar import calendar
from dialogs.rounds.notices import Notices, about
from dialogs.rounds.queue import Queue
from knowledge.text import clean

MOST_SEATS = 100_000
LONGEST_PLACE, LONGEST_TEXT = 200, 1000
"""Characters; every answer about the round carries them."""


class Impossible(Exception):
    """What is wished for cannot be; says why in a sentence."""


def checked(wished: Round) -> Round:
    """The round, where its times and seats go together."""
    starts = wished.starts_at
    if wished.closes_at <= wished.opens_at:
        raise Impossible("it would close before it opens: let --closes be later than --opens")
    if starts and starts <= wished.opens_at:
        raise Impossible("it would start before it opens: let --starts be later than --opens")
    if wished.seats is not None and not 0 < wished.seats <= MOST_SEATS:
        raise Impossible(f"seats must be a number from 1 to {MOST_SEATS}, or none")
    place, text = " ".join(clean(wished.place).split()), clean(wished.text)
    if len(place) > LONGEST_PLACE or len(text) > LONGEST_TEXT:
        most = f"a place {LONGEST_PLACE} characters and a text {LONGEST_TEXT}"
        raise Impossible(f"it would fill whole messages: {most} at most")
    return replace(wished, place=place, text=text, closes_at=earlier(wished.closes_at, starts))


def earlier(closes: datetime, starts: datetime | None) -> datetime:
    """When it closes; nobody signs up for what has begun."""
    return min(closes, starts) if starts else closes


def name(wished: Round) -> str:
    """An id that says which round it is: the programme and the day."""
    day = (wished.starts_at or wished.opens_at).astimezone(LOCAL)
    return f"{wished.programme}-{day:%Y-%m-%d}"


class Desk:
    """Enters rounds and changes them."""

    def __init__(self, queue: Queue, notices: Notices) -> None:
        self.queue = queue
        self.notices = notices

    async def add(self, ports: Ports, wished: Round) -> Round:
        """Enter a round under an id of its own."""
        new = checked(wished)
        base = name(new)
        for number in count(1):
            named = replace(new, id=base if number == 1 else f"{base}-{number}")
            try:
                await ports.rounds.add(named)
            except RoundExists:
                continue
            return named
        raise AssertionError("unreachable")

    async def change(self, ports: Ports, old: Round, new: Round) -> Round:
        """Change a round that is not cancelled."""
        self.stands(old)
        new = checked(new)
        if new.seats is not None and new.seats < old.taken:
            raise Impossible(f"{old.taken} seats are held already: nobody is turned out")
        await ports.rounds.change(new)
        await self.queue.pass_on(ports, new.id)
        if (old.starts_at, old.place) != (new.starts_at, new.place):
            for application in await ports.applications.standing(new.programme, new.id):
                await self.notices.changed(ports, application, new)
        return new

    async def close(self, ports: Ports, old: Round) -> Round:
        """Take no more signups; those received stand."""
        self.stands(old)
        closed = replace(old, state=RoundState.CLOSED, closes_at=self.closing(ports, old))
        await ports.rounds.change(closed)
        await self.tell_drafts(ports, old, closed)
        return closed

    async def cancel(self, ports: Ports, old: Round) -> Round:
        """Call a round off, and tell everybody who is in it or waits."""
        self.stands(old)
        cancelled = replace(old, state=RoundState.CANCELLED, closes_at=self.closing(ports, old))
        await ports.rounds.change(cancelled)
        for application in await ports.applications.standing(old.programme, old.id):
            await self.notices.cancelled(ports, application.person, cancelled)
        await self.tell_drafts(ports, old, cancelled)
        return cancelled

    async def tell_drafts(self, ports: Ports, old: Round, ended: Round) -> None:
        """Tell those who have begun, where it ends before its time, and remind them no more."""
        if not old.is_open(ports.clock.now()):
            return
        found = await calendar(ports, old.programme)
        for draft in await ports.drafts.of_round(old.id):
            await ports.outbox.revoke(draft.person, about(draft))
            await self.notices.draft_ended(ports, draft, ended, found)

    def closing(self, ports: Ports, old: Round) -> datetime:
        """When it closed: now, unless it had closed before or has never been open."""
        now = ports.clock.now()
        return min(old.closes_at, now) if old.opens_at < now else old.closes_at

    def stands(self, known: Round) -> None:
        """Refuse to touch what has been called off."""
        if known.state is RoundState.CANCELLED:
            raise Impossible(f"{known.id} is cancelled: add a new round instead")
