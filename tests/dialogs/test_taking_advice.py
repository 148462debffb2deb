"""What advice weighs, and what is said after it."""

import pytest

from dialogs.messages import Outcome
from tests.dialogs.test_eligible import Talk

DIRECTOR = {
    "sv": "Jag har varit chef i fyra år och vill bli direktör, vad passar mig?",
    "en": "I've been a manager for four years and want to become a director, what fits?",
}
BEST = [
    ("Erfaren enhetschef som vill ha nytt bränsle, vad passar?", "mentorprogrammet"),
    ("Jag är chef och vill utöka mitt nätverk, vad passar mig?", "temafrukostar"),
    ("Jag vill lära känna andra chefer men har ont om tid. Vad föreslår du?", "temafrukostar"),
    ("I've been a manager for three years and want more contacts. Any advice?", "temafrukostar"),
    (DIRECTOR["sv"], "hogre-chefsprogrammet"),
]


@pytest.mark.parametrize(("question", "topic"), BEST)
async def test_advice_heeds_the_wish(question: str, topic: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(question)).topic == topic


async def test_a_higher_level_is_not_advised_to_who_does_not_ask_for_it() -> None:
    async with Talk() as talk:
        reply = await talk.say("I'm a brand new manager, what should I take first?")
        assert "hogre-chefsprogrammet" not in reply.topics


async def test_advice_gives_reasons_for_and_against() -> None:
    async with Talk() as talk:
        text = (await talk.say(DIRECTOR["sv"])).text
        assert "Talar för: Efteråt ska du kunna ta en högre chefsroll" in text
        assert "Talar emot: Det siktar på roller på högre nivå och går bara vartannat år." in text


@pytest.mark.parametrize(
    ("language", "question"),
    [("sv", "vad talar emot?"), ("sv", "vad är nackdelen?"), ("en", "any drawbacks?")],
)
async def test_what_speaks_against_it_can_be_asked_again(language: str, question: str) -> None:
    async with Talk() as talk:
        await talk.say(DIRECTOR[language])
        reply = await talk.say(question)
        assert reply.text.startswith(("Det här talar emot Högre", "This speaks against Högre"))
        assert ("vartannat år" if language == "sv" else "every other year") in reply.text


async def test_and_of_another_one_of_those_advised() -> None:
    async with Talk() as talk:
        await talk.say(DIRECTOR["sv"])
        text = (await talk.say("vad talar emot den andra?")).text
        assert text.startswith("Det här talar emot Ledarskapsprogrammet:\n- Det pågår i ungefär")


@pytest.mark.parametrize(
    ("language", "taking"),
    [("sv", "okej ta det"), ("sv", "kör"), ("sv", "bra, då tar vi det"), ("en", "ok take it")],
)
async def test_what_was_advised_is_taken(language: str, taking: str) -> None:
    async with Talk() as talk:
        await talk.say(DIRECTOR[language])
        reply = await talk.say(taking)
        assert (reply.outcome, reply.topic) == (Outcome.SIGNUP, "hogre-chefsprogrammet")


async def test_so_is_what_is_talked_of() -> None:
    async with Talk() as talk:
        await talk.say("Berätta om Chefsarenan")
        reply = await talk.say("kör")
        assert (reply.outcome, reply.topic) == (Outcome.SIGNUP, "chefsarenan")


@pytest.mark.parametrize("not_taking", ["ta inte det", "vad tar det för tid?", "okej"])
async def test_nothing_else_takes_it(not_taking: str) -> None:
    async with Talk() as talk:
        await talk.say(DIRECTOR["sv"])
        assert (await talk.say(not_taking)).outcome is not Outcome.SIGNUP


@pytest.mark.parametrize(
    ("before", "wish", "other"),
    [
        (
            "Vad är skillnaden mellan chefsarenan och temafrukostarna?",
            "anmäl mig till båda",
            "”Jag vill vara med på nästa temafrukost”",
        ),
        (
            "Tell me about Chefsarenan and the theme breakfasts",
            "sign me up for both",
            "“I want to join the next theme breakfast”",
        ),
    ],
)
async def test_of_both_one_is_begun_and_the_other_named(
    before: str, wish: str, other: str
) -> None:
    async with Talk() as talk:
        await talk.say(before)
        reply = await talk.say(wish)
        assert (reply.outcome, reply.topic) == (Outcome.SIGNUP, "chefsarenan")
        assert other in reply.text


