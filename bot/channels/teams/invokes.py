"""Invokes: calls of a client that wait for an answer in the HTTP response.

Each kind has a name and one handler. Who adds a kind adds a handler to the mapping that the front
door makes. A kind without one is answered with 501, one that is malformed with 400, and a handler
that fails with an apology in the form that its kind shows: nothing ends in any other 5xx, since
the client would show its own words for it, or try again.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any

from botbuilder.core import InvokeResponse

from bot import correlation
from bot.channels.refusals import Refused
from bot.channels.teams import incoming
from bot.channels.teams.adapter import Apology, Turn, not_implemented
from bot.channels.teams.cards.elements import CONTENT_TYPE

Json = dict[str, Any]
Handler = Callable[[Turn], Awaitable[InvokeResponse]]
Handlers = Mapping[str, Handler]
Admits = Callable[[Turn], bool]
"""Whether a person may ask for one more thing just now."""

MESSAGE = "application/vnd.microsoft.activity.message"
CARD_ACTION = "adaptiveCard/action"

_log = logging.getLogger(__name__)


class Invokes:
    """Answers invokes by their names."""

    def __init__(self, handlers: Handlers, apology: Apology, admits: Admits) -> None:
        self._handlers = handlers
        self._apology = apology
        self._admits = admits

    async def answer(self, turn: Turn) -> InvokeResponse:
        """The answer to an invoke, whatever befalls."""
        handler = self._handlers.get(turn.activity.name)
        if handler is None:
            return not_implemented()
        try:
            # A card that is pressed is a turn, which asks for a pause in words.
            if turn.activity.name != CARD_ACTION and not self._admits(turn):
                return InvokeResponse(status=HTTPStatus.TOO_MANY_REQUESTS)
            return await handler(turn)
        except Exception as error:
            return self._sorry(turn, error)

    def _sorry(self, turn: Turn, error: Exception) -> InvokeResponse:
        fault = correlation.current() or correlation.begin()
        _log.error("invoke failed: %s (%s)", type(error).__name__, fault)
        text = self._apology(incoming.language(turn.activity), fault).text
        return told(text) if turn.activity.name == CARD_ACTION else window_message(text)


def ok(body: Json) -> InvokeResponse:
    """What was asked for."""
    return InvokeResponse(status=HTTPStatus.OK, body=body)


def malformed(what: str) -> InvokeResponse:
    """That the call cannot be understood, and why."""
    refusal = Refused(HTTPStatus.BAD_REQUEST, "BadSyntax", what)
    return InvokeResponse(status=refusal.status, body=refusal.as_json())


def replaced(card: Json) -> InvokeResponse:
    """A card in the place of the one that was pressed."""
    return ok({"statusCode": 200, "type": CONTENT_TYPE, "value": card})


def told(text: str) -> InvokeResponse:
    """Words beside the card that was pressed, which stays as it is."""
    return ok({"statusCode": 200, "type": MESSAGE, "value": text})


def window(title: str, card: Json) -> InvokeResponse:
    """A card in a window of its own."""
    shown = {"contentType": CONTENT_TYPE, "content": card}
    value = {"title": title, "height": "large", "width": "medium", "card": shown}
    return ok({"task": {"type": "continue", "value": value}})


def window_message(text: str) -> InvokeResponse:
    """Words in the window, which is done with."""
    return ok({"task": {"type": "message", "value": text}})
