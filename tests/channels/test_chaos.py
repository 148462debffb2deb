"""A service that fails at three sends of ten: no effect is lost, everything arrives; G1 to G9."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.channels.teams import circuit_breaker as rest
from bot.outbox import Sender
from bot.storage import replies
from bot.storage.tables import conversations
from dialogs.messages import Address, Reply
from dialogs.ports import Notice
from tests.channels.chaos import Chaos, weather
from tests.channels.housed import Replica
from tests.channels.storm import Signing
from tests.chat.house import House

TURNS = 300


@pytest.fixture(autouse=True)
def short_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rest, "SECONDS", 0.0)


async def test_g1_to_g9_three_faults_of_ten(house: House) -> None:
    house.conversation = Signing()
    async with Chaos(0.3, 1) as service:
        bot = Replica(house, service)
        await bot.open()
        found = await weather(bot, service, TURNS, 20)
        await bot.close()
    assert found.statuses == {200: TURNS}
    assert service.faults.total() > 60
    assert found.after == TURNS
    assert found.minutes <= 5
    assert found.doubled <= TURNS / 100
    assert found.out_of_order == 0
    async with house.store._database.read() as connection:
        turns = (await connection.execute(select(func.sum(conversations.c.version)))).scalar()
    assert turns == TURNS, "no effect is lost"


async def test_g2_control_without_the_outbox_replies_are_lost(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replies, "TRIES", 1)
    house.conversation = Signing()
    async with Chaos(0.9, 1) as service:
        bot = Replica(house, service)
        await bot.open()
        found = await weather(bot, service, 60, 20)
        await bot.close()
    assert found.after < 60


async def test_g9_g10_notices_arrive_within_five_minutes_of_the_recovery(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.outbox.IN_ALL", 0.0)
    people = [f"p{number}" for number in range(30)]
    async with Chaos(0.9, 2, taken=0.0) as service:
        bot = Replica(house, service)
        await bot.open()
        for one in people:
            place = Address("teams", one, service.url, "emulator", one, "bot")
            async with house.store.turn(one) as record:
                await record.addresses.keep(one, place, "sv")
                text = Notice(f"{house.clock.now().timestamp()}")
                await record.ports.outbox.put(one, "e", {"sv": text, "en": text})
        sender = Sender(house.turns, nowhere, bot.door.deliver, bot.door.send_due)
        for _ in range(8):
            await sender.send()
            house.clock.time += timedelta(minutes=10)
        service.share = 0.0
        for _ in range(10):
            await sender.send()
            house.clock.time += timedelta(seconds=30)
        await bot.close()
    assert {conversation for conversation, _ in service.arrivals} == set(people)
    assert len(service.arrivals) == len(people)
    assert await house.store.outbox.stuck() == []


async def nowhere(_: Address, __: str, ___: Reply) -> bool:
    return False
