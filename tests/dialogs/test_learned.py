"""What examples teach, held against the same bot without them: none of the words are phrases."""

from collections.abc import AsyncIterator
from pathlib import Path
from shutil import copy

import pytest

from bot.channels.terminal import Asked
from dialogs.main import Conversation
from dialogs.messages import Outcome, Reply
from knowledge.model import Knowledge
from tests.chat.house import House
from tests.known import is_example

ANSWERED = [
    ("Gäller chefskraven alla chefer i staden eller bara de högsta?", "krav-pa-chefer"),
    ("Vilka delar består Ambassadören av?", "ambassadoren"),
    ("Hur gör jag för att uppfylla kravet Verksamhetsutvecklaren?", "verksamhetsutvecklaren"),
    ("Who does the Business Developer requirement apply to?", "verksamhetsutvecklaren"),
    ("Why does the city offer a mentor programme?", "mentorprogrammet"),
]
REFUSED = [
    "Hur ställer jag mitt barn i kö till förskolan?",
    "Vad händer om en chef inte lever upp till kraven?",
    "Hur många dagar är man borta från jobbet när man går Ledarskapsprogrammet?",
    "How are mentors matched with managers in the mentor programme?",
    "When will the snow be cleared on our street?",
]
DONE = [
    ("hur länge pågår det?", "clarify"),
    ("vad gäller för chefer?", "clarify"),
    ("How long is it?", "clarify"),
    ("vilka ansökningar har jag inne?", "command"),
    ("visst är det gulligt att du försöker", "smalltalk"),
]


@pytest.fixture
async def untaught(
    knowledge: Knowledge, unlearned: Conversation, empty_database: Path, tmp_path: Path
) -> AsyncIterator[House]:
    """The control: the same house, where nothing has been learned."""
    copy(empty_database, file := tmp_path / "untaught.sqlite")
    house = House(knowledge, unlearned, f"sqlite:///{file}")
    await house.open()
    yield house
    await house.close()


async def ask(house: House, text: str, conversation: str = "") -> Reply:
    reply, _ = await house.terminal.ask(Asked(text, conversation or text))
    return reply


def test_none_of_the_questions_here_is_an_example() -> None:
    texts = [text for text, _ in ANSWERED] + REFUSED
    assert [text for text in texts if is_example(text)] == []


async def test_what_the_rules_refuse_or_mistake_is_answered(house: House, untaught: House) -> None:
    for text, topic in ANSWERED:
        reply = await ask(house, text)
        assert (reply.outcome, reply.topic) == (Outcome.ANSWER, topic), text
        plain = await ask(untaught, text)
        assert (plain.outcome, plain.topic) != (Outcome.ANSWER, topic), text


async def test_what_the_rules_answer_beside_the_point_is_not_answered(
    house: House, untaught: House
) -> None:
    for text in REFUSED:
        assert (await ask(house, text)).outcome is Outcome.UNKNOWN, text
        assert (await ask(untaught, text)).outcome is Outcome.ANSWER, text


@pytest.mark.parametrize(("text", "outcome"), DONE)
async def test_what_no_rule_takes_goes_to_the_dialog_for_such_messages(
    house: House, untaught: House, text: str, outcome: str
) -> None:
    assert (await ask(house, text)).outcome.value == outcome
    assert (await ask(untaught, text)).outcome.value != outcome


async def test_what_leans_on_the_talk_stays_with_it(house: House, untaught: House) -> None:
    for one in (house, untaught):
        await ask(one, "när antogs ledarpolicyn", "talk")
    assert (await ask(house, "har den uppdaterats sen dess?", "talk")).topic == "ledarpolicy"
    assert (await ask(untaught, "har den uppdaterats sen dess?", "talk")).topic != "ledarpolicy"


async def test_what_is_on_none_of_the_topics_names_none(house: House) -> None:
    reply = await ask(house, "mitt barnbarn heter Frida")
    assert (reply.outcome, reply.topic) == (Outcome.UNKNOWN, None)


async def test_a_wish_that_names_nothing_is_for_what_was_talked_of(house: House) -> None:
    await ask(house, "vad är temafrukostar", "breakfast")
    reply = await ask(house, "skriv upp mig på nästa", "breakfast")
    assert (reply.outcome, reply.topic) == (Outcome.SIGNUP, "temafrukostar")


async def test_a_comparison_is_heard_in_words_that_no_rule_knows(
    house: House, untaught: House
) -> None:
    text = "På vilket sätt är ledarskapsprogrammet något annat än chefsintroduktionen?"
    both = {"ledarskapsprogrammet", "chefsintroduktion"}
    assert set((await ask(house, text)).topics) == both
    assert set((await ask(untaught, text)).topics) != both


async def test_why_tells_that_it_was_learned(house: House) -> None:
    text = "hur fri är man som chef hos er, vad får man för svängrum"
    assert (await ask(house, text, "why")).topic == "staden-erbjuder"
    reply = await ask(house, "varför svarade du så?", "why")
    assert "Jag har övat på många frågor" in reply.text
    assert "Gränsen för att svara är 40 procent" in reply.text


async def test_a_month_in_a_story_asks_for_no_date(house: House, untaught: House) -> None:
    text = "Jag ska bli chef på ett äldreboende i januari, vad har staden för stöd till mig?"
    assert (await ask(house, text)).topic == "chefsstod"
    assert (await ask(untaught, text)).topic != "chefsstod"


@pytest.mark.parametrize(
    ("first", "then", "topic"),
    [
        (
            "vad finns det för karriärvägar",
            "vad är utmaningarna i jobbet som chef då",
            "jobba-som-chef",
        ),
        (
            "hur är det att jobba som chef",
            "finns det möjlighet att växa där?",
            "karriar",
        ),
    ],
)
async def test_a_question_in_a_talk_turns_to_what_it_is_on(
    house: House, untaught: House, first: str, then: str, topic: str
) -> None:
    assert not is_example(then)
    for one in (house, untaught):
        await ask(one, first, first)
    assert (await ask(house, then, first)).topic == topic
    assert (await ask(untaught, then, first)).topic != topic


async def test_the_weather_is_not_on_what_was_talked_of(house: House, untaught: House) -> None:
    for one in (house, untaught):
        await ask(one, "hur ofta går högre chefsprogrammet", "weather")
    text = "åskar det över Mälaren i kväll?"
    assert not is_example(text)
    assert (await ask(house, text, "weather")).outcome is Outcome.UNKNOWN


async def test_a_question_without_a_question_mark_interrupts_a_form(
    house: House, untaught: House
) -> None:
    text = "vänta var är dom nånstans"
    for one in (house, untaught):
        await ask(one, "jag vill anmäla mig till temafrukostarna", "form")
    reply = await ask(house, text, "form")
    assert (reply.outcome, "Stadshuset" in reply.text) == (Outcome.ANSWER, True)
    assert reply.asks
    assert reply.asks.field == "manager"
    assert (await ask(untaught, text, "form")).outcome is Outcome.SIGNUP
