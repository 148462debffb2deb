"""Judging a programme's rules by the answers given; eligibility is decided nowhere else."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knowledge.calendar import months_later
from knowledge.model import FormField, Programme, Rule, Situation

IN_DOUBT: frozenset[Situation] = frozenset({"leave"})
"""What leaves a rule open only where the answers do not settle it anyway."""
AGAINST_A_YES: frozenset[Situation] = frozenset({"was_hired"})
"""What leaves open only what would be met otherwise."""


@dataclass(frozen=True, slots=True)
class Span:
    """A number that is only known to lie between two others."""

    least: int
    most: int


Given = str | int | bool
Known = Given | Span


class Verdict(StrEnum):
    """What is known about a rule."""

    MET = "yes"
    NOT_MET = "no"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Judged:
    """A rule and what the answers say of it."""

    rule: Rule
    verdict: Verdict
    open: Situation | None = None
    """What makes it unclear, where the source itself leaves it open."""


def as_text(value: Known) -> str:
    """An answer as rules write it: yes and no for a truth value."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def judge_rule(rule: Rule, answers: Mapping[str, Known]) -> Verdict:
    """One rule by the answer to its field."""
    value = answers.get(rule.field)
    if value is None or value == "":
        return Verdict.UNCLEAR
    if rule.at_least is None:
        return Verdict.MET if as_text(value) == rule.equals else Verdict.NOT_MET
    span = value if isinstance(value, Span) else Span(int(value), int(value))
    if span.least >= rule.at_least:
        return Verdict.MET
    return Verdict.NOT_MET if span.most < rule.at_least else Verdict.UNCLEAR


def judge(
    programme: Programme,
    answers: Mapping[str, Known],
    situations: Collection[Situation] = (),
) -> list[Judged]:
    """Every rule of a programme by what is known, and by what the source leaves open."""
    judged = []
    for rule in programme.rules:
        alone = judge_rule(rule, answers)
        settled = frozenset[Situation]() if alone is Verdict.UNCLEAR else IN_DOUBT
        if alone is Verdict.NOT_MET:
            settled |= AGAINST_A_YES
        left_open = next((s for s in rule.open if s in situations and s not in settled), None)
        judged.append(Judged(rule, Verdict.UNCLEAR if left_open else alone, left_open))
    return judged


def verdict(judged: Collection[Judged]) -> Verdict:
    """All rules together: one that is not met decides, then one that is unclear."""
    found = {j.verdict for j in judged}
    if Verdict.NOT_MET in found:
        return Verdict.NOT_MET
    return Verdict.UNCLEAR if Verdict.UNCLEAR in found else Verdict.MET


def met_from(rule: Rule, since: date) -> date | None:
    """The first day on which time alone meets a rule, for what began on a day."""
    return months_later(since, rule.at_least) if rule.at_least is not None else None


def asked(field: FormField, answers: Mapping[str, Given]) -> bool:
    """Whether a conditional field applies with these answers."""
    return field.when is None or as_text(answers.get(field.when.field, "")) == field.when.equals


def fields_asked(programme: Programme, answers: Mapping[str, Given]) -> list[FormField]:
    """The fields that apply, in order."""
    return [field for field in programme.fields if asked(field, answers)]
