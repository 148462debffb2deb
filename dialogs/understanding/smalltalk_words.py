"""What is said for its own sake: greetings, thanks, need, insults."""

import re
from collections.abc import Callable

from dialogs.understanding.elsewhere_words import ElsewhereWords
from dialogs.understanding.need_words import NeedWords
from dialogs.understanding.reading import QuestionReader
from dialogs.understanding.small_words import SmallWords, left_over
from knowledge.listening import Listener
from knowledge.model import Vocabulary
from knowledge.phrases import Sayings
from knowledge.text import fold, words
from knowledge.topics import TopicFinder

SHORT_TALK = 9
"""Words of a message that can be nothing but small talk."""
FEW_WARM = 5
"""Words of thanks and the like in which a word that nobody knows means nothing else."""
GREETING = "greeting"
WARM = ("thanks", "bye")


class SmalltalkWords:
    """Hears small talk, alone and around what is asked."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        small: SmallWords,
        elsewhere: ElsewhereWords,
        reader: QuestionReader,
        finder: Callable[[], TopicFinder],
    ) -> None:
        """`finder` gives the search, which is made when it is first needed."""
        self.small = small
        self.elsewhere = elsewhere
        self.reader = reader
        self.finder = finder
        self.whole = Sayings(vocabulary.smalltalk)
        self.greetings = Listener(vocabulary.smalltalk)
        self.asides = Sayings({"aside": vocabulary.small_sayings})
        self.personal = Listener({"personal": vocabulary.personal})
        self.need = NeedWords(vocabulary)
        self.hostile = Listener({"hostile": vocabulary.hostile})
        self.overriding = overriding_pattern(vocabulary)

    def said_in(self, text: str) -> str | None:
        """What a whole message says for its own sake, small words aside; None for any other."""
        whole = self.whole.meant(text)
        if whole or len(words(text)) > SHORT_TALK:
            return whole
        found = self.greetings.find(text)
        left = left_over(text, found)
        asks = text.rstrip().endswith("?") and not self.small.asking.isdisjoint(left)
        only = left <= self.small.words and not asks
        return found[-1][0] if found and only and not self.reader.asks_fact(text) else None

    def greeting_before(self, text: str) -> tuple[str, str]:
        """`Hello` and `how long`, of what greets and asks for a fact with no sign between."""
        found = self.greetings.hits(text)
        if not found or found[0].means != GREETING or found[0].begin:
            return "", ""
        said = text.split()
        place = len(found[0].said.split())
        asked = " ".join(said[place:])
        asks = self.reader.begins_to_ask(asked) and self.reader.asks_fact(asked)
        plain = " ".join(said[:place])
        return (plain, asked) if asks and fold(plain) == found[0].said else ("", "")

    def warmth_in(self, text: str) -> str | None:
        """The thanks or goodbye of a short text that has no word of our subjects beside it."""
        found = self.greetings.find(text)
        if not found or found[-1][0] not in WARM or len(words(text)) > FEW_WARM:
            return None
        if self.asks_after(text, found[0][1]):
            return None
        spelling, left = self.finder().spelling, left_over(text, found) - self.small.tiny
        ours = any(word in spelling.known or spelling.slip(word) for word in left)
        return None if ours or "?" in text or self.elsewhere.hears(text) else found[-1][0]

    def warmth_of(self, piece: str) -> str | None:
        """The thanks or goodbye that a piece of a message is, or begins or ends with."""
        found = [(kind, said) for kind, said in self.greetings.find(piece) if kind in WARM]
        whole = fold(piece)
        if found and self.asks_after(piece, found[0][1]):
            return None
        ends = (kind for kind, said in found if whole.startswith(said) or whole.endswith(said))
        return next(ends, None)

    def asks_after(self, text: str, opening: str) -> bool:
        """`Great how do I register`: a question behind a word of thanks."""
        whole = fold(text)
        rest = whole.removeprefix(opening).split()
        return whole.startswith(opening) and bool(rest) and rest[0] in self.small.asking

    def overrides(self, text: str) -> bool:
        """Whether a text tries to make the bot forget its task."""
        return bool(self.overriding.search(fold(text)))


def overriding_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    """`Ignore ... your ... instructions`, with a few words between, in folded text."""
    verb, whose, rules = (
        "|".join(re.escape(fold(word)) for word in vocabulary.overriding[part])
        for part in ("verb", "whose", "rules")
    )
    return re.compile(rf"\b(?:{verb})(?: \w+){{0,4}}? (?:{whose})(?: \w+){{0,3}}? (?:{rules})\b")
