import re

from bot.storage.number import ALPHABET, new_number


def test_number_is_made_of_letters_that_are_not_mixed_up() -> None:
    assert len(set(ALPHABET)) == 32
    assert not set("ILOU") & set(ALPHABET)
    drawn = {new_number("aspirant") for _ in range(1000)}
    assert len(drawn) == 1000
    assert all(
        re.fullmatch(f"ASP-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}", number) for number in drawn
    )


def test_number_begins_with_three_letters_whatever_the_programme() -> None:
    assert new_number("hogre-chefsprogrammet")[:4] == "HOG-"
    assert new_number("a-1")[:4] == "AXX-"
