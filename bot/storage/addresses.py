"""Where a person can be reached: by the way they wrote last."""

from dataclasses import asdict, replace
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
FORGET = delete(addresses).where(addresses.c.person == bindparam("of_person"))
_NEXT = update(addresses).where(addresses.c.person == bindparam("of_person"))


def as_address(row: Row[Any]) -> Address:
    """The row as what channels know."""
    return Address(
        channel=row.channel,
        conversation=row.conversation,
        service_url=row.service_url,
        via=row.via,
        account=row.account,
        bot=row.bot,
        tenant=directory_of(row.person),
    )


class StoredAddresses:
    """The addresses, on a connection whose transaction is open."""

    def __init__(self, connection: AsyncConnection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    async def keep(self, person: str, address: Address, language: Language) -> None:
        """Note where a person wrote from; nothing is written where that is known."""
        row = (await self._connection.execute(_FIND, {"of_person": person})).one_or_none()
        if row and not address.conversation:  # met in company: what leads to them alone is kept
            address = replace(address, conversation=row.conversation)
        if row and as_address(row) == address and row.language == language:
            return
        values = {**asdict(address), "language": language, "updated_at": self._clock.now()}
        del values["tenant"]  # it stands in the person's id
        if row:
            await self._connection.execute(_NEXT.values(values), {"of_person": person})
            return
        try:
            await self._connection.execute(_FIRST, {"person": person, **values})
        except IntegrityError:
            raise Conflict("This person wrote from somewhere else meanwhile.") from None
