"""One of several processes that sign people up for the same round at the same moment.

Reads `prepare ROUND` and `go ROUND` from its input, and says `ready` when each is done.
"""

import asyncio
import sys

from bot.storage import Conflict, StorageUnavailable, Store
from bot.turn import SystemClock
from dialogs.ports import Application


async def patiently(store: Store, draft: Application) -> None:
    """Again where another was in the way, as turns do it, and as people who are asked to."""
    while True:
        try:
            async with store.desk() as ports:
                await ports.seats.register(draft)
        except (Conflict, StorageUnavailable):  # on a busy machine the line can take too long
            continue
        return


async def run(url: str, name: str, people: int) -> None:
    store = Store(url, SystemClock())
    await store.open()
    drafts: list[Application] = []
    while line := await asyncio.to_thread(sys.stdin.readline):
        act, round_id = line.split()
        if act == "prepare":
            async with store.desk() as ports:
                begin = ports.applications.begin
                drafts = [await begin(f"{name}{n}", "arena", round_id) for n in range(people)]
        else:
            await asyncio.gather(*(patiently(store, draft) for draft in drafts))
        sys.stdout.write("ready\n")
        sys.stdout.flush()
    await store.close()


asyncio.run(run(sys.argv[1], sys.argv[2], int(sys.argv[3])))
