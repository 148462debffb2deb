"""What is put of one topic and told of another: no, and where it is told; never yes to it."""

import pytest

from tests.dialogs.test_eligible import Talk

OF_ANOTHER = [
    ("Are the breakfasts hosted by the city director?", "invites managers to Chefsarenan"),
    ("Hålls Chefsarenan i Stadshusets restaurang?", "Temafrukostarna hålls i"),
    ("Är Region Sörmland med i Ledarskapsprogrammet?", "Högre chefsprogrammet går tillsammans"),
    ("Is the Leadership Programme a cooperation with Eskilstuna?", "Högre chefsprogrammet is run"),
    ("Är det mentorprogrammet som är byggt av moduler?", "Ledarskapsprogrammet är byggt"),
    ("Lär man sig OSA i Ledarskapsprogrammet?", "Chefsintroduktion ger dig dem"),
    ("Ligger beslutsunderlag under Verksamhetsutvecklaren?", "kravet på stöd och samverkan"),
    ("Is it the ambassador who should make goals and visions clear?", "make goals and visions"),
    ("Do workplace meetings belong to the operations developer?", "Den goda arbetsgivaren"),
    ("Äter man frukost på Chefsarenan?", "Temafrukostar är återkommande frukostar"),
    ("Is breakfast served at Chefsarenan?", "are recurring breakfasts"),
    ("Is there a different theme every time at Chefsarenan?", "breakfasts have a new theme"),
    ("Är målet med Ledarskapsprogrammet att bli direktör?", "genom Högre chefsprogrammet"),
    ("Does the leadership programme aim to produce directors?", "completed Högre chefsprogrammet"),
    ("Är det policyn som innehåller konkreta åtgärder?", "En handlingsplan anger"),
    ("Is it the action plan that ensures quality in handling of cases?", "A guideline (rikt"),
]
LONG_OR_OFTEN = [
    ("Does the mentor programme run every second year?", "runs every other year"),
    ("Är det högre chefsprogrammet som håller på i ungefär ett år?", "Ledarskapsprogrammet pågår"),
]
OF_THIS_ONE = [
    ("Är det Högre chefsprogrammet som görs ihop med Eskilstuna?", "Ja. Högre chefs"),
    ("Does the city director invite managers to Chefsarenan?", "Yes. The city director"),
    ("Är det Ambassadören som handlar om att vara en förebild?", "Ja. Enligt kravet Ambassa"),
    ("Is it the action plan that has concrete measures?", "Yes. An action plan"),
    ("Är det en riktlinje som säkerställer en god kvalitet?", "Ja. En riktlinje säkrar"),
    ("Är det Högre chefsprogrammet som säkrar chefsförsörjningen?", "Ja. Högre chefs"),
    ("Is there a different theme every time at the theme breakfasts?", "Yes. The theme breakf"),
]
OF_EVERY_MANAGER = [
    ("Vem kan få en mentor?", "får man hjälp med juridik?", "Ja."),
    ("When are the theme breakfasts?", "do I get help with law?", "Yes."),
    ("Berätta om mentorprogrammet", "har jag ansvar för ekonomin?", "Ja."),
    ("Berätta om mentorprogrammet", "behöver man vara specialist på juridik?", "Nej. Du behöver"),
    ("Berätta om mentorprogrammet", "måste man ha budgetansvar?", "Nej, inget sådant krav"),
    ("Berätta om aspirantprogrammet", "måste man kunna juridik?", "Nej. Du behöver inte"),
    ("Tell me about Aspirantprogrammet", "do I need to know procurement?", "No. You do not"),
    ("Berätta om aspirantprogrammet", "innehåller det juridik?", "Nej, det nämns inte"),
    ("Tell me about the mentor programme", "does it teach law?", "No, that is not mentioned"),
]
OF_THE_WRITER = [
    "Kan jag gå Ledarskapsprogrammet om jag jobbar i Eskilstuna?",
    "Can I join the leadership programme if I work in Eskilstuna?",
]


