"""Logs without a person in them: a short list of fields, and what others write only by its kind.

A library's message can quote a statement's values, a header or an address, and an exception's
text whatever somebody typed. So of others only level, logger and place get out, and of an
exception its type and where it was raised.
"""

import json
import logging
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any

from typing_extensions import override

from bot import correlation

OURS = ("bot", "app")
"""Loggers whose messages are our own words, with values that are no person's."""
FIELDS = ("time", "level", "logger", "message", "request", "exception", "at", "silenced")
"""All that a line can hold."""
MOST_A_MINUTE = 20
"""Lines a minute of one and the same message; the rest is counted."""
MINUTE = 60.0
MOST_MESSAGES = 1000
"""Different messages whose lines are counted; libraries could make up any number of them."""
DEEPEST = 5
"""Frames of an exception that are told."""


def set_up(form: str, level: int = logging.WARNING) -> None:
    """Send all logs to standard error in that form, `json` or `text`."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else TextLines())
    handler.addFilter(Flood())
    logging.basicConfig(level=level, handlers=[handler], force=True)


def fields(record: logging.LogRecord) -> dict[str, Any]:
    """What may be told of a record."""
    told = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname,
        "logger": record.name,
        "message": _message(record),
        "request": getattr(record, "request", None) or correlation.current(),
        "exception": _exception(record),
        "at": _place(record),
        "silenced": getattr(record, "silenced", 0),
    }
    return {name: told[name] for name in FIELDS if told[name]}


class JsonLines(logging.Formatter):
    """A JSON object a line."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        return json.dumps(fields(record), ensure_ascii=False)


class TextLines(logging.Formatter):
    """The same for a person at a terminal."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        told = fields(record)
        first = " ".join(told.pop(name, "-") for name in ("level", "logger", "message"))
        del told["time"]
        rest = " ".join(f"{name}={value}" for name, value in told.items())
        return f"{first} [{rest}]" if rest else first


@dataclass(slots=True)
class Minute:
    """What became of one message's lines in the minute that began then."""

    begun: float
    passed: int = 0
    kept: int = 0


class Flood(logging.Filter):
    """Lets through so many lines a minute of each message; the next minute tells what it kept."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._seconds = seconds
        self._minutes: dict[tuple[str, str], Minute] = {}

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line is told."""
        minute = self._minute((record.name, str(record.msg)), record)
        if minute.passed >= MOST_A_MINUTE:
            minute.kept += 1
            return False
        minute.passed += 1
        return True

    def _minute(self, name: tuple[str, str], record: logging.LogRecord) -> Minute:
        now, last = self._seconds(), self._minutes.get(name)
        if last is not None and now - last.begun < MINUTE:
            return last
        record.silenced = last.kept if last else 0
        if len(self._minutes) >= MOST_MESSAGES:
            self._minutes.clear()
        self._minutes[name] = Minute(now)
        return self._minutes[name]


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name.split(".")[0] in OURS


def _message(record: logging.LogRecord) -> str:
    return record.getMessage() if _is_ours(record) else ""


def _exception(record: logging.LogRecord) -> str:
    kind = record.exc_info[0] if record.exc_info else None
    return kind.__name__ if kind else ""


def _place(record: logging.LogRecord) -> str:
    frame = record.exc_info[2] if record.exc_info else None
    places = []
    while frame is not None:
        code = frame.tb_frame.f_code
        places.append(f"{PurePath(code.co_filename).name}:{frame.tb_lineno}")
        frame = frame.tb_next
    own = "" if _is_ours(record) else f"{record.filename}:{record.lineno}"
    return " > ".join(places[-DEEPEST:]) or own
