from datetime import date
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.understanding import recognise
from dialogs.understanding.contact import name_in
from dialogs.understanding.wordbook import Wordbook
from tests.known import conversation

TODAY = date(2026, 10, 5)
BOOKS = list(conversation().languages.books.values())
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=200)
LEVELS = {"director": "Direktörsnivå", "administration": "Förvaltningsnivå", "other": "Annan nivå"}


class TestYesAndNo:
    @pytest.mark.parametrize(
        "text",
        [
            "ja",
            "Ja!",
            "JAPP",
            "jepp",
            "jo",
            "jajamän",
            "javisst",
            "absolut",
            "det stämmer",
            "yes",
            "ja tack",
            "ja, det är jag",
            "jo det är jag",
            "ja visst är jag det",
            "👍",
            "japp japp",
        ],
    )
    def test_yes(self, text: str, swedish: Wordbook) -> None:
        assert swedish.recogniser.yes_no(text) is True

    @pytest.mark.parametrize(
        "text",
        [
            "nej",
            "nä",
            "NÄÄ",
            "näe",
            "nepp",
            "nix",
            "no",
            "inte",
            "nej tack",
            "nej, inte ännu",
            "nä det är jag inte",
            "jag är inte chef",
            "inte än",
            "👎",
            "nej, men snart",
            "ej",
        ],
    )
    def test_no(self, text: str, swedish: Wordbook) -> None:
        assert swedish.recogniser.yes_no(text) is False

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "kanske",
            "vet inte",
            "ja och nej",
            "både och",
            "ja, men inte på heltid",
            "42",
            "hmm",
            "vad menar du?",
            "är jag inte chef?",
            "jag arbetar i ett stort projekt utan chef",
        ],
    )
    def test_neither(self, text: str, swedish: Wordbook) -> None:
        assert swedish.recogniser.yes_no(text) is None

    @pytest.mark.parametrize(
        ("text", "answer"),
        [("yep", True), ("Yes, I am", True), ("nope", False), ("I'm not", False), ("maybe", None)],
    )
    def test_english(self, text: str, answer: bool | None, english: Wordbook) -> None:
        assert english.recogniser.yes_no(text) is answer

    @pytest.mark.parametrize("group", ["yes", "no"])
    def test_every_listed_word(self, group: str, swedish: Wordbook, english: Wordbook) -> None:
        for book in (swedish, english):
            for word in getattr(book.pack.vocabulary, group):
                assert book.recogniser.yes_no(word) is (group == "yes"), word


class TestNumbers:
    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("0", 0),
            ("12", 12),
            ("ungefär 12 stycken", 12),
            ("1,5", 1.5),
            ("2.5", 2.5),
            ("noll", 0),
            ("ett", 1),
            ("Tolv", 12),
            ("tjugo", 20),
            ("tjugofem", 25),
            ("ett par", 2),
        ],
    )
    def test_number(self, text: str, number: float, swedish: Wordbook) -> None:
        assert swedish.recogniser.number(text) == number

    @pytest.mark.parametrize("text", ["", "många", "tre eller fyra", "1 2", "ettan", "9" * 400])
    def test_no_number(self, text: str, swedish: Wordbook) -> None:
        assert swedish.recogniser.number(text) is None

    def test_all_words_up_to_twenty(self, swedish: Wordbook, english: Wordbook) -> None:
        for book in (swedish, english):
            known = set(book.recogniser.numbers.values())
            assert known >= set(range(21))

    @pytest.mark.parametrize("text", ["tjugosex", "trettiosex", "fyrtioåtta", "sjuttio", "hundra"])
    def test_larger_words(self, text: str, swedish: Wordbook) -> None:
        assert swedish.recogniser.number(text) is not None


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
        ],
    )
    def test_swedish(self, text: str, months: int, swedish: Wordbook) -> None:
        assert swedish.recogniser.months(text) == months

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
        ],
    )
    def test_english(self, text: str, months: int, english: Wordbook) -> None:
        assert english.recogniser.months(text) == months

    @pytest.mark.parametrize(
        "text",
        ["", "länge", "sedan i våras", "år", "-3 år", "4/5 år", "101 år", f"{9:0<400} år"],
    )
    def test_neither(self, text: str, swedish: Wordbook) -> None:
        assert swedish.recogniser.months(text) is None

    @pytest.mark.parametrize("text", ["mindre än ett år", "inte ens ett år", "snart ett år"])
    def test_less_than_a_year_is_not_a_year(self, text: str, swedish: Wordbook) -> None:
        months = swedish.recogniser.months(text)
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
            ("1 september 2027", date(2027, 9, 1)),
        ],
    )
    def test_date(self, text: str, day: date, swedish: Wordbook) -> None:
        assert swedish.recogniser.date(text, TODAY) == day

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
        assert english.recogniser.date(text, TODAY) == date(2026, 9, 1)

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
        ],
    )
    def test_no_date(self, text: str, swedish: Wordbook) -> None:
        assert swedish.recogniser.date(text, TODAY) is None

    def test_a_leap_day_without_year(self, swedish: Wordbook) -> None:
        assert swedish.recogniser.date("29 februari", TODAY) in (None, date(2024, 2, 29))


