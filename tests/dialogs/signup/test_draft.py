from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from dialogs.ports import Answer, Application, ApplicationState
from dialogs.signup.draft import Draft
from knowledge.model import Knowledge, Programme

THEN = datetime(2026, 3, 2, tzinfo=UTC)


def draft_of(programme: Programme, answers: Mapping[str, Answer]) -> Draft:
    draft = ApplicationState.DRAFT
    return Draft(programme, Application("i", "p", "programme", "", draft, answers, THEN, THEN))


@pytest.fixture
def higher(knowledge: Knowledge) -> Programme:
    """The one with choices and a field that comes only with one of them."""
    return knowledge.programmes["hogre-chefsprogrammet"]


BEFORE_LEVEL: dict[str, Answer] = {
    "manager": True,
    "name": "Kim Berg",
    "email": "kim@vasteras.se",
    "role": "rektor",
    "workplace": "Skolan",
}


def ids(draft: Draft) -> list[str]:
    return [field.id for field in draft.fields]


def test_an_empty_draft_is_open_at_its_first_field(higher: Programme) -> None:
    draft = draft_of(higher, {})
    assert draft.open_field == higher.fields[0]
    assert draft.step("manager") == 1
    assert draft.field_before("manager") is None


def test_the_first_gap_is_open(higher: Programme) -> None:
    draft = draft_of(higher, {"manager": True, "email": "kim@vasteras.se"})
    assert draft.open_field
    assert draft.open_field.id == "name"
    assert draft.step("name") == 2


def test_a_conditional_field_counts_only_where_it_applies(higher: Programme) -> None:
    director = draft_of(higher, {**BEFORE_LEVEL, "level": "director"})
    other = draft_of(higher, {**BEFORE_LEVEL, "level": "other"})
    assert "other_level" not in ids(director)
    assert ids(other).index("other_level") == ids(other).index("level") + 1
    assert other.open_field
    assert other.open_field.id == "other_level"
    assert len(other.fields) == len(director.fields) + 1


def test_all_answered_is_open_nowhere(higher: Programme) -> None:
    draft = draft_of(higher, {**BEFORE_LEVEL, "level": "director", "motivation": "Växa"})
    assert draft.open_field is None
    last = draft.field_before(None)
    assert last
    assert last.id == "motivation"


def test_a_skipped_field_is_answered(knowledge: Knowledge) -> None:
    programme = knowledge.programmes["chefsintroduktion"]
    answers: dict[str, Answer] = {
        "new_manager": True,
        "name": "Kim Berg",
        "email": "kim@vasteras.se",
        "workplace": "Skolan",
        "manager_since": "",
    }
    assert draft_of(programme, answers).open_field is None


def test_a_choice_that_is_no_more_is_open_again(higher: Programme) -> None:
    draft = draft_of(higher, {**BEFORE_LEVEL, "level": "emperor", "motivation": "Växa"})
    assert draft.open_field
    assert draft.open_field.id == "level"


def test_answers_to_fields_that_are_no_more_do_no_harm(higher: Programme) -> None:
    draft = draft_of(higher, {"gone": "x", "manager": True})
    assert draft.open_field
    assert draft.open_field.id == "name"


def test_a_skipped_field_that_has_become_required_is_open(higher: Programme) -> None:
    answers: dict[str, Answer] = {**BEFORE_LEVEL, "level": "director", "motivation": ""}
    assert draft_of(higher, answers).open_field == higher.field("motivation")


@pytest.mark.parametrize(
    ("field", "value"), [("months_as_manager", "ett par år"), ("manager", "kanske")]
)
def test_an_answer_of_another_kind_is_open_again(
    field: str, value: str, knowledge: Knowledge
) -> None:
    programme = knowledge.programmes["mentorprogrammet"]
    draft = draft_of(programme, {"manager": True, field: value})
    assert draft.open_field == programme.field(field)
    assert draft.broken_rule is None


def test_the_first_broken_rule_is_told(knowledge: Knowledge) -> None:
    programme = knowledge.programmes["mentorprogrammet"]
    assert draft_of(programme, {}).broken_rule is None
    assert draft_of(programme, {"manager": True}).broken_rule is None
    early = draft_of(programme, {"manager": True, "months_as_manager": 11}).broken_rule
    assert early
    assert early.id == "one_year"
