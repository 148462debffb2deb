"""Who one is and where one works is taken over from an earlier signup, where one asks for it."""

import pytest

from dialogs.messages import Language
from tests.chat.clients import DirectChat, Seen
from tests.chat.house import House
from tests.dialogs.signup.places import at, field_of, say
from tests.dialogs.test_my_applications import apply

ARENA: dict[Language, str] = {
    "sv": "Anmäl mig till Chefsarenan",
    "en": "Sign me up for Chefsarenan",
}


async def after_a_signup(house: House, language: Language, *texts: str) -> Seen:
    """What is said to texts in a second signup of somebody who has sent one."""
    before = DirectChat(house, "sv")
    before.conversation = "direct:before"
    await apply(before, "temafrukostar")
    return await say(DirectChat(house, language), ARENA[language], *texts)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "samma uppgifter som sist"),
        ("sv", "det har du redan"),
        ("en", "same details as before"),
        ("en", "can you use my details from my last registration?"),
    ],
)
async def test_it_is_taken_over_and_the_rest_is_asked(
    language: Language, text: str, house: House
) -> None:
    heard = await after_a_signup(house, language, text)
    assert field_of(heard) == "manager"
    (sent,) = await house.received()
    for field in ("name", "email", "workplace"):
        assert str(sent.answers[field]) in heard.text
    heard = await DirectChat(house, language).send("ja" if language == "sv" else "yes")
    assert field_of(heard) == "confirm"


async def test_it_is_told_of_where_there_is_something(house: House) -> None:
    assert "samma uppgifter" not in (await say(DirectChat(house, "sv"), ARENA["sv"])).text
    await say(DirectChat(house, "sv"), "avbryt", "ja")
    assert "samma uppgifter" in (await after_a_signup(house, "sv")).text


async def test_nothing_is_taken_over_unasked(house: House) -> None:
    heard = await after_a_signup(house, "sv", "ja")
    assert field_of(heard) == "name"


@pytest.mark.parametrize(
    ("language", "place", "text", "says"),
    [
        ("sv", "manager", "samma uppgifter som sist", "inget som du har skickat in"),
        ("en", "name", "you already have my details", "sent nothing here before"),
    ],
)
async def test_who_has_sent_nothing_is_told_so(
    language: Language, place: str, text: str, says: str, chat: DirectChat
) -> None:
    heard = await at(chat, place, language, text)
    assert says in heard.text
    assert field_of(heard) == place


async def test_an_essay_may_speak_of_the_same(chat: DirectChat) -> None:
    heard = await at(chat, "motivation", "sv", "Jag vill leda på samma sätt, samma som sist")
    assert field_of(heard) == "phone"
