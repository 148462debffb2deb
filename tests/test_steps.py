"""The table of steps in the architecture says what the code says today."""

from dialogs.main import Conversation
from tests.steps import PAGE, page


def test_the_table_is_that_of_the_code(conversation: Conversation) -> None:
    said = PAGE.read_text("utf-8")
    assert said == page(said, conversation), "run: python -m tests.steps"


def test_every_step_has_a_name_of_its_own_and_says_what_it_takes(
    conversation: Conversation,
) -> None:
    names = [step.__qualname__ for step in conversation.steps]
    assert len(set(names)) == len(names)
    assert all(step.__doc__ for step in conversation.steps)
