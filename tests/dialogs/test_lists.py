import pytest

from tests.dialogs.test_eligible import Talk

TRAININGS = ("Chefsintroduktion", "Alltid bästa möjliga möte", "Ledarskapsprogrammet")
MEETINGS = ("Chefsarenan", "Temafrukostar")
LISTS = [
    ("Vilka utbildningar finns det för chefer?", (*TRAININGS, "Högre chefs"), MEETINGS),
    ("What training is on offer for managers?", (*TRAININGS, "Högre chefs"), MEETINGS),
    ("Vad finns det för nätverk och möten att gå på som chef?", MEETINGS, TRAININGS),
    ("Which networking events can managers attend?", MEETINGS, TRAININGS),
    ("Which courses exist for new managers?", TRAININGS, (*MEETINGS, "Högre chefs", "Aspirant")),
    ("Jag blev chef i måndags, vilka utbildningar har jag rätt till?", TRAININGS, ["Högre chefs"]),
    ("Vilka utbildningar finns för den som inte är chef?", ["Aspirantprogrammet"], TRAININGS),
]


@pytest.mark.parametrize(("question", "there", "not_there"), LISTS)
async def test_a_list_has_what_is_asked_for(
    question: str, there: list[str], not_there: list[str]
) -> None:
    async with Talk() as talk:
        text = (await talk.say(question)).text
        assert [name for name in there if name not in text] == []
        assert [name for name in not_there if name in text] == []


LIKE = [
    ("Vad är chefsintroduktion?", "något motsvarande för medarbetare?", "aspirantprogrammet"),
    ("What is the mentor programme?", "same thing but for non-managers?", "aspirantprogrammet"),
    ("What is the leadership programme?", "and for top managers?", "hogre-chefsprogrammet"),
    ("Vad är Chefsarenan?", "vilka andra möten finns?", "temafrukostar"),
]


@pytest.mark.parametrize(("before", "question", "topic"), LIKE)
async def test_something_like_it_for_others_leaves_what_was_talked_of(
    before: str, question: str, topic: str
) -> None:
    async with Talk() as talk:
        await talk.say(before)
        assert (await talk.say(question)).topic == topic


async def test_and_so_after_a_list() -> None:
    async with Talk() as talk:
        await talk.say("What is Mentorprogrammet?")
        await talk.say("something similar for new managers?")
        assert (
            await talk.say("anything like it for ordinary staff?")
        ).topic == "aspirantprogrammet"
        await talk.say("Which courses exist for new managers?")
        assert (await talk.say("and for top managers?")).topic == "hogre-chefsprogrammet"


async def test_for_managers_it_is_all_but_what_is_for_others() -> None:
    async with Talk() as talk:
        await talk.say("Vad är aspirantprogrammet?")
        text = (await talk.say("nåt liknande fast för oss som redan är chefer?")).text
        assert "Ledarskapsprogrammet" in text
        assert "Aspirantprogrammet" not in text


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Vad innebär kravet Ambassadören?", "vilka är de andra kraven?"),
        ("Vad innebär kravet Ambassadören?", "och de tre andra?"),
        ("What is the Ambassador demand?", "what are the other demands?"),
        ("What is the Ambassador demand?", "what are the other demands on managers?"),
        ("What is the Ambassador demand?", "what are the other ones?"),
    ],
)
async def test_the_other_ones_are_the_class_without_the_one_at_hand(
    before: str, question: str
) -> None:
    async with Talk() as talk:
        await talk.say(before)
        await talk.say(question)
        assert talk.state.listed == (
            "stod-och-samverkan",
            "verksamhetsutvecklaren",
            "goda-arbetsgivaren",
        )


async def test_a_fact_of_one_of_a_kind_is_no_list() -> None:
    async with Talk() as talk:
        assert "Vad menar du?" in (await talk.say("Hur länge är utbildningen?")).text
        assert "datum" in (await talk.say("Finns det möten i mars?")).text


