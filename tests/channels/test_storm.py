"""A thousand activities repeated, out of order and under new ids: one effect each; C1 to C7."""

import pytest

from bot.storage.turns import TurnRecord
from tests.channels.housed import replicas
from tests.channels.storm import Signing, Weather, faults
from tests.chat.house import House

COUNT = 1_000


async def test_c1_c2_c4_c6_c7_one_effect_each_and_one_answer(house: House) -> None:
    house.conversation = Signing()
    async with replicas(house) as (bot,):
        storm = await Weather(bot, 1).blow(COUNT)
        assert storm.activities == COUNT
        assert storm.posts > 1.5 * COUNT
        assert await faults(bot, storm) == []


async def test_c1_control_without_the_memory_of_ids_answers_are_doubled(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = TurnRecord.seen

    async def forget(self: TurnRecord, message_id: str) -> None:
        await seen(self, message_id)

    async def nothing(self: TurnRecord, *_: object) -> None:
        pass

    monkeypatch.setattr(TurnRecord, "seen", forget)
    monkeypatch.setattr(TurnRecord, "remember", nothing)
    house.conversation = Signing()
    async with replicas(house) as (bot,):
        storm = await Weather(bot, 1).blow(50)
        assert any("more than once" in fault for fault in await faults(bot, storm))
