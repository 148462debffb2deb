"""Those who wait for the same conversation are let through one by one, in order."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary


class LineFull(Exception):
    """More wait in a line than ever come through in time."""


class _Line(asyncio.Lock):
    waiting = 0


class ConversationQueue:
    """One line a conversation; a line that nobody stands in is gone."""

    def __init__(self, longest: int | None = None) -> None:
        self._longest = longest
        self._locks: WeakValueDictionary[str, _Line] = WeakValueDictionary()

    @asynccontextmanager
    async def turn_in(self, conversation: str) -> AsyncIterator[None]:
        """Wait for those who came first, and hold the line meanwhile; LineFull where it is."""
        line = self._locks.get(conversation)
        if line is None:
            self._locks[conversation] = line = _Line()
        if self._longest is not None and line.waiting >= self._longest:
            raise LineFull
        line.waiting += 1
        try:
            async with line:
                yield
        finally:
            line.waiting -= 1

    def __len__(self) -> int:
        return len(self._locks)
