"""Notices get to a person alone: where they wrote from, or where a conversation is opened."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from botbuilder.schema import ConversationAccount

from bot.channels.teams import incoming, notices
from bot.channels.teams.cards.replies import Cards
from bot.channels.teams.connector import Connector
from bot.channels.teams.scopes import is_alone
from bot.delivery import Undeliverable
from dialogs.messages import Address, Outcome, Reply
from dialogs.ports import Notice
from tests import known
from tests.channels.conftest import HASTE, NOON, StoppedClock
from tests.channels.in_teams import buttons_of
from tests.channels.service import FakeService, Step
from tests.channels.test_roster import TEAMS, TENANT
from tests.chat.house import House

NEWS = Reply("En plats är ledig.", Outcome.COMMAND, "sv")
PERSON = f"aad:{TENANT}:11111111-2222-3333-4444-555555555555"
CHANNEL = {"id": "19:c@thread.tacv2;messageid=1", "conversationType": "channel", "isGroup": True}
OPENED = Step(201, body='{"id": "a:opened"}')


@pytest.fixture
async def service() -> AsyncIterator[FakeService]:
    async with FakeService() as service:
        yield service


@pytest.fixture
async def connector() -> AsyncIterator[Connector]:
    connector = Connector(StoppedClock(), patience=HASTE)
    yield connector
    await connector.close()


def met(service_url: str, **changes: object) -> Address | None:
    """The address that a message leaves behind."""
    data = {"type": "message", "id": "1", "timestamp": NOON, "recipient": {"id": "28:bot"}}
    empty = dict.fromkeys(
        (
            "replyToId",
            "deliveryMode",
            "text",
            "textFormat",
            "locale",
            "attachments",
            "name",
            "value",
            "action",
        )
    )
    lists: dict[str, object] = {"entities": [], "membersAdded": []}
    whole = empty | lists | data | TEAMS | {"serviceUrl": service_url} | changes
    return incoming.message(incoming.activity(whole), StoppedClock()).address


async def test_one_who_was_met_in_a_channel_is_written_to_alone(
    connector: Connector, service: FakeService
) -> None:
    to = met(service.url, conversation=CHANNEL)
    assert to == Address("teams", "", service.url, "msteams", "29:kim", "28:bot", TENANT)
    service.script.append(OPENED)
    assert await notices.deliver(connector, to, NEWS)
    assert service.paths == ["/v3/conversations", "/v3/conversations/a%3Aopened/activities"]
    assert service.got[0] == {
        "isGroup": False,
        "bot": {"id": "28:bot"},
        "members": [{"id": "29:kim"}],
        "tenantId": TENANT,
        "channelData": {"tenant": {"id": TENANT}},
    }
    assert service.texts[1] == "En plats är ledig."
    assert "19:c" not in str(service.got)


@pytest.mark.parametrize(
    "answer",
    [
        Step(403, body='{"error": {"code": "BotDisabledByAdmin"}}'),
        Step(404),
        Step(500),
        Step(201, body="{}"),
        Step(201, body='{"id": 7}'),
        Step(201, body="<html>"),
        Step(202, body=""),
    ],
)
async def test_where_none_can_be_opened_nothing_is_said_anywhere(
    connector: Connector, service: FakeService, answer: Step
) -> None:
    to = met(service.url, conversation=CHANNEL)
    assert to
    service.script.append(answer)
    assert not await notices.deliver(connector, to, NEWS)
    assert service.paths == ["/v3/conversations"]


async def test_a_conversation_that_is_gone_is_opened_again_once(  # G6
    connector: Connector, service: FakeService
) -> None:
    to = met(service.url)
    assert to
    service.script.extend((Step(404), OPENED))
    assert await notices.deliver(connector, to, NEWS)
    assert service.paths == [
        "/v3/conversations/a%3A1/activities",
        "/v3/conversations",
        "/v3/conversations/a%3Aopened/activities",
    ]
    service.script.extend((Step(404), OPENED, Step(404)))
    with pytest.raises(Undeliverable):
        await notices.deliver(connector, to, NEWS)
    assert len(service.paths) == 6


async def test_whoever_has_blocked_the_bot_is_left_alone(  # G5
    connector: Connector, service: FakeService
) -> None:
    to = met(service.url)
    assert to
    service.script.append(Step(403, body='{"error": {"code": "ConversationBlockedByUser"}}'))
    with pytest.raises(Undeliverable):
        await notices.deliver(connector, to, NEWS)
    assert len(service.paths) == 1


def test_a_stranger_in_a_group_cannot_be_reached() -> None:
    group = {"id": "19:g", "conversationType": "groupChat"}
    assert met("http://x", conversation=group, channelData={}) is None
    alone = met("http://x", channelData={}, conversation={"id": "a:1"})
    assert alone
    assert alone.conversation == "a:1"


async def kept(house: House, *addresses: Address | None) -> Address:
    """What is known of a person after messages from these places."""
    for address in addresses:
        assert address
        async with house.store.turn("c") as record:
            await record.addresses.keep(PERSON, address, "sv")
    news = Notice("Nytt!", ())
    async with house.store.turn("c") as record:
        await record.ports.outbox.put(PERSON, "x", {"sv": news, "en": news})
    (due,) = await house.store.outbox.due()
    return due.address


async def test_company_does_not_make_the_way_to_one_alone_forgotten(house: House) -> None:
    alone = met("https://one")
    assert await kept(house, alone, met("https://one", conversation=CHANNEL)) == alone


async def test_the_newest_service_address_is_used(house: House) -> None:  # G11
    moved = met("https://two", conversation=CHANNEL)
    found = await kept(house, before := met("https://one"), moved)
    assert before
    assert found == replace(before, service_url="https://two")


async def test_who_was_met_in_company_first_is_known_alone_later(house: House) -> None:
    alone = met("https://one")
    assert await kept(house, met("https://one", conversation=CHANNEL), alone) == alone


async def test_an_offer_keeps_its_buttons_in_teams(
    connector: Connector, service: FakeService
) -> None:
    """Suggested actions are gone with the next message; an offer holds for two days."""
    offer = Reply("En plats är ledig.", Outcome.COMMAND, "sv", choices=("Tacka ja", "Tacka nej"))
    for channel in ("msteams", "emulator"):
        to = met(service.url, channelId=channel)
        assert to
        assert await notices.deliver(connector, to, offer, Cards(known.knowledge()))
    in_teams, elsewhere = service.got
    (card,) = in_teams["attachments"]
    asked = [button["data"]["msteams"] for button in buttons_of(card["content"])]
    assert [back["text"] for back in asked] == ["Tacka ja", "Tacka nej"]
    assert {back["type"] for back in asked} == {"messageBack"}
    assert "suggestedActions" not in in_teams
    assert "attachments" not in elsewhere
    assert len(elsewhere["suggestedActions"]["actions"]) == 2


@pytest.mark.parametrize(
    ("place", "alone"),
    [
        ({"id": "a:1"}, True),
        ({"id": "19:x@thread.v2"}, False),
        ({"id": "19:x@thread.v2", "conversation_type": "groupChat"}, False),
        ({"id": "19:x_y@unq.gbl.spaces", "conversation_type": "personal"}, True),
        ({"id": "a:1", "is_group": True}, False),
    ],
)
def test_who_reads_along_where_teams_does_not_say(place: dict[str, Any], alone: bool) -> None:
    assert is_alone(ConversationAccount(**place)) is alone
