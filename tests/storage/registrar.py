"""One of several processes that sign people up for the same round at the same moment.

Reads `prepare ROUND` and `go ROUND` from its input, and says `ready` when each is done. With
`grab ROUND` it looks whether a seat is free and then takes it, without lock or condition: the
control.
"""

import asyncio
import sys
from typing import Any

from sqlalchemy import Row, select, update

from bot.storage import Conflict, StorageUnavailable, Store
from bot.storage.seat_counts import SeatCounts
from bot.storage.tables import rounds
from bot.turn import SystemClock
from dialogs.ports import Application


async def look(counts: SeatCounts, round_id: str) -> Row[Any] | None:
    """The round's row as it is, locked by nobody."""
    found = await counts._connection.execute(select(rounds).where(rounds.c.id == round_id))
    return found.one_or_none()


async def take(counts: SeatCounts, round_id: str) -> bool:
    """A seat where one seemed to be free."""
    found = await look(counts, round_id)
    if found is None or found.taken >= found.seats:
        return False
    more = update(rounds).where(rounds.c.id == round_id).values(taken=rounds.c.taken + 1)
    await counts._connection.execute(more)
    return True


GUARDED = {"lock": SeatCounts.lock, "take": SeatCounts.take}
NAIVE = {"lock": look, "take": take}


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
            for step, way in (GUARDED if act == "go" else NAIVE).items():
                setattr(SeatCounts, step, way)
            await asyncio.gather(*(patiently(store, draft) for draft in drafts))
        sys.stdout.write("ready\n")
        sys.stdout.flush()
    await store.close()


asyncio.run(run(sys.argv[1], sys.argv[2], int(sys.argv[3])))
