"""Notices to people who wrote through the Bot Framework, to where they wrote from."""

from botbuilder.schema import Activity, ChannelAccount, ConversationAccount

from bot.channels.teams import outgoing
from bot.channels.teams.connector import Connector
from bot.channels.teams.scopes import is_alone
from dialogs.messages import Address, Reply

CHANNEL = "teams"
"""What addresses of the Bot Framework's clients are kept under, whatever client it is."""


def address(heard: Activity) -> Address | None:
    """Where the sender can be reached alone; None in a group, where others would read it."""
    place = heard.conversation
    if not is_alone(place) or not heard.service_url:
        return None
    return Address(
        channel=CHANNEL,
        conversation=place.id,
        service_url=heard.service_url,
        via=heard.channel_id,
        account=heard.from_property.id,
        bot=heard.recipient.id if heard.recipient else "",
    )


async def deliver(connector: Connector, to: Address, reply: Reply) -> bool:
    """Send a notice on its own, as no reply to anything."""
    known = Activity(
        service_url=to.service_url,
        channel_id=to.via,
        conversation=ConversationAccount(id=to.conversation),
        from_property=ChannelAccount(id=to.account),
        recipient=ChannelAccount(id=to.bot) if to.bot else None,
    )
    return await connector.send(outgoing.as_json(outgoing.activity(known, reply)))
