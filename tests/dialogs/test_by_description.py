"""A programme described by its rhythm or length is answered for like one that is named."""

import pytest

from dialogs.messages import Language, Outcome
from tests.chat.clients import DirectChat
from tests.chat.house import House


@pytest.mark.parametrize(
    ("language", "text", "topic", "said"),
    [
        ("sv", "Programmet som går vartannat år, vad är målet med det?", "hogre", "Att säkra"),
        ("sv", "Det program som körs vartannat år, vilka är med i det?", "hogre", "Tillsammans"),
        ("sv", "Utbildningen som man kan söka varje år, vem är den för?", "aspirant", "Du som är"),
        ("en", "What's the goal of the programme that runs every second year?", "hogre", "To sec"),
        ("en", "The programme that lasts about a year, who is it for?", "ledarskaps", "Managers"),
    ],
)
async def test_what_is_asked_of_it_is_answered(
    house: House, language: Language, text: str, topic: str, said: str
) -> None:
    chat = DirectChat(house, language)
    await chat.send("Hur länge pågår Ledarskapsprogrammet?")  # it is not what was talked of
    heard = await chat.send(text)
    assert heard.outcome is Outcome.ANSWER
    assert (heard.topic or "").startswith(topic)
    assert heard.text.startswith(said)


async def test_so_is_a_wish_for_it(chat: DirectChat) -> None:
    heard = await chat.send("Jag vill söka programmet som går vartannat år")
    assert (heard.outcome, heard.topic) == (Outcome.SIGNUP, "hogre-chefsprogrammet")


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Programmet som går vart tredje år, vem är det för?", "varje år"),
        ("Programmet som pågår i två år, vad ingår i det?", "ungefär ett år"),
    ],
)
async def test_where_it_fits_none_that_is_said(chat: DirectChat, text: str, known: str) -> None:
    heard = await chat.send(text)
    assert heard.text.startswith("Inget program beskrivs så i mina källor.")
    assert known in heard.text


async def test_who_asks_for_the_name_gets_it(chat: DirectChat) -> None:
    heard = await chat.send("Vad heter programmet som går vartannat år?")
    assert heard.text.startswith("Högre chefsprogrammet går vartannat år.")
