"""The bot as people run it: a process of its own, with a folder of its own."""

import asyncio
import os
import re
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from typing import Self

from bot.settings import NAMES

APP = Path(__file__).parents[2] / "app.py"
ADDRESS = re.compile(r"Chat page\s+(http://\S+:(\d+)/)")
PATIENCE = 60


class Server:
    """`python app.py` on a free port; after a kill it comes back on the same one."""

    def __init__(self, folder: Path, *, patience: float = PATIENCE, **settings: str) -> None:
        self._folder = folder
        self._patience = patience
        self._settings = settings
        self._port = "0"
        self._process: Process | None = None
        self.address = ""
        self.log = folder / "server.log"
        """What it has written to standard error, however often it was started."""

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.kill()

    @property
    def runs(self) -> bool:
        """Whether the process is there."""
        return self._process is not None and self._process.returncode is None

    @property
    def pid(self) -> int:
        """The number of the process that was started last."""
        assert self._process
        return self._process.pid

    async def start(self) -> None:
        """Start it and wait until it has said where it is."""
        others = {name: value for name, value in os.environ.items() if name not in NAMES}
        own = {"DATA_FOLDER": str(self._folder / "data"), "PORT": self._port, "RATE_LIMIT": "0"}
        # In a folder without an .env file, so that nobody's own settings get into the test.
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                str(APP),
                cwd=self._folder,
                env=others | own | self._settings | {"PYTHONUNBUFFERED": "1"},
                stdout=PIPE,
                stderr=log,
            )
        async with asyncio.timeout(self._patience):
            self.address, self._port = await self._greeting(self._process)

    async def kill(self) -> None:
        """End it as kill -9 does, without a chance to save anything."""
        if self._process:
            if self.runs:
                self._process.kill()
            # Reads what is left of its output too, so that the pipe closes here and now.
            await self._process.communicate()

    async def _greeting(self, process: Process) -> tuple[str, str]:
        assert process.stdout
        async for line in process.stdout:
            if found := ADDRESS.search(line.decode()):
                return found[1], found[2]
        raise AssertionError("app.py ended without saying where its chat page is")
