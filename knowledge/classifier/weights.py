"""What the classifier has learned, as it lies in its file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

STEPS = 127
"""Steps from nothing to the largest weight of a column."""
LEAST = 1e-6
HEADS = ("intent", "topic", "facet", "gap", "act", "stand")


class Weights:
    """A row of weights for each feature, and a column for each label of each head.

    A weight is a whole number of steps, and each column has a step of its own: a quarter of the
    memory, and fine enough.
    """

    def __init__(
        self,
        features: list[str],
        rows: NDArray[np.int8],
        step: NDArray[np.float32],
        bias: NDArray[np.float32],
        labels: Mapping[str, list[str]],
        learned_from: str,
    ) -> None:
        self.number = {feature: place for place, feature in enumerate(features)}
        self.rows = rows
        self.step = step
        self.bias = bias
        self.labels = labels
        self.topics = frozenset(labels["topic"])
        self.learned_from = learned_from
        """The digest of the examples."""
        self.heads: list[tuple[list[str], slice]] = []
        start = 0
        for head in HEADS:
            end = start + len(labels[head])
            self.heads.append((labels[head], slice(start, end)))
            start = end
        lengths = [len(labels[head]) for head in HEADS]
        self.head_of = np.repeat(np.arange(len(HEADS)), lengths)
        """For each column the number of its head, ..."""
        self.starts = np.array([span.start for _, span in self.heads])
        """... and where each head begins."""

    @classmethod
    def load(cls, path: Path) -> Self:
        """From a file that `save` wrote."""
        with np.load(path, allow_pickle=False) as file:
            return cls(
                str(file["features"]).split("\n"),
                file["rows"],
                file["step"],
                file["bias"],
                {head: str(file[head]).split("\n") for head in HEADS},
                str(file["learned_from"]),
            )

    @classmethod
    def rounded(
        cls,
        features: list[str],
        weights: NDArray[np.floating],
        bias: NDArray[np.float32],
        labels: Mapping[str, list[str]],
        learned_from: str,
    ) -> Self:
        """From weights as they were learned, each column in 255 steps."""
        step = np.abs(weights).max(axis=0, initial=LEAST).astype(np.float32) / STEPS
        rows = np.rint(weights / step).astype(np.int8)
        return cls(features, rows, step, bias, labels, learned_from)

    def total(self, places: list[int]) -> NDArray[np.float32]:
        """What some features add up to, in each column."""
        rows = self.rows.take(places, axis=0).astype(np.float32)
        total: NDArray[np.float32] = np.add.reduce(rows) * self.step
        return total

    def save(self, path: Path) -> None:
        """Into a file."""
        listed = {head: np.array("\n".join(self.labels[head])) for head in HEADS}
        np.savez_compressed(
            path,
            allow_pickle=False,
            features=np.array("\n".join(self.number)),
            rows=self.rows,
            step=self.step,
            bias=self.bias,
            learned_from=np.array(self.learned_from),
            **listed,
        )
