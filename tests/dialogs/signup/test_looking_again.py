"""What is said of answers by their names: looked at again, told beside one, no longer true."""

import pytest

from dialogs.messages import Language, Outcome
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.dialogs.signup.places import field_of, say
from tests.dialogs.signup.test_amending import sent
from tests.dialogs.signup.test_putting_off import ENGLISH
from tests.dialogs.signup.test_said_beside import SUMMARY

SUMMARIES: dict[Language, tuple[str, ...]] = {"sv": SUMMARY, "en": (*ENGLISH, "skip")}
YES = {"sv": "ja", "en": "yes"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "stämmer min e-post?"),
        ("sv", "vilken mejladress har ni?"),
        ("sv", "min mejl och arbetsplats rätt?"),
        ("sv", "har du fått min mejl rätt?"),
        ("en", "is my email right?"),
        ("en", "which email did I give?"),
        ("en", "my email correct?"),
    ],
)
async def test_an_answer_is_shown_before_and_after_it_is_sent(
    house: House, language: Language, text: str
) -> None:
    chat = DirectChat(house, language)
    asked = await say(chat, *SUMMARIES[language], text)
    assert asked.text.count("anna.lindqvist@vasteras.se") == 2
    assert field_of(asked) == "confirm"
    shown = await say(chat, YES[language], text)
    assert shown.outcome is Outcome.COMMAND
    assert "anna.lindqvist@vasteras.se" in shown.text


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("sv", "hm, vad sa jag om arbetsplats?", "inte svarat på än: Arbetsplats"),
        ("en", "hmm what did I say my workplace was", "not answered that yet: Workplace"),
        ("en", "is my email right?", "not answered that yet: E-mail"),
        ("sv", "vad är poängen med den frågan", "Ditt namn behövs"),
        ("en", "what's the point of that question", "Your name is needed"),
        ("en", "what happens now", "a receipt with a number"),
    ],
)
async def test_what_is_asked_of_the_form_is_told_of_the_form(
    house: House, language: Language, text: str, said: str
) -> None:
    asked = await say(DirectChat(house, language), *SUMMARIES[language][:2], text)
    assert said in asked.text
    assert field_of(asked) == "name"


async def test_what_the_themes_are_is_asked_of_the_sources(chat: DirectChat) -> None:
    asked = await say(chat, *SUMMARY, "ja", "vilket tema är det?")
    assert asked.outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("language", "text", "theme"),
    [
        ("sv", "Skolkontoret och mitt tema är konflikter", "Förslag på tema: konflikter"),
        ("sv", "Skolkontoret, mitt tema är konflikter", "Förslag på tema: konflikter"),
        ("sv", "Skolkontoret, tema: konflikter", "Förslag på tema: konflikter"),
        ("sv", "Skolkontoret och vill prata om konflikter", "Förslag på tema: konflikter"),
        ("en", "Skolkontoret, and I'd like to talk about conflicts", "theme: conflicts"),
        ("en", "Skolkontoret and my theme is conflicts", "Suggested theme: conflicts"),
    ],
)
async def test_a_workplace_and_a_theme_are_kept_each_in_its_field(
    house: House, language: Language, text: str, theme: str
) -> None:
    chat = DirectChat(house, language)
    seen = await say(chat, *SUMMARIES[language][:4], text)
    assert field_of(seen) == "confirm"
    assert ": Skolkontoret\n" in seen.text
    assert theme in seen.text


async def test_so_are_a_workplace_and_another_name(chat: DirectChat) -> None:
    seen = await say(chat, *SUMMARY[:4], "Råby förskola och mitt namn är Eva Ek", "hoppa över")
    assert "Namn: Eva Ek" in seen.text
    assert "Arbetsplats: Råby förskola\n" in seen.text


