"""A tally of what happened: counted always, and of refusals the log is told now and then."""

import logging
import time
from collections import Counter
from collections.abc import Callable

BETWEEN_LINES = 60.0

_log = logging.getLogger(__name__)


class Tally:
    """Counts by reason; whoever knocks a thousand times makes one line a minute, not a thousand.

    Reasons come from a short list of our own, never from a request, so the tally stays small.
    """

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self.counts: Counter[str] = Counter()
        self._seconds = seconds
        self._told: dict[str, float] = {}

    def count(self, what: str) -> None:
        """Count one more of something that is no news."""
        self.counts[what] += 1

    def add(self, reason: str) -> None:
        """Count one more, and say so where nothing was said of that reason for a minute."""
        self.count(reason)
        now = self._seconds()
        if reason not in self._told or now - self._told[reason] >= BETWEEN_LINES:
            self._told[reason] = now
            _log.warning("not let in: %s (%d so far)", reason, self.counts[reason])
