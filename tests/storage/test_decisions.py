"""What coordinators decide: one outcome, and everybody else is told; rows D7 and D8."""

import asyncio
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.storage import Store
from bot.storage.ports import ports_on
from bot.storage.tables import notices
from dialogs.ports import (
    DECIDABLE,
    Application,
    NoSeat,
    OutOfDate,
    Ports,
    Round,
)
from dialogs.ports import ApplicationState as State
from dialogs.rounds.deciding import Deciding
from dialogs.rounds.notices import Notices
from dialogs.rounds.queue import Queue
from tests import known
from tests.storage.conftest import SetClock

PROGRAMME = "mentorprogrammet"
NOTICES = Notices(known.knowledge())
DECIDING = Deciding(NOTICES)
QUEUE = Queue(NOTICES)


async def sent(
    store: Store, person: str = "p", round_id: str = "", *, endorsement: bool = False
) -> Application:
    async with store.desk() as ports:
        draft = await ports.applications.begin(person, PROGRAMME, round_id)
        return await ports.applications.submit(draft, endorsement=endorsement)


async def decide(
    store: Store, seen: Application, target: State, by: str = "Kim", why: str = ""
) -> Application:
    async with store.desk() as ports:
        return await DECIDING.decide(ports, seen, target, by, why)


async def told(store: Store) -> list[str]:
    async with store._database.read() as connection:
        rows = await connection.execute(select(notices.c.text).order_by(notices.c.id))
        return [row.text for row in rows]


async def history(store: Store, application: Application) -> list[tuple[str, str, str]]:
    async with store.desk() as ports:
        moves = await ports.decisions.history(application)
    return [(move.target.value, move.actor, move.why) for move in moves]


async def test_endorsed_and_accepted_each_on_record_and_told(store: Store) -> None:
    first = await sent(store, endorsement=True)
    endorsed = await decide(store, first, State.AWAITING_DECISION, "Chris", "Chris agrees")
    await decide(store, endorsed, State.ACCEPTED, "Kim", "first of all")
    assert await history(store, first) == [
        ("awaiting_endorsement", "p", ""),
        ("awaiting_decision", "Chris", "Chris agrees"),
        ("accepted", "Kim", "first of all"),
    ]
    waits, accepted = await told(store)
    assert "tillstyrkt" in waits
    assert "Du är antagen till Mentorprogrammet" in accepted


async def test_what_waits_for_endorsement_is_not_accepted(store: Store) -> None:
    first = await sent(store, endorsement=True)
    with pytest.raises(OutOfDate):
        await decide(store, first, State.ACCEPTED)
    assert await told(store) == []


async def test_an_edit_asks_for_the_endorsement_again(store: Store) -> None:
    endorsed = await decide(
        store, await sent(store, endorsement=True), State.AWAITING_DECISION, "Chris"
    )
    async with store.desk() as ports:
        edited = await ports.amendments.change(endorsed, "goal", "another")
        assert (await ports.amendments.confirm(edited)).state is State.AWAITING_ENDORSEMENT
    with pytest.raises(OutOfDate):
        await decide(store, endorsed, State.ACCEPTED)


async def test_what_was_edited_since_it_was_seen_is_not_decided(store: Store) -> None:
    seen = await sent(store)
    async with store.desk() as ports:
        await ports.amendments.confirm(await ports.amendments.change(seen, "goal", "another"))
    with pytest.raises(OutOfDate):
        await decide(store, seen, State.REJECTED)


async def test_rejected_is_over_and_one_can_apply_anew(store: Store) -> None:
    first = await sent(store)
    await decide(store, first, State.REJECTED)
    second = await sent(store)
    assert (second.state, second.number != first.number) == (State.SUBMITTED, True)
    with pytest.raises(OutOfDate):
        await decide(store, first, State.ACCEPTED)


async def test_no_more_are_accepted_than_there_are_seats(store: Store, clock: SetClock) -> None:
    one = Round("r", PROGRAMME, clock.time, clock.time + timedelta(days=9), seats=1)
    async with store.desk() as ports:
        await ports.rounds.add(one)
    first, second = await sent(store, "p", "r"), await sent(store, "q", "r")
    accepted = await decide(store, first, State.ACCEPTED)
    with pytest.raises(NoSeat):
        await decide(store, second, State.ACCEPTED)
    async with store.desk() as ports:
        await QUEUE.withdraw(ports, accepted, "")
    assert (await decide(store, second, State.ACCEPTED)).state is State.ACCEPTED
    (notice,) = await told(store)
    assert "Mentorprogrammet" in notice, "the first one is not told any more"


@pytest.mark.parametrize(
    "state", [state for state in State if state not in {*DECIDABLE, State.DRAFT}]
)
async def test_only_what_waits_for_a_decision_is_decided(store: Store, state: State) -> None:
    first = await sent(store)
    async with store._database.write() as connection:
        row = await ports_on(connection, store._clock).decisions.find(first.number or "")
        assert row
        await connection.exec_driver_sql(
            f"UPDATE applications SET state = '{state.value}' WHERE id = '{row.id}'"  # noqa: S608
        )
    for target in (State.ACCEPTED, State.REJECTED, State.AWAITING_DECISION):
        with pytest.raises(OutOfDate):
            await decide(store, first, target)


async def test_of_a_programme_that_is_no_more(store: Store) -> None:
    async with store.desk() as ports:
        sent = await ports.applications.submit(await ports.applications.begin("p", "gone", ""))
    await decide(store, sent, State.REJECTED)
    (notice,) = await told(store)
    assert "gone" in notice


async def test_drafts_are_not_found(store: Store) -> None:
    async with store.desk() as ports:
        draft = await ports.applications.begin("p", PROGRAMME, "")
        assert draft.number is None
        assert await ports.decisions.find("") is None


async def both(store: Store, seen: Application) -> list[State]:
    """Two coordinators at the same moment; the states that each was told."""
    done: list[State] = []

    async def one(target: State) -> None:
        with suppress(OutOfDate):
            done.append((await decide(store, seen, target, target.value)).state)

    await asyncio.gather(one(State.ACCEPTED), one(State.REJECTED))
    return done


async def test_d8_of_two_coordinators_the_first_wins(store: Store) -> None:
    for number in range(5):
        seen = await sent(store, f"p{number}")
        (won,) = await both(store, seen)
        decided = [move for move in await history(store, seen) if move[1] != seen.person]
        assert decided == [(won.value, won.value, "")]
    assert len(await told(store)) == 5


async def test_control_without_looking_anew_both_win(store: Store) -> None:
    seen = await sent(store)

    async def blindly(ports: Ports, target: State) -> None:
        await ports.applications.move(seen, target, "", target.value)  # type: ignore[attr-defined]

    for target in (State.ACCEPTED, State.REJECTED):
        async with store.desk() as ports:
            await blindly(ports, target)
    assert len(await history(store, seen)) == 3


async def test_d7_accepted_or_withdrawn_is_one_outcome(store: Store) -> None:
    for number in range(5):
        seen = await sent(store, f"p{number}")

        async def withdraw(seen: Application = seen) -> None:
            async with store.desk() as ports:
                await QUEUE.withdraw(ports, seen, "")

        async def accept(seen: Application = seen) -> None:
            with suppress(OutOfDate):
                await decide(store, seen, State.ACCEPTED)

        await asyncio.gather(withdraw(), accept())
        assert [move[0] for move in await history(store, seen)][-1] == "withdrawn"
    assert await told(store) == [], "nobody hears of what they have taken back"
