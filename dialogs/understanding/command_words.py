"""What a message can ask the bot to do: a command, another language, why."""

from dialogs.understanding.small_words import SmallWords, left_over
from knowledge.listening import Listener
from knowledge.model import Vocabulary
from knowledge.phrases import Sayings
from knowledge.text import words

LONGEST_COMMAND = 14
"""Words of a message that can be nothing but a command."""


class CommandWords:
    """Hears commands, in their own words or with small words around them."""

    def __init__(self, vocabulary: Vocabulary, small: SmallWords) -> None:
        self.small = small
        self.whole = Sayings(vocabulary.commands)
        self.loose = Listener(vocabulary.loose_commands)
        self.switching = Listener({str(name): w for name, w in vocabulary.switching.items()})
        self.own_data = Listener({"data": vocabulary.own_data})
        self.why_not = Sayings({"why": vocabulary.why_not})
        self.why_asked = Listener({"why": vocabulary.why_asked})

    def given_in(self, text: str) -> str | None:
        """The command that a message is, alone or with nothing but small words around it."""
        whole = self.whole.meant(text)
        if whole or len(words(text)) > LONGEST_COMMAND:
            return whole
        found = self.loose.find(text)
        left = left_over(text, found)
        denied = not self.small.negators.isdisjoint(left)  # `don't delete`
        return found[0][0] if found and left <= self.small.around and not denied else None

    def switch_in(self, text: str) -> str | None:
        """The language that a message asks for, in whatever polite words."""
        found = self.switching.find(text)
        only = left_over(text, found) <= self.small.words
        return found[0][0] if len(found) == 1 and only else None

    def names_languages(self, text: str) -> bool:
        """Whether a text names more than one language: `is it in Swedish or English?`."""
        return len({language for language, _ in self.switching.find(text)}) > 1
