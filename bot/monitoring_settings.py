"""How the bot is watched over while it runs: the settings for logs, metrics, traces, its end."""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from bot.addresses import is_safe_url
from bot.numbers import whole

NAMES = frozenset({"LOG_FORMAT", "METRICS_TOKEN", "STOP_AFTER", "OTEL_EXPORTER_OTLP_ENDPOINT"})
LOG_FORMATS = ("json", "text")
LONGEST_STOP = 60
_TOKEN = re.compile(r"[!-~]{16,}")


@dataclass(frozen=True, slots=True)
class Oversight:
    """What whoever runs the bot has chosen to see of it."""

    log_format: str = "text"
    metrics_token: str | None = field(default=None, repr=False)
    """None: only this machine itself may read the metrics."""
    stop_after: int = 0
    """Seconds for which a server that is to stop goes on, while it says that it is not ready."""
    traces: str | None = None
    """Where traces are sent; None: nowhere."""

    @classmethod
    def read(cls, given: Mapping[str, str], faults: list[str]) -> Self:
        """The settings with their defaults; notes what cannot be used."""
        form = given.get("LOG_FORMAT") or ("text" if sys.stderr.isatty() else "json")
        stop_after = whole(given.get("STOP_AFTER", "0"), LONGEST_STOP)
        if stop_after is None:
            faults.append(f"STOP_AFTER must be a number of seconds from 0 to {LONGEST_STOP}")
        found = cls(
            log_format=form,
            metrics_token=given.get("METRICS_TOKEN"),
            stop_after=stop_after or 0,
            traces=given.get("OTEL_EXPORTER_OTLP_ENDPOINT"),
        )
        faults.extend(found.faults())
        return found

    def faults(self) -> list[str]:
        """What cannot be used."""
        faults = []
        if self.log_format not in LOG_FORMATS:
            faults.append(
                f"LOG_FORMAT must be {' or '.join(LOG_FORMATS)}, not {self.log_format!r}"
            )
        if self.metrics_token is not None and not _TOKEN.fullmatch(self.metrics_token):
            faults.append("METRICS_TOKEN must have 16 characters or more, and no spaces")
        if self.traces is not None and not is_safe_url(self.traces):
            faults.append(
                "OTEL_EXPORTER_OTLP_ENDPOINT must be an https address, or http on a loopback one"
            )
        return faults
