"""The log of a browser conversation, so that a page that comes back can read on."""

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import Database
from bot.storage.errors import Conflict
from bot.storage.tables import key, transcript_ends, transcripts
from dialogs.ports import Clock

_FIRST = insert(transcript_ends).values(conversation=bindparam("conversation"), last=1)

_NEXT = (
    update(transcript_ends)
    .where(transcript_ends.c.conversation == bindparam("in_conversation"))
    .values(last=transcript_ends.c.last + 1)
    .returning(transcript_ends.c.last)
)

_APPEND = insert(transcripts)

_READ = (
    select(transcripts.c.sequence, transcripts.c.activity)
    .where(
        transcripts.c.conversation == bindparam("in_conversation"),
        transcripts.c.sequence > bindparam("after"),
    )
    .order_by(transcripts.c.sequence)
    .limit(bindparam("most"))
)


class Transcripts:
    """What was said in each conversation, in order. Not to be called inside a turn."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def append(self, conversation: str, activity: str) -> int:
        """Write an activity down and say its place, counted from 1 within the conversation."""
        try:
            return await self._append(conversation, activity)
        except Conflict:
            # Another was first to begin the log; now there is an end to queue for.
            return await self._append(conversation, activity)

    async def read(self, conversation: str, after: int, limit: int = 200) -> list[tuple[int, str]]:
        """The activities that come after a place, each with its own."""
        values = {"in_conversation": key(conversation), "after": after, "most": limit}
        async with self._database.read() as connection:
            rows = await connection.execute(_READ, values)
            return [(row.sequence, row.activity) for row in rows]

    async def _append(self, conversation: str, activity: str) -> int:
        values = {"conversation": key(conversation), "activity": activity, "at": self._clock.now()}
        async with self._database.write() as connection:
            sequence = await _next(connection, key(conversation))
            await connection.execute(_APPEND, {**values, "sequence": sequence})
        return sequence


async def _next(connection: AsyncConnection, conversation: str) -> int:
    """The next place; its row is locked until the commit, so that places follow in order."""
    found = await connection.scalar(_NEXT, {"in_conversation": conversation})
    if found is None:
        await connection.execute(_FIRST, {"conversation": conversation})
    return int(found or 1)
