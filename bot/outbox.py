"""The background: what time brings, and notices on their way to people."""

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from datetime import timedelta

from aiohttp import web

from bot.background import GoOn, every, side_by_side
from bot.delivery import AskedToWait, Undeliverable
from bot.scheduled_jobs import Tending
from bot.storage import StorageError
from bot.storage.outbox import Due
from bot.turn import Turns
from dialogs.messages import Address, Outcome, Reply

LOOK = 2.0
"""Seconds between two looks into the outbox."""
TEND = 15.0
"""Seconds between two looks at the clock's own work."""
A_CONVERSATION = 1 / 5
IN_ALL = 1 / 25
"""Least seconds between two notices; below what Teams allows: 7 a second, and 30 in all."""

Deliver = Callable[[Address, str, Reply], Awaitable[bool]]
"""Brings a notice, known by an id of its own, to an address; True when it has arrived.

Raises Undeliverable where trying again is of no use, and AskedToWait.
"""

log = logging.getLogger(__name__)


class Pace:
    """Keeps a distance between notices, in each conversation and in all."""

    def __init__(self) -> None:
        self._next: dict[str, float] = {}

    async def wait(self, conversation: str) -> None:
        """Wait for this conversation's turn."""
        now = time.monotonic()
        await asyncio.sleep(self.turn_of(conversation, now) - now)

    def turn_of(self, conversation: str, now: float) -> float:
        """When its turn is; taken by asking."""
        at = max(now, self._next.get("", now), self._next.get(f" {conversation}", now))
        self._next = {name: until for name, until in self._next.items() if until > now}
        self._next[""] = at + IN_ALL
        self._next[f" {conversation}"] = at + A_CONVERSATION
        return at


class Sender:
    """Works beside the server; any number of replicas may do so on one database."""

    def __init__(
        self,
        turns: Turns,
        browser: Deliver,
        teams: Deliver,
        replies: Callable[[GoOn], Awaitable[None]],
    ) -> None:
        self._store = turns.store
        self.tend = Tending(turns).tend
        self._channels: Mapping[str, Deliver] = {"browser": browser, "teams": teams}
        self._replies = replies
        self._pace = Pace()
        self._stopping = asyncio.Event()

    async def alongside(self, _: web.Application) -> AsyncIterator[None]:
        """Work as long as the server runs (a cleanup context)."""
        work = [
            asyncio.create_task(every(LOOK, self.send, self._stopping)),
            asyncio.create_task(every(TEND, self.tend, self._stopping)),
            asyncio.create_task(every(LOOK, self.catch_up, self._stopping)),
        ]
        yield
        self._stopping.set()
        await asyncio.gather(*work)

    async def catch_up(self) -> None:
        """Send every reply that did not arrive at once."""
        await self._replies(self._go_on)

    async def send(self) -> None:
        """Send every notice whose time has come, to all services at once."""
        services: dict[tuple[str, str], list[Due]] = defaultdict(list)
        for due in await self._store.outbox.due():
            services[due.address.channel, due.address.service_url].append(due)
        await side_by_side(self._serve(notices) for notices in services.values())

    async def _serve(self, notices: list[Due]) -> None:
        for due in notices:
            if not await self._go_on(due.address.conversation or due.address.account):
                return
            try:
                if await self._store.outbox.lease(due):
                    await self._send(due)
            except StorageError:
                raise
            except Exception as error:  # one that cannot be sent must not stop the others
                log.warning("a notice was not sent: %s", type(error).__name__)

    async def _go_on(self, conversation: str) -> bool:
        if not self._stopping.is_set():
            await self._pace.wait(conversation)
        return not self._stopping.is_set()

    async def _send(self, due: Due) -> None:
        outbox = self._store.outbox
        try:
            arrived = await self._deliver(due)
        except Undeliverable:
            await outbox.given_up(due)
        except AskedToWait as asked:
            await outbox.failed(due, timedelta(seconds=asked.seconds))
        else:
            await (outbox.sent(due) if arrived else outbox.failed(due))

    async def _deliver(self, due: Due) -> bool:
        text, choices = due.notice.text, due.notice.choices
        reply = Reply(text, Outcome.COMMAND, due.language, choices=choices)
        deliver = self._channels.get(due.address.channel)
        try:
            return await deliver(due.address, f"notice-{due.id}", reply) if deliver else False
        except (Undeliverable, AskedToWait):
            raise
        except Exception as error:  # whatever the channel stumbles over, it is tried again
            log.warning("a notice was not delivered: %s", type(error).__name__)
            return False
