"""The SQLite file: its folder made, and nobody but its owner let in."""

from contextlib import suppress
from pathlib import Path

from bot.storage.errors import StorageError

OWNER_ONLY = 0o600


def prepare(path: str) -> None:
    """See to it that the file is there and can be written, before the database tries."""
    file = Path(path)
    if file.is_dir():
        raise StorageError(f"{file} is a folder: let the database URL name a file in it.")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=OWNER_ONLY)
        with suppress(PermissionError):  # another owner has shared it with this user on purpose
            file.chmod(OWNER_ONLY)
        file.open("r+b").close()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise StorageError(
            f"The database file {file} cannot be written ({reason}):"
            " choose another folder, or give this user the right to write there."
        ) from error
