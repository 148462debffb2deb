"""`Who can I ask?`: the office with its number, and `they` after that is the office."""

from collections.abc import Collection
from dataclasses import dataclass

from dialogs.commands import CONTACT
from dialogs.exchange import Exchange
from dialogs.ids import WHAT
from dialogs.messages import Reply
from dialogs.questions.answer import Answers
from dialogs.understanding.small_words import left_over
from knowledge.classifier.examples import ASPECT

LONGEST, SHORT = 12, 7
"""Words of a message that asks whom to ask, and of one that asks of the office."""
PERSON = "contact"
"""The facet of a person to get in touch with, of whom the sources name none."""


@dataclass(frozen=True, slots=True)
class ContactQuestion:
    """Answers with the one office that the sources tell how to reach."""

    answers: Answers
    programmes: Collection[str]

    async def take(self, exchange: Exchange) -> Reply | None:
        """`Whom can I ask?`: the office, or what is asked of it just after; None for all else."""
        if CONTACT not in exchange.book.pack.articles:
            return None
        if self.asks_whom(exchange):
            return self.office(exchange)
        facet = self.of_office(exchange)
        return self.told(exchange, facet) if facet else None

    def asks_whom(self, exchange: Exchange) -> bool:
        """Whether a message asks for somebody to ask, and for nothing but that."""
        heard, text = exchange.heard, exchange.text
        found = heard.pointing.whom.find(text)
        if not found or len(text.split()) > LONGEST:
            return False
        named = heard.finder.names.mentioned(text)
        names = {w for topic in named for w in heard.finder.aspects.of(topic).names}
        return left_over(text, found) <= heard.small.words | names

    def office(self, exchange: Exchange) -> Reply:
        """The office, and that no person is named for the programme that it is about."""
        named = [*exchange.heard.finder.names.mentioned(exchange.text), exchange.state.topic]
        topic = next((one for one in named if one in self.programmes), None)
        reply = self.answers.give(exchange, CONTACT, WHAT)
        if topic is None:
            return reply
        article = exchange.book.pack.articles[topic]
        return reply.with_note(self.answers.asked.lack(exchange, article, PERSON, ""))

    def of_office(self, exchange: Exchange) -> str | None:
        """The facet that is asked of `them`, where the last reply named the office."""
        heard, state, text = exchange.heard, exchange.state, exchange.text
        named = state.topic == CONTACT or state.facet == PERSON
        they = heard.pointing.they.hears(text) and len(text.split()) <= SHORT
        found = heard.pointing.office.find(text) if named and they else []
        return found[0][0] if found else None

    def told(self, exchange: Exchange, facet: str) -> Reply:
        """What the sources tell of the office, or that they do not."""
        if facet != ASPECT:
            return self.answers.give(exchange, CONTACT, facet)
        self.answers.note(exchange, CONTACT, WHAT)
        article = exchange.book.pack.articles[CONTACT]
        return self.answers.missing(exchange, article, ASPECT, exchange.text)
