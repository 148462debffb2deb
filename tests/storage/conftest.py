import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.storage import Store
from tests.postgres import emptied, furnished

MEMORY = "sqlite:///:memory:"


class SetClock:
    """A clock that stands where it is put, and moves a second at each look."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 2, 8, 0, 0, 123456, tzinfo=UTC)

    def now(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture(params=["sqlite", "memory", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """An empty database on each engine; one for `store` has its tables, where it is kept."""
    furniture = "store" in request.fixturenames
    if request.param == "memory":
        return MEMORY
    if request.param == "sqlite":
        folder: Path = request.getfixturevalue("tmp_path")
        if furniture:
            shutil.copy(request.getfixturevalue("empty_database"), folder / "store.db")
        return f"sqlite:///{folder}/store.db"
    server = request.getfixturevalue("postgres")
    return furnished(server) if furniture else emptied(server)


@pytest.fixture
def durable(url: str) -> str:
    """As `url`, where the database can be closed and opened again."""
    if url == MEMORY:
        pytest.skip("A database in memory is gone when it is closed.")
    return url


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
async def store(url: str, clock: SetClock) -> AsyncIterator[Store]:
    store = Store(url, clock)
    await store.open()
    yield store
    await store.close()
