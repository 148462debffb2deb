"""What a comparison is about where its words do not say."""

import pytest

from dialogs.messages import Outcome
from tests.dialogs.test_eligible import Talk

NEW, MEETINGS = (
    "vilka utbildningar finns för nya chefer?",
    "which meetings are there for managers?",
)
EIGHT = "vilka program finns?"
INTRODUCTIONS = ("chefsintroduktion", "alltid-basta-mojliga-mote")


@pytest.mark.parametrize(
    ("before", "question", "topics"),
    [
        (NEW, "vad är skillnaden?", (*INTRODUCTIONS, "ledarskapsprogrammet")),
        (NEW, "vad skiljer dem åt?", (*INTRODUCTIONS, "ledarskapsprogrammet")),
        (NEW, "vad är skillnaden på de två första?", INTRODUCTIONS),
        (NEW, "vad skiljer trean från ettan?", ("ledarskapsprogrammet", "chefsintroduktion")),
        (MEETINGS, "how do they differ?", ("chefsarenan", "temafrukostar")),
        (MEETINGS, "difference between the two?", ("chefsarenan", "temafrukostar")),
    ],
)
async def test_what_was_just_listed_is_compared(
    before: str, question: str, topics: tuple[str, ...]
) -> None:
    async with Talk() as talk:
        await talk.say(before)
        assert (await talk.say(question)).topics == topics


@pytest.mark.parametrize(
    ("before", "question"),
    [
        (None, "vad är skillnaden?"),
        (None, "what is the difference?"),
        (None, "vad är skillnaden mellan den första och den sista?"),
        (None, "vad är skillnaden mellan en chef och en ledare?"),
        ("berätta om chefsarenan", "vad är skillnaden?"),
        (NEW, "vad är skillnaden mellan de två?"),
        (EIGHT, "vad är skillnaden mellan dem?"),
    ],
)
async def test_where_that_is_unclear_it_is_asked(before: str | None, question: str) -> None:
    async with Talk() as talk:
        if before:
            await talk.say(before)
        assert (await talk.say(question)).outcome is Outcome.CLARIFY


@pytest.mark.parametrize(
    ("before", "answer", "topics"),
    [
        (EIGHT, "de två första", ("aspirantprogrammet", "chefsintroduktion")),
        (EIGHT, "mentor och högre", ("mentorprogrammet", "hogre-chefsprogrammet")),
        ("berätta om chefsarenan", "temafrukostarna", ("chefsarenan", "temafrukostar")),
    ],
)
async def test_what_is_asked_can_be_answered(
    before: str, answer: str, topics: tuple[str, ...]
) -> None:
    async with Talk() as talk:
        await talk.say(before)
        await talk.say("vad är skillnaden?")
        assert (await talk.say(answer)).topics == topics


@pytest.mark.parametrize(
    ("question", "topics"),
    [
        ("jag är enhetschef, vilket passar mig?", {"ledarskapsprogrammet", "mentorprogrammet"}),
        ("vilket passar en ny chef?", {"ledarskapsprogrammet", "mentorprogrammet"}),
        ("vilket tar minst tid?", {"ledarskapsprogrammet", "mentorprogrammet"}),
    ],
)
async def test_after_a_comparison_it_is_asked_of_those_two(
    question: str, topics: set[str]
) -> None:
    async with Talk() as talk:
        await talk.say("skillnad på mentorprogrammet och ledarskapsprogrammet?")
        assert set((await talk.say(question)).topics) == topics


async def test_which_of_two_that_were_compared_needs_no_of_them() -> None:
    async with Talk() as talk:
        await talk.say(MEETINGS)
        await talk.say("what's the difference?")
        assert (await talk.say("which is in the city hall?")).topic == "temafrukostar"


@pytest.mark.parametrize(
    "question",
    [
        "vad är skillnaden mellan ambassadören och verksamhetsutvecklaren?",
        "compare the ambassador and the good employer",
        "vad är skillnaden mellan vad staden kräver och vad staden erbjuder?",
        "skillnaden mellan mentorprogrammet och chefsstödet?",
    ],
)
async def test_what_is_no_programme_is_compared_by_what_each_tells(question: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(question)
        assert len(reply.topics) > 1
        assert "styrdokument" not in reply.topics
        assert all(gap not in reply.text for gap in ("inte i mina källor", "do not say"))


@pytest.mark.parametrize(
    ("before", "said", "topics"),
    [
        (EIGHT, "de två första", ("aspirantprogrammet", "chefsintroduktion")),
        ("what programmes are there?", "The last two?", ("temafrukostar", "mentorprogrammet")),
        ("vilka är kraven på chefer?", "ettan och tvåan", ("stod-och-samverkan", "ambassadoren")),
    ],
)
async def test_the_first_two_of_a_list_are_told_of(
    before: str, said: str, topics: tuple[str, ...]
) -> None:
    async with Talk() as talk:
        await talk.say(before)
        assert (await talk.say(said)).topics == topics


async def test_of_programmes_it_is_told_what_the_sources_leave_out() -> None:
    async with Talk() as talk:
        reply = await talk.say("skillnaden mellan chefsarenan och temafrukostar?")
        assert "det står inte i mina källor" in reply.text


@pytest.mark.parametrize(
    ("before", "question"),
    [
        (None, "vad är skillnaden mellan mentor och handledning"),
        (None, "mentorprogrammet jämfört med traineeprogrammet"),
        ("vad är Aspirantprogrammet?", "vad skiljer mentorprogrammet från traineeprogrammet?"),
        (None, "difference between mentor and supervision"),
        (None, "mentor vs coaching"),
    ],
)
async def test_what_no_source_knows_is_compared_with_nothing_else(
    before: str | None, question: str
) -> None:
    async with Talk() as talk:
        if before:
            await talk.say(before)
        reply = await talk.say(question)
        assert (reply.outcome, reply.topics) == (Outcome.UNKNOWN, ("mentorprogrammet",))


async def test_the_one_named_beside_what_was_said_is_talked_of_next() -> None:
    async with Talk() as talk:
        await talk.say("What is Chefsarenan?")
        await talk.say("compared to that, where are the theme breakfasts?")
        assert (await talk.say("who can come there?")).topic == "temafrukostar"
