"""Ranking of entries by two BM25 indexes: word stems with compound parts, and 4-grams of letters.

The letters see through inflection, compounds and typing errors, the words keep the subject
straight; each side is divided by its best score and the two are mixed.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from heapq import nlargest
from itertools import chain
from typing import Self

import snowballstemmer

from knowledge.model import Language
from knowledge.text import fold, words

WORDS_SHARE = 0.35
LETTERS_SHARE = 0.65
GRAM = 4
SHORTEST_PART = 4
"""Letters in the shortest half of a compound."""
SATURATION = 1.2
LENGTH_WEIGHT = 0.6
MOST_POSTINGS = 80_000
"""Postings that are read for a query before only the best candidates are followed."""
MOST_CANDIDATES = 1_000
STEMMERS = {"sv": "swedish", "en": "english"}


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to be found: its title, the ways people ask for it, and its text."""

    id: str
    title: str
    questions: Sequence[str] = ()
    text: str = ""


class Bm25:
    """Okapi BM25 over bags of terms; every posting's weight is worked out beforehand."""

    def __init__(self, bags: Sequence[Counter[str]], among: "Bm25 | None" = None) -> None:
        """With `among`, terms are as rare as they are in that larger index."""
        lengths = [bag.total() for bag in bags]
        mean = sum(lengths) / len(lengths) if any(lengths) else 1.0
        frequency = Counter(chain.from_iterable(bags))
        self.unseen: float = among.unseen if among else math.log(1 + (len(bags) + 0.5) / 0.5)
        """The weight of a term that no entry has."""
        self.idf = {
            term: math.log(1 + (len(bags) - n + 0.5) / (n + 0.5)) for term, n in frequency.items()
        }
        if among:
            self.idf = {term: among.idf.get(term, among.unseen) for term in frequency}
        self.entries: dict[str, list[int]] = {term: [] for term in frequency}
        self.shares: dict[str, list[float]] = {term: [] for term in frequency}
        self.size = len(bags)
        idf, entries, shares = self.idf, self.entries, self.shares
        for entry, (bag, length) in enumerate(zip(bags, lengths, strict=True)):
            damping = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length / mean)
            for term, count in bag.items():
                entries[term].append(entry)
                shares[term].append(idf[term] * count * (SATURATION + 1) / (count + damping))

    @cached_property
    def weights(self) -> list[dict[str, float]]:
        """The same by entry, made when it is first asked for."""
        weights: list[dict[str, float]] = [{} for _ in range(self.size)]
        for term, entries in self.entries.items():
            for entry, weight in zip(entries, self.shares[term], strict=True):
                weights[entry][term] = weight
        return weights

    def scores(self, terms: Iterable[str]) -> list[float]:
        """The score of every entry, by its number.

        Terms are read from the rarest on; what is left when a bound of postings is reached is
        looked up only for the best entries so far, so that a large index stays fast.
        """
        known = sorted((t for t in terms if t in self.entries), key=lambda t: -self.idf[t])
        scores = [0.0] * self.size
        read = 0
        for place, term in enumerate(known):
            read += len(self.entries[term])
            if read > MOST_POSTINGS and place:
                return self.finished(scores, known[place:])
            for entry, weight in zip(self.entries[term], self.shares[term], strict=True):
                scores[entry] += weight
        return scores

    def finished(self, scores: list[float], terms: Sequence[str]) -> list[float]:
        """The best entries with the weights of the common terms added, all others without."""
        best = nlargest(MOST_CANDIDATES, range(len(scores)), key=scores.__getitem__)
        complete = [0.0] * len(scores)
        for entry in best:
            complete[entry] = scores[entry] + self.score(entry, terms)
        return complete

    def score(self, entry: int, terms: Iterable[str]) -> float:
        """The score of a single entry."""
        weights = self.weights[entry]
        return sum(weights.get(term, 0.0) for term in terms)

    def ceiling(self, terms: Iterable[str]) -> float:
        """What the query would score against itself, unknown terms at full weight."""
        return sum(self.idf.get(term, self.unseen) for term in terms)


