"""Services that do not answer are left alone for a while, so that nobody waits for them."""

from collections.abc import Callable
from dataclasses import dataclass

FAILURES = 3
"""Silences in a row after which a service is left alone."""
SECONDS = 5.0
"""For so long; then one sending tries whether it has come back."""
MOST = 100
"""Services that are remembered at a time."""


@dataclass(slots=True)
class _Silence:
    times: int = 0
    until: float = 0.0


class Rest:
    """Remembers which services are silent just now."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._silent: dict[str, _Silence] = {}

    def rests(self, service: str) -> bool:
        """Whether to leave the service alone; after a rest, one caller is let through."""
        found = self._silent.get(service)
        if found is None or found.times < FAILURES:
            return False
        if self._seconds() < found.until:
            return True
        found.until = self._seconds() + SECONDS
        return False

    def note(self, service: str, *, answered: bool) -> None:
        """What has just been seen of it."""
        if answered:
            self._silent.pop(service, None)
            return
        found = self._silent.setdefault(service, _Silence())
        found.times += 1
        found.until = self._seconds() + SECONDS
        if len(self._silent) > MOST:
            del self._silent[next(iter(self._silent))]

    def __len__(self) -> int:
        return len(self._silent)
