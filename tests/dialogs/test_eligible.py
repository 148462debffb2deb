from datetime import UTC, datetime
from typing import Any

import pytest

from dialogs.messages import Message, Outcome, Person, Reply
from dialogs.state import ConversationState
from tests.chat.kept import StoreAtHand
from tests.known import conversation

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class StoppedClock:
    def now(self) -> datetime:
        return NOON


class Talk:
    """A conversation whose state goes through JSON after every message."""

    def __init__(self) -> None:
        self.state = ConversationState()

    async def __aenter__(self) -> "Talk":
        self.kept = StoreAtHand.any_idle()
        self.store = await self.kept.emptied(StoppedClock())
        return self

    async def __aexit__(self, *_: Any) -> None:
        await self.kept.put_back()

    async def say(self, text: str) -> Reply:
        return await self.hand_in(Message(text, Person("u1"), "c1", NOON))

    async def hand_in(self, message: Message) -> Reply:
        async with self.store.turn("c1") as record:
            reply, new = await conversation().respond(message, self.state, record.ports)
        self.state = ConversationState.model_validate_json(new.model_dump_json())
        return reply


async def test_time_decides_and_the_first_day_is_told() -> None:
    async with Talk() as talk:
        reply = await talk.say(
            "Jag blev chef 15 juni 2025 och har fast tjänst, får jag en mentor?"
        )
        assert (reply.outcome, reply.topic, reply.verdict) == (
            Outcome.ANSWER,
            "mentorprogrammet",
            "no",
        )
        assert reply.text.startswith("Nej, inte än. Tidigast den 15 juni 2026")
        assert "- Uppfyllt: Du ska ha en tillsvidareanställning." in reply.text
        assert reply.sources[0].section == "Chefstöd"
        assert reply.footnote
        assert reply.text.endswith(reply.footnote)
        assert reply.as_json()["verdict"] == "no"


async def test_a_season_gives_the_earliest_and_the_latest_day() -> None:
    async with Talk() as talk:
        reply = await talk.say("Jag blev chef i höstas och har fast tjänst, får jag en mentor?")
        assert "tidigast den 1 september 2026 och senast den 30 november 2026" in reply.text


async def test_yes_offers_the_signup() -> None:
    async with Talk() as talk:
        reply = await talk.say("rektor hos er sedan 2019, fast anställd. kan jag få en mentor?")
        assert reply.verdict == "yes"
        assert reply.text.startswith("Ja, såvitt jag kan se")
        assert reply.choices == ("Jag vill söka Mentorprogrammet",)
        begun = await talk.say(reply.choices[0])
        assert begun.outcome is Outcome.SIGNUP


async def test_only_what_is_missing_is_asked_back() -> None:
    async with Talk() as talk:
        reply = await talk.say("kan jag få en mentor?")
        assert reply.verdict == "unclear"
        assert "Är du chef i Västerås stad i dag?" in reply.text
        reply = await talk.say("jag har varit chef i fjorton månader")
        assert reply.verdict == "unclear"
        assert "Hur länge" not in reply.text
        assert reply.choices == ("Tillsvidareanställning", "Tidsbegränsad anställning")
        reply = await talk.say("och fast anställd")
        assert reply.verdict == "yes"


async def test_bare_answers_to_what_was_asked() -> None:
    async with Talk() as talk:
        await talk.say("am I eligible for the aspirant programme?")
        reply = await talk.say("yes")
        assert "- Met: You need to be employed by Västerås stad." in reply.text
        assert reply.choices == ("Yes", "No")
        reply = await talk.say("no")
        assert reply.verdict == "yes"


async def test_all_responsibilities_by_one_yes() -> None:
    async with Talk() as talk:
        reply = await talk.say("jag är ny chef, får jag gå alltid bästa möjliga möte?")
        assert reply.verdict == "unclear"
        assert (await talk.say("ja")).verdict == "yes"


