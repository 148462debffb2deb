"""What the bot suggests, it can also answer."""

import pytest

from dialogs.messages import Outcome
from tests.chat.clients import DirectChat

GREETINGS = {"sv": "hej", "en": "hello"}


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_every_suggestion_of_the_greeting_is_met(language: str, chat: DirectChat) -> None:
    suggestions = (await chat.send(GREETINGS[language])).choices
    assert len(suggestions) == 4
    for suggestion in suggestions:
        heard = await chat.send(suggestion)
        assert heard.outcome in (Outcome.ANSWER, Outcome.SIGNUP), suggestion
