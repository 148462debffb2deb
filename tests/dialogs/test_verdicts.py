"""How a verdict begins, what is supposed for it, and what forms have been told for it."""

import pytest

from dialogs.messages import Message, Outcome, Person
from tests.dialogs.test_eligible import NOON, Talk

MANNERS = [
    ("När tidigast kan jag få en mentor? Chef sedan 1 juni 2025, fast.", "Tidigast den 1 juni"),
    ("When can I get a mentor? Permanent manager since 1 June 2025.", "The earliest is 1 June"),
    ("How long do I have to wait for a mentor? Manager since 1 June 2025.", "The earliest is 1"),
    ("När kan jag få en mentor? Fast anställd chef i tre år.", "Redan nu."),
    ("Måste jag vänta med mentor? Jag blev chef i augusti, fast anställd.", "Ja, du behöver"),
    (
        "Behöver jag vänta med mentor? Fast anställd chef sedan 2019.",
        "Nej, du behöver inte",
    ),
    ("Am I too new for a mentor? I became a manager in August, permanent.", "Yes, it is still"),
    ("Am I too new for a mentor? Permanent manager for two years.", "No. As far as"),
    ("Är det för sent för ledarskapsprogrammet? Chef i tjugo år.", "Nej, det är inte för sent"),
    ("Får jag söka mentor? Jag blev chef i augusti, fast anställd.", "Nej, inte än."),
]


@pytest.mark.parametrize(("question", "begins"), MANNERS)
async def test_a_verdict_begins_as_it_was_asked_for(question: str, begins: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(question)).text.startswith(begins)


@pytest.mark.parametrize(
    ("question", "days"),
    [
        (
            "Fast anställd chef i ungefär ett år, kan jag få en mentor?",
            " 2026 och senast den ",
        ),
        ("Permanent manager for about a year, can I get a mentor?", "2026 at the earliest and"),
    ],
)
async def test_about_a_year_may_be_enough_or_soon_will_be(question: str, days: str) -> None:
    async with Talk() as talk:
        assert days in (await talk.say(question)).text


MATTERS = [
    (
        "Har det betydelse för aspirantprogrammet om jag redan är chef?",
        "Nej, såvitt jag",
    ),
    ("Would a fixed-term contract matter for a mentor?", "Yes, it matters"),
    ("Spelar det någon roll för mentor om jag har vikariat?", "Ja, det spelar roll"),
    ("Does it matter for the leadership programme if my contract is fixed-term?", "No, as far"),
    ("Does it matter for Chefsarenan if I am a manager on fixed-term?", "No, as far"),
]


@pytest.mark.parametrize(("question", "begins"), MATTERS)
async def test_what_matters_is_what_a_rule_looks_at(question: str, begins: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(question)).text.startswith(begins)


async def test_a_size_that_no_rule_looks_at_is_no_verdict() -> None:
    async with Talk() as talk:
        reply = await talk.say("Does it matter how big my team is for the mentor programme?")
        assert reply.verdict is None


async def test_a_first_message_is_not_held_against_an_earlier_one() -> None:
    async with Talk() as talk:
        reply = await talk.say("Behöver jag vänta med mentor om jag varit chef i sju månader?")
        assert "Förut" not in reply.text


CARRIED = [
    (
        "Jag blir chef den 1 maj, fast anställd. Kan jag få mentor?",
        "och om jag börjar redan den 15 april?",
        "kan jag gå Ledarskapsprogrammet från början?",
        "den 15 april 2026",
    ),
    (
        "What if I become a manager on 1 May, can I get a mentor?",
        "and if it is 1 October instead?",
        "may I join the leadership programme then?",
        "1 October 2026",
    ),
]


@pytest.mark.parametrize(("question", "supposed", "other", "day"), CARRIED)
async def test_what_was_supposed_last_holds_for_what_is_asked_next(
    question: str, supposed: str, other: str, day: str
) -> None:
    async with Talk() as talk:
        await talk.say(question)
        await talk.say(supposed)
        reply = await talk.say(other)
        assert day in reply.text
        assert "tänker dig" in reply.text or "as you suppose" in reply.text


