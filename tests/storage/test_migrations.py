import json
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from bot.storage import StorageError, Store
from bot.storage.database import Database
from bot.storage.migrate import FOLDER, HEAD, revision_of, upgrade
from bot.storage.tables import metadata
from tests.storage.conftest import SetClock


def differences(connection: Connection) -> list[Any]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


def tables(connection: Connection) -> list[str]:
    return inspect(connection).get_table_names()


def test_constant_names_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def listed(found: Any) -> list[str]:
    """What an engine tells, in an order of ours: a migration adds its columns at the end."""
    return sorted(json.dumps(one, default=str, sort_keys=True) for one in found)


def shape(connection: Connection) -> dict[str, Any]:
    """Everything that the engine tells about every table."""
    found = inspect(connection)
    return {
        name: (
            listed(found.get_columns(name)),
            listed([found.get_pk_constraint(name)]),
            listed(found.get_indexes(name)),
            listed(found.get_unique_constraints(name)),
            listed(found.get_foreign_keys(name)),
        )
        for name in found.get_table_names()
    }


def begin_anew(connection: Connection) -> None:
    """No table is left."""
    metadata.drop_all(connection)
    connection.execute(text("DROP TABLE alembic_version"))


async def test_migrations_build_the_tables_of_the_program(store: Store) -> None:
    """A new database is made at once; an old one comes by its migrations to just the same."""
    async with store._database.write() as connection:
        made = await connection.run_sync(shape)
        await connection.run_sync(begin_anew)
        assert await connection.run_sync(tables) == []
        await connection.run_sync(upgrade)
        assert await connection.run_sync(shape) == made
        assert await connection.run_sync(differences) == []
        assert await connection.run_sync(revision_of) == HEAD


async def test_comparison_bites(store: Store) -> None:
    async with store._database.write() as connection:
        await connection.execute(text("DROP INDEX one_live_application"))
        await connection.execute(text("ALTER TABLE transcripts ADD COLUMN more INTEGER"))
        assert len(await connection.run_sync(differences)) == 2


async def test_e4_failed_migration_leaves_nothing(durable: str, clock: SetClock, url: str) -> None:
    if durable.startswith("sqlite"):
        path = Database(durable).file
        assert path
        from bot.storage.file import prepare

        prepare(path)
    database = Database(durable)
    async with database.write() as connection:
        await connection.execute(text("CREATE TABLE transcripts (mine INTEGER)"))
    with pytest.raises(StorageError, match=r"transcripts|42P07"):
        await Store(durable, clock).open()
    async with database.read() as connection:
        assert await connection.run_sync(tables) == ["transcripts"]
    await database.close()
