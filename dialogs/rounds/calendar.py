"""The rounds of one programme as they stand now."""

from dataclasses import dataclass
from datetime import datetime

from dialogs.ports import Ports, Round, RoundState


@dataclass(frozen=True, slots=True)
class Calendar:
    """What has been entered for a programme, looked at from now."""

    rounds: tuple[Round, ...]
    now: datetime

    @property
    def never(self) -> bool:
        """Whether no round has ever been entered: then everything is for the next one."""
        return not self.rounds

    @property
    def open(self) -> tuple[Round, ...]:
        """The rounds that one can sign up for now, the first to take place first."""
        found = [one for one in self.rounds if one.is_open(self.now)]
        return tuple(sorted(found, key=lambda one: (one.starts_at or one.closes_at, one.id)))

    @property
    def coming(self) -> Round | None:
        """The round that opens next."""
        return next((one for one in self.rounds if one.is_coming(self.now)), None)

    def of(self, round_id: str) -> Round | None:
        """The round with that id."""
        return next((one for one in self.rounds if one.id == round_id), None)

    def is_cancelled(self, round_id: str) -> bool:
        """Whether that round has been called off."""
        found = self.of(round_id)
        return found is not None and found.state is RoundState.CANCELLED


async def calendar(ports: Ports, programme: str) -> Calendar:
    """The rounds of a programme, now."""
    return Calendar(tuple(await ports.rounds.of(programme)), ports.clock.now())
