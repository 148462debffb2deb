"""What is said after advice, or after a list that is as good as advice."""

import pytest

from dialogs.messages import Outcome
from tests.dialogs.test_eligible import Talk

NO_MANAGER = {
    "sv": "jag är lärare i kommunen och inte chef. vad ska jag gå?",
    "en": "I'm a teacher employed by the city, not a manager. What suits me?",
}
NEW = {"sv": "jag är ny chef, vad ska jag gå?", "en": "I'm a new manager, what should I take?"}


@pytest.mark.parametrize(
    ("asked", "told", "best"),
    [
        (
            "which courses do you have for people who have just become managers?",
            "I've got the budget, the work environment and the operation on my table",
            "alltid-basta-mojliga-mote",
        ),
        (
            "what training is there for new managers?",
            "I'm responsible for budget and staff but not for operations",
            "chefsintroduktion",
        ),
        (
            "vad finns det för kurser om man är ny chef",
            "jag har inget budgetansvar",
            "chefsintroduktion",
        ),
    ],
)
async def test_what_is_told_after_a_list_is_held_against_it(
    asked: str, told: str, best: str
) -> None:
    async with Talk() as talk:
        await talk.say(asked)
        assert (await talk.say(told)).topic == best
        assert (await talk.say("kostar den något?")).topic == best
        assert (await talk.say("anmäl mig")).topic == best


async def test_so_it_is_after_a_question_on_one_of_it() -> None:
    async with Talk() as talk:
        await talk.say("vilka utbildningar finns för nya chefer?")
        await talk.say("hur lång är den första?")
        reply = await talk.say("jag har ansvar för budget, arbetsmiljö och drift")
        assert reply.topic == "alltid-basta-mojliga-mote"


async def test_who_is_no_manager_is_advised_something_else_than_was_listed() -> None:
    async with Talk() as talk:
        await talk.say("vilka utbildningar finns för nya chefer?")
        assert (await talk.say("jag är inte chef själv")).topic == "aspirantprogrammet"


async def test_a_bare_wish_after_a_list_is_for_one_of_it() -> None:
    async with Talk() as talk:
        await talk.say("vilka utbildningar finns för nya chefer?")
        reply = await talk.say("anmäl mig")
        assert set(reply.topics) == {
            "chefsintroduktion",
            "alltid-basta-mojliga-mote",
            "ledarskapsprogrammet",
        }


async def test_a_question_after_a_list_is_one_all_the_same() -> None:
    async with Talk() as talk:
        await talk.say("vilka utbildningar finns för nya chefer?")
        assert (await talk.say("vad ansvarar en chef för?")).topic == "chefsansvar"


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("en", "what would you suggest after it?"),
        ("en", "what do you suggest besides that?"),
        ("sv", "vad rekommenderar du sedan?"),
        ("sv", "och sen då?"),
    ],
)
async def test_nothing_closed_is_advised_after_it(language: str, asked: str) -> None:
    async with Talk() as talk:
        await talk.say(NO_MANAGER[language])
        reply = await talk.say(asked)
        assert reply.outcome is Outcome.UNKNOWN
        assert reply.topics == ("aspirantprogrammet",)
        assert (await talk.say("ansök")).topic == "aspirantprogrammet"


async def test_what_else_is_open_is_told() -> None:
    async with Talk() as talk:
        await talk.say(NEW["sv"])
        reply = await talk.say("vad rekommenderar du mer?")
        assert reply.text.startswith("Utöver Chefsintroduktion kan det här passa:")
        assert "ledarskapsprogrammet" in reply.topics


@pytest.mark.parametrize("asked", ["vad händer sedan?", "när är nästa?", "så vilket är längst?"])
async def test_something_else_is_asked_after_it(asked: str) -> None:
    async with Talk() as talk:
        await talk.say(NEW["sv"])
        assert "Utöver" not in (await talk.say(asked)).text


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("sv", "alltså vilken?"),
        ("sv", "okej men vilket rekommenderar du mest?"),
        ("en", "and the winner is?"),
    ],
)
async def test_which_one_it_is_after_all(language: str, asked: str) -> None:
    async with Talk() as talk:
        await talk.say(NEW[language])
        text = (await talk.say(asked)).text
        assert text.startswith(("Jag tror att Chefsintroduktion", "I think Chefsintroduktion"))
        assert "\n2. " not in text


async def test_which_one_it_is_of_those_compared() -> None:
    async with Talk() as talk:
        await talk.say("compare Chefsarenan and the mentor programme")
        text = (await talk.say("and the winner is?")).text
        assert "suits best" in text


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("help me choose", "I was thinking of the courses"),
        ("vad ska jag välja?", "någon kurs"),
        ("vad passar mig?", "något av programmen"),
    ],
)
async def test_a_kind_of_thing_is_no_answer_to_what_was_asked(asked: str, kind: str) -> None:
    async with Talk() as talk:
        before = await talk.say(asked)
        again = await talk.say(kind)
        assert again.text == before.text
        assert (await talk.say("nej")).topic == "aspirantprogrammet"


