"""`Is it on the same days as the breakfasts?`: whether what is talked of goes with another one.

The sources tell of none. What is asked is of the one talked of, and the talk stays on that.
"""

from collections.abc import Collection

from dialogs.exchange import Exchange
from dialogs.ids import WHAT
from dialogs.messages import Reply
from dialogs.questions.answer import Answers
from knowledge.text import fold

LONGEST = 14
"""Words of a message that asks for this and no more."""


class CombinedTopics:
    """Tells that the sources do not say how two programmes go together."""

    def __init__(self, answers: Answers, programmes: Collection[str]) -> None:
        self.answers = answers
        self.programmes = programmes

    async def take(self, exchange: Exchange) -> Reply | None:
        """`Is it on the same days as X?`: that no source tells; None where none is set beside."""
        topic, other = exchange.state.topic, self.other(exchange)
        if topic is None or other is None or not self.asks(exchange):
            return None
        self.answers.note(exchange, topic, WHAT)
        pack = exchange.book.pack
        article = pack.articles[topic]
        called = {"topic": article.head.called, "other": pack.articles[other].head.called}
        missing = exchange.say("combining.unknown", **called)
        text = exchange.say("unknown.gap", missing=missing, known=article.head.summary)
        return self.answers.untold(exchange, article, WHAT, text, beside=(other,))

    def other(self, exchange: Exchange) -> str | None:
        """The one programme that the one talked of is set beside: `on the same days as X`."""
        topic, heard = exchange.state.topic, exchange.heard
        found = heard.choosing.combining.find(exchange.text)
        if not found:
            return None
        _, _, beside = fold(exchange.text).partition(found[0][1])
        named = set(heard.finder.names.every(beside)) - {topic}
        other = named.pop() if len(named) == 1 else None
        return other if topic in self.programmes and other in self.programmes else None

    def asks(self, exchange: Exchange) -> bool:
        """Whether a message asks for it, and does not wish for both."""
        short = len(exchange.text.split()) <= LONGEST
        one = len(exchange.heard.parts(exchange.text)) == 1
        return short and one and exchange.asks_something()
