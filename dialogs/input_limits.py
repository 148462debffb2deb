"""What is not taken as it is: a text longer than anybody asks, a personal identity number."""

from dialogs.exchange import Exchange
from dialogs.hearing import LONGEST
from dialogs.messages import Outcome, Reply
from dialogs.signup.dialog import Signup
from dialogs.understanding import identity_number


class InputLimits:
    """Tells why a message is not taken."""

    def __init__(self, signup: Signup) -> None:
        self.signup = signup

    async def too_long(self, exchange: Exchange) -> Reply | None:
        """That a message is longer than the bot reads."""
        if len(exchange.text) <= LONGEST:
            return None
        refused = await self.signup.too_long(exchange)
        text = exchange.say("message.too_long", longest=LONGEST)
        return refused or exchange.reply(text, Outcome.UNKNOWN)

    async def identity_number(self, exchange: Exchange) -> Reply | None:
        """A personal identity number is not used, and the person is told so."""
        text = exchange.text
        called_so = exchange.heard.identity_numbers.hears(text)
        if not (identity_number.find(text) or (called_so and identity_number.has_shape(text))):
            return None
        return exchange.reply(exchange.say("message.identity_number"), Outcome.UNKNOWN)
