"""What comes into a conversation and what goes out, the same for every channel."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal, Self

from dialogs.parts import Parts

Language = Literal["sv", "en"]
DIRECTORY = "aad"
"""What the id of a person begins with who is known by tenant and directory id."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is speaking, as the channel has verified it; never taken from what is typed."""

    id: str
    name: str | None = None
    email: str | None = None


def directory_of(person: str) -> str:
    """The tenant of a person who is known by a directory, from their id; else nothing."""
    kind, _, rest = person.partition(":")
    return rest.partition(":")[0] if kind == DIRECTORY else ""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a channel can reach a person of its own accord; never a group."""

    channel: str
    conversation: str
    """Empty where one with the person alone is still to be opened."""
    service_url: str = ""
    via: str = ""
    account: str = ""
    bot: str = ""
    tenant: str = ""
    """The person's directory, where they are known by it."""


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A whole form that a channel with forms hands over at once; whose it is, `Message` says."""

    programme: str
    fields: Mapping[str, str | int | bool]
    """By field id, as it was filled in; nothing of it has been looked at yet."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """The question under which a button was pressed, as a client says, and as `Asks` names it."""

    programme: str
    field: str


@dataclass(frozen=True, slots=True)
class Press:
    """A button under an earlier reply, with what our own records say of that reply."""

    known: bool
    """Whether the reply is on record; one of long ago, or of an older release, is not."""
    step: str | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Callback:
    """Where the reply to one message is sent, and what it answers there."""

    address: Address
    reply_to: str | None = None
    under: str | None = None
    """Id of the message as it is remembered; buttons of the reply name it."""
    base: str = ""
    """This server as the channel knows it, for links."""


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
    pressed: Pressed | None = None
    """Where the words are a button's: so that an old one, or a second click, answers nothing."""
    under: str | None = None
    """Id of the message under whose reply a button was pressed; None for what is typed."""
    press: Press | None = None
    """That reply as the turn has found it."""
    shared: bool = False
    """Whether others than the person read along."""
    callback: Callback | None = None
    """Where the reply is sent; None where the one who asks waits for it."""


@dataclass(frozen=True, slots=True)
class Rating:
    """What somebody thinks of an answer, and why; never who it is."""

    liked: bool
    reason: str
    language: Language


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
    quotes: tuple[str, ...] = ()
    """The document's own words for what is said."""

    def as_json(self) -> dict[str, str]:
        """The form that clients rely on."""
        return {"document": self.document, "section": self.section}


FileKind = Literal["calendar", "my_data"]


@dataclass(frozen=True, slots=True)
class FileOffer:
    """A file that belongs to a reply; it is made when it is fetched, by whoever has the token."""

    what: FileKind
    token: str
    name: str
    label: str
    """What the link to it is called."""


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
    faults: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What is wrong with a form that was handed over, in words, by field id."""
    file: FileOffer | None = None
    forgets: bool = False
    """Whether the person has asked to be forgotten: then nothing is kept of where they are."""
    parts: Parts | None = None
    """What the text says, in pieces, for channels that can show more than text."""
    step: str | None = None
    """Names what the talk waits for; a button under another step's reply comes too late."""
    personal: bool = False
    """Whether it is for the person alone."""
    late: bool = False
    """Whether it answers a button that was pressed too late, and so changed nothing."""
    offer: str = ""
    """The one of its choices that a yes takes."""
    moved: bool = False
    """Whether it only says that the reply itself is given where nobody reads along."""
    taken_by: str = ""
    """Which of the steps of a conversation gave it, as `ask --explain` tells."""

    @property
    def is_for_one(self) -> bool:
        """Whether nobody else may read it: what is personal, and every signup."""
        return self.personal or self.outcome is Outcome.SIGNUP

    def followed_by(self, other: "Reply") -> Self:
        """This reply, and under it what the other says and asks."""
        return replace(
            self,
            text=f"{self.text}\n\n{other.text}",
            choices=other.choices,
            asks=other.asks,
            parts=other.parts,
        )

    def after(self, lead: str) -> Self:
        """This reply with a paragraph before it."""
        return replace(self, text=f"{lead}\n\n{self.text}")

    def with_note(self, note: str) -> Self:
        """This reply with one more paragraph."""
        return replace(self, text=f"{self.text}\n\n{note}")

    def joined_with(self, other: "Reply") -> Self:
        """This answer, and under it the answer to another question of the same message."""
        first = other if self.outcome is Outcome.UNKNOWN else self
        again = set(other.text.split("\n\n"))  # a source, or whom to ask, is named once
        text = "\n\n".join(said for said in self.text.split("\n\n") if said not in again)
        return replace(
            self,
            text=f"{text}\n\n{other.text}",
            outcome=first.outcome,
            topic=first.topic,
            topics=tuple(dict.fromkeys((*self.topics, *other.topics))),
            sources=tuple(dict.fromkeys((*self.sources, *other.sources))),
            footnote=other.footnote,
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
        if self.file:
            data["file"] = {"what": self.file.what, "name": self.file.name}
        return data
