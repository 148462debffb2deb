"""Direct Line activities: reading what a browser sends, writing what it is shown."""

import re
import uuid
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from bot.channels.accept_language import language_of
from bot.channels.downloads import place
from bot.channels.refusals import Refused
from dialogs.messages import FileOffer, Language, Reply
from dialogs.understanding import identity_number

LONGEST = 8000
"""Characters of a message that are shown and kept; nobody is answered on more than 2 000."""
BOT = {"id": "chefslotsen", "name": "Chefslotsen", "role": "bot"}
PERSON = {"id": "person", "role": "user"}
ID_SHAPE = re.compile(r"[\w.:|+-]{1,100}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Said:
    """What a client sent, as far as it is believed: never who sent it."""

    id: str
    type: str
    text: str
    language: Language | None


def said(activity: dict[str, object]) -> Said:
    """Read an activity; raises a 400 that names the first fault."""
    return Said(
        id=_id(activity),
        type=_text(activity, "type") or _refuse("type"),
        text=_text(activity, "text"),
        language=language_of(_text(activity, "locale")),
    )


def from_person(message: Said, conversation: str, at: datetime) -> dict[str, Any]:
    """What the person wrote, as every screen of theirs shows it."""
    return {
        "type": "message",
        "id": message.id,
        "timestamp": at.isoformat(),
        "channelId": "directline",
        "conversation": {"id": conversation},
        "from": PERSON,
        "text": identity_number.masked(message.text[:LONGEST]),
        "channelData": {"clientActivityID": message.id},
    }


def reply_id(answered: str) -> str:
    """The id of the reply to a message."""
    return f"{answered}.reply"


def from_bot(
    reply: Reply, answered: str, conversation: str, at: datetime, base: str = ""
) -> dict[str, Any]:
    """What the bot answered to a message, with the same words pressable and typable."""
    activity: dict[str, Any] = {
        "type": "message",
        "id": reply_id(answered),
        "timestamp": at.isoformat(),
        "channelId": "directline",
        "conversation": {"id": conversation},
        "from": BOT,
        "replyToId": answered,
        "locale": reply.language,
        "text": reply.text,
        "inputHint": "expectingInput" if reply.asks else "acceptingInput",
        "channelData": {"chefslotsen": about(reply), "clientActivityID": answered},
    }
    if reply.choices:
        actions = [{"type": "imBack", "title": word, "value": word} for word in reply.choices]
        activity["suggestedActions"] = {"actions": actions}
    if reply.file:
        activity["attachments"] = [attached(reply.file, base)]
    return activity


def attached(offer: FileOffer, base: str) -> dict[str, str]:
    """A file as clients of Direct Line show one."""
    return {
        "contentType": "application/octet-stream",
        "contentUrl": place(offer, base),
        "name": offer.name,
        "label": offer.label,
    }


def notice(reply: Reply, notice_id: str, conversation: str, at: datetime) -> dict[str, Any]:
    """What the bot says of its own accord, under an id of its own."""
    activity = from_bot(reply, notice_id, conversation, at)
    del activity["replyToId"]
    return {**activity, "id": notice_id, "channelData": {"chefslotsen": about(reply)}}


def about(reply: Reply) -> dict[str, Any]:
    """What a reply is, and the pieces that its text says, for clients that show them as such."""
    pieces = {"parts": asdict(reply.parts)} if reply.parts else {}
    return {**reply.as_json(), **pieces}


def _id(activity: dict[str, object]) -> str:
    data = activity.get("channelData")
    marked = data.get("clientActivityID") if isinstance(data, dict) else None
    given = activity.get("id") or marked
    if given is None:
        return str(uuid.uuid4())
    if not isinstance(given, str) or not ID_SHAPE.fullmatch(given):
        return _refuse("id")
    return given


def _text(activity: dict[str, object], key: str) -> str:
    value = activity.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        return _refuse(key)
    # Half a surrogate pair is no character: it could neither be stored nor sent.
    return value.encode("utf-8", "replace").decode()


def _refuse(key: str) -> str:
    raise Refused(400, "BadArgument", f"The activity's {key} is missing or malformed.")
