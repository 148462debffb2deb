"""What is remembered for a while: never more than so many, never longer than so long."""

import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """A dictionary that forgets: the oldest where there are too many, and all after a time."""

    def __init__(
        self, most: int, seconds: float, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = most
        self._seconds = seconds
        self._now = now
        self._kept: dict[K, tuple[float, V]] = {}

    def get(self, key: K) -> V | None:
        """What was put there lately; None where nothing was."""
        found = self._kept.get(key)
        return found[1] if found and found[0] > self._now() else None

    def put(self, key: K, value: V) -> None:
        """Remember it from now on."""
        now = self._now()
        self._kept.pop(key, None)  # so that the one put last stands last
        self._kept[key] = (now + self._seconds, value)
        while self._kept:
            oldest = next(iter(self._kept))
            if len(self._kept) <= self._most and self._kept[oldest][0] > now:
                return
            del self._kept[oldest]

    def __len__(self) -> int:
        return len(self._kept)
