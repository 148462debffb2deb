"""What a conversation needs from outside; storage implements it in the turn's transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from dialogs.messages import FileKind, Language

Answer = str | int | bool
"""One given answer: text, choice, date (ISO) and e-mail as str, number and months as int."""


class ApplicationState(StrEnum):
    """Where an application stands. A draft is not a received application."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    AWAITING_ENDORSEMENT = "awaiting_endorsement"
    AWAITING_DECISION = "awaiting_decision"
    ACCEPTED = "accepted"
    WAITLISTED = "waitlisted"
    OFFERED = "offered"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"


ALLOWED_MOVES: Mapping[ApplicationState, frozenset[ApplicationState]] = {
    ApplicationState.DRAFT: frozenset(
        {
            ApplicationState.SUBMITTED,
            ApplicationState.AWAITING_ENDORSEMENT,
            ApplicationState.ACCEPTED,
            ApplicationState.WAITLISTED,
        }
    ),
    ApplicationState.SUBMITTED: frozenset(
        {
            ApplicationState.AWAITING_ENDORSEMENT,
            ApplicationState.ACCEPTED,
            ApplicationState.REJECTED,
            ApplicationState.WITHDRAWN,
        }
    ),
    ApplicationState.AWAITING_ENDORSEMENT: frozenset(
        {
            ApplicationState.AWAITING_DECISION,
            ApplicationState.REJECTED,
            ApplicationState.WITHDRAWN,
        }
    ),
    ApplicationState.AWAITING_DECISION: frozenset(
        {
            ApplicationState.ACCEPTED,
            ApplicationState.REJECTED,
            ApplicationState.WITHDRAWN,
        }
    ),
    ApplicationState.ACCEPTED: frozenset({ApplicationState.WITHDRAWN}),
    ApplicationState.WAITLISTED: frozenset(
        {
            ApplicationState.OFFERED,
            ApplicationState.ACCEPTED,
            ApplicationState.WITHDRAWN,
        }
    ),
    ApplicationState.OFFERED: frozenset(
        {
            ApplicationState.ACCEPTED,
            ApplicationState.DECLINED,
            ApplicationState.EXPIRED,
            ApplicationState.WITHDRAWN,
        }
    ),
    ApplicationState.DECLINED: frozenset(),
    ApplicationState.EXPIRED: frozenset(),
    ApplicationState.WITHDRAWN: frozenset(),
    ApplicationState.REJECTED: frozenset(),
}
"""The one table of moves; storage refuses every other one."""

DECIDABLE: Mapping[ApplicationState, frozenset[ApplicationState]] = {
    state: ALLOWED_MOVES[state] - {ApplicationState.WITHDRAWN}
    for state in (
        ApplicationState.SUBMITTED,
        ApplicationState.AWAITING_ENDORSEMENT,
        ApplicationState.AWAITING_DECISION,
    )
}
"""What coordinators can decide in each state; all else is the applicant's, or the queue's."""

AFTER_EDIT: Mapping[ApplicationState, ApplicationState] = {
    ApplicationState.SUBMITTED: ApplicationState.SUBMITTED,
    ApplicationState.AWAITING_ENDORSEMENT: ApplicationState.AWAITING_ENDORSEMENT,
    ApplicationState.AWAITING_DECISION: ApplicationState.AWAITING_ENDORSEMENT,
    ApplicationState.ACCEPTED: ApplicationState.ACCEPTED,
    ApplicationState.WAITLISTED: ApplicationState.WAITLISTED,
    ApplicationState.OFFERED: ApplicationState.OFFERED,
}
"""What a received application becomes when its answers are changed; in all other states it
cannot be. What has been endorsed must be endorsed again."""

FINISHED = frozenset(
    {
        ApplicationState.DECLINED,
        ApplicationState.EXPIRED,
        ApplicationState.WITHDRAWN,
        ApplicationState.REJECTED,
    }
)
"""States in which an application is over, so that the person can apply anew."""

LIVE = frozenset(ApplicationState) - FINISHED - {ApplicationState.DRAFT}
"""States of a received application that stands, so that it can be withdrawn."""


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
    queue_number: int | None = None
    """The order in the queue; the place in it is how many are left up to this number."""
    offer_until: datetime | None = None
    """Until when an offered seat is held."""
    edited: Mapping[str, Answer] | None = None
    """All answers with the changes that the applicant is making and has not confirmed yet."""
    held: bool = False
    """Kept whatever the rule of retention says."""


class AlreadyApplied(Exception):
    """The person has a received application to this programme and round."""

    def __init__(self, application: Application) -> None:
        super().__init__(f"application {application.id} is already received")
        self.application = application


