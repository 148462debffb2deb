"""The real knowledge and the dialogs over it, read once for all tests; neither ever changes."""

from functools import cache

from dialogs.main import Conversation
from knowledge.check import load
from knowledge.load import EXAMPLES, FOLDER
from knowledge.model import Knowledge


@cache
def knowledge() -> Knowledge:
    return load()


@cache
def conversation() -> Conversation:
    """The dialogs hold nothing between two messages, so that all tests can share them."""
    return Conversation(knowledge())


@cache
def example_lines() -> str:
    """Everything that the classifier has learned from, in lower case."""
    return "".join(p.read_text("utf-8").casefold() for p in FOLDER.glob(f"*/{EXAMPLES}/*.txt"))


def is_example(text: str) -> bool:
    """Whether a message is one that the classifier has learned from."""
    return f"| {text.casefold()}\n" in example_lines()
