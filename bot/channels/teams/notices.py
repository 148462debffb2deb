"""What is sent to people who wrote through the Bot Framework, to where they wrote from."""

from botbuilder.schema import Activity, ChannelAccount, ConversationAccount

from bot.channels.teams import outgoing
from bot.channels.teams.connector import Connector
from bot.fate import Fate
from dialogs.messages import Address, Callback, Reply

CHANNEL = "teams"
"""What addresses of the Bot Framework's clients are kept under, whatever client it is."""


def address(heard: Activity) -> Address | None:
    """Where the sender can be reached alone; None in a group, where others would read it."""
    place = heard.conversation
    personal = not place.is_group and place.conversation_type in (None, "personal")
    if not personal or not heard.service_url:
        return None
    return _place(heard)


def callback(heard: Activity) -> Callback:
    """Where the reply to an activity is sent, also when it is sent much later."""
    return Callback(_place(heard), heard.id)


async def deliver(connector: Connector, to: Address, reply: Reply) -> Fate:
    """Send a notice on its own, as no reply to anything."""
    return await answer(connector, Callback(to), reply)


async def answer(connector: Connector, to: Callback, reply: Reply) -> Fate:
    """Send a reply to what was heard earlier."""
    place = to.address
    known = Activity(
        id=to.reply_to,
        service_url=place.service_url,
        channel_id=place.via,
        conversation=ConversationAccount(id=place.conversation),
        from_property=ChannelAccount(id=place.account) if place.account else None,
        recipient=ChannelAccount(id=place.bot) if place.bot else None,
    )
    return await connector.send(outgoing.as_json(outgoing.activity(known, reply)))


def _place(heard: Activity) -> Address:
    return Address(
        channel=CHANNEL,
        conversation=heard.conversation.id,
        service_url=heard.service_url,
        via=heard.channel_id,
        account=heard.from_property.id if heard.from_property else "",
        bot=heard.recipient.id if heard.recipient else "",
    )
