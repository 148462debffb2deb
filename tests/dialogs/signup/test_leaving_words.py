"""What is no answer to a field of a form, in the words in which people say it."""

import pytest

from dialogs.messages import Language, Outcome
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.dialogs.signup.places import at, field_of


@pytest.fixture
def in_english(house: House) -> DirectChat:
    return DirectChat(house, "en")


@pytest.mark.parametrize(
    "text", ["nä förresten, strunta i det", "avbryt förresten, måste kolla med chefen"]
)
async def test_a_form_is_left_in_one_piece_of_a_sentence(chat: DirectChat, text: str) -> None:
    await chat.send("jag vill söka aspirantprogrammet")
    heard = await chat.send(text)
    assert heard.asks is not None
    assert heard.asks.field == "leave"


async def test_ok_before_a_question_is_no_yes(in_english: DirectChat) -> None:
    await in_english.send("I would like to register for Chefsintroduktion")
    heard = await in_english.send("ok and what knowledge do we get")
    assert heard.outcome is Outcome.ANSWER
    assert heard.asks is not None
    assert heard.asks.field == "new_manager"


async def test_a_question_before_a_statement_tells_nothing(in_english: DirectChat) -> None:
    await in_english.send("sign me up for the mentor programme")
    heard = await in_english.send(
        "hang on, is it strictly for people on permanent contracts? asking for a colleague"
    )
    assert heard.outcome is Outcome.ANSWER


async def test_a_command_is_no_answer(in_english: DirectChat) -> None:
    await in_english.send("sign me up for the theme breakfasts")
    heard = await in_english.send("show me my applications")
    assert heard.outcome is Outcome.COMMAND


async def test_a_question_in_an_essay_is_part_of_it(chat: DirectChat) -> None:
    for text in ("jag vill söka aspirantprogrammet", "ja", "nej", "Kim Berg", "kim@vasteras.se"):
        await chat.send(text)
    await chat.send("Kansliet")
    heard = await chat.send("Varför inte? Jag vill leda.")
    assert heard.asks is not None
    assert heard.asks.field == "phone"


async def test_who_would_rather_have_another_keeps_the_draft(in_english: DirectChat) -> None:
    await in_english.send("sign me up for Chefsarenan")
    heard = await in_english.send("I changed my mind, I'd rather have the theme breakfasts")
    assert (heard.outcome, heard.topic) == (Outcome.SIGNUP, "temafrukostar")


FORMS = {
    "sv": ("sök aspirantprogrammet", "avbryt"),
    "en": ("apply for Aspirantprogrammet", "cancel"),
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "ta bort"),
        ("sv", "ta bort utkastet"),
        ("sv", "radera det"),
        ("sv", "släng alltihop"),
        ("sv", "ja avbryt"),
        ("en", "delete"),
        ("en", "delete it"),
        ("en", "yes, get rid of it"),
        ("en", "discard the draft"),
        ("en", "yes cancel it"),
    ],
)
async def test_to_delete_at_the_question_is_to_delete_that_draft(
    language: Language, text: str, house: House
) -> None:
    chat = DirectChat(house, language)
    await chat.send("Jag vill vara med på Chefsarenan nästa gång")
    for said in (*FORMS[language], text, "ja"):
        await chat.send(said)
    assert await house.draft(chat.person, "aspirantprogrammet") is None
    assert await house.draft(chat.person, "chefsarenan")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "ta inte bort det"),
        ("sv", "ska jag ta bort det?"),
        ("sv", "ja men spara"),
        ("sv", "kanske"),
        ("sv", "mm"),
        ("en", "don't delete it"),
        ("en", "should I delete it?"),
        ("en", "sure"),
        ("en", "save it"),
    ],
)
async def test_less_than_that_deletes_nothing(language: Language, text: str, house: House) -> None:
    chat = DirectChat(house, language)
    for said in (*FORMS[language], text):
        heard = await chat.send(said)
    assert await house.draft(chat.person, "aspirantprogrammet")
    assert "radera dina uppgifter" not in heard.text
    assert "delete your data" not in heard.text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "ta bort min ansökan"),
        ("sv", "kan du radera ansökan?"),
        ("sv", "dra tillbaka min ansökan"),
        ("en", "delete my application"),
        ("en", "please remove my application for Aspirantprogrammet"),
    ],
)
@pytest.mark.parametrize("aside", [True, False])
async def test_an_application_that_is_only_a_draft_is_deleted_once_that_is_confirmed(
    chat: DirectChat, house: House, lang: Language, text: str, aside: bool
) -> None:
    pause = {"sv": "spara", "en": "save"}[lang]
    asked = await at(chat, "motivation", lang, *((pause, text) if aside else (text,)))
    assert field_of(asked) == "leave"
    assert await house.draft(chat.person, "aspirantprogrammet")
    await chat.send({"sv": "ja", "en": "yes"}[lang])
    assert await house.draft(chat.person, "aspirantprogrammet") is None


