"""`Why?` after a no, also of a form, and terms that the sources leave open."""

import pytest

from dialogs.messages import Outcome
from tests.chat.clients import DirectChat
from tests.dialogs.test_changed_case import after
from tests.dialogs.test_eligible import Talk

FIVE_MONTHS = "Jag har varit chef i fem månader, fast anställd, får jag mentor?"


@pytest.mark.parametrize("why", ["varför?", "varför det?", "hur så?", "varför inte?"])
async def test_why_is_the_rule_that_is_not_met_and_what_was_told(why: str) -> None:
    reply = await after(FIVE_MONTHS, why)
    assert reply.text.startswith("Det här krävs för Mentorprogrammet")
    assert "minst ett år" in reply.text
    assert "fem månader" in reply.text or "5 månader" in reply.text
    assert "tillsvidareanställning" not in reply.text


async def test_why_without_a_verdict_is_the_purpose() -> None:
    reply = await after("vad är mentorprogrammet?", "varför?")
    assert not reply.text.startswith("Det här krävs")
    assert reply.verdict is None


async def test_a_form_that_refuses_can_be_asked_why_and_when(chat: DirectChat) -> None:
    for text in ("jag vill söka mentorprogrammet", "ja", "6 månader"):
        await chat.send(text)
    why = await chat.send("varför?")
    assert why.text.startswith("Det här krävs")
    assert "6 månader" in why.text
    assert (await chat.send("när kan jag då?")).text.startswith("Tidigast")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("räknas jag som ny efter ett år?", "inte hur länge man räknas som ny"),
        ("hur länge är man ny?", "inte hur länge man räknas som ny"),
        ("am I still new after a year?", "how long one counts as new"),
        ("räknas jag som chef?", "inte vilka roller som räknas som chef"),
        ("I'm a project leader. Do I count as a manager?", "which roles count as manager"),
    ],
)
async def test_a_term_that_is_not_defined_is_left_open(text: str, says: str) -> None:
    reply = await after(text)
    assert reply.outcome is Outcome.UNKNOWN
    assert says in reply.text


async def test_a_named_programme_is_judged_and_no_term() -> None:
    reply = await after("Är jag ny nog för Alltid bästa möjliga möte? Chef sedan en månad.")
    assert reply.topic == "alltid-basta-mojliga-mote"


@pytest.mark.parametrize("text", ["hur blir man det?", "how do I become one?"])
async def test_how_one_becomes_a_manager_may_be_asked_without_the_word(text: str) -> None:
    first = {"hur": "vad är chefens huvuduppgifter?", "how": "what are a manager's main tasks?"}
    reply = await after(first[text[:3]], text)
    assert reply.topic == "aspirantprogrammet"


@pytest.mark.parametrize("asked", ["vad heter det på svenska?", "vad innebär det på svenska?"])
async def test_what_it_is_in_swedish_is_said_again_in_swedish(asked: str) -> None:
    async with Talk() as talk:
        await talk.say("what is chefsarenan?")
        reply = await talk.say(asked)
        assert reply.language == "sv"
        assert "Chefsarenan är stadsdirektörens träffar" in reply.text


async def test_where_the_policy_can_be_read_is_not_told() -> None:
    async with Talk() as talk:
        await talk.say("berätta om ledarpolicyn")
        reply = await talk.say("var kan jag läsa den?")
        assert reply.text.startswith("Var ledarpolicyn finns att läsa står inte i mina källor.")
        assert "www.vasteras.se" in reply.text


@pytest.mark.parametrize(
    ("before", "question", "begins"),
    [
        ("vad är mentorprogrammet?", "räknas mina år i Eskilstuna?", "Nej, det är bara tiden"),
        ("who can have a mentor?", "do my years at ABB count?", "No, only time in Västerås"),
        ("hej", "is my time in Sala worth anything for the mentor thing?", "No, only time in"),
    ],
)
async def test_time_elsewhere_counts_for_nothing_before_any_verdict_too(
    before: str, question: str, begins: str
) -> None:
    async with Talk() as talk:
        await talk.say(before)
        heard = await talk.say(question)
    assert heard.text.startswith(begins)
    assert "nämns inte" not in heard.text
