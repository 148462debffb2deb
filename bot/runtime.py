"""Opening the house for a command: settings, parts, an open store, and its end."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any, NamedTuple

import click
from dotenv import dotenv_values

from bot.channels.terminal import Terminal
from bot.error_replies import Trouble
from bot.metrics import Metrics
from bot.settings import Settings, SettingsError
from bot.storage import StorageUnreachable, Store
from bot.turn import SystemClock, Turns
from dialogs.ports import Clock
from knowledge.model import Knowledge

IN_MEMORY = "sqlite+aiosqlite:///:memory:"
SYSTEM_CLOCK = SystemClock()


class Parts(NamedTuple):
    """Everything that runs, built once by `app.build` and handed to those who need it."""

    knowledge: Knowledge
    store: Store
    turns: Turns
    terminal: Terminal
    clock: Clock
    settings: Settings
    metrics: Metrics
    trouble: Trouble


class Refused(click.ClickException):
    """The command cannot be carried out as it is written; says in a sentence why."""

    exit_code = 2


class CannotRun(Exception):
    """The command cannot be carried out; says in a sentence what to do."""


log = logging.getLogger(__name__)

Build = Callable[[Settings, Clock], Parts]


def settings() -> Settings:
    """The settings of this environment and its `.env` file."""
    try:
        written = dotenv_values(".env")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError([f".env cannot be read as text ({type(error).__name__})"]) from None
    return Settings.from_env(os.environ, written)


@asynccontextmanager
async def opened(
    build: Build,
    *,
    in_memory: bool = False,
    patient: bool = False,
    clock: Clock = SYSTEM_CLOCK,
) -> AsyncIterator[Parts]:
    """All parts with an open store; a throw-away store in memory where asked.

    Where patient, a database that nobody answers for is waited for, as the store can be opened
    later; without it questions are answered all the same.
    """
    chosen = settings()
    parts = build(chosen.with_database(IN_MEMORY) if in_memory else chosen, clock)
    try:
        await parts.store.open()
    except StorageUnreachable as error:
        if not patient:
            raise
        log.warning("starting without the database: %s", error)
    try:
        yield parts
    finally:
        await parts.turns.close()
        await parts.store.close()


def finish(work: Coroutine[Any, Any, int | None]) -> int:
    """Run something asynchronous to its end."""
    return asyncio.run(work) or 0


def known_programme(parts: Parts, programme: str | None) -> None:
    """Refuse a programme that there is not."""
    if programme is not None and programme not in parts.knowledge.programmes:
        names = ", ".join(sorted(parts.knowledge.programmes))
        raise Refused(f"there is no programme {programme!r}; choose one of: {names}.")
