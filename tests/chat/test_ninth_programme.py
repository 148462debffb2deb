"""A ninth programme: its form, its words in two languages, an article, and this conversation."""

import shutil
from pathlib import Path

from dialogs.main import Conversation
from knowledge.check import load
from knowledge.load import FOLDER
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.chat.talks import hold, read

NINTH = Path(__file__).parent / "ninth"
NAME = "issledarprogrammet"


def with_a_ninth(folder: Path) -> Path:
    """A copy of the knowledge files with one more programme in it."""
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    shutil.copy(NINTH / "form.yaml", folder / "programmes" / f"{NAME}.yaml")
    for language in ("sv", "en"):
        home = folder / language
        shutil.copy(NINTH / f"{language}.yaml", home / "programmes" / f"{NAME}.yaml")
        shutil.copy(NINTH / f"{language}.md", home / "articles" / f"{NAME}.md")
    return folder


async def test_a_ninth_programme_is_files_alone(tmp_path: Path, empty_database: Path) -> None:
    knowledge = load(with_a_ninth(tmp_path / "knowledge"))
    shutil.copy(empty_database, tmp_path / "store.sqlite")
    house = House(knowledge, Conversation(knowledge), f"sqlite:///{tmp_path}/store.sqlite")
    await house.open()
    try:
        (talk,) = (talk for _, talk in read(NINTH, "conversation.yaml"))
        await hold(talk, DirectChat(house, talk.lang))
        (received,) = await house.received()
    finally:
        await house.close()
    assert received.answers == {
        "manager": True,
        "people": 12,
        "setting": "ice",
        "name": "Kim Berg",
    }
