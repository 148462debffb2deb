"""Times as people write them, in the fields of forms: for how long, and since when."""

from datetime import date
from typing import Literal

import pytest

from dialogs.messages import Language
from dialogs.signup.asked_field import AskedField
from dialogs.signup.time_input import TimeInput
from dialogs.understanding.wordbook import Wordbook
from knowledge.model import FieldWords, FormField
from tests.chat.clients import DirectChat
from tests.dialogs.signup.places import at, field_of
from tests.known import conversation

TODAY = date(2026, 10, 5)
EARS = conversation().eligible.ears
WORDS = FieldWords(label="x", ask="x", purpose="x", invalid="x")


def put_down(
    book: Wordbook, kind: Literal["months", "date"], text: str, limit: int | None = None
) -> object:
    """What a field of the kind keeps of a text; None where it takes nothing."""
    asked = AskedField(FormField(id="time", kind=kind, longest=720), WORDS, TODAY, limit)
    times = TimeInput(book.moments, EARS[book.language].facts)
    kept = times.months(asked, text) if kind == "months" else times.day(asked, text)
    return kept if isinstance(kept, int | str) else None


def whole(book: Wordbook, text: str) -> int | None:
    kept = put_down(book, "months", text)
    return kept if isinstance(kept, int) else None


def day_of(book: Wordbook, text: str) -> date | None:
    kept = put_down(book, "date", text)
    return date.fromisoformat(kept) if isinstance(kept, str) else None


class TestMonths:
    @pytest.mark.parametrize(
        ("text", "months"),
        [
            ("18 månader", 18),
            ("18 mån", 18),
            ("arton månader", 18),
            ("18", 18),
            ("1 år", 12),
            ("ett år", 12),
            ("Två år", 24),
            ("1,5 år", 18),
            ("ett och ett halvt år", 18),
            ("ett år och ett halvt", 18),
            ("halvannat år", 18),
            ("ett halvår", 6),
            ("ett kvartal", 3),
            ("ett par år", 24),
            ("1 år och 3 månader", 15),
            ("ett år, tre månader", 15),
            ("2år 1mån", 25),
            ("jag har varit chef i drygt två år", 24),
            ("0 månader", 0),
            ("tre veckor och lite", 0),
            ("52 veckor", 12),
            ("1½ år", 18),
            ("½ år", 6),
            ("2 o ett halvt år", 30),
            ("1 o halvt år", 18),
            ("ett och ett halvt", 18),
            ("tre år och ett halvt", 42),
            ("13 månder", 13),
            ("nästan två år", 23),
            ("2-3 år", 24),
            ("mellan två och tre år", 24),
            ("två eller tre år", 24),
            ("två terminer", 12),
            ("drygt ett år", 12),
            ("ungefär tre år", 36),
            ("några månader", 2),
        ],
    )
    def test_swedish(self, text: str, months: int, swedish: Wordbook) -> None:
        assert whole(swedish, text) == months

    @pytest.mark.parametrize(
        ("text", "months"),
        [
            ("a year", 12),
            ("two years", 24),
            ("a year and a half", 18),
            ("one and a half years", 18),
            ("18 months", 18),
            ("half a year", 6),
            ("1 year 3 months", 15),
            ("2 and a half years", 30),
            ("4 years and a half", 54),
            ("almost two years", 23),
            ("between two and three years", 24),
        ],
    )
    def test_english(self, text: str, months: int, english: Wordbook) -> None:
        assert whole(english, text) == months

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "länge",
            "sedan i våras",
            "år",
            "-3 år",
            "4/5 år",
            "101 år",
            "några år",
            "en och en halv",
            f"{9:0<400} år",
        ],
    )
    def test_neither(self, text: str, swedish: Wordbook) -> None:
        assert whole(swedish, text) is None

    @pytest.mark.parametrize("text", ["mindre än ett år", "inte ens ett år", "snart ett år"])
    def test_less_than_a_year_is_not_a_year(self, text: str, swedish: Wordbook) -> None:
        months = whole(swedish, text)
        assert months is None or months < 12


