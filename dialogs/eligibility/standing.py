"""What a person has said about themselves, and what follows from it for a programme's rules."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict
from typing_extensions import override

from knowledge.calendar import whole_months
from knowledge.eligibility import Known, Span, met_from
from knowledge.model import Rule, Situation

Employer = Literal["city", "partner", "company", "hired", "other", "unsure"]
Employment = Literal["permanent", "fixed_term", "trial", "mixed", "unsure"]

NEW = 4
"""Whole months as a manager before which one counts as new, as people judge it: a quarter."""
NOT_NEW = 24
"""Whole months from which nobody counts as new."""
FIRST_YEAR = 11
ROLE = frozenset({"manager", "becoming", "since", "about", "new", "vague_title"})
"""Facts on whether, and since when, one leads."""
CONTRACT = frozenset({"employment", "permanent_from"})
"""Facts on the form of employment."""
DUTIES = ("work_environment", "economy", "operations")


class Facts(BaseModel):
    """What a person has said about themselves; None is what they have not said."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    employer: Employer | None = None
    manager: bool | None = None
    becoming: bool = False
    """To be a manager, on a day that was not said."""
    since: tuple[date, date] | None = None
    """The first and the last day on which they may have become a manager in the city."""
    about: bool = False
    """The days are reckoned from a duration."""
    absent: int | None = None
    """The most months of that time during which they were away."""
    new: bool | None = None
    vague_title: bool = False
    """Goes by a title that may or may not be a manager's."""
    employment: Employment | None = None
    permanent_from: date | None = None
    """The day to come on which the employment becomes permanent."""
    duties: Mapping[str, bool] = {}

    @override
    def __hash__(self) -> int:
        """Facts without any are the default of many states, and copied for each without this."""
        return hash((self.employer, self.manager, self.since, self.employment))

    @property
    def said(self) -> bool:
        """Whether anything has been said at all."""
        return self != Facts()

    @property
    def alone(self) -> "Facts":
        """Just what was said: what has been stored may hold the rest as set to nothing."""
        return self.beyond(NOTHING)

    def without(self, other: "Facts") -> "Facts":
        """What was said of anything else; since when one leads goes with whether one does."""
        said = other.alone.model_fields_set
        told = said | ROLE if said & ROLE else said
        told = told | CONTRACT if told & CONTRACT else told
        return Facts(**{n: v for n, v in self if n not in told}).alone

    def beyond(self, other: "Facts") -> "Facts":
        """What was said and is not what others say."""
        return Facts(
            **{n: v for n, v in self if v not in (getattr(other, n), getattr(NOTHING, n))}
        )

    @property
    def decides(self) -> bool:
        """Whether more has been said than that the person works in the city."""
        return self.model_copy(update={"employer": None}).said or elsewhere(self)

    @property
    def come_true(self) -> "Facts":
        """The same where what is to come is supposed to have happened: just now a manager."""
        if not self.becoming or self.since:
            return self
        return self.model_copy(update={"manager": True, "becoming": False, "new": True})

    @property
    def newly(self) -> "Facts":
        """The same where one is supposed to be new: since when one leads is no longer known."""
        return self.model_copy(update={"since": None}) if self.new and not self.since else self

    def and_then(self, later: "Facts") -> "Facts":
        """These facts with what was said later; the later word counts."""
        changes = {name: getattr(later, name) for name in later.model_fields_set}
        if later.manager is False or later.becoming:
            changes = {"since": None, "about": False, "new": None, **changes}
        if later.manager and not later.becoming:
            changes["becoming"] = False
        if later.employer not in (None, self.employer, "city") and later.since is None:
            changes["since"] = None
        if later.employment and later.permanent_from is None:
            changes["permanent_from"] = None
        changes["duties"] = {**self.duties, **later.duties}
        return self.model_copy(update=changes)


NOTHING = Facts()
ANYWAY = Facts(manager=True, employer="city")
"""What a word for the asker says, whatever is asked: `does it matter for a manager how ...?`"""


def elsewhere(facts: Facts) -> bool:
    """Whether the person works for somebody else than the city."""
    return facts.employer in ("partner", "hired", "other")


