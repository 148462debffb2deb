import pytest

from knowledge.phrases import Listener, Phrases, Sayings, places


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


def test_listener_finds_in_order_and_the_longest() -> None:
    heard = Listener({"long": ["hur länge", "hur lång*"], "how": ["hur"], "who": ["^vem"]})
    assert [name for name, _ in heard.find("Hur långt, och hur länge?")] == ["long", "long"]
    assert heard.find("Vem är vem?") == [("who", "vem")]
    assert not heard.hears("men vem")
    assert heard.find("hurra hurdan") == []


def test_listener_hears_without_accents_and_marks() -> None:
    assert Listener({"x": ["får jag gå"]}).hears("FAR JAG,  GA!")


def test_a_short_open_phrase_and_one_that_is_a_whole_word() -> None:
    heard = Listener({"any": ["ko*"], "one": ["kosta"], "two": ["kosta något"]})
    assert [name for name, _ in heard.find("kosta kostade kosta något ko")] == [
        "one",
        "any",
        "two",
        "any",
    ]


def test_listener_of_nothing_hears_nothing() -> None:
    assert not Listener({}).hears("hej")
    assert Listener({}).find("") == []


def test_sayings_are_whole_messages() -> None:
    sayings = Sayings({"yes": ["ja", "👍"], "bye": ["hej då"]})
    assert sayings.meant(" JA! ") == "yes"
    assert sayings.meant("👍") == "yes"
    assert sayings.meant("hej då...") == "bye"
    assert sayings.meant("ja hej då") is None
    assert sayings.meant("") is None
