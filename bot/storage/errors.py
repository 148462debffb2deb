"""What can go wrong with the storage.

StorageError
├── StorageUnavailable   the database cannot be reached or used just now; trying later may help
│   └── StorageUnreachable   nobody answers where it should be, or it is just starting
├── NewerDatabase        a newer version of the program has written this database
├── Conflict             another turn changed the same thing meanwhile; run this turn again
└── MoveRefused          an application cannot go from where it stands to there
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import (
    DatabaseError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    InternalError,
    OperationalError,
    ProgrammingError,
    SQLAlchemyError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout

from dialogs.ports import ApplicationState, Unavailable

RACES = frozenset({"40001", "40P01", "55P03"})
"""PostgreSQL's codes for a serialisation failure, a deadlock and a lock not had in time."""

STARTING = frozenset({"57P01", "57P02", "57P03"})
"""PostgreSQL's codes for a server that stops or starts."""

ADVICE = {
    "28000": "the server knows no such user: compare the user in DATABASE_URL",
    "28P01": "the password is wrong: compare it in DATABASE_URL",
    "3D000": "there is no such database: make it, or mend its name in DATABASE_URL",
    "42501": "the user lacks a right: let it own the schema",
}
"""What to do about what PostgreSQL says of who asks."""

DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class StorageError(Exception):
    """Something is wrong with the storage; the text is one sentence for the operator."""


class StorageUnavailable(StorageError, Unavailable):
    """The database cannot be reached or used just now."""


class StorageUnreachable(StorageUnavailable):
    """Nobody answers where the database should be, or it is just starting."""


class NewerDatabase(StorageError):
    """The database was written by a newer version of this program."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"The database has revision {revision}, which this version does not know:"
            " start a newer version of the program, or restore a backup from before the upgrade."
        )
        self.revision = revision


class Conflict(StorageError):
    """Another turn changed the same thing meanwhile; this one must run again."""


class MoveRefused(StorageError):
    """The move is not in the table of allowed moves."""

    def __init__(
        self, application: str, source: ApplicationState, target: ApplicationState
    ) -> None:
        super().__init__(f"Application {application} cannot go from {source} to {target}.")
        self.application = application
        self.source = source
        self.target = target


@contextmanager
def translated() -> Iterator[None]:
    """Let only errors of this module's tree out of the storage."""
    try:
        yield
    except SQLAlchemyError as error:
        # The original can carry a person's values in its detail, so it is not chained.
        raise _translation(error) from None
    except OSError as error:
        raise StorageUnreachable(
            f"The database does not answer ({type(error).__name__}): check that it runs."
        ) from error


def _translation(error: SQLAlchemyError) -> StorageError:
    what = _name(error)
    if _is_race(error):
        return Conflict(f"Another turn was in the way ({what}).")
    if isinstance(error, PoolTimeout):
        return StorageUnavailable("All database connections are busy: try again.")
    if _is_corrupt(error):
        return StorageUnavailable(
            f"The database file is damaged or not a database ({what}):"
            " move it away, and put back the latest backup with `app.py restore FILE`."
        )
    state = getattr(getattr(error, "orig", None), "sqlstate", None)
    if state in ADVICE:
        return StorageUnavailable(f"The database cannot be used ({what}): {ADVICE[state]}.")
    if _is_unusable(error):
        return (StorageUnreachable if state in STARTING else StorageUnavailable)(
            f"The database cannot be used ({what}): check that it runs and has space, then retry."
        )
    # A table or a right that has gone missing meanwhile is no reason to answer no question.
    gone = isinstance(error, ProgrammingError)
    return (StorageUnavailable if gone else StorageError)(
        f"The database refused a statement ({what}): this is a fault to report."
    )


def _is_race(error: SQLAlchemyError) -> bool:
    return isinstance(error, IntegrityError) or (
        isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", None) in RACES
    )


def _is_corrupt(error: SQLAlchemyError) -> bool:
    code = getattr(getattr(error, "orig", None), "sqlite_errorcode", None)
    return code in DAMAGED


def _is_unusable(error: SQLAlchemyError) -> bool:
    # asyncpg calls it an internal error when a connection is cut in the middle of its protocol.
    broken = isinstance(error, OperationalError | InterfaceError | InternalError)
    if broken or type(error) is DatabaseError:
        return True
    # asyncpg's cancelled statements and lost connections arrive without a class of their own.
    return type(error) is DBAPIError


def _name(error: SQLAlchemyError) -> str:
    """SQLite's text is harmless and helps; PostgreSQL's can quote values, so only its code."""
    if not isinstance(error, DBAPIError):
        return type(error).__name__
    state = getattr(error.orig, "sqlstate", None)
    is_sqlite = type(error.orig).__module__ == "sqlite3"
    return str(error.orig) if is_sqlite else str(state or type(error).__name__)
