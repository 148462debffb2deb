"""What is said where a form asks for words is kept in the field that it is for, or in none."""

import pytest

from dialogs.messages import Language
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.dialogs.signup.places import ASPIRANT, at, field_of


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "skicka in"),
        ("sv", "skicka in anmälan nu tack"),
        ("sv", "jag är klar"),
        ("sv", "nu är jag klar, skicka"),
        ("sv", "det var allt"),
        ("sv", "ja skicka"),
        ("en", "send it in"),
        ("en", "I'm done"),
        ("en", "that's all, send it"),
        ("en", "yes, send it"),
    ],
)
async def test_who_is_done_answers_nothing(chat: DirectChat, lang: Language, text: str) -> None:
    optional = await at(chat, "theme", lang, text)
    assert field_of(optional) == "confirm"
    assert f": {text}\n" not in optional.text
    required = await at(chat, "goal", lang, text)
    assert field_of(required) == "goal"


@pytest.mark.parametrize(
    ("place", "lang", "text"),
    [
        ("theme", "sv", "hur man blir klar i tid"),
        ("theme", "sv", "att skicka ut rätt information"),
        ("theme", "en", "sending clear messages"),
        ("theme", "en", "to get things done"),
        ("workplace", "sv", "Attendo"),
        ("workplace", "sv", "ATT-enheten"),
        ("workplace", "en", "Tourism and Trade"),
    ],
)
async def test_a_real_answer_is_kept_word_for_word(
    chat: DirectChat, place: str, lang: Language, text: str
) -> None:
    seen = await at(chat, place, lang, text)
    if place == "workplace":
        seen = await chat.send("hoppa över" if lang == "sv" else "skip")
    assert f": {text}" in seen.text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "att våga mer"),
        ("sv", "jag vill bli tryggare i svåra samtal"),
        ("sv", "mitt mål är att bli modigare"),
        ("sv", "jag vill helst inte säga"),
        ("en", "to be braver"),
        ("en", "I want to become calmer in hard talks"),
        ("en", "becoming a better listener"),
    ],
)
async def test_what_one_wants_is_no_workplace(chat: DirectChat, lang: Language, text: str) -> None:
    assert field_of(await at(chat, "workplace", lang, text)) == "workplace"


@pytest.mark.parametrize("place", ["workplace", "theme", "summary"])
@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("sv", "Lisa Norin heter jag", "Lisa Norin"),
        ("sv", "efternamnet är Norin", "Anna Norin"),
        ("sv", "fel efternamn, det är Norin", "Anna Norin"),
        ("sv", "nej vänta, Olle Norman med M", "Olle Norman"),
        ("sv", "nej, Eva Rooth med th", "Eva Rooth"),
        ("sv", "jag skrev fel, Petra Wijk heter jag", "Petra Wijk"),
        ("sv", "det stavas Bärj", "Anna Bärj"),
        ("en", "my last name is Leigh", "Anna Leigh"),
        ("en", "my first name is Lea", "Lea Berg"),
        ("en", "no wait, it's Petra Wik with a double u", "Petra Wik"),
        ("en", "typo, it's Anna Birg", "Anna Birg"),
    ],
)
async def test_a_name_is_put_right_and_nothing_else(
    chat: DirectChat, place: str, lang: Language, text: str, name: str
) -> None:
    seen = await at(chat, place, lang, text)
    assert f": {name}\n" in seen.text
    assert field_of(seen) == {"summary": "confirm"}.get(place, place)
    assert place != "summary" or ": Skolkontoret\n" in seen.text


@pytest.mark.parametrize("place", ["workplace", "summary"])
@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "det stavas Norin med i"),
        ("sv", "nej, Anna stavas med ett n"),
        ("en", "it's spelled Leigh"),
        ("en", "hang on, Anna Berg with two g"),
    ],
)
async def test_a_name_that_is_not_clear_is_asked_for(
    chat: DirectChat, place: str, lang: Language, text: str
) -> None:
    assert field_of(await at(chat, place, lang, text)) == "name"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "nej, Kalle Ek är min chef"),
        ("sv", "vänta, jag ska fråga Anna Bergh"),
        ("sv", "jag skrev fel, ska kolla först"),
        ("en", "no wait, ask Eva Ek"),
    ],
)
async def test_what_puts_nothing_right_changes_nothing(
    chat: DirectChat, lang: Language, text: str
) -> None:
    seen = await at(chat, "summary", lang, text)
    assert ": Anna Berg\n" in seen.text
    assert ": Skolkontoret\n" in seen.text


