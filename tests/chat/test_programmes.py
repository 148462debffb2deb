"""The conversation file of every programme, on SQLite and on PostgreSQL."""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.storage.tables import metadata
from dialogs.main import Conversation
from knowledge.model import Knowledge
from tests.chat.clients import DirectChat
from tests.chat.house import House, SetClock
from tests.chat.talks import Talk, hold, read
from tests.known import knowledge
from tests.postgres import emptied

FOLDER = Path(__file__).parents[1] / "conversations" / "programmes"
TALKS = dict(read(FOLDER))
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


class Desk:
    """The bot on one engine, emptied between two conversations."""

    def __init__(self, house: House, runner: asyncio.Runner) -> None:
        self.house = house
        self.runner = runner

    def hold(self, talk: Talk) -> None:
        self.runner.run(self.held(talk))

    async def held(self, talk: Talk) -> None:
        self.house.clock.time = SetClock().time
        async with self.house.store._database.write() as connection:
            for table in reversed(metadata.sorted_tables):
                await connection.execute(table.delete())
        await hold(talk, DirectChat(self.house, talk.lang))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def desk(
    request: pytest.FixtureRequest,
    knowledge: Knowledge,
    conversation: Conversation,
    empty_database: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Desk]:
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("talks") / "chefslotsen.sqlite"
        shutil.copy(empty_database, file)
        url = f"sqlite:///{file}"
    else:
        url = emptied(request.getfixturevalue("postgres"))
    house = House(knowledge, conversation, url)
    with asyncio.Runner() as runner:
        runner.run(house.open())
        yield Desk(house, runner)
        runner.run(house.close())


@pytest.mark.parametrize("name", TALKS)
def test_conversation(name: str, desk: Desk) -> None:
    desk.hold(TALKS[name])


def test_every_programme_has_its_file() -> None:
    for programme in knowledge().programmes:
        told = {talk.name for name, talk in TALKS.items() if name.startswith(f"{programme}-")}
        assert told >= WAYS, programme
