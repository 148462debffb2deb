"""Bringing what people type nearer to the words of the articles: synonyms and misspelt words."""

from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.phrases import Listener
from knowledge.text import FOLDED, fold, words

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
        self.by_length: dict[int, list[str]] = {}
        for word in sorted(self.known):
            if len(word) >= SHORTEST:
                self.by_length.setdefault(len(word), []).append(word)
        self.synonyms = synonyms
        self.listener = Listener({phrase: [phrase] for phrase in synonyms})

    def helped(self, text: str) -> str:
        """The text with the right spelling of unknown words and with synonyms after it."""
        added = [right for word in self.unknown(text) if (right := self.nearest(word))]
        told = " ".join((text, *added))
        meant = [w for phrase, _ in self.listener.find(told) for w in self.synonyms[phrase]]
        return " ".join((told, *dict.fromkeys(meant)))

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
        spare = NEAR_LENGTH + (len(word) >= LONG)
        near = [
            right
            for length in range(len(word) - spare, len(word) + spare + 1)
            for right in self.by_length.get(length, ())
            if right[0] == word[0]
        ]
        found = process.extractOne(
            word, near, scorer=OSA.normalized_similarity, score_cutoff=LIKENESS
        )
        return found[0] if found else None


def vocabulary_of(texts: Iterable[str]) -> set[str]:
    """Every word of some texts."""
    return {word for text in texts for word in words(text)}
