"""What a conversation needs from outside; storage implements it in the turn's transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

Answer = str | int | bool
"""One given answer: text, choice, date (ISO) and e-mail as str, number and months as int."""


class ApplicationState(StrEnum):
    """Where an application stands. A draft is not a received application."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"


ALLOWED_MOVES: Mapping[ApplicationState, frozenset[ApplicationState]] = {
    ApplicationState.DRAFT: frozenset({ApplicationState.SUBMITTED}),
    ApplicationState.SUBMITTED: frozenset({ApplicationState.WITHDRAWN}),
    ApplicationState.WITHDRAWN: frozenset(),
}
"""The one table of moves; storage refuses every other one."""

FINISHED = frozenset({ApplicationState.WITHDRAWN})
"""States in which an application is over, so that the person can apply anew."""


@dataclass(frozen=True, slots=True)
class Application:
    """An application or its draft: one row of one person, one programme, one round."""

    id: str
    person: str
    programme: str
    round: str
    """Id of the round, or "" for the next round, where no round has been published."""
    state: ApplicationState
    answers: Mapping[str, Answer]
    """By field id. A field that was skipped on purpose holds ""."""
    started_at: datetime
    updated_at: datetime
    number: str | None = None
    submitted_at: datetime | None = None


class AlreadyApplied(Exception):
    """The person has a received application to this programme and round."""

    def __init__(self, application: Application) -> None:
        super().__init__(f"application {application.id} is already received")
        self.application = application


class Applications(Protocol):
    """Applications and drafts, within the turn's transaction."""

    async def of(self, person: str) -> list[Application]:
        """Every application and draft of a person, latest changed first."""

    async def begin(self, person: str, programme: str, round_id: str) -> Application:
        """The person's draft, new or found again; raises AlreadyApplied where one is received."""

    async def enter(self, draft: Application, round_id: str) -> Application:
        """The draft moved to another round; raises AlreadyApplied where one is received there."""

    async def answer(self, draft: Application, field: str, value: Answer | None) -> Application:
        """The draft with one answer saved; None takes the answer away."""

    async def discard(self, draft: Application) -> None:
        """Delete a draft for good."""

    async def submit(self, draft: Application) -> Application:
        """Turn a draft into a received application with a number and a time."""

    async def withdraw(self, application: Application, why: str) -> Application:
        """Take back a received application; it stays on record as withdrawn."""


class RoundState(StrEnum):
    """What coordinators have made of a round; whether it is open also depends on the time."""

    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Round:
    """A round of a programme, or an occasion of an event, as coordinators have entered it."""

    id: str
    programme: str
    opens_at: datetime
    closes_at: datetime
    starts_at: datetime | None = None
    place: str = ""
    seats: int | None = None
    """None where there is room for all."""
    waiting_list: bool = True
    text: str = ""
    """What coordinators want applicants to know besides, in their own words."""
    state: RoundState = RoundState.OPEN

    def is_open(self, now: datetime) -> bool:
        """Whether one can sign up for it now."""
        return self.state is RoundState.OPEN and self.opens_at <= now < self.closes_at

    def is_coming(self, now: datetime) -> bool:
        """Whether one will be able to sign up for it."""
        return self.state is RoundState.OPEN and now < self.opens_at


class RoundExists(Exception):
    """There is a round with this id already."""


class Rounds(Protocol):
    """The rounds of all programmes, within the turn's transaction."""

    async def of(self, programme: str) -> list[Round]:
        """Every round of a programme, in the order in which they open."""

    async def all(self) -> list[Round]:
        """Every round of every programme, in the order in which they open."""

    async def find(self, round_id: str) -> Round | None:
        """The round with this id."""

    async def add(self, new: Round) -> None:
        """Enter a round; raises RoundExists where its id is taken."""

    async def change(self, changed: Round) -> None:
        """Write a round anew under its id."""


class Watches(Protocol):
    """Who wants to be told when a programme opens, within the turn's transaction."""

    async def of(self, person: str) -> list[str]:
        """The programmes that a person watches, the latest last."""

    async def add(self, person: str, programme: str) -> bool:
        """Watch a programme; False where the person did so already."""

    async def remove(self, person: str, programme: str) -> None:
        """Watch it no longer."""


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """An aware time in UTC."""


@dataclass(frozen=True, slots=True)
class Ports:
    """All that a conversation can reach."""

    applications: Applications
    rounds: Rounds
    watches: Watches
    clock: Clock
