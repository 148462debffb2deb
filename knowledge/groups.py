"""Words that several topics share: hearing that a message says no more than such a word."""

from collections.abc import Iterable, Sequence

from knowledge.model import Group
from knowledge.phrases import Listener
from knowledge.text import fold


class Groups:
    """The shared words of one language."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.topics = {str(number): group.topics for number, group in enumerate(groups)}
        self.words = {
            str(number): frozenset(word for phrase in group.words for word in fold(phrase).split())
            for number, group in enumerate(groups)
        }
        self.listener = Listener({str(n): group.words for n, group in enumerate(groups)})

    def meant(self, text: str, subject: Iterable[str]) -> tuple[str, ...]:
        """The topics that a message may mean, where its subject is nothing but shared words."""
        left = set(subject)
        for name, _ in self.listener.find(text):
            if left <= self.words[name]:
                return self.topics[name]
        return ()
