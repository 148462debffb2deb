"""Choosing: one of the things offered in the last reply, typed loosely, or none of them."""

from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.questions.answer import Answers
from dialogs.signup.dialog import Signup
from dialogs.thread import places


class Choices:
    """Understands which of the offered topics or occasions is meant."""

    def __init__(self, answers: Answers, signup: Signup) -> None:
        self.answers = answers
        self.signup = signup

    async def take(self, exchange: Exchange) -> Reply | None:
        """One of the choices offered last, or none of them; None where the message picks none."""
        picked = await self.signup.beginning.choose_round(exchange)
        state = exchange.state
        if picked:
            return picked
        if exchange.heard.pointing.declines(exchange.text):
            return self.none_of_them(exchange)
        if not state.candidates:
            return None
        if exchange.asks_something() or exchange.is_wish():
            return None
        topic = places.meant(exchange, exchange.text, state.candidates)
        if topic is None:
            return None
        if state.choice_starts == "signup":
            exchange.remember(choice_starts="answer")
            return await self.signup.beginning.start(exchange, topic)
        return self.answers.give(exchange, topic, state.question)

    def none_of_them(self, exchange: Exchange) -> Reply:
        """`Ingen av dem`: the person is asked to say it in other words."""
        exchange.remember(
            candidates=(), listed=(), advice=None, question=None, choice_starts="answer"
        )
        return exchange.reply(exchange.say("clarify.none"), Outcome.CLARIFY)
