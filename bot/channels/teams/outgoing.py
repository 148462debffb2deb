"""From a reply to an activity on the wire."""

from typing import Any

from botbuilder.schema import Activity, ActivityTypes, CardAction, SuggestedActions
from msrest.serialization import Model

from bot.channels.downloads import place
from dialogs.messages import Language, Reply

LOCALES: dict[Language, str] = {"sv": "sv-SE", "en": "en-GB"}


def activity(heard: Activity, reply: Reply, base: str = "") -> Activity:
    """The reply as a message to the person who was heard, complete as plain text."""
    text = reply.text
    if reply.file:
        text = f"{text}\n\n{reply.file.label}: {place(reply.file, base)}"
    return Activity(
        type=ActivityTypes.message.value,
        service_url=heard.service_url,
        channel_id=heard.channel_id,
        conversation=heard.conversation,
        from_property=heard.recipient,
        recipient=heard.from_property,
        reply_to_id=heard.id,
        text=text,
        text_format="plain",
        locale=LOCALES[reply.language],
        input_hint="expectingInput" if reply.asks else "acceptingInput",
        suggested_actions=_suggested(heard, reply.choices) if reply.choices else None,
        channel_data={"chefslotsen": reply.as_json()},
    )


def typing(heard: Activity) -> Activity:
    """The sign that an answer is being written."""
    return Activity(
        type=ActivityTypes.typing.value,
        service_url=heard.service_url,
        channel_id=heard.channel_id,
        conversation=heard.conversation,
        from_property=heard.recipient,
        recipient=heard.from_property,
        reply_to_id=heard.id,
    )


def as_json(model: Model) -> dict[str, Any]:
    """The fields that are set, under their names on the wire.

    The SDK's own serialiser takes many times as long, and drops what its models do not know.
    """
    found = dict(model.additional_properties)
    names = type(model)._attribute_map
    for attribute, value in vars(model).items():
        if value is not None and attribute in names:
            found[names[attribute]["key"]] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return as_json(value)
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value


def _suggested(heard: Activity, choices: tuple[str, ...]) -> SuggestedActions:
    actions = [CardAction(type="imBack", title=choice, value=choice) for choice in choices]
    to = [heard.from_property.id] if heard.from_property else []
    return SuggestedActions(to=to, actions=actions)
