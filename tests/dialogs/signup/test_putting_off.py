"""What puts an answer off is kept as none, and the way to pause is told."""

import pytest

from dialogs.messages import Language, Outcome
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.dialogs.signup.places import field_of, say
from tests.dialogs.signup.test_amending import sent
from tests.dialogs.signup.test_said_beside import ESSAY, SUMMARY

ENGLISH = (
    "I want to join the next theme breakfast",
    "yes",
    "Anna Lindqvist",
    "anna.lindqvist@vasteras.se",
    "Skallbergets skola",
)
WORDS: dict[Language, tuple[str, ...]] = {
    "sv": (
        "kanske senare",
        "jag måste fråga min chef först",
        "måste tänka lite på det",
        "vänta lite, måste kolla min kalender",
        "jag hör av mig",
        "nej inte nu",
        "vi får se",
    ),
    "en": (
        "maybe later",
        "I have to ask my boss first",
        "let me think about this and come back tomorrow",
        "not now",
        "I'll tell you later",
        "I'd rather decide later",
        "gtg, later",
    ),
}
ALL = [(language, text) for language, texts in WORDS.items() for text in texts]
OPEN: dict[Language, tuple[str, ...]] = {"sv": SUMMARY, "en": ENGLISH}
MOTIVATION: dict[Language, tuple[str, ...]] = {
    "sv": ESSAY,
    "en": ("I want to apply for Aspirantprogrammet", "yes", "no", *ESSAY[3:]),
}
PAUSES: tuple[tuple[Language, str, str | None], ...] = (
    ("sv", "vi pausar här, jag måste fråga min chef först", None),
    ("sv", "jag tar en paus nu, lunch", None),
    ("sv", "vi får fortsätta imorgon", None),
    ("sv", "nä jag orkar inte mer idag", None),
    ("sv", "telefonen ringer, vänta", "motivation"),
    ("sv", "oj, någon knackar på dörren", "motivation"),
    ("sv", "Återkommer om motivationen", "motivation"),
    ("en", "let's pause here, I need to check with my boss", None),
    ("en", "let me finish this another day", None),
    ("en", "hang on, phone ringing", "motivation"),
    ("en", "I'd rather do the rest tomorrow", "motivation"),
    ("en", "I'm off to lunch", "motivation"),
)
FIELDS = {2: "name", 4: "workplace", 5: "theme"}


@pytest.mark.parametrize("answered", FIELDS)
@pytest.mark.parametrize(("language", "text"), ALL)
async def test_the_question_stays_open(
    house: House, answered: int, language: Language, text: str
) -> None:
    seen = await say(DirectChat(house, language), *OPEN[language][:answered], text)
    assert field_of(seen) == FIELDS[answered]
    assert {"sv": "Spara till senare", "en": "Keep for later"}[language] in seen.choices


@pytest.mark.parametrize(
    "text",
    [
        "måste tänka lite på det",
        "kanske senare",
        "jag återkommer med det när jag har pratat med min chef",
    ],
)
async def test_so_does_the_question_for_an_essay(chat: DirectChat, text: str) -> None:
    assert field_of(await say(chat, *ESSAY, text)) == "motivation"


@pytest.mark.parametrize("text", ["kanske senare", "jag måste fråga min chef först"])
async def test_so_does_the_question_for_a_yes_or_a_no(chat: DirectChat, text: str) -> None:
    seen = await say(chat, SUMMARY[0], text)
    assert "inte som ett svar" in seen.text
    assert field_of(seen) == "manager"


async def test_the_button_pauses(house: House) -> None:
    chat = DirectChat(house, "en")
    left = await say(chat, *ENGLISH[:2], "maybe later", "Keep for later")
    assert left.outcome is Outcome.COMMAND
    assert field_of(await chat.send("continue")) == "name"


async def test_nothing_is_sent(chat: DirectChat, house: House) -> None:
    seen = await say(chat, *SUMMARY, "jag måste fråga min chef först")
    assert "skickar jag inget nu" in seen.text
    assert not await house.received()


@pytest.mark.parametrize(
    "text", ["Att hinna tänka", "Mer tid till ledarskap", "Att våga fråga chefen"]
)
async def test_a_theme_with_such_words_is_kept(chat: DirectChat, text: str) -> None:
    assert f"Förslag på tema: {text}" in (await say(chat, *SUMMARY[:-1], text)).text


async def test_an_essay_with_such_words_is_kept(chat: DirectChat) -> None:
    text = "Jag måste fundera mycket i mitt jobb och vill leda andra"
    assert field_of(await say(chat, *ESSAY, text)) == "phone"


async def test_a_change_put_off_leaves_what_was_sent(chat: DirectChat, house: House) -> None:
    await say(chat, *SUMMARY, "ja", "ändra arbetsplats i min anmälan")
    seen = await chat.send("kanske senare")
    assert "det du har skickat gäller som förut" in seen.text
    assert (await sent(house))["workplace"] == "Skallbergets skola"


