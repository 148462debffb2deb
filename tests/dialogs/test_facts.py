from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.messages import Language
from dialogs.understanding.person.facts import FactReader
from tests.known import conversation

TODAY = date(2026, 3, 2)
"""A Monday."""


@cache
def reader(language: Language) -> FactReader:
    book = conversation().languages.books[language]
    return FactReader(book.pack, book.recogniser, book.moments)


def facts(text: str, language: Language = "sv", *, leading: bool = False) -> dict[str, Any]:
    read = reader(language).read(text, TODAY, leading=leading)
    return read.model_dump(exclude_defaults=True)


def since(text: str, language: Language = "sv") -> tuple[str, str] | None:
    span = facts(text, language).get("since")
    return (span[0].isoformat(), span[1].isoformat()) if span else None


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        ("jag jobbar i Västerås stad", "city"),
        ("anställd i kommunen", "city"),
        ("lärare i stan", "city"),
        ("enhetschef hos er", "city"),
        ("chef i Köpings kommun", "other"),
        ("chef på Region Skåne", "other"),
        ("chef på Byggkompaniet AB", "other"),
        ("jag är student", "other"),
        ("arbetslös just nu", "other"),
        ("jobbar privat", "other"),
        ("inte anställd av er", "other"),
        ("Jag är anställd i Eskilstuna kommun", "partner"),
        ("chef på region Sörmland", "partner"),
        ("jobbar på Mälarenergi", "company"),
        ("tio år på ABB, sedan förra månaden hos er", "city"),
        ("chef i tio år, en del av tiden på Region Skåne", None),
        ("chef i Eskilstuna i fem år och här i åtta månader", "city"),
        ("chef här i två år och på Region Skåne i tre år", "other"),
        ("var tidigare på Volvo, nu enhetschef i staden", "city"),
        ("jobbar på ett företag men vill bli chef hos er", "other"),
        ("jag bor i Sala men jobbar i stan", "city"),
        ("chef på ett privat företag i Västerås", "other"),
        ("jag är chef", None),
        ("jag har ett jobb", None),
        ("jag jobbar här", "city"),
        ("jag är sjuksköterska i Västerås", None),
        ("förr chef i Örebro, nu i Västerås", "city"),
        ("jag vet inte om det är staden eller ett företag som anställt mig", "unsure"),
        ("jag jobbar på stadens parkeringsbolag", "company"),
        ("min man jobbar på Volvo, jag är lärare i staden", "city"),
        ("min fru jobbar på Volvo", "other"),
        ("anställd av brukaren, inte av staden", "other"),
        ("jag är inte chef i staden", "city"),
        ("jag jobbar inte kvar hos stan", "other"),
        ("min chef säger ja", None),
    ],
)
def test_for_whom_one_works(text: str, employer: str | None) -> None:
    assert facts(text).get("employer") == employer


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        ("tänk om jag jobbade på ett privat företag", "other"),
        ("och om jag hade varit på Region Sörmland", "partner"),
        ("om jag slutar i staden", "other"),
    ],
)
def test_a_supposition_is_not_over(text: str, employer: str) -> None:
    assert reader("sv").read(text, TODAY, supposing=True).employer == employer


def test_supposed_to_have_changed() -> None:
    suppose = "tänk om vikariatet görs om till en tillsvidareanställning"
    assert reader("sv").read(suppose, TODAY, supposing=True).employment == "permanent"
    assert reader("sv").read("om jag slutar som chef", TODAY, supposing=True).manager is False


@pytest.mark.parametrize(
    ("text", "manager"),
    [
        ("jag är enhetschef", True),
        ("biträdande rektor", True),
        ("tillförordnad avdelningschef", True),
        ("jag leder en grupp på tolv personer", True),
        ("har personalansvar", True),
        ("undersköterska på ett boende", False),
        ("jag är IT-tekniker", False),
        ("inte chef", False),
        ("utan personalansvar", False),
        ("aldrig lett någon", False),
        ("ingen chefsroll", False),
        ("vill bli chef", False),
        ("var chef förut men är handläggare nu", False),
        ("lärare i grunden, rektor sedan 2020", True),
        ("enhetschef och vill bli direktör", True),
        ("min chef är bra", None),
        ("jag är projektledare", None),
        ("är jag chef nog för det?", None),
        ("de kallar mig chef ibland", None),
    ],
)
def test_manager_or_not(text: str, manager: bool | None) -> None:
    assert facts(text).get("manager") is manager


