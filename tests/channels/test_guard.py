"""Who is let in at the Bot Framework's door; the rows of tokens in the list of faults."""

import logging
import random
from collections.abc import AsyncIterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.refusals import Denied
from bot.channels.teams import guard, tokens
from bot.channels.teams.guard import CHECKS, Check
from tests.channels import knocks
from tests.channels.azure import APP_ID, PASSWORD, TENANT, FakeAzure, pair
from tests.channels.guarded import BelievesAll, GuardedRig
from tests.channels.knocks import KINDS, Kind, publish
from tests.channels.mutations import mutate
from tests.channels.service import FakeService


@pytest.fixture
async def azure() -> AsyncIterator[FakeAzure]:
    async with FakeAzure() as azure:
        yield azure


@pytest.fixture
async def rig(azure: FakeAzure) -> AsyncIterator[GuardedRig]:
    async with FakeService() as service, GuardedRig(azure, service) as rig:
        publish(rig.forge)
        yield rig


def test_there_are_enough_kinds() -> None:
    assert len(KINDS) >= 60


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
async def test_a1_to_a14_not_let_in(rig: GuardedRig, kind: Kind) -> None:
    knock = kind(rig.forge)
    answer = await rig.knock(knock)
    assert answer.status == knock.status
    assert rig.tally.counts == {knock.reason: 1}
    assert not rig.echo.heard, "the bot must not run"
    assert (answer.headers.get("WWW-Authenticate") == "Bearer") == (knock.status == 401)


async def test_every_no_is_the_same(rig: GuardedRig) -> None:
    """Whoever tries tokens out learns nothing from the answers."""
    bodies = set()
    for kind in KINDS.values():
        answer = await rig.knock(kind(rig.forge))
        bodies.add((answer.status, await answer.text()))
    assert len(bodies) == 2
    assert not rig.echo.heard


async def test_a2_a_header_of_64_kb_is_stopped_by_the_server(rig: GuardedRig) -> None:
    assert await rig.show("x" * 65_536) == 400
    assert not rig.echo.heard


class TestLetIn:
    async def test_a_genuine_token(self, rig: GuardedRig) -> None:
        answer = await rig.post(f"Bearer {rig.forge.token()}")
        assert answer.status == 200
        assert [one["text"] for one in (await answer.json())["activities"]] == ["Du sa: hej"]
        assert [one.person.id for one in rig.echo.heard] == [f"aad:{TENANT}:o1"]
        assert not rig.tally.counts

    @pytest.mark.parametrize(
        "changes",
        [
            {"nbf": ...},
            {"x": 1, "sub": 5, "iat": "never", "jti": []},
            {"exp": 32503680000.5},
        ],
    )
    async def test_claims_that_say_nothing_to_us(
        self, rig: GuardedRig, changes: dict[str, Any]
    ) -> None:
        assert await rig.show(rig.forge.token(**changes)) == 200

    async def test_the_claim_as_the_manuals_spell_it(self, rig: GuardedRig) -> None:
        url = rig.forge.service_url
        assert await rig.show(rig.forge.token(serviceurl=..., serviceUrl=url)) == 200

    async def test_another_endorsed_key(self, rig: GuardedRig) -> None:
        made = rig.forge.headed(signer=pair("k2"), kid="k2")
        assert await rig.show(made) == 200

    async def test_a_header_with_more_in_it(self, rig: GuardedRig) -> None:
        assert await rig.show(rig.forge.headed(x5t="x", typ=...)) == 200

    @pytest.mark.parametrize(
        "changes",
        [
            {"channelData": {"tenant": {"id": TENANT.upper()}}},
            {"channelData": None, "conversation": {"id": "c1", "tenantId": TENANT}},
            {"conversation": {"id": "c1", "tenantId": TENANT}},
        ],
    )
    async def test_a_tenant_wherever_it_is_named(
        self, rig: GuardedRig, changes: dict[str, Any]
    ) -> None:
        assert await rig.show(rig.forge.token(), **changes) == 200

    @pytest.mark.parametrize("kind", ["conversationUpdate", "installationUpdate", "invoke"])
    async def test_other_activities(self, rig: GuardedRig, kind: str) -> None:
        status = await rig.show(rig.forge.token(), type=kind, name="x")
        assert status == (501 if kind == "invoke" else 200)
        assert await rig.show("x.y.AAAA", type=kind, name="x") == 401

    @pytest.mark.parametrize(
        ("claim", "seconds", "status"),
        [
            ("exp", -299, 200),
            ("exp", -301, 401),
            ("nbf", 299, 200),
            ("nbf", 300, 200),
            ("nbf", 301, 401),
        ],
    )
    async def test_a4_five_minutes(
        self, rig: GuardedRig, claim: str, seconds: float, status: int
    ) -> None:
        made = rig.forge.token(**{claim: rig.forge.now + seconds})
        assert await rig.show(made) == status

    async def test_a_token_grows_old(self, rig: GuardedRig) -> None:
        made = rig.forge.token(exp=rig.forge.now + 10)
        assert await rig.show(made) == 200
        rig.time.move(309)
        assert await rig.show(made) == 200
        rig.time.move(1)
        assert await rig.show(made) == 401


