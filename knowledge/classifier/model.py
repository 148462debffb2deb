"""Asking the model: what kind of message, which topic, which fact of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from knowledge.classifier.examples import ANSWER, GAP
from knowledge.classifier.features import Features
from knowledge.classifier.weights import Weights
from knowledge.text import fold

REMEMBERED = 32
"""Messages whose guesses are remembered: several dialogs ask about the same one."""

FAMILIAR = 0.5
"""Share of a message's features that examples must have had: of `asdf qwer` nothing is known."""
LETTERS = re.compile("[a-z]{2}")

Shares = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Guess:
    """What a message seems to be, each with shares that add up to 1."""

    intent: Shares
    """answer, gap, off, signup, join, compare, choose, clarify, chat, command, hostile."""
    topic: Shares
    facet: Shares
    """Which section answers, if one does."""
    gap: Shares
    """Which fact is asked for, if the sources lack it."""
    act: Shares
    """Which command it is, or which kind of small talk, if it is one."""
    stand: Shares
    """Whether it stands alone, or leans on what was talked of."""

    @property
    def asks(self) -> float:
        """The share of questions on our matters, whether the sources answer them or not."""
        return self.intent.get(ANSWER, 0.0) + self.intent.get(GAP, 0.0)

    @property
    def likeliest_topic(self) -> str:
        """The topic with the largest share."""
        return likeliest(self.topic)

    def facet_among(self, facets: Iterable[str]) -> Shares:
        """The shares of those facets that an article has."""
        return among(self.facet, facets)

    def act_among(self, acts: Iterable[str]) -> Shares:
        """The shares of those acts that can be meant: of a command, no kind of small talk."""
        return among(self.act, acts)


def among(shares: Shares, names: Iterable[str]) -> Shares:
    """The shares of some of the names, as parts of theirs."""
    some = {name: shares.get(name, 0.0) for name in names}
    whole = sum(some.values()) or 1.0
    return {name: share / whole for name, share in some.items()}


NO_GUESS = Guess({}, {}, {}, {}, {}, {})


def likeliest(shares: Shares) -> str:
    """The key with the largest share."""
    return max(shares, key=lambda name: shares[name])


class Classifier:
    """Linear models over features, one for each head, softmax each."""

    def __init__(self, features: Features, weights: Weights | None) -> None:
        """Without weights, nothing has been learned and there is never an opinion."""
        self.features = features
        self.weights = weights
        self.remembered = lru_cache(maxsize=REMEMBERED)(self._guess)

    def guess(self, text: str, before: str | None = None) -> Guess:
        """What a message seems to be, after `before` was talked of.

        There is no opinion on a topic that was never learned.
        """
        return self.remembered(fold(text), before)

    def _guess(self, text: str, before: str | None) -> Guess:
        """The same of folded text."""
        weights = self.weights
        if weights is None or not self.has_learned(weights, text, before):
            return NO_GUESS
        features = self.features.of(text, before)
        said = [n for f in features if (n := weights.number.get(f)) is not None]
        if len(said) < FAMILIAR * len(features) or not LETTERS.search(text):
            return NO_GUESS
        scale = max(1, len(said)) ** -0.5
        shares = softmax(weights.total(said) * scale + weights.bias, weights).tolist()
        heads = (dict(zip(labels, shares[span], strict=True)) for labels, span in weights.heads)
        return Guess(*heads)

    def has_learned(self, weights: Weights, text: str, before: str | None) -> bool:
        """Whether every topic named or talked of was there when the model was made."""
        named = self.features.names.exactly(text)
        return weights.topics.issuperset((*named, before) if before else named)


def softmax(totals: NDArray[np.float32], weights: Weights) -> NDArray[np.float32]:
    """Shares that add up to 1 within each head."""
    raised = np.exp(totals - totals.max())
    shares: NDArray[np.float32] = raised / np.add.reduceat(raised, weights.starts)[weights.head_of]
    return shares