@pytest.mark.parametrize(
    ("text", "manager"),
    [
        ("I'm a unit manager", True),
        ("head of a school here", True),
        ("I manage a team of ten", True),
        ("no direct reports, I'm an engineer", False),
        ("I have no managerial role", False),
        ("I'm a nurse", False),
        ("I would like to become a manager", False),
        ("I used to be a manager", False),
        ("my manager says yes", None),
        ("I'm a team leader", None),
        ("am I manager enough for that?", None),
    ],
)
def test_manager_or_not_in_english(text: str, manager: bool | None) -> None:
    assert facts(text, "en").get("manager") is manager


@pytest.mark.parametrize(
    ("text", "language", "manager"),
    [
        ("jag vill bli tryggare i svåra samtal", "sv", None),
        ("mitt mål är att bli modigare", "sv", None),
        ("jag vill bli lugnare som chef", "sv", None),
        ("jag vill bli en tryggare chef", "sv", None),
        ("jag letar efter en kurs", "sv", None),
        ("jag vill bli en riktigt bra chef", "sv", False),
        ("drömmer om ett jobb som chef", "sv", False),
        ("sugen på att leda andra", "sv", False),
        ("I want to become braver in hard talks", "en", None),
        ("my goal is to be calmer as a manager", "en", None),
        ("I want to be heard", "en", None),
        ("I'd love to become a head of unit", "en", False),
        ("my dream is a job as a manager", "en", False),
    ],
)
def test_only_a_wish_for_a_post_tells_that_one_is_no_manager(
    text: str, language: Language, manager: bool | None
) -> None:
    assert facts(text, language).get("manager") is manager


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("unemployed and would love to lead people in Västerås", "en", ("other", False)),
        ("I'd like to manage eight people at the city", "en", (None, False)),
        ("I already manage eight people at the city", "en", ("city", True)),
        ("I supervise 12 employees in the city", "en", ("city", True)),
        ("I manage eight projects at the city", "en", ("city", None)),
        ("jag leder åtta personer i staden", "sv", ("city", True)),
        ("jag leder åtta projekt i staden", "sv", ("city", None)),
        ("jag har åtta medarbetare i staden", "sv", ("city", True)),
        ("jag har ungefär 12 anställda", "sv", (None, True)),
        ("jag ansvarar för tjugo medarbetare", "sv", (None, True)),
        ("jag har 0 medarbetare", "sv", (None, False)),
        ("jag har en medarbetare som är sjuk", "sv", (None, None)),
        ("jag vill ansvara för tio medarbetare", "sv", (None, False)),
        ("I've got twelve staff in the city", "en", ("city", True)),
        ("I have about 12 employees", "en", (None, True)),
        ("I'm responsible for thirty employees", "en", (None, True)),
        ("I'd love to be responsible for ten employees", "en", (None, None)),
        ("I have twelve colleagues", "en", (None, None)),
        ("lokalvårdare på en kommunal skola i Västerås", "sv", ("city", False)),
        ("lokalvårdare på en kommunal skola i Köping", "sv", ("other", False)),
    ],
)
def test_leading_or_having_so_many_people_is_being_a_manager_and_a_wish_for_it_is_not(
    text: str, language: Language, told: tuple[str | None, bool | None]
) -> None:
    heard = facts(text, language)
    assert (heard.get("employer"), heard.get("manager")) == told


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("chef i åtta månader", ("2025-07-02", "2025-07-02")),
        ("chef i ett och ett halvt år", ("2024-09-02", "2024-09-02")),
        ("chef i 1,5 år", ("2024-09-02", "2024-09-02")),
        ("chef i 1 år och 3 månader", ("2024-12-02", "2024-12-02")),
        ("chef i sex veckor", ("2026-01-19", "2026-01-19")),
        ("chef sedan ett par år", ("2024-03-02", "2024-03-02")),
        ("chef i två till tre år", ("2023-03-02", "2024-03-02")),
        ("chef sedan 2019", ("2019-01-01", "2019-12-31")),
        ("blev chef i våras", ("2025-03-01", "2025-05-31")),
        ("blev chef i höstas", ("2025-09-01", "2025-11-30")),
        ("chef sedan mars", ("2026-03-01", "2026-03-02")),
        ("chef sedan april", ("2025-04-01", "2025-04-30")),
        ("chef sedan mars 2024", ("2024-03-01", "2024-03-31")),
        ("chef sedan hösten 2024", ("2024-09-01", "2024-11-30")),
        ("blev chef i mars för två år sedan", ("2024-03-01", "2024-03-31")),
        (
            "i veckan är det precis femton månader sedan jag blev chef",
            ("2024-12-02", "2024-12-02"),
        ),
        ("hösten för tre år sedan blev jag chef", ("2023-09-01", "2023-11-30")),
        ("chef i fem år, två av dem i Enköpings kommun", None),
        ("chef sen 2015, först i Eskilstuna och nu i Västerås stad", None),
        ("chef sedan 2024-09-15", ("2024-09-15", "2024-09-15")),
        ("chef sedan den 15 september", ("2025-09-15", "2025-09-15")),
        ("blev chef förra året", ("2025-01-01", "2025-12-31")),
        ("blev chef i mars förra året", ("2025-03-01", "2025-03-31")),
        ("blev chef förra månaden", ("2026-02-01", "2026-02-28")),
        ("började som chef i måndags", ("2026-02-23", "2026-02-23")),
        ("i morgon börjar jag som chef", ("2026-03-03", "2026-03-03")),
        ("jag blir chef 1 april", ("2026-04-01", "2026-04-01")),
        ("blir chef nästa vecka", ("2026-03-09", "2026-03-15")),
        ("exakt ett år som chef på fredag", ("2025-03-06", "2025-03-06")),
        ("om två veckor har jag varit chef i ett år", ("2025-03-16", "2025-03-16")),
        ("inte varit chef ett helt år", ("2025-03-03", "2026-03-02")),
        ("knappt ett år som chef", ("2025-03-03", "2025-06-02")),
        ("jobbat tjugo år i stan varav sju som chef", ("2019-03-02", "2019-03-02")),
        ("åtta år i staden, chef de tre senaste", ("2023-03-02", "2023-03-02")),
        ("jag har jobbat här i tio år och är chef för två förskolor", None),
        ("jag har jobbat här i tio år och är chef för 12", None),
        ("tio år som chef på ABB, sedan förra månaden hos er", ("2026-02-01", "2026-02-28")),
        ("nio år i stan men bara chef i sex veckor", ("2026-01-19", "2026-01-19")),
        ("handläggare sedan 2015, chef sedan 2020", ("2020-01-01", "2020-12-31")),
        ("chef på vikariat till sommaren", None),
        ("jobbat i stan i tio år, inte chef", None),
        ("det fattas tre veckor till ett år som chef", ("2025-03-23", "2025-03-23")),
        ("har nio månader kvar tills jag varit chef ett år", ("2025-12-02", "2025-12-02")),
        ("jag blev rektor för två veckor sedan efter tio år som lärare", ("2026-02-16",) * 2),
        ("från och med i dag är jag chef i staden", ("2026-03-02", "2026-03-02")),
        ("jag bytte från rektor till förvaltningschef förra veckan", None),
        ("min syster är chef sedan två år, jag är lärare", None),
        ("chef i Eskilstuna i fem år och här i åtta månader", ("2025-07-02", "2025-07-02")),
        ("chef i Köping fem år och åtta månader här", ("2025-07-02", "2025-07-02")),
        ("jag var chef på regionen tio år och i Västerås stad ett år", ("2025-03-02",) * 2),
    ],
)
def test_since_when(text: str, begun: tuple[str, str] | None) -> None:
    assert since(text) == begun


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("a manager for two and a half years", ("2023-09-02", "2023-09-02")),
        ("manager since 2019", ("2019-01-01", "2019-12-31")),
        ("I became a manager last spring", ("2025-03-01", "2025-05-31")),
        ("I became a manager in the spring of 2024", ("2024-03-01", "2024-05-31")),
        ("in March it is two years since I became a manager", ("2024-03-01", "2024-03-02")),
        ("two years ago in spring I became a manager", ("2024-03-01", "2024-05-31")),
        ("I became a manager in May three years ago", ("2023-05-01", "2023-05-31")),
        ("a manager since 2019, part of that in the municipality of Sala", None),
        ("I became a manager six months ago", ("2025-09-02", "2025-09-02")),
        ("I become a manager on 1 April", ("2026-04-01", "2026-04-01")),
        ("I start as principal on Monday", ("2026-03-09", "2026-03-09")),
        ("I started as principal on Monday", ("2026-02-23", "2026-02-23")),
        ("I've been a manager since last May", ("2025-05-01", "2025-05-31")),
        ("I'm a manager, may I join", None),
        ("I'm three weeks short of a full year as a manager", ("2025-03-23", "2025-03-23")),
        ("principal for two weeks after ten years as a teacher", ("2026-02-16", "2026-02-16")),
        ("as of today I'm head of unit", ("2026-03-02", "2026-03-02")),
        ("started Monday as a manager", ("2026-02-23", "2026-02-23")),
        ("I start Monday as a manager", ("2026-03-09", "2026-03-09")),
        ("manager in Eskilstuna five years and eight months here", ("2025-07-02",) * 2),
        (
            "I was manager in another municipality for five years and two years here",
            ("2024-03-02",) * 2,
        ),
        ("manager here for five years and eight months", ("2020-07-02", "2020-07-02")),
    ],
)
def test_since_when_in_english(text: str, begun: tuple[str, str] | None) -> None:
    assert since(text, "en") == begun


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("tillsvidareanställd", "permanent"),
        ("fast tjänst", "permanent"),
        ("har fast jobb", "permanent"),
        ("på ett vikariat", "fixed_term"),
        ("timanställd", "fixed_term"),
        ("visstid", "fixed_term"),
        ("jag är konsult", "fixed_term"),
        ("inte fast anställd", "fixed_term"),
        ("provanställd", "trial"),
        ("vet inte om det är tillsvidare eller vikariat", "unsure"),
        ("jag är fast anställd till sommaren", "unsure"),
        ("jag blir fastanställd till sommaren", "permanent"),
        ("vikariat som rektor men tillsvidareanställd lärare", "mixed"),
        ("fast jag vet inte", None),
        ("inte fast utan på vikariat", "fixed_term"),
    ],
)
def test_form_of_employment(text: str, form: str | None) -> None:
    assert facts(text).get("employment") == form


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("jag är ny chef", True),
        ("nybliven rektor", True),
        ("ny som chef", True),
        ("inte ny som chef", False),
        ("rutinerad chef", False),
        ("räknas jag som ny chef", None),
    ],
)
def test_new_or_not(text: str, new: bool | None) -> None:
    assert facts(text).get("new") is new


