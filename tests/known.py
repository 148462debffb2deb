"""The real knowledge and the dialogs over it, read once for all tests; neither ever changes."""

from functools import cache

from dialogs.main import Conversation
from knowledge.check import load
from knowledge.model import Knowledge


@cache
def knowledge() -> Knowledge:
    return load()


@cache
def conversation() -> Conversation:
    """The dialogs hold nothing between two messages, so that all tests can share them."""
    return Conversation(knowledge())