async def test_a_supposed_day_that_is_put_right_stays_in_the_future() -> None:
    async with Talk() as talk:
        await talk.say("Tänk om jag blir chef den 1 maj, kan jag få mentor? Jag är fast anställd.")
        reply = await talk.say("nej, 1 april menar jag")
        assert "Tidigast den 1 april 2027" in reply.text
        assert "Tidigast den 1 augusti 2027" in (await talk.say("och om det blir 1 augusti?")).text


async def test_what_is_told_beside_a_supposition_is_so_without_it() -> None:
    async with Talk() as talk:
        first = "Om jag får fast jobb i maj, kan jag få mentor då? Jag har varit chef sedan 2022."
        assert "från den 1 maj 2026" in (await talk.say(first)).text
        reply = await talk.say("och som det är nu?")
        assert "- Uppfyllt: Du ska ha arbetat minst ett år som chef" in reply.text
        assert "- Oklart: Du ska ha en tillsvidareanställning." in reply.text


@pytest.mark.parametrize("back", ["and as things are now?", "but as it is today?", "and now?"])
async def test_the_facts_come_back(back: str) -> None:
    async with Talk() as talk:
        first = "Can I get a mentor? I have been a manager for three years, fixed-term contract."
        assert (await talk.say(first)).verdict == "no"
        assert (await talk.say("what if I get a permanent one?")).verdict == "yes"
        assert (await talk.say(back)).verdict == "no"


async def test_instead_leaves_what_was_supposed_of_something_else() -> None:
    async with Talk() as talk:
        await talk.say("Jag är vaktmästare i staden, inte chef. Får jag gå Aspirantprogrammet?")
        await talk.say("om jag hade varit chef redan då?")
        await talk.say("och om jag jobbat på ett privat företag i stället?")
        assert (await talk.say("om jag vore anställd i staden då?")).verdict == "yes"


async def test_a_bare_day_after_a_verdict_on_the_past_is_no_supposition_that_lasts() -> None:
    async with Talk() as talk:
        first = "Sex år som chef i Sala, enhetschef i staden sedan februari, fast. Får jag mentor?"
        assert (await talk.say(first)).verdict == "no"
        await talk.say("Men räknas inte mina sex år?")
        assert (await talk.say("Får jag gå Chefsintroduktion då?")).verdict == "yes"


async def test_a_second_question_on_the_same_is_answered_by_the_verdict() -> None:
    question = "If I become a manager on 1 June, when can I have a mentor?"
    async with Talk() as talk, Talk() as other:
        both = await other.say(f"{question} Would it be from day one?")
        assert both.text == (await talk.say(question)).text


async def test_a_refused_answer_counts_when_it_is_asked_outside_the_form() -> None:
    async with Talk() as talk:
        for text in ("Jag vill söka mentor", "ja", "sedan augusti"):
            await talk.say(text)
        reply = await talk.say("och jag är fast anställd")
        assert reply.text.startswith("Nej, inte än. Tidigast den 1 augusti 2026")
        assert (await talk.say("när går det tidigast då?")).text.startswith("Tidigast den 1 aug")


async def test_a_corrected_answer_takes_the_place_of_the_refused_one() -> None:
    async with Talk() as talk:
        for text in ("Jag vill söka mentor", "ja", "7 månader", "tillbaka", "18 månader", "fast"):
            await talk.say(text)
        await talk.say("spara")
        assert (await talk.say("kan jag få en mentor?")).verdict == "yes"


async def test_a_draft_counts_for_its_person_and_stays_out_of_the_state() -> None:
    async with Talk() as talk:
        for text in ("I want to apply for a mentor", "yes", "two years", "permanent", "save"):
            await talk.say(text)
        assert (await talk.say("can I get a mentor?")).verdict == "yes"
        assert talk.state.eligibility
        assert not talk.state.eligibility.facts.said
        assert not talk.state.told.said
        assert (await talk.say("Can my colleague get a mentor?")).verdict in (None, "unclear")


