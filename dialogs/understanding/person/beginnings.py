"""Since when somebody is a manager in the city: the beginnings that their statements tell of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dialogs.understanding.person.by_place import HERE, elsewhere
from dialogs.understanding.person.clauses import Clause
from dialogs.understanding.person.statements import (
    absent,
    for_a_part,
    is_lead,
    is_over,
    is_work,
    led,
    managing,
    of_permanence,
)
from dialogs.understanding.recognise import Recogniser
from dialogs.understanding.times.lengths import Length, back
from dialogs.understanding.times.moments import ahead_by
from knowledge.model import FactWords
from knowledge.text import either

YEAR = 12


@dataclass(frozen=True, slots=True)
class Start:
    """When somebody may have become a manager, and how that was said."""

    first: date
    last: date
    about: bool
    here: bool
    """Said of the city in so many words."""
    named_day: date | None = None
    """A day to come that was named with it."""
    counted: bool = False
    """Reckoned from what is still lacking, which is more exact than anything beside it."""
    length: Length | None = None
    """How long it lasted, where that was said and not since when."""


class Beginnings:
    """Reads since when the speaker leads, in one language."""

    def __init__(self, words: FactWords, recogniser: Recogniser) -> None:
        of_years = rf"(?:\s+(?:{either(words.times.of_years)})(?!\w))*"
        self.recogniser = recogniser
        self.bare = re.compile(rf"(?:{recogniser.amount}){of_years}$")
        self.led = re.compile(rf"(?<!\w)(?:{either(words.times.led)})\s*$")

    def time(
        self, clauses: Sequence[Clause], here: Sequence[Clause], today: date, leading: bool
    ) -> dict[str, Any]:
        """Since when the person is, or will be, a manager in the city."""
        starts = [s for s in self.starts(clauses, here, today, leading) if s]
        if not starts and any(map(led, here)):
            starts = [s for s in self.starts(clauses, here, today, True) if s]
        starts = [start for start in starts if start.counted] or starts
        if any(clause.hears("adding") for clause in here):
            starts = added_up(starts, today)
        plain_here = [start for start in starts if start.here] or starts
        if not plain_here:
            return {}
        parted = any(for_a_part(c, elsewhere(c["employers"])) for c in clauses)
        if parted and not plain_here[0].here:
            return {"manager": True}  # since when in the city was not said
        start = min(plain_here, key=lambda s: s.first)
        if start.last > today:
            return {"since": (start.first, start.last), "manager": True, "becoming": False}
        return {"since": (start.first, start.last), "about": start.about, "manager": True}

    def starts(
        self, clauses: Sequence[Clause], here: Sequence[Clause], today: date, leading: bool
    ) -> Iterator[Start | None]:
        """Every beginning as a manager that the statements tell of."""
        for number, clause in enumerate(clauses):
            if clause not in here or (absent(clause) and not is_lead(clause)):
                continue
            beside = clauses[max(0, number - 1) : number + 2]
            rest = lacking(clause)
            if changed_role(clause):  # since when one leads was not said
                continue
            alone = leading and not clause.hears("been")  # `until I've been one for a year`
            if rest and (alone or any(is_lead(c) and c in here for c in beside)):
                yield counted(rest, [n for c in beside for n in c.lengths], today)
                continue
            timed = any(is_lead(c) and c in here and self.tells_time(c, clause) for c in beside)
            by_itself = leading and not of_contract(clause)
            loose = by_itself or clause.hears("adding") or (any(map(led, beside)) and not timed)
            if is_lead(clause) or (loose and not is_work(clause) and not is_over(clause)):
                yield self.start(clause, clauses[number - 1] if number else None, today)

    def start(self, clause: Clause, before: Clause | None, today: date) -> Start | None:
        """The beginning that one statement tells of."""
        here = any(hit.means in HERE for hit in clause["employers"])
        moments = [
            moment
            for moment in clause.moments
            if not (moment.ended or (moment.first > today and of_permanence(clause, moment)))
        ]
        begun = clause.hears("began") or clause.hears("begins")
        point = next((m for m in moments if m.first > today), None)
        length = nearest(clause)
        if length and point and not begun:
            return Start(*length.since(point.first), False, here, point.first)
        if length and moments and clause.hears("reached"):  # `turned two years in May`
            full = moments[0]
            first, last = length.since(full.first)[0], length.since(min(full.last, today))[1]
            return Start(first, last, False, here)
        if moments:
            return dated(moments[0].first, moments[0].last, here, begun, clause, today)
        if length:
            return lasting(clause, length, today, here)
        if begun and clause.hears("today"):
            return Start(today, today, False, here)
        years = self.bare_years(clause, before)
        return Start(*years.since(today), True, here) if years else None

    def tells_time(self, clause: Clause, before: Clause) -> bool:
        """Whether a statement says for how long, if only by a number after another one's years."""
        return clause.tells_time or self.bare_years(clause, before) is not None

    def bare_years(self, clause: Clause, before: Clause | None) -> Length | None:
        """`Varav sju som chef`, `and have been a manager for two`, after a duration in years."""
        if before is None or clause is before or not before.lengths or not is_lead(clause):
            return None
        rest = clause.text
        for hit in reversed(clause["roles"]):  # the article of `a manager` is no number
            rest = f"{rest[: hit.begin]} {rest[hit.end :]}"
        rest = " ".join(rest.split())
        found = self.bare.search(rest)  # not `a manager for two schools`
        if found is None or self.led.search(rest[: found.start()]):
            return None
        number = self.recogniser.value(found)
        if number <= 1 or number * YEAR > max(length.most for length in before.lengths):
            return None
        return Length.of(number * YEAR)


