"""Days and months: what lies so many months later, and what is too far off to be meant."""

import calendar
from datetime import MAXYEAR, date

MONTHS_A_YEAR = 12
LONGEST = 100 * MONTHS_A_YEAR
"""Months; nobody has been anything for longer, nor plans so far ahead."""
YEARS = range(1000, MAXYEAR - LONGEST // MONTHS_A_YEAR)
"""Years of which somebody can speak, with room for any duration after them."""


def day(year: int, month: int, number: int) -> date | None:
    """That day, or None where the calendar has no such day, or nobody can mean it."""
    try:
        return date(year, month, number) if year in YEARS else None
    except ValueError:
        return None


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    year, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, MONTHS_A_YEAR)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def month_end(day: date) -> date:
    """The last day of a month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def whole_months(since: date, day: date) -> int:
    """Whole months from one day to another; 0 where the first is yet to come."""
    months = (day.year - since.year) * MONTHS_A_YEAR + day.month - since.month
    return max(0, months if months_later(since, months) <= day else months - 1)