@pytest.mark.parametrize(
    ("text", "duties"),
    [
        ("ansvar för arbetsmiljö, budget och verksamhet", "weo"),
        ("har alla tre ansvaren", "weo"),
        ("inget budgetansvar", "-e"),
        ("arbetsmiljö och verksamhet men ingen ekonomi", "wo-e"),
        ("har inget ekonomiskt ansvar, bara verksamhet och arbetsmiljö", "wo-e"),
        ("saknar arbetsmiljöansvar", "-w"),
        ("bara verksamhetsansvar", "o-we"),
    ],
)
def test_responsibilities(text: str, duties: str) -> None:
    there, _, missing = duties.partition("-")
    names = {"w": "work_environment", "e": "economy", "o": "operations"}
    expected = {names[d]: True for d in there} | {names[d]: False for d in missing}
    assert facts(text)["duties"] == expected


def test_a_bare_time_counts_where_it_was_asked_for() -> None:
    assert "since" not in facts("åtta månader")
    assert facts("åtta månader", leading=True)["since"][0] == date(2025, 7, 2)


def test_names_of_programmes_say_nothing_of_the_person() -> None:
    assert facts("får jag gå introduktion för nya chefer eller chefsarenan?") == {}


@pytest.mark.parametrize(
    ("text", "language", "today", "begun"),
    [
        ("chef sedan förra hösten", "sv", date(2026, 11, 23), ("2025-09-01", "2025-11-30")),
        ("chef sedan förra hösten", "sv", date(2026, 3, 2), ("2025-09-01", "2025-11-30")),
        ("chef sedan förra våren", "sv", date(2026, 11, 23), ("2025-03-01", "2026-05-31")),
        ("a manager since last autumn", "en", date(2026, 11, 23), ("2025-09-01", "2025-11-30")),
        ("a manager since last spring", "en", date(2026, 11, 23), ("2026-03-01", "2026-05-31")),
    ],
)
def test_a_season_that_is_over(
    text: str, language: Language, today: date, begun: tuple[str, str]
) -> None:
    span = reader(language).read(text, today).since
    assert span
    assert tuple(day.isoformat() for day in span) == begun


