import pytest

from tests.dialogs.test_eligible import Talk

PUT = [
    ("Visst går Högre chefsprogrammet varje år?", "Nej. Vartannat år."),
    ("Stämmer det att Högre chefsprogrammet är ihop med Örebro?", "Nej. Tillsammans med"),
    ("Är Eskilstuna med i Högre chefsprogrammet?", "Ja. Tillsammans med"),
    ("Ledarpolicyn antogs ju 2015, eller hur?", "Nej. "),
    ("Är det sant att ledarpolicyn är från 2005?", "Ja. "),
    ("Ledarskapsprogrammet är väl på ett år?", "Ja. Ungefär ett år."),
    ("Man får väl mentor efter ett halvår?", "Nej. "),
    ("Frukostarna är väl på stadsbiblioteket?", "Nej. I Stadshusets restaurang."),
    ("The leadership programme takes three years, doesn't it?", "No. About one year."),
    ("Is the aspirant programme every year?", "Yes. Every year."),
    ("The HR director invites to Chefsarenan, right?", "No. The city director"),
]
RULES = [
    ("Is it true that I have to be a manager for four years to get a mentor?", "No. "),
    ("So I need five years as a manager before I can get a mentor, right?", "No. "),
    ("Måste jag ha varit chef i två år innan jag får en mentor?", "Nej. "),
    ("Måste jag ha varit chef i ett år för att få mentor?", "Ja. "),
    ("Is it true that I must be a specialist in law to be a manager?", "No. You do not "),
    ("Is it true that I don't need to be a specialist in everything?", "Yes. You do not "),
    ("Do you have to be an HR specialist to be a manager?", "No. You do not "),
    ("Krävs fast anställning för Högre chefsprogrammet?", "Nej, inget sådant krav står"),
    ("Is permanent employment a condition for the mentor programme?", "Yes. "),
    ("Är det sant att vikarier kan få en mentor?", "Nej. "),
    ("Måste jag ha jobbat fem år i staden för att få söka Aspirantprogrammet?", "Nej, inget "),
    ("Tar Ledarskapsprogrammet mer än sex månader?", "Ja. "),
]
"""What must be is held against the rule, and not against the one who asks."""
TAKEN_FOR_GRANTED = [
    ("Varför går Högre chefsprogrammet bara vart tredje år?", "Så är det inte. Vartannat år."),
    ("Varför är Uppsala med i Högre chefsprogrammet?", "Så är det inte. Tillsammans med"),
    ("Varför är Aspirantprogrammet bara för chefer?", "Så är det inte. Du som är anställd"),
    ("Why does the HR director host Chefsarenan?", "That is not so. The city director"),
    ("Why does the leadership programme take two years?", "That is not so. About one year."),
]
ONLY = [
    ("I heard that the leadership programme takes eighteen months, is that right?", "No. "),
    ("Stämmer det att policyn bara gäller direktörer?", "Nej. Ledarpolicyn är till för chefer"),
    ("Is Chefsarenan reserved for directors?", "No. Managers"),
    ("Det är väl bara stadsdirektören som får gå på Chefsarenan?", "Nej. Du som är chef"),
    ("Är Högre chefsprogrammet bara med Eskilstuna?", "Nej. Tillsammans med"),
    ("Är temafrukostarna bara för chefer?", "Ja. "),
]
DENIED = [
    ("Stämmer det att Örebro inte är med i Högre chefsprogrammet?", "Ja. "),
    ("Stämmer det att Eskilstuna inte är med i Högre chefsprogrammet?", "Nej. "),
    ("Är det inte två år som Ledarskapsprogrammet tar?", "Nej. "),
    ("Är inte Eskilstuna med i Högre chefsprogrammet?", "Jo. "),
    ("Isn't the aspirant programme for people who are not managers?", "Yes. "),
]
UNTOLD = [
    ("The city council runs the theme breakfasts, right?", "My sources do not say. "),
    ("Omfattas ställföreträdande chefer av ledarpolicyn?", "Det säger mina källor inget om. "),
    ("Omfattar chefsstödet IT-stöd?", "Det säger mina källor inget om. "),
]
TALKS = [
    ("Vilka samarbetar ni med i Högre chefsprogrammet?", "Är Stockholm med?", "Nej. "),
    ("Vilka samarbetar ni med i Högre chefsprogrammet?", "Är Region Västmanland med?", "Ja. "),
    ("Vilka samarbetar ni med i Högre chefsprogrammet?", "Norrköping då?", "Nej. "),
    ("What is the manager introduction?", "Is OSA part of it?", "Yes. "),
    ("What is Chefsarenan?", "Can non-managers come?", "No. "),
    ("What is Chefsarenan?", "Must I be experienced?", "No, no such requirement "),
    ("Tell me about the leadership programme", "Does it require a year too?", "No, no such "),
    ("Vad är ledarpolicyn?", "Gäller den politiker?", "Nej. "),
]
JUDGED = [
    "Is seven months as a manager enough for a mentor?",
    "Jag är vikarierande enhetschef sedan tre år, kan jag få en mentor?",
    "Kan en rektor gå Högre chefsprogrammet?",
]
ASKED = [
    "Hur länge är Ledarskapsprogrammet?",
    "Hur ofta går Högre chefsprogrammet?",
    "Which year was the leadership policy adopted?",
    "Varför är Eskilstuna med i Högre chefsprogrammet?",
    "Måste mentorn vara chef?",
    "Is that number for procurement too?",
    "Is the city director a nice person?",
    "Kan du berätta om Chefsarenan för nya chefer?",
    "Är det Eskilstuna eller Örebro som är med i Högre chefsprogrammet?",
]


