import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.eligibility import Given, Verdict, fields_asked, judge, judge_rule
from knowledge.model import Condition, FormField, Knowledge, Programme, Rule

MET, NOT_MET, UNCLEAR = Verdict.MET, Verdict.NOT_MET, Verdict.UNCLEAR
MANAGER = Rule(id="m", field="manager", equals="yes", source="B", place="p")
NOT_MANAGER = Rule(id="n", field="manager", equals="no", source="B", place="p")
YEAR = Rule(id="y", field="months", at_least=12, source="B", place="p")
PERMANENT = Rule(id="e", field="form", equals="permanent", source="B", place="p")


@pytest.mark.parametrize(
    ("rule", "answers", "verdict"),
    [
        (MANAGER, {"manager": True}, MET),
        (MANAGER, {"manager": False}, NOT_MET),
        (NOT_MANAGER, {"manager": False}, MET),
        (NOT_MANAGER, {"manager": True}, NOT_MET),
        (MANAGER, {}, UNCLEAR),
        (MANAGER, {"manager": ""}, UNCLEAR),
        (YEAR, {"months": 11}, NOT_MET),
        (YEAR, {"months": 12}, MET),
        (YEAR, {"months": 0}, NOT_MET),
        (YEAR, {}, UNCLEAR),
        (PERMANENT, {"form": "permanent"}, MET),
        (PERMANENT, {"form": "fixed_term"}, NOT_MET),
    ],
)
def test_one_rule(rule: Rule, answers: dict[str, Given], verdict: Verdict) -> None:
    assert judge_rule(rule, answers) is verdict


def test_conditional_fields_come_and_go() -> None:
    other = FormField(id="other", kind="text", when=Condition(field="level", equals="other"))
    level = FormField(id="level", kind="choice", choices=("a", "other"))
    fields = (level, other)
    programme = Programme(
        intake="event", kind="meeting", audience="manager", fields=fields, order=1
    )
    assert fields_asked(programme, {}) == [level]
    assert fields_asked(programme, {"level": "a"}) == [level]
    assert fields_asked(programme, {"level": "other"}) == [level, other]


def test_every_rule_of_every_programme_can_be_met_and_broken(knowledge: Knowledge) -> None:
    for programme in knowledge.programmes.values():
        for rule in programme.rules:
            kind = programme.field(rule.field).kind
            values: list[Given] = [True, False] if kind == "yes_no" else []
            values += [0, 1000] if kind == "months" else []
            values += list(programme.field(rule.field).choices)
            verdicts = {judge_rule(rule, {rule.field: value}) for value in values}
            assert verdicts == {MET, NOT_MET}, rule.id


def test_the_rules_of_the_aspirant(knowledge: Knowledge) -> None:
    judged = judge(knowledge.programmes["aspirantprogrammet"], {"employed": True})
    assert [(one.rule.id, one.verdict) for one in judged] == [
        ("employed", MET),
        ("not_manager", UNCLEAR),
    ]


@given(st.one_of(st.booleans(), st.integers(), st.text()))
def test_any_answer_to_an_equals_rule_is_judged(value: Given) -> None:
    assert judge_rule(MANAGER, {"manager": value}) in Verdict
