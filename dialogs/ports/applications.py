"""Applications: from the draft to the decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from dialogs.ports.states import ApplicationState

Answer = str | int | bool
"""One given answer: text, choice, date (ISO) and e-mail as str, number and months as int."""


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
