"""Reading what people say about themselves: employer, role, time, form of employment, duties."""

import re
from collections.abc import Container, Sequence
from datetime import date
from typing import Any

from dialogs.standing import Facts
from dialogs.understanding.person.arrivals import arrival
from dialogs.understanding.person.beginnings import Beginnings
from dialogs.understanding.person.by_place import elsewhere, is_here, placed
from dialogs.understanding.person.clauses import Clause, Clauses
from dialogs.understanding.person.reckoning import DUTIES
from dialogs.understanding.person.statements import (
    absence,
    away,
    comes,
    duties,
    employer,
    employment,
    has_led,
    leads_beside,
    left,
    newness,
    permanent_from,
    role,
)
from dialogs.understanding.recognise import Recogniser
from dialogs.understanding.times.lengths import Length
from dialogs.understanding.times.moments import Moments
from knowledge.model import LanguagePack
from knowledge.text import fold, plain, words_of

NEAR_DUTY = 2
"""Words between `not` and the responsibility that it denies: `not for the economy`."""
FEW = 2
"""Words before `not sure` in a text that opens with it."""
TELLING = ("since", "began", "begins", "roles", "employment", "past", "new", "coming", "leaving")
"""What a text speaks of whose day is not just one for which a judgement is asked."""
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


class FactReader:
    """Reads facts out of a text, in one language."""

    def __init__(self, pack: LanguagePack, recogniser: Recogniser, moments: Moments) -> None:
        names = [
            name
            for programme in pack.programmes
            for name in (pack.articles[programme].head.title, *pack.articles[programme].head.names)
        ]
        self.clauses = Clauses(pack.facts, recogniser, moments, names)
        self.recogniser, self.moments = recogniser, moments
        self.beginnings = Beginnings(pack.facts, recogniser)
        times, said = pack.facts.times, pack.vocabulary
        when = (*times.until, *times.since, *times.month_leads)
        self.around_days = words_of((*when, *said.around, *said.fillers))

    def read(
        self,
        text: str,
        today: date,
        *,
        leading: bool = False,
        supposing: bool = False,
        coming: bool = False,
        there: bool = False,
    ) -> Facts:
        """The facts of a text; `leading` where a bare time is known to be time as a manager.

        `coming` says that a day without its year is one to come, and `there` that `there` is
        where the person worked before.
        """
        clauses = of_the_speaker(self.clauses.read(text, today, coming), self.clauses.joints)
        said: dict[str, Any] = {
            "employer": employer(clauses, supposing=supposing),
            "employment": employment(clauses, supposing=supposing),
        }
        if said["employment"] == "permanent":
            said["permanent_from"] = permanent_from(clauses, today)
        here = [
            c for c in clauses if not (away(c, said["employer"]) or (there and c.hears("there")))
        ]
        said["was_elsewhere"] = any(c not in here and has_led(c) for c in clauses) or None
        if said["employer"] == "city":
            said["leads_elsewhere"] = leads_beside(clauses, here) or None
        said["new"] = newness(here)
        said["duties"] = duties(here)
        said.update(role(here))
        if supposing:
            said.update(left(clauses))
        if said.get("manager") is not False or said.get("becoming"):
            said.update(self.beginnings.time(clauses, here, today, leading))
            said["absent"] = absence(here, self.recogniser)
            said.update(arrival(here, said.get("since"), today))
        facts = Facts(**{name: value for name, value in said.items() if value not in (None, {})})
        return facts.newly if supposing else facts

    def doubts(self, text: str, today: date) -> bool:
        """Whether a text opens with not knowing something."""
        return any(
            len(clause.text[: hit.begin].split()) <= FEW
            for clause in self.clauses.read(text, today)[:1]
            for hit in clause["unsure"][:1]
        )

    def denied_duty(self, text: str, today: date) -> str | None:
        """The one responsibility that a text begins with denying: `not economy`."""
        first = next(iter(self.clauses.read(text, today)), None)
        if first is None or not (first["negators"] and first["duties"]):
            return None
        denied, duty = first["negators"][0], first["duties"][0]
        opens = denied.begin == 0 and denied.end <= duty.begin
        near = opens and first.words_between(denied, duty) <= NEAR_DUTY
        return duty.means if near and duty.means in DUTIES else None

    def of_another(self, text: str, today: date) -> bool:
        """Whether a text tells of somebody else, and not of its writer: `my boss is permanent`."""
        clauses = self.clauses.read(text, today)
        other = any(
            clause.hears("kin") or any(hit.means == "others" for hit in clause["roles"])
            for clause in clauses
        )
        return other and not any(clause.hears("oneself") for clause in clauses)

    def without_days(self, text: str, today: date) -> str:
        """A plain text without the days that it names."""
        said = []
        for clause in self.clauses.read(text, today):
            rest = clause.text
            for moment in reversed(clause.moments):
                rest = f"{rest[: moment.begin]} {rest[moment.end :]}"
            said.append(rest)
        return " ".join(said)

    def comes(self, text: str, today: date) -> bool:
        """Whether a text supposes that its writer comes to the city from another employer."""
        return comes(self.clauses.read(text, today))

    def begins(self, text: str, today: date) -> bool:
        """Whether a text names a day beside words for beginning."""
        return any(
            clause.moments and (clause.hears("begins") or clause.hears("began"))
            for clause in self.clauses.read(text, today)
        )

    def names_day_alone(self, text: str, today: date) -> bool:
        """Whether a text names days, and tells of nothing that began or is so since then."""
        clauses = self.clauses.read(text, today)
        tells = any(clause.hears(group) for clause in clauses for group in TELLING)
        return not tells and any(clause.moments for clause in clauses)

    def opens_with(self, text: str, today: date) -> str | None:
        """The kind of role that a text opens with: `Teacher. Curious about leading`."""
        opening = self.clauses.read(text, today)[:1]
        roles = (hit for clause in opening for hit in clause["roles"] if hit.begin == 0)
        return next((hit.means for hit in roles), None)

    def is_time(self, text: str, today: date) -> bool:
        """`Last month`: whether a text is nothing but a day or more."""
        beside = fold(self.without_days(text, today)).split()
        return self.names_day_alone(text, today) and self.around_days.issuperset(beside)

    def names_end(self, text: str, today: date) -> bool:
        """Whether a text names a day until which something is so, and nothing that begins."""
        clauses = self.clauses.read(text, today)
        return any(m.ended for c in clauses if not c.hears("begins") for m in c.moments)

    def is_only_when(self, text: str, today: date) -> bool:
        """`Until April`: whether a text says no more than when."""
        beside = fold(self.without_days(text, today)).split()
        alone = self.names_day_alone(text, today)
        return alone and bool(beside) and self.around_days.issuperset(beside)  # not `June March`

    def lengths_by_place(self, text: str) -> tuple[list[Length], list[Length]]:
        """The times of a text that are said of the city, and the others.

        Nothing where all is one time and no other place is named.
        """
        said = plain(text)
        lengths = self.moments.lengths.find(said)
        places = self.clauses.listeners.find(said)["employers"]
        several = len(lengths) > 1 or (places and len(NUMBER.findall(said)) > len(lengths))
        if not several and not elsewhere(places):
            return [], []
        here: list[Length] = []
        others: list[Length] = []
        for length, place in placed(said, self.moments.lengths, places):
            (here if is_here(place) else others).append(length)
        return here, others

    def leads_managers(self, text: str) -> bool:
        """Whether a text tells of leading managers."""
        return self.clauses.over_managers.hears(plain(text))

    def is_here(self, text: str) -> bool:
        """Whether a text names the city."""
        return any(map(is_here, self.clauses.listeners.find(plain(text))["employers"]))

    def is_there(self, text: str) -> bool:
        """Whether a text points at a place that was named before."""
        return bool(self.clauses.listeners.find(plain(text))["there"])

    def tells_length(self, text: str) -> bool:
        """Whether a text tells how long something lasted."""
        return bool(self.moments.lengths.find(plain(text)))

    def is_elsewhere(self, text: str) -> bool:
        """Whether a text names another place than the city."""
        return bool(elsewhere(self.clauses.listeners.find(plain(text))["employers"]))

    def named_day(self, text: str, today: date, *, coming: bool = False) -> date | None:
        """A day to come that a text speaks of."""
        moments = [
            moment
            for clause in self.clauses.read(text, today, coming)
            for moment in clause.moments
            if not moment.ended or clause.hears("waiting")
        ]
        return next((m.first for m in moments if m.first > today), None)