async def test_a_draft_counts_for_nobody_where_others_read_along() -> None:
    async with Talk() as talk:
        for text in ("I want to apply for a mentor", "yes", "two years", "permanent", "save"):
            await talk.say(text)
        message = Message("can I get a mentor?", Person("u1"), "c1", NOON, shared=True)
        assert (await talk.hand_in(message)).verdict == "unclear"


async def test_a_draft_spares_a_question_before_advice() -> None:
    async with Talk() as talk:
        for text in ("Jag vill söka mentor", "ja", "2 år", "fast", "spara"):
            await talk.say(text)
        assert "Är du chef i dag?" not in (await talk.say("vilket program passar mig?")).text


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Fast chef i fyra år, föräldraledig nu. Får jag mentor?", "Hur ledighet räknas"),
        ("I'm a manager on parental leave, may I join Chefsarenan?", "nothing about how leave"),
    ],
)
async def test_leave_is_told_to_be_left_open(text: str, note: str) -> None:
    async with Talk() as talk:
        assert note in (await talk.say(text)).text


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Jag jobbar på äldreförvaltningen och är inte chef. Får jag gå aspirant?", "yes"),
        ("I work in the elderly care department, no manager. May I join aspirant?", "yes"),
        ("Jag jobbar på kulturförvaltningen i Örebro, ej chef. Får jag gå aspirant?", "no"),
    ],
)
async def test_a_department_is_a_part_of_the_city(text: str, verdict: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(text)).verdict == verdict


@pytest.mark.parametrize("day", ["May 2025", "May", "may 2nd"])
async def test_a_month_that_is_a_verb_too_is_a_day_where_one_is_asked_for(day: str) -> None:
    async with Talk() as talk:
        for text in ("I want to register for Chefsintroduktion", "yes", "Ann Hill"):
            await talk.say(text)
        for text in ("ann.hill@vasteras.se", "School"):
            await talk.say(text)
        assert "Manager since: 2025-05-0" in (await talk.say(day)).text


REPLACED = [
    (
        "If I become a head of unit this spring, when can I get a mentor?",
        "and if I become one in August?",
        "1 August 2027",
    ),
    (
        "if I become manager in June, when can I get a mentor?",
        "and if I become manager in May instead?",
        "1 May 2027",
    ),
    (
        "Jag blev chef i januari, när kan jag få mentor?",
        "och om jag blir det först i april i stället?",
        "den 1 april 2027",
    ),
    ("Säg att jag blir rektor i april, när kan jag få mentor?", "eller i maj", "den 1 maj 2027"),
    ("I'll be a manager in May. When can I get a mentor?", "or in June?", "1 June 2027"),
]


@pytest.mark.parametrize(("question", "supposed", "day"), REPLACED)
async def test_a_supposed_first_day_takes_the_place_of_the_one_before(
    question: str, supposed: str, day: str
) -> None:
    async with Talk() as talk:
        await talk.say(question)
        assert day in (await talk.say(supposed)).text


TO_COME = [
    "If I land a manager job in April, when can I get a mentor?",
    "If I get the manager job in April, when can I have a mentor?",
    "Om jag får en chefstjänst i april, när kan jag få mentor?",
    "Jag ska börja som chef i april, när kan jag få mentor?",
]


@pytest.mark.parametrize("question", TO_COME)
async def test_a_role_to_come_is_not_met_yet(question: str) -> None:
    async with Talk() as talk:
        reply = (await talk.say(question)).text
        assert "1 april 2027" in reply.casefold()
        assert "- Met: You need to be" not in reply
        assert "- Uppfyllt: Du ska vara" not in reply


PERMANENT_LATER = [
    "Can I get a mentor when I'm made permanent in April? I've run a unit since 2020",
    "If I'm given a permanent post in April, can I have a mentor? Manager for three years.",
    "Får jag mentor om jag blir tillsvidareanställd i april? Jag har styrt en enhet sedan 2022.",
    "Jag har varit enhetschef i fem år och får fast anställning i april, kan jag få mentor då?",
]


