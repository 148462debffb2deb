"""Which of several occasions is meant, and that everything says which one it is for."""

import pytest

from dialogs.messages import Language
from dialogs.ports import ApplicationState
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.dialogs.signup.places import say

WISH: dict[Language, str] = {
    "sv": "Jag vill vara med på nästa temafrukost",
    "en": "I want to join the next theme breakfast",
}
FORM: dict[Language, tuple[str, ...]] = {
    "sv": ("ja", "Anna Berg", "anna@vasteras.se", "Skolkontoret", "hoppa över"),
    "en": ("yes", "Anna Berg", "anna@vasteras.se", "School office", "skip"),
}
FIRST, SECOND = "december", "january"


@pytest.fixture
async def two(house: House) -> House:
    await house.enter(
        "temafrukostar",
        opens="2026-10-01",
        closes="2026-12-08",
        starts="2026-12-10T07:30",
        id=FIRST,
        text="AI i vardagen",
    )
    await house.enter(
        "temafrukostar",
        opens="2026-10-01",
        closes="2027-01-12",
        starts="2027-01-14T07:30",
        id=SECOND,
        text="Hållbar ledning",
    )
    return house


async def chosen(house: House, chat: DirectChat) -> str | None:
    draft = await house.draft(chat.person, "temafrukostar")
    return draft.round if draft else None


async def test_the_list_says_what_each_is_about(two: House) -> None:
    heard = await DirectChat(two, "sv").send(WISH["sv"])
    assert "AI i vardagen" in heard.text
    assert "Hållbar ledning" in heard.text


@pytest.mark.parametrize(
    ("language", "text", "meant"),
    [
        ("sv", "den om AI", FIRST),
        ("sv", "den i januari", SECOND),
        ("sv", "hållbar ledning tack", SECOND),
        ("sv", "båda", FIRST),
        ("en", "the one about AI", FIRST),
        ("en", "the one in January", SECOND),
        ("en", "both please", FIRST),
    ],
)
async def test_one_is_chosen_in_words(
    language: Language, text: str, meant: str, two: House
) -> None:
    chat = DirectChat(two, language)
    await say(chat, WISH[language], text)
    assert await chosen(two, chat) == meant


@pytest.mark.parametrize(
    ("language", "wish"),
    [
        ("sv", "Jag vill vara med på temafrukosten i januari"),
        ("en", "I want to join the theme breakfast in January"),
    ],
)
async def test_a_wish_with_a_month_does_not_ask_which(
    language: Language, wish: str, two: House
) -> None:
    chat = DirectChat(two, language)
    await chat.send(wish)
    assert await chosen(two, chat) == SECOND


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "ändra till den i januari"),
        ("sv", "fel datum, jag ville till den 14 januari"),
        ("en", "change to the one in January"),
        ("en", "wrong date, I meant 14 January"),
    ],
)
async def test_another_one_instead(language: Language, text: str, two: House) -> None:
    chat = DirectChat(two, language)
    await say(chat, WISH[language], "1", FORM[language][0], text)
    assert await chosen(two, chat) == SECOND


@pytest.mark.parametrize(
    ("language", "day"), [("sv", "den 10 december 2026"), ("en", "10 December")]
)
async def test_summary_receipt_and_withdrawal_name_the_day(
    language: Language, day: str, two: House
) -> None:
    chat = DirectChat(two, language)
    assert day in (await say(chat, WISH[language], "1", *FORM[language])).text
    yes, withdraw = ("ja", "dra tillbaka") if language == "sv" else ("yes", "withdraw")
    assert day in (await chat.send(yes)).text.split("\n")[0]
    assert day in (await chat.send(withdraw)).text


@pytest.mark.parametrize(
    ("language", "text"), [("sv", "den i januari"), ("en", "the one in January")]
)
async def test_one_of_two_is_withdrawn_by_its_month(
    language: Language, text: str, two: House
) -> None:
    chat = DirectChat(two, language)
    yes, withdraw = ("ja", "dra tillbaka") if language == "sv" else ("yes", "withdraw")
    await say(chat, WISH[language], "1", *FORM[language], yes)
    await say(chat, WISH[language], *FORM[language], yes)
    await say(chat, withdraw, text, yes)
    states = {one.round: one.state for one in await two.received()}
    assert states[SECOND] is ApplicationState.WITHDRAWN
    assert states[FIRST] is not ApplicationState.WITHDRAWN
