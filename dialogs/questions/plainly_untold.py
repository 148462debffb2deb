"""What is wished or asked in words that leave no doubt, and no source tells of: to be a mentor.

It is no wish for a programme, although it may sound like one: `I want to become a mentor`.
"""

from dialogs.exchange import Exchange
from dialogs.messages import Reply
from dialogs.questions.answer import Answers
from knowledge.text import words

UNTOLD = (
    ("selection", "mentoring"),
    ("rights", "leaving"),
    ("rights", "complaints"),
    ("seats", "team"),
)
"""What the sources leave out, each with the facet that it is a detail of."""
LONGEST = 20
"""Words of a message that says this and no more."""


class PlainlyUntold:
    """Tells that no source says it, and what the nearest topic does say."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    async def take(self, exchange: Exchange) -> Reply | None:
        """`I want to be a mentor`, `where can I complain about my boss?`; None for all else."""
        gaps, text = exchange.heard.gaps, exchange.text
        if len(words(text)) > LONGEST:
            return None
        facet = next((f for f, what in UNTOLD if gaps.closest(f, text)[1] == what), None)
        topic = gaps.of(facet, text) if facet else None
        if facet is None or topic is None:
            return None
        named = set(exchange.heard.finder.names.exactly(text)) - {topic}
        if named:
            return None
        self.answers.note(exchange, topic, facet)
        return self.answers.missing(exchange, exchange.book.pack.articles[topic], facet, text)
