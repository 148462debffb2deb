"""A greeting is answered, unless a question stands right behind it."""

import pytest

from dialogs.messages import Outcome
from tests.chat.clients import DirectChat


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("hej hur länge är det", Outcome.CLARIFY),
        ("hej va kostar det", Outcome.UNKNOWN),
        ("hello how much is it", Outcome.UNKNOWN),
    ],
)
async def test_a_question_behind_it_is_one_without_a_sign_between(
    text: str, outcome: Outcome, chat: DirectChat
) -> None:
    assert (await chat.send(text)).outcome is outcome


@pytest.mark.parametrize("text", ["hej vad är det", "hej hur är läget", "hello there how are you"])
async def test_what_asks_for_nothing_of_ours_is_a_greeting(text: str, chat: DirectChat) -> None:
    assert (await chat.send(text)).outcome is Outcome.SMALLTALK
