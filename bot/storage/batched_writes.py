"""One statement that many turns want at the same time, run for all of them in one trip."""

import asyncio
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Executable

from bot.storage.database import Database

Wish = tuple[Mapping[str, Any], "asyncio.Future[None]"]


class SeveralTopics:
    """Those who come while it runs go together next; whoever comes alone waits for nobody."""

    def __init__(self, database: Database, statement: Executable) -> None:
        self._database = database
        self._statement = statement
        self._waiting: list[Wish] = []
        self._runs: asyncio.Task[None] | None = None

    async def change(self, values: Mapping[str, Any]) -> None:
        """Run the statement with these values; over when it has been committed."""
        done = asyncio.get_running_loop().create_future()
        self._waiting.append((values, done))
        if self._runs is None:
            self._runs = asyncio.create_task(self._run())
        await done

    async def close(self) -> None:
        """Wait for what is under way; of those who wanted it somebody may have given up."""
        if self._runs is not None:
            await self._runs

    async def _run(self) -> None:
        try:
            while self._waiting:
                wishes, self._waiting = self._waiting, []
                await self._carry_out(wishes)
        finally:
            self._runs = None

    async def _carry_out(self, wishes: list[Wish]) -> None:
        error: Exception | None = None
        try:
            await self._database.change(self._statement, [values for values, _ in wishes])
        except Exception as fault:  # each of those who wait is told of it
            error = fault
        for _, done in wishes:
            if done.done():  # nobody waits for it any more
                continue
            if error is None:
                done.set_result(None)
            else:
                done.set_exception(error)
