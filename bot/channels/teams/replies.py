"""How replies leave: at once where nothing stands before them, else in order, till they arrive."""

import logging
from collections import defaultdict
from collections.abc import Iterator

from bot.background import GoOn, side_by_side
from bot.channels.teams import incoming, notices, outgoing
from bot.channels.teams.adapter import Turn
from bot.channels.teams.cards.replies import Cards
from bot.channels.teams.connector import Connector, Sent
from bot.channels.teams.teams_dress import dress
from bot.delivery_status import DeliveryStatus
from bot.pending_replies import Debtor, Owed
from bot.turn import Taken, Turns
from dialogs.messages import Reply

AT_ONCE = 4
"""Conversations of one service that are served at the same time in the background."""
ENOUGH = 3
"""Failures at one service after which the others that are reached by it wait for the next look."""

_log = logging.getLogger(__name__)


class Replies:
    """Says what turns have to say, and sees to it that it arrives."""

    def __init__(self, turns: Turns, connector: Connector, cards: Cards) -> None:
        self._turns = turns
        self._connector = connector
        self._cards = cards

    async def say(self, turn: Turn, taken: Taken, message_id: str | None) -> None:
        """Say the reply of a turn, in the HTTP answer or by the connector."""
        turn.typing.put_away()
        # In an HTTP answer the reply stands again: who asks again has not seen it.
        if taken.reply is None or (taken.sent and not turn.expects_replies):
            return
        if taken.waits and not turn.expects_replies:
            await self.catch_up(incoming.conversation(turn.activity))
        else:
            await self.put(turn, taken.reply, message_id if taken.kept else None)

    async def put(self, turn: Turn, reply: Reply, message_id: str | None) -> None:
        """Send a reply to a message, and note what became of it, where it has been kept."""
        turn.typing.put_away()
        said = outgoing.activity(turn.activity, reply, turn.base)
        await turn.send_activity(dress(said, reply, self._cards, message_id))
        if turn.expects_replies:
            turn.owed = message_id
        elif message_id is not None:
            await self.note(turn, message_id, turn.fate, turn.sent_as)

    async def note(
        self,
        turn: Turn,
        message_id: str,
        fate: DeliveryStatus = DeliveryStatus.ARRIVED,
        sent_as: str | None = None,
    ) -> None:
        """Write down what became of the reply to a message."""
        place = incoming.conversation(turn.activity)
        try:
            if fate:
                await self._turns.sent(place, message_id, sent_as)
            else:
                await self._turns.unsent(place, message_id, fate)
        except Exception as error:  # the claim on it ends, and then it is sent once more
            _log.warning("a reply's fate was not noted: %s", type(error).__name__)

    async def catch_up(self, conversation: str) -> None:
        """Send what a conversation is owed, the oldest first, up to the first that fails."""
        while owed := await self._turns.pending_replies.of(conversation):
            if not await self._send(owed):
                return

    async def send_due(self, go_on: GoOn) -> None:
        """Send everywhere what is due; a service that does not answer holds up no other one."""
        services: dict[str, list[Debtor]] = defaultdict(list)
        for debtor in await self._turns.pending_replies.due():
            services[debtor.service].append(debtor)
        await side_by_side(self._serve(debtors, go_on) for debtors in services.values())

    async def _serve(self, debtors: list[Debtor], go_on: GoOn) -> None:
        line, failures = iter(debtors), [0]
        await side_by_side(self._work(line, failures, go_on) for _ in range(AT_ONCE))

    async def _work(self, line: Iterator[Debtor], failures: list[int], go_on: GoOn) -> None:
        for debtor in line:
            if failures[0] >= ENOUGH:
                return
            if not await self._pay(debtor, go_on):
                failures[0] += 1

    async def _pay(self, debtor: Debtor, go_on: GoOn) -> bool:
        while await go_on(debtor.conversation):
            owed = await self._turns.pending_replies.next_due(debtor)
            if owed is None:
                return True
            if not await self._send(owed):
                return False
        return True

    async def _send(self, owed: Owed) -> DeliveryStatus:
        to, reply = owed.callback, owed.reply
        said = outgoing.activity(notices.recalled(to), reply, to.base)
        dressed = dress(said, reply, self._cards, to.under)
        done = await self._connector.attempt(outgoing.as_json(dressed))
        sent_as = done.id if isinstance(done, Sent) else None
        await self._turns.pending_replies.settle(owed, done.fate, sent_as)
        return done.fate
