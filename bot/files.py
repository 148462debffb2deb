"""The files that links lead to, made when they are fetched; none of them lies on a disk."""

import json
from dataclasses import dataclass
from datetime import datetime

from bot.calendar_file import calendar_file
from bot.storage import Store
from dialogs.ports import Clock, Link, Ports
from dialogs.submissions.my_calendar import NAMES, booked
from knowledge.model import Knowledge


@dataclass(frozen=True, slots=True)
class File:
    """A file on its way to whoever it belongs to."""

    name: str
    kind: str
    content: bytes


class Files:
    """Opens links."""

    def __init__(self, store: Store, knowledge: Knowledge, clock: Clock) -> None:
        self._store = store
        self._knowledge = knowledge
        self._clock = clock

    async def follow(self, token: str) -> File | None:
        """The file that a token leads to; None where it leads nowhere, or no longer."""
        async with self._store.desk() as ports:
            link = await ports.links.follow(token)
            return await self._made(ports, link) if link else None

    async def _made(self, ports: Ports, link: Link) -> File:
        make = {"calendar": self._calendar, "my_data": self._my_data}[link.what]
        return await make(ports, link)

    async def _calendar(self, ports: Ports, link: Link) -> File:
        seats, pack = await booked(ports, link.person), self._knowledge.languages[link.language]
        content = calendar_file(seats, pack, self._clock.now())
        return File(NAMES[link.what], "text/calendar", content)

    async def _my_data(self, ports: Ports, link: Link) -> File:
        tables = await ports.personal.everything(link.person)
        whole = {"person": link.person, "made": self._clock.now(), "tables": tables}
        text = json.dumps(whole, default=plain, ensure_ascii=False, indent=1)
        return File(NAMES[link.what], "application/json", text.encode("utf-8", "replace"))


def plain(value: object) -> str:
    """What JSON has no form for: a time."""
    return value.isoformat() if isinstance(value, datetime) else str(value)
