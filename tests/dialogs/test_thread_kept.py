"""What was compared, listed, told or asked last is what the next message is about."""

import pytest

from dialogs.messages import Language
from tests.chat.clients import DirectChat, Seen
from tests.chat.house import House

NURSE = "Jag är undersköterska med fast tjänst i staden, vilket program passar mig?"


async def last(house: House, language: Language, *said: str) -> Seen:
    """The reply to the last of some messages."""
    chat = DirectChat(house, language)
    *_, heard = [await chat.send(text) for text in said]
    return heard


@pytest.mark.parametrize(
    ("language", "compare", "ask"),
    [
        (
            "sv",
            "Chefsarenan eller temafrukost, vad är skillnaden?",
            "Vilken passar om jag vill träffa chefer från andra förvaltningar?",
        ),
        (
            "en",
            "What's the difference between Chefsarenan and the theme breakfasts?",
            "Which suits me if I want to meet managers from other departments?",
        ),
    ],
)
async def test_people_of_other_departments_are_no_other_programmes(
    house: House, language: Language, compare: str, ask: str
) -> None:
    heard = await last(house, language, compare, ask)
    assert heard.topics == ("chefsarenan", "temafrukostar")


@pytest.mark.parametrize(
    ("language", "listing", "ask", "topic"),
    [
        ("sv", "Vad finns det för program?", "Vilken av dem handlar om OSA?", "chefsintroduktion"),
        ("en", "What programmes are there?", "Which of them is about OSA?", "chefsintroduktion"),
    ],
)
async def test_the_one_of_a_long_list_that_is_described_is_found(
    house: House, language: Language, listing: str, ask: str, topic: str
) -> None:
    assert (await last(house, language, listing, ask)).topic == topic


@pytest.mark.parametrize("ask", ["Which demand is that?", "Which of the four is it?"])
async def test_which_demand_that_is_names_the_one_just_told_of(house: House, ask: str) -> None:
    heard = await last(house, "en", "Does the policy say anything on unions?", ask)
    assert heard.text.startswith("It is The good employer")


@pytest.mark.parametrize(
    ("language", "asked", "of_another"),
    [
        ("sv", "Vilka får gå Ledarskapsprogrammet?", "Är det samma med det högre?"),
        ("sv", "Vilka får gå Ledarskapsprogrammet?", "Är det likadant med Högre chefsprogrammet?"),
        ("en", "Who may join the leadership programme?", "Is it the same for the higher one?"),
    ],
)
async def test_whether_it_is_the_same_for_another_asks_what_was_asked(
    house: House, language: Language, asked: str, of_another: str
) -> None:
    plainly = "Vilka får gå Högre chefsprogrammet?"
    if language == "en":
        plainly = "Who may join the higher programme?"
    told = (await last(house, language, plainly)).text
    assert (await last(house, language, asked, of_another)).text == told


async def test_a_third_is_asked_the_same(house: House) -> None:
    said = ("Who may join the leadership programme?", "Is it the same for the higher one?")
    heard = await last(house, "en", *said, "and the mentor one?")
    assert "worked one year as a manager" in heard.text


@pytest.mark.parametrize("how", ["Okej, hur gör jag?", "Det låter bra, hur gör jag nu?"])
async def test_how_to_go_on_after_advice_is_how_to_apply(house: House, how: str) -> None:
    heard = await last(house, "sv", NURSE, how)
    assert heard.text.startswith("Du söker Aspirantprogrammet här i chatten")


async def test_how_a_demand_is_met_is_no_application(house: House) -> None:
    heard = await last(house, "sv", "Vad är Verksamhetsutvecklaren?", "Hur gör jag?")
    assert heard.text.startswith("Du leder verksamheten mot målen")


async def test_somebody_good_at_running_a_team_is_no_manager_yet(house: House) -> None:
    told = (
        "I've been a nurse's aide for eight years, permanent contract with the city, my boss "
        "says I'd be good at running a team. Where would I begin?"
    )
    assert (await last(house, "en", told)).topics == ("aspirantprogrammet",)


async def test_a_choice_for_somebody_described_is_among_the_two(house: House) -> None:
    asked = "Aspirant or mentor programme: which suits a first-year manager?"
    assert set((await last(house, "en", asked)).topics) == {
        "aspirantprogrammet",
        "mentorprogrammet",
    }
