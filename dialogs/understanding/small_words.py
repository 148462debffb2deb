"""The small words of a language: what stands around that which is meant."""

import re
from collections.abc import Collection, Iterable

from knowledge.groups import Groups
from knowledge.listening import Listener
from knowledge.model import LanguagePack, Vocabulary
from knowledge.text import any_of, fold, without, words, words_of

Found = Iterable[tuple[str, str]]
"""What a `Listener` heard: the meaning and the words, phrase by phrase."""


class SmallWords:
    """Words that carry nothing, ask, deny, or name who speaks and who is spoken to."""

    def __init__(self, pack: LanguagePack, groups: Groups) -> None:
        vocabulary = pack.vocabulary
        self.asking = words_of(vocabulary.question_words)
        self.around = words_of(vocabulary.around)
        self.words = self.around | words_of(vocabulary.fillers)
        self.telling = self.words - self.asking
        """Those that do not ask."""
        self.tiny = self.words | groups.empty
        """With those that are in the names of all programmes alike."""
        self.speaker = words_of(pack.facts.oneself)
        self.presenting = presenting_pattern(vocabulary)
        self.as_said = words_of(vocabulary.as_said)
        self.taken_part = Listener({"done": vocabulary.taken_part})
        bystanders = vocabulary.bystanders
        self.bystanders = Listener({"is": bystanders.roles, "beside": bystanders.beside})
        self.reader = words_of(bystanders.reader)
        """Words by which an answer speaks to whoever reads it."""
        self.oneself = frozenset(vocabulary.oneself)
        self.addressing = frozenset(vocabulary.addressing)
        # One word of `instead of` denies nothing.
        self.negators = words_of(word for word in pack.facts.negators if " " not in word)
        self.negations = frozenset(fold(p) for p in vocabulary.negations if " " not in p)

    def has_done(self, text: str) -> bool:
        """Whether a text tells that one has taken part in something."""
        return self.taken_part.hears(text)

    def is_of_oneself(self, text: str) -> bool:
        """Whether a text has a word by which one speaks of oneself."""
        return not self.oneself.isdisjoint(words(text))

    def names_speaker(self, text: str) -> bool:
        """Whether the one who writes says `I` or `me`."""
        return not self.speaker.isdisjoint(map(fold, words(text)))

    def names_only_speaker(self, text: str) -> bool:
        """`And me?`, `can I?`: nothing but the speaker, and small words."""
        said = set(map(fold, words(text)))
        own = said & self.speaker
        return bool(own) and said - own <= self.words | self.asking

    def speaks_to_bot(self, text: str) -> bool:
        """Whether a question is to the one who is asked: not `is it taught in English?`."""
        first = fold(text).split(" ")[0]
        opens = first not in self.asking or first in self.addressing
        return opens and not self.addressing.isdisjoint(words(text))

    def says_only(self, text: str, found: Found, names: Collection[str]) -> bool:
        """Whether a text is nothing but what was found in it, words of a name, and small words."""
        return left_over(text, found) - set(names) <= self.telling

    def are_all(self, text: str) -> bool:
        """Whether a text has small words only, and no question: `haha ok.`."""
        said = set(fold(text).split())
        whole = text.rstrip().endswith((".", "!"))
        return whole and bool(said) and said <= self.telling

    def denies(self, meant: str) -> bool:
        """Whether what is meant is only what is not: `I mean not the higher one`."""
        said = [word for word in fold(meant).split() if word not in self.around]
        return bool(said) and said[0] in self.negations and "," not in meant


def left_over(text: str, found: Found) -> set[str]:
    """The folded words of a text beside the phrases that were found in it."""
    return set(without(text, (phrase for _, phrase in found)).split())


def presenting_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    """`HR partner here.`, before the question: who asks, and nothing of what is asked."""
    asking, here = any_of(vocabulary.question_words), any_of(vocabulary.presenting)
    word = rf"(?!(?:{asking})\b)[^\s.,:;!?]+,?\s+"
    return re.compile(rf"^{word}(?:{word}){{0,3}}(?:{here})\s*[.!–-]\s*", re.IGNORECASE)
