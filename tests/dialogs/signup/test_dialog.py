"""What cannot be said in a conversation file: exact numbers, what is stored, what is known."""

from datetime import timedelta

import pytest

from dialogs.messages import AsksKind, Message, Person
from dialogs.state import ConversationState, SignupPosition
from knowledge.model import LANGUAGES, Language
from tests.chat.clients import DirectChat, Seen
from tests.chat.forms import walk
from tests.chat.house import House

ASPIRANT = "aspirantprogrammet"
ANSWERS = ("ja", "nej", "Kim Berg", "kim@vasteras.se", "Kansliet", "Nyfiken.", "hoppa över")


async def filled_in(chat: DirectChat) -> Seen:
    """An aspirant's application up to the summary."""
    heard = await chat.send("jag vill söka aspirantprogrammet")
    for answer in ANSWERS:
        heard = await chat.send(answer)
    return heard


async def test_answers_are_stored_in_their_own_types(chat: DirectChat, house: House) -> None:
    await filled_in(chat)
    draft = await house.draft(chat.person, ASPIRANT)
    assert draft
    assert draft.answers == {
        "employed": True,
        "manager": False,
        "name": "Kim Berg",
        "email": "kim@vasteras.se",
        "workplace": "Kansliet",
        "motivation": "Nyfiken.",
        "phone": "",
    }
    assert draft.number is None


async def test_every_answer_is_saved_when_given(chat: DirectChat, house: House) -> None:
    await chat.send("jag vill söka aspirantprogrammet")
    for count, answer in enumerate(ANSWERS, 1):
        await chat.send(answer)
        draft = await house.draft(chat.person, ASPIRANT)
        assert draft
        assert len(draft.answers) == count


async def test_nothing_is_received_before_the_confirmation(chat: DirectChat, house: House) -> None:
    heard = await filled_in(chat)
    assert heard.asks
    assert heard.asks.kind is AsksKind.CONFIRM
    assert await house.received() == []


async def test_a_second_application_points_to_the_first(chat: DirectChat, house: House) -> None:
    await filled_in(chat)
    receipt = await chat.send("ja")
    house.clock.time += timedelta(days=1)
    refused = await chat.send("jag vill söka aspirantprogrammet")
    (application,) = await house.received()
    assert application.number
    assert application.number in receipt.text
    assert application.number in refused.text
    assert "den 5 oktober 2026 klockan 10.00" in refused.text
    assert refused.choices == ("Mina ansökningar",)


async def test_sending_twice_makes_one_application(chat: DirectChat, house: House) -> None:
    await filled_in(chat)
    await chat.send("ja")
    await chat.send("ja")
    await chat.send("Ja, skicka in")
    assert len(await house.received()) == 1


async def test_two_devices_send_the_same_draft(chat: DirectChat, house: House) -> None:
    await filled_in(chat)
    at = house.clock.now()
    phone = Message("fortsätt", Person(chat.person), "direct:phone", at, "1", "sv")
    reply = (await house.turns.take(phone)).reply
    assert reply
    assert reply.asks
    assert reply.asks.field == "confirm"
    await chat.send("ja")
    late = Message("ja", Person(chat.person), "direct:phone", at, "2", "sv")
    await house.turns.take(late)
    assert len(await house.received()) == 1


async def test_what_the_channel_knows_is_offered(house: House) -> None:
    person = Person("p", "Åsa Öberg", "asa@vasteras.se")

    async def say(text: str) -> tuple[str, ...]:
        reply = (await house.turns.take(Message(text, person, "c", house.clock.now()))).reply
        assert reply
        return reply.choices

    await say("jag vill söka aspirantprogrammet")
    await say("ja")
    assert "Åsa Öberg" in await say("nej")
    assert "asa@vasteras.se" in await say("ja")
    await say("ja tack")
    draft = await house.draft("p", ASPIRANT)
    assert draft
    assert (draft.answers["name"], draft.answers["email"]) == ("Åsa Öberg", "asa@vasteras.se")


async def test_somebody_elses_draft_is_out_of_reach(chat: DirectChat, house: House) -> None:
    await filled_in(chat)
    for text in ("fortsätt", "mina ansökningar", "dra tillbaka"):
        other = Message(text, Person("other"), "direct:c2", house.clock.now(), text, "sv")
        reply = (await house.turns.take(other)).reply
        assert reply
        assert "Kim Berg" not in reply.text
        assert reply.asks is None


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("Namn", "x" * 201),
        ("E-post", f"{'x' * 250}@vasteras.se"),
        ("Varför du söker", "ord " * 400),
        ("Telefon", "0" * 31),
        ("Telefon", "070-55"),
        ("Telefon", "850312-1239"),
        ("Telefon", "19850312-1239"),
        ("Namn", "kim@vasteras.se"),
        ("E-post", "=1+1@vasteras.se"),
        ("E-post", "kim@vasteras.se@vasteras.se"),
        ("Arbetsplats", "kim@vasteras.se"),
        ("Arbetsplats", "https://example.org/skolan"),
        ("Varför du söker", "ord " * 600),
        ("Varför du söker", "Jag är född 85 03 12, fyra sista 1231"),
    ],
)
async def test_what_does_not_fit_leaves_the_answer_as_it_was(
    field: str, said: str, chat: DirectChat, house: House
) -> None:
    await filled_in(chat)
    before = await house.draft(chat.person, ASPIRANT)
    await chat.send(f"ändra {field}")
    heard = await chat.send(said)
    assert heard.asks
    after = await house.draft(chat.person, ASPIRANT)
    assert before
    assert after
    assert after.answers == before.answers


