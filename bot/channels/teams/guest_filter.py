"""Whom the bot answers: people of the directory, and guests only where that is allowed."""

from collections.abc import Callable
from http import HTTPStatus

from botbuilder.core import InvokeResponse
from botbuilder.schema import Activity, ActivityTypes

from bot.channels.refusals import Refused
from bot.channels.teams import outgoing
from bot.channels.teams.incoming import language
from bot.channels.teams.roster import PATIENCE, Roster
from dialogs.messages import Language, Reply

ASKING = frozenset({ActivityTypes.message.value, ActivityTypes.invoke.value})
"""What somebody does to get an answer."""

Refusal = Callable[[Language | None], Reply]
"""What a guest is told."""


class GuestFilter:
    """Fills in who is asking, and finds those who are not answered."""

    def __init__(self, roster: Roster, refusal: Refusal, *, guests_allowed: bool = False) -> None:
        self.roster = roster
        self._refusal = refusal
        self._patience = 0.0 if guests_allowed else PATIENCE

    async def admits(self, heard: Activity) -> bool:
        """Whether the sender is answered; what the roster knows is then told by the activity.

        Where nobody is refused, nobody waits: what is not known yet is known the next time.
        """
        if heard.type not in ASKING or heard.from_property is None:
            return True
        found = await self.roster.member(heard, self._patience)
        if found is None:
            return True
        sender = heard.from_property
        sender.name = sender.name or found.name
        sender.email = found.email
        return not (found.is_guest and self._patience)

    def turned_away(self, heard: Activity) -> Activity:
        """What somebody gets who is not answered: words, or a no to a client's own call."""
        if heard.type != ActivityTypes.invoke.value:
            return outgoing.activity(heard, self._refusal(language(heard)))
        refused = Refused(HTTPStatus.FORBIDDEN, "Forbidden", "Guests are not served.")
        body = InvokeResponse(status=refused.status, body=refused.as_json())
        return Activity(type=ActivityTypes.invoke_response.value, value=body)
