"""What is told or supposed after a verdict changes just what it speaks of."""

from datetime import date

import pytest

from dialogs.messages import Language, Outcome, Reply
from tests.dialogs.test_eligible import Talk
from tests.dialogs.test_facts import facts

ACTING = "Jag är vikarierande chef sedan två år, får jag mentor?"
SIX_MONTHS = "Jag är chef på vikariat sedan ett halvår, får jag mentor?"
HIRED = "Jag är inhyrd chef sedan två år, får jag mentor?"
TEN_MONTHS = {
    "sv": "får jag mentor? jag har varit chef i tio månader och är tillsvidareanställd",
    "en": "may I have a mentor? I've been a manager for ten months and I'm permanent",
}
NEWCOMER = "Jag var chef i Sala i tio år, nyss börjat som chef hos er, fast. Får jag mentor?"


async def after(*texts: str) -> Reply:
    """The last reply of a talk."""
    async with Talk() as talk:
        return [await talk.say(text) for text in texts][-1]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (ACTING, "men jag har en fast tjänst i botten"),
        (ACTING, "fast jag är tillsvidareanställd i grunden"),
        (ACTING, "i botten är jag fast anställd som lärare"),
        (ACTING, "min ordinarie anställning är tillsvidare"),
        (ACTING, "men jag har en fast tjänst"),
        (
            "I've been acting manager on a temporary contract for two years. May I get a mentor?",
            "I have a permanent post underneath as a teacher",
        ),
    ],
)
async def test_a_permanent_post_under_a_fixed_term_is_left_open(first: str, then: str) -> None:
    reply = await after(first, then)
    assert reply.verdict == "unclear"
    assert "Inte uppfyllt" not in reply.text
    assert "Not met" not in reply.text


@pytest.mark.parametrize("then", ["nej förlåt, jag är fast anställd", "jag har blivit fast nu"])
async def test_a_contract_that_is_put_right_counts(then: str) -> None:
    assert (await after(ACTING, then)).verdict == "yes"


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (SIX_MONTHS, "tänk om jag blir fast chef i maj?"),
        (SIX_MONTHS, "om jag blir ordinarie enhetschef i maj då?"),
        (
            "I'm a temporary unit manager since six months, may I get a mentor?",
            "what if I become a permanent manager in May?",
        ),
    ],
)
async def test_a_manager_who_becomes_permanent_goes_on_as_one(first: str, then: str) -> None:
    reply = await after(first, then)
    assert "den 2 september 2026" in reply.text or "2 September 2026" in reply.text
    assert "2027" not in reply.text


@pytest.mark.parametrize(
    "then", ["tänk om ni anställer mig fast?", "om staden anställer mig tills vidare?"]
)
async def test_whoever_is_hired_in_may_be_employed_and_the_time_before_is_open(then: str) -> None:
    reply = await after(HIRED, then)
    assert reply.verdict == "unclear"
    assert "tid som inhyrd" in reply.text


async def test_whoever_is_hired_from_elsewhere_begins_anew() -> None:
    first = "I'm a unit manager at Region Sörmland for 5 years. May I get a mentor?"
    assert (await after(first, "what if you hire me permanently in May?")).verdict == "no"


async def test_others_may_make_somebody_permanent() -> None:
    assert (await after(ACTING, "tänk om de gör mig fast?")).verdict == "yes"


@pytest.mark.parametrize(
    "then", ["räknas tiden i Sala?", "räknas inte mina år där?", "och om jag har varit 20 år där?"]
)
async def test_time_elsewhere_does_not_count(then: str) -> None:
    reply = await after(NEWCOMER, then)
    assert reply.text.startswith("Nej, det är bara tiden i Västerås stad som räknas")
    assert reply.verdict == "no"


