"""Bringing what people type nearer to the words of the articles: synonyms and misspelt words."""

import re
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.phrases import Listener
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
NEAR_LENGTH = 1
"""Letters by which a right word may be longer or shorter."""


class Spelling:
    """Adds to a text the words that its writer probably meant."""

    def __init__(self, vocabulary: Iterable[str], synonyms: Mapping[str, Sequence[str]]) -> None:
        self.known = {word.translate(FOLDED) for word in vocabulary}
        self.alike: dict[tuple[str, int], list[str]] = {}
        """The known words by first letter and length."""
        for word in sorted(self.known):
            if len(word) >= SHORTEST:
                self.alike.setdefault((word[0], len(word)), []).append(word)
        self.synonyms = synonyms
        self.listener = Listener({phrase: [phrase] for phrase in synonyms})

    def helped(self, text: str) -> str:
        """The text with the right spelling of unknown words and with synonyms after it."""
        added = [right for word in self.unknown(text) if (right := self.nearest(word))]
        told = " ".join((text, *added))
        meant = [w for phrase, _ in self.listener.find(told) for w in self.synonyms[phrase]]
        return " ".join((told, *dict.fromkeys(meant)))

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

    def nearest(self, word: str) -> str | None:
        """The known word that a misspelt one is, or None."""
        found = process.extractOne(
            word, self.near(word), scorer=OSA.normalized_similarity, score_cutoff=LIKENESS
        )
        return found[0] if found else None

    def slip(self, word: str) -> str | None:
        """The known word of which another is a slip of the fingers, and no word of its own."""
        slips = [right for right in self.near(word) if slipped(word, right)]
        found = process.extractOne(
            word, slips, scorer=OSA.normalized_similarity, score_cutoff=LIKENESS
        )
        return found[0] if found else None

    def near(self, word: str) -> list[str]:
        """The known words of about that length that begin alike."""
        spare = NEAR_LENGTH + (len(word) >= LONG)
        lengths = range(len(word) - spare, len(word) + spare + 1)
        return [right for n in lengths for right in self.alike.get((word[0], n), ())]


def slipped(word: str, right: str) -> bool:
    """Whether letters are swapped, a vowel is left out, or a letter doubled or not."""
    swapped = sorted(word) == sorted(right)
    left_out = len(word) < len(right) and VOWEL.sub("", word) == VOWEL.sub("", right)
    return swapped or left_out or DOUBLED.sub(r"\1", word) == DOUBLED.sub(r"\1", right)


def vocabulary_of(texts: Iterable[str]) -> set[str]:
    """Every word of some texts."""
    return {word for text in texts for word in words(text)}
