import pytest

from tests.dialogs.test_eligible import Talk

PUT = [
    ("Visst går Högre chefsprogrammet varje år?", "Nej. Högre chefsprogrammet går vartannat år."),
    (
        "Stämmer det att Högre chefsprogrammet är ihop med Örebro?",
        "Nej. Högre chefsprogrammet går tillsammans med",
    ),
    (
        "Är Eskilstuna med i Högre chefsprogrammet?",
        "Ja. Högre chefsprogrammet går tillsammans med",
    ),
    ("Ledarpolicyn antogs ju 2015, eller hur?", "Nej. "),
    ("Är det sant att ledarpolicyn är från 2005?", "Ja. "),
    ("Har politikerna bestämt ledarpolicyn?", "Ja. Kommunfullmäktige antog"),
    ("Är ledarpolicyn till för politikerna?", "Nej. Ledarpolicyn är till för chefer"),
    ("Was the policy adopted by politicians?", "Yes. Kommunfullmäktige"),
    ("är ledarpolicyn en lag?", "Ledarpolicyn är Västerås stads dokument"),
    ("Ledarskapsprogrammet är väl på ett år?", "Ja. Ledarskapsprogrammet pågår i ungefär ett år."),
    ("ledarskapsprogrammet är på två år va", "Nej. Ledarskapsprogrammet pågår i ungefär ett år."),
    ("Man får väl mentor efter ett halvår?", "Nej. "),
    ("Frukostarna är väl på stadsbiblioteket?", "Nej. Temafrukostarna hålls i Stadshusets"),
    (
        "The leadership programme takes three years, doesn't it?",
        "No. Ledarskapsprogrammet goes on for about",
    ),
    (
        "Is the aspirant programme every year?",
        "Yes. You can apply for Aspirantprogrammet every year.",
    ),
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
    (
        "Varför går Högre chefsprogrammet bara vart tredje år?",
        "Så är det inte. Högre chefsprogrammet går vartannat år.",
    ),
    (
        "Varför är Uppsala med i Högre chefsprogrammet?",
        "Så är det inte. Högre chefsprogrammet går",
    ),
    ("Varför är Aspirantprogrammet bara för chefer?", "Så är det inte. Aspirantprogrammet är"),
    ("Why does the HR director host Chefsarenan?", "That is not so. The city director"),
    (
        "Why does the leadership programme take two years?",
        "That is not so. Ledarskapsprogrammet goes on",
    ),
]
ONLY = [
    ("I heard that the leadership programme takes eighteen months, is that right?", "No. "),
    ("Stämmer det att policyn bara gäller direktörer?", "Nej. Ledarpolicyn är till för chefer"),
    ("Is Chefsarenan reserved for directors?", "No. Chefsarenan is for managers"),
    (
        "Det är väl bara stadsdirektören som får gå på Chefsarenan?",
        "Nej. Chefsarenan är till för dig",
    ),
    (
        "Är Högre chefsprogrammet bara med Eskilstuna?",
        "Nej. Högre chefsprogrammet går tillsammans med",
    ),
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
PARTS = [
    ("Vad innebär stöd och samverkan?", "Ingår politiker där?", "Ja. Enligt kravet på stöd"),
    (
        "Vad innebär stöd och samverkan?",
        "Ingår facket där?",
        "Nej, det nämns inte när det gäller ",
    ),
    ("Vad innebär stöd och samverkan?", "Gäller kravet politiker?", "Nej. Kravet på stöd"),
    ("Vad är verksamhetsutvecklaren?", "Är invånarna med i det kravet?", "Ja. Enligt kravet "),
    ("Tell me about the developer of the operation", "Are citizens part of it?", "Yes. According"),
    ("Tell me about the good employer", "Are staff meetings included?", "Yes. According to "),
    (
        "Tell me about the good employer",
        "Is health part of it?",
        "No, that is not mentioned under",
    ),
    ("What is good leadership?", "Is stress mentioned?", "No, that is not mentioned under good"),
    ("Vad är ledarpolicyn?", "Nämns medborgarna?", "Ja. "),
    (
        "What are the four demands?",
        "Are the unions mentioned?",
        "Yes. According to the demand Den",
    ),
    ("Vad är Högre chefsprogrammet?", "Ingår en mentor?", "Det säger mina källor inget om."),
    ("What support do managers get?", "Is cleaning included?", "My sources do not say."),
]
"""Who is spoken of is a part, and not whom it is for; what stands elsewhere is no part."""
ANOTHER = [
    ("Is Eskilstuna part of the higher programme?", "Uppsala too?", "No. Högre chefsprogrammet"),
    ("Is Eskilstuna part of the higher programme?", "Örebro too?", "No. Högre chefsprogrammet"),
    ("Who do you run the higher programme with?", "Stockholm?", "No. Högre chefsprogrammet"),
    ("Vad är Högre chefsprogrammet?", "Eskilstuna då?", "Ja. Högre chefsprogrammet går"),
    ("What support do managers get?", "and IT?", "My sources do not say."),
    ("What support do managers get?", "and cleaning?", "My sources do not say."),
    ("How do I contact you?", "and email?", "My sources do not say."),
    ("How do I contact you?", "phone then", "You reach"),
    ("Hur når jag er?", "hemsidan då?", "Webbplatsen är"),
]
CONDITIONS = [
    ("Vad är Chefsintroduktion?", "Måste man ha budgetansvar?", "Nej, inget sådant krav står"),
    ("What is the ABMM training?", "Do I have to have budget responsibility?", "Yes. "),
    ("Vad är Aspirantprogrammet?", "Måste jag vara anställd i staden?", "Ja. Aspirantprogrammet"),
    ("What is the leadership policy?", "Does it apply to teachers?", "No. The leadership policy"),
    ("Vad är ledarpolicyn?", "Gäller den rektorer?", "Ja. Ledarpolicyn"),
]
PROVEN = [
    ("So the aspirant programme is open to anyone in Sweden, yes?", "No. Aspirantprogrammet is"),
    ("Är det bara anställda i stan som får söka Aspirantprogrammet?", "Ja. Aspirantprogrammet är"),
    ("Frukosten hålls väl på Elite?", "Nej. Temafrukostarna hålls i"),
    ("Är Västerås stad störst i länet?", "Ja. Västerås stad är den största"),
    ("Is Västerås stad the county's largest employer?", "Yes. Västerås stad"),
    ("Har jag rätt till avstämning med min chef?", "Ja. Staden erbjuder dig utrymme"),
    ("Är chefsintroduktionen och ABMM samma sak?", "Nej, det är inte samma sak."),
    ("Is a policy the same thing as a guideline?", "No, they are not the same thing."),
    ("Är Köpings kommun med i Högre chefsprogrammet?", "Nej. Högre chefsprogrammet går"),
    ("Ska mål och visioner göras tydliga?", "Ja. Enligt kravet Verksamhetsutvecklaren"),
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
    ("question", "begins"), [*PUT, *RULES, *TAKEN_FOR_GRANTED, *ONLY, *DENIED, *UNTOLD, *PROVEN]
)
async def test_what_is_put_as_so_is_confirmed_or_put_right(question: str, begins: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(question)).text.startswith(begins)


@pytest.mark.parametrize("question", ASKED)
async def test_what_is_only_asked_gets_no_yes_or_no(question: str) -> None:
    async with Talk() as talk:
        text = (await talk.say(question)).text
        assert not text.startswith(("Ja. ", "Nej. ", "Yes. ", "No. "))


@pytest.mark.parametrize(("before", "question", "begins"), [*TALKS, *PARTS, *ANOTHER, *CONDITIONS])
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


async def test_what_is_asked_of_both_is_answered_for_each() -> None:
    async with Talk() as talk:
        await talk.say("Compare the theme breakfasts and Chefsarenan")
        text = (await talk.say("Do I need to be a manager for both?")).text
        assert text.startswith("Yes. The theme breakfasts are for managers")
        assert "Yes. Chefsarenan is for managers" in text


async def test_which_of_several_is_not_confirmed() -> None:
    async with Talk() as talk:
        await talk.say("Vilka program finns det?")
        assert not (await talk.say("vilket går varje år då")).text.startswith("Ja. ")


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("Jag är chef i Västerås stad, får jag gå på temafrukostarna?", "för temafrukostarna."),
        ("I'm a manager at the city, may I join the breakfasts?", "for the theme breakfasts."),
        ("Jag vill anmäla mig till temafrukostarna", "tillfälle inlagt för temafrukostarna,"),
    ],
)
async def test_a_thing_is_called_as_it_is_within_a_sentence(message: str, told: str) -> None:
    async with Talk() as talk:
        assert told in (await talk.say(message)).text


@pytest.mark.parametrize(
    ("before", "question", "begins"),
    [
        ("Where are the theme breakfasts held?", "at the library?", "No. "),
        ("Who is in the higher programme with you?", "with Eskilstuna?", "Yes. "),
        ("Var hålls temafrukostarna?", "på biblioteket?", "Nej. "),
    ],
)
async def test_a_thing_behind_a_preposition_is_put_as_one_by_itself(
    before: str, question: str, begins: str
) -> None:
    async with Talk() as talk:
        await talk.say(before)
        assert (await talk.say(question)).text.startswith(begins)
