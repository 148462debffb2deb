"""Calls about what the bot does not offer, each answered as Microsoft's documentation has it.

Nobody signs in, since the channel's token says who it is, and no input searches while one types.
A client can ask all the same: with cards of another bot under our id, or from a test. Of calls
that are not here, tabs, settings and file consent among them, Teams sends none unless a manifest
asks for them; they get 501, as unknown ones do.
"""

import logging
from http import HTTPStatus
from types import MappingProxyType

from botbuilder.core import InvokeResponse

from bot.channels.teams.activity_shape import LONGEST_ID
from bot.channels.teams.adapter import Turn
from bot.channels.teams.invokes import Handlers, Json, ok

FAILURES = frozenset(
    {
        "authrequestfailed",
        "installappfailed",
        "installedappnotfound",
        "interactionrequired",
        "invokeerror",
        "oauthcardnotvalid",
        "resourcematchfailed",
        "tokenmissing",
        "userconsentrequired",
    }
)
"""What Teams says of a single sign-on that failed; only these words are logged."""
CANCELLED = "CancelledByUser"
FOUND = "application/vnd.microsoft.search.searchResponse"

_log = logging.getLogger(__name__)


async def fail(turn: Turn) -> InvokeResponse:
    """Note that single sign-on has failed at the client, as only the operator can mend it."""
    code = value_of(turn).get("code")
    _log.warning("single sign-on failed: %s", code if code in FAILURES else "other")
    return ok({})


async def exchange(turn: Turn) -> InvokeResponse:
    """Refuse a token, so that the client falls back to what it does without."""
    value = value_of(turn)
    echoed = {key: short(value.get(key)) for key in ("id", "connectionName")}
    why = "No token is exchanged here."
    return InvokeResponse(
        status=HTTPStatus.PRECONDITION_FAILED, body={**echoed, "failureDetail": why}
    )


async def verify(turn: Turn) -> InvokeResponse:
    """There is no sign-in that a code could belong to; one that is cancelled needs none."""
    if value_of(turn).get("state") == CANCELLED:
        return ok({})
    return InvokeResponse(status=HTTPStatus.NOT_FOUND, body={})


async def search(_: Turn) -> InvokeResponse:
    """Nothing is found while somebody types into a card."""
    return ok({"statusCode": 200, "type": FOUND, "value": {"results": []}})


def value_of(turn: Turn) -> Json:
    """What the client hands over."""
    value: Json = turn.activity.value or {}
    return value


def short(value: object) -> str:
    """A text that is given back as it came, where it is one."""
    return value if isinstance(value, str) and len(value) <= LONGEST_ID else ""


UNOFFERED: Handlers = MappingProxyType(
    {
        "signin/failure": fail,
        "signin/tokenExchange": exchange,
        "signin/verifyState": verify,
        "application/search": search,
    }
)