async def test_a_supposition_is_judged_and_shows_what_changes() -> None:
    async with Talk() as talk:
        reply = await talk.say("jag är handläggare i stan, får jag gå på chefsarenan?")
        assert reply.verdict == "no"
        reply = await talk.say("Tänk om jag blir chef 1 april?")
        assert reply.verdict == "yes"
        assert reply.text.startswith("Ja, från den 1 april 2026")
        assert "Förut inte uppfyllt, nu uppfyllt." in reply.text
        assert talk.state.eligibility
        assert talk.state.eligibility.facts.manager is False


async def test_a_supposition_that_changes_nothing_of_the_verdict() -> None:
    async with Talk() as talk:
        await talk.say("what is the mentor programme?")
        reply = await talk.say("what if I become a manager on 1 April?")
        assert reply.topic == "mentorprogrammet"
        assert "1 April 2027" in reply.text


async def test_what_if_after_what_if() -> None:
    async with Talk() as talk:
        first = "Jag är lärare i Västerås stad, inte chef. Får jag söka Aspirantprogrammet?"
        assert (await talk.say(first)).verdict == "yes"
        assert (await talk.say("tänk om jag jobbade för ett privat företag?")).verdict == "no"
        assert (await talk.say("och ifall jag blir enhetschef?")).verdict == "no"
        assert (await talk.say("och om ett halvår?")).verdict == "no"
        assert (await talk.say("men som det är nu?")).verdict == "yes"


async def test_waiting_is_judged_on_the_day_waited_for() -> None:
    async with Talk() as talk:
        first = "I became a manager in the city in December 2025, permanent. May I have a mentor?"
        assert (await talk.say(first)).verdict == "no"
        assert (await talk.say("and if I wait another six months?")).verdict == "no"
        assert (await talk.say("and in a year?")).verdict == "yes"


async def test_a_denial_answers_only_what_it_denies() -> None:
    async with Talk() as talk:
        assert (await talk.say("Får jag söka Aspirantprogrammet?")).verdict == "unclear"
        assert (await talk.say("jag är inte chef")).verdict == "unclear"
        assert (await talk.say("ja, i staden")).verdict == "yes"


async def test_what_is_required_is_open_where_the_source_says_no_more() -> None:
    async with Talk() as talk:
        text = "Jag är enhetschef i staden. {} Högre chefsprogrammet?"
        assert (await talk.say(text.format("Får jag söka"))).verdict == "yes"
        reply = await talk.say(text.format("Uppfyller jag kraven för"))
        assert reply.verdict == "unclear"
        assert "säger inte mer om vem som antas." in reply.text


async def test_pointing_at_the_one_to_be_judged() -> None:
    async with Talk() as talk:
        await talk.say("jämför högre chefsprogrammet och ledarskapsprogrammet")
        reply = await talk.say("får jag gå den andra om jag är enhetschef i staden?")
        assert (reply.topic, reply.verdict) == ("ledarskapsprogrammet", "yes")


async def test_advice_is_given_again_on_a_supposition() -> None:
    async with Talk() as talk:
        first = await talk.say("jag börjar som chef i staden på måndag, vad passar mig?")
        assert first.topic == "chefsintroduktion"
        again = await talk.say("och om jag inte vore chef?")
        assert again.topic == "aspirantprogrammet"


async def test_facts_carry_over_to_the_next_programme() -> None:
    async with Talk() as talk:
        await talk.say("jag är enhetschef i staden, får jag gå aspirantprogrammet?")
        reply = await talk.say("får jag gå ledarskapsprogrammet då?")
        assert (reply.topic, reply.verdict) == ("ledarskapsprogrammet", "yes")
        assert "säger inget mer om vem som antas" in reply.text


async def test_forgotten_when_the_topic_changes() -> None:
    async with Talk() as talk:
        await talk.say("kan jag få en mentor?")
        await talk.say("hur länge är ledarskapsprogrammet?")
        reply = await talk.say("jag har varit chef i åtta månader")
        assert reply.topic == "ledarskapsprogrammet"
        assert talk.state.eligibility is None or (
            talk.state.eligibility.programme == "ledarskapsprogrammet"
        )