@pytest.mark.parametrize(
    ("question", "begins"), [*PUT, *RULES, *TAKEN_FOR_GRANTED, *ONLY, *DENIED, *UNTOLD]
)
async def test_what_is_put_as_so_is_confirmed_or_put_right(question: str, begins: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(question)).text.startswith(begins)


@pytest.mark.parametrize("question", ASKED)
async def test_what_is_only_asked_gets_no_yes_or_no(question: str) -> None:
    async with Talk() as talk:
        text = (await talk.say(question)).text
        assert not text.startswith(("Ja. ", "Nej. ", "Yes. ", "No. "))


@pytest.mark.parametrize(("before", "question", "begins"), TALKS)
async def test_what_is_put_of_the_topic_talked_of_is_confirmed_or_put_right(
    before: str, question: str, begins: str
) -> None:
    async with Talk() as talk:
        await talk.say(before)
        assert (await talk.say(question)).text.startswith(begins)


@pytest.mark.parametrize("question", JUDGED)
async def test_what_people_tell_of_themselves_is_for_the_rules_of_a_programme(
    question: str,
) -> None:
    async with Talk() as talk:
        await talk.say(question)
        assert talk.state.eligibility is not None


async def test_a_choice_is_not_confirmed() -> None:
    async with Talk() as talk:
        await talk.say("Vilket stöd får jag som chef?")
        reply = await talk.say("Bara ekonomi eller annat också?")
        assert not reply.text.startswith(("Ja. ", "Nej. ", "Det säger mina källor inget"))


async def test_what_is_asked_besides_is_not_forgotten() -> None:
    async with Talk() as talk:
        text = (await talk.say("Since the policy was passed in 2010, has it been updated?")).text
        assert text.startswith("That is not so. The leadership policy was adopted on 1 December")
        assert "nothing about anything being changed" in text


@pytest.mark.parametrize(
    "question",
    [
        "Funkar det med vikariat för mentorprogrammet?",
        "Duger ett tidsbegränsat förordnande för mentorprogrammet?",
        "Is a fixed-term contract enough for the mentor programme?",
    ],
)
async def test_what_is_not_enough_for_anybody_is_no_verdict_on_the_writer(question: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert reply.text.startswith(("Nej. Du ska ha", "No. You need to have"))
        assert reply.verdict is None


async def test_one_condition_of_two_is_not_called_enough() -> None:
    async with Talk() as talk:
        reply = await talk.say("Räcker det med tillsvidareanställning för mentor?")
        assert not reply.text.startswith("Ja")
