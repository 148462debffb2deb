"""Whatever is typed at whatever step: there is an answer, and nothing given before is lost."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dialogs.main import Conversation
from dialogs.messages import Message, Person
from dialogs.ports import Answer, ApplicationState
from dialogs.state import ConversationState, SignupPosition
from knowledge.model import Knowledge
from tests import known
from tests.chat.forms import walk
from tests.chat.house import House


@dataclass(frozen=True)
class Step:
    """A place in a signup, and what has been answered before it."""

    programme: str
    mode: str
    field: str | None
    answers: tuple[tuple[str, Answer], ...]


def steps(knowledge: Knowledge) -> Iterator[Step]:
    """Every step of every programme, and the steps that are no fields."""
    for name, programme in knowledge.programmes.items():
        filled = [(field.id, value) for field, value in walk(programme)]
        for number, (field, _) in enumerate(filled):
            yield Step(name, "asking", field, tuple(filled[:number]))
        yield Step(name, "refused", filled[0][0], ())
        for mode in ("reviewing", "choosing", "leaving", "aside"):
            yield Step(name, mode, None, tuple(filled))


STEPS = list(steps(known.knowledge()))
CERTAIN = [step for step in STEPS if step.mode != "leaving"]
"""Where no answer deletes the draft."""
LEAVING = [step for step in STEPS if step.mode == "leaving"]
SIGNS = st.text(st.characters(exclude_categories=()), max_size=60)
ODD = st.text(
    st.one_of(
        st.characters(categories=("Cc", "Cf", "Cs", "Co", "Mn", "Me", "So", "Sk")),
        st.sampled_from("\x00\r\n\t\u202e\u200d\ufeff{}%$<>&'\"\\|👍🏽👩‍🍳ﷺ"),
    ),
    max_size=60,
)
LONG = st.builds(
    lambda text, count: text * count, st.text(min_size=1, max_size=20), st.integers(50, 5000)
)
HEARD = """
    ja nej inte hur länge vem är chef år 1 två ändra till namn @ ? . 070 mentor den första
    hoppa över tillbaka hjälp vad varför i dag september 2026 yes no change name to a b.se
    sammanfattning mina ansökningar sista the last what does it cost utbildning
"""
WORDS = st.lists(st.sampled_from(HEARD.split()), max_size=8).map(" ".join)


class Talk:
    """Puts a person at a step, lets them say something, and looks at the draft afterwards."""

    def __init__(self, house: House, runner: asyncio.Runner) -> None:
        self.house = house
        self.runner = runner

    def say(self, step: Step, text: str) -> None:
        self.runner.run(self.said(step, text))

    async def said(self, step: Step, text: str) -> None:
        person = f"p{uuid4().hex}"
        position = SignupPosition.model_validate(
            {"programme": step.programme, "mode": step.mode, "field": step.field}
        )
        state = ConversationState(language="sv", signup=position, topic=step.programme)
        await self.house.put(person, person, state, dict(step.answers))
        message = Message(text, Person(person), person, self.house.clock.now(), "m")
        taken = await self.house.turns.take(message)
        assert taken.reply
        assert taken.reply.text.strip()
        (application,) = await self.house.of(person)
        kept = {**application.answers}
        before = dict(step.answers)
        changed = [name for name, value in before.items() if kept.get(name) != value]
        assert len(changed) <= 1, "one message changes one answer at most"
        assert not changed or "ändra" in text or "change" in text
        assert application.state is not ApplicationState.WITHDRAWN


@pytest.fixture(scope="module")
def talk(knowledge: Knowledge, conversation: Conversation) -> Iterator[Talk]:
    house = House(knowledge, conversation, "sqlite:///:memory:")
    with asyncio.Runner() as runner:
        runner.run(house.open())
        yield Talk(house, runner)
        runner.run(house.close())


quickly = settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
"""Always the same examples: what fails here fails for everybody."""


@quickly
@given(step=st.sampled_from(CERTAIN), text=SIGNS)
def test_any_text(step: Step, text: str, talk: Talk) -> None:
    talk.say(step, text)


@quickly
@example(step=LEAVING[0], text="0A:OR")
@given(step=st.sampled_from(LEAVING), text=SIGNS)
def test_any_text_when_asked_whether_to_leave(step: Step, text: str, talk: Talk) -> None:
    talk.say(step, text)


NUMBERED = [
    step
    for step in STEPS
    if step.mode == "choosing"
    or (step.programme, step.field) == ("mentorprogrammet", "employment")
]


@pytest.mark.parametrize("step", NUMBERED, ids=lambda step: f"{step.programme}-{step.mode}")
def test_a_raised_number_where_a_number_picks(step: Step, talk: Talk) -> None:
    talk.say(step, "²")


@quickly
@given(step=st.sampled_from(STEPS), text=ODD)
def test_odd_signs(step: Step, text: str, talk: Talk) -> None:
    talk.say(step, text)


@settings(quickly, max_examples=20)
@given(step=st.sampled_from(STEPS), text=LONG)
def test_k3_b14_long_text(step: Step, text: str, talk: Talk) -> None:
    talk.say(step, text)


@quickly
@given(step=st.sampled_from(CERTAIN), text=WORDS)
def test_words_that_mean_something_elsewhere(step: Step, text: str, talk: Talk) -> None:
    talk.say(step, text)
