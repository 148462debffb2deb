from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from dialogs.main import Conversation
from dialogs.understanding.wordbook import Wordbook
from knowledge.model import Knowledge
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.chat.kept import StoreAtHand


@pytest.fixture(scope="session")
def swedish(conversation: Conversation) -> Wordbook:
    return conversation.languages.books["sv"]


@pytest.fixture(scope="session")
def english(conversation: Conversation) -> Wordbook:
    return conversation.languages.books["en"]


@pytest.fixture
async def house(knowledge: Knowledge, conversation: Conversation) -> AsyncIterator[House]:
    """What is said and done, where neither network nor storage is what a test is about."""
    kept = StoreAtHand.any_idle()
    house = House(knowledge, conversation, kept.url)
    house.at_hand = kept
    await house.move_in(await kept.emptied(house.clock))
    yield house
    await house.turns.close()
    if house.store is not kept.store:  # the house was restarted
        await house.store.close()
    await kept.put_back()


@pytest.fixture
def chat(house: House) -> DirectChat:
    return DirectChat(house, "sv")


@pytest.fixture(scope="session")
def unlearned(knowledge: Knowledge) -> Conversation:
    """The control of what examples teach: nothing has been learned."""
    packs = {name: replace(pack, learned=None) for name, pack in knowledge.languages.items()}
    return Conversation(replace(knowledge, languages=packs))
