"""Replies leave once and in order, whatever happens to the way; rows of faults.md C and G."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.channels.teams import incoming, typing_sign
from bot.channels.teams.activity_shape import checked
from bot.channels.teams.circuit_breaker import FAILURES
from bot.storage import replies
from tests.channels.conftest import HASTE
from tests.channels.housed import Replica, replicas
from tests.channels.service import Step
from tests.chat.house import House

WISH = "jag vill söka aspirantprogrammet"


@pytest.fixture
async def bot(house: House) -> AsyncIterator[Replica]:
    async with replicas(house) as (one,):
        yield one


@pytest.fixture
async def two(house: House) -> AsyncIterator[list[Replica]]:
    async with replicas(house, 2) as both:
        yield both


async def answers(house: House) -> dict[str, object]:
    draft = await house.draft("emulator:kim", "aspirantprogrammet")
    assert draft
    return dict(draft.answers)


@pytest.mark.parametrize("at_once", [False, True])
async def test_c1_c2_c7_a_repeated_message_counts_once(bot: Replica, at_once: bool) -> None:
    await bot.say(WISH, "1")
    if at_once:
        await asyncio.gather(*(bot.say("ja", "2") for _ in range(5)))
    else:
        for _ in range(5):
            await bot.say("ja", "2")
    assert await answers(bot.house) == {"employed": True}
    assert len(bot.service.arrived) == 2


async def test_c1_control_without_ids_each_one_counts(bot: Replica) -> None:
    await bot.say(WISH, None)
    for _ in range(2):
        await bot.say("ja", None)
    _, first, second = bot.service.arrived
    assert first != second, "the second yes was taken as the answer to the next question"


async def test_c3_redelivered_to_another_replica_while_the_first_still_sends(
    two: list[Replica],
) -> None:
    first, second = two
    first.service.script.append(Step(kind="wait"))
    slow = asyncio.create_task(first.say("hej", "1"))
    await first.service.reached(1)
    assert (await second.say("hej", "1")).status == 200
    await second.later(seconds=1)
    first.service.go_on.set()
    await slow
    assert len(first.service.arrived) == 1


async def test_c3_control_without_a_claim_it_is_said_twice(
    two: list[Replica], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replies, "CLAIM", timedelta())
    monkeypatch.setattr("bot.storage.turns.CLAIM", timedelta())
    first, second = two
    first.service.script.append(Step(kind="wait"))
    slow = asyncio.create_task(first.say("hej", "1"))
    await first.service.reached(1)
    await second.say("hej", "1")
    first.service.go_on.set()
    await slow
    assert len(first.service.got) == 2


async def test_c5_a_reply_that_was_never_sent_goes_out_at_redelivery(house: House) -> None:
    async with replicas(house) as (one,):
        heard = incoming.activity(checked(one.activity(WISH, "1")))
        await one.turns.take(incoming.message(heard, house.clock))
        # Here it is killed: committed, and nothing sent.
    await house.restart()
    async with replicas(house) as (one,):
        await one.say(WISH, "1")
        await one.say(WISH, "1")
        assert len(one.service.arrived) == 1
    assert len(await house.of("emulator:kim")) == 1


async def test_c5_a_reply_that_was_never_sent_goes_out_without_being_asked_for(
    two: list[Replica],
) -> None:
    first, second = two
    first.service.script.append(Step(kind="wait"))
    dying = asyncio.create_task(first.say("hej", "1"))
    await first.service.reached(1)
    await second.later(seconds=1)
    assert len(first.service.got) == 1, "it is still the first one's"
    await second.later(seconds=30)
    assert len(first.service.got) == 2, "usable within thirty seconds"
    dying.cancel()


async def test_c4_c7_the_last_yes_under_a_new_id_sends_nothing_twice(house: House) -> None:
    async with replicas(house) as (one,):
        said = (
            "Jag vill vara med på nästa temafrukost",
            "ja",
            "Kim Berg",
            "kim@vasteras.se",
            "Kansliet",
            "hoppa över",
        )
        for number, text in enumerate(said):
            await one.say(text, str(number))
        await asyncio.gather(*(one.say("ja", f"last {number}") for number in range(3)))
        assert len(await house.received()) == 1


async def test_c11_what_comes_too_late_is_told_so(house: House) -> None:
    async with replicas(house) as (one,):
        await one.say(WISH, "1")
        sent_at = house.clock.time.isoformat()
        house.clock.time += timedelta(hours=5)
        await one.say("ja", "2", timestamp=sent_at)
        assert await answers(house) == {"employed": True}, "what was said in time counts"


async def test_c12_ten_fast_messages_are_answered_in_their_order(bot: Replica) -> None:
    posts = []
    for number in range(10):
        posts.append(asyncio.create_task(bot.say("hej", str(number))))
        await asyncio.sleep(0.01)  # time to open a connection, so that none overtakes
    await asyncio.gather(*posts)
    assert [one["replyToId"] for one in bot.service.got] == [str(n) for n in range(10)]


@pytest.mark.parametrize("status", [429, 412, 500, 502, 503, 504, 401])
async def test_g1_g2_g4_what_could_not_be_sent_is_sent_later_in_order_and_once(
    bot: Replica, status: int
) -> None:
    bot.service.script.extend([Step(status)] * 20)
    for number in range(3):
        assert (await bot.say("hej", str(number))).status == 200
    assert bot.service.arrived == []
    bot.service.script.clear()
    await bot.later(minutes=2)
    await bot.later(minutes=2)
    came = zip(bot.service.got, bot.service.statuses, strict=True)
    assert [one["replyToId"] for one, said in came if said == 200] == ["0", "1", "2"]


async def test_g2_a_new_reply_takes_the_late_ones_along(bot: Replica) -> None:
    bot.service.script.extend([Step(500), Step(500)])
    for number in range(4):
        await bot.say("hej", str(number))
    came = zip(bot.service.got, bot.service.statuses, strict=True)
    assert [one["replyToId"] for one, said in came if said == 200] == ["0", "1", "2", "3"]


async def test_g2_control_without_the_outbox_it_is_lost(
    bot: Replica, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replies, "TRIES", 1)
    bot.service.script.append(Step(500))
    await bot.say("hej", "1")
    await bot.later(minutes=2)
    assert bot.service.arrived == []


@pytest.mark.parametrize("kind", ["drop", "hang"])
async def test_g3_what_may_have_arrived_is_said_once_more_and_not_at_once(
    house: House, kind: str
) -> None:
    async with replicas(house, patience=HASTE) as (bot,):
        bot.service.script.append(Step(kind=kind))
        await bot.say("hej", "1")
        await bot.later(seconds=30)
        assert len(bot.service.got) == 1
        await bot.later(seconds=60)
        await bot.later(minutes=60)
        assert len(bot.service.got) == 2


async def test_g3_it_is_not_said_for_ever(bot: Replica) -> None:
    bot.service.script.extend([Step(408)] * 100)
    await bot.say("hej", "1")
    for _ in range(10):
        await bot.later(hours=1)
    assert len(bot.service.got) == replies.DOUBTS


@pytest.mark.parametrize("status", [400, 403, 404, 413])
async def test_g5_g6_g7_g14_what_is_refused_for_good_is_set_aside(
    bot: Replica, status: int
) -> None:
    bot.service.script.append(Step(status))
    await bot.say("hej", "1")
    for _ in range(3):
        await bot.later(hours=1)
    assert len(bot.service.got) == 1
    (lost,) = await bot.house.store.replies.stuck()
    assert lost.tries == 1
    await bot.say("hej", "2")
    assert len(bot.service.arrived) == 1, "it holds up nothing"
    assert await bot.house.store.replies.again() == 1
    await bot.later(seconds=1)
    assert len(bot.service.arrived) == 2


async def test_g8_k9_a_dead_service_holds_up_no_other(house: House) -> None:
    async with replicas(house, patience=HASTE) as (dead,), replicas(house) as (well,):
        dead.service.script.extend([Step(kind="hang")] * 50)
        texts = [f"c{number}" for number in range(20)]
        async with asyncio.timeout(8):
            posts = [dead.say("hej", "1", conversation={"id": name}) for name in texts]
            elsewhere = {"conversation": {"id": "well"}}
            await asyncio.gather(*posts, well.say("hej", "1", **elsewhere))
            assert len(well.service.arrived) == 1
            await dead.later(minutes=1)
            await well.say("hej", "2", **elsewhere)
        assert len(well.service.arrived) == 2


async def test_g8_a_silent_service_is_left_alone(house: House) -> None:
    async with replicas(house) as (one,):
        one.service.script.extend([Step(kind="drop")] * 50)
        for number in range(20):
            await one.say("hej", "1", conversation={"id": f"c{number}"})
        assert len(one.service.got) == FAILURES


async def test_g11_the_newest_service_address_is_used(house: House) -> None:
    async with replicas(house) as (old,), replicas(house) as (new,):
        await old.say("hej", "1")
        await new.say("hej", "2")
        assert (len(old.service.arrived), len(new.service.arrived)) == (1, 1)


async def test_welcomed_once_and_late_where_it_did_not_arrive(bot: Replica) -> None:
    bot.service.script.append(Step(503))
    added = {"type": "conversationUpdate", "membersAdded": [{"id": "kim"}]}
    for key in "12":
        await bot.say("", key, **added)
    await bot.later(minutes=1)
    await bot.say("", "3", **added)
    assert len(bot.service.arrived) == 1


async def test_a_slow_turn_shows_that_an_answer_is_coming(
    bot: Replica, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typing_sign, "AFTER", 0.02)
    monkeypatch.setattr(typing_sign, "AGAIN", 0.02)
    async with bot.house.store.turn("another"):
        slow = asyncio.create_task(bot.say("hej", "1"))
        await bot.service.signed(2)
        assert bot.service.got == []
    await slow
    assert bot.service.signs[0]["conversation"] == {"id": "c1"}
    assert len(bot.service.got) == 1


async def test_a_quick_turn_shows_nothing(bot: Replica, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typing_sign, "AFTER", 60.0)
    await bot.say("hej", "1")
    monkeypatch.setattr(typing_sign, "AFTER", 0.0)
    await bot.say("hej", "2", deliveryMode="expectReplies")
    assert bot.service.signs == []
