"""Making the model of one language from its examples, the same from the same ones, in seconds."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from knowledge.classifier.examples import ANSWER, CHAT, COMMAND, GAP, Example, digest
from knowledge.classifier.features import Features
from knowledge.classifier.weights import HEADS, Weights

STRENGTH = 20.0
"""How closely the model may follow the examples: the inverse of the penalty on large weights."""
STEPS = 1_000
ENOUGH = 0.0005
"""Change per step at which the fitting stops."""
FEWEST = 2
"""Examples that must have a feature for it to count."""
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


TARGETS: dict[str, Target] = {
    "intent": intent,
    "topic": topic,
    "facet": facet,
    "gap": gap,
    "act": act,
}


def train(features: Features, written: Sequence[Example], listed: Sequence[Example]) -> Weights:
    """The weights for each feature and label; `listed` are the articles' own phrasings."""
    everything = [*written, *listed]
    sets = [features.of(example.text) for example in everything]
    count = Counter(feature for said in sets for feature in said)
    known = sorted(feature for feature, times in count.items() if times >= FEWEST)
    table = as_table(sets, {feature: place for place, feature in enumerate(known)})
    share = np.array([1.0] * len(written) + [LISTED_SHARE] * len(listed))
    fitted = {head: fit(table, everything, share, head) for head in HEADS}
    return Weights(
        known,
        np.hstack([fitted[head].coef_.T for head in HEADS]),
        np.concatenate([fitted[head].intercept_ for head in HEADS]).astype(np.float32),
        {head: fitted[head].classes_.tolist() for head in HEADS},
        digest(written),
    )


def as_table(sets: Sequence[frozenset[str]], number: dict[str, int]) -> Any:
    """A sparse row for each message, each of length 1."""
    rows = [sorted(number[f] for f in said if f in number) for said in sets]
    ends = np.cumsum([0, *map(len, rows)])
    values = np.repeat([max(1, len(row)) ** -0.5 for row in rows], [len(row) for row in rows])
    return csr_matrix((values, np.concatenate(rows), ends), shape=(len(rows), len(number)))


def fit(table: Any, examples: Sequence[Example], share: NDArray[np.float64], head: str) -> Any:
    """One head: a logistic regression over the messages that have such a label."""
    rows = [(n, one, TARGETS[head](one)) for n, one in enumerate(examples)]
    chosen = [n for n, _, labels in rows for _ in labels]
    wanted = np.array([label for _, _, labels in rows for label in labels])
    weight = np.array([1 / len(labels) for _, _, labels in rows for _ in labels])
    if head == "intent":
        weight = balanced(wanted, share[chosen])
    model = LogisticRegression(C=STRENGTH, max_iter=STEPS, tol=ENOUGH)
    return model.fit(table[chosen], wanted, sample_weight=weight)


def balanced(labels: NDArray[np.str_], share: NDArray[np.float64]) -> NDArray[np.float64]:
    """The shares, with what is rare counted more: by the root of how rare it is."""
    total = {label: share[labels == label].sum() for label in set(labels.tolist())}
    most = max(total.values())
    balance = np.array([(most / total[label]) ** 0.5 for label in labels.tolist()])
    balanced_share: NDArray[np.float64] = share * balance
    return balanced_share
