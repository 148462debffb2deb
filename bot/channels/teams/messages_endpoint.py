"""The Bot Framework's front door: Teams and every client that speaks as it does."""

from typing import Any

from aiohttp import web
from botbuilder.core import InvokeResponse
from botbuilder.core.teams import TeamsActivityHandler
from botbuilder.schema import Activity, ActivityTypes

from bot.channels import bodies
from bot.channels.own_address import base_of
from bot.channels.refusals import Crowded
from bot.channels.teams import activity_shape as shape
from bot.channels.teams import incoming, notices, outgoing
from bot.channels.teams.adapter import Apology, TeamsAdapter, Turn
from bot.channels.teams.card_actions import Presses
from bot.channels.teams.cards.replies import Cards
from bot.channels.teams.connection import Line
from bot.channels.teams.feedback import Feedback
from bot.channels.teams.forms import Forms
from bot.channels.teams.guest_filter import GuestFilter
from bot.channels.teams.invokes import Handlers, Invokes
from bot.channels.teams.private_replies import PrivateReplies
from bot.channels.teams.replies import Replies
from bot.channels.teams.scopes import is_alone
from bot.channels.teams.typing_sign import TypingSign
from bot.channels.teams.unsupported_invokes import UNOFFERED
from bot.conversation_queue import ConversationQueue, LineFull
from bot.turn import WELCOME, Turns
from dialogs.messages import Address, Reply
from dialogs.ports import Clock
from knowledge.model import Knowledge

ADDED, REMOVED = "add", "remove"
"""What an installation update says of a bot that is new; `add-upgrade` is one that was there."""
LONGEST_LINE = 100
"""Of one conversation; with more, one person alone could fill the house."""


class TeamsBot(TeamsActivityHandler):
    """What each kind of activity leads to. Edits, deletions and reactions say nothing new."""

    def __init__(
        self,
        turns: Turns,
        replies: Replies,
        private: PrivateReplies,
        invokes: Invokes,
        guest_filter: GuestFilter,
        clock: Clock,
    ) -> None:
        super().__init__()
        self._turns = turns
        self._replies = replies
        self._private = private
        self._invokes = invokes
        self._guest_filter = guest_filter
        self._clock = clock

    async def on_turn(self, turn_context: Turn) -> None:
        """Answer those whom the bot is for."""
        if not await self._guest_filter.admits(turn_context.activity):
            await turn_context.send_activity(self._guest_filter.turned_away(turn_context.activity))
        else:
            await super().on_turn(turn_context)

    async def on_message_activity(self, turn_context: Turn) -> None:
        """Take what was said as one turn, and say the reply."""
        message = incoming.message(turn_context.activity, self._clock, turn_context.base)
        taken = await self._turns.take(message)
        if taken.reply is None or not taken.reply.moved or taken.sent:
            await self._replies.say(turn_context, taken, message.id)
        else:
            note = await self._private.answer(turn_context, message, taken.reply)
            await self._replies.put(turn_context, note, message.id)

    async def on_conversation_update_activity(self, turn_context: Turn) -> None:
        """Greet where somebody other than the bot has come in; a group, where the bot has."""
        heard = turn_context.activity
        bot = heard.recipient.id if heard.recipient else None
        came = heard.members_added
        if not is_alone(heard.conversation):
            if any(one.id == bot for one in came):
                await self._greet(turn_context)
            return
        member = next((one for one in came if one.id != bot), None)
        if member is not None:
            # The reply is addressed to the one who came in; the sender can be the channel itself.
            heard.from_property = member
            await self._greet(turn_context)

    async def on_installation_update(self, turn_context: Turn) -> None:
        """Greet where the bot is new; where it is removed, nobody is written to any more."""
        heard = turn_context.activity
        if heard.action == ADDED:
            await self._greet(turn_context)
        elif heard.action == REMOVED and heard.from_property and is_alone(heard.conversation):
            await self._turns.part(incoming.person(heard, heard.from_property))

    async def _greet(self, turn: Turn) -> None:
        heard = turn.activity
        if heard.from_property is None:
            return
        self._guest_filter.roster.prepare(heard)
        taken = await self._turns.welcome(
            incoming.conversation(heard),
            incoming.person(heard, heard.from_property),
            incoming.language(heard),
            None if turn.expects_replies else notices.callback(heard, WELCOME, turn.base),
            shared=not is_alone(heard.conversation),
        )
        if not taken.sent:
            await self._replies.say(turn, taken, WELCOME)

    async def on_invoke_activity(self, turn_context: Turn) -> InvokeResponse:
        """Answer a client's own call."""
        return await self._invokes.answer(turn_context)

    async def on_event_activity(self, turn_context: Turn) -> None:
        """Events say nothing to answer."""

    async def on_message_update_activity(self, turn_context: Turn) -> None:
        """An edited message is never taken as a new answer."""

    async def on_message_delete_activity(self, turn_context: Turn) -> None:
        """A deleted message takes nothing back."""