@pytest.mark.parametrize(
    ("text", "language", "today", "begun"),
    [
        ("jag blir chef i höst", "sv", date(2026, 10, 12), ("2026-10-13", "2026-11-30")),
        ("jag blir chef i höst", "sv", date(2026, 11, 30), ("2026-12-01", "2026-12-01")),
        (
            "I become a head of unit this autumn",
            "en",
            date(2026, 10, 12),
            ("2026-10-13", "2026-11-30"),
        ),
        ("jag blir chef i oktober", "sv", date(2026, 10, 12), ("2026-10-13", "2026-10-31")),
        ("jag blir chef i oktober", "sv", date(2026, 10, 31), ("2027-10-01", "2027-10-31")),
        ("jag blev chef nu i november", "sv", date(2026, 11, 30), ("2026-11-01", "2026-11-30")),
        (
            "I started as a manager this autumn",
            "en",
            date(2026, 11, 30),
            ("2026-09-01", "2026-11-30"),
        ),
    ],
)
def test_of_a_time_that_has_begun_what_is_to_come_has_the_rest(
    text: str, language: Language, today: date, begun: tuple[str, str]
) -> None:
    span = reader(language).read(text, today).since
    assert span
    assert tuple(day.isoformat() for day in span) == begun


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("jag är ny chef utan ekonomiansvar", "sv"),
        ("I am a new manager without budget", "en"),
    ],
)
def test_without_denies_what_stands_behind_it(text: str, language: Language) -> None:
    told = facts(text, language)
    assert (told["manager"], told["new"], told["duties"]) == (True, True, {"economy": False})


