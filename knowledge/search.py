"""Ranking of entries by two BM25 indexes: word stems with compound parts, and 4-grams of letters.

The letters see through inflection, compounds and typing errors, the words keep the subject
straight; each side is divided by its best score and the two are mixed.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, repeat
from typing import Self

import numpy as np
import snowballstemmer
from numpy.typing import NDArray

from knowledge.model import Language
from knowledge.text import fold, words

WORDS_SHARE = 0.35
LETTERS_SHARE = 0.65
GRAM = 4
SHORTEST_PART = 4
"""Letters in the shortest half of a compound."""
LONGEST_WORD = 60
"""Letters up to which a word is taken apart: nothing longer is one, and each cut takes time."""
FEW = 40
"""Entries up to which the postings are kept as a table."""
SATURATION = 1.2
LENGTH_WEIGHT = 0.6
STEMMERS = {"sv": "swedish", "en": "english"}


Weights = NDArray[np.float64]
Places = NDArray[np.intp]


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
        self.size = len(bags)
        frequency = Counter(chain.from_iterable(bags))
        self.unseen: float = among.unseen if among else self.rarity(0)
        """The weight of a term that no entry has."""
        self.idf = {term: self.rarity(n) for term, n in frequency.items()}
        if among:
            self.idf = {term: among.idf.get(term, among.unseen) for term in frequency}
        ends = list(accumulate(frequency.values()))
        self.spans = {t: slice(e - frequency[t], e) for t, e in zip(frequency, ends, strict=True)}
        """Where the postings of each term lie, one after another."""
        self.entries, self.shares = self.postings(bags)
        self.row = {term: place for place, term in enumerate(self.spans)}
        self.rows = self.table() if self.size <= FEW else None

    def rarity(self, entries: int) -> float:
        """The weight of a term that so many entries have."""
        return math.log(1 + (self.size - entries + 0.5) / (entries + 0.5))

    def postings(self, bags: Sequence[Counter[str]]) -> tuple[Places, Weights]:
        """The entries of every term, and what the term adds to the score of each."""
        number = {term: place for place, term in enumerate(self.spans)}
        terms = np.fromiter((number[t] for bag in bags for t in bag), np.intp)
        counts = np.fromiter((n for bag in bags for n in bag.values()), np.float64)
        lengths = np.array([bag.total() for bag in bags], np.float64)
        entries = np.repeat(np.arange(self.size), [len(bag) for bag in bags])
        idf = np.fromiter(self.idf.values(), np.float64)
        mean = lengths.mean() if lengths.any() else 1.0
        damping = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * lengths / mean)
        shares = idf[terms] * counts * (SATURATION + 1) / (counts + damping[entries])
        by_term = np.argsort(terms, kind="stable")
        return entries[by_term], shares[by_term]

    def table(self) -> Weights:
        """A row for each term with what it adds to each entry: quicker where entries are few."""
        rows = np.zeros((len(self.spans), self.size))
        for row, span in zip(rows, self.spans.values(), strict=True):
            row[self.entries[span]] = self.shares[span]
        return rows

    def scores(self, terms: Iterable[str]) -> Weights:
        """The score of every entry, by its number."""
        if self.rows is not None:
            said = [row for term in terms if (row := self.row.get(term)) is not None]
            scores: Weights = self.rows[said].sum(axis=0)
            return scores
        spans = [self.spans[term] for term in terms if term in self.spans]
        if not spans:
            return np.zeros(self.size)
        entries = np.concatenate([self.entries[span] for span in spans])
        shares = np.concatenate([self.shares[span] for span in spans])
        return np.bincount(entries, shares, self.size).astype(np.float64, copy=False)

    def ceiling(self, terms: Iterable[str]) -> float:
        """What the query would score against itself, unknown terms at full weight."""
        return sum(map(self.idf.get, terms, repeat(self.unseen)))


@dataclass(frozen=True, slots=True)
class Query:
    """The terms of a text, to be asked of several indexes that share theirs."""

    grams: Counter[str]
    stems: Counter[str]


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
        if not self.compound or len(word) > LONGEST_WORD:
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

    def of(self, text: str) -> Query:
        """Both kinds of terms."""
        return Query(self.of_letters(text), self.of_words(text))


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

    def fit(self, text: str, ids: Iterable[str]) -> dict[str, float]:
        """How much of a text each of a few entries explains, words and letters mixed, 0 to 1."""
        grams, terms = self.terms.of_letters(text), self.terms.of_words(text)
        letters = self.by_letters.scores(grams) / (self.by_letters.ceiling(grams) or 1.0)
        said = self.by_words.scores(terms) / (self.by_words.ceiling(terms) or 1.0)
        mixed = (LETTERS_SHARE * letters + WORDS_SHARE * said).tolist()
        return {name: mixed[self.place[name]] for name in ids}

    def explained(self, text: str) -> dict[str, float]:
        """How much of a text each entry explains by its letters, as `search` counts confidence."""
        grams = self.terms.of_letters(text)
        shares = self.by_letters.scores(grams) / (self.by_letters.ceiling(grams) or 1.0)
        return dict(zip(self.ids, shares.tolist(), strict=True))

    def search(self, text: str, limit: int = 10) -> Ranked:
        """The best entries for a query, with a confidence for each."""
        hits = self.hits(self.terms.of(text), limit)
        return Ranked(
            tuple((self.ids[entry], score) for entry, score, _ in hits),
            {self.ids[entry]: sure for entry, _, sure in hits},
        )

    def hits(self, query: Query, limit: int) -> list[tuple[int, float, float]]:
        """(number of an entry, mixed score, confidence) of the best, best first."""
        letters = self.by_letters.scores(query.grams)
        said = self.by_words.scores(query.stems)
        mixed = LETTERS_SHARE * part_of_best(letters) + WORDS_SHARE * part_of_best(said)
        top = best(mixed, limit)
        sure = letters[top] / (self.by_letters.ceiling(query.grams) or 1.0)
        found = zip(top, mixed[top].tolist(), sure.tolist(), strict=True)
        return [hit for hit in found if hit[2]]


def part_of_best(scores: Weights) -> Weights:
    """Scores as shares of the best one."""
    return scores / (scores.max(initial=0.0) or 1.0)


def best(scores: Weights, limit: int) -> list[int]:
    """The places of the best scores, best first; of equal ones the earlier first."""
    if len(scores) > limit:
        likely = np.sort(np.argpartition(-scores, limit - 1)[:limit])
    else:
        likely = np.arange(len(scores))
    order: list[int] = likely[np.argsort(-scores[likely], kind="stable")].tolist()
    return order
