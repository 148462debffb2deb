import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from knowledge.check import check
from knowledge.classifier.examples import CHAT, COMMAND, Example, examples, phrasings
from knowledge.classifier.features import Features
from knowledge.classifier.model import Classifier, likeliest
from knowledge.classifier.weights import Weights
from knowledge.files import LARGEST_FILE
from knowledge.load import EXAMPLES, FOLDER, LEARNED
from knowledge.model import Knowledge, Language
from knowledge.topics import TopicFinder
from tests.known import conversation, is_example


def classifier(language: Language) -> Classifier:
    return conversation().languages.books[language].finder.classifier


@pytest.mark.parametrize(
    ("language", "text", "intent", "topic"),
    [
        ("sv", "kan ni skriva upp mig på frukosten", "signup", "temafrukostar"),
        ("sv", "får man ta med sin hund på chefsarenan", "gap", "chefsarenan"),
        ("sv", "till hur stor del av livet tar Ledarskapsprogrammet slut", "answer", None),
        ("sv", "när plogas min gata", "off", None),
        ("en", "put me down for the mentor thing", "signup", "mentorprogrammet"),
        ("en", "can I bring my toddler to a theme breakfast", "gap", "temafrukostar"),
        ("en", "when will my street be cleared of snow", "off", None),
    ],
)
def test_it_hears_what_no_phrase_says(
    language: Language, text: str, intent: str, topic: str | None
) -> None:
    assert not is_example(text), "an example proves nothing"
    guess = classifier(language).guess(text)
    assert likeliest(guess.intent) == intent
    assert topic in (None, likeliest(guess.topic))


def test_the_shares_of_each_head_add_up() -> None:
    guess = classifier("sv").guess("hur länge pågår det?")
    for shares in (guess.intent, guess.topic, guess.facet, guess.gap, guess.act, guess.stand):
        assert sum(shares.values()) == pytest.approx(1, abs=1e-4)


def test_signs_and_capitals_make_no_difference() -> None:
    ask = classifier("sv").guess
    assert ask("Hur länge är det?!") == ask("hur lange ar det")


def test_it_has_no_opinion_where_nothing_was_learned(knowledge: Knowledge) -> None:
    pack = replace(knowledge.languages["sv"], learned=None)
    assert not TopicFinder(pack).classifier.guess("vad kostar det").intent


def test_it_has_no_opinion_on_a_topic_that_is_newer_than_it(knowledge: Knowledge) -> None:
    pack = knowledge.languages["sv"]
    assert pack.learned
    labels = {**pack.learned.labels}
    labels["topic"] = [name + "-old" for name in labels["topic"]]
    now = pack.learned
    older = Weights(list(now.number), now.rows, now.step, now.bias, labels, "")
    finder = TopicFinder(replace(pack, learned=older))
    assert not finder.classifier.guess("vad är mentorprogrammet").intent
    assert finder.classifier.guess("hej på dig").intent


@pytest.fixture
def lessons(folder: Path) -> Path:
    """The copy of the knowledge files, with what the classifier learns from."""
    for language in ("sv", "en"):
        shutil.copytree(FOLDER / language / EXAMPLES, folder / language / EXAMPLES)
        shutil.copy(FOLDER / language / LEARNED, folder / language / LEARNED)
    return folder


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("answer | mentorprogrammet | hur länge", "not LABEL | TOPIC | FACET | text"),
        ("praise | - | - | bra jobbat", "not LABEL | TOPIC | FACET | text"),
        ("answer | tennis | what | vad är tennis", "no such topic: tennis"),
        (
            "answer | mentorprogrammet | food | vad äter man",
            "food is nothing that answer can have",
        ),
        ("gap | mentorprogrammet | what | vad kostar det", "what is nothing that gap can have"),
    ],
)
def test_a_line_that_is_no_example_is_named(
    tmp_path: Path, knowledge: Knowledge, line: str, what: str
) -> None:
    (tmp_path / "new.txt").write_text(f"{line}\n", "utf-8")
    _, (fault,) = examples(tmp_path, knowledge.languages["sv"], "sv/examples")
    assert str(fault).startswith("sv/examples/new.txt: line 1: ")
    assert what in str(fault)


@pytest.mark.parametrize(
    ("content", "what"), [(b"x" * (LARGEST_FILE + 1), "larger than"), (b"\xe5\n", "not UTF-8")]
)
def test_examples_that_cannot_be_read_are_told(lessons: Path, content: bytes, what: str) -> None:
    (lessons / "en" / EXAMPLES / "new.txt").write_bytes(content)
    told = [str(fault) for fault in check(lessons)]
    assert len(told) == 1
    assert told[0].startswith(f"en/{EXAMPLES}/new.txt: {what}")


def test_examples_that_were_not_learned_are_told(lessons: Path) -> None:
    assert check(lessons) == []
    (lessons / "en" / EXAMPLES / "new.txt").write_text("chat | - | - | hiya\n", "utf-8")
    assert [fault.file for fault in check(lessons)] == [f"en/{LEARNED}"]


def test_training_is_the_same_every_time_and_survives_its_file(
    knowledge: Knowledge, tmp_path: Path
) -> None:
    pytest.importorskip("sklearn", reason='training needs scikit-learn: pip install ".[train]"')
    from knowledge.classifier.training import train

    pack = knowledge.languages["sv"]
    everything, _ = examples(FOLDER / "sv" / EXAMPLES, pack, "sv")
    talk = [one for one in everything if one.label in (CHAT, COMMAND)]
    written = [*everything[::1200], *talk[::120]]  # few, and still of every kind
    listed: list[Example] = list(phrasings(pack))[::200]
    titles = {topic: article.head.title for topic, article in pack.articles.items()}
    features: Features = TopicFinder(pack).classifier.features
    first, second = (train(features, written, listed, titles) for _ in range(2))
    first.save(tmp_path / LEARNED)
    again = Weights.load(tmp_path / LEARNED)
    assert again.labels == first.labels
    assert again.number == first.number
    assert np.array_equal(first.rows, second.rows)
    assert np.array_equal(again.rows, first.rows)
    assert np.array_equal(again.step, first.step)