def of_the_speaker(clauses: Sequence[Clause], joints: Container[str]) -> Sequence[Clause]:
    """The statements without those on somebody else; all, where somebody else is asked for."""
    own = [
        clause
        for clause in clauses
        if not of_a_boss(clause) and (not clause.hears("kin") or of_both(clause, joints))
    ]
    return own if any(clause.hears("oneself") for clause in own) else clauses


def of_a_boss(clause: Clause) -> bool:
    """`My boss has been a manager for ten years`: a statement on a manager of the writer.

    That one left or retired is none on the writer, either.
    """
    if clause.hears("oneself"):
        return False
    if clause.hears("predecessors"):
        return True
    ends = [hit.end for hit in clause["roles"] if hit.means == "others"]
    told = [hit for hit in clause["roles"] if hit.means == "manager"]
    told += [*clause["leaving"], *(hit for hit in clause["employers"] if hit.means == "none")]
    return any(hit.begin >= end for end in ends for hit in told)


def of_both(clause: Clause, joints: Container[str]) -> bool:
    """`Jag och min kollega är chefer`: a statement on the speaker and on somebody else."""
    return any(
        clause.text[one.end : other.begin].split()[:1]
        and clause.text[one.end : other.begin].split()[0] in joints
        for one in clause["oneself"]
        for other in clause["kin"]
        if one.end <= other.begin
    )