class TestDates:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("2026-09-01", date(2026, 9, 1)),
            ("2026-9-1", date(2026, 9, 1)),
            ("2026-09", date(2026, 9, 1)),
            ("den 1 september 2026", date(2026, 9, 1)),
            ("1:a september 2026", date(2026, 9, 1)),
            ("1 sept 2026", date(2026, 9, 1)),
            ("den första september 2026", date(2026, 9, 1)),
            ("tjugoandra september 2026", date(2026, 9, 22)),
            ("september 2026", date(2026, 9, 1)),
            ("1/9 2026", date(2026, 9, 1)),
            ("1.9.2026", date(2026, 9, 1)),
            ("1 september", date(2026, 9, 1)),
            ("1 december", date(2025, 12, 1)),
            ("1/12", date(2025, 12, 1)),
            ("idag", TODAY),
            ("i går", date(2026, 10, 4)),
            ("29 februari 2024", date(2024, 2, 29)),
            ("den 16:e september", date(2026, 9, 16)),
            ("20260901", date(2026, 9, 1)),
            ("i måndags", date(2026, 9, 28)),
            ("för två veckor sedan", date(2026, 9, 21)),
        ],
    )
    def test_date(self, text: str, day: date, swedish: Wordbook) -> None:
        assert day_of(swedish, text) == day

    @pytest.mark.parametrize(
        "text",
        [
            "September 1, 2026",
            "1st of September 2026",
            "1 Sep 2026",
            "the first of September 2026",
        ],
    )
    def test_english(self, text: str, english: Wordbook) -> None:
        assert day_of(english, text) == date(2026, 9, 1)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "snart",
            "31 februari 2026",
            "2026-02-30",
            "2026-13-01",
            "0/0 2026",
            "32 maj 2026",
            "29 februari 2025",
            "0000-01-01",
            "9999-12-31",
            "kanske",
            "1 september 2027",
            "i morgon",
            "i våras",
            "1 september eller 1 oktober",
        ],
    )
    def test_no_date(self, text: str, swedish: Wordbook) -> None:
        assert day_of(swedish, text) is None

    def test_a_leap_day_without_year(self, swedish: Wordbook) -> None:
        assert day_of(swedish, "29 februari") in (None, date(2024, 2, 29))


@pytest.mark.parametrize(
    "text", ["11-13 månader", "ungefär ett år", "mellan 6 och 18 månader", "nästan 13 månader"]
)
def test_a_time_around_the_limit_of_a_rule_is_not_guessed(text: str, swedish: Wordbook) -> None:
    assert put_down(swedish, "months", text, limit=12) is None


@pytest.mark.parametrize(
    ("text", "months"),
    [("drygt ett år", 12), ("nästan ett år", 11), ("2-3 år", 24), ("1-2 år", 12)],
)
def test_a_time_on_one_side_of_it_is_kept(text: str, months: int, swedish: Wordbook) -> None:
    assert put_down(swedish, "months", text, limit=12) == months


@pytest.mark.parametrize(
    ("lang", "text", "shown"),
    [
        ("sv", "nästan två år", "Tid som chef: 1 år och 11 månader"),
        ("sv", "inte riktigt två år", "Tid som chef: 1 år och 11 månader"),
        ("sv", "2-3 år", "Tid som chef: 2 år"),
        ("sv", "två terminer", "Tid som chef: 1 år"),
        ("en", "since 2019", "Time as a manager: "),
    ],
)
async def test_what_is_put_down_in_other_words_is_shown(
    lang: Language, text: str, shown: str, chat: DirectChat
) -> None:
    seen = await at(chat, "time", lang, text)
    assert shown in seen.text
    assert field_of(seen) == "employment"


async def test_a_time_as_it_was_said_is_not_shown(chat: DirectChat) -> None:
    assert "Tid som chef" not in (await at(chat, "time", "sv", "2 år")).text


async def test_of_a_time_around_the_limit_the_whole_months_are_asked(chat: DirectChat) -> None:
    seen = await at(chat, "time", "sv", "11-13 månader")
    assert "vid gränsen" in seen.text
    assert field_of(seen) == "months_as_manager"


async def test_a_fraction_of_a_year_is_no_day(chat: DirectChat) -> None:
    assert field_of(await at(chat, "time", "sv", "4/5 år")) == "months_as_manager"
