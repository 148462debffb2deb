"""What people say once they have sent something, in the words in which they say it."""

import pytest

from dialogs.messages import Language, Outcome
from dialogs.ports import ApplicationState
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.dialogs.signup.places import CONTACT, field_of, say
from tests.dialogs.test_my_applications import apply


async def sent(house: House, language: Language, programme: str = "chefsarenan") -> DirectChat:
    before = DirectChat(house, "sv")
    before.conversation = "direct:before"
    await apply(before, programme)
    return DirectChat(house, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "jag kan inte komma, avboka mig"),
        ("sv", "jag kan tyvärr inte vara med längre"),
        ("sv", "jag har fått förhinder"),
        ("sv", "ångrar mig"),
        ("sv", "avregistrera mig"),
        ("en", "I can't make it"),
        ("en", "sorry, I won't be able to attend"),
        ("en", "cancel my registration"),
        ("en", "something came up"),
        ("sv", "jag tar tillbaka det"),
        ("en", "I need to take that back"),
        ("en", "take it back please"),
        ("en", "I regret signing up"),
        ("en", "I'd like to undo that"),
        ("en", "please take me off the list"),
        ("en", "I want to take my registration back"),
        ("en", "I've changed my mind"),
    ],
)
async def test_who_cannot_come_is_asked_whether_to_withdraw(
    language: Language, text: str, house: House
) -> None:
    chat = await sent(house, language)
    heard = await chat.send(text)
    assert heard.choices in (
        ("Ja, dra tillbaka", "Nej, behåll"),
        ("Yes, withdraw it", "No, keep it"),
    )
    (application,) = await house.received()
    assert application.state is ApplicationState.SUBMITTED


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "oj, mejlen blev fel, det ska vara ny@vasteras.se"),
        ("sv", "jag har fått ny mejl: ny@vasteras.se"),
        ("en", "my e-mail is wrong, it should be ny@vasteras.se"),
        ("en", "I have a new e-mail, ny@vasteras.se"),
    ],
)
async def test_what_is_wrong_is_put_right_once_that_is_confirmed(
    language: Language, text: str, house: House
) -> None:
    chat = await sent(house, language)
    heard = await chat.send(text)
    assert heard.asks is not None
    assert heard.asks.field == "confirm"
    (application,) = await house.received()
    assert application.answers["email"] != "ny@vasteras.se"
    await chat.send("ja" if language == "sv" else "yes")
    (application,) = await house.received()
    assert application.answers["email"] == "ny@vasteras.se"


@pytest.mark.parametrize(
    ("language", "text", "workplace"),
    [
        ("sv", "arbetsplatsen blev fel, det ska vara Stadshuset", "Stadshuset"),
        ("sv", "fel arbetsplats, jag jobbar på Museet", "Museet"),
        ("en", "the workplace is wrong, it should be City Hall", "City Hall"),
        ("en", "wrong workplace, I work at the library", "library"),
    ],
)
async def test_the_right_value_is_taken_in_free_words_too(
    language: Language, text: str, workplace: str, house: House
) -> None:
    chat = await sent(house, language)
    heard = await chat.send(text)
    assert heard.asks is not None
    assert heard.asks.field == "confirm"
    assert workplace in heard.text
    await chat.send("ja" if language == "sv" else "yes")
    (application,) = await house.received()
    assert application.answers["workplace"] == workplace


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mitt efternamn stavas Berggh", "Anna Berggh"),
        ("jag heter Anna Lund", "Anna Lund"),
        ("my name is Anna Lund", "Anna Lund"),
    ],
)
async def test_who_one_is_is_put_right_without_saying_that_it_was_wrong(
    text: str, name: str, chat: DirectChat, house: House
) -> None:
    await say(chat, "Anmäl mig till Chefsarenan", "ja", *CONTACT, "Skolkontoret", "ja")
    heard = await chat.send(text)
    assert field_of(heard) == "confirm"
    assert name in heard.text
    (application,) = await house.received()
    assert application.answers["name"] == CONTACT[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [("sv", "namn och mejl blev fel"), ("en", "my name and my e-mail are wrong")],
)
async def test_all_that_is_wrong_is_asked_for(language: Language, text: str, house: House) -> None:
    chat = await sent(house, language)
    fields = [(await chat.send(said)).asks for said in (text, "Eva Ek", "eva@vasteras.se")]
    assert [one and one.field for one in fields] == ["name", "email", "confirm"]


