"""Who is asking, as the roster says: known for a signup, refused as a guest, never waited for."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.channels.teams import roster as rosters
from bot.channels.teams.connector import Connector
from bot.channels.teams.guest_filter import GuestFilter
from bot.channels.teams.roster import KNOWN_FOR, UNKNOWN_FOR, Member, Roster, member
from tests.channels.conftest import HASTE, Rig, StoppedClock, no_guests
from tests.channels.service import FakeService

TENANT = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
KIM = {
    "id": "29:kim",
    "name": "Kim Åberg",
    "email": "kim.aberg@vasteras.se",
    "userPrincipalName": "kim01@vasteras.se",
    "tenantId": TENANT,
    "userRole": "user",
}
TEAMS: dict[str, Any] = {
    "channelId": "msteams",
    "from": {"id": "29:kim", "aadObjectId": "11111111-2222-3333-4444-555555555555"},
    "conversation": {"id": "a:1", "conversationType": "personal", "tenantId": TENANT},
    "channelData": {"tenant": {"id": TENANT}},
}


class Desk(Rig):
    """A front door with a roster, and a watch that is set."""

    def __init__(self, service: FakeService, *, guests_allowed: bool = False) -> None:
        super().__init__(service)
        self.time = 1000.0
        self.roster = Roster(self.connector.ask, lambda: self.time)
        self.guest_filter = GuestFilter(self.roster, no_guests, guests_allowed=guests_allowed)
        self.door = self.front_door(residents=self.guest_filter)
        self.answer = self.door.answer

    async def says(self, text: str, **changes: Any) -> str:
        (reply,) = await self.replies(**TEAMS | {"id": text, "text": text} | changes)
        said = reply["text"]
        assert isinstance(said, str)
        return said

    async def settled(self) -> None:
        """Every look has come to its end."""
        await asyncio.gather(*self.roster._looks.values())


@pytest.fixture
async def service() -> AsyncIterator[FakeService]:
    async with FakeService() as service:
        yield service
        service.answers.set()


@pytest.fixture
async def desk(service: FakeService) -> AsyncIterator[Desk]:
    async with Desk(service) as desk:
        yield desk
        await desk.roster.close()


async def test_name_and_address_come_from_the_roster_and_are_asked_for_once(
    desk: Desk, service: FakeService
) -> None:
    service.members["29:kim"] = KIM
    for text in ("ett", "två"):
        assert await desk.says(text) == f"Du sa: {text}"
    assert [m.person.email for m in desk.echo.heard] == ["kim.aberg@vasteras.se"] * 2
    assert [m.person.name for m in desk.echo.heard] == ["Kim Åberg"] * 2
    assert desk.echo.heard[0].person.id.startswith(f"aad:{TENANT}:")
    assert service.asked == ["/v3/conversations/a%3A1/members/29%3Akim"]
    desk.time += KNOWN_FOR + 1
    await desk.says("tre")
    assert len(service.asked) == 2


async def test_the_address_does_not_go_out_on_the_wire(desk: Desk, service: FakeService) -> None:
    service.members["29:kim"] = KIM
    assert (await desk.post(**TEAMS)).status == 200
    assert desk.echo.heard[0].person.email
    assert "kim.aberg" not in str(service.got)


async def test_in_a_team_its_own_roster_is_asked(desk: Desk, service: FakeService) -> None:
    channel = {"id": "19:c@thread.tacv2;messageid=1", "conversationType": "channel"}
    data = {"tenant": {"id": TENANT}, "team": {"id": "19:t@thread.tacv2"}}
    await desk.says("hej", conversation=channel, channelData=data)
    assert service.asked == ["/v3/conversations/19%3At%40thread.tacv2/members/29%3Akim"]


@pytest.mark.parametrize(
    "change",
    [
        {"userRole": "guest"},
        {"userRole": "Anonymous"},
        {"tenantId": "99999999-bbbb-cccc-dddd-eeeeeeeeeeee"},
        {"userPrincipalName": "kim_other.example#EXT#@vasteras.onmicrosoft.com"},
    ],
)
async def test_guests_are_refused_unless_allowed(
    desk: Desk, service: FakeService, change: dict[str, str]
) -> None:
    service.members["29:kim"] = KIM | change
    assert await desk.says("hej") == "Inte för gäster."
    called = {"type": "invoke", "name": "composeExtension/query", "value": {}}
    answer = await desk.post(**TEAMS | called)
    assert answer.status == 403
    assert desk.echo.heard == []
    async with Desk(service, guests_allowed=True) as open_desk:
        assert await open_desk.says("hej") == "Du sa: hej"
        await open_desk.settled()
        assert await open_desk.says("hej igen") == "Du sa: hej igen"
        assert open_desk.echo.heard[1].person.email == "kim.aberg@vasteras.se"


async def test_a_roster_that_keeps_waiting_holds_up_nobody(
    desk: Desk, service: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.guest_filter, "_patience", 0.05)
    service.members["29:kim"] = KIM
    service.answers.clear()
    async with asyncio.timeout(2):
        assert await desk.says("hej") == "Du sa: hej"
        assert await desk.says("hej igen") == "Du sa: hej igen"
    assert len(service.asked) == 1, "one look at a time for a person"
    service.answers.set()
    await desk.settled()
    await desk.says("och nu")
    assert [m.person.email for m in desk.echo.heard] == [None, None, "kim.aberg@vasteras.se"]


async def test_a_roster_that_hangs_leaves_connections_for_replies(
    desk: Desk, service: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.guest_filter, "_patience", 0.05)
    monkeypatch.setattr(rosters, "MOST_LOOKS", 3)
    service.answers.clear()
    for number in range(6):
        assert await desk.says(f"hej {number}", **{"from": {"id": f"29:{number}"}})
    assert len(service.asked) == 3
    service.answers.set()
    await desk.settled()
    await desk.says("hej igen", **{"from": {"id": "29:5"}})
    assert len(service.asked) == 4


async def test_a_failure_is_remembered_for_a_while_and_forgets_nothing(
    desk: Desk, service: FakeService
) -> None:
    await desk.says("ett")
    service.members["29:kim"] = KIM
    await desk.says("två")
    assert len(service.asked) == 1
    desk.time += UNKNOWN_FOR + 1
    await desk.says("tre")
    assert [bool(m.person.email) for m in desk.echo.heard] == [False, False, True]
    del service.members["29:kim"]
    desk.time += KNOWN_FOR + 1
    await desk.says("fyra")
    assert len(service.asked) == 3
    assert desk.echo.heard[3].person.email, "what was known is better than nothing"


async def test_somebody_who_comes_in_is_looked_up_beforehand(
    desk: Desk, service: FakeService
) -> None:
    service.members["29:kim"] = KIM
    joined = {"type": "conversationUpdate", "membersAdded": [TEAMS["from"]]}
    assert (await desk.post(**TEAMS | joined)).status == 200
    await desk.settled()
    await desk.says("hej")
    assert len(service.asked) == 1


async def test_other_channels_have_no_roster(desk: Desk, service: FakeService) -> None:
    await desk.says("hej", channelId="emulator")
    assert service.asked == []


async def test_only_so_many_are_remembered(
    desk: Desk, service: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rosters, "MOST", 3)
    for number in range(5):
        who = {"id": f"29:{number}", "aadObjectId": f"{number}"}
        await desk.says(f"hej {number}", **{"from": who})
    assert len(desk.roster._known) == 3


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({}, Member()),
        ({"name": 7, "email": ["x"], "userRole": None, "tenantId": {}}, Member()),
        ({"name": "K\x00im", "email": "no address"}, Member("Kim")),
        ({"userPrincipalName": "kim@x.se"}, Member(email="kim@x.se")),
        ({"userPrincipalName": "kim_x#EXT#@y.se"}, Member(is_guest=True)),
        ({"name": "å" * 201, "tenantId": TENANT.upper()}, Member()),
    ],
)
def test_odd_answers(said: dict[str, Any], found: Member) -> None:
    assert member(said, TENANT) == found


async def test_a_service_that_is_not_allowed_is_not_asked(service: FakeService) -> None:
    connector = Connector(StoppedClock(), lambda _: False, patience=HASTE)
    with pytest.raises(PermissionError):
        await connector.ask("GET", service.url, "/v3/x")
    assert service.asked == []
    await connector.close()
