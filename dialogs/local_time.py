"""Times as coordinators write them: Swedish wall-clock time, with or without the hour."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from knowledge.calendar import YEARS

LOCAL = ZoneInfo("Europe/Stockholm")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
HOUR = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}[:.]\d{2}")


class NotATime(ValueError):
    """A text is no time that a clock in Sweden shows; says in a sentence what to write."""


def moment(text: str) -> datetime:
    """The time that a text names, in UTC; a day alone begins at midnight."""
    written = text.strip()
    if not (DAY.fullmatch(written) or HOUR.fullmatch(written)):
        raise NotATime(f"{text!r} is not a time: write 2027-01-20 or 2027-01-20T07:30")
    try:
        naive = datetime.fromisoformat(written.replace(".", ":"))
    except ValueError:
        naive = None
    if naive is None or naive.year not in YEARS:
        raise NotATime(f"{text!r} does not exist: there is no such day or hour")
    # Where the clock is put back an hour comes twice; the first of the two is meant.
    found = naive.replace(tzinfo=LOCAL).astimezone(UTC)
    if found.astimezone(LOCAL).replace(tzinfo=None) != naive:
        raise NotATime(f"{text!r} does not exist: the clock is put forward in that hour")
    return found


def end(text: str) -> datetime:
    """The same for the end of something: a day alone lasts until the midnight after it."""
    begin = moment(text)
    if not DAY.fullmatch(text.strip()):
        return begin
    following = begin.astimezone(LOCAL).date() + timedelta(days=1)
    return datetime.combine(following, datetime.min.time(), LOCAL).astimezone(UTC)


def shown(at: datetime | None) -> str:
    """A time as a coordinator reads it in a list."""
    return f"{at.astimezone(LOCAL):%Y-%m-%d %H:%M}" if at else "-"
