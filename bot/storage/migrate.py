"""Bringing a database to the form that this version of the program knows."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    insert,
    inspect,
    select,
    text,
)

from bot.storage.database import Database
from bot.storage.errors import NewerDatabase
from bot.storage.tables import metadata

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0007"
"""The newest revision; a database that has it already is opened without loading Alembic."""

FOLDER = Path(__file__).with_name("migrations")

LOCK = 0x43686566
"""Held in PostgreSQL while migrating, so that replicas that start together take turns."""

VERSION = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Where Alembic keeps the revision, as Alembic makes it."""


async def migrate(database: Database) -> None:
    """Bring the database to HEAD, in one transaction; a newer one is refused untouched."""
    async with database.read() as connection:
        revision = await connection.run_sync(revision_of)
    if revision == HEAD:
        return
    async with database.migrating() as connection:
        await connection.run_sync(bring_up)


def bring_up(connection: Connection) -> None:
    """Make an empty database at once, and lead any other through its migrations."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    if inspect(connection).get_table_names():
        upgrade(connection)
    else:
        create(connection)


def create(connection: Connection) -> None:
    """The tables as they are today; a test holds them against what the migrations make."""
    metadata.create_all(connection, checkfirst=False)
    VERSION.create(connection)
    connection.execute(insert(VERSION), {"version_num": HEAD})


def revision_of(connection: Connection) -> str | None:
    """The database's revision; None where it has never been migrated."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(select(VERSION.c.version_num)).scalar_one_or_none()


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the database up to a revision, within the transaction that is open."""
    # Loading Alembic takes longer than all the rest of a start, and is seldom needed.
    from alembic import command
    from alembic.config import Config

    logging.getLogger("alembic").setLevel(logging.WARNING)
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    _refuse_newer(config, revision_of(connection))
    if to != "head":
        _refuse_newer(config, to)
    command.upgrade(config, to)


def _refuse_newer(config: "Config", revision: str | None) -> None:
    from alembic.script import ScriptDirectory

    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        raise NewerDatabase(revision)
