"""Takes one message as the front door does, and dies at a named point of it; on POSIX only."""

import asyncio
import os
import sys
from typing import Any

from bot.channels.teams.connector import Connector
from bot.channels.teams.replies import Replies
from tests import known
from tests.channels.housed import PATIENT, Replica
from tests.channels.storm import Signing
from tests.chat.house import House

KILLED = 137


def die(*_: Any, **__: Any) -> Any:
    """As kill -9 ends it: nothing is written, closed or said."""
    os._exit(KILLED)


class Dying(Signing):
    async def respond(self, *given: Any) -> Any:
        await super().respond(*given)
        die()


async def send_and_die(self: Connector, *given: Any) -> Any:
    await send(self, *given)
    die()


async def note_and_die(self: Replies, *given: Any) -> None:
    await note(self, *given)
    die()


send, note = Connector.attempt, Replies.note


async def run(point: str, url: str, service_url: str) -> None:
    nothing: Any = None
    house = House(known.knowledge(), Dying() if point == "before commit" else Signing(), url)
    await house.open()
    if point == "before reply":
        Replies.say = die  # type: ignore[method-assign]
    elif point == "before mark":
        Connector.attempt = send_and_die  # type: ignore[method-assign, assignment]
    else:
        Replies.note = note_and_die  # type: ignore[method-assign, assignment]
    bot = Replica(house, nothing, PATIENT)
    await bot.open()
    bot.service = type("Service", (), {"url": service_url})()
    await bot.say("något", "1")


def in_turn(service_url: str, folder: str, *points: str) -> None:
    """Each point in a process of its own, forked, so that everything is loaded but once."""
    known.knowledge()
    for point in points:
        child = os.fork()
        if not child:
            asyncio.run(run(point, f"sqlite:///{folder}/{point}.db", service_url))
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(f"{point}: {status}\n")
        sys.stdout.flush()
        sys.stdin.readline()


if __name__ == "__main__":
    in_turn(*sys.argv[1:])
