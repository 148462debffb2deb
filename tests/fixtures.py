"""What every test can use: the knowledge, loaded once, and the bot on a database of its own."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.storage import Store
from dialogs.main import Conversation
from knowledge.model import Knowledge
from tests import known
from tests.chat.house import House, SetClock
from tests.chat.kept import IDLE, KeptStore
from tests.postgres import postgres

__all__ = ["postgres"]
"""A fixture for those tests that want the other engine."""


@pytest.fixture(scope="session", autouse=True)
def bytecode(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> None:
    """Let programs that tests start share what they compile, where none may lie beside the code.

    Each of some twenty would compile all of it again, for half a second.
    """
    base = tmp_path_factory.getbasetemp()
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        shared = base if worker_id == "master" else base.parent
        os.environ["PYTHONPYCACHEPREFIX"] = str(shared / "bytecode")


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


@pytest.fixture(scope="session", autouse=True)
def put_away() -> Iterator[None]:
    yield
    for kept in [one for idle in IDLE.values() for one in idle]:
        asyncio.run(kept.put_away())


@pytest.fixture
async def house(knowledge: Knowledge, conversation: Conversation) -> AsyncIterator[House]:
    kept = KeptStore.any_idle()
    house = House(knowledge, conversation, kept.url)
    await house.move_in(await kept.emptied(house.clock))
    yield house
    await house.close()
    await kept.put_back()
