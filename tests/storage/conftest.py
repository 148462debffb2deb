from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.storage import Store
from tests.postgres import emptied

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
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database on each engine."""
    if request.param == "memory":
        return MEMORY
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/new/store.db"
    return emptied(request.getfixturevalue("postgres"))


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
