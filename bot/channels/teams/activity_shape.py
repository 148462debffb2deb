"""The shape of an activity: what must be there, and what may be odd and is then left out."""

import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from bot.channels.refusals import missing, wrong

LONGEST_ID = 512
LONGEST_NAME = 256
LONGEST_URL = 2048
MOST_ENTITIES = 100
DELIVERY_MODES = frozenset({"normal", "notification", "expectReplies"})
NEED_A_VALUE = frozenset(
    {
        "adaptiveCard/action",
        "application/search",
        "composeExtension/fetchTask",
        "composeExtension/query",
        "composeExtension/queryLink",
        "composeExtension/submitAction",
        "message/submitAction",
        "task/fetch",
        "task/submit",
    }
)
_CHANNEL = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_OURS = frozenset({"aad"})
"""Beginnings of ids that we make ourselves; no channel may be called so."""
_ACCOUNT_TEXTS = ("name", "role", "aadObjectId", "tenantId", "conversationType")

Json = dict[str, Any]


def checked(data: object) -> Json:
    """The activity with every property of the right type, or Refused with the fault named."""
    if not isinstance(data, dict):
        raise wrong("The body", "a JSON object")
    kind = _identifier(data, "type", "type")
    return {
        "type": kind,
        "channelId": _channel(data),
        "serviceUrl": _service_url(data),
        "conversation": _account(data, "conversation", needed=True),
        "from": _account(data, "from", needed=kind in ("message", "invoke")),
        "recipient": _account(data, "recipient", needed=False),
        "id": _optional_id(data),
        "replyToId": data["replyToId"] if _is_id(data.get("replyToId")) else None,
        "deliveryMode": _delivery_mode(data),
        "text": _text(data),
        "textFormat": _odd_text(data, "textFormat"),
        "locale": _odd_text(data, "locale"),
        "action": _odd_text(data, "action"),
        "timestamp": _time(data.get("timestamp")),
        "entities": _objects(data.get("entities"))[:MOST_ENTITIES],
        "attachments": _objects(data.get("attachments"))[:MOST_ENTITIES],
        "membersAdded": _members(data.get("membersAdded")),
        "channelData": _odd_object(data.get("channelData")),
        "name": _invoked(data) if kind == "invoke" else _odd_text(data, "name"),
        "value": _odd_object(data.get("value")),
    }


def _identifier(data: Json, key: str, name: str) -> str:
    value = data.get(key)
    if value is None:
        raise missing(name)
    if not _is_id(value):
        raise wrong(name, f"a string of 1 to {LONGEST_ID} printable characters")
    return str(value)


def _is_id(value: object) -> bool:
    # Control characters and lone surrogates in a key would be refused by the databases, and
    # dots alone would climb in the path that a reply is posted to.
    return (
        isinstance(value, str)
        and 0 < len(value) <= LONGEST_ID
        and value.isprintable()
        and value not in {".", ".."}
    )


def _optional_id(data: Json) -> str | None:
    return None if data.get("id") in (None, "") else _identifier(data, "id", "id")


def _channel(data: Json) -> str:
    channel = _identifier(data, "channelId", "channelId")
    if not _CHANNEL.fullmatch(channel) or channel in _OURS:
        raise wrong("channelId", "the name of a channel")
    return channel


def _service_url(data: Json) -> str:
    url = data.get("serviceUrl")
    if url is None:
        raise missing("serviceUrl")
    if not isinstance(url, str) or not _is_service_url(url):
        raise wrong("serviceUrl", "an http or https address")
    return url


def _is_service_url(url: str) -> bool:
    if len(url) > LONGEST_URL or not (url.isascii() and url.isprintable()):
        return False
    if any(sign in url for sign in " \\?#@"):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _account(data: Json, key: str, *, needed: bool) -> Json | None:
    account = data.get(key)
    if account is not None and not isinstance(account, dict):
        raise wrong(key, "an object")
    if not needed and (account is None or account.get("id") in (None, "")):
        return None
    if account is None:
        raise missing(f"{key}.id")
    found: Json = {"id": _identifier(account, "id", f"{key}.id")}
    for name in _ACCOUNT_TEXTS:
        if (value := _odd_text(account, name)) is not None:
            found[name] = value
    if isinstance(account.get("isGroup"), bool):
        found["isGroup"] = account["isGroup"]
    return found


def _delivery_mode(data: Json) -> str:
    mode = data.get("deliveryMode")
    if mode in (None, ""):
        return "normal"
    if not isinstance(mode, str) or mode not in DELIVERY_MODES:
        raise wrong("deliveryMode", "normal, notification or expectReplies")
    return mode


def _text(data: Json) -> str | None:
    text = data.get("text")
    if text is not None and not isinstance(text, str):
        raise wrong("text", "a string")
    return text


def _invoked(data: Json) -> str:
    name = _identifier(data, "name", "name")
    value = data.get("value")
    if value is None and name in NEED_A_VALUE:
        raise missing("value")
    if value is not None and not isinstance(value, dict):
        raise wrong("value", "an object")
    return name


def _odd_text(data: Json, key: str) -> str | None:
    value = data.get(key)
    return value if isinstance(value, str) and len(value) <= LONGEST_NAME else None


def _odd_object(value: object) -> Json | None:
    return value if isinstance(value, dict) else None


def _objects(value: object) -> list[Json]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _members(value: object) -> list[Json]:
    found = (member for member in _objects(value) if _is_id(member.get("id")))
    return [account for member in found if (account := _account({"m": member}, "m", needed=True))]


def _time(value: object) -> datetime | None:
    if not isinstance(value, str) or len(value) > LONGEST_NAME:
        return None
    try:
        time = datetime.fromisoformat(value)
        return time.astimezone(UTC) if time.tzinfo else None
    except (ValueError, OverflowError):
        return None
