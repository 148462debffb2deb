"""Texts that are typed as people speak (`va e de`), as they would be written."""

import re
from collections.abc import Mapping

SPOKEN_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")
LETTERS = re.compile(r"[^\W\d_]+")


class SpokenWords:
    """What people type for words as they are spoken."""

    def __init__(self, spoken: Mapping[str, str]) -> None:
        self.words = spoken
        self.letters = frozenset(word for said in spoken for word in LETTERS.findall(said))
        phrases = "|".join(re.escape(p) for p in spoken if " " in p) or "(?!)"
        self.phrases = re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)

    def written(self, text: str) -> str:
        """A text as it would be written."""
        if self.letters.isdisjoint(LETTERS.findall(text.casefold())):
            return text
        phrased = self.phrases.sub(lambda match: self.words[match.group().casefold()], text)
        return SPOKEN_WORD.sub(lambda match: self.as_written(match.group()), phrased)

    def as_written(self, word: str) -> str:
        """One word as it would be written."""
        return self.words.get(word.casefold(), word)
