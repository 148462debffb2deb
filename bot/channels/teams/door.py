"""The Bot Framework's front door: Teams and every client that speaks as it does."""

from typing import Any

from aiohttp import web
from botbuilder.core import InvokeResponse
from botbuilder.core.teams import TeamsActivityHandler
from botbuilder.schema import Activity, ActivityTypes

from bot.channels.teams import edge, incoming, notices, outgoing
from bot.channels.teams.adapter import EXPECT_REPLIES, Apology, TeamsAdapter, Turn, not_implemented
from bot.channels.teams.connection import Admit
from bot.channels.teams.connector import Connector
from bot.channels.teams.errors import Crowded
from bot.channels.teams.replies import Replies
from bot.channels.teams.turns import Turns
from bot.channels.teams.typing_sign import TypingSign
from bot.fate import Fate
from bot.lines import LineFull, Lines
from bot.turn import WELCOME
from dialogs.messages import Address, Reply
from dialogs.ports import Clock

LONGEST_LINE = 100
"""Of one conversation; with more, one person alone could fill the house."""


class TeamsBot(TeamsActivityHandler):
    """What each kind of activity leads to. Edits, deletions and reactions say nothing new."""

    def __init__(self, turns: Turns, replies: Replies, clock: Clock) -> None:
        super().__init__()
        self._turns = turns
        self._replies = replies
        self._clock = clock

    async def on_message_activity(self, turn_context: Turn) -> None:
        """Take what was said as one turn, and say the reply."""
        heard, waits = turn_context.activity, turn_context.expects_replies
        message = incoming.message(heard, self._clock, waits=waits)
        taken = await self._turns.take(message)
        await self._replies.say(turn_context, taken, message.id or "")

    async def on_conversation_update_activity(self, turn_context: Turn) -> None:
        """Greet where somebody other than the bot has come in."""
        heard = turn_context.activity
        bot = heard.recipient.id if heard.recipient else None
        member = next((one for one in heard.members_added if one.id != bot), None)
        if member is None:
            return
        # The reply is addressed to the one who came in; the sender can be the channel itself.
        heard.from_property = member
        place, person = incoming.conversation(heard), incoming.person(heard, member)
        back = None if turn_context.expects_replies else notices.callback(heard)
        taken = await self._turns.welcome(place, person, incoming.language(heard), back)
        if not taken.sent:
            await self._replies.say(turn_context, taken, WELCOME)

    async def on_invoke_activity(self, _: Turn) -> InvokeResponse:
        """Answer a client's own call; none is known yet."""
        return not_implemented()

    async def on_event_activity(self, turn_context: Turn) -> None:
        """Events say nothing to answer."""

    async def on_message_update_activity(self, turn_context: Turn) -> None:
        """An edited message is never taken as a new answer."""

    async def on_message_delete_activity(self, turn_context: Turn) -> None:
        """A deleted message takes nothing back."""

    async def on_installation_update(self, turn_context: Turn) -> None:
        """Being installed or removed is not spoken of; the welcome follows the conversation."""


class FrontDoor:
    """Answers `POST /api/messages`."""

    def __init__(
        self,
        turns: Turns,
        connector: Connector,
        clock: Clock,
        apology: Apology,
        admit: Admit | None = None,
    ) -> None:
        self._admit = admit
        self._adapter = TeamsAdapter(connector, apology)
        self._replies = Replies(turns, connector)
        self._bot = TeamsBot(turns, self._replies, clock)
        self._connector = connector
        self.send_due = self._replies.send_due
        self._lines = Lines(LONGEST_LINE)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Take one activity, from somebody who is let in.

        The answer waits for the reply to be sent. A 200 tells the channel that the message is
        dealt with; given earlier, a crash between the two would lose the reply, while now the
        channel redelivers and the stored reply goes out. The connector gives up after ten
        seconds, before the channel's own fifteen. The whole stands in the conversation's line,
        so that replies keep their order and a redelivery meets a first that is finished.
        """
        data = await edge.read(request)
        if self._admit is not None:
            await self._admit(request, data)
        try:
            return await self._in_turn(request, incoming.activity(data))
        except LineFull:
            raise Crowded from None

    async def _in_turn(self, request: web.Request, activity: Activity) -> web.StreamResponse:
        with TypingSign(self._connector, _sign(activity)) as typing:
            async with self._lines.turn_in(incoming.conversation(activity)):
                turn = Turn(self._adapter, activity, typing)
                await self._adapter.run_pipeline(turn, self._bot.on_turn)
                answer = turn.answer()
                if turn.owed is not None and await _written(request, answer):
                    turn.fate = Fate.ARRIVED
                    await self._replies.note(turn, turn.owed)
        return answer

    async def deliver(self, to: Address, _: str, reply: Reply) -> Fate:
        """Send a notice to where a person wrote from."""
        return await notices.deliver(self._connector, to, reply)


def _sign(activity: Activity) -> dict[str, Any] | None:
    """What shows that an answer is coming, where one comes by the connector."""
    if activity.type != ActivityTypes.message.value or activity.delivery_mode == EXPECT_REPLIES:
        return None
    return outgoing.as_json(outgoing.typing(activity))


async def _written(request: web.Request, answer: web.Response) -> bool:
    try:
        await answer.prepare(request)
        await answer.write_eof()
    except ConnectionError:
        return False
    return True
