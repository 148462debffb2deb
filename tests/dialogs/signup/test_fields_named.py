"""What is said of answers by the names of their fields: wrong, to be changed, `name: value`."""

import pytest

from dialogs.messages import Language
from tests.chat.clients import DirectChat
from tests.dialogs.signup.places import SKIP, at, field_of


@pytest.mark.parametrize(
    ("place", "lang", "text"),
    [
        ("summary", "sv", "fel mejl, ab@vasteras.se"),
        ("motivation", "sv", "fel mejl, ab@vasteras.se"),
        ("goal", "en", "wrong email, it's ab@vasteras.se"),
        ("workplace", "en", "I made a typo in my email, it should be ab@vasteras.se"),
        ("workplace", "sv", "jag råkade skriva fel mejladress, rätt är ab@vasteras.se"),
    ],
)
async def test_a_wrong_answer_is_put_right_where_the_right_one_is_told(
    chat: DirectChat, place: str, lang: Language, text: str
) -> None:
    seen = await at(chat, place, lang, text)
    assert "ab@vasteras.se" in seen.text
    assert field_of(seen) == {"summary": "confirm"}.get(place, place)


@pytest.mark.parametrize(
    ("place", "lang", "text", "asked"),
    [
        ("workplace", "sv", "jag skrev fel på namnet", "name"),
        ("workplace", "sv", "mejlen blev fel", "email"),
        ("workplace", "sv", "jag har skrivit mitt namn fel", "name"),
        ("theme", "sv", "mejladressen jag gav är felaktig", "email"),
        ("motivation", "sv", "vänta jag skrev fel arbetsplats", "workplace"),
        ("workplace", "en", "I misspelled my name", "name"),
        ("workplace", "en", "oh no, the email is wrong", "email"),
        ("motivation", "en", "I gave you the wrong workplace", "workplace"),
        ("summary", "en", "name is wrong", "name"),
        ("summary", "sv", "mejlen är fel", "email"),
        ("summary", "sv", "nej, mejlen är ju fel", "email"),
        ("summary", "en", "the e-mail address looks wrong", "email"),
        ("workplace", "sv", "fel", "email"),
        ("summary", "sv", "oj, fel", "change"),
        ("summary", "sv", "jag vill ändra två saker", "change"),
    ],
)
async def test_what_is_called_wrong_is_asked_for_again(
    chat: DirectChat, place: str, lang: Language, text: str, asked: str
) -> None:
    seen = await at(chat, place, lang, text)
    assert field_of(seen) == asked
    assert text not in seen.text


async def test_what_is_said_of_the_field_asked_for_is_read_as_its_answer(chat: DirectChat) -> None:
    seen = await at(chat, "workplace", "sv", "jag har bytt jobb, förskolan Skogen heter det nu")
    assert "Skriv din förvaltning och enhet" in seen.text  # why it could not be kept


@pytest.mark.parametrize(
    ("place", "lang", "text"),
    [
        ("summary", "sv", "ändra e-post till ny@vasteras.se och namn till Eva Ek"),
        ("summary", "sv", "namn: Eva Ek, e-post: ny@vasteras.se"),
        ("summary", "sv", "ja, men ändra namnet till Eva Ek och mejlen till ny@vasteras.se först"),
        ("workplace", "sv", "Byt namn till Eva Ek och mejl till ny@vasteras.se"),
        ("workplace", "en", "Change name to Eva Ek and email to ny@vasteras.se"),
        ("summary", "en", "my email should be ny@vasteras.se and my name Eva Ek"),
    ],
)
async def test_all_changes_of_a_message_are_made(
    chat: DirectChat, place: str, lang: Language, text: str
) -> None:
    seen = await at(chat, place, lang, text)
    assert "Eva Ek" in seen.text
    assert "ny@vasteras.se" in seen.text


async def test_changes_without_values_are_asked_for_one_after_the_other(chat: DirectChat) -> None:
    assert field_of(await at(chat, "summary", "sv", "ändra mejlen och arbetsplatsen")) == "email"
    assert field_of(await chat.send("ny@vasteras.se")) == "workplace"
    seen = await chat.send("Kulturskolan")
    assert field_of(seen) == "confirm"
    assert "ny@vasteras.se" in seen.text
    assert "Kulturskolan" in seen.text


