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
        book.moments.lengths.one(text)
        book.moments.day(text, TODAY)
        recognise.choice(text, LEVELS, book.pack.vocabulary.ordinals)
    recognise.email(text)


@pytest.mark.parametrize("sign", ["1", "1.", "1 ", "a", "a,", "x@y.", "½"])
def test_a_long_answer_takes_no_longer_by_the_sign(sign: str, swedish: Wordbook) -> None:
    """Eight times as long takes some eight times as long: 2 000 figures once held all up."""
    reader = swedish.recogniser

    def took(length: int) -> float:
        text, began = (sign * length)[:length], thread_time()
        (
            swedish.moments.lengths.one(text),
            reader.number(text),
            recognise.email(text),
            name_in(text, swedish),
        )
        return thread_time() - began

    short, long = (min(took(length) for _ in range(5)) for length in (500, 4000))
    assert long < 30 * short
