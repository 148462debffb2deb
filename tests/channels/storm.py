"""A storm of deliveries: repeated, out of order, under new ids; and what must be true after it."""

import asyncio
import json
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from sqlalchemy import func, select

from bot.storage.tables import applications, conversations
from dialogs.main import Conversation
from dialogs.messages import Message, Outcome, Reply
from dialogs.ports import AlreadyApplied, Ports
from dialogs.state import ConversationState
from tests import known
from tests.channels.housed import Replica
from tests.channels.wire import Wire

REPEATED, SWAPPED, RENAMED = 0.3, 0.2, 0.1
STEPS = 10
AT_ONCE = 8


class Signing(Conversation):
    """The smallest conversation with an effect: each message signs its person up for something."""

    def __init__(self) -> None:
        self.knowledge = known.knowledge()  # for others; it uses nothing of it

    async def respond(
        self, message: Message, state: ConversationState, ports: Ports
    ) -> tuple[Reply, ConversationState]:
        try:
            draft = await ports.applications.begin(message.person.id, message.text, "")
            number = (await ports.applications.submit(draft)).number
        except AlreadyApplied as known:
            number = known.application.number
        return Reply(f"{message.text}: {number}", Outcome.SIGNUP, "sv"), state


@dataclass
class Storm:
    """What was sent, and what came of it."""

    activities: int = 0
    posts: int = 0
    statuses: Counter[int] = field(default_factory=Counter)


class Weather:
    """Sends activities by a seeded chance."""

    def __init__(self, replica: Replica, seed: int) -> None:
        self._replica = replica
        self._chance = Random(seed)  # noqa: S311 - for a storm
        self.storm = Storm()
        self._line = asyncio.Semaphore(AT_ONCE)

    async def blow(self, count: int) -> Storm:
        """So many activities, in conversations of ten, some conversations at a time."""
        talks = (self._talk(f"c{number}") for number in range(count // STEPS))
        await asyncio.gather(*talks)
        return self.storm

    async def _talk(self, name: str) -> None:
        async with self._line, Wire(self._replica.client.port or 0) as wire:
            line = [(f"{name}-{step}", f"step {step}") for step in range(STEPS)]
            for at in range(STEPS - 1):
                if self._chance.random() < SWAPPED:
                    line[at], line[at + 1] = line[at + 1], line[at]
            for message_id, text in line:
                self.storm.activities += 1
                await self._deliver(wire, name, message_id, text)

    async def _deliver(self, wire: Wire, name: str, message_id: str, text: str) -> None:
        again = self._chance.randint(1, 3) if self._chance.random() < REPEATED else 0
        at_once = self._chance.random() < 0.5
        if again and at_once:
            await asyncio.gather(*(self._alone(name, message_id, text) for _ in range(again)))
        for _ in range(1 if at_once else 1 + again):
            await self._post(wire, name, message_id, text)
        if self._chance.random() < RENAMED:
            await self._post(wire, name, f"{message_id}-new", text)

    async def _alone(self, name: str, message_id: str, text: str) -> None:
        async with Wire(self._replica.client.port or 0) as wire:
            await self._post(wire, name, message_id, text)

    async def _post(self, wire: Wire, name: str, message_id: str, text: str) -> None:
        place = {"conversation": {"id": name}, "from": {"id": name}}
        body = json.dumps(self._replica.activity(text, message_id, **place)).encode()
        status, _ = await wire.post(body)
        self.storm.posts += 1
        self.storm.statuses[status] += 1


async def faults(replica: Replica, storm: Storm) -> list[str]:
    """Everything that is not as it should be."""
    found = []
    if set(storm.statuses) != {200}:
        found.append(f"answers {dict(storm.statuses)}")
    answered = Counter(one["replyToId"] for one in replica.service.got)
    if twice := sum(count > 1 for count in answered.values()):
        found.append(f"{twice} were answered more than once")
    async with replica.house.store._database.read() as connection:
        signed = Counter(
            (row.person, row.programme)
            for row in await connection.execute(
                select(applications.c.person, applications.c.programme)
            )
        )
        turns = (await connection.execute(select(func.sum(conversations.c.version)))).scalar()
    if len(signed) != storm.activities or set(signed.values()) != {1}:
        found.append(f"{signed.total()} effects of {storm.activities}")
    if turns != len(answered):
        found.append(f"{turns} turns and {len(answered)} answers")
    return found
