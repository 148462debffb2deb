"""Judging a programme's rules by the answers given; eligibility is decided nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from knowledge.model import FormField, Programme, Rule

Given = str | int | bool


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


def as_text(value: Given) -> str:
    """An answer as rules write it: yes and no for a truth value."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def judge_rule(rule: Rule, answers: Mapping[str, Given]) -> Verdict:
    """One rule by the answer to its field."""
    value = answers.get(rule.field)
    if value is None or value == "":
        return Verdict.UNCLEAR
    if rule.at_least is not None:
        return Verdict.MET if int(value) >= rule.at_least else Verdict.NOT_MET
    return Verdict.MET if as_text(value) == rule.equals else Verdict.NOT_MET


def judge(programme: Programme, answers: Mapping[str, Given]) -> list[Judged]:
    """Every rule of a programme by the answers given so far."""
    return [Judged(rule, judge_rule(rule, answers)) for rule in programme.rules]


def asked(field: FormField, answers: Mapping[str, Given]) -> bool:
    """Whether a conditional field applies with these answers."""
    return field.when is None or as_text(answers.get(field.when.field, "")) == field.when.equals


def fields_asked(programme: Programme, answers: Mapping[str, Given]) -> list[FormField]:
    """The fields that apply, in order."""
    return [field for field in programme.fields if asked(field, answers)]
