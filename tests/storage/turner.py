"""Takes turns until it is killed, and prints the number of each one that is confirmed."""

import asyncio
import sys

from bot.storage import Store
from tests.storage.conftest import SetClock


async def run(url: str, begin: int) -> None:
    store = Store(url, SetClock())
    await store.open()
    number = begin
    while True:
        async with store.turn("c") as turn:
            _, version = await turn.state()
            await turn.save(f"state {number}", version)
            await turn.remember(str(number), "x" * 300)
            draft = await turn.applications.begin(str(number), "aspirant", "")
            await turn.applications.submit(draft)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        number += 1


asyncio.run(run(sys.argv[1], int(sys.argv[2])))
