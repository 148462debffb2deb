from datetime import UTC, datetime

import pytest

from dialogs.local_time import NotATime, end, moment, shown


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2027-01-20T07:30", datetime(2027, 1, 20, 6, 30, tzinfo=UTC)),
        (" 2027-07-20 07:30 ", datetime(2027, 7, 20, 5, 30, tzinfo=UTC)),
        ("2027-06-01", datetime(2027, 5, 31, 22, 0, tzinfo=UTC)),
        ("2027-03-28T03:00", datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        ("2026-10-25T02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("2028-02-29", datetime(2028, 2, 28, 23, 0, tzinfo=UTC)),
    ],
)
def test_swedish_time(text: str, utc: datetime) -> None:
    assert moment(text) == utc


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2027-01-18", datetime(2027, 1, 18, 23, 0, tzinfo=UTC)),
        ("2027-03-27", datetime(2027, 3, 27, 23, 0, tzinfo=UTC)),
        ("2027-03-28", datetime(2027, 3, 28, 22, 0, tzinfo=UTC)),
        ("2027-03-28T12:00", datetime(2027, 3, 28, 10, 0, tzinfo=UTC)),
    ],
)
def test_a_day_lasts_to_its_end(text: str, utc: datetime) -> None:
    assert end(text) == utc


@pytest.mark.parametrize(
    "text", ["", "i morgon", "2027-02-29", "2027-1-2", "2027-01-20T25:00", "2027-01-20T07:30+01"]
)
def test_no_time(text: str) -> None:
    with pytest.raises(NotATime):
        moment(text)


def test_e10_the_hour_that_is_skipped() -> None:
    with pytest.raises(NotATime, match="put forward"):
        moment("2027-03-28T02:30")


def test_shown_as_written() -> None:
    assert shown(moment("2027-07-20T07:30")) == "2027-07-20 07:30"
    assert shown(None) == "-"
