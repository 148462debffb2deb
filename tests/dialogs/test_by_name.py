import pytest

from dialogs.messages import Outcome
from tests.dialogs.test_eligible import Talk

NAMED = [
    ("Vilket program går vartannat år?", "Högre chefsprogrammet går vartannat år."),
    (
        "Vad heter programmet som görs ihop med regionerna?",
        "Högre chefsprogrammet går tillsammans",
    ),
    ("Vad heter det ni har för såna som inte är chefer än?", "Aspirantprogrammet"),
    ("Vilket krav handlar om medarbetarsamtal?", "Det är Den goda arbetsgivaren."),
    ("Vilken sorts dokument talar om hur politiska mål ska nås?", "En handlingsplan anger"),
    ("The networking thing with food, what's it called?", "It is Temafrukostar"),
    ("Which programme aims at exchange between administrations?", "It is Mentorprogrammet"),
    ("What's the course for future managers called?", "Aspirantprogrammet"),
    (
        "Which one is run together with other municipalities?",
        "Högre chefsprogrammet is run together with",
    ),
    ("Vilka av träffarna är till för att nätverka?", "Det är Temafrukostar."),
    ("Which one is for people who do not manage anyone yet?", "Aspirantprogrammet is for anyone"),
    ("Which kind of document ensures correct handling?", "A guideline (riktlinje) makes"),
]


@pytest.mark.parametrize(("question", "begins"), NAMED)
async def test_who_asks_which_it_is_hears_its_name_first(question: str, begins: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert reply.outcome is Outcome.ANSWER
        assert reply.text.startswith(begins)


@pytest.mark.parametrize(
    "question",
    [
        "Vad heter stadsdirektören?",
        "What's the coordinator's name for the mentor programme?",
        "Vad heter den som håller i temafrukostarna?",
    ],
)
async def test_the_name_of_a_person_is_no_name_of_a_thing(question: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(question)).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    "question",
    ["Vilken utbildning krävs för att bli chef?", "Vilket program är bäst för mig?"],
)
async def test_what_is_needed_or_advised_is_not_answered_with_a_name(question: str) -> None:
    async with Talk() as talk:
        assert not (await talk.say(question)).text.startswith("Det är")


OF_THEM = [
    (
        "jämför ledarskapsprogrammet och högre chefsprogrammet",
        "vilket av dem går tillsammans med andra kommuner?",
        "Högre chefsprogrammet går tillsammans med",
    ),
    (
        "jämför ledarskapsprogrammet och chefsarenan",
        "vilken av dem leds av stadsdirektören?",
        "Det är Chefsarenan. Stadsdirektören bjuder in",
    ),
    (
        "jämför mentor och chefsarenan",
        "vilket av dem kräver fast tjänst?",
        "Det är Mentorprogrammet. Du ska ha arbetat",
    ),
    (
        "compare mentor and the higher managers programme",
        "which of them is run with other municipalities?",
        "Högre chefsprogrammet is run together with",
    ),
]


@pytest.mark.parametrize(("before", "question", "begins"), OF_THEM)
async def test_the_one_of_those_compared_by_what_is_said_of_it(
    before: str, question: str, begins: str
) -> None:
    async with Talk() as talk:
        await talk.say(before)
        assert (await talk.say(question)).text.startswith(begins)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("which programme runs every year?", "aspirantprogrammet"),
        ("which programme runs every two years?", "hogre-chefsprogrammet"),
        ("which programme runs every month?", "program-oversikt"),
        ("which programmes run every year?", "program-oversikt"),
    ],
)
async def test_none_is_named_that_runs_otherwise_than_is_said(question: str, topic: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert reply.topic == topic
        assert "every year" in reply.text or "every other year" in reply.text


async def test_which_one_runs_so_often_is_not_the_one_talked_of() -> None:
    async with Talk() as talk:
        await talk.say("which programmes can a new manager join?")
        await talk.say("second one")
        assert (await talk.say("which one runs every year?")).topic == "aspirantprogrammet"