@pytest.mark.parametrize(
    ("before", "taking"),
    [
        (["jämför mentor och ledarskapsprogrammet", "vilken är längst?"], "den tar jag"),
        (["jämför mentor och ledarskapsprogrammet"], "anmäl mig till den"),
        (["compare mentor and leadership programme", "which is longer?"], "I'll take that one"),
    ],
)
async def test_where_none_was_singled_out_it_is_asked_which(
    before: list[str], taking: str
) -> None:
    async with Talk() as talk:
        for text in before:
            await talk.say(text)
        reply = await talk.say(taking)
        assert (reply.outcome, len(reply.choices)) == (Outcome.CLARIFY, 2)
        chosen = await talk.say(reply.choices[1])
        assert (chosen.outcome, chosen.topic) == (Outcome.SIGNUP, "ledarskapsprogrammet")


@pytest.mark.parametrize(
    ("before", "taking", "topic"),
    [
        ("vad är chefsarenan?", "den tar jag", "chefsarenan"),
        (
            "vilket går oftare, aspirantprogrammet eller högre?",
            "den tar jag",
            "aspirantprogrammet",
        ),
        ("what is Chefsarenan?", "I'd go for that", "chefsarenan"),
    ],
)
async def test_the_one_that_was_told_of_is_taken(before: str, taking: str, topic: str) -> None:
    async with Talk() as talk:
        await talk.say(before)
        reply = await talk.say(taking)
        assert (reply.outcome, reply.topic) == (Outcome.SIGNUP, topic)


@pytest.mark.parametrize(
    ("before", "leaving"),
    [
        ("Vem är mentorprogrammet för?", "nä då får det vara"),
        ("Hur länge håller ledarskapsprogrammet på?", "nej då struntar jag i det"),
        ("How long is the leadership programme?", "I'll leave it then"),
        ("How long is the leadership programme?", "ok, I'll pass"),
    ],
)
async def test_what_was_told_of_can_be_left(before: str, leaving: str) -> None:
    async with Talk() as talk:
        await talk.say(before)
        reply = await talk.say(leaving)
        assert reply.text.startswith(("Okej, då låter vi det vara", "Okay, then we leave it"))


