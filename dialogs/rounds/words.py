"""Rounds in words: when one opens, until when, where it takes place."""

from datetime import datetime, timedelta

from dialogs.local_time import LOCAL
from dialogs.ports import Round
from dialogs.rounds.calendar import Calendar
from knowledge.phrases import Phrases

MOMENT = timedelta(microseconds=1)


def moment(phrases: Phrases, at: datetime) -> str:
    """A day and hour as people in Sweden read it."""
    local = at.astimezone(LOCAL)
    return phrases.say(
        "time",
        day=local.day,
        month=phrases.say(f"month.{local.month}"),
        year=local.year,
        hour=f"{local:%H}",
        minute=f"{local:%M}",
    )


def day(phrases: Phrases, at: datetime) -> str:
    """A day alone."""
    local = at.astimezone(LOCAL)
    month = phrases.say(f"month.{local.month}")
    return phrases.say("round.day", day=local.day, month=month, year=local.year)


def beginning(phrases: Phrases, at: datetime) -> str:
    """When something opens: midnight is the day itself."""
    return day(phrases, at) if is_midnight(at) else moment(phrases, at)


def last(phrases: Phrases, at: datetime) -> str:
    """Until when, the end included: midnight ends the day before it."""
    return day(phrases, at - MOMENT) if is_midnight(at) else moment(phrases, at)


def is_midnight(at: datetime) -> bool:
    """Whether a day ends and another begins there."""
    local = at.astimezone(LOCAL)
    return (local.hour, local.minute) == (0, 0)


def label(phrases: Phrases, one: Round) -> str:
    """What a round is called among others: when it takes place, and where."""
    if one.starts_at is None:
        return phrases.say("round.until", closes=last(phrases, one.closes_at))
    starts = moment(phrases, one.starts_at)
    return f"{starts}, {one.place}" if one.place else starts


def details(phrases: Phrases, one: Round) -> str:
    """Start, place and seats, as far as they are entered, to end a sentence with."""
    parts = []
    if one.starts_at:
        parts.append(phrases.say("round.starts", starts=moment(phrases, one.starts_at)))
    if one.place:
        parts.append(phrases.say("round.place", place=one.place))
    if one.seats is not None:
        parts.append(phrases.say("round.seats", seats=one.seats))
    if one.is_full:
        parts.append(phrases.say("round.full" if one.waiting_list else "round.full_no_queue"))
    return "".join(f", {part}" for part in parts)


def open_until(phrases: Phrases, one: Round, title: str, intake: str) -> str:
    """That one can sign up for a round now, and until when."""
    return phrases.say(
        f"round.open.{intake}",
        title=title,
        closes=last(phrases, one.closes_at),
        details=details(phrases, one),
    )


def sentence(phrases: Phrases, found: Calendar, title: str, intake: str) -> str:
    """When one can sign up, in one sentence; never a day that nobody has entered."""
    if len(found.open) == 1:
        return open_until(phrases, found.open[0], title, intake)
    if found.open:
        labels = "; ".join(label(phrases, one) for one in found.open)
        return phrases.say("round.several", title=title, count=len(found.open), labels=labels)
    coming = found.coming
    if coming is None:
        return phrases.say(f"round.between.{intake}", title=title)
    return phrases.say(
        f"round.coming.{intake}",
        title=title,
        opens=beginning(phrases, coming.opens_at),
        closes=last(phrases, coming.closes_at),
        details=details(phrases, coming),
    )
