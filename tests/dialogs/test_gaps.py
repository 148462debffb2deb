"""What the sources leave out: said as closely as it is asked, and of the right topic or none."""

import pytest

from dialogs.messages import Outcome
from tests.dialogs.test_eligible import Talk

REASONS = [
    ("Vad heter stadsdirektören?", "Mina källor säger inte vad stadsdirektören heter."),
    ("What is the city director's name?", "do not say what the city director is called"),
    ("Hur mycket får en mentor betalt?", "inget om lön eller ersättning"),
    ("How much does a mentor get paid?", "say nothing about pay"),
    ("What time do the breakfasts start?", "give no time of day"),
    ("Är Chefsarenan obligatorisk?", "inget om närvaro"),
    ("Får jag välja mentor själv?", "inte hur mentorer utses"),
    ("Hur görs urvalet till aspirantprogrammet?", "hur urvalet går till"),
    ("Do I need a degree for the aspirant programme?", "a degree being required"),
    ("Hur många anställda har staden?", "inte hur många som arbetar i Västerås stad"),
    ("Får jag ta med en kollega till Chefsarenan?", "ta med någon"),
    ("startar högre chefs 2026 eller 2027", "inga sådana datum för Högre"),
    ("What does Chefsarenan cost?", "the cost of Chefsarenan"),
    ("What does the mentor programme cost my unit?", "the cost of Mentorprogrammet"),
    ("Will I get a pay rise once I finish the higher programme?", "nothing about pay"),
    ("Who teaches the leadership programme?", "no speakers or teachers"),
    ("Number of employees?", "do not say how many people work"),
    ("How many managers do you have?", "do not say how many managers there are"),
    ("Antal anställda?", "inte hur många som arbetar i Västerås stad"),
    ("I am deaf, can I still join the leadership programme", "nothing about disabilities"),
    ("Jag är döv, kan jag gå ledarskapsprogrammet?", "inget om funktionsnedsättningar"),
]


@pytest.mark.parametrize(("question", "reason"), REASONS)
async def test_what_is_missing_is_what_was_asked_for(question: str, reason: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert reply.outcome is Outcome.UNKNOWN
        assert reason in reply.text


@pytest.mark.parametrize(
    "question",
    ["Vem vann Allsvenskan?", "Hur söker jag bygglov?", "How do I renew my passport?"],
)
async def test_nothing_is_near_a_question_on_quite_other_matters(question: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert (reply.outcome, reply.choices) == (Outcome.UNKNOWN, ())


async def test_what_is_near_a_question_of_our_kind_is_offered() -> None:
    async with Talk() as talk:
        assert (await talk.say("Finns det någon kurs i Excel?")).choices


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Vad ansvarar jag för som chef?", "vad är klockan?"),
        ("What am I responsible for?", "what time is it?"),
        ("What are the manager's main tasks?", "can you write my CV?"),
        ("Berätta om mentorprogrammet", "kan du skriva mitt cv?"),
    ],
)
async def test_what_the_bot_does_not_do_is_not_put_on_what_was_talked_of(
    before: str, question: str
) -> None:
    async with Talk() as talk:
        await talk.say(before)
        reply = await talk.say(question)
        assert (reply.outcome, reply.topic) == (Outcome.UNKNOWN, None)


