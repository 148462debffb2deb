"""Takes a conversation's turn and keeps it: until it is killed, or told on standard input."""

import asyncio
import sys

from bot.storage import Store
from tests.storage.conftest import SetClock


async def run(url: str, conversation: str) -> None:
    store = Store(url, SetClock())
    await store.open()
    async with store.turn(conversation) as turn:
        _, version = await turn.state()
        await turn.save("held", version)
        sys.stdout.write("held\n")
        sys.stdout.flush()
        await asyncio.to_thread(sys.stdin.readline)


asyncio.run(run(sys.argv[1], sys.argv[2]))
