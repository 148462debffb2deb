import pytest
from pydantic import ValidationError

from dialogs.state import ConversationState, SignupPosition


def test_it_comes_back_from_json_as_it_was() -> None:
    position = SignupPosition(programme="aspirantprogrammet", mode="leaving", field="name")
    state = ConversationState(language="en", recent=("a", "b"), signup=position)
    text = state.model_dump_json(exclude_defaults=True)
    assert ConversationState.model_validate_json(text) == state


def test_a_fresh_one_is_almost_nothing() -> None:
    assert ConversationState().model_dump_json(exclude_defaults=True) == "{}"
    assert ConversationState.model_validate_json("{}") == ConversationState()


@pytest.mark.parametrize(
    "text",
    [
        '{"schema_version": 2}',
        '{"surprise": 1}',
        '{"language": "fi"}',
        "[]",
        "null",
        "no json",
        '{"signup": {"programme": "a", "mode": "dancing"}}',
        '{"signup": {"mode": "asking"}}',
    ],
)
def test_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        ConversationState.model_validate_json(text)


def test_it_cannot_be_changed_by_accident() -> None:
    with pytest.raises(ValidationError):
        ConversationState().topic = "x"  # type: ignore[misc]
