"""Answers as people write them: with words around, by number, in halves, of another place."""

import pytest

from dialogs.messages import Language, Outcome
from tests.chat.clients import DirectChat
from tests.dialogs.signup.places import SKIP, at, field_of


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "3 år i Eskilstuna och 6 månader här"),
        ("sv", "8 månader i Västerås men 10 år i Stockholm"),
        ("sv", "chef i 10 år, varav 8 månader i Västerås"),
        ("en", "10 years in total, 8 months here"),
        ("en", "manager for three years, four months of which in Västerås stad"),
    ],
)
async def test_only_time_in_the_city_counts(chat: DirectChat, lang: Language, text: str) -> None:
    refused = await at(chat, "time", lang, text)
    assert field_of(refused) is None
    assert {"sv": "ett år", "en": "one year"}[lang] in refused.text


async def test_of_time_elsewhere_alone_the_time_here_is_asked(chat: DirectChat) -> None:
    asked = await at(chat, "time", "sv", "3 år i Eskilstuna")
    assert "Räkna bara" in asked.text
    assert field_of(await chat.send("2 år")) == "employment"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "mitt nummer är 070-123 45 67"),
        ("sv", "ring mig på 070-123 45 67 efter kl 16"),
        ("sv", "070-123 45 67 (jobb)"),
        ("en", "call me at 070-123 45 67"),
    ],
)
async def test_a_telephone_number_stands_in_words(
    chat: DirectChat, lang: Language, text: str
) -> None:
    assert ": 070-123 45 67\n" in (await at(chat, "phone", lang, text)).text


@pytest.mark.parametrize(
    ("place", "lang", "text"),
    [
        ("phone", "sv", "har ingen telefon"),
        ("phone", "sv", "nej, mejla i stället"),
        ("phone", "en", "I don't have one"),
        ("theme", "sv", "inga förslag"),
        ("theme", "sv", "nej tack"),
        ("theme", "en", "n/a"),
        ("theme", "en", "none"),
    ],
)
async def test_who_has_nothing_to_say_skips(
    chat: DirectChat, place: str, lang: Language, text: str
) -> None:
    seen = await at(chat, place, lang, text)
    assert field_of(seen) == "confirm"
    assert {"sv": "(inget svar)", "en": "(no answer)"}[lang] in seen.text


async def test_what_is_not_wished_for_is_a_wish(chat: DirectChat) -> None:
    text = "inga chefer från min egen förvaltning"
    assert text in (await at(chat, "goal", "sv", "bolla", text)).text


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "I'm Anna Berg", "Anna Berg"),
        ("en", "Hi, it's Anna Berg", "Anna Berg"),
        ("en", "Anna Berg here", "Anna Berg"),
        ("en", "my name is spelled Anna Bergh", "Anna Bergh"),
        ("sv", "Anna Berg heter jag", "Anna Berg"),
        ("sv", "hej! Anna Berg", "Anna Berg"),
        ("sv", "Bra. Anna Berg heter jag", "Anna Berg"),
        ("sv", "namn: Anna Berg", "Anna Berg"),
        ("sv", "ja, Anna Berg", "Anna Berg"),
        ("sv", "Berg, Anna", "Anna Berg"),
        ("sv", "Anna Berg, enhetschef", "Anna Berg"),
        ("sv", "Anna Berg på Skolkontoret", "Anna Berg"),
        ("sv", "Anna Berg.", "Anna Berg"),
        ("sv", "Anna von Berg", "Anna von Berg"),
        ("sv", "Li Na", "Li Na"),
        ("sv", "Jo Berg", "Jo Berg"),
        ("sv", "anna berg", "anna berg"),
    ],
)
async def test_a_name_stands_in_words(
    chat: DirectChat, lang: Language, text: str, name: str
) -> None:
    assert field_of(await at(chat, "name", lang, text)) == "email"
    for more in ("a@vasteras.se", "Skolan"):
        await chat.send(more)
    assert f": {name}\n" in (await chat.send(SKIP[lang])).text


@pytest.mark.parametrize(
    "text",
    [
        "kolla i systemet",
        "biträdande chef",
        "Anna Berg och Lisa Ek",
        "Hur mår du",
        "Ok Tack",
        "förra månaden",
    ],
)
async def test_what_is_no_name(chat: DirectChat, text: str) -> None:
    assert field_of(await at(chat, "name", "sv", text)) == "name"


async def test_a_surname_that_is_missing_is_asked_for(chat: DirectChat) -> None:
    assert "efternamnet" in (await at(chat, "name", "sv", "Anna")).text


@pytest.mark.parametrize(
    "text",
    [
        "anna berg@vasteras.se",
        "anna,berg@vasteras.se",
        "skicka till min chef lars.ek@vasteras.se",
    ],
)
async def test_an_address_in_part_or_of_another_is_not_kept(chat: DirectChat, text: str) -> None:
    assert field_of(await at(chat, "email", "sv", text)) == "email"


