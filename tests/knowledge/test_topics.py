import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.model import LANGUAGES, Knowledge, Language
from knowledge.topics import TopicFinder
from tests.known import conversation

FINDERS: dict[Language, TopicFinder] = {
    name: book.finder for name, book in conversation().languages.books.items()
}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("mentor", "mentorprogrammet"),
        ("MENTORPROGRAMMET", "mentorprogrammet"),
        ("aspirantprogramet", "aspirantprogrammet"),
        ("vad är temafrukosst", "temafrukostar"),
        ("chefs arenan", "chefsarenan"),
        ("hogre chefsprogrammet", "hogre-chefsprogrammet"),
        ("alltid basta mojliga mote", "alltid-basta-mojliga-mote"),
        ("ledarpolicyn", "ledarpolicy"),
    ],
)
def test_names_are_heard_whole_or_misspelt(text: str, topic: str) -> None:
    found = FINDERS["sv"].find(text)
    assert topic in found.named
    assert found.best
    assert found.best.topic == topic


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_title_finds_its_own_topic(language: Language, knowledge: Knowledge) -> None:
    wrong = {}
    for topic, article in knowledge.languages[language].articles.items():
        best = FINDERS[language].find(article.head.title).best
        if best is None or best.topic != topic:
            wrong[article.head.title] = best and best.topic
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_some_phrasings_find_their_own_topic(language: Language, knowledge: Knowledge) -> None:
    asked = [
        (phrasing, topic)
        for topic, article in knowledge.languages[language].articles.items()
        for phrasing in article.head.phrasings[::6]
    ]
    wrong = []
    for phrasing, topic in asked:
        best = FINDERS[language].find(phrasing).best
        if best is None or best.topic != topic:
            wrong.append((phrasing, topic, best and best.topic))
    assert len(wrong) <= len(asked) * 0.02, wrong


def test_two_names_are_both_named() -> None:
    named = FINDERS["sv"].find("skillnaden mellan mentorprogrammet och chefsarenan").named
    assert named == ("mentorprogrammet", "chefsarenan")


@pytest.mark.parametrize("text", ["", "?", "😀", "zzzz"])
def test_what_is_about_nothing_names_nothing(text: str) -> None:
    found = FINDERS["sv"].find(text)
    assert found.named == ()
    assert found.best is None or found.best.confidence < 0.3


def test_one_sentence_of_a_long_message_is_enough() -> None:
    text = (
        "Hej! Jag började hos er i augusti och trivs väldigt bra med allt, särskilt kollegorna"
        " och lokalerna. Det jag undrar är hur jag kan få en mentor. Ha en fin helg!"
    )
    best = FINDERS["sv"].find(text).best
    assert best
    assert best.topic == "mentorprogrammet"


@given(st.text(max_size=400))
def test_any_text_can_be_looked_at(text: str) -> None:
    found = FINDERS["sv"].find(text)
    scores = [candidate.score for candidate in found.candidates]
    assert scores == sorted(scores, reverse=True)
