"""Answers that turn round, that are to another question, and that tell of a later one."""

import pytest

from tests.chat.clients import DirectChat
from tests.dialogs.signup.places import field_of, say

VALUES = "Jag vill anmäla mig till Alltid bästa möjliga möte"
VALUES_EN = "I want to sign up for Alltid bästa möjliga möte"
INTRODUCTION = "Jag vill anmäla mig till Chefsintroduktion"
LEADING = (
    "Jag vill söka Ledarskapsprogrammet",
    "ja",
    "Eva Ek",
    "eva.ek@vasteras.se",
)
LEADING_EN = (
    "I want to apply for the leadership programme",
    "yes",
    "Eva Ek",
    "eva.ek@vasteras.se",
)


@pytest.mark.parametrize(
    ("wish", "text", "field"),
    [
        (VALUES, "nej förresten, ja", "work_environment"),
        (VALUES, "nej vänta, jo det är jag", "work_environment"),
        (VALUES_EN, "no, sorry, yes I am", "work_environment"),
        (VALUES_EN, "yes actually no", None),
        (VALUES_EN, "no, sorry", None),
    ],
)
async def test_the_answer_that_takes_the_place_of_another_counts(
    chat: DirectChat, wish: str, text: str, field: str | None
) -> None:
    assert field_of(await say(chat, wish, text)) == field


@pytest.mark.parametrize(
    ("wish", "text", "reason"),
    [
        (VALUES, "inte ekonomi", "så ekonomiskt ansvar behövs"),
        (VALUES_EN, "not for the economy though", "so financial responsibility is needed"),
        (VALUES, "nej, ingen budget", "så arbetsmiljöansvar behövs"),
    ],
)
async def test_what_denies_another_responsibility_is_no_answer_to_the_one_asked_for(
    chat: DirectChat, wish: str, text: str, reason: str
) -> None:
    assert reason in (await say(chat, wish, "ja", text)).text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("ja, sedan 2 september 2026", True),
        ("ja, sedan september 2026", False),
    ],
)
async def test_the_very_day_beside_the_yes_is_kept(
    chat: DirectChat, text: str, kept: bool
) -> None:
    assert ("2026-09-02" in (await say(chat, INTRODUCTION, text)).text) is kept


@pytest.mark.parametrize(
    ("begun", "text", "field"),
    [
        (LEADING, "Jag leder tjugo personer på ett boende och trivs med det", "role"),
        (LEADING, "på Bäckby", "role"),
        (LEADING_EN, "I look after the staff at the library", "role"),
        (LEADING, "jag jobbar som områdesansvarig", "workplace"),
        (LEADING, "jag är HR-generalist", "workplace"),
        (LEADING_EN, "I work as head of catering", "workplace"),
    ],
)
async def test_a_sentence_or_a_place_is_no_role(
    chat: DirectChat, begun: tuple[str, ...], text: str, field: str
) -> None:
    assert field_of(await say(chat, *begun, text)) == field


async def test_a_role_is_asked_for_once_more_only(chat: DirectChat) -> None:
    told = await say(chat, *LEADING, "jag gör lite av varje", "jag gör lite av varje")
    assert field_of(told) == "workplace"


@pytest.mark.parametrize(
    "text",
    [
        "Vem vet, kanske stress",
        "Who knows, maybe stress",
        "Sjukskrivningar, hur man pratar om dem",
    ],
)
async def test_a_theme_is_kept_in_whatever_form(chat: DirectChat, text: str) -> None:
    wish = "Jag vill vara med på nästa temafrukost"
    summary = await say(chat, wish, "ja", "Eva Ek", "eva.ek@vasteras.se", "Kansliet", text)
    assert text in summary.text


async def test_a_name_ends_before_a_title(chat: DirectChat) -> None:
    wish = "Jag vill vara med på Chefsarenan"
    assert field_of(await say(chat, wish, "ja", "Eva Strand, rektor på Fryxellska")) == "email"
