"""Who is in need is sent on to people; a manager's question on others is answered."""

import pytest

from dialogs.messages import Language, Outcome
from tests.chat.clients import DirectChat
from tests.chat.house import House


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Jag har en utbränd medarbetare, vad är mitt ansvar?"),
        ("sv", "En i min arbetsgrupp blir mobbad och jag undrar vad som är mitt ansvar som chef?"),
        ("en", "One of my staff is burnt out, what is my responsibility?"),
        ("en", "What is my responsibility if a colleague gets burnt out?"),
    ],
)
async def test_what_is_asked_of_somebody_else_in_need_is_answered(
    house: House, language: Language, text: str
) -> None:
    assert (await DirectChat(house, language).send(text)).topic == "chefsansvar"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "utbränd"),
        ("sv", "Jag är en utbränd medarbetare, vad är mitt ansvar?"),
        ("sv", "Mina medarbetare är jobbiga, orkar inte mer"),
        ("sv", "Hon är utbränd och det är jag med"),
        ("sv", "En av mina medarbetare pratar om självmord"),
        ("en", "I manage twelve staff and can't cope"),
        ("en", "One of my staff is burnt out and so am I"),
        ("en", "My boss shouts and I am crying at work"),
        ("en", "Managing my team leaves me burnt out"),
        ("en", "Being bullied by my staff"),
    ],
)
async def test_whoever_may_mean_themselves_is_sent_on_to_people(
    house: House, language: Language, text: str
) -> None:
    heard = await DirectChat(house, language).send(text)
    assert (heard.outcome, "112" in heard.text) == (Outcome.UNKNOWN, True)
