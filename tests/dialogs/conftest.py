import pytest

from dialogs.main import Conversation
from dialogs.wordbook import Wordbook
from tests.chat.clients import DirectChat
from tests.chat.house import House


@pytest.fixture(scope="session")
def swedish(conversation: Conversation) -> Wordbook:
    return conversation.languages.books["sv"]


@pytest.fixture(scope="session")
def english(conversation: Conversation) -> Wordbook:
    return conversation.languages.books["en"]


@pytest.fixture
def chat(house: House) -> DirectChat:
    return DirectChat(house, "sv")
