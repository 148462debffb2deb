import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.storage import Conflict, Store
from bot.storage.seat_counts import SeatCounts
from bot.storage.tables import application_events
from dialogs.local_time import moment
from dialogs.ports import (
    ALLOWED_MOVES,
    AlreadyApplied,
    Application,
    NoSeat,
    OfferOver,
    Ports,
    Round,
    RoundNotOpen,
    RoundState,
)
from dialogs.ports import ApplicationState as State
from dialogs.rounds.notices import Notices
from dialogs.rounds.queue import OFFER_LASTS, Queue
from tests import known
from tests.storage.conftest import SetClock

ARENA = Round("arena", "arena", moment("2026-03-01"), moment("2026-04-01"), seats=2)
QUEUE = Queue(Notices(known.knowledge()))


async def enter(store: Store, one: Round = ARENA) -> None:
    async with store.desk() as ports:
        await ports.rounds.add(one)


async def register(store: Store, person: str) -> Application:
    async with store.desk() as ports:
        return await register_in(ports, person)


async def register_in(ports: Ports, person: str) -> Application:
    return await ports.seats.register(await ports.applications.begin(person, "arena", "arena"))


async def states(store: Store, *people: str) -> str:
    """The state of each person's latest application, by its first letter."""
    async with store.desk() as ports:
        found = [await ports.applications.of(person) for person in people]
    return "".join(mine[0].state.value[0] for mine in found)


async def mine(ports: Ports, person: str) -> Application:
    return (await ports.applications.of(person))[0]


async def taken(store: Store) -> int:
    async with store.desk() as ports:
        found = await ports.rounds.find("arena")
    assert found
    return found.taken


async def test_accepted_then_queued_in_order(store: Store) -> None:
    await enter(store)
    sent = [await register(store, person) for person in "abcd"]
    assert "".join(one.state.value[0] for one in sent) == "aaww"
    assert all(one.number and one.submitted_at for one in sent)
    async with store.desk() as ports:
        assert [await ports.seats.place(one) for one in sent[2:]] == [1, 2]
    assert await taken(store) == 2


async def test_a_seat_let_go_is_offered_to_the_next(store: Store, clock: SetClock) -> None:
    await enter(store)
    for person in "abcd":
        await register(store, person)
    async with store.desk() as ports:
        await QUEUE.withdraw(ports, await mine(ports, "a"), "ill")
        offered = await mine(ports, "c")
        assert offered.offer_until
        assert timedelta() < clock.time + OFFER_LASTS - offered.offer_until < timedelta(minutes=1)
        assert await ports.seats.place(await mine(ports, "d")) == 1
    assert await states(store, *"abcd") == "waow"
    async with store.desk() as ports:
        assert await QUEUE.accept(ports, await mine(ports, "c"))
    assert await states(store, *"abcd") == "waaw"
    assert await taken(store) == 2
    async with store._database.read() as connection:
        rows = await connection.execute(select(application_events))
        moves = {(row.source, row.target, row.actor, row.why) for row in rows}
    assert ("accepted", "withdrawn", "a", "ill") in moves
    assert ("waitlisted", "offered", "queue", "a seat is free") in moves
    assert ("offered", "accepted", "c", "") in moves


async def test_declined_and_expired_offers_go_on(store: Store, clock: SetClock) -> None:
    await enter(store)
    for person in "abcde":
        await register(store, person)
    async with store.desk() as ports:
        await QUEUE.withdraw(ports, await mine(ports, "a"), "")
        offered = await mine(ports, "c")
        await QUEUE.decline(ports, offered)
        await QUEUE.decline(ports, offered)
        assert await QUEUE.accept(ports, offered) is None
    assert await states(store, *"abcde") == "wadow"
    async with store.desk() as ports:
        assert await QUEUE.expire(ports) == 0
    clock.time += OFFER_LASTS
    async with store.desk() as ports:
        assert await QUEUE.accept(ports, await mine(ports, "d")) is None
        assert await QUEUE.expire(ports) == 1
        assert await QUEUE.expire(ports) == 0
    assert await states(store, *"abcde") == "wadeo"
    assert await taken(store) == 2
    again = await register(store, "c")
    assert again.state is State.WAITLISTED, "whoever declined can come again, and queues"


async def test_an_offer_never_outlasts_the_start(store: Store, clock: SetClock) -> None:
    starts = clock.time + timedelta(hours=10)
    await enter(store, replace(ARENA, seats=1, starts_at=starts))
    await register(store, "a")
    await register(store, "b")
    await register(store, "c")
    async with store.desk() as ports:
        await QUEUE.withdraw(ports, await mine(ports, "a"), "")
        assert (await mine(ports, "b")).offer_until == starts
    clock.time = starts
    async with store.desk() as ports:
        await QUEUE.expire(ports)
    assert await states(store, *"abc") == "wew", "what has begun is offered to nobody"
    assert await taken(store) == 0


async def test_a_place_in_line_can_be_given_up(store: Store) -> None:
    await enter(store)
    for person in "abcd":
        await register(store, person)
    async with store.desk() as ports:
        await QUEUE.withdraw(ports, await mine(ports, "c"), "")
        assert await ports.seats.place(await mine(ports, "d")) == 1
    assert await taken(store) == 2


async def test_more_seats_are_offered_and_room_for_all_is_given(store: Store) -> None:
    await enter(store)
    for person in "abcde":
        await register(store, person)
    async with store.desk() as ports:
        found = await ports.rounds.find("arena")
        assert found
        await ports.rounds.change(replace(found, seats=3, taken=0))
        await QUEUE.pass_on(ports, "arena")
    assert await states(store, *"abcde") == "aaoww"
    async with store.desk() as ports:
        await ports.rounds.change(replace(found, seats=None))
        await QUEUE.pass_on(ports, "arena")
    assert await states(store, *"abcde") == "aaoaa"
    assert await taken(store) == 5