@pytest.mark.parametrize("question", PERMANENT_LATER)
async def test_who_becomes_permanent_later_meets_it_from_then(question: str) -> None:
    async with Talk() as talk:
        reply = (await talk.say(question)).text
        assert reply.startswith(("Ja, från den 1 april 2026", "Yes, from 1 April 2026"))


async def test_who_becomes_permanent_later_is_not_today() -> None:
    async with Talk() as talk:
        await talk.say("Can I get a mentor when I'm made permanent in April? Manager since 2020.")
        assert (await talk.say("and today?")).text.startswith("No, not yet. The earliest")
        assert (await talk.say("I am permanent already")).verdict == "yes"


TAKEN_BACK = [
    (
        "Får jag söka aspirantprogrammet?",
        "tänk om jag redan vore chef?",
        "men jag har bara hand om schemat",
    ),
    (
        "May I apply for the aspirant programme?",
        "suppose I had a manager's job",
        "but all I do is draw up the rota",
    ),
    ("Can I attend Chefsarenan?", "what if I were a manager?", "but I only answer the phone"),
]


@pytest.mark.parametrize(("question", "supposed", "done"), TAKEN_BACK)
async def test_what_one_does_takes_back_the_role_that_was_supposed(
    question: str, supposed: str, done: str
) -> None:
    async with Talk() as talk:
        await talk.say(question)
        assert (await talk.say(supposed)).verdict != "unclear"
        assert (await talk.say(done)).verdict == "unclear"


async def test_another_fact_leaves_the_role_that_is_supposed() -> None:
    async with Talk() as talk:
        await talk.say("Får jag gå mentorprogrammet?")
        await talk.say("tänk om jag vore chef sedan 2020?")
        assert (await talk.say("men jag har fast tjänst")).verdict == "yes"


@pytest.mark.parametrize(
    ("of_whom", "asked"),
    [
        ("Who is Chefsarenan for?", "do deputy heads count as well?"),
        ("Vem är Chefsarenan till för?", "räknas vice chefer in?"),
    ],
)
async def test_whom_the_sources_do_not_name_gets_no_yes(of_whom: str, asked: str) -> None:
    async with Talk() as talk:
        await talk.say(of_whom)
        reply = await talk.say(asked)
        assert (reply.verdict, reply.outcome) == (None, Outcome.UNKNOWN)


UNPROVEN = [
    (
        "I'm a manager at ABB, can I apply for the aspirant programme?",
        "no",
        "Not met: You need to be in",
    ),
    (
        "Jag är chef på Skanska, får jag söka aspirantprogrammet?",
        "no",
        "Inte uppfyllt: Du ska inte",
    ),
    (
        "I work for a private care company, may I join the aspirant programme?",
        "no",
        "Unclear: You",
    ),
    ("Jag jobbar på Volvo, kan jag söka Aspirantprogrammet?", "no", "Oklart: Du ska inte vara"),
    ("Jag är sjuksköterska på regionen, får jag gå aspirant?", "no", "Uppfyllt: Du ska inte vara"),
    (
        "Jag är konsult och tf enhetschef i staden, får jag en mentor?",
        "no",
        "Oklart: Du ska vara chef",
    ),
    (
        "I'm a consultant heading a unit in the city, may I join Chefsarenan?",
        "unclear",
        "hired in",
    ),
    (
        "Jag är barnskötare på ett dagis i stan, kan jag söka aspirant?",
        "unclear",
        "Oklart: Du ska vara an",
    ),
]