class TestEmail:
    @pytest.mark.parametrize(
        ("text", "address"),
        [
            ("kim.berg@vasteras.se", "kim.berg@vasteras.se"),
            ("Min adress är kim@vasteras.se.", "kim@vasteras.se"),
            ("<kim+chef@skola.vasteras.se>", "kim+chef@skola.vasteras.se"),
            ("KIM@VASTERAS.SE", "KIM@VASTERAS.SE"),
        ],
    )
    def test_email(self, text: str, address: str) -> None:
        assert recognise.email(text) == address

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "kim",
            "kim@",
            "@vasteras.se",
            "kim@vasteras",
            "kim @vasteras.se",
            "a@b.se c@d.se",
            "kim..berg@vasteras.se",
            "kim@vasteras..se",
            f"{'k' * 250}@vasteras.se",
        ],
    )
    def test_no_email(self, text: str) -> None:
        assert recognise.email(text) is None


class TestChoice:
    @pytest.mark.parametrize(
        ("text", "key"),
        [
            ("1", "director"),
            ("3", "other"),
            ("tvåan", "administration"),
            ("den första", "director"),
            ("Direktörsnivå", "director"),
            ("direktor", "director"),
            ("förvaltningsniva", "administration"),
            ("annan", "other"),
        ],
    )
    def test_choice(self, text: str, key: str, swedish: Wordbook) -> None:
        places = swedish.places.named
        assert recognise.choice(text, LEVELS, places) == key

    @pytest.mark.parametrize("text", ["", "0", "4", "nivå", "avdelningen", "x" * 2000])
    def test_none(self, text: str, swedish: Wordbook) -> None:
        assert recognise.choice(text, LEVELS, swedish.places.named) is None

    @pytest.mark.parametrize("text", ["den sista", "sista", "sistnämnda"])
    def test_the_last(self, text: str, swedish: Wordbook) -> None:
        assert recognise.choice(text, LEVELS, swedish.places.named) == "other"

    def test_nearest_is_offered(self) -> None:
        assert recognise.nearest("direktion", LEVELS) == "Direktörsnivå"
        assert recognise.nearest("zzzz", LEVELS) is None


@pytest.mark.parametrize("text", ["²", "①", "1²"])
def test_other_digits_are_read_without_fault(text: str, swedish: Wordbook) -> None:
    recognise.choice(text, LEVELS, swedish.places.named)
    swedish.recogniser.number(text)


@given(ANYTHING.filter(lambda text: text.isascii() or not any(map(str.isdigit, text))))
def test_any_text_is_read_without_fault(text: str) -> None:
    for book in BOOKS:
        reader = book.recogniser
        assert reader.yes_no(text) in (True, False, None)
        reader.number(text)
        reader.months(text)
        reader.date(text, TODAY)
        recognise.choice(text, LEVELS, book.pack.vocabulary.ordinals)
    recognise.email(text)


@pytest.mark.parametrize("sign", ["1", "1.", "1 ", "a", "a,", "x@y.", "½"])
def test_a_long_answer_takes_no_longer_by_the_sign(sign: str, swedish: Wordbook) -> None:
    """Eight times as long takes some eight times as long: 2 000 figures once held all up."""
    reader = swedish.recogniser

    def took(length: int) -> float:
        text, began = (sign * length)[:length], thread_time()
        reader.months(text), reader.number(text), recognise.email(text), name_in(text, swedish)
        return thread_time() - began

    short, long = (min(took(length) for _ in range(5)) for length in (500, 4000))
    assert long < 30 * short
