"""Pointing at what was talked of: the second one, the one before, not that one."""

from dialogs.answer import WHAT, Answers
from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from knowledge.text import fold

SHORT = 12
"""Words of a message that can be nothing but pointing."""
PAIR = 2
OTHER = 0
"""The place of what is called the other one."""


class Pointing:
    """Understands messages that point at a topic without naming it."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    async def take(self, exchange: Exchange) -> Reply | None:
        """The answer on the topic pointed at; None where nothing is pointed at."""
        if len(exchange.text.split()) > SHORT:
            return None
        if exchange.heard.finder.names.every(exchange.text):
            return self.likewise(exchange)
        compared = (
            len(exchange.state.listed) == PAIR and exchange.state.topic in exchange.state.listed
        )
        ways = (self.listed, self.earlier) if compared else (self.earlier, self.listed)
        topic = self.returned_to(exchange) or ways[0](exchange) or ways[1](exchange)
        if topic:
            question = exchange.heard.reader.read(exchange.text)
            if question.facet:
                return self.answers.give(exchange, topic, question.facet, question)
            facet = exchange.state.facet if exchange.heard.likewise.find(exchange.text) else None
            return self.answers.give(exchange, topic, None if facet == WHAT else facet)
        return self.reject(exchange)

    def likewise(self, exchange: Exchange) -> Reply | None:
        """`Och mentorprogrammet?`, `nej, jag menade X`: what was asked last, of another topic."""
        heard, facet = exchange.heard, exchange.state.facet
        topics = heard.finder.names.every(exchange.text)
        said = heard.likewise.find(exchange.text)
        if not said or facet is None or len(topics) != 1 or heard.reader.asks_fact(exchange.text):
            return None
        if not heard.says_only(exchange.text, said, heard.finder.aspects.of(topics[0]).names):
            return None
        return self.answers.give(exchange, topics[0], None if facet == WHAT else facet)

    def earlier(self, exchange: Exchange) -> str | None:
        """A topic from earlier in the conversation."""
        recent = exchange.state.recent
        said = exchange.heard.earlier.find(exchange.text)
        if not said or not recent:
            return None
        return recent[-1] if said[0][0] == "first" else recent[min(1, len(recent) - 1)]

    def returned_to(self, exchange: Exchange) -> str | None:
        """The topic of before that a word brings back: `tillbaka till stödet, varför ...`."""
        heard, recent = exchange.heard, exchange.state.recent
        if not heard.returning.hears(exchange.text):
            return None
        subject = heard.reader.read(exchange.text).subject
        topics = heard.groups.meant(exchange.text, subject).topics
        return next((topic for topic in recent if topic in topics), None)

    def listed(self, exchange: Exchange) -> str | None:
        """The topic at a place in the last list: `den andra`, `nummer två`, `the last one`."""
        listed = exchange.state.listed
        whole = fold(exchange.text)
        for phrase, place in exchange.heard.places.items():
            stands = phrase == whole or (" " in phrase and f" {phrase} " in f" {whole} ")
            if not stands:
                continue
            if place in (OTHER, PAIR) and (other := self.other(exchange, phrase)):
                return other
            if place and listed and place <= len(listed):
                return listed[place - 1 if place > 0 else place]
        return None

    def other(self, exchange: Exchange, phrase: str) -> str | None:
        """The one of two that is not talked of: `den andra` is Swedish for the other, too."""
        heard, topic = exchange.heard, exchange.state.topic
        subject = heard.reader.read(exchange.text).subject
        named = [word for word in subject if word not in phrase.split()]
        shared = heard.groups.meant(exchange.text, named).topics
        for pair in (shared, exchange.state.listed):
            if len(pair) == PAIR and topic in pair:
                return pair[1] if topic == pair[0] else pair[0]
        return None

    def reject(self, exchange: Exchange) -> Reply | None:
        """`Nej, inte den`: the next likely topics, as choices."""
        if exchange.heard.rejecting.meant(exchange.text) is None or exchange.state.topic is None:
            return None
        others = tuple(t for t in exchange.state.runners_up if t != exchange.state.topic)
        exchange.remember(candidates=others, listed=others, choice_starts="answer")
        titles = tuple(exchange.book.title(topic) for topic in others)
        text = exchange.say("reject.which" if titles else "reject.how")
        listed = "\n".join(f"{number}. {title}" for number, title in enumerate(titles, 1))
        return exchange.reply(
            f"{text}\n{listed}" if listed else text,
            Outcome.CLARIFY,
            topics=others,
            choices=titles,
        )
