"""How a verdict begins: with the yes or the no that was asked for, or with the day at once."""

from dialogs.eligibility.case import Case
from dialogs.exchange import Exchange
from dialogs.standing import ANYWAY, Facts
from dialogs.understanding.person.reckoning import answers
from knowledge.eligibility import Judged, Verdict

OF_EMPLOYER = frozenset({"employed", "manager", "months_as_manager", "new_manager"})
"""Fields of rules that speak of the city: for whom one works has a say in them."""


def opening(exchange: Exchange, case: Case, before: Case | None, called: str, day: str) -> str:
    """The first words of a verdict; `day` is the one on which all can be met, in words."""
    found, manner = state(case), case.manner
    if manner == "matters" and found != "open":
        found = "yes" if matters(case, before) else "no"
    usual = manner == "may" or found in ("open", "unclear")
    return exchange.say(
        f"eligible.{found}" if usual else f"eligible.{manner}.{found}", title=called, date=day
    )


def state(case: Case) -> str:
    """What is found, with the day on which it will be otherwise among it."""
    if case.is_open:
        return "open"
    if case.verdict is Verdict.MET and case.day > case.today:
        return "yes_from"
    if case.verdict is Verdict.NOT_MET and case.in_time:
        return "not_yet"
    return case.verdict.value


def matters(case: Case, before: Case | None) -> bool:
    """Whether what is supposed decides anything: all but a time that is long enough anyway."""
    held = {judged.rule.id for judged in before.judged if is_met(judged)} if before else set()
    return any(
        judged.rule.field in fields(case.supposed, case)
        and (judged.rule.at_least is None or not is_met(judged) or judged.rule.id not in held)
        for judged in case.judged
    )


def is_met(judged: Judged) -> bool:
    """Whether a rule is met."""
    return judged.verdict is Verdict.MET


def fields(supposed: Facts, case: Case) -> frozenset[str]:
    """The fields of rules that a supposition speaks of."""
    told = frozenset(answers(supposed.beyond(ANYWAY), case.day))
    return told | OF_EMPLOYER if supposed.employer not in (None, "city") else told - {"employed"}
