"""Notices to people who wrote through the Bot Framework, to where they wrote from."""

from botbuilder.schema import Activity, ChannelAccount, ConversationAccount

from bot.channels.teams import outgoing
from bot.channels.teams.alone import opened
from bot.channels.teams.connector import Connector
from bot.channels.teams.scopes import is_alone
from dialogs.messages import Address, Person, Reply, directory_of

CHANNEL = "teams"
"""What addresses of the Bot Framework's clients are kept under, whatever client it is."""


def address(heard: Activity, person: Person) -> Address | None:
    """Where the sender can be reached alone; in a group by a conversation still to be opened."""
    place = heard.conversation
    alone, tenant = is_alone(place), directory_of(person.id)
    if not heard.service_url or not (alone or tenant):
        return None
    return Address(
        channel=CHANNEL,
        conversation=place.id if alone else "",
        service_url=heard.service_url,
        via=heard.channel_id,
        account=heard.from_property.id,
        bot=heard.recipient.id if heard.recipient else "",
        tenant=tenant,
    )


async def deliver(connector: Connector, to: Address, reply: Reply) -> bool:
    """Send a notice on its own, as no reply to anything."""
    place = to if to.conversation else await opened(connector.ask, to)
    return place is not None and await _sent(connector, place, reply)


async def _sent(connector: Connector, to: Address, reply: Reply) -> bool:
    known = Activity(
        service_url=to.service_url,
        channel_id=to.via,
        conversation=ConversationAccount(id=to.conversation),
        from_property=ChannelAccount(id=to.account),
        recipient=ChannelAccount(id=to.bot) if to.bot else None,
    )
    return await connector.send(outgoing.as_json(outgoing.activity(known, reply)))
