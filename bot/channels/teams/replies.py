"""How replies leave: rendered for the channel, sent, and noted when they have arrived."""

import logging

from bot.channels.teams import incoming, outgoing
from bot.channels.teams.adapter import Turn
from bot.channels.teams.cards.replies import Cards
from bot.channels.teams.dress import dress
from bot.channels.teams.turns import Taken, Turns
from dialogs.messages import Reply

_log = logging.getLogger(__name__)


class Replies:
    """Says what turns have to say."""

    def __init__(self, turns: Turns, cards: Cards) -> None:
        self._turns = turns
        self._cards = cards

    async def say(self, turn: Turn, taken: Taken, message_id: str | None) -> None:
        """Say the reply of a turn, in the HTTP answer or by the connector."""
        # In an HTTP answer the reply stands again: who asks again has not seen it.
        if taken.reply is None or (taken.sent and not turn.expects_replies):
            return
        await self.put(turn, taken.reply, message_id)

    async def put(self, turn: Turn, reply: Reply, message_id: str | None) -> None:
        """Send a reply to a message, and note that it has arrived."""
        said = outgoing.activity(turn.activity, reply, turn.base)
        delivered = await turn.send_activity(dress(said, reply, self._cards, message_id))
        if turn.expects_replies:
            turn.owed = message_id
        elif delivered is not None and message_id is not None:
            await self.mark(turn, message_id)

    async def mark(self, turn: Turn, message_id: str) -> None:
        """Note that the reply has arrived."""
        try:
            await self._turns.sent(incoming.conversation(turn.activity), message_id)
        except Exception as error:  # the reply is out; at worst a redelivery gets it again
            _log.warning("a sent reply was not noted: %s", type(error).__name__)
