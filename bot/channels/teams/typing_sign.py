"""The sign that an answer is being written, shown where that takes its time."""

import asyncio
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from bot.channels.teams.connector import Connector, Patience

AFTER = 1.0
"""Seconds without an answer after which the sign is shown."""
AGAIN = 3.0
"""Seconds after which clients take it away again."""
HURRY = Patience(total=2.0, tries=1)
"""A sign that comes late is worth nothing."""


class TypingSign:
    """Shows the sign until it is put away; never once the answer is on its way."""

    def __init__(self, connector: Connector | None, sign: Mapping[str, Any] | None) -> None:
        self._connector = connector
        self._sign = sign
        self._timer: asyncio.TimerHandle | None = None
        self._showing: asyncio.Task[None] | None = None

    @classmethod
    def none(cls) -> Self:
        """No sign: where nobody waits to see one."""
        return cls(None, None)

    def __enter__(self) -> Self:
        if self._sign is not None:
            self._timer = asyncio.get_running_loop().call_later(AFTER, self._begin)
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self.put_away()

    def put_away(self) -> None:
        """The answer is there."""
        if self._timer is not None:
            self._timer.cancel()
        if self._showing is not None:
            self._showing.cancel()

    def _begin(self) -> None:
        self._showing = asyncio.create_task(self._show())

    async def _show(self) -> None:
        while self._sign is not None and self._connector is not None:
            await self._connector.send(self._sign, HURRY)
            await asyncio.sleep(AGAIN)
