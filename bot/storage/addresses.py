"""Where a person can be reached: by the way they wrote last."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.errors import Conflict
from bot.storage.tables import addresses
from dialogs.messages import Address, Language, directory_of
from dialogs.ports import Clock

_FIND = select(addresses).where(addresses.c.person == bindparam("of_person"))
_FIRST = insert(addresses)
_PREFIX = "address_"
ADDRESS = tuple(column.label(f"{_PREFIX}{column.name}") for column in addresses.c)
"""The columns, for a query that brings a person's address along."""
FORGET = delete(addresses).where(addresses.c.person == bindparam("of_person"))
_NEXT = update(addresses).where(addresses.c.person == bindparam("of_person"))


@dataclass(frozen=True, slots=True)
class Known:
    """Where a person wrote from last, and the language they read."""

    address: Address
    language: str


def as_address(row: Row[Any], prefix: str = "") -> Address:
    """The row as what channels know; `prefix` stands before its names in a larger row."""
    told = row._mapping
    return Address(
        channel=told[f"{prefix}channel"],
        conversation=told[f"{prefix}conversation"],
        service_url=told[f"{prefix}service_url"],
        via=told[f"{prefix}via"],
        account=told[f"{prefix}account"],
        bot=told[f"{prefix}bot"],
        tenant=directory_of(told[f"{prefix}person"]),
    )


def brought_along(row: Row[Any]) -> Known | None:
    """What is known by a row that has the columns `ADDRESS`."""
    known = row._mapping[f"{_PREFIX}person"] is not None
    return Known(as_address(row, _PREFIX), row._mapping[f"{_PREFIX}language"]) if known else None


class StoredAddresses:
    """The addresses, on a connection whose transaction is open."""

    def __init__(self, connection: AsyncConnection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock
        self.known: dict[str, Known | None] = {}
        """What has been brought along already, by person."""

    async def keep(self, person: str, address: Address, language: Language) -> None:
        """Note where a person wrote from; nothing is written where that is known."""
        known = self.known[person] if person in self.known else await self._find(person)
        if known and not address.conversation:  # met in company: what leads to them alone is kept
            address = replace(address, conversation=known.address.conversation)
        if known == Known(address, language):
            return
        values = {**asdict(address), "language": language, "updated_at": self._clock.now()}
        del values["tenant"]  # it stands in the person's id
        if known:
            await self._connection.execute(_NEXT.values(values), {"of_person": person})
            return
        try:
            await self._connection.execute(_FIRST, {"person": person, **values})
        except IntegrityError:
            raise Conflict("This person wrote from somewhere else meanwhile.") from None

    async def _find(self, person: str) -> Known | None:
        row = (await self._connection.execute(_FIND, {"of_person": person})).one_or_none()
        return Known(as_address(row), row.language) if row else None