async def test_a_value_that_is_none_is_asked_for_and_the_others_are_kept(chat: DirectChat) -> None:
    seen = await at(chat, "summary", "en", "change name to 123 and email to ny@vasteras.se")
    assert field_of(seen) == "name"
    assert "ny@vasteras.se" in (await chat.send("Eva Ek")).text


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("sv", "Arbetsplats: Kulturskolan", "Kulturskolan"),
        ("sv", "glömde temat, det ska vara AI", "AI"),
        ("sv", "jag vill lägga till ett tema: hållbarhet", "hållbarhet"),
        ("sv", "Stämmer, men det heter Utbildningskontoret", "Utbildningskontoret"),
        ("sv", "Kulturskolan i stället", "Kulturskolan"),
        ("en", "I forgot the theme, it's AI", "AI"),
        ("en", "the workplace should be IT department", "IT department"),
    ],
)
async def test_under_the_summary_what_is_added_is_shown(
    chat: DirectChat, lang: Language, text: str, value: str
) -> None:
    seen = await at(chat, "summary", lang, text)
    assert field_of(seen) == "confirm"
    assert f": {value}\n" in seen.text


async def test_a_list_given_ahead_fills_in_all(chat: DirectChat) -> None:
    text = "Namn: Eva Ek\nE-post: eva@vasteras.se\nArbetsplats: Vallby\nFörslag på tema: AI"
    assert field_of(await at(chat, "name", "sv", text)) == "confirm"


async def test_an_answer_and_a_correction_are_told_apart(chat: DirectChat) -> None:
    text = "Viksängs förskola, men jag stavade fel på mejlen, det är anna.berj@vasteras.se"
    assert "anna.berj@vasteras.se" in (await at(chat, "workplace", "sv", text)).text
    assert ": Viksängs förskola\n" in (await chat.send("hoppa över")).text


@pytest.mark.parametrize(
    ("place", "lang", "text"),
    [
        ("workplace", "sv", "Barn och utbildning, enhet Norr"),
        ("motivation", "sv", "Jag vill byta arbetsplats och utvecklas"),
        ("motivation", "sv", "Fel arbetsplats för mig just nu, jag vill leda"),
        ("motivation", "sv", "Fel saker görs på fel sätt i dag och jag vill ändra på det"),
        ("motivation", "en", "My goal is to change the way we work"),
        ("theme", "sv", "Fel i ledarskapet, jobb och stress"),
        ("theme", "en", "change management"),
    ],
)
async def test_an_answer_may_have_names_of_fields_in_it(
    chat: DirectChat, place: str, lang: Language, text: str
) -> None:
    await at(chat, place, lang, text)
    summed_up = (await chat.send(SKIP[lang])).text
    shown = summed_up if text in summed_up else (await chat.send("mina svar")).text
    assert text in shown


@pytest.mark.parametrize("text", ["nja", "jag", "hm", "ändra till den i december"])
async def test_small_words_name_no_field(chat: DirectChat, text: str) -> None:
    assert field_of(await at(chat, "summary", "sv", text)) in ("confirm", "change")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "allt rätt förutom arbetsplatsen som ska vara Stadsbiblioteket"),
        ("en", "all is right except the workplace which should be Stadsbiblioteket"),
    ],
)
async def test_the_one_that_is_left_out_is_changed(
    chat: DirectChat, lang: Language, text: str
) -> None:
    seen = await at(chat, "summary", lang, text)
    assert field_of(seen) == "confirm"
    assert ": Stadsbiblioteket\n" in seen.text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "Museet, men mejlen blev fel, det ska vara ab@vasteras.se"),
        ("en", "Museet, but my email was wrong, it should be ab@vasteras.se"),
    ],
)
async def test_an_answer_with_a_correction_behind_it_is_both(
    chat: DirectChat, lang: Language, text: str
) -> None:
    assert field_of(await at(chat, "workplace", lang, text)) == "theme"
    seen = await chat.send(SKIP[lang])
    assert ": Museet\n" in seen.text
    assert ": ab@vasteras.se\n" in seen.text


@pytest.mark.parametrize(
    ("lang", "text"),
    [("sv", "ändra namnet till Eva Ek först"), ("en", "change name to Eva Ek first")],
)
async def test_when_it_is_to_be_changed_is_no_part_of_a_name(
    chat: DirectChat, lang: Language, text: str
) -> None:
    assert ": Eva Ek\n" in (await at(chat, "summary", lang, text)).text
