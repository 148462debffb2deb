"""One id for all that belongs to a request: the log carries it, and an apology shows it."""

import secrets
from contextvars import ContextVar

_CURRENT: ContextVar[str] = ContextVar("request", default="")


def begin() -> str:
    """A new id, for the request that begins here."""
    name = secrets.token_hex(4)
    _CURRENT.set(name)
    return name


def current() -> str:
    """The id of the request that this belongs to; empty outside of any."""
    return _CURRENT.get()