@pytest.mark.parametrize("text", ["Vård och omsorg", "Stadsbyggnad och min bror är chef"])
async def test_a_workplace_with_and_in_it_stays_whole(chat: DirectChat, text: str) -> None:
    assert field_of(await say(chat, *SUMMARY[:4], text)) == "theme"
    assert f"Arbetsplats: {text}" in (await chat.send("hoppa över")).text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "jag vill ändra flera saker"),
        ("sv", "jag behöver ändra en sak"),
        ("en", "I want to change several things"),
    ],
)
async def test_who_wants_to_change_something_sent_is_asked_what(
    house: House, language: Language, text: str
) -> None:
    chat = DirectChat(house, language)
    asked = await say(chat, *SUMMARIES[language], YES[language], text)
    assert field_of(asked) == "change"


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("sv", "jag jobbar på Stadshuset nu", "Stadshuset"),
        ("en", "I work at City Hall now", "City Hall"),
    ],
)
async def test_another_workplace_is_offered_as_a_change_of_what_was_sent(
    house: House, language: Language, text: str, place: str
) -> None:
    chat = DirectChat(house, language)
    asked = await say(chat, *SUMMARIES[language], YES[language], text)
    assert field_of(asked) == "confirm"
    assert place in asked.text
    assert (await sent(house))["workplace"] == "Skallbergets skola", "nothing before the yes"


@pytest.mark.parametrize("text", ["I'm at lunch now", "in a meeting now"])
async def test_where_somebody_just_is_changes_nothing(house: House, text: str) -> None:
    chat = DirectChat(house, "en")
    await say(chat, *SUMMARIES["en"], "yes", text)
    assert (await sent(house))["workplace"] == "Skallbergets skola"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "jag är inte chef längre"),
        ("sv", "ångrade mig, jag är inte chef längre"),
        ("en", "actually I'm not a manager anymore"),
    ],
)
async def test_what_holds_no_longer_is_no_text(
    house: House, language: Language, text: str
) -> None:
    for answered in (4, 5):
        chat = DirectChat(house, language)
        refused = await say(chat, *SUMMARIES[language][:answered], text)
        assert refused.asks is None
        assert "Aspirantprogrammet" in refused.text


@pytest.mark.parametrize("text", ["Anna Lindkvist", "fan, stavade fel på namnet"])
async def test_a_name_put_right_under_the_summary_is_never_sent_as_it_was(
    chat: DirectChat, text: str
) -> None:
    seen = await say(chat, *SUMMARY, text)
    put_right = seen if field_of(seen) == "confirm" else await chat.send("Anna Lindkvist")
    assert "Namn: Anna Lindkvist" in put_right.text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "ta inte bort min ansökan"),
        ("sv", "jag vill inte ta bort min anmälan"),
        ("en", "don't delete my application"),
        ("en", "please do not remove my registration"),
    ],
)
async def test_what_is_to_stand_is_said_to_stand(
    house: House, language: Language, text: str
) -> None:
    untouched = {"sv": "tar jag inte bort något", "en": "nothing is deleted"}[language]
    chat = DirectChat(house, language)
    assert untouched in (await chat.send(text)).text, "nothing is open"
    assert field_of(await say(chat, *SUMMARIES[language][:2], text)) == "name"


async def test_it_is_a_no_where_it_was_asked_whether_to_withdraw(house: House) -> None:
    chat = DirectChat(house, "en")
    await say(chat, *SUMMARIES["en"], "yes", "delete my application")
    assert "leave it as it is" in (await chat.send("no don't delete it")).text
    await chat.send("yes")
    assert (await house.received())[0].state.value == "submitted"


@pytest.mark.parametrize("text", ["tema", "förslag på tema"])
async def test_the_name_of_a_question_is_no_answer(chat: DirectChat, text: str) -> None:
    assert field_of(await say(chat, *SUMMARY[:-1], text)) == "theme"


