"""Universal Actions: a button of a card, pressed. It is taken as the word that it stands for."""

from botbuilder.core import InvokeResponse

from bot.channels.teams import incoming
from bot.channels.teams.adapter import Turn
from bot.channels.teams.cards.replies import Cards
from bot.channels.teams.invokes import CARD_ACTION, Handlers, malformed, replaced, told
from bot.channels.teams.replies import Replies
from bot.turn import Turns
from dialogs.ports import Clock


class Presses:
    """Takes a press as an ordinary turn, and gives back the card as it looks once used."""

    def __init__(self, turns: Turns, replies: Replies, cards: Cards, clock: Clock) -> None:
        self._turns = turns
        self._replies = replies
        self._cards = cards
        self._clock = clock

    @property
    def handlers(self) -> Handlers:
        """The invokes that are answered here."""
        return {CARD_ACTION: self.answer}

    async def answer(self, turn: Turn) -> InvokeResponse:
        """The reply goes into the talk, as to a typed word; the card changes in its place."""
        message = incoming.press(turn.activity, self._clock, turn.base)
        if message is None:
            return malformed("The action must have data with a say, or an answer.")
        taken = await self._turns.take(message)
        await self._replies.say(turn, taken, message.id)
        if taken.reply is not None and taken.reply.late:
            return replaced(self._cards.late(taken.reply))
        if taken.pressed is None:
            return told(message.text)
        return replaced(self._cards.used(taken.pressed, message.text))
