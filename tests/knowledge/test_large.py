"""Far more knowledge than we have: ten thousand entries, and one of 500 kB; row K7."""

import time
from pathlib import Path
from random import Random

import pytest

from knowledge import search
from knowledge.check import check, load
from knowledge.files import LARGEST_FILE
from knowledge.model import Knowledge
from knowledge.search import Entry, Index
from knowledge.topics import TopicFinder, entry
from tests.knowledge.many import MANY, grown, large, pool

OWN = "Husdjur får följa med till kontoret på fredagar."
ARTICLE = "sv/articles/temafrukostar.md"


@pytest.fixture
def ours(knowledge: Knowledge) -> list[Entry]:
    return [entry(article) for article in knowledge.languages["sv"].articles.values()]


@pytest.fixture
def dice() -> Random:
    return Random(7)  # noqa: S311 - the same words in every run


def first(index: Index, text: str) -> str:
    return index.search(text, 1).hits[0][0]


def seconds(index: Index, texts: list[str]) -> float:
    """Processor time for them all, at best."""
    times = []
    for _ in range(3):
        began = time.process_time()
        for text in texts:
            index.search(text)
        times.append(time.process_time() - began)
    return min(times)


def swallowed(entries: list[Entry], dice: Random) -> float:
    """Of all questions to the entries, the share that one of 500 kB draws to itself."""
    index = Index.build([*entries, large(entries, dice)])
    asked = [text for one in entries for text in (one.title, *one.questions)]
    return sum(first(index, text) == "large" for text in asked) / len(asked)


def test_k7_of_ten_thousand_each_is_found_by_some_of_its_words(
    ours: list[Entry], dice: Random
) -> None:
    many = grown(ours, dice, length=20)
    index = Index.build([*many, large(ours, dice)])
    assert len(index.ids) == MANY + 1
    some = {one.id: " ".join(one.text.split()[5:13]) for one in many[len(ours) :: 50]}
    assert [name for name, words in some.items() if first(index, words) != name] == []
    texts = list(some.values())
    times = seconds(index, texts) / seconds(Index.build(ours), texts)
    assert times < 40, "four hundred times the entries, and it measures four times the work"


def test_k7_one_of_500_kb_is_found_and_swallows_hardly_any_other(
    ours: list[Entry], dice: Random
) -> None:
    index = Index.build([*ours, large(ours, dice, OWN)])
    assert first(index, "får husdjuret följa med på fredagar?") == "large"
    assert swallowed(ours, dice) < 0.05


def test_k7_control_without_weighing_length_it_swallows_many(
    ours: list[Entry], dice: Random, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "LENGTH_WEIGHT", 0.0)
    assert swallowed(ours, dice) > 0.4


def topics(folder: Path) -> dict[str, str | None]:
    """What each title and every fifth phrasing is taken to be about."""
    pack = load(folder).languages["sv"]
    heads = [article.head for article in pack.articles.values()]
    asked = [text for head in heads for text in (head.title, *head.phrasings[::5])]
    found, finder = {}, TopicFinder(pack)
    for text in asked:
        best = finder.find(text).best
        found[text] = best.topic if best else None
    return found


def test_k7_an_article_as_large_as_a_file_may_be_takes_no_questions_away(
    folder: Path, ours: list[Entry], dice: Random
) -> None:
    before, file = topics(folder), folder / ARTICLE
    told = file.read_bytes()
    # Without figures, which would have to stand in the other language as well.
    words = [word for word in pool(ours) if not any(map(str.isdigit, word))]
    more = " ".join(dice.choices(words, k=LARGEST_FILE // 5)).encode()
    most = more[: LARGEST_FILE - len(told)].decode(errors="ignore").encode()
    file.write_bytes(told + most)
    after = topics(folder)
    moved = [text for text, topic in before.items() if after[text] != topic]
    assert len(moved) <= len(before) * 0.02, moved
    file.write_bytes(told + more)
    assert f"{ARTICLE}: larger than {LARGEST_FILE} bytes" in map(str, check(folder))
