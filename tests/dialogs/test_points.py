import pytest

from dialogs.messages import Outcome
from tests.dialogs.test_eligible import Talk

POINTS = [
    ("Vad är en riktlinje?", "styrdokument", "En riktlinje säkrar"),
    ("What is an action plan?", "styrdokument", "An action plan (handlingsplan) states"),
    ("Vad skiljer en policy från en riktlinje?", "styrdokument", "En policy uttrycker"),
    (
        "Ansvarar jag inte för arbetsmiljön?",
        "chefsansvar",
        "Inom ditt ansvarsområde ansvarar du för medarbetarna",
    ),
    ("Vilka utmaningar finns i chefsjobbet?", "jobba-som-chef", "Fokus ligger på samarbete"),
    (
        "Which of the demands is about being a role model?",
        "ambassadoren",
        "According to the demand Ambassadören",
    ),
    ("Vad fyller en riktlinje för funktion?", "styrdokument", "En riktlinje säkrar"),
    ("What is an action plan used for?", "styrdokument", "An action plan (handlingsplan) states"),
    ("va gör en riktlinge", "styrdokument", "En riktlinje säkrar"),
    ("Vilken webbadress har staden?", "kontakt", "Webbplatsen är www.vasteras.se"),
    ("Where do I find the city online?", "kontakt", "The website is www.vasteras.se"),
    ("Vilken postadress har ni?", "kontakt", "Adressen är"),
    ("vad gör riktlinjer?", "styrdokument", "En riktlinje säkrar"),
    ("What makes good leadership happen?", "gott-ledarskap", "Good leadership is created"),
    (
        "What does the city as employer hold me responsible for?",
        "chefsansvar",
        "As a manager you have a coherent responsibility",
    ),
]


@pytest.mark.parametrize(("question", "topic", "begins"), POINTS)
async def test_the_one_point_that_is_asked_for_comes_first(
    question: str, topic: str, begins: str
) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert (reply.outcome, reply.topic) == (Outcome.ANSWER, topic)
        assert reply.text.startswith(begins)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Vad ingår i mitt ansvar förutom ekonomin?", ["verksamheten", "medarbetarna"]),
        ("Vilka fyra styrdokument finns det?", ["policy", "handlingsplan", "riktlinje"]),
        ("What support is there besides HR?", ["law", "procurement", "communication"]),
    ],
)
async def test_who_asks_for_more_than_a_point_gets_the_whole(
    question: str, names: list[str]
) -> None:
    async with Talk() as talk:
        text = (await talk.say(question)).text.casefold()
        assert all(name.casefold() in text for name in names)


@pytest.mark.parametrize(
    ("before", "question", "told", "not_told"),
    [
        ("Vad är en policy?", "vad är det för skillnad mellan dem?", "Riktlinje:", "Uppdraget"),
        (
            "Vilka sorters styrdokument finns det?",
            "och mellan de två sista?",
            "riktlinje",
            "policy",
        ),
        (
            "What kinds of governing documents are there?",
            "what's the difference between the first two?",
            "A policy",
            "guideline",
        ),
    ],
)
async def test_kinds_that_one_article_tells_apart_are_compared_without_their_names(
    before: str, question: str, told: str, not_told: str
) -> None:
    async with Talk() as talk:
        await talk.say(before)
        reply = await talk.say(question)
        assert reply.topics == ("styrdokument",)
        fact = reply.text.partition("\n\n")[0]
        assert told in fact
        assert not_told not in fact


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Får jag stöd i upphandling och HR?", "inom upphandling och personalfrågor (HR)."),
        ("Får man hjälp med juridk å ekonomi som chef?", "inom ekonomi och juridik."),
        ("Is there support for HR, procurement and law?", "(HR), procurement and law."),
        ("Ansvarar jag för både budget och personal?", "resurserna samt medarbetarna"),
    ],
)
async def test_points_that_begin_alike_are_told_in_one_sentence(question: str, told: str) -> None:
    async with Talk() as talk:
        fact = (await talk.say(question)).text.partition("\n\n")[0]
        assert told in fact
        assert fact.removeprefix("Ja. ").removeprefix("Yes. ").count(". ") == 0


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Ansvarar jag för arbetsmiljön?", "Ja. Inom ditt ansvarsområde"),
        ("Am I responsible for my team's working conditions?", "Yes. Within your area"),
        ("Finns det hjälp med upphandling?", "Ja. Som chef"),
        ("Will I get legal help?", "Yes. As a manager"),
        ("Kan jag få bolla mitt ledarskap med min egen chef?", "Ja. Staden erbjuder dig"),
        ("Ansvarar jag ensam för budgeten?", "I chefsansvaret ingår"),
        ("Ansvarar jag inte för budgeten?", "Inom ditt ansvarsområde"),
        ("Får jag hjälp av en jurist?", "Som chef i Västerås stad"),
    ],
)
async def test_yes_comes_first_where_just_that_point_is_asked_for(
    question: str, begins: str
) -> None:
    async with Talk() as talk:
        assert (await talk.say(question)).text.startswith(begins)


@pytest.mark.parametrize(
    "question",
    [
        "How do a program and a policy differ?",
        "What separates an action plan from a programme in the city's documents?",
    ],
)
async def test_kinds_are_compared_by_what_the_article_says_of_them(question: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert reply.topics == ("styrdokument",)
        assert "A programme (program) expresses core values" in reply.text


async def test_topics_that_are_named_are_no_kinds_of_documents() -> None:
    async with Talk() as talk:
        reply = await talk.say("How does the leadership policy differ from the mentor programme?")
        assert reply.topics == ("ledarpolicy", "mentorprogrammet")


@pytest.mark.parametrize(
    "question", ["vad är OSA?", "vad står OSA för", "What is OSA?", "what does OSA mean"]
)
async def test_a_short_form_is_spelt_out_first(question: str) -> None:
    async with Talk() as talk:
        heard = await talk.say(question)
    assert heard.topic == "chefsintroduktion"
    assert heard.text.startswith("OSA ")


async def test_unlike_another_kind_is_both_told() -> None:
    async with Talk() as talk:
        reply = await talk.say("vad är en handlingsplan till skillnad från ett program")
        assert "Ett program uttrycker" in reply.text
