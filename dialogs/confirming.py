"""What a message puts as so is confirmed or put right before anything else is made of it.

`Is it true that I need five years as a manager to get a mentor?` is about the rule, and
`is Örebro part of it?` about the list that was told.
"""

from dialogs.answer import Answers
from dialogs.exchange import Exchange
from dialogs.holding import held
from dialogs.messages import Reply
from knowledge.text import without, words

SHORT = 8
"""Words of a question without a name that may mean the topic talked of."""


class Confirming:
    """Answers by yes or no what is put as so of a topic that is named, or talked of."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    async def rules(self, exchange: Exchange) -> Reply | None:
        """The yes or no to what is put of everybody, before anybody's facts are judged."""
        return self.answer(exchange, of_people=False)

    async def take(self, exchange: Exchange) -> Reply | None:
        """The yes or no to whatever is put, where no programme's rules have judged it."""
        return self.answer(exchange, of_people=True)

    def answer(self, exchange: Exchange, *, of_people: bool) -> Reply | None:
        """The yes or no and the fact; None where a message puts nothing that is told."""
        heard, text = exchange.heard, exchange.text
        if len(heard.parts(text)) > 1:
            return None
        topic = self.topic(exchange)
        premise = held(exchange, topic, text) if topic else None
        if topic is None or premise is None or not (of_people or premise.is_rule):
            return None
        question = heard.reader.read(text)
        return self.answers.give(exchange, topic, question.facet if question.certain else None)

    def topic(self, exchange: Exchange) -> str | None:
        """The one topic that a message names beside what it claims; else the one talked of."""
        heard, text = exchange.heard, exchange.text
        rest = without(text, heard.premises.claimed(text))
        documents = (name for name, _ in heard.documents.find(rest))
        named = tuple(dict.fromkeys((*documents, *heard.finder.names.every(rest))))
        if named:
            return named[0] if len(named) == 1 else None
        asks = text.rstrip().endswith("?") and len(words(text)) <= SHORT
        return exchange.state.topic if asks else None
