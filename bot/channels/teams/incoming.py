"""From an activity on the wire to a message in a conversation."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

from botbuilder.schema import Activity, ChannelAccount, ConversationAccount

from bot.channels.teams.mentions import without_layout, without_mention
from bot.channels.teams.notices import address, callback
from dialogs.messages import FilledForm, Language, Message, Person
from dialogs.ports import Clock
from knowledge.text import clean

EARLIEST = timedelta(days=7)
LATEST = timedelta(minutes=5)
"""How far a channel's clock may be from ours before ours is used."""
_DIRECTORY_ID = re.compile(r"[0-9A-Za-z-]{1,64}")
_LANGUAGES: dict[str, Language] = {"sv": "sv", "en": "en"}


def activity(data: dict[str, Any]) -> Activity:
    """The SDK's activity, built by hand: its own deserialiser takes twenty times as long."""
    return Activity(
        type=data["type"],
        id=data["id"],
        timestamp=data["timestamp"],
        service_url=data["serviceUrl"],
        channel_id=data["channelId"],
        from_property=_account(data["from"]),
        conversation=_conversation_account(data["conversation"]),
        recipient=_account(data["recipient"]),
        delivery_mode=data["deliveryMode"],
        text=data["text"],
        text_format=data["textFormat"],
        locale=data["locale"],
        entities=data["entities"],
        attachments=data["attachments"],
        members_added=[_account(member) for member in data["membersAdded"]],
        channel_data=data["channelData"] or {},
        name=data["name"],
        value=data["value"],
        action=data["action"],
    )


def message(heard: Activity, clock: Clock, *, waits: bool = False) -> Message:
    """What a person said, to be taken as one turn; `waits` where the reply stands in the answer.

    What comes without an id gets one of ours, under which its reply is kept until it arrives.
    """
    now = clock.now()
    sent = heard.timestamp
    return Message(
        text=said(heard),
        person=person(heard, heard.from_property),
        conversation=conversation(heard),
        at=sent if sent and now - EARLIEST <= sent <= now + LATEST else now,
        id=heard.id or f"({uuid4().hex})",
        language=language(heard),
        address=address(heard),
        form=form(heard.value),
        callback=None if waits else callback(heard),
    )


def said(heard: Activity) -> str:
    """The words of a message: typed ones first, else what a card's button stands for."""
    text = heard.text or ""
    if not text.strip() and heard.value:
        say = heard.value.get("say")
        text = say if isinstance(say, str) else ""
    own = heard.recipient.id if heard.recipient else None
    return clean(without_layout(without_mention(text, heard.entities, own)))


def form(value: object) -> FilledForm | None:
    """The form that a card hands over; None where its value is none, or words to be said.

    `{"chefslotsen": {"programme": ..., "fields": {...}}}`; a card's own inputs lie beside
    `chefslotsen`, and are the fields where it has none. What is no plain value is left out.
    """
    if not isinstance(value, dict) or isinstance(value.get("say"), str):
        return None
    ours = value.get("chefslotsen")
    programme = ours.get("programme") if isinstance(ours, dict) else None
    if not isinstance(ours, dict) or not isinstance(programme, str):
        return None
    beside = {key: one for key, one in value.items() if key != "chefslotsen"}
    fields = ours.get("fields", beside)
    if not isinstance(fields, dict) or not fields:
        return None
    return FilledForm(programme, {k: v for k, v in fields.items() if isinstance(v, str | int)})


def conversation(heard: Activity) -> str:
    """The key of a conversation, unique across channels."""
    return f"{heard.channel_id}:{heard.conversation.id}"


def person(heard: Activity, account: ChannelAccount) -> Person:
    """Who is speaking: by tenant and directory id where both are known, else by the channel."""
    tenant, directory_id = _tenant(heard), account.aad_object_id
    known = _is_directory_id(tenant) and _is_directory_id(directory_id)
    return Person(
        id=f"aad:{tenant}:{directory_id}" if known else f"{heard.channel_id}:{account.id}",
        name=clean(account.name or "") or None,
    )


def language(heard: Activity) -> Language | None:
    """The language of the person's client, where it is one of ours."""
    first = re.split("[-_]", heard.locale or "", maxsplit=1)[0]
    return _LANGUAGES.get(first.lower())


def _tenant(heard: Activity) -> object:
    stated = heard.channel_data.get("tenant")
    stated_id = stated.get("id") if isinstance(stated, dict) else None
    own = heard.conversation.tenant_id
    # Two tenants in one activity: nobody is known by either of them.
    return None if stated_id and own and stated_id != own else stated_id or own


def _is_directory_id(value: object) -> bool:
    return isinstance(value, str) and bool(_DIRECTORY_ID.fullmatch(value))


def _account(data: dict[str, Any] | None) -> ChannelAccount | None:
    return data and ChannelAccount(
        id=data["id"],
        name=data.get("name"),
        aad_object_id=data.get("aadObjectId"),
        role=data.get("role"),
    )


def _conversation_account(data: dict[str, Any]) -> ConversationAccount:
    return ConversationAccount(
        id=data["id"],
        name=data.get("name"),
        is_group=data.get("isGroup"),
        conversation_type=data.get("conversationType"),
        tenant_id=data.get("tenantId"),
    )