@pytest.mark.parametrize("text", ["anna.berg @ vasteras.se", "mejla mig på anna.berg@vasteras.se"])
async def test_an_address_stands_in_words(chat: DirectChat, text: str) -> None:
    assert field_of(await at(chat, "email", "sv", text)) == "workplace"


@pytest.mark.parametrize(
    ("lang", "text"),
    [("sv", "2:an"), ("sv", "nr 2"), ("sv", "nivå 2"), ("en", "option 2"), ("en", "two")],
)
async def test_a_choice_by_its_number(chat: DirectChat, lang: Language, text: str) -> None:
    await at(chat, "level", lang, text)
    chosen = {"sv": "Förvaltningsnivå", "en": "Department level"}[lang]
    assert f": {chosen}\n" in (await chat.send("Leda")).text


@pytest.mark.parametrize(
    ("place", "lang", "text"),
    [
        ("level", "sv", "inte direktör"),
        ("level", "sv", "både direktör och förvaltning"),
        ("level", "sv", "verksamhets- eller förvaltningsnivå"),
        ("level", "en", "both director and administration"),
        ("employment", "sv", "inte tidsbegränsad"),
        ("employment", "sv", "inte fast"),
        ("level", "sv", "rektor"),  # no slip for `direktör`
    ],
)
async def test_of_several_choices_none_is_taken(
    chat: DirectChat, place: str, lang: Language, text: str
) -> None:
    assert field_of(await at(chat, place, lang, text)) == place


@pytest.mark.parametrize(
    ("lang", "text", "goes_on_with"),
    [
        ("sv", "japp fast", "name"),
        ("sv", "jo, fast anställd sen 2019", "name"),
        ("sv", "nej, tyvärr visstid", None),
        ("en", "yep, permanent", "name"),
        ("en", "no, temporary", None),
        ("en", "nope, just a stand-in", None),
    ],
)
async def test_a_choice_is_heard_beside_small_words(
    chat: DirectChat, lang: Language, text: str, goes_on_with: str | None
) -> None:
    assert field_of(await at(chat, "employment", lang, text)) == goes_on_with  # none: not for them


@pytest.mark.parametrize(
    ("text", "kept"),
    [("1 oktober 2026", False), ("maj 2025", False), ("Enhet 3", True), ("Kulturskolan 2", True)],
)
async def test_a_day_is_no_workplace(chat: DirectChat, text: str, *, kept: bool) -> None:
    assert (field_of(await at(chat, "workplace", "sv", text)) != "workplace") is kept


@pytest.mark.parametrize(
    ("place", "lang", "text", "told"),
    [
        ("employment", "sv", "provanställning", "inget om provanställning"),
        ("employment", "en", "probationary employment", "nothing about"),
        ("manager", "sv", "ja men i Mälarenergi", "stadens bolag"),
        ("employed", "sv", "anställd på Mälarenergi", "stadens bolag"),
    ],
)
async def test_what_the_source_leaves_open_refuses_nobody(
    chat: DirectChat, place: str, lang: Language, text: str, told: str
) -> None:
    asked = await at(chat, place, lang, text)
    assert field_of(asked) == place
    assert told in asked.text


@pytest.mark.parametrize(
    ("place", "lang", "text"),
    [
        ("theme", "sv", "hur hanterar man konflikter"),
        ("theme", "sv", "vad krävs av en bra chef"),
        ("theme", "sv", "hur man leder en förändring?"),
        ("theme", "en", "what makes a good manager"),
        ("theme", "en", "how to lead in change"),
        ("goal", "sv", "Hur man hanterar svåra samtal"),
    ],
)
async def test_a_theme_may_be_a_question(
    chat: DirectChat, place: str, lang: Language, text: str
) -> None:
    assert field_of(await at(chat, place, lang, text)) in ("confirm", "wishes")


@pytest.mark.parametrize(
    ("lang", "text"),
    [("sv", "hur ofta är det?"), ("sv", "hur anmäler man sig"), ("en", "how long does it take")],
)
async def test_a_question_is_no_theme(chat: DirectChat, lang: Language, text: str) -> None:
    assert field_of(await at(chat, "theme", lang, text)) == "theme"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20200301", "2020-03-01"),
        ("för två månader sen", "2026-"),
        ("i måndags", "2026-"),
    ],
)
async def test_days_in_words(chat: DirectChat, text: str, day: str) -> None:
    for said in (
        "Jag vill anmäla mig till Chefsintroduktion",
        "ja",
        "Anna Berg",
        "a@b.se",
        "Skola",
    ):
        await chat.send(said)
    assert f": {day}" in (await chat.send(text)).text


