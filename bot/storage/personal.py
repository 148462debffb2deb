"""What is stored of a person, in every table: shown to them, and erased where it is theirs.

A table with something personal in it gets a line in PERSONAL; then it is in the file that people
are given, in the count that they are told, and gone when they ask for it.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Table,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy import true as everything_of_it
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import (
    SafeText,
    addresses,
    application_events,
    applications,
    conversations,
    erasures,
    key,
    links,
    notices,
    seen_messages,
    transcript_ends,
    transcripts,
    watches,
)
from dialogs.ports import ApplicationState, Clock

PERSON: BindParameter[str] = bindparam("of_person", type_=SafeText)
HERE: BindParameter[str] = bindparam("here", type_=SafeText)
"""The conversation in which the person asks; old rows do not say whose they are."""

_SAID_IN = select(seen_messages.c.conversation).where(seen_messages.c.person == PERSON)
_LAST_IN = select(conversations.c.conversation).where(conversations.c.person == PERSON)
_OWN = select(applications.c.id).where(applications.c.person == PERSON)


def in_talks(table: Table) -> ColumnElement[bool]:
    """Rows of the conversations that the person has taken part in."""
    talk = table.c.conversation
    return or_(talk == HERE, talk.in_(_SAID_IN), talk.in_(_LAST_IN))


def of_person(table: Table) -> ColumnElement[bool]:
    """Rows that name the person."""
    named: ColumnElement[bool] = table.c.person == PERSON
    return named


@dataclass(frozen=True, slots=True)
class Personal:
    """A table with something personal in it: whose a row is, and whether it can be erased."""

    table: Table
    mine: ColumnElement[bool]
    erased: ColumnElement[bool] | None = None
    """Which of the person's rows go when they ask for it; None where all stay."""


ALL = everything_of_it()
_DRAFTS: ColumnElement[bool] = applications.c.state == ApplicationState.DRAFT.value
PERSONAL = (
    # Received applications are records: they go by the rule of retention.
    Personal(applications, of_person(applications), _DRAFTS),
    Personal(application_events, application_events.c.application.in_(_OWN)),
    Personal(watches, of_person(watches), ALL),
    Personal(notices, of_person(notices), ALL),
    Personal(addresses, of_person(addresses), ALL),
    Personal(links, of_person(links), ALL),
    # From here on whose a row is follows from the ones below it.
    # A place is a number; the page counts on from it.
    Personal(transcript_ends, in_talks(transcript_ends)),
    Personal(transcripts, in_talks(transcripts), ALL),
    # The one in which it is asked for is begun anew by the same turn.
    Personal(conversations, in_talks(conversations), conversations.c.conversation != HERE),
    Personal(seen_messages, of_person(seen_messages), ALL),
)
"""In the order in which they are erased."""

_UNCONFIRMED = update(applications).where(of_person(applications)).values(edited=None)
_NOTE = insert(erasures)
_NOTED = select(erasures).order_by(erasures.c.at, erasures.c.person)


@dataclass(frozen=True, slots=True)
class Erasure:
    """That somebody was erased, and when; never who, but the same person is known again by it."""

    person: str
    at: datetime


def mark(person: str) -> str:
    """What an erased person is known again by."""
    return hashlib.sha256(person.encode("utf-8", "surrogatepass")).hexdigest()


class StoredPersonalData:
    """The personal data of `dialogs.ports`, on a connection whose transaction is open."""

    def __init__(self, connection: AsyncConnection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    async def counts(self, person: str, here: str) -> dict[str, int]:
        """How many rows there are of a person, by table, where there are any."""
        found: dict[str, int] = {}
        for one in PERSONAL:
            query = select(func.count()).select_from(one.table).where(one.mine)
            found[one.table.name] = int(
                await self._connection.scalar(query, values(query, person, here)) or 0
            )
        return {name: count for name, count in found.items() if count}

    async def everything(self, person: str) -> dict[str, list[dict[str, Any]]]:
        """Every row of a person with all its columns, by table."""
        found: dict[str, list[dict[str, Any]]] = {}
        for one in PERSONAL:
            query = select(one.table).where(one.mine).order_by(*one.table.primary_key.columns)
            rows = await self._connection.execute(query, values(query, person, ""))
            found[one.table.name] = [dict(row) for row in rows.mappings()]
        return found

    async def erase(self, person: str, here: str, at: datetime | None = None) -> None:
        """Delete what is the person's own, and note that it was done."""
        for one in PERSONAL:
            if one.erased is not None:
                deletion = delete(one.table).where(one.mine, one.erased)
                await self._connection.execute(deletion, values(deletion, person, here))
        await self._connection.execute(_UNCONFIRMED, {"of_person": person})
        await self.note(Erasure(mark(person), at or self._clock.now()))

    async def note(self, erasure: Erasure) -> None:
        """Put an erasure on the list."""
        await self._connection.execute(_NOTE, {"person": erasure.person, "at": erasure.at})

    async def noted(self) -> list[Erasure]:
        """The list of erasures, the first first."""
        return [Erasure(row.person, row.at) for row in await self._connection.execute(_NOTED)]

    async def people(self) -> set[str]:
        """Everybody of whom something is stored."""
        found: set[str] = set()
        for one in PERSONAL:
            if "person" in one.table.c:
                query = select(one.table.c.person).distinct()
                found.update(who for who in await self._connection.scalars(query) if who)
        return found


def values(statement: Any, person: str, here: str) -> dict[str, str]:
    """The values that a statement asks for, of those two."""
    given = {"of_person": person, "here": key(here)}
    asked = statement.compile().params
    return {name: value for name, value in given.items() if name in asked}


async def replay(data: StoredPersonalData, wanted: Iterable[Erasure]) -> tuple[int, int]:
    """Erase again whoever is on a list and not known to be erased; how many, and of how many
    something was found.
    """
    known = set(await data.noted())
    new = [erasure for erasure in dict.fromkeys(wanted) if erasure not in known]
    people = {mark(person): person for person in await data.people()}
    found = {erasure.person for erasure in new} & people.keys()
    for erasure in new:
        if erasure.person in people:
            await data.erase(people[erasure.person], "", erasure.at)
        else:
            await data.note(erasure)
    return len(new), len(found)
