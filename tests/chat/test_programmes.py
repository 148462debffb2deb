"""The conversation file of every programme, on SQLite and on PostgreSQL."""

from pathlib import Path

import pytest

from tests.chat.clients import DirectChat
from tests.chat.conftest import Desk
from tests.chat.talks import hold, read
from tests.known import knowledge

TALKS = dict(read(Path(__file__).parents[1] / "conversations" / "programmes"))
WAYS = {
    "whole way",
    "an open round",
    "wrong answers",
    "correction",
    "question in the middle",
    "cancel",
    "restart in the middle",
    "closed round",
    "not eligible",
}
"""What every programme's file tells of."""


@pytest.mark.parametrize("name", TALKS)
def test_conversation(name: str, desk: Desk) -> None:
    talk = TALKS[name]
    desk.run(hold(talk, DirectChat(desk.house, talk.lang)))


def test_every_programme_has_its_file() -> None:
    for programme in knowledge().programmes:
        told = {talk.name for name, talk in TALKS.items() if name.startswith(f"{programme}-")}
        assert told >= WAYS, programme
