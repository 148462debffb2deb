"""Another form is pointed at, and no word of that becomes an answer in the one that is open."""

import pytest

from dialogs.messages import Language, Outcome
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.dialogs.signup.places import field_of, say
from tests.dialogs.signup.test_said_beside import SUMMARY

BREAKFAST = "Jag vill vara med på nästa temafrukost"
WISHES = {
    "temafrukostar": {"sv": BREAKFAST, "en": "I want to join the next theme breakfast"},
    "chefsarenan": {"sv": "Jag vill till Chefsarenan", "en": "I want to join Chefsarenan"},
    "mentorprogrammet": {"sv": "Jag vill söka mentor", "en": "I want to apply for a mentor"},
    "ledarskapsprogrammet": {
        "sv": "Jag vill söka Ledarskapsprogrammet",
        "en": "I want to apply for the leadership programme",
    },
    "chefsintroduktion": {
        "sv": "Jag vill anmäla mig till Chefsintroduktion",
        "en": "Sign me up for the introduction for new managers",
    },
}


async def drafts(house: House, chat: DirectChat) -> dict[str, dict[str, object]]:
    async with house.store.turn("looked at") as record:
        mine = await record.ports.applications.of(chat.person)
        return {one.programme: dict(one.answers) for one in mine}


@pytest.mark.parametrize(
    ("language", "opened", "text", "meant"),
    [
        ("en", "temafrukostar", "no, the director one", "chefsarenan"),
        ("en", "temafrukostar", "or no, hang on, sign me up for Chefsarenan", "chefsarenan"),
        ("sv", "temafrukostar", "eller nej, anmäl mig till Chefsarenan", "chefsarenan"),
        ("en", "temafrukostar", "no, the one with the city director", "chefsarenan"),
        ("sv", "temafrukostar", "nej inte den, stadsdirektörens", "chefsarenan"),
        ("sv", "temafrukostar", "nej, den med stadsdirektören", "chefsarenan"),
        ("sv", "chefsarenan", "nej den med frukost menar jag", "temafrukostar"),
        ("en", "chefsarenan", "the breakfasts first", "temafrukostar"),
        ("en", "chefsarenan", "the morning one please", "temafrukostar"),
        ("sv", "ledarskapsprogrammet", "nej, det högre", "hogre-chefsprogrammet"),
        ("en", "ledarskapsprogrammet", "not that one, the higher one", "hogre-chefsprogrammet"),
        ("sv", "mentorprogrammet", "nej inte den, den för nya chefer", "chefsintroduktion"),
        ("sv", "chefsintroduktion", "nej den om bemötande", "alltid-basta-mojliga-mote"),
        (
            "en",
            "mentorprogrammet",
            "no, the one for people who aren't managers yet",
            "aspirantprogrammet",
        ),
    ],
)
async def test_a_pointer_at_another_form_opens_that_one(
    house: House, language: Language, opened: str, text: str, meant: str
) -> None:
    chat = DirectChat(house, language)
    await chat.send(WISHES[opened][language])
    seen = await chat.send(text)
    assert seen.topic == meant
    assert seen.asks
    assert await drafts(house, chat) == {opened: {}, meant: {}}, "nothing of it is an answer"


@pytest.mark.parametrize(
    ("language", "text"), [("en", "start with the second"), ("sv", "ta den andra först")]
)
async def test_a_place_in_a_comparison_opens_the_form_of_it(
    house: House, language: Language, text: str
) -> None:
    chat = DirectChat(house, language)
    compares = {
        "en": "What is the difference between Chefsarenan and the theme breakfasts?",
        "sv": "Vad är skillnaden mellan Chefsarenan och temafrukostarna?",
    }
    seen = await say(chat, compares[language], WISHES["chefsarenan"][language], text)
    assert (seen.topic, field_of(seen)) == ("temafrukostar", "manager")


