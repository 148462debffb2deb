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
    """A row of weights for each feature, and a column for each label of each head."""

    def __init__(
        self,
        features: list[str],
        rows: NDArray[np.floating],
        bias: NDArray[np.float32],
        labels: Mapping[str, list[str]],
        learned_from: str,
    ) -> None:
        self.number = {feature: place for place, feature in enumerate(features)}
        self.rows = rows.astype(np.float32)
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

    @classmethod
    def load(cls, path: Path) -> Self:
        """From a file that `save` wrote."""
        with np.load(path, allow_pickle=False) as file:
            return cls(
                str(file["features"]).split("\n"),
                file["rows"] * file["step"],
                file["bias"],
                {head: str(file[head]).split("\n") for head in HEADS},
                str(file["learned_from"]),
            )

    def save(self, path: Path) -> None:
        """Into a file, each column in 255 steps, which is fine enough and a fifth of the size."""
        step = np.abs(self.rows).max(axis=0, initial=LEAST).astype(np.float32) / STEPS
        listed = {head: np.array("\n".join(self.labels[head])) for head in HEADS}
        np.savez_compressed(
            path,
            allow_pickle=False,
            features=np.array("\n".join(self.number)),
            rows=np.rint(self.rows / step).astype(np.int8),
            step=step,
            bias=self.bias,
            learned_from=np.array(self.learned_from),
            **listed,
        )
