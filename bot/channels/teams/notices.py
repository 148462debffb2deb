"""Notices to people who wrote through the Bot Framework, to where they wrote from."""

from dataclasses import replace
from http import HTTPStatus

from botbuilder.schema import Activity, ChannelAccount, ConversationAccount

from bot.channels.teams import outgoing
from bot.channels.teams.alone import opened
from bot.channels.teams.cards.replies import Cards
from bot.channels.teams.connector import Connector, Fault
from bot.channels.teams.scopes import is_alone
from bot.channels.teams.teams_dress import dress
from bot.delivery import AskedToWait, Undeliverable
from dialogs.messages import Address, Callback, Person, Reply, directory_of

CHANNEL = "teams"
"""What addresses of the Bot Framework's clients are kept under, whatever client it is."""
GONE = frozenset({403, 404, 410})
"""Blocked by the person, not in the conversation any more, or no such conversation."""


def address(heard: Activity, person: Person) -> Address | None:
    """Where the sender can be reached alone; in a group by a conversation still to be opened."""
    place = heard.conversation
    alone, tenant = is_alone(place), directory_of(person.id)
    if not heard.service_url or not (alone or tenant):
        return None
    return replace(place_of(heard), conversation=place.id if alone else "", tenant=tenant)


def callback(heard: Activity, message_id: str, base: str = "") -> Callback:
    """Where the reply to an activity is sent, also when it is sent much later."""
    return Callback(place_of(heard), heard.id, message_id, base)


def place_of(heard: Activity) -> Address:
    """Where an activity came from, whoever reads there."""
    return Address(
        channel=CHANNEL,
        conversation=heard.conversation.id,
        service_url=heard.service_url,
        via=heard.channel_id,
        account=heard.from_property.id if heard.from_property else "",
        bot=heard.recipient.id if heard.recipient else "",
    )


def recalled(to: Callback) -> Activity:
    """What was heard, as far as a reply to it needs to know."""
    place = to.address
    return Activity(
        id=to.reply_to,
        service_url=place.service_url,
        channel_id=place.via,
        conversation=ConversationAccount(id=place.conversation),
        from_property=ChannelAccount(id=place.account) if place.account else None,
        recipient=ChannelAccount(id=place.bot) if place.bot else None,
    )


async def deliver(
    connector: Connector, to: Address, reply: Reply, cards: Cards | None = None
) -> bool:
    """Send a notice on its own, as no reply to anything; raises what is in `bot/delivery.py`.

    In Teams its buttons are on a card, since they have to be there as long as an offer holds.
    """
    place = to if to.conversation else await opened(connector.ask, to)
    if place is None:
        return False
    fault = await _sent(connector, place, reply, cards)
    if fault and fault.status == HTTPStatus.NOT_FOUND and to.tenant and place is to:
        found = await opened(connector.ask, to)
        fault = await _sent(connector, found, reply, cards) if found else fault
    if fault and fault.status in GONE:
        raise Undeliverable
    if fault and fault.wait:
        raise AskedToWait(fault.wait)
    return fault is None


async def _sent(
    connector: Connector, to: Address, reply: Reply, cards: Cards | None
) -> Fault | None:
    said = outgoing.activity(recalled(Callback(to)), reply)
    if cards:
        said = dress(said, reply, cards, under=None)
    done = await connector.attempt(outgoing.as_json(said))
    return done if isinstance(done, Fault) else None
