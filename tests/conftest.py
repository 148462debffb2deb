"""What every test can use: the knowledge, loaded once, and the bot on a database of its own."""

import asyncio
import gc
import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage import Store
from dialogs.main import Conversation
from knowledge.model import Knowledge
from tests import known
from tests.chat.house import House, SetClock
from tests.postgres import postgres

__all__ = ["postgres"]
"""A fixture for those tests that want the other engine."""

gc.set_threshold(100_000, 20, 20)  # as app.py does: what is loaded is large, and stays


def pytest_xdist_auto_num_workers() -> int:
    """One process more than cores: some tests wait for a server, a browser, or a time limit."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return known.knowledge()


@pytest.fixture(scope="session")
def conversation() -> Conversation:
    return known.conversation()


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with all its tables; copying it is quicker than migrating each time."""
    path = tmp_path_factory.mktemp("empty") / "empty.sqlite"

    async def make() -> None:
        store = Store(f"sqlite:///{path}", SetClock())
        await store.open()
        await store.close()

    asyncio.run(make())
    return path


@pytest.fixture
async def house(
    knowledge: Knowledge, conversation: Conversation, empty_database: Path, tmp_path: Path
) -> AsyncIterator[House]:
    file = tmp_path / "chefslotsen.sqlite"
    shutil.copy(empty_database, file)
    house = House(knowledge, conversation, f"sqlite:///{file}")
    await house.open()
    yield house
    await house.close()
