"""Activities that are broken in some way, made from the whole shape by a seeded chance."""

import copy
import json
from random import Random
from typing import Any

KINDS = (
    "message",
    "message",
    "message",
    "conversationUpdate",
    "invoke",
    "event",
    "typing",
    "messageUpdate",
    "messageReaction",
    "installationUpdate",
    "endOfConversation",
    "x",
)
NAMES = (
    "adaptiveCard/action",
    "task/fetch",
    "composeExtension/query",
    "message/submitAction",
    "x",
)
TEXTS = (
    "",
    " ",
    "hej",
    "\x00",
    "\ud800",
    "<at>",
    "<at>x</at>" * 20,
    "å" * 3000,
    "(" * 400,
    "a\u0301" * 200,
    "\u202e" * 50,
    "http://x",
    "http://127.0.0.1:9/",
    "2026-03-02T12:00:00Z",
    "99999-01-01T00:00:00Z",
    "expectReplies",
    "message",
    "..",
    "%2e%2e/",
    "x" * 600,
    "🙂" * 300,
)
NUMBERS = (0, -1, 1, 2**31, 2**63, 10**30, 1.5, -0.0, 1e308)
WHOLE: dict[str, Any] = {
    "type": "message",
    "id": "m1",
    "timestamp": "2026-03-02T12:00:00Z",
    "localTimestamp": "2026-03-02T13:00:00+01:00",
    "channelId": "emulator",
    "serviceUrl": "http://127.0.0.1:9/",
    "conversation": {"id": "c1", "isGroup": False, "tenantId": "t", "name": "x"},
    "from": {"id": "u1", "name": "Åsa", "aadObjectId": "o", "role": "user"},
    "recipient": {"id": "b1", "name": "Chefslotsen"},
    "text": "hej <at>Chefslotsen</at>",
    "textFormat": "plain",
    "locale": "sv-SE",
    "deliveryMode": "expectReplies",
    "entities": [{"type": "mention", "text": "x", "mentioned": {"id": "b1", "name": "x"}}],
    "attachments": [{"contentType": "text/html", "content": "<p>"}],
    "channelData": {"tenant": {"id": "t"}, "eventType": "x"},
    "membersAdded": [{"id": "u1"}],
    "membersRemoved": [{"id": "u2"}],
    "reactionsAdded": [{"type": "like"}],
    "replyToId": "m0",
    "name": "adaptiveCard/action",
    "value": {"say": "ja", "action": {"type": "Action.Execute", "verb": "x", "data": {}}},
    "action": "add",
}


def junk(chance: Random, depth: int = 3) -> Any:
    """Any value that JSON knows."""
    kind = chance.randrange(8 if depth else 5)
    if kind < 2:
        return chance.choice(TEXTS)
    if kind == 2:
        return chance.choice(NUMBERS)
    if kind < 5:
        return chance.choice((None, True, False))
    some = range(chance.randrange(4))
    if kind == 5:
        return [junk(chance, depth - 1) for _ in some]
    if kind == 6:
        return {chance.choice((*WHOLE, "id", "x", "")): junk(chance, depth - 1) for _ in some}
    return [junk(chance, 0)] * chance.choice((1, 120, 700))


def places(value: Any) -> list[tuple[Any, Any]]:
    """Each container of an activity with a key or an index into it."""
    keys = value if isinstance(value, dict) else range(len(value)) if value else ()
    found = [(value, key) for key in keys]
    inner = value.values() if isinstance(value, dict) else value
    return found + [deep for one in inner if isinstance(one, dict | list) for deep in places(one)]


def broken(chance: Random) -> bytes:
    """The body of a request; most are nearly right, for those go deepest."""
    activity = copy.deepcopy(WHOLE) | {"type": chance.choice(KINDS), "id": f"{chance.random()}"}
    activity["name"] = chance.choice(NAMES)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 5))):
        holder, key = chance.choice(places(activity))
        if isinstance(holder, dict) and chance.random() < 0.25:
            holder.pop(key, None)
        elif isinstance(holder, dict) and chance.random() < 0.1:
            holder[chance.choice(TEXTS)] = junk(chance)
        elif isinstance(holder, list) or key in holder:
            holder[key] = junk(chance)
    body = json.dumps(activity, ensure_ascii=chance.random() < 0.5).encode(
        "utf-8", "surrogatepass"
    )
    return spoilt(body, chance) if chance.random() < 0.15 else body


def spoilt(body: bytes, chance: Random) -> bytes:
    """The bytes themselves cut, changed, doubled or put into another encoding."""
    at = chance.randrange(len(body) + 1)
    match chance.randrange(6):
        case 0:
            return body[:at]
        case 1:
            return body[:at] + chance.randbytes(chance.randrange(1, 6)) + body[at:]
        case 2:
            return body + body
        case 3:
            return body.decode("utf-8", "replace").encode("utf-16")
        case 4:
            return body[:at] + b"[" * chance.choice((3, 70, 5000)) + body[at:]
        case _:
            return body.replace(b":", chance.choice((b"=", b"::", b": NaN,")), 1)
