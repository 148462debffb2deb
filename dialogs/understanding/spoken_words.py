"""Texts that are typed as people speak (`va e de`), as they would be written."""

import re
from collections.abc import Collection, Mapping

from knowledge.text import any_of

SPOKEN_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")
LETTERS = re.compile(r"[^\W\d_]+")


class SpokenWords:
    """What people type for words as they are spoken."""

    def __init__(self, spoken: Mapping[str, str], tags: Collection[str]) -> None:
        """`tags` are what asks at the end whether something is so, and stays as it is."""
        self.words = spoken
        self.tag = re.compile(rf"(?<=[\w,])\s+(?:{any_of(tags)})\W*$", re.IGNORECASE)
        self.letters = frozenset(word for said in spoken for word in LETTERS.findall(said))
        phrases = "|".join(re.escape(p) for p in spoken if " " in p) or "(?!)"
        self.phrases = re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)

    def written(self, text: str) -> str:
        """A text as it would be written."""
        if self.letters.isdisjoint(LETTERS.findall(text.casefold())):
            return text
        tag = self.tag.search(text)
        said, tagged = (text[: tag.start()], tag.group()) if tag else (text, "")
        phrased = self.phrases.sub(lambda match: self.words[match.group().casefold()], said)
        return SPOKEN_WORD.sub(lambda match: self.as_written(match.group()), phrased) + tagged

    def as_written(self, word: str) -> str:
        """One word as it would be written."""
        return self.words.get(word.casefold(), word)
