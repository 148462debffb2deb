"""Rounds and occasions, their seats, and who wants to know when they open."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from dialogs.ports.applications import Application


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

    async def hold(self, round_id: str) -> Round | None:
        """The same, nobody else's to change before the transaction ends."""

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
