"""Small words that put an earlier answer right, whatever is asked for just then."""

import pytest

from dialogs.messages import Language
from tests.chat.clients import DirectChat
from tests.dialogs.signup.places import at, field_of


@pytest.mark.parametrize(
    ("place", "lang", "text", "name"),
    [
        ("email", "sv", "egentligen Anna Bergh", "Anna Bergh"),
        ("email", "sv", "det stavas Bergh", "Anna Bergh"),
        ("email", "sv", "Bergh ska det vara", "Anna Bergh"),
        ("workplace", "sv", "eller förresten Anna Bergh", "Anna Bergh"),
        ("summary", "sv", "eller vänta, det ska vara Anna Bergh", "Anna Bergh"),
        ("summary", "sv", "det ska stå Bergh med h", "Anna Bergh"),
        ("email", "en", "actually it's Anna Bergh", "Anna Bergh"),
        ("email", "en", "it's Anne Lee actually", "Anne Lee"),
        ("workplace", "en", "sorry, it's Bergh with an h", "Anna Bergh"),
    ],
)
async def test_a_name_is_put_right(
    chat: DirectChat, place: str, lang: Language, text: str, name: str
) -> None:
    seen = await at(chat, place, lang, text)
    assert f": {name}\n" in seen.text
    assert field_of(seen) == {"summary": "confirm"}.get(place, place)


@pytest.mark.parametrize(
    ("lang", "text"),
    [("sv", "egentligen 4 år"), ("sv", "eller 4 år förresten"), ("en", "4 years actually")],
)
async def test_a_time_is_put_right(chat: DirectChat, lang: Language, text: str) -> None:
    seen = await at(chat, "employment", lang, text)
    assert "4 år" in seen.text or "4 years" in seen.text
    assert field_of(seen) == "employment"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "nej, sedan januari 2021"),
        ("sv", "nej, jag sa januari 2021"),
        ("en", "no, I said since January 2021"),
    ],
)
async def test_a_time_is_put_right_by_when_it_began(
    chat: DirectChat, lang: Language, text: str
) -> None:
    seen = await at(chat, "employment", lang, text)
    assert "5 år" in seen.text or "5 years" in seen.text
    assert field_of(seen) == "employment"


@pytest.mark.parametrize("place", ["theme", "goal", "motivation"])
@pytest.mark.parametrize(
    ("lang", "text", "yes"),
    [
        ("sv", "egentligen Solvind", "ja"),
        ("sv", "förlåt, Solvind menar jag", "ja"),
        ("en", "actually it's Solvind", "yes"),
    ],
)
async def test_what_may_be_the_workplace_is_asked_about_and_not_kept_as_the_answer(
    chat: DirectChat, place: str, lang: Language, text: str, yes: str
) -> None:
    asked = await at(chat, place, lang, text)
    assert field_of(asked) == "workplace"
    assert "Skolkontoret" in asked.text
    assert "Solvind" in asked.text
    then = await chat.send(yes)
    assert field_of(then) == place
    assert ": Solvind" in then.text


async def test_a_no_leaves_the_workplace_and_asks_for_the_answer(chat: DirectChat) -> None:
    asked = await at(chat, "theme", "sv", "egentligen Solvind", "nej")
    assert field_of(asked) == "theme"
    summary = await chat.send("stress")
    assert "Skolkontoret" in summary.text
    assert "stress" in summary.text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "egentligen vad som helst om stress"),
        ("sv", "Egentligen ledarskap på distans"),
        ("sv", "Stress förresten"),
        ("sv", "jo, om AI"),
        ("sv", "ok, Agila Arbetssätt"),
        ("en", "well, Mental Health"),
        ("en", "actually anything on stress"),
    ],
)
async def test_an_answer_that_begins_or_ends_so_is_kept_word_for_word(
    chat: DirectChat, lang: Language, text: str
) -> None:
    seen = await at(chat, "theme", lang, text)
    assert field_of(seen) == "confirm"
    assert text in seen.text


@pytest.mark.parametrize(
    ("lang", "text"),
    [("sv", "egentligen Kulturskolan jag jobbar på"), ("en", "actually I work at the Big Hall")],
)
async def test_where_one_works_is_no_theme(chat: DirectChat, lang: Language, text: str) -> None:
    seen = await at(chat, "theme", lang, text)
    assert field_of(seen) in ("theme", "workplace")
    assert "Kulturskolan" in seen.text or ": Big Hall" in seen.text


async def test_a_title_put_right_is_no_workplace(chat: DirectChat) -> None:
    chat.language = "sv"
    for text in ("Jag vill söka Ledarskapsprogrammet", "ja", "Eva Ek", "eva@vasteras.se"):
        await chat.send(text)
    await chat.send("enhetschef")
    seen = await chat.send("egentligen avdelningschef")
    assert field_of(seen) == "workplace"
    assert "avdelningschef" in seen.text


async def test_where_one_works_now_is_kept_without_now(chat: DirectChat) -> None:
    seen = await at(chat, "summary", "sv", "Nej jag jobbar på Viksängsskolan nu")
    assert ": Viksängsskolan\n" in seen.text


async def test_a_story_that_begins_so_is_no_correction(chat: DirectChat) -> None:
    text = "Nej, jag har sökt chefsjobb men känner att jag behöver mer på fötterna"
    seen = await at(chat, "motivation", "sv", text, "hoppa över")
    assert text in seen.text
