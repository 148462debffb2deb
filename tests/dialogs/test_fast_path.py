"""Plain questions are answered at once; what needs a closer look still gets it."""

from datetime import UTC, datetime

import pytest

from dialogs.exchange import Exchange
from dialogs.main import Conversation
from dialogs.messages import Message, Person, Reply
from dialogs.offline import closed
from dialogs.state import ConversationState, Eligibility, SignupPosition
from tests.chat.house import SetClock

AT_ONCE = [
    ("Hur länge är Ledarskapsprogrammet?", "ledarskapsprogrammet", "Ungefär ett år"),
    ("hur ofta går det högre chefsprogrammet", "hogre-chefsprogrammet", "Vartannat år"),
    ("What is the mentor programme?", "mentorprogrammet", "programme where you can get a mentor"),
    ("who adopted the leadership policy", "ledarpolicy", "council"),
]
A_CLOSER_LOOK = [
    "Vad kostar Ledarskapsprogrammet?",  # no source tells
    "Kan jag som ny chef gå Mentorprogrammet?",  # judged by the rules
    "Vad är skillnaden mellan Chefsarenan och Temafrukostar?",
    "Inte mentorprogrammet, jag undrar hur länge Ledarskapsprogrammet är",
    "Hur länge är Ledarskapsprogrammet och var hålls temafrukostarna?",  # two questions
    "vad finns det för program?",
    "asdf qwer",
]
AFTER_CHEFSARENAN = ["hur ofta är de två?", "vem är båda för?"]


def heard(text: str, conversation: Conversation, state: ConversationState) -> Exchange:
    now = datetime(2026, 10, 5, tzinfo=UTC)
    message = Message(text, Person("somebody"), "test:one", now, id=text)
    return conversation.hearing.open(message, state, closed(SetClock()))


async def taken(
    text: str, conversation: Conversation, state: ConversationState | None = None
) -> tuple[Reply | None, ConversationState]:
    exchange = heard(text, conversation, state or ConversationState())
    return await conversation.fast_path.take(exchange), exchange.state


@pytest.mark.parametrize(("text", "topic", "fact"), AT_ONCE)
async def test_a_plain_question_is_answered_at_once(
    text: str, topic: str, fact: str, conversation: Conversation
) -> None:
    reply, state = await taken(text, conversation)
    assert reply is not None
    assert reply.topic == state.topic == topic
    assert fact in reply.text.split("\n\n")[0]
    assert reply.score is not None
    assert 0 < reply.score <= 1


async def test_why_can_be_told(conversation: Conversation) -> None:
    _, state = await taken("Hur länge är Ledarskapsprogrammet?", conversation)
    assert state.reason is not None
    assert state.reason.phrase is not None
    assert "edarskapsprogrammet" in state.reason.phrase
    assert state.reason.runner_up not in (None, "ledarskapsprogrammet")


@pytest.mark.parametrize("text", A_CLOSER_LOOK)
async def test_others_are_looked_at_closely(text: str, conversation: Conversation) -> None:
    reply, state = await taken(text, conversation)
    assert reply is None
    assert state.topic is None


@pytest.mark.parametrize("text", AFTER_CHEFSARENAN)
async def test_what_points_at_several_is_looked_at_closely(
    text: str, conversation: Conversation
) -> None:
    talk = ConversationState(topic="chefsarenan", facet="what", recent=("chefsarenan",))
    assert (await taken(text, conversation, talk))[0] is None


@pytest.mark.parametrize(
    "state",
    [
        ConversationState(signup=SignupPosition(programme="mentorprogrammet")),
        ConversationState(candidates=("chefsarenan", "temafrukostar")),
    ],
)
async def test_nothing_is_answered_at_once_where_an_answer_is_waited_for(
    state: ConversationState, conversation: Conversation
) -> None:
    text = "Hur länge är Ledarskapsprogrammet?"
    assert (await taken(text, conversation))[0] is not None
    assert (await taken(text, conversation, state))[0] is None


async def test_after_a_verdict_only_what_stands_alone_is_answered_at_once(
    conversation: Conversation,
) -> None:
    judged = Eligibility(programme="mentorprogrammet")
    talk = ConversationState(topic="mentorprogrammet", facet="who", eligibility=judged)
    assert (await taken("Hur länge är Ledarskapsprogrammet?", conversation, talk))[0] is not None
    assert (await taken("Vad är Mentorprogrammet?", conversation, talk))[0] is None


async def test_nothing_is_familiar_to_who_has_learned_nothing(unlearned: Conversation) -> None:
    for text, _, _ in AT_ONCE:
        assert (await taken(text, unlearned))[0] is None
