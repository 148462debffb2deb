"""What sounds like a wish for a programme, and is told by no source."""

import pytest

from dialogs.messages import Outcome
from tests.dialogs.test_eligible import Talk


@pytest.mark.parametrize(
    ("text", "topic", "says"),
    [
        ("jag vill bli mentor", "mentorprogrammet", "hur man själv blir mentor"),
        ("hur blir man mentor?", "mentorprogrammet", "hur man själv blir mentor"),
        ("I want to become a mentor", "mentorprogrammet", "how somebody becomes a mentor"),
        ("jag vill sluta som chef", "staden-erbjuder", "inget om att sluta som chef"),
        ("jag trivs inte som chef", "staden-erbjuder", "utrymme för avstämning"),
        ("I'm thinking of stepping down as a manager", "staden-erbjuder", "room for check-ins"),
        ("where can I complain about my boss", "kontakt", "nothing about complaining"),
        ("var kan jag klaga på min chef", "kontakt", "inget om att klaga"),
        ("how many employees should I have?", "chefsansvar", "how many employees a manager has"),
        ("hur många medarbetare har en chef?", "chefsansvar", "hur många medarbetare en chef har"),
    ],
)
async def test_what_no_source_tells_is_no_wish(text: str, topic: str, says: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(text)
    assert (reply.outcome, reply.topic) == (Outcome.UNKNOWN, topic)
    assert says in reply.text


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("jag vill ha en mentor", Outcome.SIGNUP),
        ("om jag slutar som chef, får jag gå Aspirantprogrammet då?", Outcome.ANSWER),
    ],
)
async def test_what_is_wished_or_supposed_is_heard_as_before(text: str, outcome: Outcome) -> None:
    async with Talk() as talk:
        assert (await talk.say(text)).outcome is outcome


@pytest.mark.parametrize("text", ["vilka språk kan du?", "which languages do you speak?"])
async def test_the_languages_it_knows_are_told(text: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(text)).outcome is Outcome.SMALLTALK