@pytest.mark.parametrize(
    "text",
    [
        "I've been managing since 2020",
        "I have managed since 2020",
        "jag har styrt en enhet sedan 2020",
    ],
)
def test_leading_by_its_verb(text: str) -> None:
    assert since(text, "sv" if "jag" in text else "en") == ("2020-01-01", "2020-12-31")


@given(
    st.sampled_from(
        (
            "jag har varit chef i {} år",
            "jag blir chef om {} månader",
            "jag var lärare i sju år, varav {} som chef",
            "chef i {0} år och {0} månader, sedan chef i {0} år här och {0} år där",
            "jag är chef sedan {} men var borta i {} veckor",
            "jag blir chef i december {}",
            "chef sedan {}-12",
            "det fattas {} år till ett år som chef",
        )
    ),
    st.one_of(st.integers(0, 20_000), st.integers(1, 400).map(lambda digits: 10**digits)),
)
def test_no_amount_is_too_much(said: str, amount: int) -> None:
    told = since(said.format(amount, amount))
    assert told is None or told[0] <= told[1]


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("blev chef den första februari 2025", "sv", "2025-02-01"),
        ("chef sedan tjugofjärde maj 2025", "sv", "2025-05-24"),
        ("I became a manager on the third of February 2025", "en", "2025-02-03"),
        ("manager since September twenty-second 2025", "en", "2025-09-22"),
    ],
)
def test_a_day_may_be_written_in_words(text: str, language: Language, day: str) -> None:
    assert since(text, language) == (day, day)


