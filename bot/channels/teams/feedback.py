"""The thumbs under a message, and the reason: kept without who it was."""

import json
import re
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

from botbuilder.core import InvokeResponse
from botbuilder.schema import Activity

from bot.channels.teams import incoming
from bot.channels.teams.adapter import Turn, not_implemented
from bot.channels.teams.cards.replies import LONGEST_REASON, REASON, Cards
from bot.channels.teams.invokes import Handlers, malformed, window
from bot.languages import DEFAULT_LANGUAGE
from bot.turn import Turns
from dialogs.messages import Rating
from dialogs.understanding import identity_number
from knowledge.text import clean

_MILLISECONDS = re.compile(r"1[0-9]{12}")
REACTIONS = {"like": True, "dislike": False}


class Feedback:
    """Takes feedback; the answer is empty, since Teams itself says thanks."""

    def __init__(self, turns: Turns, cards: Cards) -> None:
        self._turns = turns
        self._cards = cards

    @property
    def handlers(self) -> Handlers:
        """The invokes that are answered here."""
        return {"message/submitAction": self.submit, "message/fetchTask": self.fetch}

    async def submit(self, turn: Turn) -> InvokeResponse:
        """Keep a rating."""
        heard = turn.activity
        if not is_feedback(heard):
            return not_implemented()
        given = rating(heard)
        if given is None:
            return malformed("The reaction must be like or dislike.")
        rated = heard.reply_to_id
        await self._turns.rate(incoming.conversation(heard), given, rated, sent_at(rated))
        return InvokeResponse(status=HTTPStatus.OK, body={})

    async def fetch(self, turn: Turn) -> InvokeResponse:
        """The form for the reason, for clients that ask the bot for it."""
        if not is_feedback(turn.activity):
            return not_implemented()
        liked = REACTIONS.get(str(action_value(turn.activity).get("reaction")))
        if liked is None:
            return malformed("The reaction must be like or dislike.")
        language = incoming.language(turn.activity) or DEFAULT_LANGUAGE
        title = self._cards.words[language].say("card.feedback.title")
        return window(title, self._cards.reason(language, liked=liked))


def sent_at(message_id: str | None) -> datetime | None:
    """When a message was sent: Teams calls it by that time, in milliseconds.

    What has both a text and a card becomes two messages there, and we are not told their names.
    """
    if message_id is None or not _MILLISECONDS.fullmatch(message_id):
        return None
    return datetime.fromtimestamp(int(message_id) / 1000, UTC)


def rating(heard: Activity) -> Rating | None:
    """What was said, without who said it; None where it is no rating."""
    value = action_value(heard)
    liked = REACTIONS.get(str(value.get("reaction")))
    if liked is None:
        return None
    reason = identity_number.masked(clean(reason_in(value.get("feedback"))))
    return Rating(liked, reason[:LONGEST_REASON], incoming.language(heard) or DEFAULT_LANGUAGE)


def reason_in(feedback: object) -> str:
    """The text of a reason: by itself, in an object, or in one that is written as JSON."""
    found = feedback
    if isinstance(feedback, str):
        try:
            found = json.loads(feedback)
        except (ValueError, RecursionError):
            return feedback
    if not isinstance(found, dict):
        return feedback if isinstance(feedback, str) else ""
    text = found.get(REASON)
    return text if isinstance(text, str) else ""


def is_feedback(heard: Activity) -> bool:
    """Whether it is feedback; clients also hand it over in `data`."""
    return bool(inner(heard).get("actionName") == "feedback")


def action_value(heard: Activity) -> dict[str, Any]:
    """The reaction and the reason."""
    value = inner(heard).get("actionValue")
    return value if isinstance(value, dict) else {}


def inner(heard: Activity) -> dict[str, Any]:
    """What the client hands over, with or without its wrapping."""
    value: dict[str, Any] = heard.value or {}
    data = value.get("data")
    return data if "actionName" not in value and isinstance(data, dict) else value
