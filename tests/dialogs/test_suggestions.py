"""What the bot suggests, it can also answer."""

import pytest

from dialogs.ids import WHAT
from dialogs.messages import Language, Outcome
from dialogs.questions.ways_on import FOLLOW_UPS
from knowledge.model import Knowledge
from tests.chat.clients import DirectChat

GREETINGS = {"sv": "hej", "en": "hello"}
AFRESH = {"sv": "börja om", "en": "start over"}
LEAVING = {"sv": ("avbryt", "ja"), "en": ("cancel", "yes")}


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_every_suggestion_of_the_greeting_is_met(language: str, chat: DirectChat) -> None:
    suggestions = (await chat.send(GREETINGS[language])).choices
    assert len(suggestions) == 4
    for suggestion in suggestions:
        heard = await chat.send(suggestion)
        assert heard.outcome in (Outcome.ANSWER, Outcome.SIGNUP), suggestion


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_every_topic_goes_on_with_what_it_can_answer(
    language: Language, knowledge: Knowledge, chat: DirectChat
) -> None:
    await chat.send(GREETINGS[language])
    articles = knowledge.languages[language].articles
    for article in articles.values():
        related = {articles[topic].head.title: topic for topic in article.head.see_also}
        question = article.head.questions[WHAT][0]
        await chat.send(AFRESH[language])
        offered = (await chat.send(question)).choices
        assert 0 < len(offered) <= FOLLOW_UPS, article.id
        for choice in offered:
            await chat.send(question)
            heard = await chat.send(choice)
            assert heard.outcome in (Outcome.ANSWER, Outcome.SIGNUP), (article.id, choice)
            assert heard.topic == related.get(choice, article.id), (article.id, choice)
            if heard.outcome is Outcome.SIGNUP:
                for word in LEAVING[language]:
                    await chat.send(word)