class Applications(Protocol):
    """Applications and drafts, within the turn's transaction."""

    async def of(self, person: str) -> list[Application]:
        """Every application and draft of a person, latest changed first."""

    async def standing(self, programme: str, round_id: str) -> list[Application]:
        """The received applications to a round that stand, in order of submission."""

    async def begin(self, person: str, programme: str, round_id: str) -> Application:
        """The person's draft, new or found again; raises AlreadyApplied where one is received."""

    async def enter(self, draft: Application, round_id: str) -> Application:
        """The draft moved to another round; raises AlreadyApplied where one is received there."""

    async def answer(self, draft: Application, field: str, value: Answer | None) -> Application:
        """The draft with one answer saved; None takes the answer away."""

    async def discard(self, draft: Application) -> None:
        """Delete a draft for good."""

    async def submit(self, draft: Application, *, endorsement: bool = False) -> Application:
        """Turn a draft into a received application with a number and a time.

        Where it needs the endorsement of the nearest manager, it waits for that first.
        """

    async def withdraw(self, application: Application, why: str) -> Application:
        """Take back a received application; it stays on record as withdrawn."""


class NotEditable(Exception):
    """A received application can no longer be changed."""


class Amendments(Protocol):
    """Changes to what has been received; they hold once the applicant confirms them."""

    async def change(
        self, application: Application, field: str, value: Answer | None
    ) -> Application:
        """The application with one more change under way; None takes the answer away."""

    async def drop(self, application: Application) -> None:
        """Forget the changes under way; what was sent stands."""

    async def confirm(self, application: Application) -> Application:
        """Make the changes hold, and note them on record; raises NotEditable."""


@dataclass(frozen=True, slots=True)
class Move:
    """One move or change of an application, as it stands on record."""

    at: datetime
    source: ApplicationState
    target: ApplicationState
    actor: str
    why: str


class OutOfDate(Exception):
    """Somebody else was first, or it cannot be decided any more; carries it as it stands."""

    def __init__(self, application: Application) -> None:
        super().__init__(f"application {application.id} is {application.state}")
        self.application = application


class Decisions(Protocol):
    """What is decided about received applications, within one transaction."""

    async def find(self, number: str) -> Application | None:
        """The received application with this number; never a draft."""

    async def history(self, application: Application) -> list[Move]:
        """Every move and change of an application, the first first."""

    async def decide(
        self, seen: Application, target: ApplicationState, actor: str, why: str
    ) -> Application:
        """Move it as somebody decides who saw it so; raises OutOfDate, and NoSeat."""


class Drafts(Protocol):
    """Everybody's drafts, for what time brings: reminders, and their end."""

    async def untouched(self, since: datetime) -> list[Application]:
        """Drafts that nobody has changed since then; each is handed out once."""

    async def closing(self, until: datetime, since: datetime) -> list[Application]:
        """Drafts for what closes by then, not changed since; each is handed out once a round."""

    async def of_round(self, round_id: str) -> list[Application]:
        """The drafts for one round, the first begun first."""

    async def drop(self, closed: datetime, untouched: datetime) -> list[Application]:
        """Delete those whose round closed before then, and untouched ones that have no round."""


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
    taken: int = 0
    """Seats that are held, by those accepted and by offers that stand."""

    @property
    def is_full(self) -> bool:
        """Whether every seat is held."""
        return self.seats is not None and self.taken >= self.seats

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

    async def newly_open(self) -> list[Round]:
        """Rounds that have opened and have not been announced; each is handed out once."""

    async def change(self, changed: Round) -> None:
        """Write a round anew under its id; the seats that are held stay as they are."""


class Unavailable(Exception):
    """What is behind the ports cannot be reached just now."""


class NoSeat(Exception):
    """Every seat is taken, and the round has no waiting list."""


class RoundNotOpen(Exception):
    """One cannot sign up for the round any more, or not yet."""


class OfferOver(Exception):
    """The offer of a seat no longer stands."""


class Seats(Protocol):
    """Seats and the queue for them, within the turn's transaction."""

    async def register(self, draft: Application) -> Application:
        """Receive a draft as accepted where a seat is free, else as the last in line.

        Raises NoSeat where there is no waiting list either, RoundNotOpen, and AlreadyApplied.
        """

    async def place(self, waiting: Application) -> int:
        """The place in the queue, counted from 1."""

    async def offer(self, round_id: str, until: datetime) -> list[Application]:
        """Give free seats to those next in line: as offers, or at once where all have room."""

    async def accept(self, offered: Application) -> Application:
        """Take the seat that is offered; raises OfferOver where the offer no longer stands."""

    async def decline(self, offered: Application) -> Application:
        """Let the offered seat go; raises OfferOver likewise."""

    async def expire(self, offered: Application) -> Application:
        """Take an offer back whose time has passed; raises OfferOver likewise."""

    async def lapsed(self) -> list[Application]:
        """Offers that nobody has answered in time."""


class Watches(Protocol):
    """Who wants to be told when a programme opens, within the turn's transaction."""

    async def of(self, person: str) -> list[str]:
        """The programmes that a person watches, the latest last."""

    async def add(self, person: str, programme: str) -> bool:
        """Watch a programme; False where the person did so already."""

    async def remove(self, person: str, programme: str) -> None:
        """Watch it no longer."""

    async def watchers(self, programme: str) -> list[str]:
        """Everybody who watches a programme, the first first."""


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