@pytest.mark.parametrize("doubt", ["vet inte riktigt", "jag vet inte om jag räknas som chef"])
async def test_who_does_not_know_has_not_said_no(doubt: str) -> None:
    reply = await after("kan jag få en mentor?", doubt)
    assert reply.verdict == "unclear"
    assert "Inte uppfyllt" not in reply.text


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("jag är projektledare utan personal", {"vague_title": True}),
        ("jag är projektledare utan personalansvar", {"vague_title": True}),
        ("jag är projektledare och inte chef", {"manager": False}),
        ("jag är undersköterska utan personal", {"manager": False}),
    ],
)
def test_a_title_stays_open_without_staff(told: str, role: dict[str, bool]) -> None:
    assert facts(told) == role


async def test_a_deputy_hears_what_the_source_leaves_open() -> None:
    reply = await after("Jag är biträdande rektor, får jag komma på temafrukostarna?")
    assert "Källan säger inte om den som är biträdande" in reply.text


@pytest.mark.parametrize(
    ("told", "since"),
    [
        ("Var chef i Köping i åtta år och började här i oktober 2025", (2025, 10, 1)),
        ("Efter sju år som rektor i Hallstahammar är jag sedan i maj rektor här", (2025, 5, 1)),
        ("Jag har tio års erfarenhet som chef men bara tre månader i staden", (2025, 12, 2)),
        ("Sammanlagt nio år som chef, varav fyra månader hos Västerås stad", (2025, 11, 2)),
        ("Nio år som chef totalt, fyra månader av dem i staden", (2025, 11, 2)),
        ("Nio års chefserfarenhet, de senaste fyra månaderna i Västerås stad", (2025, 11, 2)),
    ],
)
def test_nobody_leads_here_for_longer_than_they_are_here(
    told: str, since: tuple[int, int, int]
) -> None:
    read = facts(told)
    spans = [read[name] for name in ("since", "here_since") if name in read]
    assert max(span[0] for span in spans) == date(*since)


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("Var chef i Köping i åtta år och började här 2019, fast. Får jag mentor?", "unclear"),
        ("Chef i Sala i sex år och chef här i två år, fast. Får jag mentor?", "yes"),
        ("Jag har jobbat i kommunen i tio år men blev chef i höstas, fast. Mentor?", "no"),
        ("Chef i staden i sex år, före det i Sala i två år. Fast. Får jag mentor?", "yes"),
        (
            "Fast anställd chef sedan 2020. I höstas bytte jag enhet i staden. Får jag mentor?",
            "yes",
        ),
        ("Efter tre år som chef hos er är jag nu handläggare. Får jag mentor?", "no"),
    ],
)
async def test_work_here_is_no_leading_here(told: str, verdict: str) -> None:
    assert (await after(told)).verdict == verdict


async def test_new_in_the_city_beats_a_manager_elsewhere() -> None:
    told = facts("Jag är ny som chef i Västerås stad men har varit chef i Linköping i åtta år")
    assert (told["employer"], told["new"]) == ("city", True)


def test_leading_managers_is_being_one() -> None:
    assert facts("jag leder fem enhetschefer")["manager"]
    assert facts("I supervise other managers", "en")["manager"]


async def test_a_manager_of_managers_is_advised_the_higher_programme() -> None:
    reply = await after("Jag leder fem enhetschefer, vilket program passar?")
    assert reply.topic == "hogre-chefsprogrammet"


@pytest.mark.parametrize(
    ("language", "then", "yes"),
    [
        ("en", "what if I wait until next summer", True),
        ("en", "if I hold on until next summer", True),
        ("en", "what if I wait three more months", True),
        ("en", "what if I wait one more month", False),
        ("en", "and when I've done two more months?", True),
        ("sv", "och när jag jobbat två månader till?", True),
        ("en", "what if I apply next summer", True),
        ("en", "what if I apply in June", True),
        ("en", "and in June", True),
        ("en", "could I apply in June", True),
        ("sv", "om jag söker i juni då", True),
        ("sv", "i juni då?", True),
    ],
)
async def test_a_day_to_come_is_the_one_that_is_asked_for(
    language: Language, then: str, yes: bool
) -> None:
    reply = await after(TEN_MONTHS[language], then)
    assert reply.text.startswith(("Ja, från", "Yes, from")) is yes
    assert reply.outcome is Outcome.ANSWER
