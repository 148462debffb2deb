"""A form with all its fields at once: the same checks and the same drafts as field by field."""

from typing import Any

import pytest

from bot.channels.teams import incoming
from dialogs.local_time import moment
from dialogs.messages import FilledForm, Outcome, Pressed
from tests.chat.clients import DirectChat, ExpectRepliesChat
from tests.chat.forms import walk
from tests.chat.house import House
from tests.known import knowledge

PROGRAMMES = sorted(knowledge().programmes)
ASPIRANT = "aspirantprogrammet"
GOOD: dict[str, str | int | bool] = {
    "employed": "true",
    "manager": False,
    "name": "Kim Berg",
    "email": "kim@vasteras.se",
    "workplace": "Kansliet",
    "motivation": "Nyfiken.",
    "phone": "",
}


@pytest.fixture
def chat(house: House) -> DirectChat:
    return DirectChat(house, "sv")


@pytest.mark.parametrize("programme", PROGRAMMES)
async def test_every_programme_in_one_go(programme: str, chat: DirectChat, house: House) -> None:
    given = {field.id: value for field, value in walk(knowledge().programmes[programme])}
    heard = await chat.hand_over(programme, **given)
    assert heard.asks
    assert heard.asks.field == "confirm"
    assert heard.faults == {}
    await chat.send("ja")
    (received,) = await house.received()
    assert received.answers == given


async def test_all_faults_at_once_and_the_rest_is_saved(chat: DirectChat, house: House) -> None:
    bad = {"name": "Kim", "email": "kim", "motivation": "", "phone": "abc", "workplace": "x" * 999}
    heard = await chat.hand_over(ASPIRANT, **{**GOOD, **bad})
    assert list(heard.faults) == ["name", "email", "workplace", "motivation", "phone"]
    assert "namn@vasteras.se" in heard.faults["email"]
    assert all(fault in heard.text for fault in heard.faults.values())
    assert heard.asks
    assert heard.asks.field == "name"
    draft = await house.draft(chat.person, ASPIRANT)
    assert draft
    assert draft.answers == {"employed": True, "manager": False}
    heard = await chat.hand_over(ASPIRANT, **GOOD)
    assert heard.asks
    assert heard.asks.field == "confirm"


async def test_what_is_left_out_is_asked(chat: DirectChat) -> None:
    heard = await chat.hand_over(ASPIRANT, employed=True, name="Kim Berg", other="?")
    assert heard.asks
    assert (heard.asks.field, heard.asks.step) == ("manager", 2)
    heard = await chat.send("nej")
    assert heard.asks
    assert heard.asks.field == "email"


async def test_a_rule_that_is_not_met(chat: DirectChat, house: House) -> None:
    heard = await chat.hand_over(ASPIRANT, **{**GOOD, "manager": True})
    assert "inte är chef i dag" in heard.text
    assert "Källa" in heard.text
    assert list(heard.faults) == ["manager"]
    assert heard.asks is None
    heard = await chat.send("nej, jag skrev fel")
    assert heard.asks
    assert heard.asks.field == "confirm"
    heard = await chat.hand_over(ASPIRANT, **{**GOOD, "manager": True, "name": "5"})
    assert list(heard.faults) == ["manager", "name"]
    assert "för- och efternamn" in heard.text
    assert "Källa" in heard.text
    assert await house.received() == []


async def test_an_identity_number_is_not_kept(chat: DirectChat, house: House) -> None:
    heard = await chat.hand_over(ASPIRANT, **{**GOOD, "motivation": "Jag är 811218-9876"})
    assert "personnummer" in heard.faults["motivation"]
    assert "811218" not in heard.text
    draft = await house.draft(chat.person, ASPIRANT)
    assert draft
    assert "motivation" not in draft.answers


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("months_as_manager", 24, 24),
        ("months_as_manager", "2 år", 24),
        ("months_as_manager", -1, None),
        ("months_as_manager", 10**9, None),
        ("months_as_manager", True, None),
        ("employment", "permanent", "permanent"),
        ("employment", "tillsvidare", "permanent"),
        ("employment", "gul", None),
        ("employment", 1, "permanent"),
        ("manager", "true", True),
        ("manager", "ja", True),
        ("manager", 1, True),
        ("goal", "a\u0000b\u202ec", "abc"),
        ("goal", 17, None),
        ("goal", "x" * 100_000, None),
    ],
)
async def test_values_of_every_kind(
    field: str, value: Any, kept: Any, chat: DirectChat, house: House
) -> None:
    heard = await chat.hand_over("mentorprogrammet", **{field: value})
    draft = await house.draft(chat.person, "mentorprogrammet")
    assert draft
    assert draft.answers.get(field) == kept
    assert (field in heard.faults) == (kept is None)