def changed_role(clause: Clause) -> bool:
    """Whether a statement tells of going from one manager's role to another."""
    return clause.hears("moved") and len(managing(clause)) > 1


def of_contract(clause: Clause) -> bool:
    """Whether a statement tells of a form of employment, and of no role."""
    return clause.hears("employment") and not led(clause)


def lacking(clause: Clause) -> Length | None:
    """The duration of a statement that is said to be still to come: `det fattas tre veckor`."""
    if not clause.hears("remaining") or clause.hears("employment"):  # `left of my contract`
        return None
    return min(clause.lengths, key=lambda length: length.months, default=None)


def counted(rest: Length, lengths: list[Length], today: date) -> Start:
    """A beginning reckoned from what is lacking to a whole: to a year where none is named."""
    whole = max((n.months for n in lengths if n.months > rest.months), default=YEAR)
    begun = back(ahead_by(rest, today)[0], whole)
    return Start(begun, begun, True, False, counted=True)


def dated(
    first: date, last: date, here: bool, begun: bool, clause: Clause, today: date
) -> Start | None:
    """A beginning on a named day, or in a named time that has not ended yet."""
    if first > today:
        return Start(first, last, False, here, first)
    return (
        Start(first, min(last, today), False, here) if begun or not clause.hears("past") else None
    )


def lasting(clause: Clause, length: Length, today: date, here: bool) -> Start:
    """A beginning that is reckoned from a duration; denied, it is a shorter one."""
    first, last = length.since(today)
    if any(hit.means == "manager" and clause.negated(hit) for hit in clause["roles"]):
        return Start(first + timedelta(days=1), today, True, here)
    return Start(first, last, True, here, length=length)


def added_up(starts: list[Start], today: date) -> list[Start]:
    """Posts after one another as one time: `a year at one school and then two at another`."""
    lengths = [start.length for start in starts if start.length]
    since = min((s.first for s in starts if s.length is None and s.first <= today), default=today)
    if not lengths or (len(lengths) == 1 and since == today):
        return starts
    whole = lengths[0]
    for length in lengths[1:]:
        whole = whole.joined(length)
    first, last = whole.since(since)
    return [Start(first, last, True, True)]


def nearest(clause: Clause) -> Length | None:
    """The duration that stands nearest to the word for the role."""
    places = [hit.begin for hit in clause["roles"]] or [0]
    return min(
        clause.lengths, key=lambda length: min(abs(length.begin - p) for p in places), default=None
    )
