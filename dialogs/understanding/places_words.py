"""Ways to point at a place in what was listed, and what one of the things is called."""

import re

from knowledge.model import LanguagePack, Vocabulary
from knowledge.phrases import Listener
from knowledge.text import any_of, fold, words_of

MOST_LISTED = 9
"""Choices of a list."""


class PlaceWords:
    """The places of a list in one language: the second one, number two, the other."""

    def __init__(self, pack: LanguagePack) -> None:
        vocabulary = pack.vocabulary
        self.named = {fold(phrase): place for phrase, place in vocabulary.ordinals.items()}
        by_place = {
            place: [p for p, at in self.named.items() if at == place]
            for place in self.named.values()
        }
        self.counting = Listener({str(place): said for place, said in by_place.items()})
        self.numbered = numbered(vocabulary)
        self.every = self.numbered | self.named
        split = {tuple(phrase.split()): place for phrase, place in self.every.items()}
        self.long = sorted(
            ((phrase, place) for phrase, place in split.items() if len(phrase) > 1),
            key=lambda item: -len(item[0]),
        )
        self.pointing_at = Listener({"place": map(" ".join, (p for p, _ in self.long))})
        self.surely_other = {phrase for phrase, place in self.named.items() if place == 0}
        self.points = words_of(vocabulary.points_told)
        self.of_points = {
            f"{point} {said}": int(n)
            for point in self.points
            for said, n in vocabulary.numbers.items()
            if n == int(n)
        }
        self.with_points = self.numbered | self.of_points | self.named
        places, points = any_of(self.with_points), any_of(self.points)
        self.standing = re.compile(rf"\b({places})(?: (?:{points})\b|$)")
        """The words for a place that stand at the end, or before `point`."""
        self.explaining = words_of(pack.facets["what"].hints)


def numbered(vocabulary: Vocabulary) -> dict[str, int]:
    """The folded ways to say the number of a choice, and that number: `nr 2`."""
    leads = [fold(lead) for lead in vocabulary.number_leads]
    return {f"{lead} {n}": n for lead in leads for n in range(1, MOST_LISTED + 1)}