def test_may_before_a_first_is_no_month() -> None:
    assert since("may first-time managers join?", "en") is None


@pytest.mark.parametrize(
    "text",
    [
        "för två år sedan tog jag över som rektor när Berit gick i pension",
        "tog över som rektor efter att min företrädare slutat",
        "fick jobbet som rektor sen Lasse sa upp sig",
        "Lett förskolan i fjorton månader",
        "Leder hemtjänsten i Skultuna",
    ],
)
def test_who_leads_now_whatever_became_of_others(text: str) -> None:
    told = facts(text)
    assert told["manager"]
    assert "employer" not in told


def test_what_became_of_oneself_is_no_story_of_others() -> None:
    assert facts("när jag gick i pension")["employer"] == "other"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("vikarierat som rektor i två år", "fixed_term"),
        ("vikarierade ett år och har fast tjänst nu", "permanent"),
        ("om jag får tjänsten fast", "permanent"),
    ],
)
def test_what_one_has_stood_in_for_is_over_where_there_is_a_post(text: str, form: str) -> None:
    assert facts(text)["employment"] == form


def test_to_want_in_is_to_want_to_lead_only_where_that_is_said() -> None:
    assert "manager" not in facts("jag vill in i högre chefsprogrammet")
    assert facts("jag vill in i chefsrollen")["manager"] is False


@pytest.mark.parametrize(
    ("language", "text", "begun"),
    [
        ("en", "I turned two years as a manager last May", ("2023-05-01", "2023-05-31")),
        ("en", "I completed my first year as manager in October", ("2024-10-01", "2024-10-31")),
        ("sv", "fyllde två år som chef i oktober", ("2023-10-01", "2023-10-31")),
    ],
)
def test_a_time_that_was_full_on_a_day_began_so_long_before(
    language: Language, text: str, begun: tuple[str, str]
) -> None:
    assert since(text, language) == begun


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "my old boss retired and I became the manager two years ago"),
        ("en", "the former head left the city and I took over as head two years ago"),
        ("sv", "min gamla chef gick i pension och jag blev chef för två år sedan"),
    ],
)
def test_that_the_manager_before_left_says_nothing_of_the_speaker(
    language: Language, text: str
) -> None:
    said = facts(text, language)
    assert (said["manager"], said.get("employer")) == (True, None)
    assert since(text, language) == ("2024-03-02", "2024-03-02")


@pytest.mark.parametrize(
    "text", ["I took over after the former principal in August", "tog över efter förra rektorn"]
)
def test_who_takes_over_from_one_leads(text: str) -> None:
    language: Language = "en" if text.startswith("I ") else "sv"
    assert facts(text, language)["manager"] is True


def test_a_day_centre_is_no_time() -> None:
    assert since("manager of a day centre since 2021", "en") == ("2021-01-01", "2021-12-31")
    assert since("I run a day centre since 2021", "en") == ("2021-01-01", "2021-12-31")
    assert since("I am manager of a day centre", "en") is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "caretaker at a school, colleagues say I'd make a great boss"),
        ("sv", "vaktmästare, kollegorna säger att jag skulle bli en bra chef"),
    ],
)
def test_who_would_make_a_good_manager_is_none(language: Language, text: str) -> None:
    assert facts(text, language)["manager"] is False


def test_a_post_for_good_is_permanent() -> None:
    text = "I am head of unit, in September they gave me the job for good"
    assert facts(text, "en")["employment"] == "permanent"


def test_a_post_for_a_limited_time_is_no_permanent_one() -> None:
    assert facts("my post is for a limited time", "en")["employment"] == "fixed_term"
