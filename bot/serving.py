"""The server from its start to a calm end."""

import asyncio
import gc
import signal
import sys
from contextlib import suppress

import click
from aiohttp import web

from bot.channels.web import LEAVING, runner
from bot.cleanup import keep_tidy, wait_for_storage
from bot.runtime import Build, CannotRun, Parts, opened
from bot.settings import Settings
from bot.site import site

SERVING = (700, 10, 10)
"""How often garbage is looked for while serving; Python's own."""
NAMES = 150_000
"""Names that pass through the interpreter's own table until it has grown for good."""
CALM = 2.0
"""Seconds after the start; the first answer should not wait for the other language."""


async def serve_until_stopped(build: Build, chosen: Settings) -> None:
    """Serve until SIGINT or SIGTERM, then let the turns under way finish."""
    stopping = asyncio.Event()
    with suppress(NotImplementedError):  # Windows: Ctrl+C ends the run as KeyboardInterrupt
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    async with opened(build, patient=True) as parts:
        await parts.store.take_over()
        served = await site(parts)
        served[LEAVING] = stopping
        server = runner(served)
        await server.setup()
        parts.metrics.watch_connections(server)
        try:
            port = await listen(server, chosen)
            click.echo(greeting(chosen, port))
            warming = asyncio.create_task(warm_when_calm(parts, stopping))
            await wait_for_storage(parts.store, stopping)
            kept = parts.knowledge.retention.drafts
            await keep_tidy(parts.store, parts.clock, kept, stopping)
            await warming
            # It has been saying that it is not ready; now the balancer gets time to see it.
            await asyncio.sleep(chosen.oversight.stop_after)
        finally:
            await server.cleanup()


async def warm_when_calm(parts: Parts, stopping: asyncio.Event) -> None:
    """Make both languages ready once the first questions may have been answered."""
    try:
        await asyncio.wait_for(stopping.wait(), CALM)
    except TimeoutError:
        # What is loaded stays: to look through it for garbage, now or later, would hold up turns.
        gc.disable()
        try:
            await asyncio.to_thread(parts.turns.conversation.warm)
            await asyncio.to_thread(make_room_for_names)
            gc.freeze()
        finally:
            # Requests that break leave circles with all their bytes in them, and anybody can send
            # some; they must not wait for as many objects as may be made while loading.
            gc.set_threshold(*SERVING)
            gc.enable()


def make_room_for_names() -> None:
    """Let the interpreter's table of names grow now instead of under way.

    A name that is met anew takes a place in it and does not give it back, so that after some nine
    thousand turns the table doubles, by 2 MiB, which looks like a leak (`tests.bench.soak`).
    """
    for number in range(NAMES):
        sys.intern(f"name {number}")


async def listen(server: web.AppRunner, chosen: Settings) -> int:
    """Open the port; the number that was got."""
    try:
        await web.TCPSite(server, chosen.host, chosen.port).start()
    except OSError:
        raise CannotRun(
            f"port {chosen.port} on {chosen.host} is taken or not allowed:"
            f" stop what uses it, or choose another, for example PORT={chosen.port + 1}"
        ) from None
    return int(server.addresses[0][1])


def greeting(chosen: Settings, port: int) -> str:
    """Where the bot is and what it is connected to."""
    host = f"[{chosen.host}]" if ":" in chosen.host else chosen.host
    address = f"http://{host}:{port}"
    known = chosen.registration
    who = f"app id {known.app_id}" if known else "local mode, no app id"
    page = f"{address}/" if chosen.local else "not served: it does not ask who is calling"
    return (
        "Chefslotsen is running.\n"
        f"  Chat page       {page}\n"
        f"  Bot Framework   {address}/api/messages ({who})\n"
        f"  Data            {chosen.database_name}\n"
        "Stop with Ctrl+C."
    )
