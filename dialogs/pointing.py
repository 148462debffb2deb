"""Pointing at what was talked of: the second one, the one before, not that one."""

from dialogs.answer import Answers
from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from knowledge.text import fold

SHORT = 9
"""Words of a message that can be nothing but pointing."""


class Pointing:
    """Understands messages that point at a topic without naming it."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    async def take(self, exchange: Exchange) -> Reply | None:
        """The answer on the topic pointed at; None where nothing is pointed at."""
        if len(exchange.text.split()) > SHORT or exchange.heard.finder.names.every(exchange.text):
            return None
        topic = self.earlier(exchange) or self.listed(exchange)
        if topic:
            question = exchange.heard.reader.read(exchange.text)
            asked = question if question.facet else None
            return self.answers.give(exchange, topic, question.facet, asked)
        return self.reject(exchange)

    def earlier(self, exchange: Exchange) -> str | None:
        """A topic from earlier in the conversation."""
        recent = exchange.state.recent
        said = exchange.heard.earlier.find(exchange.text)
        if not said or not recent:
            return None
        return recent[-1] if said[0][0] == "first" else recent[min(1, len(recent) - 1)]

    def listed(self, exchange: Exchange) -> str | None:
        """The topic at a place in the last list: `den andra`, `nummer två`, `the last one`."""
        listed = exchange.state.listed
        whole = fold(exchange.text)
        for phrase, place in exchange.heard.places.items():
            stands = phrase == whole or (" " in phrase and f" {phrase} " in f" {whole} ")
            if stands and listed and place <= len(listed):
                return listed[place - 1 if place > 0 else place]
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
