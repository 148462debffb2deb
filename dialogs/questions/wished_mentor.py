"""`A mentor who is a woman`, `... from another city`: a wish about the person that one gets.

It is no question whether one may have a mentor, although it begins like one; no source tells how
mentors are chosen.
"""

from dialogs.exchange import Exchange
from dialogs.ids import SELECTION
from dialogs.messages import Reply
from dialogs.questions.answer import Answers

WISHED, OUTSIDE = "wished_mentor", "outside_mentor"
"""What the sources leave out that it asks for, and how closely it says so."""
WITH_WHOM = "with_whom"
"""The section that tells where the mentor comes from."""
LONGEST = 20
"""Words of a question that asks for this and no more."""


class WishedMentor:
    """Tells that no source says who one's mentor is to be."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    async def take(self, exchange: Exchange) -> Reply | None:
        """`A mentor from another city`: that no source tells; None where it is not asked."""
        heard, text = exchange.heard, exchange.text
        topic = heard.gaps.of(SELECTION, text)
        _, wished = heard.gaps.closest(SELECTION, text)
        if not topic or wished not in (WISHED, OUTSIDE) or len(text.split()) > LONGEST:
            return None
        asks = exchange.asks_something() or "?" in text
        if not asks or heard.points.makes(topic, text):  # `from another administration`
            return None
        if wished == OUTSIDE:
            return self.answers.give(exchange, topic, WITH_WHOM)
        self.answers.note(exchange, topic, SELECTION)
        article = exchange.book.pack.articles[topic]
        return self.answers.missing(exchange, article, SELECTION, text)
