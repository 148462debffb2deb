"""A tally of what was refused: counted always, told to the log now and then."""

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

    def add(self, reason: str) -> None:
        """Count one more, and say so where nothing was said of that reason for a minute."""
        self.counts[reason] += 1
        now = self._seconds()
        if reason not in self._told or now - self._told[reason] >= BETWEEN_LINES:
            self._told[reason] = now
            _log.warning("not let in: %s (%d so far)", reason, self.counts[reason])
