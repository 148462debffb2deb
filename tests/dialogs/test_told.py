"""What people tell of themselves in passing counts when they later ask whether they may join."""

import pytest

from bot.turn import read_state
from dialogs.messages import Outcome
from dialogs.state import ConversationState
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.dialogs.test_eligible import Talk


async def test_what_was_told_beside_a_question_counts_later(chat: DirectChat) -> None:
    await chat.send("Jag är chef i staden sedan fyra år, fast anställd. Vad är en handlingsplan?")
    heard = await chat.send("kan jag få en mentor?")
    assert heard.topic == "mentorprogrammet"
    assert heard.text.startswith("Ja,")


async def test_it_does_not_count_for_somebody_else(chat: DirectChat) -> None:
    await chat.send("Jag är chef i staden sedan fyra år, fast anställd. Vad är en handlingsplan?")
    heard = await chat.send("min kollega då, kan hon få en mentor?")
    assert heard.text.startswith("Det kan jag inte säga säkert än.")


async def test_a_question_tells_nothing_of_who_asks(chat: DirectChat) -> None:
    await chat.send("hur blir jag chef i staden?")
    heard = await chat.send("kan jag söka aspirantprogrammet?")
    assert heard.text.startswith("Det kan jag inte säga säkert än.")


async def test_starting_over_forgets_it(chat: DirectChat) -> None:
    await chat.send("Jag är chef i staden sedan fyra år, fast anställd. Vad är en handlingsplan?")
    await chat.send("börja om")
    heard = await chat.send("kan jag få en mentor?")
    assert heard.text.startswith("Det kan jag inte säga säkert än.")


async def test_starting_over_leaves_nothing_to_lean_on(house: House, chat: DirectChat) -> None:
    for text in ("vilka program finns det?", "den andra", "varför fick jag det svaret?"):
        await chat.send(text)
    await chat.send("börja om")
    async with house.store.turn(chat.conversation) as record:
        state = read_state((await record.state())[0])
    assert state == ConversationState(language="sv")


async def test_in_a_form_a_refusal_in_more_words_is_no_answer(chat: DirectChat) -> None:
    await chat.send("jag vill söka mentorprogrammet")
    heard = await chat.send("nä nu vill jag inte söka längre, sluta")
    assert heard.asks is not None
    assert heard.asks.field == "leave"
    heard = await chat.send("behåll")
    assert heard.outcome is Outcome.COMMAND


async def test_another_wish_while_leaving_keeps_the_draft(chat: DirectChat) -> None:
    await chat.send("jag vill söka mentorprogrammet")
    heard = await chat.send("oj telefonen. avbryt")
    assert heard.asks is not None
    assert heard.asks.field == "leave"
    heard = await chat.send("anmäl mig till temafrukostarna i stället")
    assert heard.asks is not None
    assert (heard.topic, heard.asks.field) == ("temafrukostar", "manager")


async def test_a_short_text_field_does_not_take_leaving_for_its_answer(chat: DirectChat) -> None:
    for text in ("jag vill söka ledarskapsprogrammet", "ja", "Kim Berg", "kim@vasteras.se"):
        heard = await chat.send(text)
    assert heard.asks is not None
    assert heard.asks.field == "role"
    heard = await chat.send("oj telefonen. avbryt")
    assert heard.asks is not None
    assert heard.asks.field == "leave"


async def test_a_wish_for_what_was_asked_about_in_the_middle_is_no_answer(
    chat: DirectChat,
) -> None:
    await chat.send("jag vill söka mentorprogrammet")
    await chat.send("vad är ledarskapsprogrammet?")
    heard = await chat.send("ok, det. jag vill söka")
    assert (heard.outcome, heard.topic) == (Outcome.SIGNUP, "ledarskapsprogrammet")


async def test_a_story_without_its_subject_is_heard_and_remembered() -> None:
    async with Talk() as talk:
        heard = await talk.say("hej! är ny rektor sen augusti, har fast tjänst")
        assert heard.outcome is Outcome.SMALLTALK
        later = await talk.say("räknas mina sju år i Köping för mentor?")
    assert later.text.startswith("Nej, det är bara tiden i Västerås stad")
    assert "Tidigast den 1 augusti" in later.text


@pytest.mark.parametrize(
    ("said", "topic", "fact"),
    [
        ("jag är kass på siffror kan jag ändå bli chef", "chefsstod", "inte vara specialist"),
        ("jag är chef sen i maj var hålls frukostarna", "temafrukostar", "I Stadshusets"),
        ("Jag är chef sen i maj. Var hålls frukostarna?", "temafrukostar", "I Stadshusets"),
        ("I'm a manager since May where are the breakfasts held", "temafrukostar", "restaurant"),
    ],
)
async def test_a_question_behind_what_one_tells_is_answered(
    said: str, topic: str, fact: str, chat: DirectChat
) -> None:
    heard = await chat.send(said)
    assert (heard.outcome, heard.topic) == (Outcome.ANSWER, topic)
    assert fact in heard.text.split("\n\n")[0]


async def test_what_was_told_in_asking_for_advice_counts_after_another_topic(
    chat: DirectChat,
) -> None:
    for said in (
        "chef på biblioteket sen 2022 fast tjänst, nåt för mig om man vill ha nån att bolla med?",
        "uppfyller jag villkoren för mentor?",
        "Högre chefsprogrammet då, hur ofta går det?",
    ):
        await chat.send(said)
    heard = await chat.send("nej vi kör på mentor, anmäl mig")
    assert heard.asks is not None
    assert heard.asks.field == "name"


@pytest.mark.parametrize("text", ["jag är chef", "jag leder en enhet", "I'm a principal"])
async def test_a_role_alone_is_heard_and_asked_on(text: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(text)).outcome is Outcome.SMALLTALK
