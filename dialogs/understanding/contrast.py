"""What a message says that it does not mean: `inte X utan Y`, `forget X, I want Y`."""

import re
from dataclasses import dataclass

from knowledge.model import Vocabulary
from knowledge.text import any_of, fold, words, words_of

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
        self.roles = words_of(vocabulary.everywhere)
        self.empty = self.roles | words_of(vocabulary.common)
        self.speaker = words_of(vocabulary.speaker)
        self.pattern = ruling_out(vocabulary)
        contrast = any_of((*vocabulary.contrasts, *vocabulary.clause_joiners))
        self.leading = re.compile(rf"^(?:[\s,;:.!?–—-]+|(?:{contrast})\b)+", re.IGNORECASE)

    def read(self, text: str) -> Meant:
        """The message parted; whole where it rules nothing out, or leaves nothing to ask."""
        if len(words(text)) > LONGEST:
            return Meant(text)
        plain = text.replace("’", "'")
        ruled_out = [part for found in self.pattern.findall(plain) for part in found if part]
        if all(self.describes_person(part) for part in ruled_out):
            return Meant(text)
        left = self.leading.sub("", self.pattern.sub(" ", plain)).strip()
        return Meant(left, " . ".join(ruled_out)) if words(left) else Meant(text)

    def describes_person(self, part: str) -> bool:
        """Whether a part is only on somebody: `jag är inte chef`, `instead of me`."""
        said = set(fold(part).split())
        return said <= self.speaker or (bool(said & self.roles) and said <= self.empty)


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
