from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.calendar import LONGEST, YEARS, day, month_end, months_later, whole_months

DAYS = st.builds(day, st.sampled_from(YEARS), st.integers(1, 12), st.integers(1, 28))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 12, 8), 24, date(2028, 12, 8)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2026, 2, 28), 24, date(2028, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 1, 15), 1, date(2026, 2, 15)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
    ],
)
def test_months_later(day: date, months: int, expected: date) -> None:
    assert months_later(day, months) == expected


def test_month_end() -> None:
    assert month_end(date(2024, 2, 3)) == date(2024, 2, 29)
    assert month_end(date(2026, 12, 31)) == date(2026, 12, 31)


@pytest.mark.parametrize("year", [0, 1, 999, 9900, 9999, 10**9])
def test_a_year_that_nobody_means_has_no_days(year: int) -> None:
    assert day(year, 12, 1) is None


@given(DAYS, st.integers(-LONGEST, LONGEST))
def test_no_duration_leaves_the_calendar(one: date, months: int) -> None:
    later = months_later(one, months)
    assert whole_months(one, later) == max(0, months)
