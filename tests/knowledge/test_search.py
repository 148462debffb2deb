import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search import Entry, Index

ENTRIES = [
    Entry("mentor", "Mentorprogrammet", ["Vem kan få en mentor?", "mentor och adept"]),
    Entry("frukost", "Temafrukostar", ["När är frukosten?", "frukostmöte med tema"]),
    Entry("arena", "Chefsarenan", ["Vad är chefsarenan?", "möte för alla chefer"]),
]
INDEX = Index.build(ENTRIES)


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("mentor", "mentor"),
        ("mentorn", "mentor"),
        ("mentorprogramet", "mentor"),
        ("vem får va metnor", "mentor"),
        ("frukostar", "frukost"),
        ("FRUKOSTMÖTET", "frukost"),
        ("frukostmote", "frukost"),
        ("chefs arena", "arena"),
        ("arenan", "arena"),
    ],
)
def test_inflected_misspelt_and_compound_words_are_found(query: str, best: str) -> None:
    assert INDEX.search(query).hits[0][0] == best


def test_scores_fall_and_lie_between_nought_and_one() -> None:
    hits = INDEX.search("möte med mentor").hits
    scores = [score for _, score in hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert len({name for name, _ in hits}) == len(hits)


def test_limit_is_kept() -> None:
    assert len(INDEX.search("möte med mentor chefer frukost", limit=1).hits) == 1


@pytest.mark.parametrize("query", ["", " ", "?!", "😀", "\x00"])
def test_nothing_finds_nothing_much(query: str) -> None:
    assert all(0 <= confidence <= 1 for confidence in INDEX.search(query).confidence.values())


def test_confidence_tells_known_from_unknown() -> None:
    known = max(INDEX.search("vem kan få en mentor").confidence.values())
    unknown = max(INDEX.search("parkering xylofon kvitton").confidence.values(), default=0.0)
    assert known > 0.5 > 0.2 > unknown


def test_equal_scores_keep_the_same_order() -> None:
    twins = Index.build([Entry("b", "samma ord"), Entry("a", "samma ord")])
    assert twins.search("samma ord").hits == twins.search("samma ord").hits
    assert [name for name, _ in twins.search("samma ord").hits] == ["b", "a"]


def test_an_index_of_nothing_finds_nothing() -> None:
    assert Index.build([]).search("mentor").hits == ()


def test_english_stems() -> None:
    index = Index.build([Entry("m", "Mentoring", ["who gets a mentor"])], "en")
    assert index.search("mentors").hits[0][0] == "m"


@given(st.text(max_size=300))
def test_any_text_can_be_searched(text: str) -> None:
    assert len(INDEX.search(text).hits) <= len(ENTRIES)
