import pytest

from dialogs.language import Wordbook
from knowledge.model import Knowledge
from tests.chat.clients import DirectChat
from tests.chat.house import House


@pytest.fixture(scope="session")
def swedish(knowledge: Knowledge) -> Wordbook:
    return Wordbook(knowledge.languages["sv"])


@pytest.fixture(scope="session")
def english(knowledge: Knowledge) -> Wordbook:
    return Wordbook(knowledge.languages["en"])


@pytest.fixture
def chat(house: House) -> DirectChat:
    return DirectChat(house, "sv")
