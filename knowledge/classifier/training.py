"""Making the model of one language from its examples, the same from the same ones, in seconds."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from knowledge.classifier.examples import (
    ALONE,
    ANSWER,
    CHAT,
    CLARIFY,
    COMMAND,
    GAP,
    HOSTILE,
    LEANS,
    Example,
    digest,
)
from knowledge.classifier.features import Features
from knowledge.classifier.weights import HEADS, Weights

STRENGTH = 1.2
"""How closely the model may follow the examples: the inverse of the penalty on large weights."""
STEPS = 1_000
ENOUGH = 0.0003
"""Change per step at which the fitting stops."""
EVENNESS = 0.75
"""How much more a rare label counts: 0 as it is, 1 as much as the most frequent one."""
FEWEST = 3
"""Examples that must have a feature for it to count."""
IN_TALK = 0.6
"""Share of what stands alone that is also learned as said in the middle of a talk, ..."""
TALK_SHARE = 0.5
"""... and what each of these counts."""
WHOLE, LEANING, MEANING = "whole", "leaning", "meaning"
LISTED_SHARE = 0.15
"""What an article's own phrasing counts for the intent: they are many, and all are answered."""
Target = Callable[[Example], Sequence[str]]


def intent(example: Example) -> Sequence[str]:
    """What kind of message it is."""
    return (example.label,)


def topic(example: Example) -> Sequence[str]:
    """What it is about; of what may be meant or is compared, each."""
    return example.topics


def facet(example: Example) -> Sequence[str]:
    """Which section answers it."""
    return (example.facet,) if example.label == ANSWER and example.facet else ()


def gap(example: Example) -> Sequence[str]:
    """Which fact it asks for that the sources lack."""
    return (example.facet,) if example.label == GAP and example.facet else ()


def act(example: Example) -> Sequence[str]:
    """Which command it is, or which kind of small talk."""
    return (example.facet,) if example.label in (CHAT, COMMAND) and example.facet else ()


def stand(example: Example) -> Sequence[str]:
    """Whether it stands alone, or leans on what was talked of."""
    if example.follows or example.label == CLARIFY:
        return (LEANS,)
    return () if example.label in (CHAT, COMMAND, HOSTILE) else (ALONE,)


TARGETS: dict[str, Target] = {
    "intent": intent,
    "topic": topic,
    "facet": facet,
    "gap": gap,
    "act": act,
    "stand": stand,
}


@dataclass(frozen=True, slots=True)
class Lesson:
    """An example as one thing to learn from."""

    example: Example
    before: str | None
    """The topic that was talked of before."""
    share: float = 1.0
    """How much it counts."""
    of: str = WHOLE
    """What it teaches: whether it leans on a talk, everything else, or both."""


def train(
    features: Features,
    written: Sequence[Example],
    listed: Sequence[Example],
    titles: Mapping[str, str],
) -> Weights:
    """The weights for each feature and label.

    A feature counts by how rare it is, the logarithm of its share of messages: what stands in few
    of them says more. The weights have that in them, so that asking need not know of it.

    `listed` are the articles' own phrasings, `titles` what the topics are called.
    """
    lessons = [*lessons_of(written, listed, titles)]
    sets = [features.of(lesson.example.text, lesson.before) for lesson in lessons]
    count = Counter(feature for said in sets for feature in said)
    known = sorted(feature for feature, times in count.items() if times >= FEWEST)
    rarity = np.log([len(sets) / count[feature] for feature in known])
    table = as_table(sets, {feature: place for place, feature in enumerate(known)}, rarity)
    fitted = {head: fit(table, lessons, head) for head in HEADS}
    return Weights.rounded(
        known,
        np.hstack([columns(fitted[head].coef_ * rarity) for head in HEADS]),
        np.concatenate([columns(fitted[head].intercept_) for head in HEADS]).astype(np.float32),
        {head: fitted[head].classes_.tolist() for head in HEADS},
        digest(written),
    )


def lessons_of(
    written: Sequence[Example], listed: Sequence[Example], titles: Mapping[str, str]
) -> Iterator[Lesson]:
    """What is to be learned.

    What was said in a talk teaches what it means in that one. What follows an answer teaches by
    itself that it leans, and what it asks after its topic or with its name. What stands alone
    means the same in any talk, which some of it is put into.
    """
    topics = sorted(titles)
    for example in written:
        if example.follows:
            yield Lesson(example, None, of=LEANING)
            yield Lesson(example, example.topics[0], of=MEANING)
            yield Lesson(with_name(example, titles), None, of=MEANING)
            continue
        if example.is_turn:
            yield Lesson(example, example.before, of=MEANING)
            continue
        yield Lesson(example, None)
        chance = Random(example.text)  # noqa: S311 - the same for the same text, on purpose
        if example.label != CLARIFY and chance.random() < IN_TALK:
            yield Lesson(example, chance.choice(topics), TALK_SHARE, of=MEANING)
    yield from (Lesson(example, None, LISTED_SHARE) for example in listed)


def with_name(example: Example, titles: Mapping[str, str]) -> Example:
    """A follow-up as one that stands alone."""
    text = f"{example.text} {titles[example.topics[0]]}"
    return replace(example, text=text, follows=False)


def columns(learned: NDArray[np.float64]) -> NDArray[np.float64]:
    """A column for each label; where there are two, the difference is shared out."""
    if len(learned) > 1:
        return learned.T
    return np.concatenate([-learned, learned]).T / 2


def as_table(
    sets: Sequence[frozenset[str]], number: dict[str, int], rarity: NDArray[np.float64]
) -> Any:
    """A sparse row for each message: of length 1, and then with more of what is rare."""
    rows = [sorted(number[f] for f in said if f in number) for said in sets]
    ends = np.cumsum([0, *map(len, rows)])
    values = np.repeat([max(1, len(row)) ** -0.5 for row in rows], [len(row) for row in rows])
    places = np.concatenate(rows)
    values *= rarity[places]
    return csr_matrix((values, places, ends), shape=(len(rows), len(number)))


def fit(table: Any, lessons: Sequence[Lesson], head: str) -> Any:
    """One head: a logistic regression over the lessons that have a label for it."""
    teaches = LEANING if head == "stand" else MEANING
    places = [n for n, lesson in enumerate(lessons) if lesson.of in (WHOLE, teaches)]
    rows = [(place, TARGETS[head](lessons[place].example)) for place in places]
    chosen = [place for place, labels in rows for _ in labels]
    wanted = np.array([label for _, labels in rows for label in labels])
    share = np.array([lessons[place].share for place in chosen])
    if head in ("intent", "stand"):
        weight = balanced(wanted, share)
    else:
        weight = np.array([1 / len(labels) for _, labels in rows for _ in labels])
    model = LogisticRegression(C=STRENGTH, max_iter=STEPS, tol=ENOUGH)
    return model.fit(table[chosen], wanted, sample_weight=weight)


def balanced(labels: NDArray[np.str_], share: NDArray[np.float64]) -> NDArray[np.float64]:
    """The shares, with what is rare counted more."""
    total = {label: share[labels == label].sum() for label in set(labels.tolist())}
    most = max(total.values())
    balance = np.array([(most / total[label]) ** EVENNESS for label in labels.tolist()])
    balanced_share: NDArray[np.float64] = share * balance
    return balanced_share
