import re
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.understanding.identity_number import find
from knowledge.text import clean
from tests.dialogs.numbers import LOOK_ALIKES as KINDS
from tests.dialogs.numbers import SPELLINGS as FORMS
from tests.dialogs.numbers import look_alikes, real_ones

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


class TestAThousandOfEach:
    """Twelve spellings of a thousand people, and a thousand phones, dates, invoices and sums."""

    def shares(self, finder: Callable[[str], object]) -> tuple[float, float]:
        """Shares of real numbers that are found, and of look-alikes that are taken for one."""
        found = [bool(finder(clean(text))) for _, text in real_ones(1000, 20261129)]
        alarms = [bool(finder(clean(text))) for _, text in look_alikes(1000, 20261129)]
        return sum(found) / len(found), sum(alarms) / len(alarms)

    def test_recall_and_false_alarms(self) -> None:
        recall, alarms = self.shares(find)
        assert recall >= 0.995
        assert alarms <= 0.01

    def test_no_spelling_and_no_kind_is_much_worse(self) -> None:
        missed = Counter(kind for kind, text in real_ones(6000, 7) if not find(clean(text)))
        taken = Counter(kind for kind, text in look_alikes(4000, 7) if find(clean(text)))
        assert max(missed.values(), default=0) <= 0.02 * 6000 / len(FORMS)
        assert max(taken.values(), default=0) <= 0.02 * 4000 / len(KINDS)

    def test_control_digits_alone_do_not_tell(self) -> None:
        plain = re.compile(r"(?<!\d)(?:\d{2})?\d{6}[-+ ]?\d{4}(?!\d)").search
        recall, alarms = self.shares(plain)
        assert recall < 0.9
        assert alarms > 0.05
