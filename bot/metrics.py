"""What is counted, and how it is told to Prometheus; no name or label is a person's."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiohttp import web

BUCKETS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds; a turn takes a few thousandths, and no channel waits for longer than fifteen."""
PREFIX = "chefslotsen"


class Total:
    """A count that only grows, in a few kinds that are known beforehand."""

    def __init__(self, name: str, about: str, label: str) -> None:
        self.name = f"{PREFIX}_{name}_total"
        self.counts: Counter[str] = Counter()
        self._about = about
        self._label = label

    def add(self, kind: str, number: int = 1) -> None:
        """Count one more of a kind; kinds come from our own code, so that they stay few."""
        self.counts[kind] += number

    def lines(self) -> Iterator[str]:
        """The count of each kind."""
        yield from _head(self.name, self._about, "counter")
        for kind, number in sorted(self.counts.items()):
            yield f'{self.name}{{{self._label}="{_escaped(kind)}"}} {number}'


class Durations:
    """How long something took, in buckets."""

    def __init__(self, name: str, about: str) -> None:
        self.name = f"{PREFIX}_{name}_seconds"
        self._about = about
        self._buckets = [0] * (len(BUCKETS) + 1)
        self._sum = 0.0

    def add(self, seconds: float) -> None:
        """Note one."""
        self._buckets[bisect_left(BUCKETS, seconds)] += 1
        self._sum += seconds

    def lines(self) -> Iterator[str]:
        """The buckets, each with all that is below it."""
        yield from _head(self.name, self._about, "histogram")
        below = 0
        for limit, number in zip((*BUCKETS, "+Inf"), self._buckets, strict=True):
            below += number
            yield f'{self.name}_bucket{{le="{limit}"}} {below}'
        yield f"{self.name}_sum {self._sum:.6f}"
        yield f"{self.name}_count {below}"


class Metrics:
    """Everything that this process counts."""

    def __init__(self) -> None:
        self.turns = Total("turns", "Messages taken, by what came of them.", "outcome")
        self.turn_seconds = Durations("turn", "From the message to its commit.")
        self.refusals = Total("refusals", "Requests that were not let in.", "reason")
        self.sends = Total("sends", "Replies, notices and typing signs that were sent.", "result")
        self.faults = Total("faults", "Things that went wrong and were told to the log.", "kind")
        self.gaps = Total("loop_gaps", "Times the event loop was late.", "over")
        self.longest_gap = 0.0
        self.gauges: dict[str, tuple[str, Callable[[], float]]] = {
            "loop_gap_seconds": ("Longest lateness of the event loop so far.", self._gap)
        }

    def text(self, outbox: Mapping[str, int]) -> str:
        """All of it in Prometheus' text format."""
        totals = (self.turns, self.refusals, self.sends, self.faults, self.gaps)
        lines = [line for total in totals for line in total.lines()]
        lines.extend(self.turn_seconds.lines())
        for name, (about, value) in self.gauges.items():
            lines.extend(_head(f"{PREFIX}_{name}", about, "gauge"))
            lines.append(f"{PREFIX}_{name} {value():g}")
        name = f"{PREFIX}_outbox"
        lines.extend(_head(name, "Notices in the outbox, in all replicas together.", "gauge"))
        lines.extend(f'{name}{{state="{state}"}} {n}' for state, n in sorted(outbox.items()))
        return "\n".join(lines) + "\n"

    def watch_connections(self, runner: "web.AppRunner") -> None:
        """Tell how many connections a server has open."""

        def connections() -> float:
            return len(runner.server.connections) if runner.server else 0

        self.gauges["open_connections"] = "Connections that are open now.", connections

    def late(self, seconds: float, limit: float) -> None:
        """Note that the event loop was late by so much."""
        self.longest_gap = max(self.longest_gap, seconds)
        if seconds > limit:
            self.gaps.add(f"{limit:g}s")

    def _gap(self) -> float:
        return self.longest_gap


def _head(name: str, about: str, kind: str) -> Iterator[str]:
    yield f"# HELP {name} {about}"
    yield f"# TYPE {name} {kind}"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
