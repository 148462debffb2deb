"""The feed of a conversation: its log of activities, and who waits for the next one."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from bot.storage import Transcripts


class Bell(asyncio.Event):
    """Rings at news in one conversation; who listens may also be shown what nobody keeps."""

    show: Callable[[dict[str, Any]], Awaitable[None]] | None = None


class Feed:
    """Appends activities and wakes at once those in this process who wait for them."""

    def __init__(self, transcripts: Transcripts) -> None:
        self._transcripts = transcripts
        self._waiting: dict[str, set[Bell]] = {}

    async def append(self, conversation: str, activity: dict[str, Any]) -> None:
        """Store an activity and wake the conversation's listeners."""
        await self._transcripts.append(key(conversation), json.dumps(activity))
        for bell in self._waiting.get(conversation, ()):
            bell.set()

    async def pass_on(self, conversation: str, *activities: dict[str, Any]) -> bool:
        """Show activities that cannot be kept to those who listen just now; False if nobody."""
        shows = [bell.show for bell in self._waiting.get(conversation, ()) if bell.show]
        for activity in activities:
            await asyncio.gather(*(show(activity) for show in shows))
        return bool(shows)

    async def after(self, conversation: str, watermark: int) -> dict[str, Any]:
        """The next activity set after a watermark, as Direct Line writes it."""
        rows = await self._transcripts.read(key(conversation), watermark)
        last = rows[-1][0] if rows else watermark
        return {"activities": [json.loads(text) for _, text in rows], "watermark": str(last)}

    async def holds(self, conversation: str, activity_id: str) -> bool:
        """Whether an activity of that id is in the log already."""
        watermark = -1
        chunk = await self.after(conversation, 0)
        while int(chunk["watermark"]) > watermark:
            if any(activity["id"] == activity_id for activity in chunk["activities"]):
                return True
            watermark = int(chunk["watermark"])
            chunk = await self.after(conversation, watermark)
        return False

    @contextmanager
    def listening(self, conversation: str) -> Iterator[Bell]:
        """A bell that rings when this process appends to the conversation."""
        bell = Bell()
        self._waiting.setdefault(conversation, set()).add(bell)
        try:
            yield bell
        finally:
            self._waiting[conversation].discard(bell)
            if not self._waiting[conversation]:
                del self._waiting[conversation]


def key(conversation: str) -> str:
    """The name of a browser conversation among those of all channels."""
    return f"browser:{conversation}"
