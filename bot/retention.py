"""The rule of retention: when a received application may be disposed of, and doing it."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.storage import Store
from bot.storage.disposals import Disposal
from dialogs.local_time import LOCAL
from dialogs.ports import (
    DECIDABLE,
    FINISHED,
    LIVE,
    Application,
    ApplicationState,
    Clock,
    Round,
    RoundState,
)
from knowledge.calendar import months_later
from knowledge.model import Knowledge


@dataclass(slots=True)
class Findings:
    """What the rule says of all that has been received."""

    due: list[Disposal] = field(default_factory=list)
    held: int = 0
    """Due, but kept by somebody's decision."""
    undecided: int = 0
    """Neither decided nor taken back, and not for long enough without a decision."""
    kept: int = 0
    """Over, but not for long enough."""


class Retention:
    """Looks at what has been received, and disposes of what is due."""

    def __init__(self, store: Store, knowledge: Knowledge, clock: Clock) -> None:
        self._store = store
        self._programmes = knowledge.programmes
        self._months = knowledge.retention.applications
        self._clock = clock

    async def look(self) -> Findings:
        """What is due today; nothing is changed."""
        today, found = self._clock.now().astimezone(LOCAL).date(), Findings()
        async for one, decided in self._counted():
            application = one.application
            if today <= one.until:
                found.kept += decided
                found.undecided += not decided
            elif application.held:
                found.held += 1
            else:
                found.due.append(one)
        return found

    async def dispose(self) -> int:
        """Dispose of what is due, each in a transaction of its own; says how many there were.

        Done again, or after having been cut off, it goes on with what is left.
        """
        found = await self.look()
        done = [await self._store.disposals.dispose(one) for one in found.due]
        return sum(done)

    async def _counted(self) -> AsyncIterator[tuple[Disposal, bool]]:
        """Every received application with its time, and whether it is decided or over."""
        async with self._store.reading() as ports:
            rounds = {one.id: one for one in await ports.rounds.all()}
        now = self._clock.now()
        async for application in self._store.applications():
            over = over_since(application, rounds, now)
            months = self._kept(application) if over else self._months.undecided
            since = over or waits_since(application, rounds)
            until = months_later(since.astimezone(LOCAL).date(), months)
            yield Disposal(application, since, months, until), over is not None

    def _kept(self, application: Application) -> int:
        programme = self._programmes.get(application.programme)
        return self._months.of(programme.intake if programme else "application")


def over_since(
    application: Application, rounds: Mapping[str, Round], now: datetime
) -> datetime | None:
    """When it was decided or taken back, or its occasion was over; None where it is not."""
    if application.state in FINISHED or application.state not in LIVE:
        return application.updated_at
    one = rounds.get(application.round)
    if one is None:
        decided = application.state is ApplicationState.ACCEPTED
        return application.updated_at if decided else None
    if one.state is RoundState.CANCELLED:
        return one.closes_at if one.closes_at <= now else None
    if application.state in DECIDABLE:
        return None  # a person decides, and until then it waits
    end = max(one.starts_at or one.closes_at, one.closes_at)
    return max(end, application.updated_at) if end <= now else None


def waits_since(application: Application, rounds: Mapping[str, Round]) -> datetime:
    """From when what is not decided is counted: since its round closed, or its last change."""
    one = rounds.get(application.round)
    closed = one.closes_at if one else application.updated_at
    return max(closed, application.updated_at)