@pytest.mark.parametrize(
    ("lang", "text"), [("sv", "ta inte bort min ansökan"), ("en", "don't delete my application")]
)
async def test_who_denies_it_deletes_nothing(chat: DirectChat, lang: Language, text: str) -> None:
    pause = {"sv": "spara", "en": "save"}[lang]
    assert field_of(await at(chat, "motivation", lang, pause, text)) is None


@pytest.mark.parametrize("place", ["workplace", "theme", "summary"])
@pytest.mark.parametrize("text", ["take it back please", "I need to take that back"])
async def test_what_is_taken_back_in_a_form_asks_whether_to_leave_it(
    in_english: DirectChat, place: str, text: str
) -> None:
    assert field_of(await at(in_english, place, "en", text)) == "leave"


async def test_who_asks_something_else_instead_has_left_and_can_still_delete(
    chat: DirectChat,
) -> None:
    for said in ("jag vill söka aspirantprogrammet", "ja", "avbryt"):
        await chat.send(said)
    heard = await chat.send("vad är chefsarenan?")
    assert (heard.outcome, heard.asks) == (Outcome.ANSWER, None)
    assert "utkast är sparat" in heard.text
    again = await chat.send("ja, ta bort")
    assert again.asks is not None
    assert again.asks.field == "leave"
    assert "borttaget" in (await chat.send("ja, ta bort")).text


async def test_of_cancel_and_save_the_one_that_loses_nothing(chat: DirectChat) -> None:
    await chat.send("jag vill söka aspirantprogrammet")
    assert "utkast är sparat" in (await chat.send("avbryt, spara")).text


@pytest.mark.parametrize("text", ["ta bort den", "radera den", "delete it"])
async def test_no_yes_sends_what_is_to_be_thrown_away(text: str, chat: DirectChat) -> None:
    for said in ("Jag vill vara med på Chefsarenan nästa gång", "ja", "Karin Ek"):
        await chat.send(said)
    await chat.send("karin.ek@vasteras.se, Ekskolan")
    heard = await chat.send(text)
    assert heard.asks is not None
    assert heard.asks.field == "leave"


@pytest.mark.parametrize(
    "text",
    [
        "nä jag skiter i det här, ta bort alltihop",
        "äh ta bort alltihop",
        "släng det här",
        "delete it all",
    ],
)
async def test_what_is_to_be_thrown_away_is_no_answer(text: str, chat: DirectChat) -> None:
    await chat.send("Jag vill söka ledarskapsprogrammet")
    heard = await chat.send(text)
    assert heard.asks is not None
    assert heard.asks.field == "leave"


async def test_what_is_not_to_be_thrown_away_stays(chat: DirectChat) -> None:
    await chat.send("Jag vill söka ledarskapsprogrammet")
    heard = await chat.send("ta inte bort något")
    assert heard.asks is not None
    assert heard.asks.field == "manager"
