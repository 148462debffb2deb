"""What follows from what a person has said about themselves for a programme's rules."""

from collections.abc import Mapping
from datetime import date

from dialogs.standing import Facts, elsewhere
from knowledge.calendar import whole_months
from knowledge.eligibility import Known, Span, met_from
from knowledge.model import Rule, Situation

NEW = 4
"""Whole months as a manager before which one counts as new, as people judge it: a quarter."""
NOT_NEW = 24
"""Whole months from which nobody counts as new."""
FIRST_YEAR = 11
DUTIES = ("work_environment", "economy", "operations")


def leads(facts: Facts, day: date, *, anywhere: bool = False) -> bool | None:
    """Whether the person is a manager in the city on that day, or `anywhere`."""
    if anywhere and facts.leads_elsewhere:
        return True
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
    if facts.leading_here:
        first, last = facts.leading_here
        sure = facts.since is not None and facts.employer != "unsure"
        at_work = max(0, (whole_months(last, day) if sure else 0) - (facts.absent or 0))
        return Span(at_work, whole_months(first, day))
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
    since, employer = facts.since is not None, facts.employer
    holds: Mapping[Situation, bool] = {
        "partner": employer == "partner" and facts.manager is not False,
        "company": employer == "company",
        "hired": employer == "hired" and bool(facts.manager),
        "was_hired": since and facts.was_hired,
        "trial": facts.employment == "trial",
        "mixed": facts.employment == "mixed",
        "some_time": since and is_new(facts, day) is None,
        "leave": since and bool(facts.absent),
    }
    return {situation for situation, so in holds.items() if so}


def qualifies(rule: Rule, facts: Facts, day: date) -> tuple[date, date] | None:
    """The first and the last day from which time may meet a rule that it has not met yet."""
    if rule.field == "employment" and facts.permanent_from and facts.permanent_from > day:
        return facts.permanent_from, facts.permanent_from
    begun = facts.leading_here
    if begun is None or elsewhere(facts) or facts.manager is False:
        return None
    first, last = (met_from(rule, since) for since in begun)
    if rule.field in ("manager", "new_manager") and rule.equals == "yes":
        if facts.since is None:
            return None
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
