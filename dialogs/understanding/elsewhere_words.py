"""What is asked that is no matter of ours: the weather, parking, the time of day, a poem."""

from knowledge.listening import Listener
from knowledge.model import Vocabulary
from knowledge.phrases import Sayings


class ElsewhereWords:
    """Hears what belongs elsewhere."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.matters = Listener({"elsewhere": vocabulary.elsewhere})
        self.tasks = Listener({"task": vocabulary.other_tasks})
        self.clock = Sayings({"clock": vocabulary.clock_questions})

    def hears(self, text: str) -> bool:
        """Whether a text speaks of what the sources are not about."""
        return self.matters.hears(text)

    def is_other(self, text: str) -> bool:
        """Whether a text is for anything that is no matter of ours."""
        return self.hears(text) or self.asks_else(text)

    def asks_else(self, text: str) -> bool:
        """Whether a text asks for the time, or for what a bot of ours does not do."""
        return self.tasks.hears(text) or self.clock.meant(text) is not None
