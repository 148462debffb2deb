"""A name, a title and a workplace that stand beside the answer to another question."""

import pytest

from dialogs.messages import Language
from tests.chat.clients import DirectChat
from tests.dialogs.signup.places import at, field_of

WISH = {
    "sv": "Jag vill söka Ledarskapsprogrammet",
    "en": "I want to apply for Ledarskapsprogrammet",
}
AT_LIBRARY = ["Jane Holm", "City Library"]


async def told(chat: DirectChat, lang: Language, text: str) -> tuple[str, str | None]:
    """What is noted of a text that answers whether one is a manager, and what is asked then."""
    chat.language = lang
    await chat.send(WISH[lang])
    seen = await chat.send(text)
    return seen.text, field_of(seen)


@pytest.mark.parametrize(
    ("lang", "text", "noted", "asked"),
    [
        ("sv", "ja, Jan Holm, Kulturskolan", ["Jan Holm", "Kulturskolan"], "email"),
        ("sv", "ja, Karin Ek, Skultuna äldreboende", ["Skultuna äldreboende"], "email"),
        ("sv", "japp, Mia Ström här", ["Mia Ström"], "email"),
        ("sv", "ja, enhetschef", ["Enhetschef"], "name"),
        ("sv", "ja rektor på Kulturskolan", ["Rektor", "Kulturskolan"], "name"),
        ("sv", "ja, Rektor Ann Lee från Kulturskolan", ["Ann Lee", "Rektor"], "email"),
        ("sv", "ja, Konserthuset", ["Konserthuset"], "name"),
        ("sv", "ja, Barn- och ungdomsförvaltningen", ["Barn- och ungdomsförvaltningen"], "name"),
        ("en", "yes, this is Jane Holm from the City Library", AT_LIBRARY, "email"),
        ("en", "yes I'm a manager at the City Library, Jane Holm", AT_LIBRARY, "email"),
        ("en", "yes, my name is Jane Holm, I work at City Library", AT_LIBRARY, "email"),
        ("en", "yep - Jane Holm here", ["Jane Holm"], "email"),
        ("en", "yes, unit manager, Parks Department", ["Parks Department"], "name"),
        ("en", "I am head of department at Social Services", ["Head of department"], "name"),
        ("en", "yes I work as a principal at Hemtjänst Norr", ["Hemtjänst Norr"], "name"),
    ],
)  # fmt: skip
async def test_what_is_told_is_kept(
    chat: DirectChat, lang: Language, text: str, noted: list[str], asked: str
) -> None:
    seen, then = await told(chat, lang, text)
    assert all(f": {value}\n" in seen for value in noted), seen
    assert then == asked


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "ja, min chef heter Eva Berg"),
        ("sv", "Ja Tack"),
        ("sv", "Ja, Västerås Stad"),
        ("en", "yes, Human Resources"),
        ("en", "yes, unit manager, Concert Hall"),
        ("en", "yes, Eva Berg is my boss"),
    ],
)
async def test_what_may_be_no_name_of_ones_own_is_not(
    chat: DirectChat, lang: Language, text: str
) -> None:
    seen, then = await told(chat, lang, text)
    assert then == "name"
    assert "Namn:" not in seen
    assert "Name:" not in seen


async def test_a_no_that_tells_more_keeps_it(chat: DirectChat) -> None:
    chat.language = "sv"
    await chat.send("Jag vill söka Aspirantprogrammet")
    await chat.send("ja")
    seen = await chat.send("nej, lärare på Kulturskolan, Per Ek")
    assert field_of(seen) == "email"
    assert ": Kulturskolan" in seen.text


async def test_a_place_of_a_meeting_is_no_workplace(chat: DirectChat) -> None:
    chat.language = "sv"
    seen = await chat.send("anmäl mig till temafrukosten i Stadshuset")
    assert field_of(seen) == "manager"
    assert "Arbetsplats: " not in seen.text


async def test_an_essay_is_kept_whole(chat: DirectChat) -> None:
    text = "enhetschef på Kulturskolan, Jan Holm, är en förebild"
    seen = await at(chat, "motivation", "sv", text, "hoppa över")
    assert text in seen.text


@pytest.mark.parametrize(
    ("place", "lang", "text", "asked", "kept"),
    [
        ("name", "sv", "Eva Ek, hur ofta går det?", "email", "Eva Ek"),
        ("email", "en", "eva@vasteras.se - how often is it held?", "workplace", "eva@vasteras.se"),
    ],
)
async def test_an_answer_before_a_question_is_kept(
    chat: DirectChat, place: str, lang: Language, text: str, asked: str, kept: str
) -> None:
    seen = await at(chat, place, lang, text)
    assert field_of(seen) == asked
    so_far = await chat.send({"sv": "vad har jag svarat?", "en": "what have I answered?"}[lang])
    assert f": {kept}\n" in so_far.text


async def test_a_name_an_address_and_a_workplace_come_together(chat: DirectChat) -> None:
    seen = await at(chat, "name", "en", "Ann Lee, ann.lee@vasteras.se, Elderly care")
    assert field_of(seen) == "theme"
    assert ": Ann Lee\n" in seen.text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "vet inte riktigt vad jag ska skriva"),
        ("en", "I don't really know what to write"),
    ],
)
async def test_not_knowing_what_to_write_is_no_essay(
    chat: DirectChat, lang: Language, text: str
) -> None:
    seen = await at(chat, "motivation", lang, text)
    assert field_of(seen) == "motivation"


async def test_a_workplace_beside_the_name_is_kept(chat: DirectChat) -> None:
    seen = await at(chat, "name", "sv", "Per Ek, Kansliet")
    assert ": Per Ek\n" in seen.text
    assert field_of(await chat.send("per.ek@vasteras.se")) == "theme"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "ja, enhetschef på Skultuna äldreboende, Karin Ek"),
        ("sv", "enhetschef Karin Ek, Skultuna äldreboende"),
        ("sv", "Skultuna äldreboende, Karin Ek, enhetschef"),
        ("sv", "Karin Ek, enhetschef på Skultuna"),
        ("sv", "karin ek, enhetschef på Skultuna"),
        ("en", "Karin Ek, unit manager at Skultuna"),
        ("en", "unit manager at Skultuna, Karin Ek"),
        ("en", "I'm Karin Ek - unit manager at Skultuna"),
    ],
)
async def test_a_name_is_found_among_what_else_is_told(
    chat: DirectChat, lang: Language, text: str
) -> None:
    await told(chat, lang, "ja" if lang == "sv" else "yes")
    seen = await chat.send(text)
    title = "Enhetschef" if lang == "sv" else "Unit manager"
    for value in ("karin ek", title, "Skultuna"):
        assert f": {value}".casefold() in seen.text.casefold()
    assert field_of(seen) == "email"


async def test_a_name_that_is_asked_for_may_stand_between(chat: DirectChat) -> None:
    await told(chat, "en", "yes")
    seen = await chat.send("yes, unit manager, Karin Ek, Skultuna")
    assert ": Karin Ek\n" in seen.text
    assert field_of(seen) == "email"


async def test_a_month_behind_a_title_is_no_workplace(chat: DirectChat) -> None:
    seen, then = await told(chat, "en", "yes, unit manager from January")
    assert "January" not in seen
    assert then == "name"


@pytest.mark.parametrize(
    ("lang", "text"),
    [("sv", "jag har åtta medarbetare i staden"), ("en", "I've got twelve staff under me")],
)
async def test_who_has_people_under_them_is_a_manager(
    chat: DirectChat, lang: Language, text: str
) -> None:
    assert (await told(chat, lang, text))[1] == "name"
