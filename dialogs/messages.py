"""What comes into a conversation and what goes out, the same for every channel."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal, Self

Language = Literal["sv", "en"]


@dataclass(frozen=True, slots=True)
class Person:
    """Who is speaking, as the channel has verified it; never taken from what is typed."""

    id: str
    name: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """Where a channel can reach a person of its own accord; never a group."""

    channel: str
    conversation: str
    service_url: str = ""
    via: str = ""
    account: str = ""
    bot: str = ""


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A whole form that a channel with forms hands over at once; whose it is, `Message` says."""

    programme: str
    fields: Mapping[str, str | int | bool]
    """By field id, as it was filled in; nothing of it has been looked at yet."""


@dataclass(frozen=True, slots=True)
class Callback:
    """Where the reply to one message is sent, and what it answers there."""

    address: Address
    reply_to: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One thing said by a person. `conversation` is unique across channels, `id` within one."""

    text: str
    person: Person
    conversation: str
    at: datetime
    id: str | None = None
    language: Language | None = None
    """What the channel knows about the person's language; the text itself may say otherwise."""
    address: Address | None = None
    """Where to tell the person of what happens later; None where the channel cannot."""
    form: FilledForm | None = None
    """What was filled in, where that is what the person sends instead of words."""
    callback: Callback | None = None
    """Where the reply is sent; None where the one who asks waits for it."""


class Outcome(StrEnum):
    """What a message led to; the contract of `ask` and of channelData."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    SIGNUP = "signup"
    UNKNOWN = "unknown"
    SMALLTALK = "smalltalk"
    COMMAND = "command"


class AsksKind(StrEnum):
    """The kinds of answer that a signup waits for."""

    TEXT = "text"
    CHOICE = "choice"
    YES_NO = "yes_no"
    NUMBER = "number"
    MONTHS = "months"
    DATE = "date"
    EMAIL = "email"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Asks:
    """The one thing that a signup waits for now; `step` and `steps` count from 1."""

    programme: str
    field: str
    kind: AsksKind
    choices: tuple[str, ...]
    required: bool
    step: int
    steps: int

    def as_json(self) -> dict[str, Any]:
        """The form that clients rely on."""
        return {
            "programme": self.programme,
            "field": self.field,
            "kind": self.kind.value,
            "choices": list(self.choices),
            "required": self.required,
            "step": self.step,
            "steps": self.steps,
        }


@dataclass(frozen=True, slots=True)
class Citation:
    """Where an answer's facts stand: a document, its section, and who adopted it and when."""

    document: str
    section: str
    adopted: str | None = None

    def as_json(self) -> dict[str, str]:
        """The form that clients rely on."""
        return {"document": self.document, "section": self.section}


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer to one message, complete as text; the rest is what richer channels can use."""

    text: str
    outcome: Outcome
    language: Language
    topic: str | None = None
    topics: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()
    choices: tuple[str, ...] = field(default=())
    """What can be pressed; pressing one is the same as typing it."""
    asks: Asks | None = None
    score: float | None = None
    footnote: str | None = None
    """The paragraph of the text that names the source."""
    receipt: str | None = None
    """The number of an application that has just been received."""
    verdict: Literal["yes", "no", "unclear"] | None = None
    """Whether the person may join what they asked about, as far as the rules tell."""
    faults: Mapping[str, str] = field(default_factory=dict)
    """What is wrong with a form that was handed over, in words, by field id."""

    def followed_by(self, other: "Reply") -> Self:
        """This reply, and under it what the other says and asks."""
        return replace(
            self,
            text=f"{self.text}\n\n{other.text}",
            choices=other.choices,
            asks=other.asks,
        )

    def after(self, lead: str) -> Self:
        """This reply with a paragraph before it."""
        return replace(self, text=f"{lead}\n\n{self.text}")

    def with_note(self, note: str) -> Self:
        """This reply with one more paragraph."""
        return replace(self, text=f"{self.text}\n\n{note}")

    def joined_with(self, other: "Reply") -> Self:
        """This answer, and under it the answer to another question of the same message."""
        return replace(
            self,
            text=f"{self.text}\n\n{other.text}",
            topics=tuple(dict.fromkeys((*self.topics, *other.topics))),
            sources=tuple(dict.fromkeys((*self.sources, *other.sources))),
            choices=other.choices,
        )

    def as_json(self) -> dict[str, Any]:
        """The form that clients rely on (`channelData.chefslotsen` and `ask --json`)."""
        data: dict[str, Any] = {
            "outcome": self.outcome.value,
            "topic": self.topic,
            "topics": list(self.topics),
            "sources": [source.as_json() for source in self.sources],
        }
        if self.asks:
            data["asks"] = self.asks.as_json()
        if self.footnote:
            data["footnote"] = self.footnote
        if self.verdict:
            data["verdict"] = self.verdict
        if self.receipt:
            data["receipt"] = self.receipt
        if self.faults:
            data["faults"] = dict(self.faults)
        return data
