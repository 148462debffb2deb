"""A wish to get better at something is none to join the programme talked of."""

import pytest

from dialogs.messages import Outcome
from tests.dialogs.test_changed_case import after


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("what is the mentor programme", "I want to get better at hard talks"),
        ("what is the mentor programme", "I'd like to improve my feedback"),
        ("what is chefsarenan", "I want to be braver"),
        ("what is the leadership programme", "I'd like to feel less alone"),
        ("what is the aspirant programme", "I want to go home"),
        ("vad är aspirantprogrammet", "jag vill gå hem"),
    ],
)
async def test_what_one_wants_for_oneself_begins_no_form(first: str, then: str) -> None:
    assert (await after(first, then)).outcome is not Outcome.SIGNUP


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("what is the mentor programme", "I want to be in it"),
        ("what is the mentor programme", "I want to be considered"),
        ("what is the mentor programme", "I want to get better at feedback so sign me up"),
        ("what are the theme breakfasts", "I'd like to be there"),
        ("what is the aspirant programme", "I want to get started"),
        ("vad är mentorprogrammet", "jag vill växa så anmäl mig"),
    ],
)
async def test_a_wish_to_join_begins_one_still(first: str, then: str) -> None:
    assert (await after(first, then)).outcome is Outcome.SIGNUP
