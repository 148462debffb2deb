"""The queue for seats: a seat that is let go is offered to the next in line, for a time."""

from datetime import datetime, timedelta

from dialogs.ports import Application, OfferOver, Ports, Round, RoundState
from dialogs.rounds.notices import Notices, decided_of, offer_of

OFFER_LASTS = timedelta(hours=48)


class Queue:
    """Moves seats; whoever lets one go passes it on in the same transaction."""

    def __init__(self, notices: Notices) -> None:
        self.notices = notices

    async def withdraw(self, ports: Ports, application: Application, why: str) -> Application:
        """Take back an application; its seat goes to the next."""
        gone = await ports.applications.withdraw(application, why)
        await self.settled(ports, gone)
        await ports.outbox.revoke(gone.person, decided_of(gone))
        await self.pass_on(ports, gone.round)
        return gone

    async def accept(self, ports: Ports, offered: Application) -> Application | None:
        """Take an offered seat; None where the time for it has passed."""
        try:
            accepted = await ports.seats.accept(offered)
        except OfferOver:
            return None
        await self.settled(ports, accepted)
        return accepted

    async def decline(self, ports: Ports, offered: Application) -> None:
        """Let an offered seat go to the next; nothing where it has gone already."""
        try:
            declined = await ports.seats.decline(offered)
        except OfferOver:
            return
        await self.settled(ports, declined)
        await self.pass_on(ports, offered.round)

    async def expire(self, ports: Ports) -> int:
        """Take back the offers that nobody answered in time; says how many."""
        lapsed = await ports.seats.lapsed()
        # In one order, so that two replicas at the same work do not wait for each other.
        for offered in sorted(lapsed, key=lambda one: (one.round, one.id)):
            await self.take_back(ports, offered)
        return len(lapsed)

    async def take_back(self, ports: Ports, offered: Application) -> None:
        """Take one offer back, tell so, and offer the seat to the next; once."""
        try:
            expired = await ports.seats.expire(offered)
        except OfferOver:  # another replica was first
            return
        await self.settled(ports, expired)
        found = await ports.rounds.find(offered.round)
        if found and found.state is not RoundState.CANCELLED:
            await self.notices.expired(ports, expired, found)
        await self.pass_on(ports, offered.round)

    async def settled(self, ports: Ports, seat: Application) -> None:
        """An offer that has had its answer is told of no more, where that has not been done."""
        await ports.outbox.revoke(seat.person, offer_of(seat))

    async def pass_on(self, ports: Ports, round_id: str) -> None:
        """Offer every free seat of a round to those next in line."""
        found = await ports.rounds.find(round_id) if round_id else None
        if found is None or not can_offer(found, ports.clock.now()):
            return
        for seat in await ports.seats.offer(found.id, until(found, ports.clock.now())):
            await self.notices.given(ports, seat, found)


def can_offer(one: Round, now: datetime) -> bool:
    """Whether a seat is still worth having."""
    begun = one.starts_at is not None and one.starts_at <= now
    return one.state is not RoundState.CANCELLED and not begun


def until(one: Round, now: datetime) -> datetime:
    """How long an offer stands: two days, and never past the start."""
    latest = now + OFFER_LASTS
    return min(latest, one.starts_at) if one.starts_at else latest
