"""Buttons under earlier replies: what each belongs to, and whether it comes too late.

A word that is typed means what it means now. A button was offered at a certain step, and may be
pressed long after: under a question that has been answered, in a round that is over. So a reply
that waits for an answer carries the name of its step, and a button of another step changes
nothing. All other buttons stand for whole sentences, about the topic of their own reply.
"""

import hashlib

from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Pressed, Reply
from dialogs.signup.dialog import Signup


class StaleButtons:
    """Holds a pressed button against where the talk stands."""

    def __init__(self, signup: Signup) -> None:
        self.signup = signup

    async def step(self, exchange: Exchange) -> str | None:
        """The name of what the talk waits for; None where it waits for nothing."""
        state = exchange.state
        waits: list[object] = [state.withdrawing, state.rounds, state.erasing]
        if state.eligibility and state.eligibility.asked:
            waits.append((state.eligibility.programme, state.eligibility.asked))
        if state.advice and not state.advice.given:
            waits.append(state.advice.asked)
        waits += await self.form(exchange)
        if not any(waits):
            return None
        return hashlib.sha256(repr(waits).encode()).hexdigest()[:16]

    async def form(self, exchange: Exchange) -> list[object]:
        """Where a signup stands; at its end also with which answers, since these are sent."""
        position = exchange.state.open_form
        if position is None:
            return []
        draft = await self.signup.steps.here(exchange)
        if draft is None:
            return []
        answers = () if position.mode == "asking" else sorted(draft.answers.items())
        application = draft.application
        return [application.id, application.round, position.mode, position.field, answers]

    async def take(self, exchange: Exchange) -> Reply | None:
        """The reply to a button that comes too late; None to every other message."""
        said, press = exchange.message.pressed, exchange.message.press
        if said and not await self.is_asked(exchange, said):
            return self.late(exchange, said.programme)
        if press is None:
            return None
        if not press.known or (press.step and press.step != await self.step(exchange)):
            return self.late(exchange, press.topic)
        if press.step is None and press.topic in exchange.book.pack.articles:
            exchange.remember(topic=press.topic)
        return None

    async def is_asked(self, exchange: Exchange, said: Pressed) -> bool:
        """Whether the question stands open under which a client says that its button stood."""
        asked = await self.signup.reprompt.again(exchange)
        open_now = asked.asks if asked else None
        return open_now is not None and (open_now.programme, open_now.field) == (
            said.programme,
            said.field,
        )

    def late(self, exchange: Exchange, topic: str | None) -> Reply:
        """That nothing was changed, and the way on: the open step below, or to begin anew."""
        if exchange.state.open_form is not None:
            return exchange.reply(exchange.say("press.go_on"), Outcome.COMMAND, late=True)
        said = exchange.book.pack.programmes.get(topic or "")
        wish = (said.wish,) if said else ()
        return exchange.reply(
            exchange.say("press.over"),
            Outcome.COMMAND,
            choices=(exchange.say("applications.mine"), *wish),
            late=True,
        )