@pytest.mark.parametrize(
    ("place", "lang", "text", "noted"),
    [
        ("name", "sv", "Eva Roos heter jag, eva@ex.se", (": Eva Roos\n", ": eva@ex.se\n")),
        ("name", "en", "Eva Roos is my name, eva@ex.se", (": Eva Roos\n", ": eva@ex.se\n")),
        ("email", "sv", "eva@ex.se, jobbar på Hemtjänst Bäckby", (": Hemtjänst Bäckby\n",)),
        ("email", "sv", "eva@ex.se och jag jobbar på Gata och park", (": Gata och park\n",)),
        ("email", "en", "eva@ex.se, I work at Streets and Parks", (": Streets and Parks\n",)),
        ("workplace", "sv", "eva@ex.se, Kulturskolan", (": eva@ex.se\n",)),
    ],
)
async def test_what_is_told_beside_an_address_is_kept(
    chat: DirectChat, place: str, lang: Language, text: str, noted: tuple[str, ...]
) -> None:
    seen = await at(chat, place, lang, text)
    assert all(one in seen.text for one in noted), seen.text


@pytest.mark.parametrize(
    ("lang", "text", "field"),
    [
        ("en", "my mail's eva.roos@ex.se", "workplace"),
        ("en", "it's eva.roos@ex.se", "workplace"),
        ("en", "it’s eva.roos@ex.se", "workplace"),
        ("sv", "använd eva.roos@ex.se", "workplace"),
        ("en", "it's eva roos@ex.se", "email"),
        ("sv", "eva roos@ex.se", "email"),
    ],
)
async def test_a_whole_address_is_told_from_a_part(
    chat: DirectChat, lang: Language, text: str, field: str
) -> None:
    assert field_of(await at(chat, "email", lang, text)) == field


@pytest.mark.parametrize(
    ("text", "kept", "asked"),
    [
        ("enhetschef på Gata och park", ("Enhetschef", "Gata och park"), "goal"),
        ("rektor, Kulturskolan", ("Rektor", "Kulturskolan"), "goal"),
        ("enhetschef i hemtjänsten", ("Enhetschef", "Hemtjänsten"), "goal"),
        ("rektor i Västerås", (), "workplace"),
        ("chef på mellannivå", (), "workplace"),
        ("enhetschef med ansvar för Gata och park", (), "workplace"),
        ("enhetschef, på föräldraledighet", (), "workplace"),
    ],
)
async def test_a_workplace_told_with_the_role_is_not_asked_for_again(
    chat: DirectChat, text: str, kept: tuple[str, ...], asked: str
) -> None:
    for said in ("Jag vill söka Ledarskapsprogrammet", "ja", "Eva Ek", "eva.ek@vasteras.se"):
        await chat.send(said)
    seen = await chat.send(text)
    assert field_of(seen) == asked
    assert all(f": {one}\n" in seen.text for one in kept)


@pytest.mark.parametrize("place", ["name", "workplace", "employment"])
@pytest.mark.parametrize(("lang", "text"), [("sv", "till april"), ("en", "until April")])
async def test_a_time_alone_is_no_name_workplace_or_choice(
    chat: DirectChat, place: str, lang: Language, text: str
) -> None:
    seen = await at(chat, place, lang, text)
    assert field_of(seen) == place
    assert "tillsvidareanställning”?" not in seen.text.lower()


@pytest.mark.parametrize(
    ("lang", "text"),
    [("sv", "jag leder fyra chefer"), ("en", "I lead 4 managers")],
)
async def test_a_sentence_on_something_else_is_asked_for_once_more_as_a_workplace(
    chat: DirectChat, lang: Language, text: str
) -> None:
    seen = await at(chat, "workplace", lang, text)
    assert field_of(seen) == "workplace"


@pytest.mark.parametrize(
    ("lang", "text"),
    [("sv", "chef för tre skolor"), ("en", "director of three schools")],
)
async def test_a_title_with_what_it_is_of_is_no_name(
    chat: DirectChat, lang: Language, text: str
) -> None:
    assert field_of(await at(chat, "name", lang, text)) == "name"


async def test_a_name_behind_a_title_is_kept_without_it(chat: DirectChat) -> None:
    await at(chat, "name", "sv", "Rektor Lena Öberg")
    assert ": Lena Öberg\n" in (await chat.send("vad har jag svarat?")).text


@pytest.mark.parametrize(
    "text",
    ["lena@vasteras.se å mitt nr är 070-123 45 67", "lena@vasteras.se, 070-123 45 67"],
)
async def test_a_number_beside_an_address_is_kept(chat: DirectChat, text: str) -> None:
    for said in (*ASPIRANT["sv"], "Lena Öberg", text):
        await chat.send(said)
    assert ": 070-123 45 67\n" in f"{(await chat.send('vad har jag svarat?')).text}\n"


WISHES = {"en": "I want to join Chefsarenan next time", "sv": "Jag vill vara med på Chefsarenan"}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "no wait, norman with double n, Nornan", "Olle Nornan"),
        ("en", "it's Norrman, with double r", "Olle Norrman"),
        ("sv", "nej, Ole med ett l", "Ole Norman"),
    ],
)
async def test_a_name_is_spelt_with_its_letters_before_or_after_it(
    language: Language, text: str, name: str, house: House
) -> None:
    chat = DirectChat(house, language)
    for said in (WISHES[language], "ja" if language == "sv" else "yes", "Olle Norman"):
        await chat.send(said)
    await chat.send("olle.norman@vasteras.se, Viksängsskolan")
    assert name in (await chat.send(text)).text