@pytest.mark.parametrize(
    ("language", "text", "field"),
    [
        ("sv", "jag skrev fel mejl", "email"),
        ("sv", "namnet blev felstavat", "name"),
        ("sv", "jag har bytt jobb", "workplace"),
        ("en", "I misspelled my name", "name"),
        ("en", "I made a mistake in my e-mail", "email"),
    ],
)
async def test_what_is_only_named_is_asked_for(
    language: Language, text: str, field: str, house: House
) -> None:
    heard = await (await sent(house, language)).send(text)
    assert heard.asks is not None
    assert heard.asks.field == field


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "är jag antagen?"),
        ("sv", "vilket nummer fick min anmälan?"),
        ("en", "what's my reference number"),
        ("sv", "har jag fått plats?"),
        ("sv", "kom jag med?"),
        ("sv", "fick du min anmälan?"),
        ("sv", "vad skickade jag?"),
        ("en", "have I been accepted?"),
        ("en", "did it go through?"),
        ("en", "what did I send?"),
    ],
)
async def test_how_it_stands(language: Language, text: str, house: House) -> None:
    heard = await (await sent(house, language)).send(text)
    (application,) = await house.received()
    assert application.number
    assert application.number in heard.text


@pytest.mark.parametrize(
    ("language", "text", "says"),
    [
        ("sv", "hur ändrar jag min anmälan?", "ändra min ansökan"),
        ("sv", "kan jag ändra den?", "ändra min ansökan"),
        ("sv", "hur drar jag tillbaka?", "dra tillbaka"),
        ("sv", "vad händer om jag inte kan komma?", "dra tillbaka"),
        ("sv", "vem läser den?", "samordnar"),
        ("en", "how do I withdraw?", "withdraw"),
        ("en", "can I change it?", "change my application"),
        ("en", "how long do you keep it?", "2 years"),
    ],
)
async def test_what_can_be_done_with_it(
    language: Language, text: str, says: str, house: House
) -> None:
    heard = await (await sent(house, language)).send(text)
    assert heard.outcome is Outcome.COMMAND
    assert says in heard.text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "jag kan inte komma på temafrukosten"),
        ("sv", "vem kan gå Mentorprogrammet?"),
        ("sv", "det ska vara soligt i morgon"),
        ("en", "I cannot come to the theme breakfasts"),
    ],
)
async def test_what_is_about_something_else_is_not_taken(
    language: Language, text: str, house: House
) -> None:
    heard = await (await sent(house, language)).send(text)
    assert "CHE-" not in heard.text


@pytest.mark.parametrize("text", ["jag kan inte komma", "är jag antagen?", "mejlen blev fel"])
async def test_whoever_has_sent_nothing_is_answered_as_before(text: str, chat: DirectChat) -> None:
    assert (await chat.send(text)).outcome is not Outcome.COMMAND


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "dra tillbaka min anmälan till chefsarenan"),
        ("sv", "jag vill ta bort anmälan till chefsarenan"),
        ("en", "withdraw my registration for the managers' arena"),
        ("en", "please delete my registration for Chefsarenan"),
    ],
)
@pytest.mark.parametrize("before", [(), ("Jag vill söka Mentorprogrammet", "ja")])
async def test_to_take_back_by_name_is_no_wish_to_join(
    language: Language, text: str, before: tuple[str, ...], house: House
) -> None:
    chat = await sent(house, language)
    for said in before:
        await chat.send(said)
    heard = await chat.send(text)
    (application,) = await house.received()
    assert application.state is ApplicationState.SUBMITTED
    assert str(application.number) in heard.text
    assert heard.choices in (
        ("Ja, dra tillbaka", "Nej, behåll"),
        ("Yes, withdraw it", "No, keep it"),
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "och temafrukostarna också tack"),
        ("sv", "även temafrukostar"),
        ("en", "and the theme breakfasts too please"),
        ("en", "theme breakfasts as well"),
    ],
)
async def test_another_one_too_is_begun_under_the_receipt(
    language: Language, text: str, house: House
) -> None:
    chat = DirectChat(house, "sv")
    await apply(chat, "chefsarenan")
    chat.language = language
    heard = await chat.send(text)
    assert heard.asks is not None
    assert heard.asks.programme == "temafrukostar"


