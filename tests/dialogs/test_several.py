"""Two questions in one message: both are answered, and nothing is told twice."""

import pytest

from tests.dialogs.test_eligible import Talk

BOTH = [
    (
        "När är temafrukostarna och är de alltid på samma ställe?",
        ["återkommande", "Stadshusets restaurang"],
    ),
    (
        "Hur ofta går högre chefsprogrammet och är Eskilstuna med?",
        ["Vartannat år", "Eskilstuna kommun"],
    ),
    (
        "How long is the leadership programme and do I have to be a manager?",
        ["About one year", "Yes. Ledarskapsprogrammet is for managers in"],
    ),
    ("Where are the theme breakfasts held and are they free?", ["restaurang", "the cost of"]),
    ("Vad är Chefsarenan och vem får komma dit?", ["stadsdirektörens träffar", "Du som är chef"]),
]


@pytest.mark.parametrize(("message", "told"), BOTH)
async def test_a_second_question_for_yes_or_no_is_answered_too(
    message: str, told: list[str]
) -> None:
    async with Talk() as talk:
        text = (await talk.say(message)).text
        assert all(one in text for one in told)


@pytest.mark.parametrize(
    ("message", "once"),
    [
        ("Vem antog policyn och när?", "den 1 december 2005"),
        ("När antogs policyn och vem antog den?", "Kommunfullmäktige antog"),
        ("Who adopted the policy and when?", "on 1 December 2005"),
        ("Hur många sorters styrdokument finns det och vilka är de?", "fyra slag"),
        ("How many kinds of governing documents are there and which are they?", "four kinds"),
        ("Får man kaffe på temafrukosten och är den gratis?", "021-39 00 00"),
    ],
)
async def test_what_both_questions_ask_for_is_told_once(message: str, once: str) -> None:
    async with Talk() as talk:
        answer, source, _ = (await talk.say(message)).text.rpartition("\n\n")
        assert source
        assert answer.count(once) == 1


async def test_beside_an_answer_what_is_missing_is_told_in_a_sentence() -> None:
    async with Talk() as talk:
        text = (await talk.say("Vad är syftet med mentorprogrammet och kostar det något?")).text
        assert "inget om kostnader för Mentorprogrammet." in text
        assert "Det här vet jag" not in text


async def test_what_several_topics_would_answer_alike_is_not_asked_back_about() -> None:
    async with Talk() as talk:
        assert (await talk.say("Who adopted the policy?")).topic == "ledarpolicy"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("vem antog policyn och vilket nummer ringer jag", "Kommunfullmäktige"),
        ("var hålls temafrukostarna och vilket telefonnummer har ni?", "restaurang"),
        ("vad är Chefsarenan och på vilket nummer når jag er?", "stadsdirektörens träffar"),
    ],
)
async def test_the_number_is_told_beside_another_answer(text: str, fact: str) -> None:
    async with Talk() as talk:
        told = (await talk.say(text)).text
    assert fact in told
    assert "Du når Stadsledningskontoret" in told
