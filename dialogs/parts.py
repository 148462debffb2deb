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
class Step:
    """One field of a signup: what it is called, asked and for, and how much fits in it."""

    title: str
    label: str
    ask: str
    purpose: str
    longest: int
    known: str | None = None
    """What the channel knows already; the person may change it."""
    commands: tuple[str, ...] = ()
    """What else can be said here: skip, back, cancel."""
    kind: Literal["step"] = "step"


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