@pytest.mark.parametrize(("text", "verdict", "line"), UNPROVEN)
async def test_a_rule_is_met_or_not_only_by_what_was_said(
    text: str, verdict: str, line: str
) -> None:
    async with Talk() as talk:
        reply = await talk.say(text)
        assert reply.verdict == verdict
        assert line in reply.text


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (
            "Jag börjar som ny chef i januari, får jag gå chefsintroduktionen?",
            "Ja, från den 1 jan",
        ),
        ("I'll be a manager from May, may I join the theme breakfasts?", "Yes, from 1 May 2026"),
        ("I'll be a manager from May, may I join Chefsarenan already now?", "No, not yet."),
        ("Jag blir chef den 1 maj, får jag söka aspirantprogrammet?", "Ja, såvitt jag kan se"),
    ],
)
async def test_who_becomes_a_manager_hears_from_when(text: str, begins: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(text)).text.startswith(begins)


async def test_where_time_lacks_even_then_each_rule_tells_its_own_day() -> None:
    async with Talk() as talk:
        await talk.say("I'll be a permanent manager from 1 May, when can I get a mentor?")
        text = (await talk.say("and if it is 1 June?")).text
        assert (
            "Not met: You need to be a manager in Västerås stad. You meet that from 1 June" in text
        )
        assert "Before" not in text


LET_GO = [
    ("en", "forget May, I'm staying put"),
    ("en", "never mind that, I'm not going to"),
    ("en", "forget that, I'm staying"),
    ("sv", "glöm det, jag stannar"),
    ("sv", "strunta i det, det blir inte så"),
]
NURSE = {
    "sv": "Jag är sjuksköterska i staden, får jag söka aspirantprogrammet?",
    "en": "I'm a nurse in the city, can I join the aspirant programme?",
}
PROMOTED = {"sv": "och om jag blir chef i maj?", "en": "what if I become a manager in May?"}


@pytest.mark.parametrize(("language", "words"), LET_GO)
async def test_what_was_supposed_is_taken_back(language: str, words: str) -> None:
    async with Talk() as talk:
        await talk.say(NURSE[language])
        assert (await talk.say(PROMOTED[language])).verdict == "no"
        assert (await talk.say(words)).verdict == "yes"


@pytest.mark.parametrize(
    ("first", "other", "back", "day"),
    [
        (
            "Jag blir chef i staden 1 maj, tillsvidare. När kan jag få en mentor?",
            "om det blir 1 juni i stället?",
            "nej vi håller oss till maj",
            "1 maj 2027",
        ),
        (
            "I'll be a permanent manager here from 1 September, when can I get a mentor?",
            "and with October?",
            "no, let's stick to September",
            "1 September 2027",
        ),
    ],
)
async def test_a_day_that_is_kept_after_all_counts_again(
    first: str, other: str, back: str, day: str
) -> None:
    async with Talk() as talk:
        for text in (first, other):
            await talk.say(text)
        assert day in (await talk.say(back)).text


async def test_a_supposition_taken_back_before_advice_counts_for_it_no_more() -> None:
    async with Talk() as talk:
        await talk.say("I'll be a permanent manager here from 1 May, when can I get a mentor?")
        await talk.say("and with June?")
        reply = await talk.say("ok, keep May. Which would you pick first?")
        assert reply.topic == "chefsintroduktion"
        assert "aspirantprogrammet" not in reply.topics
        assert talk.state.eligibility is None or not talk.state.eligibility.supposed.said


@pytest.mark.parametrize(
    ("first", "moving", "day"),
    [
        (
            "Jag är chef i Surahammar, kan jag få mentor?",
            "om jag byter till er i maj?",
            "maj 2027",
        ),
        ("I manage a unit in Sala. Can I get a mentor?", "if I move to you in May?", "May 2027"),
    ],
)
async def test_a_manager_who_comes_from_elsewhere_begins_anew(
    first: str, moving: str, day: str
) -> None:
    async with Talk() as talk:
        assert (await talk.say(first)).verdict == "no"
        assert day in (await talk.say(moving)).text


@pytest.mark.parametrize(
    ("first", "near"),
    [
        ("Jag är chef sedan tre år, fast. Kan jag få mentor?", "kan min kollega få en mentor?"),
        ("Permanent manager since 2020. Can I get a mentor?", "can my deputy get a mentor?"),
    ],
)
async def test_the_same_is_asked_of_somebody_near(first: str, near: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(first)).verdict == "yes"
        assert (await talk.say(near)).verdict == "unclear"


