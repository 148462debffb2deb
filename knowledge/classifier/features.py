"""What the classifier sees of a message: its stems, pairs of them, and letters within words.

In the pairs a topic's name is one sign, whichever it is, so that what is said around one name
teaches something about all of them. What a topic is asked for is seen once more together with
the topic: the one that is named, else the one that was talked of before.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, pairwise

from knowledge.names import Names
from knowledge.search import Terms
from knowledge.spelling import Spelling
from knowledge.text import fold, folded_words

REMEMBERED = 8
"""Messages that are remembered: each is heard alone, and after what was talked of."""
WORDS_REMEMBERED = 1024
"""Words whose features are remembered: people say most things in the same few hundred."""
GRAM = 4
NAME = "*"
"""Stands in pairs for the name of a topic."""
START, END = "^", "$"
LENGTH_STEP = 4
"""Words by which messages are told apart by length, ..."""
LONGEST = 8
"""... up to so many steps."""


class Features:
    """Turns a message of one language into features."""

    def __init__(self, names: Names, terms: Terms, spelling: Spelling) -> None:
        self.names = names
        self.stem = terms.stem
        self.spelling = spelling
        self.seen = lru_cache(maxsize=REMEMBERED)(self._seen)
        self.of_word = lru_cache(maxsize=WORDS_REMEMBERED)(self._of_word)

    def of(self, text: str, before: str | None = None) -> frozenset[str]:
        """The features of a message, said after `before` was talked of."""
        named, stems, features = self.seen(text)
        on = named or ((before,) if before else ())
        asked = (f"x:{topic} {stem}" for topic in on for stem in stems)
        return features.union(asked, talk(before, is_named=bool(named)))

    def _seen(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
        """The topics named, the stems, and what is the same whatever was talked of before."""
        said = folded_words(text)
        right = (self.spelling.nearest(word) for word in self.spelling.unknown(text))
        features = frozenset(
            chain(
                chain.from_iterable(map(self.of_word, said)),
                (f"w:{self.stem(word)}" for word in filter(None, right)),
                self.pairs(text),
                (f"l:{min(LONGEST, len(said) // LENGTH_STEP)}",),
            )
        )
        return self.names.mentioned(text), tuple(map(self.stem, said)), features

    def _of_word(self, word: str) -> tuple[str, ...]:
        """The stem of a word, and runs of its letters, which see through endings and slips."""
        line = f"<{word}>"
        runs = (line[place : place + GRAM] for place in range(max(1, len(line) - GRAM + 1)))
        return (f"w:{self.stem(word)}", *(f"g:{run}" for run in runs))

    def pairs(self, text: str) -> Iterable[str]:
        """Stems that stand side by side, names as one sign."""
        rest = f" {fold(text)} "
        for _, phrase in self.names.found(text):
            rest = rest.replace(f" {phrase} ", f" {NAME} ", 1)
        stems = [word if word == NAME else self.stem(word) for word in rest.split()]
        return (f"b:{one} {other}" for one, other in pairwise((START, *stems, END)))


def talk(before: str | None, *, is_named: bool) -> Iterable[str]:
    """What was talked of, and whether the message names what it is about itself."""
    if before is None:
        return ("c:nothing",)
    if is_named:
        return (f"c:{before}", "c:named")
    return (f"c:{before}", f"u:{before}", "c:unnamed")
