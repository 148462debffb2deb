"""A person's seats as a file that calendars read (RFC 5545), in Swedish time."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from dialogs.local_time import LOCAL
from dialogs.ports import Application, Round
from knowledge.model import LanguagePack

if TYPE_CHECKING:
    from icalendar import Event

MAKER = "-//Chefslotsen//Chefslotsen//"

Seat = tuple[Application, Round]


def calendar_file(seats: Iterable[Seat], pack: LanguagePack, now: datetime) -> bytes:
    """All of them in one file; one that is taken in again replaces what it was."""
    # Loading it takes a tenth of a second, and is seldom needed.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"{MAKER}{pack.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    days = [now.date()]
    for application, one in seats:
        calendar.add_component(event(application, one, pack, now))
        days.append((one.starts_at or now).date())
    # Summer time as it is in the years that it is needed for.
    first, last = date(min(days).year, 1, 1), date(max(days).year + 1, 12, 31)
    calendar.add_missing_timezones(first, last)
    content: bytes = calendar.to_ical()
    return content


def event(application: Application, one: Round, pack: LanguagePack, now: datetime) -> "Event":
    """One seat. How long it lasts has nobody entered, and is not made up."""
    from icalendar import Event

    said = pack.programmes.get(one.programme)
    made = Event()
    made.add("uid", f"{application.id}@chefslotsen")
    made.add("dtstamp", now.astimezone(UTC))
    made.add("dtstart", (one.starts_at or now).astimezone(LOCAL))
    made.add("summary", said.title if said else one.programme)
    made.add("description", described(application, one))
    made.add("status", "CONFIRMED")
    if one.place:
        made.add("location", one.place)
    return made


def described(application: Application, one: Round) -> str:
    """The number of the signup, and what coordinators want to be known."""
    return "\n".join(part for part in (application.number, one.text) if part)
