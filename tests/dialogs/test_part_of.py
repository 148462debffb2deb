"""One topic under the heading of another: a part of it, or one of the two."""

import pytest

from tests.dialogs.test_eligible import Talk

BOTH = {"chefsstod", "mentorprogrammet"}


@pytest.mark.parametrize(
    "question",
    [
        "Är mentorn en del av chefsstödet?",
        "Ingår mentorprogrammet i chefsstödet?",
        "Ligger mentorprogrammet under chefstöd?",
        "Is the mentor part of the manager support?",
        "Does a mentor count as support for managers?",
    ],
)
async def test_what_stands_under_the_heading_is_a_part(question: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert reply.text.startswith(("Ja. Mentor", "Yes. Mentor"))
        assert "”Chefstöd”." in reply.text or "“Chefstöd”" in reply.text


@pytest.mark.parametrize(
    "question",
    [
        "Vill jag ha chefsstöd eller en mentor?",
        "Får jag stöd i ekonomi eller en mentor?",
        "Should I get manager support or a mentor?",
    ],
)
async def test_of_two_of_which_one_is_asked_for_both_are_there(question: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert "båda är till för chefer" in reply.text or "both are for managers" in reply.text
        assert len(reply.sources) == len(BOTH)


@pytest.mark.parametrize(
    "question",
    [
        "Ingår chefsstödet i mentorprogrammet?",
        "Is support for managers part of the mentor programme?",
        "Ingår inte mentor i chefsstödet?",
        "Vad är skillnaden på chefsstöd och en mentor?",
        "är det chefsstöd eller mentorprogram som bygger på erfarenhetsutbyte?",
        "Måste jag ha budgetansvar för att få en mentor eller räcker det att vara chef?",
    ],
)
async def test_what_is_asked_the_other_way_round_is_no_part(question: str) -> None:
    async with Talk() as talk:
        text = (await talk.say(question)).text
        assert not text.startswith(("Ja", "Yes"))
        assert "båda är till för" not in text
