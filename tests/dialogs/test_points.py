import pytest

from dialogs.messages import Outcome
from tests.dialogs.test_eligible import Talk

POINTS = [
    ("Vad är en riktlinje?", "styrdokument", "En riktlinje säkrar"),
    ("What is an action plan?", "styrdokument", "An action plan (handlingsplan) states"),
    ("Vad skiljer en policy från en riktlinje?", "styrdokument", "En policy uttrycker"),
    (
        "Ansvarar jag för arbetsmiljön?",
        "chefsansvar",
        "Du ansvarar för medarbetarna och för deras",
    ),
    ("Vilka utmaningar finns i chefsjobbet?", "jobba-som-chef", "Fokus ligger på samarbete"),
    (
        "Which of the demands is about being a role model?",
        "ambassadoren",
        "According to the demand Ambassadören",
    ),
]


@pytest.mark.parametrize(("question", "topic", "begins"), POINTS)
async def test_the_one_point_that_is_asked_for_comes_first(
    question: str, topic: str, begins: str
) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert (reply.outcome, reply.topic) == (Outcome.ANSWER, topic)
        assert reply.text.startswith(begins)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Vad ingår i mitt ansvar förutom ekonomin?", ["verksamheten", "medarbetarna"]),
        ("Vilka fyra styrdokument finns det?", ["policy", "handlingsplan", "riktlinje"]),
        ("What support is there besides HR?", ["law", "procurement", "communication"]),
    ],
)
async def test_who_asks_for_more_than_a_point_gets_the_whole(
    question: str, names: list[str]
) -> None:
    async with Talk() as talk:
        text = (await talk.say(question)).text.casefold()
        assert all(name.casefold() in text for name in names)


@pytest.mark.parametrize(
    ("before", "question", "told", "not_told"),
    [
        ("Vad är en policy?", "vad är det för skillnad mellan dem?", "Riktlinje:", "Uppdraget"),
        (
            "Vilka sorters styrdokument finns det?",
            "och mellan de två sista?",
            "riktlinje",
            "policy",
        ),
        (
            "What kinds of governing documents are there?",
            "what's the difference between the first two?",
            "A policy",
            "guideline",
        ),
    ],
)
async def test_kinds_that_one_article_tells_apart_are_compared_without_their_names(
    before: str, question: str, told: str, not_told: str
) -> None:
    async with Talk() as talk:
        await talk.say(before)
        reply = await talk.say(question)
        assert reply.topics == ("styrdokument",)
        fact = reply.text.partition("\n\n")[0]
        assert told in fact
        assert not_told not in fact
