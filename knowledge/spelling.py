"""Bringing what people type nearer to the words of the articles: synonyms and misspelt words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.listening import Listener
from knowledge.text import FOLDED, fold, words

VOWEL = re.compile("[aeiouy]")
DOUBLED = re.compile(r"(.)\1")
SHORTEST = 4
"""Letters of the shortest word that is looked at as misspelt."""
LIKENESS = 0.74
"""Share of a word that must be right."""
MOST_CORRECTIONS = 6
LONG = 9
"""Letters from which a right word may differ by one more."""
REMEMBERED = 512
"""Words of which it is remembered which one they are nearest to."""
NEAR_LENGTH = 1
"""Letters by which a right word may be longer or shorter."""


class Spelling:
    """Adds to a text the words that its writer probably meant."""

    def __init__(self, vocabulary: Iterable[str], synonyms: Mapping[str, Sequence[str]]) -> None:
        self.known = {word.translate(FOLDED) for word in vocabulary}
        self.alike: dict[tuple[str, int], list[str]] = {}
        """The known words by first letter and length, ..."""
        self.slips: dict[tuple[str, str], list[str]] = {}
        """... and by first letter and what a slip of the fingers leaves as it was."""
        for word in sorted(self.known):
            if len(word) >= SHORTEST:
                self.alike.setdefault((word[0], len(word)), []).append(word)
                for kept in kept_in_slips(word):
                    self.slips.setdefault((word[0], kept), []).append(word)
        self.nearest = lru_cache(maxsize=REMEMBERED)(self._nearest)
        self.slip = lru_cache(maxsize=REMEMBERED)(self._slip)
        self.synonyms = synonyms
        self.listener = Listener({phrase: [phrase] for phrase in synonyms})

    def helped(self, text: str) -> str:
        """The text with the right spelling of unknown words and with synonyms after it."""
        told = self.righted(text)
        meant = [w for phrase, _ in self.listener.find(told) for w in self.synonyms[phrase]]
        return " ".join((told, *dict.fromkeys(meant)))

    def righted(self, text: str) -> str:
        """The text with the right spelling of unknown words after it."""
        return " ".join((text, *filter(None, map(self.nearest, self.unknown(text)))))

    def in_other_words(self, text: str) -> list[tuple[str, str]]:
        """The phrases of a text that have synonyms, with these."""
        found = self.listener.find(text)
        return [(said, " ".join(self.synonyms[phrase])) for phrase, said in found]

    def meant(self, text: str) -> list[str]:
        """The words that the articles use for what a text says in other words."""
        phrases = (phrase for phrase, _ in self.listener.find(text))
        return [word for phrase in phrases for w in self.synonyms[phrase] for word in words(w)]

    def unknown(self, text: str) -> list[str]:
        """The first words of a text that no article has."""
        said = dict.fromkeys(fold(text).split())
        strange = [w for w in said if len(w) >= SHORTEST and w not in self.known and w.isalpha()]
        return strange[:MOST_CORRECTIONS]

    def _nearest(self, word: str) -> str | None:
        """The known word that a misspelt one is, or None."""
        found = process.extractOne(
            word, self.near(word), scorer=OSA.normalized_similarity, score_cutoff=LIKENESS
        )
        return found[0] if found else None

    def _slip(self, word: str) -> str | None:
        """The known word of which another is a slip of the fingers, and no word of its own."""
        alike = (r for kept in kept_in_slips(word) for r in self.slips.get((word[0], kept), ()))
        near = {right for right in alike if is_near(word, right) and slipped(word, right)}
        by_length = sorted(near, key=lambda right: (len(right), right))
        found = process.extractOne(
            word, by_length, scorer=OSA.normalized_similarity, score_cutoff=LIKENESS
        )
        return found[0] if found else None

    def near(self, word: str) -> list[str]:
        """The known words of about that length that begin alike."""
        spare = spare_letters(word)
        lengths = range(len(word) - spare, len(word) + spare + 1)
        return [right for n in lengths for right in self.alike.get((word[0], n), ())]


def spare_letters(word: str) -> int:
    """Letters by which the right word may be longer or shorter."""
    return NEAR_LENGTH + (len(word) >= LONG)


def is_near(word: str, right: str) -> bool:
    """Whether two words are about as long."""
    return abs(len(word) - len(right)) <= spare_letters(word)


def kept_in_slips(word: str) -> tuple[str, str, str]:
    """Its letters in order, its consonants, and its letters undoubled: each outlives a slip."""
    return ("".join(sorted(word)), VOWEL.sub("", word), DOUBLED.sub(r"\1", word))


def slipped(word: str, right: str) -> bool:
    """Whether letters are swapped, a vowel is left out, or a letter doubled or not."""
    kept = zip(kept_in_slips(word), kept_in_slips(right), strict=True)
    swapped, left_out, doubled = (one == other for one, other in kept)
    return swapped or (left_out and len(word) < len(right)) or doubled


def vocabulary_of(texts: Iterable[str]) -> set[str]:
    """Every word of some texts."""
    return {word for text in texts for word in words(text)}