@pytest.mark.parametrize(
    ("text", "left_open"),
    [
        ("är chef på region Sörmland, får jag söka högre chefsprogrammet?", "partnernas egna"),
        ("provanställd chef i två år hos er, får jag en mentor?", "provanställning"),
        ("chef i staden i åtta månader, får jag gå chefsintroduktionen?", "räknas som ny"),
        ("jag är chef på Mimer, får jag gå på chefsarenan?", "stadens bolag"),
    ],
)
async def test_what_the_source_leaves_open_is_said(text: str, left_open: str) -> None:
    async with Talk() as talk:
        reply = await talk.say(text)
        assert reply.verdict == "unclear"
        assert left_open in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "vem får gå aspirantprogrammet?",
        "hur länge är ledarskapsprogrammet?",
        "får jag hjälp när jag ska köpa in grejer?",
        "kan jag gå ledarskapsprogrammet två gånger?",
        "hur kan jag som chef få en mentor?",
        "vilka program finns?",
        "jag är chef sedan två år",
        "can you enrol me in Högre chefsprogrammet?",
        "Jag vill söka Mentorprogrammet",
        "kan jag få en plats på alltid bästa möjliga möte?",
    ],
)
async def test_other_messages_are_left_alone(text: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(text)).verdict is None


async def test_no_words_of_the_person_are_kept() -> None:
    async with Talk() as talk:
        await talk.say("varit rektor på Gurkskolan i två år, får jag en mentor?")
        assert "gurk" not in talk.state.model_dump_json().casefold()


async def test_a_question_in_the_middle_of_a_signup() -> None:
    async with Talk() as talk:
        await talk.say("Jag vill söka Aspirantprogrammet")
        reply = await talk.say("får jag söka aspirantprogrammet om jag är enhetschef?")
        assert reply.verdict == "no"
        assert reply.asks


SUPPOSED = [
    (
        "Om jag blir chef 1 mars 2027, när kan jag få mentor?",
        "och om jag börjar 1 april 2027 istället?",
        "fast tjänst blir det",
        "1 april 2028",
    ),
    (
        "If I become a manager on 1 March 2027, when can I have a mentor?",
        "and if I start on 1 April 2027 instead?",
        "it'll be permanent",
        "1 April 2028",
    ),
]


@pytest.mark.parametrize(("question", "supposed", "told", "day"), SUPPOSED)
async def test_another_first_day_is_supposed_and_holds_for_what_is_told_to_it(
    question: str, supposed: str, told: str, day: str
) -> None:
    async with Talk() as talk:
        await talk.say(question)
        assert day in (await talk.say(supposed)).text
        assert day in (await talk.say(told)).text
        again = "Kan jag få en mentor nu?" if "april" in day else "Can I have one now?"
        assert day not in (await talk.say(again)).text


async def test_a_day_that_was_told_is_put_right() -> None:
    async with Talk() as talk:
        told = await talk.say("Jag blev chef 1 mars 2026 och har fast tjänst, kan jag få mentor?")
        assert told.verdict == "no"
        assert (await talk.say("jag menade 1 mars 2024")).verdict == "yes"


@pytest.mark.parametrize(
    ("text", "offers", "not_offered"),
    [
        (
            "Jag är undersköterska i staden, får jag gå Ledarskapsprogrammet?",
            "Aspirantprogrammet",
            "Temafrukostar",
        ),
        (
            "Jag har varit chef i tio år, får jag gå Chefsintroduktion?",
            "Ledarskapsprogrammet",
            "Aspirantprogrammet",
        ),
    ],
)
async def test_after_a_no_only_what_is_open_to_the_person_is_offered(
    text: str, offers: str, not_offered: str
) -> None:
    async with Talk() as talk:
        reply = await talk.say(text)
        assert reply.verdict == "no"
        assert offers in reply.choices
        assert not_offered not in reply.choices


async def test_to_wait_is_no_correction() -> None:
    async with Talk() as talk:
        told = await talk.say("I have been a manager for 8 months, can I get a mentor?")
        assert told.verdict == "no"
        assert (await talk.say("what if I wait six months?")).verdict == "unclear"


