"""What is said to an offered seat, and of when something opens."""

from knowledge.listening import Listener
from knowledge.model import Vocabulary
from knowledge.phrases import Sayings


class RoundWords:
    """Hears who wants to be told when something opens, and who takes or leaves a seat."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.watching = Listener({"watch": vocabulary.watching})
        self.unwatching = Listener({"stop": vocabulary.unwatching})
        self.opening = Listener({"opening": vocabulary.opening})
        self.offer_answers = Sayings({str(k): v for k, v in vocabulary.offer_answers.items()})
