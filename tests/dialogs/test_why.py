"""Where an answer is written, and whether it is certain."""

import pytest

from bot.storage.kept import TALK
from dialogs.messages import Outcome
from tests.chat.clients import DirectChat
from tests.dialogs.test_eligible import Talk


@pytest.mark.parametrize(
    "text", ["källa?", "var står det?", "i vilket dokument står det", "vem säger det"]
)
async def test_where_it_is_written_names_document_and_section(chat: DirectChat, text: str) -> None:
    await chat.send("vad säger ni om chefens ansvar?")
    heard = await chat.send(text)
    assert (heard.outcome, heard.topic) == (Outcome.ANSWER, "chefsansvar")
    assert "Ledarpolicy för chefer i Västerås stad" in heard.text


async def test_before_any_answer_both_documents_are_named(chat: DirectChat) -> None:
    heard = await chat.send("vilken källa?")
    assert "Jobba i en ledande roll" in heard.text
    assert "Ledarpolicy för chefer i Västerås stad" in heard.text


@pytest.mark.parametrize(
    "text", ["är det säkert?", "stämmer det verkligen?", "är du säker på det?"]
)
async def test_a_doubt_gets_the_same_fact_again(chat: DirectChat, text: str) -> None:
    await chat.send("hur ofta går högre chefsprogrammet?")
    heard = await chat.send(text)
    assert heard.text.startswith("Ja, så står det i min källa. Vartannat år.")


async def test_a_doubt_about_a_verdict_gets_the_verdict_again(chat: DirectChat) -> None:
    first = await chat.send("jag är chef sedan två år, på vikariat, får jag en mentor?")
    again = await chat.send("är det säkert?")
    assert again.text == first.text


async def test_a_doubt_about_what_the_sources_lack_promises_nothing(chat: DirectChat) -> None:
    await chat.send("vad kostar ledarskapsprogrammet?")
    heard = await chat.send("är det säkert?")
    assert heard.outcome is Outcome.UNKNOWN


async def test_why_a_verdict_says_how_long_what_was_told_is_remembered(chat: DirectChat) -> None:
    await chat.send("jag är chef sedan två år, på vikariat, får jag en mentor?")
    heard = await chat.send("varför svarade du så?")
    assert "sparas inte" not in heard.text
    assert f"{TALK.days} dagar" in heard.text


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("vad är ledarpolicyn?", "var kan jag läsa det?"),
        ("what is the leadership policy?", "where can I read it?"),
        ("what is Chefsarenan?", "where can I read more about it?"),
    ],
)
async def test_where_one_can_read_it_is_not_told_beside_the_document(
    chat: DirectChat, before: str, text: str
) -> None:
    await chat.send(before)
    heard = await chat.send(text)
    assert heard.outcome is Outcome.UNKNOWN
    assert any(said in heard.text for said in ("Källa:", "Source:"))


@pytest.mark.parametrize(
    ("compares", "why"),
    [
        ("skillnaden mellan chefsarenan och ledarpolicyn?", "varför svarade du så?"),
        ("what differs between Chefsarenan and Ledarpolicyn?", "why did you answer that?"),
    ],
)
async def test_why_several_were_told_of_names_them_all(compares: str, why: str) -> None:
    async with Talk() as talk:
        await talk.say("vad är mentorprogrammet?")
        told = await talk.say(compares)
        heard = await talk.say(why)
        assert set(heard.topics) == {"chefsarenan", "ledarpolicy"} == set(told.topics)
        assert {one.document for one in heard.sources} == {one.document for one in told.sources}