@pytest.mark.parametrize(
    ("language", "text"), [("sv", "jag kan inte komma"), ("en", "I can't make it")]
)
async def test_who_cannot_come_is_asked_whether_to_leave(
    house: House, language: Language, text: str
) -> None:
    asked = await say(DirectChat(house, language), *OPEN[language][:5], text)
    assert field_of(asked) == "leave"


async def test_what_will_hold_one_day_is_no_answer_today(chat: DirectChat) -> None:
    form = ("Jag vill söka Mentorprogrammet", "ja", "2 år")
    assert field_of(await say(chat, *form, "jag blir fast i vår")) == "employment"
    refused = await chat.send("vikariat")
    assert refused.asks is None
    assert (await chat.send("men jag blir fast i vår")).outcome is Outcome.ANSWER


async def test_a_question_of_another_dialog_under_the_summary_takes_the_yes(
    chat: DirectChat, house: House
) -> None:
    asked = await say(chat, *SUMMARY, "vilket program passar mig bäst?")
    assert asked.outcome is Outcome.CLARIFY
    await chat.send("ja")
    assert not await house.received(), "it was no yes to send"
    assert field_of(await chat.send("fortsätt")) == "confirm"


@pytest.mark.parametrize("text", ["not sure if I count as one", "I'm not sure what counts"])
async def test_a_doubt_that_goes_on_is_no_no(house: House, text: str) -> None:
    asked = await say(DirectChat(house, "en"), ENGLISH[0], text)
    assert "does not matter that you do not know" in asked.text
    assert field_of(asked) == "manager"


async def test_what_an_assistant_does_is_no_answer(chat: DirectChat) -> None:
    assert field_of(await say(chat, *SUMMARY[:2], "det sköter min assistent")) == "name"


async def test_a_doubt_in_a_question_is_a_question(house: House) -> None:
    chat = DirectChat(house, "en")
    asked = await say(chat, ENGLISH[0], "can somebody help me when I do not understand law?")
    assert (asked.outcome, asked.topic) == (Outcome.ANSWER, "chefsstod")


async def test_an_address_that_is_not_known_by_heart_is_told_how_to_go_on(
    chat: DirectChat,
) -> None:
    asked = await say(chat, *SUMMARY[:3], "Jag minns inte min e-postadress just nu")
    assert "gör inget att du inte vet" in asked.text
    assert field_of(asked) == "email"


@pytest.mark.parametrize(("language", "text", "field"), PAUSES)
async def test_an_interruption_is_no_essay(
    house: House, language: Language, text: str, field: str | None
) -> None:
    chat = DirectChat(house, language)
    await say(chat, *(MOTIVATION[language]))
    seen = await chat.send(text)
    assert (seen.asks and field_of(seen)) == field
    shown = await chat.send({"sv": "visa mina svar", "en": "show my answers"}[language])
    assert text not in shown.text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Jag vill lära mig att pausa och reflektera"),
        ("sv", "Jag vill lära mig att ta en paus"),
        ("sv", "imorgon börjar jag som chef"),
        ("sv", "Det får vänta har jag sagt i tio år, nu vill jag leda"),
        ("sv", "Telefonen ringer hela dagarna och jag vill lära mig prioritera"),
        ("sv", "Den första frågan jag alltid ställer mig är varför jag vill leda"),
        ("sv", "Jag har bytt arbetsplats tre gånger och vill utvecklas"),
        ("en", "I want to learn to pause and reflect"),
        ("en", "I want to finish what I started as a team lead"),
        ("en", "Phones ringing all day taught me to prioritise"),
        ("en", "I have a new role and want to learn more about leading"),
    ],
)
async def test_an_essay_that_speaks_of_pauses_is_kept_whole(
    house: House, language: Language, text: str
) -> None:
    chat = DirectChat(house, language)
    assert field_of(await say(chat, *MOTIVATION[language], text)) == "phone"
    shown = await chat.send({"sv": "visa mina svar", "en": "show my answers"}[language])
    assert text in shown.text


@pytest.mark.parametrize(
    ("language", "pause", "asked"),
    [
        ("sv", "pausa", "vad har jag svarat hittills?"),
        ("sv", "spara till senare", "visa mina svar"),
        ("en", "save for later", "what have I answered so far?"),
    ],
)
async def test_the_answers_of_a_draft_that_was_left_are_shown(
    house: House, language: Language, pause: str, asked: str
) -> None:
    chat = DirectChat(house, language)
    shown = await say(chat, *OPEN[language][:4], pause, asked)
    assert "anna.lindqvist@vasteras.se" in shown.text
    assert shown.asks is None
    going_on = await chat.send({"sv": "Fortsätt", "en": "Continue"}[language])
    assert field_of(going_on) == "workplace"
