"""The bot on both engines, for tests that say what holds on either."""

import asyncio
import shutil
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest

from bot.storage.tables import metadata
from dialogs.main import Conversation
from knowledge.model import Knowledge
from tests.chat.house import House, SetClock
from tests.postgres import furnished

T = TypeVar("T")


class Desk:
    """A house on one engine, open for a whole module and furnished between two tests."""

    def __init__(self, house: House, runner: asyncio.Runner) -> None:
        self.house = house
        self.runner = runner

    def run(self, act: Coroutine[Any, Any, T]) -> T:
        """Empty the house, and let something happen in it."""
        return self.runner.run(self.afresh(act))

    async def afresh(self, act: Coroutine[Any, Any, T]) -> T:
        self.house.clock.time = SetClock().time
        async with self.house.store._database.write() as connection:
            for table in reversed(metadata.sorted_tables):
                await connection.execute(table.delete())
        return await act


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def desk(
    request: pytest.FixtureRequest,
    knowledge: Knowledge,
    conversation: Conversation,
    empty_database: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Desk]:
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("desk") / "chefslotsen.sqlite"
        shutil.copy(empty_database, file)
        url = f"sqlite:///{file}"
    else:
        url = furnished(request.getfixturevalue("postgres"))
    house = House(knowledge, conversation, url)
    with asyncio.Runner() as runner:
        runner.run(house.open())
        yield Desk(house, runner)
        runner.run(house.close())
