from knowledge.listening import PLAINLY, Hit, Listener, Listeners


def test_it_finds_in_order_and_the_longest() -> None:
    heard = Listener({"long": ["hur länge", "hur lång*"], "how": ["hur"], "who": ["^vem"]})
    assert [name for name, _ in heard.find("Hur långt, och hur länge?")] == ["long", "long"]
    assert heard.find("Vem är vem?") == [("who", "vem")]
    assert not heard.hears("men vem")
    assert heard.find("hurra hurdan") == []


def test_it_hears_without_accents_and_marks() -> None:
    assert Listener({"x": ["får jag gå"]}).hears("FAR JAG,  GA!")


def test_a_short_open_phrase_and_one_that_is_a_whole_word() -> None:
    heard = Listener({"any": ["ko*"], "one": ["kosta"], "two": ["kosta något"]})
    assert [name for name, _ in heard.find("kosta kostade kosta något ko")] == [
        "one",
        "any",
        "two",
        "any",
    ]


def test_it_of_nothing_hears_nothing() -> None:
    assert not Listener({}).hears("hej")
    assert Listener({}).find("") == []


def test_a_word_may_end_so_and_any_word_may_stand_between() -> None:
    heard = Listener({"leads": ["*chef"], "left": ["slutar som *", "^har *chef"]})
    assert heard.find("Enhetschef slutar som rektor") == [
        ("leads", "enhetschef"),
        ("left", "slutar som rektor"),
    ]
    assert not heard.hears("chef")
    assert heard.find("har en stabschef") == [("leads", "stabschef")]
    assert heard.find("har stabschef") == [("left", "har stabschef")]


def test_a_written_first_word_counts_before_an_open_one() -> None:
    heard = Listener({"any": ["* chef nu"], "one": ["blir chef"], "role": ["*schef"]})
    assert heard.find("blir chef nu") == [("one", "blir chef")]
    assert heard.find("är chef nu") == [("any", "ar chef nu")]


def test_a_word_belongs_to_one_phrase_of_each_group() -> None:
    heard = Listeners(
        {"roles": {"manager": ["chef", "chef i staden"]}, "places": {"city": ["i staden"]}}
    )
    found = heard.find("Jag är chef i staden")
    assert found["roles"] == [Hit("manager", 7, 20, "chef i staden")]
    assert found["places"] == [Hit("city", 12, 20, "i staden")]


def test_plain_texts_keep_their_places_and_the_dots_of_a_word() -> None:
    heard = Listener({"here": ["här"]}, PLAINLY)
    assert heard.hits("jag  har, haar.") == [Hit("here", 10, 14, "haar")]
    assert heard.replace("chef haar nu", "xx") == "chef xx nu"
