"""How many there are, asked or taken for granted."""

import pytest

from tests.dialogs.test_eligible import Talk

WRONG = [
    ("Vilka är de sex kraven?", "Kraven är fyra, inte sex."),
    ("What are the five demands?", "There are four demands, not five."),
    ("Berätta om de sex olika styrdokumenten", "Styrdokumenten är av fyra slag, inte sex."),
    (
        "De sju programmen, vilka är de?",
        "Programmen, utbildningarna och mötena är åtta, inte sju.",
    ),
    (
        "Which are the six programmes?",
        "The programmes, trainings and meetings are eight, not six.",
    ),
    ("Finns det tio program?", "Nej. Programmen, utbildningarna och mötena är åtta, inte tio."),
    ("There are nine programmes, right?", "No. The programmes, trainings and meetings are eight"),
    ("What are the five main tasks?", "There are three main tasks, not five."),
]
ASKED = [
    ("vilka slags styrdokument finns?", "hur många är det?", "Styrdokumenten är av fyra slag."),
    ("vilka är med i högre chefsprogrammet?", "hur många är de?", "Samarbetspartnerna är tre."),
    ("what are the four demands?", "how many things is that?", "There are four demands."),
    ("hej", "Hur många partner har högre chefsprogrammet?", "Samarbetspartnerna är tre."),
    ("hi", "How many partners are in the higher programme?", "There are three partners."),
]


@pytest.mark.parametrize(("question", "begins"), WRONG)
async def test_a_wrong_number_is_put_right(question: str, begins: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(question)).text.startswith(begins)


@pytest.mark.parametrize(("before", "question", "begins"), ASKED)
async def test_how_many_there_are_is_told(before: str, question: str, begins: str) -> None:
    async with Talk() as talk:
        await talk.say(before)
        assert (await talk.say(question)).text.startswith(begins)


async def test_the_right_number_needs_no_word() -> None:
    async with Talk() as talk:
        assert "inte" not in (await talk.say("Vilka är de fyra kraven?")).text.split(".")[0]


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Are there eight programmes?", "Yes. There are eight"),
        ("Finns det fyra krav?", "Ja. "),
        ("Vilka är de två programmen för nya chefer?", "Åtta program"),
        ("Finns det ett program?", "Åtta program"),
        (
            "Are there two programmes for new managers?",
            "Programmes, trainings and meetings for new",
        ),
    ],
)
async def test_a_number_that_may_be_right_is_not_put_right(question: str, begins: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(question)).text.startswith(begins)