@pytest.mark.parametrize(
    ("before", "question", "topic"),
    [
        (
            "What is the aspirant programme?",
            "So what kind of training is it?",
            "aspirantprogrammet",
        ),
        ("Vad är högre chefsprogrammet?", "fler som är med i den?", "hogre-chefsprogrammet"),
    ],
)
async def test_what_points_back_asks_for_no_list(before: str, question: str, topic: str) -> None:
    async with Talk() as talk:
        await talk.say(before)
        assert (await talk.say(question)).topic == topic


@pytest.mark.parametrize(
    ("before", "question", "of"),
    [
        ("Vilka program finns?", "vilka är för nya chefer?", "Chefsintroduktion:"),
        ("What programmes are there?", "which are for new managers?", "Chefsintroduktion ("),
    ],
)
async def test_those_of_all_that_are_for_somebody(before: str, question: str, of: str) -> None:
    async with Talk() as talk:
        await talk.say(before)
        lines = (await talk.say(question)).text.splitlines()
        assert lines[1].startswith(f"- {of}")
        assert not any("Aspirant" in line for line in lines)


@pytest.mark.parametrize("question", ["which ones not for managers", "which is for non-managers?"])
async def test_after_the_one_of_all_for_somebody_all_are_still_talked_of(question: str) -> None:
    async with Talk() as talk:
        await talk.say("What programmes are there?")
        reply = await talk.say(question)
        assert reply.topic == "program-oversikt"
        assert "- Aspirantprogrammet" in reply.text
        assert "Mentorprogrammet" not in reply.text


@pytest.mark.parametrize(
    "question",
    [
        "Vilka träffar finns för att knyta kontakter med chefer i andra förvaltningar?",
        "Vilka forum finns där chefer från olika förvaltningar möts?",
        "Are there any events where managers can make contacts?",
        "Var kan jag nätverka med andra chefer?",
        "Hur lär jag känna andra chefer?",
        "Where can I build a network as a manager?",
        "How can I meet managers from other departments?",
        "I want to get in touch with other managers in the city",
    ],
)
async def test_gatherings_to_make_contacts_are_both_meetings(question: str) -> None:
    async with Talk() as talk:
        text = (await talk.say(question)).text
        assert text.index("- Chefsarenan") < text.index("- Temafrukostar")


@pytest.mark.parametrize(
    "wish", ["jag vill komma på mötet", "anmäl mig till träffen", "sign me up for the meeting"]
)
async def test_a_wish_for_the_meeting_is_asked_back_among_the_meetings(wish: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(wish)
        assert reply.topics == ("chefsarenan", "temafrukostar")
        assert len(reply.choices) == 2


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Hur kontaktar jag min chef?", "kontakt"),
        ("Hur kommer jag i kontakt med er?", "kontakt"),
        ("How do I meet the requirements for managers?", "krav-pa-chefer"),
        ("Var kan jag träffa politiker?", "stod-och-samverkan"),
        ("Jag vill nätverka på temafrukostarna", "temafrukostar"),
    ],
)
async def test_to_reach_somebody_else_is_no_wish_for_meetings(question: str, topic: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(question)).topic == topic


@pytest.mark.parametrize(
    ("before", "question", "then"),
    [
        ("Vilka program finns?", "vilka av dem är bara för nya?", "vad är skillnaden på dem?"),
        ("What programmes are there?", "which of them are just for new ones?", "the difference?"),
    ],
)
async def test_what_is_only_for_somebody_leaves_out_what_is_for_others_too(
    before: str, question: str, then: str
) -> None:
    new = ("chefsintroduktion", "alltid-basta-mojliga-mote")
    async with Talk() as talk:
        await talk.say(before)
        assert "Chefsarenan" not in (await talk.say(question)).text
        assert (await talk.say(then)).topics == new


async def test_who_asks_whom_it_is_not_for_gets_no_list_of_those() -> None:
    async with Talk() as talk:
        await talk.say("Hur många program rör det sig om?")
        reply = await talk.say("Vilka av dem är inte avsedda för nya chefer?")
        assert "- Chefsintroduktion" not in reply.text