@pytest.mark.parametrize(
    ("language", "text", "field"),
    [
        ("sv", "Första frågan var fel", "manager"),
        ("sv", "svaret på fråga 3 blev fel", "email"),
        ("en", "The first question was wrong", "manager"),
        ("en", "the second answer is wrong", "name"),
    ],
)
async def test_an_answer_is_changed_by_its_place(
    house: House, language: Language, text: str, field: str
) -> None:
    chat = DirectChat(house, language)
    assert field_of(await say(chat, *SUMMARIES[language][:4], text)) == field


@pytest.mark.parametrize(
    ("language", "text", "field"),
    [("sv", "svaret på fråga 3 blev fel", "email"), ("en", "the second answer is wrong", "name")],
)
async def test_so_it_is_once_it_has_been_sent(
    house: House, language: Language, text: str, field: str
) -> None:
    chat = DirectChat(house, language)
    assert field_of(await say(chat, *SUMMARIES[language], YES[language], text)) == field


@pytest.mark.parametrize(
    ("language", "begin", "text"),
    [
        ("sv", "ändra arbetsplats i min anmälan", "jag har bytt mejl"),
        ("sv", "ändra arbetsplats i min anmälan", "jag har fått ny mejladress"),
        ("en", "change workplace in my registration", "my e-mail has changed"),
        ("en", "change workplace in my registration", "I have a new email"),
    ],
)
async def test_that_another_answer_has_changed_is_no_workplace(
    house: House, language: Language, begin: str, text: str
) -> None:
    chat = DirectChat(house, language)
    asked = await say(chat, *SUMMARIES[language], YES[language], begin, text)
    assert field_of(asked) == "email"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "förresten, jag vill ändra min arbetsplats"),
        ("sv", "oj, fel arbetsplats"),
        ("en", "actually I want to change my workplace"),
        ("en", "oops, wrong workplace"),
    ],
)
async def test_a_change_after_the_receipt_may_begin_with_small_words(
    house: House, language: Language, text: str
) -> None:
    chat = DirectChat(house, language)
    asked = await say(chat, *SUMMARIES[language], YES[language], text)
    assert field_of(asked) == "workplace"


@pytest.mark.parametrize(
    ("language", "text", "way"),
    [
        ("sv", "oj, jag är inte chef", "dra tillbaka"),
        ("en", "oops I'm not a manager", "withdraw"),
        ("en", "wait, I'm actually not a manager", "withdraw"),
    ],
)
async def test_what_would_have_been_refused_leads_to_the_way_to_withdraw(
    house: House, language: Language, text: str, way: str
) -> None:
    chat = DirectChat(house, language)
    told = await say(chat, *SUMMARIES[language], YES[language], text)
    assert way in told.text
    assert (await sent(house))["manager"] is True, "nothing is changed or withdrawn by it"


@pytest.mark.parametrize("text", ["min kollega är inte chef", "om jag inte vore chef då"])
async def test_what_is_told_of_others_or_supposed_changes_nothing(
    chat: DirectChat, text: str
) -> None:
    told = await say(chat, *SUMMARY, "ja", text)
    assert told.outcome is Outcome.ANSWER


@pytest.mark.parametrize(
    "text", ["får jag se vad jag har svarat hittills", "can I see what I've answered?"]
)
async def test_what_has_been_answered_is_shown_in_the_middle(chat: DirectChat, text: str) -> None:
    for said in ("jag vill söka aspirantprogrammet", "ja", "nej"):
        await chat.send(said)
    assert "- Chef i dag: Nej" in (await chat.send(text)).text


async def test_the_programme_is_that_of_the_open_form_whatever_was_asked_between(
    chat: DirectChat,
) -> None:
    for said in ("jag vill söka aspirantprogrammet", "ja", "nej", "vem antog ledarpolicyn?"):
        await chat.send(said)
    heard = await chat.send("hur lång är utbildningen?")
    assert (heard.outcome, heard.topic) == (Outcome.UNKNOWN, "aspirantprogrammet")
