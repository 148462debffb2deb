import pytest

from knowledge.phrases import Phrases, Sayings, places


def test_places_are_filled_literally() -> None:
    phrases = Phrases({"hello": "Hej {name}, {{så}}!"})
    assert phrases.say("hello", name="{x} {0.__class__}") == "Hej {x} {0.__class__}, {så}!"


def test_a_place_without_value_is_a_fault_of_the_code() -> None:
    with pytest.raises(KeyError):
        Phrases({"hello": "Hej {name}"}).say("hello")
    with pytest.raises(KeyError):
        Phrases({}).say("hello")


def test_places_are_found() -> None:
    assert places("{a} och {b} och {a} {{c}}") == {"a", "b"}
    assert places("inget") == frozenset()


def test_sayings_are_whole_messages() -> None:
    sayings = Sayings({"yes": ["ja", "👍"], "bye": ["hej då"]})
    assert sayings.meant(" JA! ") == "yes"
    assert sayings.meant("👍") == "yes"
    assert sayings.meant("hej då...") == "bye"
    assert sayings.meant("ja hej då") is None
    assert sayings.meant("") is None