@pytest.mark.parametrize(
    ("before", "question", "missing"),
    [
        ("Where are the theme breakfasts?", "what do you eat there?", "what is served"),
        ("Vad är temafrukostar?", "vad äter man där?", "vad som serveras"),
        ("Berätta om mentorprogrammet", "behöver jag skicka cv?", "handlingar att skicka med"),
        ("Vad är temafrukostar?", "vilken tid börjar de?", "inga klockslag"),
    ],
)
async def test_what_is_asked_of_the_topic_is_missing_there(
    before: str, question: str, missing: str
) -> None:
    async with Talk() as talk:
        await talk.say(before)
        reply = await talk.say(question)
        assert reply.outcome is Outcome.UNKNOWN
        assert missing in reply.text


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Hur många kurser ingår i chefsintroduktionen?", "hur många delar"),
        ("Hur många teman tas upp i ledarskapsprogrammet?", "hur många delar"),
        ("How many modules does the leadership programme have?", "how many parts"),
        ("vad är det för mat på frukostarna", "vad som serveras"),
        ("vad är det för lokal på chefsarenan", "ingen plats"),
        (
            "Kan jag gå aspirantprogrammet på arbetstid?",
            "om Aspirantprogrammet ligger på arbetstid",
        ),
        ("Vilken riksdagsledamot håller i temafrukostarna?", "vem som ordnar eller bjuder in"),
    ],
)
async def test_what_is_missing_is_what_was_asked(question: str, missing: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert reply.outcome is Outcome.UNKNOWN
        assert missing in reply.text


async def test_the_same_place_for_another_one_is_not_told() -> None:
    async with Talk() as talk:
        await talk.say("var hålls temafrukostarna?")
        await talk.say("och chefsarenan?")
        reply = await talk.say("är den också i Stadshuset?")
        assert reply.topic == "chefsarenan"
        assert reply.text.startswith("Nej, det nämns inte när det gäller Chefsarenan.")


@pytest.mark.parametrize(
    "question", ["När börjar nästa?", "när är nästa gång?", "When does the next one start?"]
)
async def test_when_the_next_one_begins_asks_which(question: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert reply.outcome is Outcome.CLARIFY
        assert {"Mentorprogrammet", "Chefsarenan"} <= {c.split(" (")[0] for c in reply.choices}
        assert (await talk.say("2")).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("before", "question", "goes_on"),
    [
        ("How do I contact the city?", "who is the city director?", "what does she do?"),
        ("Vad är mentorprogrammet?", "vem är stadsdirektör?", "vad gör hon för cheferna?"),
    ],
)
async def test_what_one_topic_speaks_of_is_of_that_one_whatever_was_talked_of(
    before: str, question: str, goes_on: str
) -> None:
    async with Talk() as talk:
        await talk.say(before)
        asked = await talk.say(question)
        assert (asked.outcome, asked.topic) == (Outcome.UNKNOWN, "chefsarenan")
        assert (await talk.say(goes_on)).topic == "chefsarenan"


UNDEMANDED = [
    "Hur länge måste jag ha varit chef innan jag söker Ledarskapsprogrammet?",
    "Hur många års chefserfarenhet krävs för Högre chefsprogrammet?",
    "Hur länge ska man ha jobbat i staden för att få söka aspirantprogrammet?",
    "How much experience as a manager do I need for the Leadership Programme?",
    "Minimum time as a manager for Chefsarenan?",
]


@pytest.mark.parametrize("question", UNDEMANDED)
async def test_a_time_that_no_rule_asks_for_is_not_told(question: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert reply.outcome is Outcome.UNKNOWN
        assert "ingen tid" in reply.text or "no time" in reply.text


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Hur länge ska man ha varit chef för att få en mentor?", "ett år"),
        ("How much time as a manager before I can get a mentor?", "one year"),
    ],
)
async def test_a_time_that_a_rule_asks_for_is_told(question: str, fact: str) -> None:
    async with Talk() as talk:
        assert fact in (await talk.say(question)).text


async def test_a_decision_is_no_mentor() -> None:
    async with Talk() as talk:
        reply = await talk.say("When can I count on a decision about my mentor?")
        assert "do not say when an answer is given" in reply.text


@pytest.mark.parametrize(
    ("question", "promised"),
    [
        ("What does a guideline actually guarantee?", False),
        ("What is the higher managers' programme supposed to guarantee?", False),
        ("Does the Aspirant Programme guarantee me a job?", True),
        ("Garanterar Aspirantprogrammet mig ett chefsjobb?", True),
    ],
)
async def test_a_guarantee_is_a_promise_only_where_somebody_is_promised(
    question: str, promised: bool
) -> None:
    async with Talk() as talk:
        text = (await talk.say(question)).text
        assert ("garant" in text or "guarant" in text) is promised


@pytest.mark.parametrize("text", ["ge exempel", "kan du ge ett exempel?", "give an example"])
async def test_examples_are_not_in_the_sources(text: str) -> None:
    async with Talk() as talk:
        await talk.say("vad är verksamhetsutvecklaren?")
        heard = await talk.say(text)
    assert (heard.outcome, heard.topic) == (Outcome.UNKNOWN, "verksamhetsutvecklaren")


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("vem är ansvarig för ekonomin", "Inom ditt ansvarsområde ansvarar du för en god ekonomi"),
        ("vem ansvarar för arbetsmiljön?", "Inom ditt ansvarsområde ansvarar du för medarbetarna"),
        ("who is in charge of the budget", "Within your area of responsibility you answer for"),
        ("vem ansvarar för Mentorprogrammet?", "Mina källor nämner ingen kontaktperson"),
        ("who is responsible for the mentor programme?", "My sources name no contact person"),
    ],
)
async def test_who_is_responsible_is_told_of_what_managers_answer_for(
    question: str, begins: str
) -> None:
    async with Talk() as talk:
        assert (await talk.say(question)).text.startswith(begins)


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Vad är mentorprogrammet?", "Vad tjänar man som chef?"),
        ("Vad är mentorprogrammet?", "hur många semesterdagar har en chef?"),
        ("What is the mentor programme?", "What salary does a unit manager have?"),
    ],
)
async def test_what_is_asked_of_the_job_is_not_missing_of_a_programme(
    before: str, question: str
) -> None:
    async with Talk() as talk:
        await talk.say(before)
        reply = await talk.say(question)
        assert (reply.outcome, reply.topic) == (Outcome.UNKNOWN, "jobba-som-chef")
        assert "entor" not in reply.text.split("\n\n")[0]
        assert (await talk.say("hur länge är det?")).topic == "mentorprogrammet"


