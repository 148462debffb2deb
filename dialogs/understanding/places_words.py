"""Ways to point at a place in what was listed, and what one of the things is called."""

import re
from collections.abc import Mapping, Set

from knowledge.listening import Listener
from knowledge.model import LanguagePack, Vocabulary
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
        self.known = {fold(said): a for said, a in known_by(pack).items()}
        ones = vocabulary.known_ones
        self.known_one = re.compile(
            rf"\b(?:{any_of(ones.leads)})\s+(?P<known>{any_of(self.known)})"
            rf"\s+(?:{any_of(ones.ends)})\b",
            re.IGNORECASE,
        )
        self.explaining = words_of(pack.facets["what"].hints)

    def with_known(self, text: str) -> str:
        """`How is that different from the higher one?`, with the name of the programme."""
        return self.known_one.sub(lambda one: self.known[fold(one["known"])], text)


def known_by(pack: LanguagePack) -> dict[str, str]:
    """What a programme is called, by each of the words by which no other one is known."""
    begun = {name: beginnings(pack, name) for name in pack.programmes}
    return {
        said: pack.articles[name].head.called
        for name, programme in pack.programmes.items()
        for said in programme.known_by
        if not is_shared(pack, {other: begun[other] for other in begun if other != name}, said)
    }


def beginnings(pack: LanguagePack, programme: str) -> frozenset[str]:
    """The names of a programme without their last word."""
    names = pack.articles[programme].head.names
    return frozenset(fold(name).rpartition(" ")[0] for name in names)


def is_shared(pack: LanguagePack, others: Mapping[str, Set[str]], said: str) -> bool:
    """Whether another programme may be meant by some words: `introduction`, `director`.

    The others come with how their names begin.
    """
    grouped = any(said in g.words and not others.keys().isdisjoint(g.topics) for g in pack.groups)
    return grouped or any(fold(said) in begun for begun in others.values())


def numbered(vocabulary: Vocabulary) -> dict[str, int]:
    """The folded ways to say the number of a choice, and that number: `nr 2`."""
    leads = [fold(lead) for lead in vocabulary.number_leads]
    return {f"{lead} {n}": n for lead in leads for n in range(1, MOST_LISTED + 1)}
