"""Words that several topics share: hearing that a message says no more than such a word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.listening import Listener
from knowledge.model import Group, Vocabulary
from knowledge.text import words_of


@dataclass(frozen=True, slots=True)
class Shared:
    """The topics that share the only telling word of a message."""

    topics: tuple[str, ...]
    words: frozenset[str]
    """The words that they share."""
    bare: bool
    """Whether the message has no other words than these and fillers."""

    def tells_apart(self, name: str) -> bool:
        """Whether a name that was mentioned says more than the shared words."""
        return not self.words.issuperset(name.split())


PAIR = 2
NOT_SHARED = Shared((), frozenset(), bare=True)


class Groups:
    """The shared words of one language."""

    def __init__(self, groups: Sequence[Group], vocabulary: Vocabulary) -> None:
        listed = (*vocabulary.common, *vocabulary.everywhere)
        self.empty = words_of(listed)
        self.topics = {str(number): group.topics for number, group in enumerate(groups)}
        self.words = {str(number): words_of(group.words) for number, group in enumerate(groups)}
        self.pairs = [group.topics for group in groups if len(group.topics) == PAIR]
        """Topics that have a word of their own for just the two of them."""
        self.listener = Listener({str(n): group.words for n, group in enumerate(groups)})

    def meant(self, text: str, subject: Iterable[str]) -> Shared:
        """The topics that a message may mean, where its subject is nothing but shared words."""
        left = set(subject)
        for name, _ in self.listener.find(text):
            if left - self.empty <= self.words[name]:
                return Shared(self.topics[name], self.words[name], bare=left <= self.words[name])
        return NOT_SHARED
