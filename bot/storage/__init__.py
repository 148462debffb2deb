"""What is kept: conversations, applications, transcripts; on SQLite or PostgreSQL."""

from bot.storage.errors import (
    Conflict,
    MoveRefused,
    NewerDatabase,
    StorageError,
    StorageUnavailable,
    StorageUnreachable,
)
from bot.storage.store import Store
from bot.storage.transcripts import Transcripts
from bot.storage.turns import Seen, TurnRecord

__all__ = [
    "Conflict",
    "MoveRefused",
    "NewerDatabase",
    "Seen",
    "StorageError",
    "StorageUnavailable",
    "StorageUnreachable",
    "Store",
    "Transcripts",
    "TurnRecord",
]