class Terms:
    """Turns text into terms: stems and compound parts, and folded 4-grams across spaces."""

    def __init__(self, language: Language, vocabulary: Iterable[str]) -> None:
        stemmer = snowballstemmer.stemmer(STEMMERS[language])
        self.stem = lru_cache(maxsize=20_000)(stemmer.stemWord)
        self.known = {self.stem(word) for word in vocabulary if len(word) >= SHORTEST_PART}
        self.compound = language == "sv"
        self.parts = lru_cache(maxsize=20_000)(self._parts)

    def _parts(self, word: str) -> tuple[str, ...]:
        """The stem of a word, and of its two halves where both are words that we know."""
        stem = self.stem(word)
        if not self.compound:
            return (stem,)
        for cut in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            head, tail = word[:cut], self.stem(word[cut:])
            joined = self.stem(head.removesuffix("s"))
            if tail in self.known and joined in self.known and len(joined) >= SHORTEST_PART:
                return (stem, joined, tail)
        return (stem,)

    def of_words(self, text: str) -> Counter[str]:
        """Stems and compound parts."""
        return Counter([part for word in words(text) for part in self.parts(word)])

    def of_letters(self, text: str) -> Counter[str]:
        """4-grams of the folded text, spaces included."""
        line = f" {fold(text)} "
        return Counter([line[i : i + GRAM] for i in range(max(1, len(line) - GRAM + 1))])


@dataclass(frozen=True, slots=True)
class Ranked:
    """What a search found: entry ids with mixed scores from 0 to 1, best first, and how sure."""

    hits: tuple[tuple[str, float], ...]
    confidence: Mapping[str, float]
    """Letter score of each hit over the query's score against itself, 0 to about 1."""


class Index:
    """A searchable set of entries."""

    def __init__(self, ids: Sequence[str], terms: Terms, by_words: Bm25, by_letters: Bm25) -> None:
        self.ids = ids
        self.place = {name: number for number, name in enumerate(ids)}
        self.terms = terms
        self.by_words = by_words
        self.by_letters = by_letters

    @classmethod
    def build(
        cls,
        entries: Iterable[Entry],
        language: Language = "sv",
        terms: Terms | None = None,
        among: "Index | None" = None,
    ) -> Self:
        """An index over the entries, in one pass; `terms` of another index can be shared.

        With `among`, a part of a larger whole: its terms are as rare as they are there.
        """
        listed = list(entries)
        texts = [" . ".join((e.title, *e.questions, e.text)) for e in listed]
        terms = terms or Terms(language, {word for text in texts for word in words(text)})
        return cls(
            [entry.id for entry in listed],
            terms,
            Bm25([terms.of_words(text) for text in texts], among.by_words if among else None),
            Bm25([terms.of_letters(text) for text in texts], among.by_letters if among else None),
        )

    def rank(self, text: str, limit: int = 10) -> list[tuple[str, float]]:
        """The best entries for a query with their scores, best first."""
        return list(self.search(text, limit).hits)

    def fit(self, text: str, ids: Iterable[str]) -> dict[str, float]:
        """How much of a text each of a few entries explains, words and letters mixed, 0 to 1."""
        grams, terms = self.terms.of_letters(text), self.terms.of_words(text)
        letters = self.by_letters.ceiling(grams) or 1.0
        said = self.by_words.ceiling(terms) or 1.0
        return {
            name: LETTERS_SHARE * self.by_letters.score(self.place[name], grams) / letters
            + WORDS_SHARE * self.by_words.score(self.place[name], terms) / said
            for name in ids
        }

    def explained(self, text: str) -> dict[str, float]:
        """How much of a text each entry explains by its letters, as `search` counts confidence."""
        grams = self.terms.of_letters(text)
        ceiling = self.by_letters.ceiling(grams) or 1.0
        scores = self.by_letters.scores(grams)
        return {name: score / ceiling for name, score in zip(self.ids, scores, strict=True)}

    def search(self, text: str, limit: int = 10) -> Ranked:
        """The best entries for a query, with a confidence for each."""
        grams = self.terms.of_letters(text)
        by_letters = self.by_letters.scores(grams)
        by_words = self.by_words.scores(self.terms.of_words(text))
        letters = LETTERS_SHARE / (max(by_letters, default=0.0) or 1.0)
        said = WORDS_SHARE / (max(by_words, default=0.0) or 1.0)
        mixed = [letters * a + said * b for a, b in zip(by_letters, by_words, strict=True)]
        best = nlargest(limit, range(len(mixed)), key=mixed.__getitem__)
        top = [entry for entry in best if by_letters[entry]]
        ceiling = self.by_letters.ceiling(grams) or 1.0
        return Ranked(
            tuple((self.ids[entry], mixed[entry]) for entry in top),
            {self.ids[entry]: by_letters[entry] / ceiling for entry in top},
        )
