"""What is stored about a person is shown to them, and deleted where it is theirs to delete."""

import pytest

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


async def test_erasing_asks_first(chat: DirectChat, house: House) -> None:
    await apply(chat, "chefsarenan")
    await chat.send("Jag vill söka Aspirantprogrammet")
    heard = await chat.send("radera mina uppgifter")
    assert heard.asks is None, "the form waits while it is asked"
    assert heard.choices == ("Ja, radera", "Nej, behåll")
    assert "går inte att ångra" in heard.text
    assert "gallras när det har gått 2 år" in heard.text
    for text in ("nej", "radera mina uppgifter", "vad är chefsarenan?", "ja"):
        heard = await chat.send(text)
    assert await house.draft(chat.person, "aspirantprogrammet"), "the yes was to something else"


@pytest.mark.parametrize("yes", ["ja", "Ja, radera"])
async def test_erasing_takes_drafts_and_context_and_keeps_what_was_sent(
    yes: str, chat: DirectChat, house: House
) -> None:
    await apply(chat, "chefsarenan")
    await chat.send("ändra namn i min anmälan till Robin Ek")
    await chat.send("Jag vill söka Aspirantprogrammet")
    await chat.send("spara till senare")
    await chat.send("radera mina uppgifter")
    heard = await chat.send(yes)
    assert "allmän handling" in heard.text
    assert "2 år" in heard.text
    assert await house.draft(chat.person, "aspirantprogrammet") is None
    (received,) = await house.received()
    assert received.edited is None
    assert "inget påbörjat" in (await chat.send("fortsätt")).text


@pytest.mark.parametrize("nod", ["mm", "ok", "okej då", "visst"])
async def test_a_nod_erases_nothing(nod: str, chat: DirectChat, house: House) -> None:
    await chat.send("Jag vill söka Aspirantprogrammet")
    await chat.send("radera mina uppgifter")
    heard = await chat.send(nod)
    assert heard.choices == ("Ja, radera", "Nej, behåll"), "it is asked once more"
    assert await house.draft(chat.person, "aspirantprogrammet")
    assert "borta" in (await chat.send("ja")).text


async def test_nothing_sent(chat: DirectChat) -> None:
    heard = await chat.send("radera mina uppgifter")
    assert "allmän handling" not in heard.text
    assert "allmän handling" not in (await chat.send("ja")).text


async def test_somebody_elses_data_is_out_of_reach(chat: DirectChat, house: House) -> None:
    await apply(chat, "chefsarenan")
    other = DirectChat(house, "sv")
    other.person = "direct:robin"
    assert "inga ansökningar" in (await other.send("vad vet du om mig?")).text
    await other.send("radera mina uppgifter")
    await other.send("ja")
    assert len(await house.received()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "vad vet ni om mig egentligen?",
        "hur länge sparas det?",
        "får min chef läsa det vi pratar om",
        "how long do you keep it",
    ],
)
async def test_what_is_kept_and_for_whom_is_told_by_what_is_stored(
    chat: DirectChat, text: str
) -> None:
    heard = await chat.send(text)
    assert (heard.outcome, heard.topic) == (Outcome.COMMAND, None)


async def test_to_break_off_erases_nothing_and_says_so(chat: DirectChat) -> None:
    await chat.send("radera mina uppgifter")
    heard = await chat.send("nej vänta, avbryt")
    assert heard.text == "Då är allt kvar som det var."