class TestRemembered:
    """A genuine token's signature is looked at once; all else of it at every request."""

    async def test_it_is_refused_for_another_service_address(self, rig: GuardedRig) -> None:
        made = rig.forge.token()
        assert await rig.show(made) == 200
        assert await rig.show(made, serviceUrl="https://other.example") == 401

    async def test_not_too_many(self, rig: GuardedRig, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(guard, "MOST_TOKENS", 3)
        for number in range(6):
            assert await rig.show(rig.forge.token(jti=number)) == 200
        assert len(rig.guard._genuine) == 3


async def test_a19_a_request_that_is_played_again_counts_once(rig: GuardedRig) -> None:
    token = rig.forge.token()
    for _ in range(3):
        assert await rig.show(token) == 200
    assert len(rig.echo.heard) == 1


async def test_the_edge_comes_first(rig: GuardedRig) -> None:
    """What is no activity is told so, with or without a token; the token changes nothing."""
    assert (await rig.post(f"Bearer {rig.forge.token()}", type=None)).status == 400
    assert (await rig.post(type=None)).status == 400
    answer = await rig.client.post("/api/messages", data=b"x", headers={"Content-Type": "a/b"})
    assert answer.status == 415
    assert rig.azure.fetches == 0


async def test_a20_nothing_of_a_token_is_logged(rig: GuardedRig, caplog: Any) -> None:
    caplog.set_level(logging.INFO, "aiosqlite")  # what a driver says is not told (`bot/logs.py`)
    with caplog.at_level(logging.DEBUG):
        for kind in KINDS.values():
            await rig.knock(kind(rig.forge))
        good = rig.forge.token()
        await rig.show(good)
    assert APP_ID not in caplog.text
    assert PASSWORD not in caplog.text
    assert TENANT not in caplog.text
    assert good.split(".")[1] not in caplog.text


async def test_k11_a_thousand_knocks_make_one_line_a_minute(rig: GuardedRig, caplog: Any) -> None:
    for _ in range(50):
        await rig.show("x.y.AAAA")
    rig.time.move(61)
    await rig.show("x.y.AAAA")
    assert [record.getMessage() for record in caplog.records] == [
        "not let in: a token with a broken header (1 so far)",
        "not let in: a token with a broken header (51 so far)",
    ]
    assert rig.tally.counts.total() == 51


@pytest.mark.parametrize("seed", range(3))
async def test_mutations_are_not_let_in(rig: GuardedRig, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - which letters are changed is no secret
    statuses = set()
    for _ in range(100):
        name, header, changes = mutate(rig.forge, chance)
        status = (await rig.post(header, **changes)).status
        assert status in {400, 401, 403}, name
        statuses.add(status)
    assert not rig.echo.heard
    assert await rig.show(rig.forge.token()) == 200


@settings(max_examples=300, deadline=None)
@given(st.text() | st.from_regex(r"[\w-]{0,40}\.[\w-]{0,40}\.[\w-]{0,40}"))
def test_no_text_upsets_the_reading(text: str) -> None:
    try:
        tokens.key_id(text)
    except Denied:
        return
    raise AssertionError("a random text is no token")


async def let_in(rig: GuardedRig, *reasons: str) -> dict[str, bool]:
    """Which of the kinds that are kept out for these reasons get in here."""
    found = {}
    for name, kind in KINDS.items():
        knock = kind(rig.forge)
        if knock.reason in reasons:
            found[name] = (await rig.knock(knock)).status == 200
    return found


CONTROLS: dict[Check, tuple[str, ...]] = {
    guard.in_time: (knocks.EXPIRED, knocks.TOO_EARLY),
    guard.same_service: (knocks.SERVICE,),
    guard.endorsed: (knocks.ENDORSEMENT,),
    guard.known_channel: (knocks.CHANNEL,),
    guard.known_tenant: (knocks.NO_TENANT, knocks.TENANTS),
    guard.known_service: (knocks.HOST,),
}


class TestControls:
    """With a check off, what it kept out gets in: the tests above would notice."""

    async def test_nothing_but_the_claims_is_looked_at(self, azure: FakeAzure) -> None:
        async with FakeService() as service, GuardedRig(azure, service, guard=BelievesAll) as rig:
            publish(rig.forge)
            for reason in (knocks.SIGNATURE, knocks.ISSUED, knocks.AUDIENCE):
                found = await let_in(rig, reason)
                assert found
                assert all(found.values()), found

    async def test_mutations_get_in_where_signatures_do_not_count(self, azure: FakeAzure) -> None:
        chance = random.Random(0)  # noqa: S311 - as above
        async with FakeService() as service, GuardedRig(azure, service, guard=BelievesAll) as rig:
            publish(rig.forge)
            for _ in range(100):
                _, header, changes = mutate(rig.forge, chance)
                await rig.post(header, **changes)
            assert rig.echo.heard

    @pytest.mark.parametrize("check", CONTROLS, ids=lambda check: str(check.__name__))
    async def test_without_a_check(self, azure: FakeAzure, check: Check) -> None:
        others = tuple(one for one in CHECKS if one is not check)
        async with FakeService() as service, GuardedRig(azure, service, others) as rig:
            publish(rig.forge)
            found = await let_in(rig, *CONTROLS[check])
            # What another check keeps out, too: a channel that is neither endorsed nor served.
            also = {name for name, entered in found.items() if not entered}
            assert also <= {"a channel that nobody endorses", "a channel in another case"}
            assert any(found.values())

    async def test_every_check_has_a_control(self) -> None:
        assert set(CONTROLS) == set(CHECKS)
