"""What a conversation needs from outside; storage implements it in the turn's transaction."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from dialogs.ports.applications import (
    AlreadyApplied,
    Amendments,
    Answer,
    Application,
    Applications,
    Decisions,
    Drafts,
    Move,
    NotEditable,
    OutOfDate,
)
from dialogs.ports.people import Link, Links, Notice, Outbox, PersonalData
from dialogs.ports.rounds import (
    NoSeat,
    OfferOver,
    Round,
    RoundExists,
    RoundNotOpen,
    Rounds,
    RoundState,
    Seats,
    Unavailable,
    Watches,
)
from dialogs.ports.states import (
    AFTER_EDIT,
    ALLOWED_MOVES,
    DECIDABLE,
    FINISHED,
    LIVE,
    ApplicationState,
)

__all__ = [
    "AFTER_EDIT",
    "ALLOWED_MOVES",
    "DECIDABLE",
    "FINISHED",
    "LIVE",
    "AlreadyApplied",
    "Amendments",
    "Answer",
    "Application",
    "ApplicationState",
    "Applications",
    "Clock",
    "Decisions",
    "Drafts",
    "Link",
    "Links",
    "Move",
    "NoSeat",
    "NotEditable",
    "Notice",
    "OfferOver",
    "OutOfDate",
    "Outbox",
    "PersonalData",
    "Ports",
    "Round",
    "RoundExists",
    "RoundNotOpen",
    "RoundState",
    "Rounds",
    "Seats",
    "Unavailable",
    "Watches",
]


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """An aware time in UTC."""


@dataclass(frozen=True, slots=True)
class Ports:
    """All that a conversation can reach."""

    applications: Applications
    amendments: Amendments
    decisions: Decisions
    drafts: Drafts
    rounds: Rounds
    seats: Seats
    watches: Watches
    outbox: Outbox
    links: Links
    personal: PersonalData
    clock: Clock