@pytest.mark.parametrize(
    ("lang", "talk"),
    [
        ("sv", ("kan jag få en mentor? jag är chef sen 2020, fast", "anmäl mig till Mentor")),
        (
            "en",
            ("can I get a mentor?", "I'm a manager since 2020, permanent", "great, sign me up"),
        ),
    ],
)
async def test_what_was_told_before_is_noted(
    chat: DirectChat, lang: Language, talk: tuple[str, ...]
) -> None:
    chat.language = lang
    for text in talk:
        seen = await chat.send(text)
    assert field_of(seen) == "name"
    assert {"sv": "noterat", "en": "noted"}[lang] in seen.text


async def test_what_was_told_before_refuses_nobody(chat: DirectChat) -> None:
    await chat.send("jag är undersköterska, kan jag söka mentorprogrammet?")
    assert field_of(await chat.send("anmäl mig till mentorprogrammet")) == "manager"


async def test_what_was_told_of_another_is_not(chat: DirectChat) -> None:
    await chat.send("kan min kollega få en mentor? hon är chef sen 2020")
    assert field_of(await chat.send("anmäl mig till mentorprogrammet")) == "manager"


@pytest.mark.parametrize(
    ("place", "lang", "text"),
    [
        ("workplace", "sv", "nej, det är rätt"),
        ("workplace", "sv", "ja, allt stämmer"),
        ("workplace", "en", "no, that's right"),
        ("workplace", "en", "yes it's correct"),
        ("theme", "sv", "nä det blev rätt"),
        ("motivation", "en", "no, that's right"),
    ],
)
async def test_that_all_is_right_is_no_answer_in_words(
    chat: DirectChat, place: str, lang: Language, text: str
) -> None:
    seen = await at(chat, place, lang, text)
    assert seen.outcome is Outcome.SIGNUP
    assert field_of(seen) == place


@pytest.mark.parametrize(
    ("place", "lang", "texts", "asked"),
    [
        ("workplace", "sv", ("tillbaka", "ja det stämmer"), "workplace"),
        ("workplace", "en", ("back", "no, that's right"), "workplace"),
        ("summary", "sv", ("ändra arbetsplats", "nej, det är rätt som det är"), "confirm"),
        ("summary", "en", ("change workplace", "no, it's correct as it is"), "confirm"),
    ],
)
async def test_an_answer_asked_for_again_stands_where_it_is_said_to_be_right(
    chat: DirectChat, place: str, lang: Language, texts: tuple[str, ...], asked: str
) -> None:
    seen = await at(chat, place, lang, *texts)
    assert field_of(seen) == asked
    if asked == "confirm":
        assert "Skolkontoret" in seen.text


@pytest.mark.parametrize("text", ["Klart språk", "Rätt person på rätt plats"])
async def test_a_theme_may_have_such_words(chat: DirectChat, text: str) -> None:
    assert text in (await at(chat, "theme", "sv", text)).text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "vet inte vad enheten heter"),
        ("sv", "samma som förut"),
        ("sv", "det har jag redan sagt"),
        ("en", "I don't know what the unit is called"),
        ("en", "I already told you"),
    ],
)
async def test_what_tells_no_workplace_is_none(
    chat: DirectChat, lang: Language, text: str
) -> None:
    seen = await at(chat, "workplace", lang, text)
    assert seen.outcome is Outcome.SIGNUP
    assert field_of(seen) == "workplace"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "strunt samma"),
        ("sv", "det spelar ingen roll"),
        ("en", "whatever"),
        ("en", "doesn't matter"),
    ],
)
async def test_who_has_no_wish_skips_what_is_optional(
    chat: DirectChat, lang: Language, text: str
) -> None:
    seen = await at(chat, "theme", lang, text)
    assert field_of(seen) == "confirm"
    assert text not in seen.text


@pytest.mark.parametrize("place", ["workplace", "motivation"])
@pytest.mark.parametrize(
    ("lang", "text"),
    [("sv", "jag kommer tillbaka efter lunch"), ("en", "I'll be back after lunch")],
)
async def test_who_comes_back_later_is_let_go(
    chat: DirectChat, place: str, lang: Language, text: str
) -> None:
    seen = await at(chat, place, lang, text)
    assert (seen.outcome, field_of(seen)) == (Outcome.COMMAND, None)


@pytest.mark.parametrize(
    ("lang", "ends", "begun"),
    [
        ("sv", "fast till sommaren", "fast sedan i somras"),
        ("en", "permanent until June", "permanent since June"),
    ],
)
async def test_what_is_permanent_has_no_end(
    chat: DirectChat, lang: Language, ends: str, begun: str
) -> None:
    assert field_of(await at(chat, "employment", lang, ends)) == "employment"
    assert field_of(await chat.send(begun)) == "name"