@pytest.mark.parametrize("text", ["nej den andra", "inte den", "nej fel program"])
async def test_where_only_this_form_is_turned_down_it_is_asked_which_is_meant(
    chat: DirectChat, house: House, text: str
) -> None:
    asked = await say(chat, WISHES["mentorprogrammet"]["sv"], text)
    assert asked.outcome is Outcome.CLARIFY
    assert "ligger kvar" in asked.text
    assert await drafts(house, chat) == {"mentorprogrammet": {}}
    chosen = await chat.send("Chefsarenan")
    assert (chosen.topic, field_of(chosen)) == ("chefsarenan", "manager")


async def test_what_is_rather_wanted_under_a_summary_is_not_sent(
    chat: DirectChat, house: House
) -> None:
    arena = (WISHES["chefsarenan"]["sv"], *SUMMARY[1:-1])
    seen = await say(chat, *arena, "nej stopp jag vill hellre på frukost", "ja")
    assert (seen.topic, field_of(seen)) == ("temafrukostar", "name")
    assert not await house.received()


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "no, director"), ("en", "no, I'm a new manager"), ("sv", "ja, jag är direktör")],
)
async def test_a_title_of_ones_own_is_no_pointer(
    house: House, language: Language, text: str
) -> None:
    chat = DirectChat(house, language)
    seen = await say(chat, WISHES["mentorprogrammet"][language], text)
    assert seen.topic == "mentorprogrammet"


@pytest.mark.parametrize("text", ["nya chefer", "nej, nya chefer", "frukost först"])
async def test_a_theme_is_no_pointer(chat: DirectChat, text: str) -> None:
    seen = await say(chat, *SUMMARY[:-1], text)
    assert f"Förslag på tema: {text}" in seen.text


async def test_another_choice_of_a_field_is_no_other_form(chat: DirectChat) -> None:
    opened = (WISHES["mentorprogrammet"]["sv"], "ja", "2 år")
    seen = await say(chat, *opened, "nej, den andra")
    assert seen.topic == "mentorprogrammet"


@pytest.mark.parametrize("text", ["nej, inte den", "nej, bara det andra"])
async def test_one_duty_of_several_is_no_other_form(chat: DirectChat, text: str) -> None:
    opened = ("Anmäl mig till Alltid bästa möjliga möte", "ja", "ja")
    assert (await say(chat, *opened, text)).topic == "alltid-basta-mojliga-mote"


@pytest.mark.parametrize("text", ["no, it's new", "no, ordinary staff", "no, not a manager"])
async def test_what_one_is_oneself_is_no_pointer(house: House, text: str) -> None:
    chat = DirectChat(house, "en")
    seen = await say(chat, WISHES["mentorprogrammet"]["en"], text)
    assert seen.topic == "mentorprogrammet"


@pytest.mark.parametrize(
    ("language", "before", "text", "meant"),
    [
        ("sv", (WISHES["chefsarenan"]["sv"], "nej"), "Ledarskapsprogrammet tack", "ledarskap"),
        (
            "sv",
            (WISHES["chefsarenan"]["sv"], "nej"),
            "Ledarskapsprogrammet i stället",
            "ledarskap",
        ),
        ("en", (WISHES["mentorprogrammet"]["en"], "yes", "3 months"), "Chefsarenan then", "chefs"),
        ("sv", ("Vilka program finns det?",), "Ledarskapsprogrammet tack", "ledarskap"),
    ],
)
async def test_a_name_begins_the_form_after_a_refusal_or_a_list(
    house: House, language: Language, before: tuple[str, ...], text: str, meant: str
) -> None:
    begun = await say(DirectChat(house, language), *before, text)
    assert begun.asks
    assert begun.asks.programme.startswith(meant)


@pytest.mark.parametrize(
    "before",
    [
        (WISHES["chefsarenan"]["sv"], "nej", "Ledarskapsprogrammet"),
        (WISHES["chefsarenan"]["sv"], "nej", "Chefsarenan tack"),
        ("Hur länge håller programmet på?", "Ledarskapsprogrammet tack"),
        ("Vilka program finns det?", "berätta om Ledarskapsprogrammet tack"),
    ],
)
async def test_a_name_alone_is_told_of(chat: DirectChat, before: tuple[str, ...]) -> None:
    assert (await say(chat, *before)).outcome is Outcome.ANSWER
