import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text import clean, fold, words

ANYTHING = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  hej \r\n på\rdig ", "hej \n på\ndig"),
        ("a\x00b\x07c\x1bd", "abcd"),
        ("\u200bja\ufeff", "ja"),
        ("abc\u202ecba", "abccba"),
        ("A\u030asa", "Åsa"),
        ("100\xa0000", "100 000"),
        ("\ud83dhalv", "halv"),
        ("👩\u200d🍳", "👩\u200d🍳"),
        ("", ""),
    ],
)
def test_clean(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Är du på?", ["är", "du", "på"]),
        ("e-post: KIM@vasteras.se", ["e", "post", "kim", "vasteras", "se"]),
        ("what’s up, don't", ["what's", "up", "don't"]),
        ("a_b 2026-09-01", ["a", "b", "2026", "09", "01"]),
        ("che\u200df", ["chef"]),
        ("😀 !?", []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert list(words(text)) == found


def test_fold_takes_accents_away() -> None:
    assert fold("Är DU på Öster-é?") == "ar du pa oster e"
    assert fold("A\u0308r") == fold("Är")


@given(ANYTHING)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    cleaned.encode()
    assert "\x00" not in cleaned


@given(ANYTHING)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
