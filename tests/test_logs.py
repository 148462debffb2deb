"""What gets into the log, and that nothing of a person does."""

import json
import logging
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest

from bot import correlation, logs
from bot.logs import FIELDS, MOST_A_MINUTE, MOST_MESSAGES, Flood, JsonLines, TextLines

PRIVATE = "Åsa Öberg 811228-9874"


@pytest.fixture
def stream() -> Iterator[StringIO]:
    """What a logger named `bot.x`, and one of a library, write."""
    heard = StringIO()
    handler = logging.StreamHandler(heard)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.addHandler(handler)
    yield heard
    root.removeHandler(handler)


def lines(stream: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_line_is_json_of_known_fields(stream: StringIO) -> None:
    correlation.begin()
    logging.getLogger("bot.x").warning("a reply was not delivered: %s", "HTTP 500")
    (line,) = lines(stream)
    assert set(line) <= set(FIELDS)
    assert line["message"] == "a reply was not delivered: HTTP 500"
    assert line["request"] == correlation.current()
    assert line["level"] == "WARNING"


def test_what_is_added_to_a_record_does_not_get_out(stream: StringIO) -> None:
    logging.getLogger("bot.x").warning("x", extra={"person": PRIVATE, "text": PRIVATE})
    assert PRIVATE not in stream.getvalue()


def test_a_library_is_told_of_by_kind_and_place_only(stream: StringIO) -> None:
    logging.getLogger("sqlalchemy.engine").warning("INSERT %s", PRIVATE)
    (line,) = lines(stream)
    assert PRIVATE not in stream.getvalue()
    assert line["logger"] == "sqlalchemy.engine"
    assert line["at"].startswith("test_logs.py:")


@pytest.mark.parametrize("name", ["bot.x", "aiohttp.server", "asyncio"])
def test_an_exception_is_told_of_by_type_and_place(stream: StringIO, name: str) -> None:
    def raise_it() -> None:
        raise ValueError(PRIVATE)

    try:
        raise_it()
    except ValueError:
        logging.getLogger(name).exception("it failed")
    (line,) = lines(stream)
    assert PRIVATE not in stream.getvalue()
    assert line["exception"] == "ValueError"
    assert line["at"].count("test_logs.py:") == 2


def test_control_the_usual_form_tells_it_all() -> None:
    info = (ValueError, ValueError(PRIVATE), None)
    record = logging.LogRecord("asyncio", 40, "x.py", 1, "failed", (), info)
    assert PRIVATE in logging.Formatter().format(record)
    assert PRIVATE not in TextLines().format(record)
    assert PRIVATE not in JsonLines().format(record)


def test_text_for_a_terminal() -> None:
    record = logging.LogRecord("bot.x", 30, "x.py", 1, "late by %d", (5,), None)
    record.request = "0a1b"
    assert TextLines().format(record) == "WARNING bot.x late by 5 [request=0a1b]"


class TestFlood:
    def flood(self, count: int) -> tuple[Flood, list[logging.LogRecord]]:
        self.now = 0.0
        flood = Flood(lambda: self.now)
        return flood, [r for r in (self.record() for _ in range(count)) if flood.filter(r)]

    def record(self, text: str = "failed: %s") -> logging.LogRecord:
        return logging.LogRecord("bot.x", 30, "x.py", 1, text, ("x",), None)

    def test_k11_so_many_a_minute_and_then_how_many_were_kept(self) -> None:
        flood, told = self.flood(10_000)
        assert len(told) == MOST_A_MINUTE
        self.now = 61.0
        record = self.record()
        assert flood.filter(record)
        assert logs.fields(record)["silenced"] == 10_000 - MOST_A_MINUTE

    def test_another_message_is_told(self) -> None:
        flood, _ = self.flood(1000)
        assert flood.filter(self.record("something else"))

    def test_k11_made_up_messages_take_no_memory(self) -> None:
        flood, _ = self.flood(0)
        for number in range(3 * MOST_MESSAGES):
            flood.filter(self.record(f"message {number}"))
        assert len(flood._minutes) <= MOST_MESSAGES


def test_set_up_takes_the_place_of_what_was_there() -> None:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    try:
        logs.set_up("json")
        (handler,) = root.handlers
        assert isinstance(handler.formatter, JsonLines)
        assert any(isinstance(one, Flood) for one in handler.filters)
    finally:
        root.handlers[:] = before
        root.setLevel(level)
