"""The storage as the rest of the program knows it."""

import asyncio
import secrets as random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Delete, bindparam, delete, insert, select, text, tuple_

from bot.storage.addresses import FORGET
from bot.storage.applications import as_application
from bot.storage.backup import back_up, restore
from bot.storage.database import Database
from bot.storage.disposals import Disposals
from bot.storage.errors import Conflict, StorageError, StorageUnreachable
from bot.storage.feedback import Feedback
from bot.storage.file import prepare
from bot.storage.kept import KEPT
from bot.storage.migrate import migrate
from bot.storage.outbox import Outbox
from bot.storage.personal import StoredPersonalData
from bot.storage.ports import ports_on
from bot.storage.replies import At, Replies
from bot.storage.tables import applications, secrets
from bot.storage.transcripts import Transcripts
from bot.storage.turns import TurnRecord
from dialogs.ports import Application, ApplicationState, Clock, Ports

PAGE = 200
"""How many applications are read at a time."""

SECRET_BYTES = 32

BATCH = 500
"""How many rows are forgotten in one transaction, so that turns need not wait long."""

_RECEIVED = applications.c.state != ApplicationState.DRAFT.value
_NUMBERED = select(applications).where(applications.c.number == bindparam("of_number"))
_SECRET = select(secrets.c.value).where(secrets.c.name == bindparam("of_name"))


class Store:
    """One database, opened once and shared by everything that runs."""

    def __init__(self, url: str, clock: Clock) -> None:
        self._database = Database(url)
        self._clock = clock
        self._opening = asyncio.Lock()
        self.is_open = False
        self.transcripts = Transcripts(self._database, clock)
        self.outbox = Outbox(self._database, clock)
        self.replies = Replies(self._database, clock)
        self.feedback = Feedback(self._database, clock)
        self.disposals = Disposals(self._database, clock)

    @property
    def file(self) -> str | None:
        """The path of the SQLite file; None for PostgreSQL and for a database in memory."""
        return self._database.file

    async def open(self) -> None:
        """Connect and bring the tables up to date; StorageError says in a sentence what to do."""
        if self._database.file:
            await asyncio.to_thread(prepare, self._database.file)
        try:
            await self._database.open()
            await migrate(self._database)
        except StorageError:
            await self.close()
            raise
        self.is_open = True

    async def take_over(self) -> None:
        """Begin to serve: what an earlier program on this file had claimed ended with it.

        On PostgreSQL other replicas may be at work, and their claims end by themselves.
        """
        if self._database.is_sqlite and self.is_open:
            await self.replies.release()

    async def close(self) -> None:
        """Close every connection."""
        self.is_open = False
        await self.replies.close()
        await self._database.close()

    @asynccontextmanager
    async def turn(self, conversation: str) -> AsyncIterator[TurnRecord]:
        """One transaction: it holds as a whole at its end, and not at all after an exception."""
        if not self.is_open:
            raise StorageUnreachable("The database has not been there since the start.")
        async with self._database.write() as connection:
            record = TurnRecord(connection, conversation, self._clock)
            if not self._database.is_sqlite:
                await record.line_up()
            yield record

    @asynccontextmanager
    async def desk(self) -> AsyncIterator[Ports]:
        """One transaction for what no conversation asks for: a coordinator, or the clock."""
        async with self._database.write() as connection:
            yield ports_on(connection, self._clock)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Ports]:
        """The same for what is only looked at: it stands in nobody's way."""
        async with self._database.read() as connection:
            yield ports_on(connection, self._clock)

    @asynccontextmanager
    async def personal(self) -> AsyncIterator[StoredPersonalData]:
        """One transaction over what is stored of people."""
        async with self._database.write() as connection:
            yield StoredPersonalData(connection, self._clock)

    async def applications(self, programme: str | None = None) -> AsyncIterator[Application]:
        """The received ones in order of submission, never drafts, read a page at a time."""
        after: Application | None = None
        while page := await self._page(programme, after):
            for application in page:
                yield application
            after = page[-1]

    async def application(self, number: str) -> Application | None:
        """The received application with this number."""
        async with self._database.read() as connection:
            row = (await connection.execute(_NUMBERED, {"of_number": number})).one_or_none()
        return as_application(row) if row else None

    async def mark_sent(
        self, conversation: str, message_id: str, sent_as: str | None = None
    ) -> None:
        """Note that the reply to a message has been delivered, and what the channel calls it."""
        await self.replies.sent(At.of(conversation, message_id), sent_as)

    async def forget_address(self, person: str) -> None:
        """Let nothing more be sent to a person until they write again."""
        await self._database.change(FORGET, {"of_person": person})

    async def ping(self) -> None:
        """Nothing, where the database can be used; StorageError where it cannot.

        One that was away at the start is opened where it has come back.
        """
        async with self._opening:
            if not self.is_open:
                await self.open()
        async with self._database.read() as connection:
            await connection.execute(text("SELECT version_num FROM alembic_version"))

    async def back_up(self, file: Path) -> int:
        """Write everything to a file, while turns go on; says how many rows."""
        return await back_up(self._database, self._clock, file)

    async def restore(self, file: Path) -> int:
        """Put a backup into an empty database that is not open yet; says how many rows."""
        if self._database.file:
            await asyncio.to_thread(prepare, self._database.file)
        try:
            return await restore(self._database, file)
        finally:
            await self.close()

    async def secret(self, name: str) -> bytes:
        """32 random bytes, made at the first call and the same for every replica after it."""
        async with self._database.read() as connection:
            value = (await connection.execute(_SECRET, {"of_name": name})).scalar()
        return value or await self._new_secret(name)

    async def prune(self, now: datetime) -> int:
        """Forget talk, notices, ratings and links in their time; says how many rows."""
        rows = 0
        for table, since, kept in KEPT:
            keys = tuple_(*table.primary_key.columns)
            old = select(*table.primary_key.columns).where(since < now - kept).limit(BATCH)
            rows += await self._until_none(delete(table).where(keys.in_(old)))
        return rows

    async def _page(self, programme: str | None, after: Application | None) -> list[Application]:
        query = select(applications).where(_RECEIVED)
        if programme is not None:
            query = query.where(applications.c.programme == programme)
        if after is not None:
            place = tuple_(applications.c.submitted_at, applications.c.id)
            query = query.where(place > tuple_(after.submitted_at, after.id))
        query = query.order_by(applications.c.submitted_at, applications.c.id).limit(PAGE)
        async with self._database.read() as connection:
            return [as_application(row) for row in await connection.execute(query)]

    async def _new_secret(self, name: str) -> bytes:
        """Replicas that start together may all try; the first one's value is kept."""
        try:
            async with self._database.write() as connection:
                values = {"name": name, "value": random.token_bytes(SECRET_BYTES)}
                await connection.execute(insert(secrets), values)
        except Conflict:
            pass
        async with self._database.read() as connection:
            return bytes((await connection.execute(_SECRET, {"of_name": name})).scalar_one())

    async def _until_none(self, deletion: Delete) -> int:
        rows = 0
        while True:
            async with self._database.write() as connection:
                deleted = (await connection.execute(deletion)).rowcount
            rows += deleted
            if deleted < BATCH:
                return rows
