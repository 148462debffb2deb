import pytest

from knowledge.alternatives import Alternatives
from tests.known import conversation

BOOKS = conversation().languages.books
SWEDISH: Alternatives = BOOKS["sv"].finder.alternatives


def test_two_names_are_offered_with_what_is_said_beside_them() -> None:
    offered = SWEDISH.offered("Är det Chefsarenan eller mentorn som kräver fast anställning?")
    assert offered
    assert offered.topics == ("chefsarenan", "mentorprogrammet")
    assert offered.description == "ar det som kraver fast anstallning"


def test_the_other_one_is_what_the_named_one_may_be_mistaken_for() -> None:
    offered = SWEDISH.offered("är det temafrukosten eller det andra mötet som direktören ordnar?")
    assert offered
    assert offered.topics[0] == "temafrukostar"
    assert "chefsarenan" in offered.topics


def test_whether_it_is_a_thing_that_is_described() -> None:
    offered = SWEDISH.offered("är det ambassadören som handlar om att samarbeta över gränserna?")
    assert offered
    assert "stod-och-samverkan" in offered.topics


@pytest.mark.parametrize(
    "text",
    [
        "vad är mentorprogrammet?",
        "mentorprogrammet eller chefsarenan?",
        "är frukosten gratis eller kostar den?",
        "var det aspiranten eller mentorn som är bra? hur ofta går Högre chefsprogrammet?",
    ],
)
def test_a_question_that_offers_nothing_to_choose_between(text: str) -> None:
    assert SWEDISH.offered(text) is None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        (
            "är det temafrukosten eller chefsarenan som stadsdirektören bjuder in till?",
            "chefsarenan",
        ),
        (
            "är det chefsarenan eller temafrukosten som är i en restaurang på morgonen?",
            "temafrukostar",
        ),
    ],
)
def test_the_description_decides(text: str, topic: str) -> None:
    found = BOOKS["sv"].finder.find(text)
    assert found.alternatives
    assert found.best
    assert found.best.topic == topic


def test_what_is_ruled_out_counts_against_its_topic() -> None:
    finder = BOOKS["sv"].finder
    plain = {c.topic: c.score for c in finder.find("mötet för chefer").candidates}
    without = {c.topic: c.score for c in finder.find("mötet för chefer", "chefsarenan").candidates}
    assert without["chefsarenan"] < plain["chefsarenan"]
    assert without["temafrukostar"] == plain["temafrukostar"]


def test_a_name_that_is_the_whole_subject_comes_first() -> None:
    found = BOOKS["en"].finder.find("mentor requirements", subject=("mentor",))
    assert found.best
    assert found.best.topic == "mentorprogrammet"