class MessagesEndpoint:
    """Answers `POST /api/messages`."""

    def __init__(
        self,
        turns: Turns,
        line: Line,
        clock: Clock,
        apology: Apology,
        knowledge: Knowledge,
        guest_filter: GuestFilter,
        handlers: Handlers,
    ) -> None:
        self._cards = cards = Cards(knowledge)
        connector = line.connector
        self._admit = line.admit
        self._turns = turns
        self._clock = clock
        self._adapter = TeamsAdapter(connector, apology)
        self._replies = Replies(turns, connector, cards)
        calls: Handlers = {
            **UNOFFERED,
            **Presses(turns, self._replies, cards, clock).handlers,
            **Forms(turns, self._replies, cards, clock).handlers,
            **Feedback(turns, cards).handlers,
            **handlers,
        }
        private = PrivateReplies(turns, self._replies, connector.ask, cards)
        invokes = Invokes(calls, apology, self._admits)
        self._bot = TeamsBot(turns, self._replies, private, invokes, guest_filter, clock)
        self._guest_filter = guest_filter
        self._connector = connector
        self._queue = ConversationQueue(LONGEST_LINE)
        self.send_due = self._replies.send_due

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Take one activity, from somebody who is let in.

        The answer waits for the reply to be sent. A 200 tells the channel that the message is
        dealt with; given earlier, a crash between the two would lose the reply, while now the
        channel redelivers and the stored reply goes out. The connector gives up after ten
        seconds, before the channel's own fifteen. The whole stands in the conversation's line,
        so that replies keep their order and a redelivery meets a first that is finished.
        """
        data = shape.checked(await bodies.read(request))
        if self._admit is not None:
            await self._admit(request, data)
        try:
            return await self._in_turn(request, incoming.activity(data))
        except LineFull:
            raise Crowded from None

    def _admits(self, turn: Turn) -> bool:
        return self._turns.admit(incoming.message(turn.activity, self._clock)) is None

    async def _in_turn(self, request: web.Request, activity: Activity) -> web.StreamResponse:
        with TypingSign(self._connector, _sign(activity)) as typing:
            async with self._queue.turn_in(incoming.conversation(activity)):
                turn = Turn(self._adapter, activity, base_of(request), typing)
                await self._adapter.run_pipeline(turn, self._bot.on_turn)
                answer = turn.answer()
                if turn.owed is not None and await _written(request, answer):
                    await self._replies.note(turn, turn.owed)
        return answer

    async def close(self, _: web.Application) -> None:
        """Let go of what is still being looked up (an on_shutdown signal)."""
        await self._guest_filter.roster.close()

    async def deliver(self, to: Address, _: str, reply: Reply) -> bool:
        """Send a notice to where a person wrote from; True when it is known to have arrived."""
        return await notices.deliver(self._connector, to, reply, self._cards)


def _sign(activity: Activity) -> dict[str, Any] | None:
    """What shows that an answer is coming, where one comes by the connector."""
    if activity.type != ActivityTypes.message.value or incoming.expects_replies(activity):
        return None
    return outgoing.as_json(outgoing.typing(activity))


async def _written(request: web.Request, answer: web.Response) -> bool:
    try:
        await answer.prepare(request)
        await answer.write_eof()
    except ConnectionError:
        return False
    return True