async def test_after_a_no_nothing_is_offered_that_is_not_open_either() -> None:
    async with Talk() as talk:
        reply = await talk.say("Jag är chef i Surahammar, kan jag få mentor?")
        assert not {"Temafrukostar", "Ledarskapsprogrammet", "Chefsarenan"} & set(reply.choices)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Jag blev chef i augusti och undrar om jag kan få en mentor", "jag är fast anställd"),
        ("I wonder if I can get a mentor, manager since August", "I'm permanent"),
    ],
)
async def test_to_wonder_is_not_to_suppose(first: str, then: str) -> None:
    async with Talk() as talk:
        await talk.say(first)
        text = (await talk.say(then)).text
        assert "tänker dig" not in text
        assert "as you suppose" not in text


ENOUGH = [
    (
        "Jag har sammanlagt nio år som chef, varav fyra månader hos Västerås stad. "
        "Tillsvidareanställd. Räcker det?",
        "no",
    ),
    (
        "I have nine years as a manager in all, four months of them with the City of Västerås. "
        "Permanent. Is that enough?",
        "no",
    ),
    (
        "I've been a manager for three years, four months of which in Västerås stad. "
        "Permanent. Can I get a mentor?",
        "no",
    ),
    (
        "Tre år som chef, varav fyra månader i staden, fast anställd. Kan jag få mentor?",
        "no",
    ),
    (
        "I've been a manager here for three years, four months of which on leave. Permanent. "
        "Can I get a mentor?",
        "yes",
    ),
    (
        "I have worked for the city for five years and have been a manager for two. Permanent. "
        "Can I get a mentor?",
        "yes",
    ),
    (
        "I have been with you for ten years and am a manager of two schools. Permanent. Mentor?",
        "unclear",
    ),
    ("Får jag mentor? Jag kom till staden 2022 som chef från Eskilstuna.", "unclear"),
    ("Can I get a mentor? I joined the city last year as a unit manager from ABB.", "unclear"),
    ("Jag är rektor i Sala men lärare hos er. Får jag söka Aspirantprogrammet?", "no"),
    ("Jag var rektor i Sala men är lärare hos er. Får jag söka Aspirantprogrammet?", "yes"),
    ("I am a head teacher in Sala but a teacher here. May I join the aspirant programme?", "no"),
    ("I was a manager at ABB but am a nurse in the city. May I join aspirant?", "yes"),
]


@pytest.mark.parametrize(("text", "verdict"), ENOUGH)
async def test_times_and_places_beside_each_other_are_kept_apart(text: str, verdict: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(text)).verdict == verdict


@pytest.mark.parametrize(
    ("supposed", "asked"),
    [
        (
            "Får jag mentor om jag hade börjat som chef i januari 2022 och varit fast?",
            "Vad kan jag gå under första månaderna istället?",
        ),
        (
            "Could I get a mentor if I had started as a manager in January 2022, permanent?",
            "What can I take during my first months instead?",
        ),
    ],
)
async def test_who_asks_for_the_first_months_is_new_whatever_was_supposed(
    supposed: str, asked: str
) -> None:
    async with Talk() as talk:
        await talk.say(supposed)
        assert (await talk.say(asked)).topic == "chefsintroduktion"


@pytest.mark.parametrize(
    ("text", "topic", "begins"),
    [
        ("chef here since 2012, may I repeat the chefsintroduktion", "chefsintroduktion", "No, "),
        ("can non mangers aply aspirantprogramet", "aspirantprogrammet", "Yes. "),
    ],
)
async def test_a_question_without_its_sign_begins_no_signup(
    text: str, topic: str, begins: str
) -> None:
    async with Talk() as talk:
        reply = await talk.say(text)
        assert (reply.outcome, reply.topic) == (Outcome.ANSWER, topic)
        assert reply.text.startswith(begins)
