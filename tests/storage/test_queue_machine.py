"""Rounds, seats, queue, offers and withdrawals in any order, held against a plain model."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import update

from bot.storage import Store
from bot.storage.seat_counts import SeatCounts
from bot.storage.tables import rounds
from dialogs.ports import FINISHED, Application, ApplicationState, Ports, Round
from dialogs.rounds.notices import Notices
from dialogs.rounds.queue import OFFER_LASTS, Queue
from tests import known
from tests.storage.conftest import MEMORY, SetClock

T = TypeVar("T")
PEOPLE = st.sampled_from("abcdefg")
NUMBERS = count(1)
QUEUE = Queue(Notices(known.knowledge()))
SETTINGS = settings(
    max_examples=30,
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


class World:
    """The storage that the machines share; each plays in a round of its own."""

    def __init__(self) -> None:
        self.runner = asyncio.Runner()
        self.clock = SetClock()
        self.store = Store(MEMORY, self.clock)
        self.runner.run(self.store.open())

    def close(self) -> None:
        self.runner.run(self.store.close())
        self.runner.close()

    def do(self, act: Callable[[Ports], Awaitable[T]]) -> T:
        async def within() -> T:
            async with self.store.desk() as ports:
                return await act(ports)

        return self.runner.run(within())


class Seats(RuleBasedStateMachine):
    world: World

    @initialize(seats=st.integers(1, 3))
    def open(self, seats: int) -> None:
        self.name = f"round {next(NUMBERS)}"
        now = self.world.clock.now()
        self.round = Round(self.name, "arena", now, now + timedelta(days=900), seats=seats)
        self.world.do(lambda ports: ports.rounds.add(self.round))
        self.seats = seats
        self.accepted: set[str] = set()
        self.offered: dict[str, timedelta] = {}
        self.line: list[str] = []
        self.sent: dict[str, int] = {}

    def person(self, who: str) -> str:
        return f"{who} of {self.name}"

    async def mine(self, ports: Ports, who: str) -> Application:
        found = await ports.applications.of(self.person(who))
        return next(one for one in found if one.state not in FINISHED)

    def free(self) -> int:
        return self.seats - len(self.accepted) - len(self.offered)

    def pass_on(self) -> None:
        while self.line and self.free() > 0:
            self.offered[self.line.pop(0)] = timedelta()

    def is_in(self, who: str) -> bool:
        return who in self.accepted or who in self.offered or who in self.line

    @rule(who=PEOPLE)
    def register(self, who: str) -> None:
        if self.is_in(who):
            return

        async def act(ports: Ports) -> None:
            draft = await ports.applications.begin(self.person(who), "arena", self.name)
            await ports.seats.register(draft)

        self.world.do(act)
        self.sent[who] = self.sent.get(who, 0) + 1
        if self.free() > 0:
            self.accepted.add(who)
        else:
            self.line.append(who)

    @rule(who=PEOPLE)
    def withdraw(self, who: str) -> None:
        if not self.is_in(who):
            return

        async def act(ports: Ports) -> None:
            await QUEUE.withdraw(ports, await self.mine(ports, who), "")

        self.world.do(act)
        self.accepted.discard(who)
        self.offered.pop(who, None)
        self.line = [one for one in self.line if one != who]
        self.pass_on()

    @rule(who=PEOPLE, yes=st.booleans())
    def answer(self, who: str, *, yes: bool) -> None:
        waited = self.offered.get(who)
        if waited is None:
            return

        async def act(ports: Ports) -> bool:
            offered = await self.mine(ports, who)
            if yes:
                return await QUEUE.accept(ports, offered) is not None
            await QUEUE.decline(ports, offered)
            return False

        took = self.world.do(act)
        in_time = waited < OFFER_LASTS
        assert took == (yes and in_time)
        if yes and not in_time:
            return
        del self.offered[who]
        if yes:
            self.accepted.add(who)
        self.pass_on()

    @rule(hours=st.integers(1, 60))
    def wait(self, hours: int) -> None:
        self.world.clock.time += timedelta(hours=hours)
        self.offered = {who: t + timedelta(hours=hours) for who, t in self.offered.items()}

    @rule()
    def expire(self) -> None:
        self.world.do(QUEUE.expire)
        late = sorted(who for who, waited in self.offered.items() if waited >= OFFER_LASTS)
        for who in late:
            del self.offered[who]
        self.pass_on()

    @rule(more=st.integers(1, 2))
    def add_seats(self, more: int) -> None:
        self.seats += more

        async def act(ports: Ports) -> None:
            await ports.rounds.change(replace(self.round, seats=self.seats))
            await QUEUE.pass_on(ports, self.name)

        self.world.do(act)
        self.pass_on()

    @invariant()
    def is_as_the_model_says(self) -> None:
        async def look(ports: Ports) -> tuple[list[Application], Round | None, int]:
            live = await ports.applications.standing("arena", self.name)
            people = [await ports.applications.of(self.person(who)) for who in self.sent]
            found = await ports.rounds.find(self.name)
            return live, found, sum(len(one) for one in people)

        live, found, ever = self.world.do(look)
        assert found
        by_state: dict[ApplicationState, list[Application]] = {}
        for one in live:
            by_state.setdefault(one.state, []).append(one)
        held = len(self.accepted) + len(self.offered)
        assert held == found.taken <= self.seats, "seats are never oversold"
        assert self.names(by_state, ApplicationState.ACCEPTED) == sorted(self.accepted)
        assert self.names(by_state, ApplicationState.OFFERED) == sorted(self.offered)
        waiting = by_state.get(ApplicationState.WAITLISTED, [])
        in_order = sorted(waiting, key=lambda one: one.queue_number or 0)
        assert [one.person[0] for one in in_order] == self.line, "order is kept"
        assert not (self.line and self.free() > 0), "nobody waits beside a free seat"
        assert ever == sum(self.sent.values()), "nobody is lost"

    def names(
        self, by_state: dict[ApplicationState, list[Application]], state: ApplicationState
    ) -> list[str]:
        return sorted(one.person[0] for one in by_state.get(state, []))


def play(how: settings = SETTINGS) -> None:
    Seats.world = World()
    try:
        run_state_machine_as_test(Seats, settings=how)
    finally:
        Seats.world.close()


def test_d6_seats_queue_and_offers() -> None:
    play()


def test_d6_d12_without_the_guard_the_machine_finds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: seats held without the condition are oversold, and that is noticed."""

    async def always(self: SeatCounts, round_id: str) -> bool:
        more = update(rounds).where(rounds.c.id == round_id).values(taken=rounds.c.taken + 1)
        await self._connection.execute(more)
        return True

    monkeypatch.setattr(SeatCounts, "take", always)
    # Nobody reads the example that is found, so it need not be made small.
    found_is_enough = settings(SETTINGS, phases=[Phase.generate])
    with pytest.raises(AssertionError, match="never oversold"):
        play(found_is_enough)
