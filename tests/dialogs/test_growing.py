"""What begins no form: a wish for oneself, and that one does not want to join."""

import pytest

from dialogs.messages import Outcome
from tests.chat.clients import DirectChat
from tests.dialogs.signup.places import field_of
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


@pytest.mark.parametrize(
    "text",
    [
        "jag vill inte ha en mentor",
        "Jag har bestämt mig för att inte söka Mentorprogrammet.",
        "I don't want a mentor",
        "I have decided not to apply for the mentor programme",
    ],
)
async def test_who_does_not_want_to_join_begins_nothing(text: str, chat: DirectChat) -> None:
    heard = await chat.send(text)
    assert heard.outcome is Outcome.SMALLTALK
    assert heard.topic == "mentorprogrammet"
    assert (await chat.send("Jag vill söka Mentorprogrammet")).asks
    assert field_of(await chat.send(text)) == "leave"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("jag vill inte gå på frukosten utan på Chefsarenan", Outcome.ANSWER),
        ("vill inte missa frukosten, skriv upp mig", Outcome.SIGNUP),
        ("vill inte alla ha en mentor?", Outcome.ANSWER),
    ],
)
async def test_a_no_within_more_is_none(text: str, outcome: Outcome, chat: DirectChat) -> None:
    assert (await chat.send(text)).outcome is outcome