async def test_a_field_that_does_not_apply(chat: DirectChat, house: House) -> None:
    programme = "hogre-chefsprogrammet"
    given = {field.id: value for field, value in walk(knowledge().programmes[programme])}
    given |= {"level": "other", "other_level": "Strateg"}
    await chat.hand_over(programme, **given)
    heard = await chat.hand_over(programme, **{**given, "level": "director"})
    assert "gäller inte längre" in heard.text
    draft = await house.draft(chat.person, programme)
    assert draft
    assert "other_level" not in draft.answers


async def test_several_occasions(chat: DirectChat, house: House) -> None:
    """The form is kept while the occasion is chosen."""
    house.clock.time = moment("2026-12-07T09:00")
    for day in ("2027-01-20T07:30", "2027-02-17T07:30"):
        await house.enter("temafrukostar", starts=day, id=day[:10])
    given = {field.id: value for field, value in walk(knowledge().programmes["temafrukostar"])}
    await chat.send("Jag vill söka Aspirantprogrammet")
    heard = await chat.hand_over("temafrukostar", **given)
    assert heard.outcome is Outcome.CLARIFY
    heard = await chat.send("2")
    assert heard.asks
    assert heard.asks.field == "confirm"
    await chat.send("ja")
    assert [one.round for one in await house.received()] == ["2027-02-17"]


async def test_after_it_was_received(chat: DirectChat, house: House) -> None:
    await chat.hand_over(ASPIRANT, **GOOD)
    await chat.send("ja")
    heard = await chat.hand_over(ASPIRANT, **GOOD)
    assert "redan skickat" in heard.text
    assert len(await house.received()) == 1


async def test_a_programme_that_is_no_more(chat: DirectChat, house: House) -> None:
    heard = await chat.hand_over("forna-programmet", name="Kim Berg")
    assert heard.outcome is Outcome.UNKNOWN
    assert await house.of(chat.person) == []


async def test_over_the_bot_framework(house: House) -> None:
    """Whose form it is, the verified sender says and nothing in the card."""
    chat = ExpectRepliesChat(house, "sv")
    await chat.connect()
    heard = await chat.hand_over(ASPIRANT, **{**GOOD, "email": "?", "person": "emulator:robin"})
    assert heard.outcome is Outcome.SIGNUP
    assert list(heard.faults) == ["email"]
    draft = await house.draft("emulator:kim", ASPIRANT)
    assert draft
    assert draft.answers["name"] == "Kim Berg"
    assert await house.of("emulator:robin") == []
    await chat.hang_up()


@pytest.mark.parametrize(
    ("value", "fields"),
    [
        (
            {"chefslotsen": {"programme": "p", "fields": {"a": "b", "c": 1, "d": True}}},
            {"a": "b", "c": 1, "d": True},
        ),
        ({"chefslotsen": {"programme": "p"}, "a": "b"}, {"a": "b"}),
        ({"chefslotsen": {"programme": "p", "fields": {"a": [1], "b": {}, "c": None}}}, {}),
        ({"chefslotsen": {"programme": "p", "fields": [1]}}, None),
        ({"chefslotsen": {"programme": "p"}}, None),
        ({"chefslotsen": {"programme": 5, "fields": {"a": "b"}}}, None),
        ({"chefslotsen": "p", "a": "b"}, None),
        ({"chefslotsen": {"programme": "p"}, "say": "ja"}, None),
        ({"say": "ja"}, None),
        ("x", None),
        (None, None),
    ],
)
def test_forms_on_the_wire(value: object, fields: dict[str, Any] | None) -> None:
    expected = None if fields is None else FilledForm("p", fields)
    assert incoming.form(value) == expected


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ({"say": "Ja", "chefslotsen": {"programme": "p", "field": "f"}}, "f"),
        ({"say": "Ja", "chefslotsen": {"programme": "p"}}, None),
        ({"say": "Ja", "chefslotsen": {"programme": "p", "field": 5}}, None),
        ({"chefslotsen": {"programme": "p", "field": "f"}}, None),
        ({"say": "Ja"}, None),
        (None, None),
    ],
)
def test_buttons_on_the_wire(value: object, field: str | None) -> None:
    assert incoming.pressed(value) == (Pressed("p", field) if field else None)
