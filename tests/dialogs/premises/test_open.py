"""What the sources leave open is neither affirmed nor denied; what they tell still is."""

import pytest

from dialogs.messages import Language, Outcome
from tests.chat.clients import DirectChat
from tests.chat.house import House


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Är mentorprogrammet ett år långt?"),
        ("sv", "Går ledarskapsprogrammet varje år?"),
        ("sv", "Är Högre chefsprogrammet för den som är ny som chef?"),
        ("en", "Is the mentor programme about one year long?"),
        ("en", "Is Chefsarenan every year?"),
        ("en", "Does the leadership programme run every other year?"),
        ("en", "Does the policy apply to council owned companies?"),
        ("en", "Does the leadership policy apply to team leaders?"),
    ],
)
async def test_what_is_open_gets_no_verdict(house: House, language: Language, text: str) -> None:
    heard = await DirectChat(house, language).send(text)
    assert heard.outcome is Outcome.UNKNOWN
    assert not heard.text.startswith(("Ja", "Nej", "Yes", "No"))


@pytest.mark.parametrize(
    ("language", "text", "verdict"),
    [
        ("sv", "Är aspirantprogrammet för den som redan är enhetschef?", "Nej. "),
        ("en", "Is the aspirant programme for people who are already managers?", "No. "),
        ("sv", "Är ledarskapsprogrammet för den som är ny som chef?", "Ja. "),
        ("sv", "Är ledarskapsprogrammet ett år långt?", "Ja. "),
        ("sv", "Går Högre chefsprogrammet varje år?", "Nej. "),
    ],
)
async def test_what_is_told_gets_one(
    house: House, language: Language, text: str, verdict: str
) -> None:
    assert (await DirectChat(house, language).send(text)).text.startswith(verdict)
