"""What is stored about a person is shown to them, and deleted where it is theirs to delete."""

from dialogs.messages import Outcome
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.dialogs.test_my_applications import apply


async def test_nothing_is_stored(chat: DirectChat) -> None:
    heard = await chat.send("vad vet du om mig?")
    assert heard.outcome is Outcome.COMMAND
    assert "inga ansökningar" in heard.text


async def test_drafts_and_applications_are_shown_in_full(chat: DirectChat) -> None:
    await apply(chat, "chefsarenan")
    await chat.send("Jag vill söka Aspirantprogrammet")
    await chat.send("ja, och jag är inte chef")
    await chat.send("Robin Testsson")
    await chat.send("spara till senare")
    heard = await chat.send("vilka uppgifter har ni sparat om mig?")
    assert "Chefsarenan, mottagen" in heard.text
    assert "Aspirantprogrammet, utkast" in heard.text
    assert "- Namn: Robin Testsson" in heard.text


async def test_erasing_takes_drafts_and_context_and_keeps_what_was_sent(
    chat: DirectChat, house: House
) -> None:
    await apply(chat, "chefsarenan")
    await chat.send("Jag vill söka Aspirantprogrammet")
    await chat.send("spara till senare")
    heard = await chat.send("radera mina uppgifter")
    assert "allmänna handlingar" in heard.text
    assert await house.draft(chat.person, "aspirantprogrammet") is None
    assert len(await house.received()) == 1
    assert "ingen påbörjad" in (await chat.send("fortsätt")).text


async def test_somebody_elses_data_is_out_of_reach(chat: DirectChat, house: House) -> None:
    await apply(chat, "chefsarenan")
    other = DirectChat(house, "sv")
    other.person = "direct:robin"
    assert "inga ansökningar" in (await other.send("vad vet du om mig?")).text
    await other.send("radera mina uppgifter")
    assert len(await house.received()) == 1
