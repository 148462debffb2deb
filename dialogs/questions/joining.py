"""Whether the person may join, and what else the same message asks."""

from dialogs.eligibility.eligible import Eligible
from dialogs.exchange import Exchange
from dialogs.messages import Reply
from dialogs.questions.question import MOST_PARTS, Questions


class Joining:
    """Gives a verdict, and under it the answers to what is asked beside it."""

    def __init__(self, eligible: Eligible, questions: Questions) -> None:
        self.eligible = eligible
        self.questions = questions

    async def take(self, exchange: Exchange) -> Reply | None:
        """`May I join?`, with what is told of oneself: the verdict, and what else is asked."""
        reply = await self.eligible.take(exchange)
        if reply is None:
            return None
        parts = exchange.heard.parts(exchange.text)
        for part in parts[:MOST_PARTS] if len(parts) > 1 else ():
            judged = exchange.state
            other = (
                None
                if self.eligible.covers(exchange, part)
                else self.questions.part(exchange, part)
            )
            if other and other.text not in reply.text:
                reply = reply.joined_with(other)
            else:  # the talk has not moved on
                exchange.state = judged
        return reply
