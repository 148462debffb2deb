"""Work beside the server: done again and again, and whatever goes wrong is no end of it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from bot.storage import Conflict, StorageError

GoOn = Callable[[str], Awaitable[bool]]
"""Waits for a conversation's turn; False where nothing more should be sent."""

log = logging.getLogger(__name__)


async def every(
    seconds: float, act: Callable[[], Awaitable[None]], stopping: asyncio.Event
) -> None:
    """Do something now and every so many seconds, until the program stops."""
    while not stopping.is_set():
        try:
            await act()
        except Conflict:
            pass  # another replica was at the same; the next time finds what is left
        except StorageError as error:
            log.warning("background work has to wait: %s", type(error).__name__)
        except Exception as error:  # the server answers on, and the next time tries again
            log.warning("background work failed: %s", type(error).__name__)
        try:
            await asyncio.wait_for(stopping.wait(), seconds)
        except TimeoutError:
            continue


async def side_by_side(work: Iterable[Awaitable[Any]]) -> None:
    """All of it to its end, whatever befalls a part; then the first fault, where there is one."""
    for done in await asyncio.gather(*work, return_exceptions=True):
        if isinstance(done, BaseException):
            raise done
