import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.identity_number import find
from knowledge.text import clean

SPELLINGS = [
    "811228-9874",
    "8112289874",
    "19811228-9874",
    "198112289874",
    "19811228 9874",
    "811228 9874",
    "811228+9874",
    "811228–9874",
    "1981-12-28-9874",
    "19 81 12 28 98 74",
    "8 1 1 2 2 8 9 8 7 4",
    "８１１２２８-９８７４",
    "811228 - 9874",
    "811288-9871",
]
"""One invented person in many spellings, and the coordination number of another."""

LOOK_ALIKES = [
    "021-39 00 00",
    "070-123 45 67",
    "+46 70 555 12 34",
    "0046 70 555 12 34",
    "811228-9875",
    "811328-9874",
    "2026-09-01",
    "2026-09-01 till 2026-12-31",
    "kl 08.15-16.45 den 12 maj",
    "ASP-7Q2M-K4X9",
    "5560-4500",
    "1234567890",
    "4111 1111 1111 1111",
    "1 500 000 kr",
    "0000000000",
    "98112289874",
]


@pytest.mark.parametrize("written", SPELLINGS)
@pytest.mark.parametrize("around", ["{}", "Mitt personnummer är {}.", "({}),", "nr{}", "{}\n"])
def test_every_spelling_is_found(written: str, around: str) -> None:
    assert find(around.format(written))


def test_two_are_both_found() -> None:
    assert len(find("811228-9874 och 19900101-0017")) == 2


def test_signs_without_width_hide_nothing() -> None:
    assert find(clean("8112\u200b28-98\u202a74"))


@pytest.mark.parametrize("written", LOOK_ALIKES)
def test_what_only_looks_alike_is_left_alone(written: str) -> None:
    assert find(written) == []


@pytest.mark.parametrize("written", ["070-123 45 69", "0701234569"])
def test_a_telephone_number_is_left_alone(written: str) -> None:
    assert find(written) == []


@given(st.text(st.characters(exclude_categories=()), max_size=500))
def test_any_text_can_be_searched(text: str) -> None:
    assert find(text) == [] or any(sign.isdigit() for sign in text)


@given(st.text("0123456789 -+./", max_size=2000))
def test_long_rows_of_digits_take_no_time(text: str) -> None:
    find(text)


@pytest.mark.parametrize(
    "told",
    [
        "född 85 03 12, fyra sista 1231",
        "1985-03-12 och de fyra sista är 1231",
        "I was born 850312, last four 1231",
    ],
)
def test_a_number_told_in_two_pieces_is_found(told: str) -> None:
    assert find(told)


def test_a_date_and_another_number_are_left_alone() -> None:
    assert find("född 85 03 12, började 2021") == []