async def test_a_post_that_is_offered_is_still_to_come() -> None:
    async with Talk() as talk:
        await talk.say("Jag har blivit erbjuden en chefstjänst från 1 maj")
        reply = await talk.say("kan jag gå Ledarskapsprogrammet?")
        assert reply.text.startswith("Ja, från den 1 maj 2026")


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("I'm a manager since 12 years, permanent. What suits me?", "not the aspirant one then?"),
        ("Jag är chef sen 12 år, fast. Kan jag få mentor?", "inte aspirantprogrammet då?"),
    ],
)
async def test_whether_it_is_not_for_somebody_is_a_verdict(told: str, text: str) -> None:
    async with Talk() as talk:
        await talk.say(told)
        reply = await talk.say(text)
        assert (reply.topic, reply.verdict) == ("aspirantprogrammet", "no")


async def test_one_of_somebody_s_people_is_not_judged_by_what_they_are() -> None:
    async with Talk() as talk:
        await talk.say("I'm a manager since 12 years, permanent. Can I join Aspirantprogrammet?")
        assert (await talk.say("and could one of my teachers go?")).verdict != "no"


async def test_do_that_after_a_yes_begins() -> None:
    async with Talk() as talk:
        await talk.say("Can I get a mentor? Permanent manager for two years.")
        reply = await talk.say("perfect, do that")
        assert (reply.outcome, reply.topic) == (Outcome.SIGNUP, "mentorprogrammet")


@pytest.mark.parametrize(
    ("asked", "text", "verdict"),
    [
        ("kan en lärare gå högre chefsprogrammet?", "en förvaltningschef då?", "yes"),
        ("can a unit manager join Chefsarenan?", "a nurse then?", "no"),
    ],
)
async def test_somebody_of_another_kind_after_a_verdict(
    asked: str, text: str, verdict: str
) -> None:
    async with Talk() as talk:
        await talk.say(asked)
        assert (await talk.say(text)).verdict == verdict


@pytest.mark.parametrize(
    ("told", "text", "verdicts"),
    [
        ("jag är chef sen tre år.", "får jag gå på båda?", 2),
        ("jag är lärare.", "kan jag vara med på båda?", 2),
    ],
)
async def test_both_are_judged_where_both_are_meant(told: str, text: str, verdicts: int) -> None:
    async with Talk() as talk:
        await talk.say(f"{told} vad är chefsarenan?")
        await talk.say("vad är temafrukostarna?")
        heard = await talk.say(text)
        assert heard.text.count("ppfyllt: Du ska vara chef") == verdicts


@pytest.mark.parametrize("text", ["vafför inte", "varfö inte?"])
async def test_why_not_as_it_is_spoken(text: str) -> None:
    async with Talk() as talk:
        await talk.say("är chef sen sju månader, kan jag få en mentor?")
        assert "ett år" in (await talk.say(text)).text


@pytest.mark.parametrize(
    "text",
    [
        "lärare på gymnasiet. nyfiken på chef",
        "jag ville bara veta hur man blir chef",
    ],
)
async def test_who_presents_themselves_and_looks_ahead_is_advised(text: str) -> None:
    async with Talk() as talk:
        heard = await talk.say(text)
        assert (heard.outcome, heard.topic) == (Outcome.ANSWER, "aspirantprogrammet")


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("jag är chef sen två år, fast anställd. får jag mentor?", "men åren var i Eskilstuna"),
        (
            "I've been a manager for two years, permanent. May I have a mentor?",
            "but one of them was in Sala",
        ),
    ],
)
async def test_time_that_turns_out_to_be_elsewhere_leaves_it_open(told: str, text: str) -> None:
    async with Talk() as talk:
        assert (await talk.say(told)).verdict == "yes"
        assert (await talk.say(text)).verdict == "unclear"


@pytest.mark.parametrize(
    "text",
    [
        "kökschef på en skola sen två år. vad är mentorprogrammet?",
        "head of a preschool here for two years. What is the mentor programme?",
    ],
)
async def test_a_post_that_is_told_before_a_question_is_remembered(text: str) -> None:
    async with Talk() as talk:
        await talk.say(text)
        assert talk.state.told.manager
