"""What reaches a person, and what is known of one: notices, links to files, personal data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from dialogs.messages import FileKind, Language


@dataclass(frozen=True, slots=True)
class Notice:
    """What a person is told without having asked just now, and what they can answer."""

    text: str
    choices: tuple[str, ...] = ()


class Outbox(Protocol):
    """What people are to be told; it goes out once the turn has been committed."""

    async def put(self, person: str, event: str, texts: Mapping[Language, Notice]) -> None:
        """Tell a person of an event, once, in the language that they wrote in last."""

    async def revoke(self, person: str, event: str) -> None:
        """Tell no more of events whose names begin so, where it has not been told yet."""


@dataclass(frozen=True, slots=True)
class Link:
    """Whose file a link leads to, what it holds, and in which language."""

    person: str
    what: FileKind
    language: Language


class Links(Protocol):
    """Links to files, which nobody can guess and which do not last."""

    async def make(self, link: Link, until: datetime) -> str:
        """A token for a file."""

    async def follow(self, token: str) -> Link | None:
        """What a token leads to, while it lasts; what is most personal, once."""


class PersonalData(Protocol):
    """All that is stored of a person, wherever it is."""

    async def counts(self, person: str, here: str) -> Mapping[str, int]:
        """How many rows there are of a person by table; `here` is the conversation they are in."""

    async def everything(self, person: str) -> Mapping[str, list[dict[str, Any]]]:
        """Every row of a person with all its columns, by table."""

    async def erase(self, person: str, here: str) -> None:
        """Delete what is the person's own; what has been received stays on record."""