@pytest.mark.parametrize(
    "goal",
    [
        "Jag vill ha ett direktörsjobb, vilken utbildning ska jag välja?",
        "Siktar på en chefspost på högre nivå, vad passar?",
        "Jag söker en chefsroll på direktörsnivå, vad rekommenderar du?",
        "I'm aiming for a director's job, which training should I choose?",
        "I want a director-level post, what do you recommend?",
    ],
)
async def test_a_goal_in_one_word_is_a_goal_and_proves_nothing(goal: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(goal)
        assert reply.topic == "hogre-chefsprogrammet"
        first = reply.text.partition("\n2. ")[0]
        assert "Kontrollera först: Du ska vara chef" in first or "Check first: You need" in first


@pytest.mark.parametrize(
    ("talked_of", "beside", "wish", "topic"),
    [
        (
            "vad är chefsarenan?",
            "ligger den samma dagar som temafrukostarna?",
            "anmäl mig",
            "chefsarenan",
        ),
        (
            "berätta om högre chefsprogrammet",
            "går det ihop med ledarskapsprogrammet?",
            "jag kör på det",
            "hogre-chefsprogrammet",
        ),
        (
            "what is Ledarskapsprogrammet?",
            "can I combine it with the mentor programme?",
            "I'll take it",
            "ledarskapsprogrammet",
        ),
    ],
)
async def test_what_is_named_on_the_side_is_not_signed_up_for(
    talked_of: str, beside: str, wish: str, topic: str
) -> None:
    async with Talk() as talk:
        await talk.say(talked_of)
        assert (await talk.say(beside)).outcome is Outcome.UNKNOWN
        reply = await talk.say(wish)
        assert (reply.outcome, reply.topic) == (Outcome.SIGNUP, topic)


@pytest.mark.parametrize(
    ("asked", "rule", "said", "verdict"),
    [
        (
            "can I get a mentor? I have been a manager since 2022",
            "does it have to be permanent?",
            "mine is",
            "yes",
        ),
        (
            "could I have a mentor? I've been a manager for 3 years",
            "must it be a permanent job?",
            "mine isn't",
            "no",
        ),
        (
            "får jag en mentor? jag har varit chef sedan 2022",
            "måste man vara tillsvidareanställd?",
            "jag är ju det",
            "yes",
        ),
        (
            "får jag en mentor? jag har varit chef sedan 2022",
            "måste man vara tillsvidareanställd?",
            "okej",
            None,
        ),
    ],
)
async def test_a_rule_just_told_is_met_by_pointing_at_it(
    asked: str, rule: str, said: str, verdict: str | None
) -> None:
    async with Talk() as talk:
        await talk.say(asked)
        await talk.say(rule)
        assert (await talk.say(said)).verdict == verdict


@pytest.mark.parametrize(
    "said", ["gillar du kaffe?", "vad gjorde du i helgen?", "how was your weekend?"]
)
async def test_chat_is_not_about_what_was_talked_of(said: str) -> None:
    async with Talk() as talk:
        await talk.say("Vad är mentorprogrammet?")
        assert (await talk.say(said)).outcome is Outcome.SMALLTALK


@pytest.mark.parametrize(
    ("before", "wish"),
    [
        ("när är nästa temafrukost?", "säg till när det öppnar"),
        ("när är nästa temafrukost?", "kan ni höra av er när det är dags?"),
        ("when is the next theme breakfast?", "notify me when there is a date"),
    ],
)
async def test_a_wish_to_be_told_begins_the_registration_of_interest(
    before: str, wish: str
) -> None:
    async with Talk() as talk:
        await talk.say(before)
        reply = await talk.say(wish)
        assert (reply.outcome, reply.topic) == (Outcome.SIGNUP, "temafrukostar")


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("sv", "nåt annat?"),
        ("sv", "något mer?"),
        ("sv", "finns det fler?"),
        ("sv", "nej, nåt annat"),
        ("en", "anything else?"),
        ("en", "what else is there?"),
        ("en", "any others?"),
    ],
)
async def test_more_is_what_suits_besides_all_that_was_advised(
    language: str, question: str
) -> None:
    three = {
        "sv": "jag har varit chef i fem år, vad passar mig?",
        "en": "I've been a manager for five years, what suits me?",
    }
    async with Talk() as talk:
        advised = (await talk.say(three[language])).topics
        more = await talk.say(question)
        assert more.outcome is Outcome.ANSWER
        assert more.topics == ("temafrukostar", "hogre-chefsprogrammet")
        assert set(more.topics).isdisjoint(advised)
        rest = (await talk.say(question)).text
        assert rest.startswith(("Utöver Ledarskapsprogrammet, ", "Besides Ledarskapsprogrammet, "))
        assert rest.count("\n1. ") == 0


@pytest.mark.parametrize(
    "question", ["vilken av dem ska jag ta först?", "vilken ska jag börja med?"]
)
async def test_the_first_to_take_is_the_one_that_suits_best(question: str) -> None:
    async with Talk() as talk:
        await talk.say("jag har varit chef i fem år, vad passar mig?")
        text = (await talk.say(question)).text
        assert text.startswith("Jag tror att Ledarskapsprogrammet")
        assert "\n2. " not in text


async def test_instead_of_a_training_comes_a_training_first() -> None:
    async with Talk() as talk:
        await talk.say("What is Högre chefsprogrammet?")
        await talk.say("I'm a unit manager. May I join?")
        assert (
            await talk.say("what would you recommend instead?")
        ).topic == "ledarskapsprogrammet"


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("jag är ny enhetschef sen i januari, vad ska jag gå?", "och mentor då?"),
        ("I'm a new unit manager since January, what suits me?", "and a mentor then?"),
    ],
)
async def test_another_one_after_advice_is_judged_by_what_was_told(asked: str, text: str) -> None:
    async with Talk() as talk:
        await talk.say(asked)
        heard = await talk.say(text)
        assert (heard.topic, heard.verdict) == ("mentorprogrammet", "no")


async def test_another_one_after_a_fact_of_what_was_advised_is_asked_that_fact() -> None:
    async with Talk() as talk:
        await talk.say(NEW["sv"])
        await talk.say("hur länge är ledarskapsprogrammet?")
        assert (await talk.say("och mentor då?")).outcome is Outcome.UNKNOWN
