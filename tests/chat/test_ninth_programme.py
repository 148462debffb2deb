"""A ninth programme is its form, its words in two languages, and a conversation; no article."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.commands.quality import check_knowledge
from dialogs.catalogue import Catalogue
from dialogs.main import Conversation
from dialogs.ports import ApplicationState
from knowledge.check import load
from knowledge.load import FOLDER
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.chat.talks import hold, read

NINTH = Path(__file__).parent / "ninth"
NAME = "issledarprogrammet"
TALKS = dict(read(NINTH, "conversation.yaml")) | dict(read(NINTH, "words.yaml"))


def with_a_ninth(folder: Path) -> Path:
    """A copy of the knowledge files with one more programme in it, and no article on it."""
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    shutil.copy(NINTH / "form.yaml", folder / "programmes" / f"{NAME}.yaml")
    for language in ("sv", "en"):
        words = folder / language / "programmes" / f"{NAME}.yaml"
        shutil.copy(NINTH / f"{language}.yaml", words)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_a_ninth(tmp_path_factory.mktemp("ninth") / "knowledge")


@pytest.fixture(scope="module")
def conversation(folder: Path) -> Conversation:
    return Conversation(load(folder))


@pytest.fixture
async def house(
    conversation: Conversation, tmp_path: Path, empty_database: Path
) -> AsyncIterator[House]:
    shutil.copy(empty_database, tmp_path / "store.sqlite")
    house = House(conversation.knowledge, conversation, f"sqlite:///{tmp_path}/store.sqlite")
    await house.open()
    yield house
    await house.close()


@pytest.mark.parametrize("name", TALKS)
async def test_a_ninth_programme_is_talked_of(name: str, house: House) -> None:
    await hold(TALKS[name], DirectChat(house, TALKS[name].lang))


async def test_a_ninth_programme_is_signed_up_for(house: House) -> None:
    await hold(TALKS["conversation-whole_way"], DirectChat(house, "sv"))
    (received,) = await house.received()
    assert received.state is ApplicationState.AWAITING_ENDORSEMENT
    assert received.answers == {
        "manager": True,
        "people": 12,
        "setting": "ice",
        "name": "Kim Berg",
    }


async def test_an_edit_after_endorsement_asks_for_it_again(house: House) -> None:
    await hold(TALKS["conversation-whole_way"], chat := DirectChat(house, "sv"))
    assert "tillstyrka" in (await chat.send("vad händer nu?")).text
    (received,) = await house.received()
    async with house.store.desk() as ports:
        decide, endorsed = house.conversation.deciding.decide, ApplicationState.AWAITING_DECISION
        await decide(ports, received, endorsed, "Chris", "")
    assert "väntar på beslut" in (await chat.send("mina ansökningar")).text
    await chat.send("ändra antal medarbetare i min ansökan till 14")
    saved = (await chat.send("ja")).text
    assert "Antal medarbetare: 14" in saved
    assert "behöver din närmaste chef tillstyrka den igen" in saved
    (again,) = await house.received()
    assert again.state is ApplicationState.AWAITING_ENDORSEMENT


def test_check_takes_a_ninth_programme(folder: Path) -> None:
    result = CliRunner().invoke(check_knowledge, ["--folder", str(folder)])
    assert result.output == "All knowledge files are in order.\n"


def test_a_ninth_programme_can_be_looked_up(conversation: Conversation) -> None:
    catalogue = Catalogue(conversation.knowledge, conversation.languages.books)
    (leaf,) = catalogue.find("issled", "sv")
    assert (leaf.source, leaf.wish) == ("", "Jag vill söka Issledarprogrammet")
