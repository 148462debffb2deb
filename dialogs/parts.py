"""What a reply consists of where text alone is not enough: plain data, for channels with cards.

Nothing in them says more than the reply's text does; they only say it in pieces.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

State = Literal["yes", "no", "unclear"]


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer about a topic: the fact, and what to say for all the rest of it."""

    title: str
    fact: str
    more: str | None = None
    kind: Literal["answered"] = "answered"


@dataclass(frozen=True, slots=True)
class Input:
    """One field of a form: what it is called, asked and for, and what fits in it."""

    id: str
    kind: str
    """One of the values of `AsksKind`."""
    label: str
    ask: str
    purpose: str
    choices: tuple[str, ...]
    required: bool
    longest: int
    value: str = ""
    """What has been answered, or what the channel knows; the person may change it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One field of a signup, which step it is, and what else can be said: skip, back, cancel."""

    programme: str
    title: str
    place: str
    input: Input
    commands: tuple[str, ...] = ()
    whole: bool = True
    """Whether the whole form can be filled in instead; not where what was sent is changed."""
    kind: Literal["step"] = "step"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole form, to be filled in at once."""

    programme: str
    language: Literal["sv", "en"]
    title: str
    purpose: str
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An answer of a signup, and what to say to change it."""

    label: str
    value: str
    change: str


@dataclass(frozen=True, slots=True)
class Summary:
    """All answers, before they are sent."""

    title: str
    rows: tuple[Row, ...]
    amends: bool = False
    """Whether it changes what has been sent already."""
    kind: Literal["summary"] = "summary"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What has been received: of what, under which number, when, and what happens next."""

    title: str
    number: str
    time: str
    next: str
    withdraw: str
    kind: Literal["receipt"] = "receipt"


@dataclass(frozen=True, slots=True)
class Entry:
    """One application or draft: what it is and how it stands, as an id and in words."""

    title: str
    state: str
    says: str
    time: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Applications:
    """All that a person has sent or begun."""

    entries: tuple[Entry, ...]
    kind: Literal["applications"] = "applications"


@dataclass(frozen=True, slots=True)
class Judged:
    """One rule: whether it is met, in words, and what there is to say about that."""

    state: State
    rule: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether somebody may join, rule by rule."""

    title: str
    state: State
    sentence: str
    rules: tuple[Judged, ...]
    kind: Literal["verdict"] = "verdict"


@dataclass(frozen=True, slots=True)
class Closed:
    """That one cannot sign up now, why, and when one can."""

    title: str
    why: str
    kind: Literal["closed"] = "closed"


Parts = Annotated[
    Answered | Step | Summary | Receipt | Applications | Verdict | Closed,
    Field(discriminator="kind"),
]