async def test_full_without_waiting_list(store: Store) -> None:
    await enter(store, replace(ARENA, waiting_list=False))
    await register(store, "a")
    await register(store, "b")
    with pytest.raises(NoSeat):
        await register(store, "c")
    async with store.desk() as ports:
        assert await ports.applications.of("c") == []


async def test_not_open(store: Store, clock: SetClock) -> None:
    with pytest.raises(RoundNotOpen):
        await register(store, "a")
    await enter(store)
    async with store.desk() as ports:
        await ports.rounds.change(replace(ARENA, state=RoundState.CLOSED))
    with pytest.raises(RoundNotOpen):
        await register(store, "a")
    async with store.desk() as ports:
        await ports.rounds.change(ARENA)
    clock.time = ARENA.closes_at
    with pytest.raises(RoundNotOpen):
        await register(store, "a")


async def test_a_cancelled_round_offers_nothing(store: Store) -> None:
    await enter(store)
    for person in "abc":
        await register(store, person)
    async with store.desk() as ports:
        await ports.rounds.change(replace(ARENA, state=RoundState.CANCELLED))
        await QUEUE.withdraw(ports, await mine(ports, "a"), "")
    assert await states(store, *"abc") == "waw"


async def test_registered_once(store: Store) -> None:
    await enter(store)
    await register(store, "a")
    with pytest.raises(AlreadyApplied):
        await register(store, "a")
    assert await taken(store) == 1


async def test_only_what_is_offered_is_answered(store: Store) -> None:
    await enter(store)
    done = await register(store, "a")
    async with store.desk() as ports:
        for act in (ports.seats.accept, ports.seats.decline, ports.seats.expire):
            with pytest.raises(OfferOver):
                await act(done)
    assert await taken(store) == 1


async def decisions(store: Store) -> None:
    """Every way through what coordinators decide; what is left over is withdrawn."""
    asked, endorsed = State.AWAITING_ENDORSEMENT, State.AWAITING_DECISION
    ways: list[tuple[State, ...]] = [
        (State.ACCEPTED,),
        (State.REJECTED,),
        (asked, State.REJECTED),
        (asked, endorsed, State.ACCEPTED),
        (asked, endorsed, State.REJECTED),
        (asked, endorsed),
    ]
    async with store.desk() as ports:
        for way in ways:
            draft = await ports.applications.begin("z", "mentor", "")
            one = await ports.applications.submit(draft)
            for target in way:
                one = await ports.decisions.decide(one, target, "Kim", "")
            if one.state is not State.REJECTED:
                await QUEUE.withdraw(ports, one, "")
        draft = await ports.applications.begin("z", "mentor", "")
        one = await ports.applications.submit(draft, endorsement=True)
        await QUEUE.withdraw(ports, one, "")


async def moves(store: Store) -> set[tuple[State, State]]:
    """Every kind of move that stands on record."""
    async with store._database.read() as connection:
        rows = await connection.execute(select(application_events))
        return {(State(row.source), State(row.target)) for row in rows}


async def test_every_move_of_the_table_is_made(store: Store, clock: SetClock) -> None:
    await enter(store, replace(ARENA, seats=1))
    for person in "abcdefg":
        await register(store, person)
    async with store.desk() as ports:
        await QUEUE.withdraw(ports, await mine(ports, "g"), "")
        await QUEUE.withdraw(ports, await mine(ports, "a"), "")
        await QUEUE.accept(ports, await mine(ports, "b"))
        await QUEUE.withdraw(ports, await mine(ports, "b"), "")
        await QUEUE.decline(ports, await mine(ports, "c"))
        await QUEUE.withdraw(ports, await mine(ports, "d"), "")
        clock.time += OFFER_LASTS
        await QUEUE.expire(ports)
        await ports.rounds.change(replace(ARENA, seats=None))
        await QUEUE.withdraw(ports, await mine(ports, "f"), "")
        await register_in(ports, "h")
        draft = await ports.applications.begin("p", "mentor", "")
        await QUEUE.withdraw(ports, await ports.applications.submit(draft), "")
        await ports.rounds.change(replace(ARENA, seats=1))
        await QUEUE.withdraw(ports, await mine(ports, "h"), "")
        _ = [await register_in(ports, person) for person in "ij"]
        await ports.rounds.change(replace(ARENA, seats=None))
        await QUEUE.pass_on(ports, "arena")
    await decisions(store)
    assert await moves(store) == {
        (old, new) for old, news in ALLOWED_MOVES.items() for new in news
    }


async def patiently(store: Store, person: str) -> Application:
    """Again where another turn was in the way, as turns do it."""
    while True:
        with suppress(Conflict):
            return await register(store, person)


async def test_all_at_once(store: Store) -> None:
    await enter(store, replace(ARENA, seats=5))
    people = [f"p{number}" for number in range(40)]
    sent = await asyncio.gather(*(patiently(store, person) for person in people))
    assert sum(one.state is State.ACCEPTED for one in sent) == 5
    waiting = sorted(one.queue_number or 0 for one in sent if one.state is State.WAITLISTED)
    assert waiting == list(range(1, 36))
    assert await taken(store) == 5


async def test_without_the_condition_seats_are_oversold(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the count stands for: a control that the tests above can fail."""

    async def always(self: SeatCounts, round_id: str) -> bool:
        return True

    monkeypatch.setattr(SeatCounts, "take", always)
    await enter(store)
    for person in "abcd":
        await register(store, person)
    assert await states(store, *"abcd") == "aaaa"