async def test_every_answer_can_be_changed_in_the_summary(chat: DirectChat, house: House) -> None:
    heard = await filled_in(chat)
    changes = {
        "Namn": "Robin Ek",
        "E-post": "robin@vasteras.se",
        "Arbetsplats": "Biblioteket",
        "Varför du söker": "Jag vill växa.",
        "Telefon": "070-555 12 34",
        "Anställd i Västerås stad": "japp",
        "Chef i dag": "nä",
    }
    for label, answer in changes.items():
        heard = await chat.press(heard, "Ändra")
        heard = await chat.press(heard, label)
        heard = await chat.send(answer)
        assert heard.asks
        assert heard.asks.field == "confirm", heard.text
    draft = await house.draft(chat.person, ASPIRANT)
    assert draft
    assert draft.answers == {
        "employed": True,
        "manager": False,
        "name": "Robin Ek",
        "email": "robin@vasteras.se",
        "workplace": "Biblioteket",
        "motivation": "Jag vill växa.",
        "phone": "070-555 12 34",
    }


@pytest.mark.parametrize("said", ["ord " * 400, "ord " * 600, "x" * 100_000])
async def test_too_long_tells_the_limit_of_the_field(said: str, chat: DirectChat) -> None:
    await filled_in(chat)
    await chat.send("ändra varför du söker")
    heard = await chat.send(said)
    assert "högst 1500 tecken" in heard.text
    assert heard.asks
    assert heard.asks.field == "motivation"


async def test_too_long_for_a_choice(chat: DirectChat) -> None:
    await chat.send("jag vill söka aspirantprogrammet")
    heard = await chat.send("ja " * 1000)
    assert heard.asks
    assert heard.asks.field == "employed"


@pytest.mark.parametrize("text", ["skicka in", "skicka"])
async def test_who_sends_too_early_has_not_said_yes(text: str, chat: DirectChat) -> None:
    await chat.send("jag vill söka aspirantprogrammet")
    heard = await chat.send(text)
    assert heard.asks
    assert heard.asks.field == "employed"
    assert "behöver ett svar" in heard.text


@pytest.mark.parametrize(
    ("text", "field"),
    [("backa två steg", "name"), ("gå tillbaka till namnet", "name"), ("tillbaka", "email")],
)
async def test_back_goes_as_many_steps_as_are_named(
    text: str, field: str, chat: DirectChat
) -> None:
    for said in ("jag vill söka aspirantprogrammet", *ANSWERS[:4]):
        await chat.send(said)
    heard = await chat.send(text)
    assert heard.asks
    assert heard.asks.field == field


async def test_mine_shows_what_was_sent(chat: DirectChat) -> None:
    await filled_in(chat)
    await chat.send("ja")
    assert "- Namn: Kim Berg" in (await chat.send("mina ansökningar")).text


async def test_the_leave_question_counts_the_step_it_stands_at(chat: DirectChat) -> None:
    await chat.send("jag vill söka aspirantprogrammet")
    await chat.send("ja")
    heard = await chat.send("avbryt")
    assert heard.asks
    assert (heard.asks.step, heard.asks.steps) == (2, 7)


async def test_a_telephone_number_that_looks_like_a_birthday(chat: DirectChat) -> None:
    await filled_in(chat)
    heard = await chat.send("ändra telefon till 070-123 45 69")
    assert "070-123 45 69" in heard.text


NEVER_YES = {"j", "y"}
"""So short that a slip of the finger could send an application; either way is right."""


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_yes_sends_but_a_nod(language: Language, house: House) -> None:
    programme = house.knowledge.programmes[ASPIRANT]
    answers = {field.id: value for field, value in walk(programme)}
    position = SignupPosition(programme=ASPIRANT, mode="reviewing")
    unheard = set()
    for word in house.knowledge.languages[language].vocabulary.yes:
        state = ConversationState(language=language, signup=position)
        await house.put(word, word, state, answers)
        at = house.clock.now()
        await house.turns.take(Message(word, Person(word), word, at, "1", language))
        if await house.draft(word, ASPIRANT):
            unheard.add(word)
    nods = set(house.knowledge.languages[language].vocabulary.nods)
    assert unheard - NEVER_YES == nods & set(house.knowledge.languages[language].vocabulary.yes)
