"""Limits: how much one person may say, so that the others get their answers."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.error_replies import Trouble
from bot.recent import Recent
from bot.turn import Admit, Taken, everybody
from dialogs.messages import Message

MINUTE = 60.0
TOO_FAST = "too many messages of one person"
"""What a message over the limit is counted under."""
MOST_PERSONS = 20_000
IDS = 16
"""Of so many messages a person may be sent again without being counted again."""


@dataclass(slots=True)
class _Use:
    """What a person has used: the time at which everything will be given back."""

    full_at: float
    told: bool = False
    ids: deque[str] = field(default_factory=lambda: deque(maxlen=IDS))


class RateLimit:
    """So many messages a minute and person; half of them may come at once.

    It counts in this process: behind N replicas a person may say up to N times as much.
    """

    def __init__(self, a_minute: int, now: Callable[[], float] = time.monotonic) -> None:
        self._each = MINUTE / a_minute
        self._room = self._each * max(1, a_minute // 2)
        self._now = now
        self._uses: Recent[str, _Use] = Recent(MOST_PERSONS, MINUTE, now)

    def admits(self, person: str, message_id: str | None) -> bool:
        """Whether the person may say one more; the same message again is always free."""
        now, use = self._now(), self._uses.get(person)
        if use is None or use.full_at <= now:
            use = _Use(now)
        if message_id is not None and message_id in use.ids:
            return True
        if use.full_at + self._each - now > self._room:
            self._uses.put(person, use)
            return False
        use.full_at += self._each
        if message_id is not None:
            use.ids.append(message_id)
        self._uses.put(person, use)
        return True

    def is_news(self, person: str) -> bool:
        """Whether the person has not been told of the limit yet; said once a time."""
        use = self._uses.get(person)
        if use is None or use.told:
            return False
        use.told = True
        return True

    def __len__(self) -> int:
        return len(self._uses)


class Admission:
    """Whoever says more than is good for the others is asked for a pause, once, and waits."""

    def __init__(self, limit: RateLimit, trouble: Trouble, told: Callable[[str], None]) -> None:
        self._limit = limit
        self._trouble = trouble
        self._told = told

    def admit(self, message: Message) -> Taken | None:
        """None within the limit; beyond it a sentence that asks for a pause, or nothing."""
        person = message.person.id
        if self._limit.admits(person, message.id):
            return None
        self._told(TOO_FAST)
        if self._limit.is_news(person):
            return Taken(self._trouble.too_fast(message.language), kept=False)
        return Taken(None, sent=True, kept=False)


def admission(a_minute: int, trouble: Trouble, told: Callable[[str], None]) -> Admit:
    """Who gets a turn where so many messages a minute are allowed; without a limit everybody."""
    return Admission(RateLimit(a_minute), trouble, told).admit if a_minute else everybody