@pytest.mark.parametrize(
    "question",
    [
        "mentor eller ledarskapsprogrammet, vad passar en chef med två år på nacken bäst?",
        "Mentor eller ledarskapsprogrammet för någon som varit chef i tre år?",
        "Leadership Programme or mentor - what fits someone with 3 years as manager?",
        "Which is better for an experienced manager, mentor or the leadership programme?",
    ],
)
async def test_a_choice_of_two_for_somebody_is_advised_on(question: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert {"mentorprogrammet", "ledarskapsprogrammet"} <= set(reply.topics)
        assert reply.text.startswith(("Jag tror att", "I think"))


@pytest.mark.parametrize(
    "question",
    [
        "Mentor eller ledarskapsprogrammet?",
        "Vilket är längst, mentorprogrammet eller ledarskapsprogrammet?",
    ],
)
async def test_a_choice_for_nobody_is_not(question: str) -> None:
    async with Talk() as talk:
        assert not (await talk.say(question)).text.startswith("Jag tror att")


NEWLY = [
    "I have just become a manager, what is there for me?",
    "What do you have for somebody who has just become a manager?",
    "My wife has just become a manager at a school in the city, what could she join?",
    "What's on offer for people who recently became managers?",
]


@pytest.mark.parametrize("question", NEWLY)
async def test_who_has_just_become_a_manager_does_not_want_to_become_one(question: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert reply.topic == "chefsintroduktion"
        assert "aspirantprogrammet" not in reply.topics


@pytest.mark.parametrize(
    "question",
    [
        "I'd like to become a manager, what is there for me?",
        "I'd love to become a manager. Ideas?",
    ],
)
async def test_who_wants_to_become_a_manager_is_not_new_as_one(question: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(question)).topics == ("aspirantprogrammet",)


REFUSED = {
    "sv": "Jag är undersköterska i staden, får jag gå på Chefsarenan?",
    "en": "I'm a nurse in the city. Can I come to Chefsarenan?",
}


@pytest.mark.parametrize(
    ("language", "instead", "why"),
    [
        ("sv", "vad kan jag gå på i stället?", "varför just det?"),
        ("en", "what could I join instead?", "why that one?"),
    ],
)
async def test_instead_is_what_is_open_with_the_reasons_for_it(
    language: str, instead: str, why: str
) -> None:
    async with Talk() as talk:
        await talk.say(REFUSED[language])
        assert (await talk.say(instead)).topics == ("aspirantprogrammet",)
        assert (await talk.say(why)).text.startswith(("Det här talar för", "This speaks for"))


@pytest.mark.parametrize(
    ("first", "else_"),
    [
        (
            "Fast anställd chef sen i fjol höst. Får jag mentor?",
            "finns det något annat så länge då?",
        ),
        ("Fast anställd chef sen i fjol höst. Får jag mentor?", "nåt annat under tiden?"),
        ("Permanent manager since 2020. Can I get a mentor?", "anything else for me meanwhile?"),
        (
            "My deputy leads a unit since 2020. Can she get a mentor?",
            "could she join something else?",
        ),
    ],
)
async def test_something_else_is_advised_by_what_is_known(first: str, else_: str) -> None:
    async with Talk() as talk:
        await talk.say(first)
        reply = await talk.say(else_)
        assert reply.outcome is Outcome.ANSWER
        assert reply.verdict is None
        assert len(reply.topics) > 1
        assert "mentorprogrammet" not in reply.topics
        assert ("person you are asking about" in reply.text) == ("she" in else_)


async def test_where_nothing_else_is_open_that_is_said() -> None:
    async with Talk() as talk:
        await talk.say("Jag är undersköterska i staden, får jag gå aspirantprogrammet?")
        reply = await talk.say("kan jag gå nåt annat också?")
        assert reply.text.startswith("Utöver Aspirantprogrammet finns inget annat")


async def test_where_nothing_is_open_that_is_said() -> None:
    async with Talk() as talk:
        await talk.say("Jag är chef i Surahammar, kan jag få mentor?")
        reply = await talk.say("vad finns det för mig då?")
        assert reply.text.startswith("Med det du har berättat ser jag inget program")


@pytest.mark.parametrize(
    ("first", "aim"),
    [
        ("nåt för en enhetschef med fyra år?", "och om jag vill bli förvaltningschef?"),
        ("vad passar mig som varit chef i fyra år?", "om jag siktar på verksamhetschef då?"),
        ("What suits a unit manager of four years?", "and if I want to be an operations manager?"),
    ],
)
async def test_another_aim_after_advice_is_advised_anew(first: str, aim: str) -> None:
    async with Talk() as talk:
        await talk.say(first)
        assert (await talk.say(aim)).topic == "hogre-chefsprogrammet"


async def test_advice_for_a_colleague_is_no_wish_of_ones_own() -> None:
    async with Talk() as talk:
        await talk.say("My deputy has led a unit since 2020, permanent. Can she get a mentor?")
        await talk.say("could she join something else?")
        assert (await talk.say("ok, start my application")).outcome is Outcome.CLARIFY


async def test_what_is_supposed_counts_for_what_else_there_is() -> None:
    async with Talk() as talk:
        await talk.say("I'm a nurse in the city, can I join the aspirant programme?")
        await talk.say("what if I become a manager in June?")
        assert (await talk.say("what would I go to instead?")).topic == "chefsintroduktion"


async def test_after_a_form_that_stopped_what_is_open_is_advised() -> None:
    async with Talk() as talk:
        for text in ("I want to join Chefsarenan", "no"):
            await talk.say(text)
        assert (await talk.say("what could I join instead?")).topics == ("aspirantprogrammet",)
        reply = await talk.say("sign me up for that instead")
        assert (reply.outcome, reply.topic) == (Outcome.SIGNUP, "aspirantprogrammet")