@pytest.mark.parametrize(("question", "told"), OF_ANOTHER)
async def test_what_is_told_of_another_topic_is_denied_and_told(question: str, told: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert reply.text.startswith(("Nej", "No"))
        assert told in reply.text


@pytest.mark.parametrize(("question", "told"), LONG_OR_OFTEN)
async def test_a_length_or_rhythm_of_another_topic_is_told_and_leaves_it_open(
    question: str, told: str
) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert reply.text.startswith(("Det säger mina källor inte", "My sources do not say"))
        assert told in reply.text


@pytest.mark.parametrize(("question", "begins"), OF_THIS_ONE)
async def test_what_is_told_of_the_topic_is_confirmed(question: str, begins: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(question)).text.startswith(begins)


@pytest.mark.parametrize(("before", "question", "begins"), OF_EVERY_MANAGER)
async def test_what_holds_of_every_manager_is_not_denied_of_a_programme(
    before: str, question: str, begins: str
) -> None:
    async with Talk() as talk:
        await talk.say(before)
        assert (await talk.say(question)).text.startswith(begins)


@pytest.mark.parametrize(
    "question",
    [
        "Blir man direktör av Högre chefsprogrammet?",
        "Can I become a director after the higher programme?",
        "Ingår frukost på temafrukostarna?",
        "Is there a programme for directors?",
    ],
)
async def test_what_only_tells_topics_apart_is_not_confirmed(question: str) -> None:
    async with Talk() as talk:
        assert not (await talk.say(question)).text.startswith(("Ja", "Yes"))


@pytest.mark.parametrize("question", OF_THE_WRITER)
async def test_where_somebody_works_is_for_the_rules(question: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert "Högre chefsprogrammet" not in reply.text
        assert reply.topic == "ledarskapsprogrammet"


async def test_what_is_so_beside_what_is_not_is_told_too() -> None:
    async with Talk() as talk:
        reply = await talk.say("Är Chefsarenan i Stadshuset och bjuder stadsdirektören in?")
        assert "Temafrukostarna hålls" in reply.text
        assert "Stadsdirektören bjuder in" in reply.text


async def test_the_talk_goes_on_with_the_demand_that_was_looked_for() -> None:
    async with Talk() as talk:
        question = "Hör medarbetarsamtalen till Ambassadören eller till nåt annat krav?"
        assert (await talk.say(question)).topic == "goda-arbetsgivaren"


@pytest.mark.parametrize("question", ["Skriv en dikt om våren", "Tell me a joke"])
async def test_what_is_no_matter_of_ours_is_not_sent_to_the_office(question: str) -> None:
    async with Talk() as talk:
        assert "021-39 00 00" not in (await talk.say(question)).text


@pytest.mark.parametrize(
    ("before", "question", "told"),
    [
        ("berätta om ledarpolicyn", "vad säger den om hälsa?", "bidrar till hälsa"),
        ("tell me about the leadership policy", "what does it say about health?", "to health"),
        ("vem får komma på temafrukostarna?", "bara chefer alltså?", "Ja. "),
        ("tell me about the mentor programme", "what do I need?", "permanent employment"),
    ],
)
async def test_what_was_told_is_asked_further(before: str, question: str, told: str) -> None:
    async with Talk() as talk:
        await talk.say(before)
        assert told in (await talk.say(question)).text


async def test_support_that_is_given_is_not_called_received() -> None:
    async with Talk() as talk:
        reply = await talk.say("Does 'support and cooperation' mean the city supports me?")
        assert reply.text.startswith("It is support that you give, not")


async def test_two_words_stay_in_the_language_that_is_expected() -> None:
    async with Talk() as talk:
        reply = await talk.say("vem kontaktar jag?")
        reply = await talk.say("tfn stadsledningskontoret")
        assert reply.language == "sv"
