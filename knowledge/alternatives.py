"""Questions that offer two things of which one is meant: `is it A or B that ...?`.

The names say little there, since both stand in the question; what is said beside them decides.
"""

import re
from dataclasses import dataclass

from knowledge.listening import Listener
from knowledge.model import LanguagePack
from knowledge.names import Names
from knowledge.text import any_of, fold, words_of

FEWEST_WORDS = 2
"""Words of its own that a description must have to decide by, ..."""
MANY_WORDS = 7
"""... where it has fewer than so many words at all."""
SENTENCE = re.compile(r"[^.!?\n]+")


@dataclass(frozen=True, slots=True)
class Offered:
    """The topics that a question offers, and what it says of the one that is meant."""

    topics: tuple[str, ...]
    description: str


class Alternatives:
    """Hears which topics a question of one language offers to choose between."""

    def __init__(self, pack: LanguagePack, names: Names) -> None:
        vocabulary = pack.vocabulary
        self.names = names
        self.between = Listener({"or": vocabulary.alternatives})
        start, that = any_of(vocabulary.asking_if), any_of(vocabulary.relatives)
        self.asking_if = re.compile(rf"\W*(?:{start})\s.{{3,60}}?\s(?:{that})\b", re.IGNORECASE)
        self.others = Listener({"other": vocabulary.others})
        listed = (*vocabulary.fillers, *vocabulary.everywhere, *vocabulary.common)
        self.empty = words_of(listed)
        self.beside = {
            name: self.mistaken_for(pack, name, article.head.see_also)
            for name, article in pack.articles.items()
        }

    def mistaken_for(
        self, pack: LanguagePack, topic: str, see_also: tuple[str, ...]
    ) -> tuple[str, ...]:
        """The topics that one may be mistaken for."""
        shared = [t for group in pack.groups if topic in group.topics for t in group.topics]
        return tuple(dict.fromkeys((*shared, *see_also)))

    def offered(self, text: str) -> Offered | None:
        """The topics that a question offers; None where it offers none, or does not describe."""
        asks_if = bool(self.asking_if.match(text))
        if not (asks_if or self.between.hears(text)) or self.settled(text):
            return None
        found, topics = self.names.found(text), self.names.exactly(text)
        others = self.others.find(text)
        if others or (asks_if and len(topics) == 1):
            topics = tuple(dict.fromkeys((*topics, *(b for t in topics for b in self.beside[t]))))
        rest = f" {fold(text)} "
        for _, said in (*found, *others, *self.between.find(text)):
            rest = rest.replace(f" {said} ", " ", 1)
        left = rest.split()
        own = sum(word not in self.empty for word in left)
        enough = len(topics) > 1 and (own >= FEWEST_WORDS or len(left) >= MANY_WORDS)
        return Offered(topics, rest.strip()) if enough else None

    def settled(self, text: str) -> bool:
        """Whether the last sentence of several asks of one topic by its name."""
        sentences = SENTENCE.findall(text)
        last = sentences[-1] if len(sentences) > 1 else ""
        return len(self.names.exactly(last)) == 1 and not self.between.hears(last)