@pytest.mark.parametrize(
    "question", ["får man lön under tiden?", "ger mentorprogrammet högre lön?"]
)
async def test_what_leans_on_a_programme_is_asked_of_it(question: str) -> None:
    async with Talk() as talk:
        await talk.say("Vad är mentorprogrammet?")
        reply = await talk.say(question)
        assert (reply.outcome, reply.topic) == (Outcome.UNKNOWN, "mentorprogrammet")


@pytest.mark.parametrize(
    "question",
    [
        "måste jag vara med i facket",
        "ska jag gå med i facket som chef?",
        "måste jag vara politiker",
        "Do I have to be a union member?",
    ],
)
async def test_to_deal_with_others_is_not_to_be_one_of_them(question: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(question)).outcome is Outcome.UNKNOWN


async def test_what_is_told_nowhere_is_no_wish_for_advice() -> None:
    async with Talk() as talk:
        reply = await talk.say("vad är medellönen för en enhetschef")
        assert (reply.outcome, reply.topic) == (Outcome.UNKNOWN, "jobba-som-chef")


async def test_nobody_is_chosen_for_what_is_no_programme() -> None:
    async with Talk() as talk:
        reply = await talk.say("vem bestämmer över min budget")
        assert (reply.outcome, reply.topic) == (Outcome.UNKNOWN, "chefsansvar")
        assert "urval" not in reply.text


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("What is Chefsarenan?", "can my deputy come instead?"),
        ("Who are the partners of the higher programme?", "can my deputy come instead?"),
        ("How often can you apply for the aspirant programme?", "if I don't get in, can I retry?"),
        ("Vem är högre chefsprogrammet för?", "kan min ställföreträdare gå istället?"),
        ("What is the leadership programme?", "can my number two go instead of me?"),
        ("How is the leadership programme run?", "Could my assistant sit in for me?"),
    ],
)
async def test_what_no_rule_decides_gets_no_verdict(before: str, question: str) -> None:
    async with Talk() as talk:
        topic = (await talk.say(before)).topic
        reply = await talk.say(question)
        assert (reply.outcome, reply.topic, reply.verdict) == (Outcome.UNKNOWN, topic, None)


@pytest.mark.parametrize(
    "question",
    [
        "how long time i must be boss for a mentor",
        "how much time in the job before I get a mentor",
    ],
)
async def test_how_long_one_must_have_led_is_no_length_of_the_programme(question: str) -> None:
    async with Talk() as talk:
        assert "one year as a manager" in (await talk.say(question)).text


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("What does the city offer its managers?", "does that mean I can hire who I want?"),
        ("What am I responsible for as a manager?", "does that mean I can hire who I want?"),
        ("Vad erbjuder staden sina chefer?", "betyder det att jag får anställa vem jag vill?"),
    ],
)
async def test_what_does_not_follow_from_an_answer_is_open(before: str, question: str) -> None:
    async with Talk() as talk:
        topic = (await talk.say(before)).topic
        reply = await talk.say(question)
        assert (reply.outcome, reply.topic) == (Outcome.UNKNOWN, topic)


async def test_how_big_the_city_is_is_told_as_far_as_it_is() -> None:
    async with Talk() as talk:
        assert "largest employer" in (await talk.say("how big are you?")).text


async def test_when_is_answered_by_how_often_where_no_time_is_told() -> None:
    async with Talk() as talk:
        await talk.say("breakfasts?")
        assert (await talk.say("when")).text.startswith("The theme breakfasts are recurring.")


@pytest.mark.parametrize(
    "question",
    [
        "vad är handledning?",
        "vad är mobbning?",
        "hur många medarbetare får en chef ha?",
        "hur många medarbetare har en chef?",
    ],
)
async def test_what_none_of_them_tells_is_not_asked_back_about(question: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(question)).outcome is Outcome.UNKNOWN