def leads(facts: Facts, day: date, *, anywhere: bool = False) -> bool | None:
    """Whether the person is a manager in the city on that day, or `anywhere`."""
    if elsewhere(facts) and not anywhere:
        return False
    if facts.since and facts.manager and facts.since[1] > day:
        return False if facts.since[0] > day else None
    unsure = facts.manager and facts.employer == "unsure" and not anywhere
    return None if unsure else facts.manager


def begun(facts: Facts, today: date) -> date:
    """The day from which all is so that is told or supposed to become so, else today."""
    first_day = facts.since[1] if facts.since else today
    return max(today, first_day, facts.permanent_from or today)


def months(facts: Facts, day: date) -> Span | None:
    """Time as a manager in the city on that day, in whole months."""
    if leads(facts, day) is False:
        return Span(0, 0)
    if facts.since:
        least = 0 if facts.employer == "unsure" else whole_months(facts.since[1], day)
        at_work = max(0, least - (facts.absent or 0))
        return Span(at_work, whole_months(facts.since[0], day))
    return Span(0, FIRST_YEAR) if facts.new else None


def is_new(facts: Facts, day: date) -> bool | None:
    """Whether the person is new as a manager; None where that is unknown, or open."""
    if elsewhere(facts):
        return False
    if facts.employer == "unsure":
        return False if facts.manager is False else None
    if facts.becoming or (facts.since and facts.since[0] > day):
        return True
    if facts.manager is False or facts.new is False:
        return False
    span = months(facts, day) if facts.since else None
    if span is None:
        return facts.new
    if span.least >= NOT_NEW:
        return False
    return True if span.most < NEW else None


def form_on(facts: Facts, day: date) -> str | None:
    """The form of employment on that day, where it is one of those that rules know."""
    if facts.permanent_from and facts.permanent_from > day:
        return "fixed_term"
    return facts.employment if facts.employment in ("permanent", "fixed_term") else None


def answers(facts: Facts, day: date, *, anywhere: bool = False) -> Mapping[str, Known]:
    """What the facts say to the fields that rules look at, as of a day.

    `anywhere` is for who must not be a manager: they are one in other places than the city, too.
    """
    tells = facts.employer or facts.manager or facts.employment in ("permanent", "fixed_term")
    employed = not elsewhere(facts) if tells and facts.employer != "unsure" else None
    form = form_on(facts, day)
    known: dict[str, Known | None] = {
        "employed": employed,
        "manager": leads(facts, day, anywhere=anywhere),
        "months_as_manager": months(facts, day),
        "new_manager": is_new(facts, day),
        "employment": form,
        **facts.duties,
    }
    return {name: value for name, value in known.items() if value is not None}


def situations(facts: Facts, day: date) -> set[Situation]:
    """Where the person stands that the source may leave open."""
    found: set[Situation] = set()
    if facts.employer == "partner" and facts.manager is not False:
        found.add("partner")
    if facts.employer == "company":
        found.add("company")
    if facts.employer == "hired" and facts.manager:
        found.add("hired")
    if facts.employment == "trial":
        found.add("trial")
    if facts.employment == "mixed":
        found.add("mixed")
    if facts.since and is_new(facts, day) is None:
        found.add("some_time")
    if facts.since and facts.absent:
        found.add("leave")
    return found


def qualifies(rule: Rule, facts: Facts, day: date) -> tuple[date, date] | None:
    """The first and the last day from which time may meet a rule that it has not met yet."""
    if rule.field == "employment" and facts.permanent_from and facts.permanent_from > day:
        return facts.permanent_from, facts.permanent_from
    if facts.since is None or elsewhere(facts) or facts.manager is False:
        return None
    first, last = (met_from(rule, since) for since in facts.since)
    if rule.field in ("manager", "new_manager") and rule.equals == "yes":
        first, last = facts.since
    return (first, last) if first and last and last > day else None


def from_answer(field: str, value: bool) -> Facts:
    """What a plain yes or no to a field's question says."""
    if field == "employed":
        return Facts(employer="city" if value else "other")
    if field == "manager":
        return Facts(manager=value)
    if field == "new_manager":
        return Facts(new=value, manager=True) if value else Facts(new=False)
    return Facts(duties={field: value}) if field in DUTIES else Facts()
