"""Links to files, inside a turn's transaction."""

import secrets
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import links
from dialogs.ports import Clock, Link

TOKEN_BYTES = 32
ONCE = frozenset({"my_data"})
"""What can be fetched a single time by one link."""

_LASTS = (links.c.token == bindparam("of_token"), links.c.until > bindparam("now"))
_MAKE = insert(links)
_FIND = select(links).where(*_LASTS)
_USE = delete(links).where(*_LASTS, links.c.what.in_(ONCE)).returning(links)


class StoredLinks:
    """The links of `dialogs.ports`, on a connection whose transaction is open."""

    def __init__(self, connection: AsyncConnection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    async def make(self, link: Link, until: datetime) -> str:
        """A token for a file."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        values = {"person": link.person, "what": link.what, "language": link.language}
        await self._connection.execute(_MAKE, {"token": token, "until": until, **values})
        return token

    async def follow(self, token: str) -> Link | None:
        """What a token leads to, while it lasts; what is most personal, once."""
        values = {"of_token": token, "now": self._clock.now()}
        # Used up by the same statement that finds it, so that two who come at once get it once.
        used = (await self._connection.execute(_USE, values)).one_or_none()
        row = used or (await self._connection.execute(_FIND, values)).one_or_none()
        return Link(row.person, row.what, row.language) if row else None
