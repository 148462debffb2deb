"""What people write around a name or an address, and that there is none."""

import re

from dialogs.understanding.small_words import SmallWords
from knowledge.model import Vocabulary
from knowledge.text import ADDRESS, any_of, fold, words_of


class ContactWords:
    """The words around a name, an e-mail address or a telephone number."""

    def __init__(self, vocabulary: Vocabulary, small: SmallWords) -> None:
        self.small = small
        leads = "|".join(re.escape(lead) for lead in vocabulary.name_leads)
        self.name_leads = re.compile(rf"(?<!\w)(?:{leads})(?!\w)\s*", re.IGNORECASE)
        self.name_trails = re.compile(
            rf"\s+(?:{any_of(vocabulary.name_trails)})[\s.!]*$", re.IGNORECASE
        )
        wraps = vocabulary.name_wraps
        self.particles = words_of(wraps.particles)
        self.before_name = re.compile(
            rf"^(?:{any_of(wraps.before)})(?!\w)[\s,.!:–-]+", re.IGNORECASE
        )
        after = any_of((*wraps.after, *vocabulary.nowadays))
        self.after_name = re.compile(rf"[\s,.!:–-]+(?:{after})[\s.!]*$", re.IGNORECASE)
        self.nothing = words_of(vocabulary.without.none)
        self.speaker = small.speaker - words_of(vocabulary.yes)
        self.beside_nothing = small.words | words_of(vocabulary.without.small)
        self.beside = small.words | words_of((*vocabulary.contact_words, *vocabulary.yes))

    def unwrapped(self, text: str) -> str:
        """A name without the words that people write around it: `I'm Anna Berg`."""
        before, said = "", text.strip()
        while said != before:
            before = said
            for around in (self.before_name, self.after_name):
                said = around.sub("", said) or said
        return said

    def telling(self, text: str) -> str:
        """A text without an e-mail address and the small words at both its ends."""
        said = ADDRESS.sub(" ", text).split()
        while said and self.is_small(said[0]):
            said = said[1:]
        while said and self.is_small(said[-1]):
            said = said[:-1]
        return " ".join(said).strip(" ,.;:")

    def is_small(self, word: str) -> bool:
        """Whether a word, not written as a name is, may just stand around an address."""
        bare = word.strip(",.;:!")
        return not bare or (bare.islower() and fold(bare) in self.beside)

    def has_nothing(self, text: str, asked: str) -> bool:
        """Whether a text says that there is nothing to answer to what is asked for."""
        said = set(fold(text).split()) or set(text.split())
        small = self.beside_nothing | set(fold(asked).split())
        return not self.nothing.isdisjoint(said) and said - self.nothing <= small
