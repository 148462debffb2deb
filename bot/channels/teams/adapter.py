"""The adapter between the SDK's bot and our own way out."""

import logging
from collections.abc import Callable
from http import HTTPStatus

from aiohttp import web
from botbuilder.core import BotAdapter, InvokeResponse, TurnContext
from botbuilder.schema import Activity, ActivityTypes, ConversationReference, ResourceResponse

from bot import correlation
from bot.channels.refusals import Refused
from bot.channels.teams import incoming, outgoing
from bot.channels.teams.connector import Connector, Sent
from bot.channels.teams.typing_sign import TypingSign
from bot.delivery_status import DeliveryStatus
from dialogs.messages import Language, Reply

Apology = Callable[[Language | None, str], Reply]
"""What to say when a turn has failed, with the id under which the fault is logged."""

_log = logging.getLogger(__name__)


class Turn(TurnContext):
    """A turn that hands over activities as they are.

    The SDK copies every activity deeply before sending; ours are made for one sending only.
    """

    def __init__(
        self,
        adapter: BotAdapter,
        activity: Activity,
        base: str = "",
        typing: TypingSign | None = None,
    ) -> None:
        super().__init__(adapter, activity)
        self.base = base
        """This server as the channel knows it."""
        self.typing = typing or TypingSign.none()
        self.fate = DeliveryStatus.LATER
        """What became of what was sent last."""
        self.sent_as: str | None = None
        """What the channel calls it."""
        self.invoked: InvokeResponse | None = None
        self.owed: str | None = None
        """Id of the message whose reply travels in the HTTP answer, until that is written."""

    @property
    def expects_replies(self) -> bool:
        """True when replies are to stand in the HTTP answer; an invoke's has its own."""
        return incoming.expects_replies(self.activity)

    async def send_activities(self, activities: list[Activity]) -> list[ResourceResponse]:
        """Hand activities to the adapter; an empty list means not delivered (yet)."""
        return await self.adapter.send_activities(self, activities)  # type: ignore[no-any-return]

    def answer(self) -> web.Response:
        """What the channel's request is answered with."""
        if self.activity.type == ActivityTypes.invoke.value:
            result = self.invoked or not_implemented()
            return web.json_response(result.body, status=result.status)
        if self.expects_replies:
            replies = [outgoing.as_json(reply) for reply in self.buffered_reply_activities]
            return web.json_response({"activities": replies})
        return web.Response()


class TeamsAdapter(BotAdapter):
    """Brings activities to the channel: through the connector, or in the HTTP answer."""

    def __init__(self, connector: Connector, apology: Apology) -> None:
        super().__init__(self._apologise)
        self._connector = connector
        self._apology = apology

    async def send_activities(
        self, context: Turn, activities: list[Activity]
    ) -> list[ResourceResponse]:
        """Send in order, and stop at the first that does not arrive."""
        sent: list[ResourceResponse] = []
        for activity in activities:
            if not await self._send(context, activity):
                break
            sent.append(ResourceResponse())
        return sent

    async def update_activity(self, context: TurnContext, activity: Activity) -> None:
        """Nothing that was sent is changed."""
        raise NotImplementedError

    async def delete_activity(
        self, context: TurnContext, reference: ConversationReference
    ) -> None:
        """Nothing that was sent is taken back."""
        raise NotImplementedError

    async def _send(self, context: Turn, activity: Activity) -> bool:
        if activity.type == ActivityTypes.invoke_response.value:
            context.invoked = activity.value
            return True
        if context.expects_replies:
            context.buffered_reply_activities.append(activity)
            return False
        done = await self._connector.attempt(outgoing.as_json(activity))
        context.fate = done.fate
        context.sent_as = done.id if isinstance(done, Sent) else None
        return bool(context.fate)

    async def _apologise(self, context: Turn, error: Exception) -> None:
        fault = correlation.current() or correlation.begin()
        _log.error("turn failed: %s (%s)", type(error).__name__, fault)
        context.typing.put_away()
        context.buffered_reply_activities.clear()
        if context.activity.type == ActivityTypes.message.value:
            reply = self._apology(incoming.language(context.activity), fault)
            await context.send_activity(outgoing.activity(context.activity, reply))


def not_implemented() -> InvokeResponse:
    """The answer to a client's call that nobody here knows."""
    refusal = Refused(HTTPStatus.NOT_IMPLEMENTED, "NotImplemented", "This invoke is not known.")
    return InvokeResponse(status=refusal.status, body=refusal.as_json())
