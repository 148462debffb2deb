"""`A mentor who is a woman`, `... from another city`: a wish about the person that one gets.

It is no question whether one may have a mentor, although it begins like one; no source tells how
mentors are chosen.
"""

from dialogs.answer import Answers
from dialogs.exchange import Exchange
from dialogs.messages import Reply

SELECTION, WISHED = "selection", "wished_mentor"
"""What the sources leave out that it asks for, and how closely it says so."""
LONGEST = 20
"""Words of a question that asks for this and no more."""


class WishedMentor:
    """Tells that no source says who one's mentor is to be."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    async def take(self, exchange: Exchange) -> Reply | None:
        """That it is not told, and what is; None where no such wish is asked about."""
        heard, text = exchange.heard, exchange.text
        topic = heard.gaps.of(SELECTION, text)
        wished = topic and heard.gaps.closest(SELECTION, text) == (SELECTION, WISHED)
        if not topic or not wished or len(text.split()) > LONGEST:
            return None
        asks = exchange.asks_something() or "?" in text
        if not asks or heard.points.makes(topic, text):  # `from another administration`
            return None
        self.answers.note(exchange, topic, SELECTION)
        article = exchange.book.pack.articles[topic]
        return self.answers.missing(exchange, article, SELECTION, text)
