"""What a conversation can reach, on one transaction."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.applications import StoredApplications
from bot.storage.rounds import StoredRounds
from bot.storage.watches import StoredWatches
from dialogs.ports import Clock, Ports


def ports_on(connection: AsyncConnection, clock: Clock) -> Ports:
    """The ports of `dialogs.ports` on a connection whose transaction is open."""
    return Ports(
        applications=StoredApplications(connection, clock),
        rounds=StoredRounds(connection),
        watches=StoredWatches(connection, clock),
        clock=clock,
    )
