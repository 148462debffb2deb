"""What a message says that it does not mean: `inte X utan Y`, `forget X, I want Y`."""

import re
from dataclasses import dataclass

from knowledge.model import Vocabulary
from knowledge.text import fold, words

LONGEST = 45
"""Words up to which a message is parted; a story denies much that has nothing to do with it."""
CLAUSE = r"[^,;.!?]{2,90}?"


@dataclass(frozen=True, slots=True)
class Meant:
    """A message, parted into what it asks and what it rules out."""

    text: str
    ruled_out: str = ""


class Contrast:
    """Parts messages of one language by the words with which people rule things out."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.empty = {
            word
            for phrase in (*vocabulary.everywhere, *vocabulary.common)
            for word in fold(phrase).split()
        }
        self.pattern = ruling_out(vocabulary)
        contrast = any_of(vocabulary.contrasts)
        self.leading = re.compile(rf"^(?:[\s,;:.!?–—-]+|(?:{contrast})\b)+", re.IGNORECASE)

    def read(self, text: str) -> Meant:
        """The message parted; whole where it rules nothing out, or leaves nothing to ask."""
        if len(words(text)) > LONGEST:
            return Meant(text)
        plain = text.replace("’", "'")
        ruled_out = [part for found in self.pattern.findall(plain) for part in found if part]
        # `jag är inte chef` describes the person
        if not any(self.says_something(part) for part in ruled_out):
            return Meant(text)
        left = self.leading.sub("", self.pattern.sub(" ", plain)).strip()
        return Meant(left, " . ".join(ruled_out)) if words(left) else Meant(text)

    def says_something(self, part: str) -> bool:
        """Whether a part has words of its own; `the meeting one` has."""
        return not self.empty.issuperset(fold(part).split())


def ruling_out(vocabulary: Vocabulary) -> re.Pattern[str]:
    """A pattern that finds what is ruled out, in one of its four groups."""
    nothing = rf"(?!(?:{any_of(vocabulary.denies_nothing)})\b)"
    negation, denial = any_of(vocabulary.negations), any_of(vocabulary.denials)
    contrast, instead = any_of(vocabulary.contrasts), any_of(vocabulary.instead)
    opening = rf"(?:^|[,;:.!?–—-]\s+|\b(?:{any_of(vocabulary.clause_joiners)})\s+)"
    until = rf"(?=\s*[,;.!]|\s+(?:{contrast})\b|\s*$)"
    return re.compile(
        # `I'm not asking about X`, wherever it stands
        rf"\b(?:{denial})\s+{nothing}({CLAUSE}){until}"
        # `inte X, ...`, `strunta i X, ...` at the beginning of a clause
        rf"|{opening}(?:{negation})\s+{nothing}({CLAUSE}){until}"
        # `menar inte X utan Y`
        rf"|\b(?:{negation})\s+{nothing}({CLAUSE})(?=[,;]?\s+(?:{contrast})\b)"
        # `Y snarare än X?`
        rf"|[,;]?\s*\b(?:{instead})\s+{nothing}({CLAUSE})(?=\s*[,;.!?]|\s*$)",
        re.IGNORECASE,
    )


def any_of(phrases: tuple[str, ...]) -> str:
    """A pattern of phrases, the longest first."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase) for phrase in longest_first)
