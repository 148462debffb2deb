"""The Bot Framework's front door: Teams and every client that speaks as it does."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from aiohttp import web
from botbuilder.core import InvokeResponse
from botbuilder.core.teams import TeamsActivityHandler

from bot.channels.downloads import base_of
from bot.channels.teams import edge, incoming, notices, outgoing
from bot.channels.teams.adapter import Apology, TeamsAdapter, Turn, not_implemented
from bot.channels.teams.connection import Admit
from bot.channels.teams.connector import Connector
from bot.channels.teams.residents import Residents
from bot.channels.teams.turns import Taken, Turns
from bot.lines import Lines
from dialogs.messages import Address, Reply
from dialogs.ports import Clock

Handlers = Mapping[str, Callable[[Turn], Awaitable[InvokeResponse]]]
"""Who answers a client's call, by its name."""
NONE: Handlers = MappingProxyType({})

_log = logging.getLogger(__name__)


class TeamsBot(TeamsActivityHandler):
    """What each kind of activity leads to. Edits, deletions and reactions say nothing new."""

    def __init__(
        self, turns: Turns, clock: Clock, residents: Residents | None, handlers: Handlers
    ) -> None:
        super().__init__()
        self._handlers = handlers
        self._residents = residents
        self._turns = turns
        self._clock = clock

    async def on_turn(self, turn_context: Turn) -> None:
        """Answer those whom the bot is for."""
        if self._residents and not await self._residents.admits(turn_context.activity):
            await turn_context.send_activity(self._residents.turned_away(turn_context.activity))
        else:
            await super().on_turn(turn_context)

    async def on_message_activity(self, turn_context: Turn) -> None:
        """Take what was said as one turn, and say the reply."""
        message = incoming.message(turn_context.activity, self._clock)
        await self._say(turn_context, await self._turns.take(message), message.id)

    async def on_conversation_update_activity(self, turn_context: Turn) -> None:
        """Greet where somebody other than the bot has come in."""
        heard = turn_context.activity
        bot = heard.recipient.id if heard.recipient else None
        member = next((one for one in heard.members_added if one.id != bot), None)
        if member is None:
            return
        # The reply is addressed to the one who came in; the sender can be the channel itself.
        heard.from_property = member
        if self._residents:
            self._residents.roster.prepare(heard)
        place, person = incoming.conversation(heard), incoming.person(heard, member)
        taken = await self._turns.welcome(place, person, incoming.language(heard))
        await self._say(turn_context, taken, None)

    async def on_invoke_activity(self, turn_context: Turn) -> InvokeResponse:
        """Answer a client's own call."""
        handler = self._handlers.get(turn_context.activity.name)
        return await handler(turn_context) if handler else not_implemented()

    async def on_event_activity(self, turn_context: Turn) -> None:
        """Events say nothing to answer."""

    async def on_message_update_activity(self, turn_context: Turn) -> None:
        """An edited message is never taken as a new answer."""

    async def on_message_delete_activity(self, turn_context: Turn) -> None:
        """A deleted message takes nothing back."""

    async def on_installation_update(self, turn_context: Turn) -> None:
        """Being installed or removed is not spoken of; the welcome follows the conversation."""

    async def settle(self, turn: Turn) -> None:
        """Note that the reply in the HTTP answer has been written."""
        if turn.owed is not None:
            await self._mark(turn, turn.owed)

    async def _say(self, turn: Turn, taken: Taken, message_id: str | None) -> None:
        # In an HTTP answer the reply stands again: who asks again has not seen it.
        if taken.reply is None or (taken.sent and not turn.expects_replies):
            return
        delivered = await turn.send_activity(
            outgoing.activity(turn.activity, taken.reply, turn.base)
        )
        if turn.expects_replies:
            turn.owed = message_id
        elif delivered is not None and message_id is not None:
            await self._mark(turn, message_id)

    async def _mark(self, turn: Turn, message_id: str) -> None:
        try:
            await self._turns.sent(incoming.conversation(turn.activity), message_id)
        except Exception as error:  # the reply is out; at worst a redelivery gets it again
            _log.warning("a sent reply was not noted: %s", type(error).__name__)


class FrontDoor:
    """Answers `POST /api/messages`."""

    def __init__(
        self,
        turns: Turns,
        connector: Connector,
        clock: Clock,
        apology: Apology,
        admit: Admit | None = None,
        residents: Residents | None = None,
        handlers: Handlers = NONE,
    ) -> None:
        self._admit = admit
        self._adapter = TeamsAdapter(connector, apology)
        self._bot = TeamsBot(turns, clock, residents, handlers)
        self._residents = residents
        self._connector = connector
        self._lines = Lines()

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
        activity = incoming.activity(data)
        async with self._lines.turn_in(incoming.conversation(activity)):
            turn = Turn(self._adapter, activity, base_of(request))
            await self._adapter.run_pipeline(turn, self._bot.on_turn)
            answer = turn.answer()
            if turn.owed is not None and await _written(request, answer):
                await self._bot.settle(turn)
        return answer

    async def close(self, _: web.Application) -> None:
        """Let go of what is still being looked up (an on_shutdown signal)."""
        if self._residents:
            await self._residents.roster.close()

    async def deliver(self, to: Address, _: str, reply: Reply) -> bool:
        """Send a notice to where a person wrote from; True when it is known to have arrived."""
        return await notices.deliver(self._connector, to, reply)


async def _written(request: web.Request, answer: web.Response) -> bool:
    try:
        await answer.prepare(request)
        await answer.write_eof()
    except ConnectionError:
        return False
    return True
