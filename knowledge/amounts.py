"""How many there are of what an article counts, for those who ask, or think of another number."""

from itertools import pairwise

from knowledge.model import LanguagePack
from knowledge.phrases import Listener, Sayings
from knowledge.text import fold, folded_words, words_of

LONGEST = 2
"""Words for what is counted, right behind its number: `main tasks`."""


class Amounts:
    """Hears how many of something a question takes for granted, in one language."""

    def __init__(self, pack: LanguagePack) -> None:
        said = pack.vocabulary.amounts
        self.numbers = {fold(word): number for word, number in pack.vocabulary.numbers.items()}
        self.definite, self.between = words_of(said.definite), words_of(said.between)
        self.asking = Sayings({"how_many": said.asking})
        self.counted = {
            topic: (article.head.amount.number, Listener({"of": article.head.amount.of}))
            for topic, article in pack.articles.items()
            if article.head.amount
        }

    def asks(self, topic: str, text: str) -> bool:
        """Whether nothing is asked but how many there are: `how many is that?`."""
        return topic in self.counted and self.asking.meant(text) is not None

    def other(self, topic: str, text: str) -> str | None:
        """The number that a question has for what a topic counts, where that is another one."""
        if topic not in self.counted:
            return None
        number, counted = self.counted[topic]
        said = [word for word in folded_words(text) if word not in self.between]
        for place, (before, word) in enumerate(pairwise(said)):
            differs = before in self.definite and self.numbers.get(word, number) != number
            if differs and counted.hears(" ".join(said[place + 2 : place + 2 + LONGEST])):
                return word
        return None
