"""Who does not know or does not understand has not said no."""

import pytest

from dialogs.messages import Language, Outcome
from dialogs.understanding.wordbook import Wordbook
from tests.chat.clients import DirectChat
from tests.dialogs.signup.places import at, field_of


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "inte helt säker"),
        ("sv", "vet inte riktigt"),
        ("sv", "vet inte om jag är det"),
        ("sv", "jag förstår inte"),
        ("sv", "hänger inte med"),
        ("sv", "jag kan inte svara nu"),
        ("sv", "nä jag vet inte"),
        ("sv", "det är inte solklart för mig"),
        ("sv", "oj fel"),
        ("sv", "hm"),
        ("en", "not sure"),
        ("en", "I'm not quite certain"),
        ("en", "I can't say for sure"),
        ("en", "not following"),
        ("en", "wrong"),
    ],
)
async def test_doubt_is_no_no(chat: DirectChat, lang: Language, text: str) -> None:
    assert field_of(await at(chat, "employed", lang, text)) == "employed"


@pytest.mark.parametrize(
    ("lang", "text"),
    [("sv", "vet inte om jag är chef"), ("en", "I don't know if I count as a manager")],
)
async def test_what_one_does_not_know_is_not_told(
    chat: DirectChat, lang: Language, text: str
) -> None:
    assert field_of(await at(chat, "manager", lang, text)) == "manager"


async def test_who_is_unsure_is_told_what_the_words_mean(chat: DirectChat) -> None:
    assert "utan slutdatum" in (await at(chat, "employment", "sv", "inte säker")).text


async def test_doubt_leaves_an_essay_alone(chat: DirectChat) -> None:
    text = "Jag vet inte allt om ledarskap än"
    assert field_of(await at(chat, "motivation", "sv", text)) == "phone"


@pytest.mark.parametrize("text", ["inte vad jag vet", "nej det tror jag inte", "jag är inte chef"])
def test_a_no_in_more_words_is_one(swedish: Wordbook, text: str) -> None:
    assert swedish.recogniser.answer(text) is False


def test_a_hum_before_a_yes_takes_nothing_from_it(swedish: Wordbook) -> None:
    assert swedish.recogniser.answer("hm, ja") is True


def test_what_cannot_be_undone_is_taken_back_by_any_denial(swedish: Wordbook) -> None:
    assert swedish.recogniser.yes_no("ta bort, nej förresten, spara") is False
    assert swedish.recogniser.yes_no("hm, ja") is None


async def test_hm_is_no_employer(chat: DirectChat) -> None:
    assert field_of(await at(chat, "manager", "sv", "hm, ja")) == "months_as_manager"


async def test_a_question_after_a_pause_puts_nothing_right(chat: DirectChat) -> None:
    text = "hang on, is it strictly for people on permanent contracts? asking for a colleague"
    asked = await at(chat, "employment", "en", "permanent", text)
    assert asked.outcome is Outcome.ANSWER
    assert field_of(asked) == "name"
