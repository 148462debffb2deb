"""What a conversation can reach, on one transaction."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.amendments import StoredAmendments
from bot.storage.applications import StoredApplications
from bot.storage.decisions import StoredDecisions
from bot.storage.drafts import StoredDrafts
from bot.storage.links import StoredLinks
from bot.storage.outbox import StoredOutbox
from bot.storage.personal import StoredPersonalData
from bot.storage.rounds import StoredRounds
from bot.storage.seats import StoredSeats
from bot.storage.watches import StoredWatches
from dialogs.ports import Clock, Ports


def ports_on(
    connection: AsyncConnection,
    clock: Clock,
    rounds: StoredRounds | None = None,
    received: StoredApplications | None = None,
) -> Ports:
    """The ports of `dialogs.ports` on a connection whose transaction is open."""
    received = received or StoredApplications(connection, clock)
    return Ports(
        applications=received,
        amendments=StoredAmendments(connection, clock, received),
        decisions=StoredDecisions(connection, received),
        drafts=StoredDrafts(connection, clock),
        rounds=rounds or StoredRounds(connection, clock),
        seats=StoredSeats(connection, clock, received),
        watches=StoredWatches(connection, clock),
        outbox=StoredOutbox(connection, clock),
        links=StoredLinks(connection, clock),
        personal=StoredPersonalData(connection, clock),
        clock=clock,
    )
