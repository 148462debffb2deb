"""From an activity on the wire to a message in a conversation."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

from botbuilder.schema import Activity, ActivityTypes, ChannelAccount, ConversationAccount

from bot.channels.teams.activity_shape import LONGEST_ID
from bot.channels.teams.cards.drawing import ANSWER
from bot.channels.teams.mentions import without_layout, without_mention
from bot.channels.teams.notices import address, callback
from bot.channels.teams.scopes import is_alone
from bot.languages import known
from dialogs.messages import DIRECTORY, FilledForm, Language, Message, Person, Pressed
from dialogs.ports import Clock
from knowledge.text import clean

EXPECT_REPLIES = "expectReplies"
EARLIEST = timedelta(days=7)
LATEST = timedelta(minutes=5)
"""How far a channel's clock may be from ours before ours is used."""
_DIRECTORY_ID = re.compile(r"[0-9A-Za-z-]{1,64}")


class Account(ChannelAccount):
    """An account with the e-mail address that the roster gave; it does not go on the wire."""

    email: str | None = None


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
        reply_to_id=data["replyToId"],
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


def expects_replies(heard: Activity) -> bool:
    """True when replies are to stand in the HTTP answer; an invoke's has its own."""
    is_invoke = heard.type == ActivityTypes.invoke.value
    return bool(heard.delivery_mode == EXPECT_REPLIES and not is_invoke)


def message(heard: Activity, clock: Clock, base: str = "") -> Message:
    """What a person said, to be taken as one turn.

    What comes without an id gets one of ours, under which its reply is kept until it arrives.
    """
    now, sender = clock.now(), person(heard, heard.from_property)
    message_id = heard.id or f"({uuid4().hex})"
    waits = expects_replies(heard)
    sent = heard.timestamp
    return Message(
        text=said(heard),
        person=sender,
        conversation=conversation(heard),
        at=sent if sent and now - EARLIEST <= sent <= now + LATEST else now,
        id=message_id,
        language=language(heard),
        address=address(heard, sender),
        form=form(heard.value),
        pressed=pressed(heard.value),
        under=under(heard.value),
        shared=not is_alone(heard.conversation),
        callback=None if waits else callback(heard, message_id, base),
    )


def press(heard: Activity, clock: Clock, base: str = "") -> Message | None:
    """What a button of a card says, or its input; None where that is no text.

    Who acts is the one who pressed; nothing in the card can say otherwise.
    """
    action = (heard.value or {}).get("action")
    data = action.get("data") if isinstance(action, dict) else None
    said = words_of(data) if isinstance(data, dict) else None
    if said is None:
        return None
    return replace(message(heard, clock, base), text=clean(said), under=under(data), form=None)


def words_of(data: Mapping[str, Any]) -> str | None:
    """What a button stands for, else what has been put into its card's input."""
    found = data.get("say", data.get(ANSWER))
    return found if isinstance(found, str) else None


def under(value: object) -> str | None:
    """Id of the message under whose reply a button was pressed."""
    found = value.get("under") if isinstance(value, dict) else None
    return found if isinstance(found, str) and len(found) <= LONGEST_ID else None


def said(heard: Activity) -> str:
    """The words of a message: typed ones first, else what a card's button stands for."""
    text = heard.text or ""
    if not text.strip() and heard.value:
        text = words_of(heard.value) or ""
    own = heard.recipient.id if heard.recipient else None
    return clean(without_layout(without_mention(text, heard.entities, own), heard.text_format))


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


def pressed(value: object) -> Pressed | None:
    """The question under which a card's button was pressed: `chefslotsen` beside its `say`."""
    ours = value.get("chefslotsen") if isinstance(value, dict) and "say" in value else None
    programme, field = (
        (ours.get("programme"), ours.get("field")) if isinstance(ours, dict) else (None, None)
    )
    if not isinstance(programme, str) or not isinstance(field, str):
        return None
    return Pressed(programme, field)


def conversation(heard: Activity) -> str:
    """The key of a conversation, unique across channels."""
    return f"{heard.channel_id}:{heard.conversation.id}"


def person(heard: Activity, account: ChannelAccount) -> Person:
    """Who is speaking: by tenant and directory id where both are known, else by the channel."""
    own, directory_id = tenant(heard), account.aad_object_id
    known = _is_directory_id(own) and _is_directory_id(directory_id)
    by_directory = f"{DIRECTORY}:{own}:{directory_id}".lower()  # ids are the same in either case
    return Person(
        id=by_directory if known else f"{heard.channel_id}:{account.id}",
        name=clean(account.name or "") or None,
        email=getattr(account, "email", None),
    )


def language(heard: Activity) -> Language | None:
    """The language of the person's client, where it is one of ours."""
    first = re.split("[-_]", heard.locale or "", maxsplit=1)[0]
    return known(first.lower())


def tenant(heard: Activity) -> object:
    """The directory that an activity comes from, where it does not contradict itself."""
    stated = heard.channel_data.get("tenant")
    stated_id = stated.get("id") if isinstance(stated, dict) else None
    own = heard.conversation.tenant_id
    # Two tenants in one activity: nobody is known by either of them.
    differs = stated_id and own and str(stated_id).lower() != own.lower()
    return None if differs else stated_id or own


def _is_directory_id(value: object) -> bool:
    return isinstance(value, str) and bool(_DIRECTORY_ID.fullmatch(value))


def _account(data: dict[str, Any] | None) -> Account | None:
    if data is None:
        return None
    return Account(
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
