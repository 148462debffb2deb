"""How many there are of what an article counts, for those who ask, or think of another number."""

from dataclasses import dataclass
from itertools import pairwise

from knowledge.listening import Listener
from knowledge.model import LanguagePack
from knowledge.phrases import Sayings
from knowledge.text import fold, folded_words, without, words_of

LONGEST = 2
"""Words for what is counted, right behind its number: `main tasks`."""
PUT = 2
"""Words of a question that puts a number of things and no more: `(are there) nine programmes?`"""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a topic counts."""

    number: int
    of: Listener
    in_all: bool
    kinds: bool
    """It is kinds that are counted; how many there are of each is not told."""


class Amounts:
    """Hears how many of something a question takes for granted, in one language."""

    def __init__(self, pack: LanguagePack) -> None:
        said = pack.vocabulary.amounts
        self.numbers = {fold(word): number for word, number in pack.vocabulary.numbers.items()}
        self.spelt = {fold(word): word for word in reversed(list(pack.vocabulary.numbers))}
        self.narrowing = words_of(said.narrowing)
        self.definite, self.between = words_of(said.definite), words_of(said.between)
        self.existing = Listener({"there are": said.existing})
        self.small = words_of((*said.tags, *said.between))
        self.asking = Sayings({"how_many": said.asking})
        self.many = Listener({"how many": said.many})
        self.counted = {
            topic: Counted(
                amount.number, Listener({"of": amount.of}), amount.in_all, bool(head.kinds)
            )
            for topic, head in ((name, one.head) for name, one in pack.articles.items())
            if (amount := head.amount)
        }

    def asks(self, topic: str, text: str) -> bool:
        """Whether it is asked how many there are: `how many is that?`, `how many partners?`."""
        counted = self.counted.get(topic)
        if counted is None:
            return False
        alone = self.asking.meant(text) is not None
        return alone or (not counted.kinds and self.asks_of(counted, text))

    def asks_of(self, counted: Counted, text: str) -> bool:
        """Whether a question has what a topic counts right behind `how many`, and all of it."""
        for _, many in self.many.find(text):
            behind = fold(text).partition(many)[2].split()
            said = [word for word in behind if word not in self.between]
            of_some = counted.in_all and not self.narrowing.isdisjoint(said)
            if counted.of.hears(" ".join(said[:LONGEST])) and not of_some:
                return True
        return False

    def put(self, topic: str, text: str) -> str | None:
        """The number that a question puts for what a topic counts, and asks nothing more."""
        if topic not in self.counted or not self.existing.hears(text):
            return None
        said = without(text, [phrase for _, phrase in self.existing.find(text)]).split()
        left = [word for word in said if word not in self.small]
        if len(left) != PUT or self.numbers.get(left[0], 1) <= 1:  # `is there a programme?`
            return None
        return self.spelt[left[0]] if self.counted[topic].of.hears(left[1]) else None

    def is_right(self, topic: str, number: str) -> bool:
        """Whether a topic counts so many."""
        return self.numbers[fold(number)] == self.counted[topic].number

    def other(self, topic: str, text: str) -> str | None:
        """The number that a question has for what a topic counts, where that is another one."""
        if topic not in self.counted:
            return None
        counted = self.counted[topic]
        said = [word for word in folded_words(text) if word not in self.between]
        for place, (before, word) in enumerate(pairwise(said)):
            told = self.numbers.get(word, 1)
            if before not in self.definite or told in (1, counted.number):
                continue
            behind = said[place + 2 : place + 2 + LONGEST]
            of_some = counted.in_all and not self.narrowing.isdisjoint(behind)
            if counted.of.hears(" ".join(behind)) and not of_some:
                return self.spelt[word]
        return None