@pytest.mark.parametrize("text", ["inte temafrukostar också", "temafrukostarna också?"])
async def test_what_denies_or_asks_begins_nothing(text: str, house: House) -> None:
    chat = DirectChat(house, "sv")
    await apply(chat, "chefsarenan")
    assert (await chat.send(text)).asks is None


async def test_another_one_too_is_told_of_after_something_else(house: House) -> None:
    chat = DirectChat(house, "sv")
    await apply(chat, "chefsarenan")
    await chat.send("vad är mentorprogrammet?")
    heard = await chat.send("och temafrukostarna också")
    assert heard.outcome is Outcome.ANSWER
    assert heard.asks is None


@pytest.mark.parametrize(
    ("language", "text", "field"),
    [
        ("sv", "jag vill ändra målet", "goal"),
        ("sv", "kan jag ändra målet?", "goal"),
        ("sv", "jag behöver ändra önskemålen", "wishes"),
        ("sv", "jag vill ändra mål med en mentor", "goal"),
        ("sv", "ändra målet till att våga mer", "confirm"),
        ("en", "I want to change my goal", "goal"),
        ("en", "I need to update my goal", "goal"),
    ],
)
async def test_what_an_answer_is_called_may_be_a_word_of_questions(
    language: Language, text: str, field: str, house: House
) -> None:
    heard = await (await sent(house, language, "mentorprogrammet")).send(text)
    assert heard.asks is not None
    assert heard.asks.field == field


async def test_what_the_goal_is_is_still_a_question(house: House) -> None:
    chat = DirectChat(house, "sv")
    await apply(chat, "mentorprogrammet")
    heard = await chat.send("vad är målet?")
    assert heard.outcome is Outcome.ANSWER


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "byt mejl till ny@vasteras.se och namn till Eva Ek"),
        ("en", "change my e-mail to ny@vasteras.se and my name to Eva Ek"),
    ],
)
async def test_all_that_is_to_be_changed_is(language: Language, text: str, house: House) -> None:
    heard = await (await sent(house, language)).send(text)
    assert "Eva Ek" in heard.text
    assert "ny@vasteras.se" in heard.text


@pytest.mark.parametrize(
    ("language", "text"), [("sv", "oj, det var fel"), ("en", "oops, that was a mistake")]
)
async def test_who_sees_a_mistake_is_asked_which(
    language: Language, text: str, house: House
) -> None:
    heard = await (await sent(house, language)).send(text)
    assert heard.asks is not None
    assert heard.asks.field == "change"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "jag glömde föreslå ett tema"),
        ("en", "I forgot to suggest a theme"),
    ],
)
async def test_what_was_forgotten_is_asked_for(
    language: Language, text: str, house: House
) -> None:
    heard = await (await sent(house, language, "temafrukostar")).send(text)
    assert heard.asks is not None
    assert heard.asks.field == "theme"


@pytest.mark.parametrize("text", ["take me off the list", "take it back"])
async def test_where_nothing_was_sent_nothing_is_withdrawn(text: str, chat: DirectChat) -> None:
    chat.language = "en"
    await chat.send("what is Chefsarenan")
    seen = await chat.send(text)
    assert seen.asks is None
    assert "just now" in seen.text


async def test_what_talks_of_taking_back_is_kept_as_it_stands(house: House) -> None:
    chat = await sent(house, "en")
    for text in ("I don't regret it", "thanks, I'll take it back to my team"):
        assert "withdraw what" not in (await chat.send(text)).text
