from dataclasses import replace

import pytest

from dialogs.main import Conversation
from dialogs.understanding.wordbook import Wordbook
from knowledge.model import Knowledge
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


@pytest.fixture(scope="session")
def unlearned(knowledge: Knowledge) -> Conversation:
    """The control of what examples teach: nothing has been learned."""
    packs = {name: replace(pack, learned=None) for name, pack in knowledge.languages.items()}
    return Conversation(replace(knowledge, languages=packs))
