"""Taking what was advised or listed by pointing at it."""

import pytest

from dialogs.messages import Outcome
from tests.dialogs.test_eligible import Talk

THREE = {
    "sv": "jag har varit chef i tre år, vad passar mig?",
    "en": "I've been a manager for two years, what suits me?",
}
FIRST, SECOND, LAST = "ledarskapsprogrammet", "mentorprogrammet", "chefsarenan"


@pytest.mark.parametrize(
    ("language", "nod", "yes", "programme"),
    [
        ("sv", "okej den", "ja tack", FIRST),
        ("sv", "mm den", "ok", FIRST),
        ("sv", "det låter bra", "ja", FIRST),
        ("sv", "okej den första", "ja", FIRST),
        ("sv", "den tredje låter bra", "ja", LAST),
        ("en", "ok that", "yes please", FIRST),
        ("en", "sounds good, that one", "sure", FIRST),
        ("en", "okay, the second", "yes", SECOND),
    ],
)
async def test_a_nod_offers_to_begin_and_a_yes_begins(
    language: str, nod: str, yes: str, programme: str
) -> None:
    async with Talk() as talk:
        await talk.say(THREE[language])
        offered = await talk.say(nod)
        assert (offered.outcome, offered.topic) == (Outcome.ANSWER, programme)
        begun = await talk.say(yes)
        assert (begun.outcome, begun.topic) == (Outcome.SIGNUP, programme)


@pytest.mark.parametrize(
    ("language", "taking", "programme"),
    [
        ("sv", "ja den", FIRST),
        ("sv", "jag tar den andra", SECOND),
        ("sv", "jag tar den sista", LAST),
        ("en", "yes that one", FIRST),
        ("en", "yeah the last one please", LAST),
    ],
)
async def test_a_word_of_taking_begins_at_once(language: str, taking: str, programme: str) -> None:
    async with Talk() as talk:
        await talk.say(THREE[language])
        begun = await talk.say(taking)
        assert (begun.outcome, begun.topic) == (Outcome.SIGNUP, programme)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("text", ["ok", "that is great, thanks", "ok that is all", "ok bra"])
async def test_what_takes_nothing_begins_nothing(language: str, text: str) -> None:
    async with Talk() as talk:
        await talk.say(THREE[language])
        assert (await talk.say(text)).outcome is Outcome.SMALLTALK


async def test_what_was_judged_out_of_reach_is_not_offered() -> None:
    async with Talk() as talk:
        await talk.say("Jag är undersköterska. Får jag vara med på chefsarenan?")
        assert (await talk.say("okej den")).outcome is Outcome.SMALLTALK


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("vilket program passar mig?", "ok vi kör"),
        ("skillnad på mentorprogrammet och ledarskapsprogrammet?", "okej den"),
        (THREE["en"], "sign me up for the other"),
    ],
)
async def test_what_none_was_advised_for_is_asked_back(before: str, text: str) -> None:
    async with Talk() as talk:
        await talk.say(before)
        reply = await talk.say(text)
        assert (reply.outcome, reply.asks) == (Outcome.CLARIFY, None)
