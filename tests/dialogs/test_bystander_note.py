"""Facts asked by somebody who is not the manager."""

import pytest

from tests.dialogs.test_eligible import Talk

NOTES = ("Svaret gäller den du frågar om", "This answer is about the person you are asking about")


@pytest.mark.parametrize(
    "text",
    [
        "Jag är skyddsombud och undrar vilket ansvar chefen har för arbetsmiljön",
        "Jag är fackombud på Kommunal. Vilket stöd får chefen från HR?",
        "Måste min chef samverka med facket?",
        "I'm a safety representative. What is the manager responsible for?",
        "I'm an employee. What support does my manager get?",
    ],
)
async def test_who_is_not_the_manager_is_told_of_whom_the_answer_speaks(text: str) -> None:
    async with Talk() as talk:
        told, _, source = (await talk.say(text)).text.rpartition("\n\n")
    assert any(note in told for note in NOTES)
    assert source.startswith(("Källa", "Source"))


@pytest.mark.parametrize(
    "text",
    [
        "Jag är chef. Vilket ansvar har jag för arbetsmiljön?",
        "Jag är skyddsombud och chef. Vilket ansvar har jag för arbetsmiljön?",
        "Hur ska jag som chef behandla ett skyddsombud?",
        "Jag är medarbetare. Vem får söka Aspirantprogrammet?",
        "Jag är facklig företrädare. Hur länge är ledarskapsprogrammet?",
        "What support do I get as a manager?",
    ],
)
async def test_nobody_else_is(text: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(text)
    assert not any(note in reply.text for note in NOTES)
