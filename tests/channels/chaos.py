"""A channel's service that fails as often as it is told to, and knows what really arrived."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

from aiohttp import web

from tests.channels.housed import Replica
from tests.channels.service import FakeService

REFUSALS = (401, 412, 429, 500, 502, 503, 504)
SILENT = 0.2
"""Of the faults so many are connections that end without an answer, before anything was taken."""
TAKEN_AND_FAILED = 0.01
"""And so many have taken the activity, and say that they have not, or nothing."""


class Chaos(FakeService):
    def __init__(self, share: float, seed: int, taken: float = TAKEN_AND_FAILED) -> None:
        super().__init__()
        self.share = share
        self.taken = taken
        self.arrivals: list[tuple[str, str]] = []
        """Conversation and message that each arrived activity answers."""
        self.faults: Counter[str] = Counter()
        self._chance = Random(seed)  # noqa: S311 - for faults

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        heard = await request.json()
        assert request.transport
        if heard["type"] == "typing":
            return web.Response()
        name = heard["conversation"]["id"], heard.get("replyToId", heard.get("text"))
        if self._chance.random() >= self.share:
            self.arrivals.append(name)
            return web.json_response({"id": "1"})
        kind = self._chance.random()
        if kind < self.taken:
            self.arrivals.append(name)
            self.faults["taken and failed"] += 1
            request.transport.abort()
            return web.Response()
        if kind < self.taken + SILENT:
            self.faults["silent"] += 1
            request.transport.abort()
            return web.Response()
        status = self._chance.choice(REFUSALS)
        self.faults[str(status)] += 1
        return web.Response(status=status, headers={"Retry-After": "0"})


@dataclass
class Outcome:
    """What became of it all."""

    turns: int
    statuses: Counter[int] = field(default_factory=Counter)
    at_once: int = 0
    after: int = 0
    doubled: int = 0
    out_of_order: int = 0
    minutes: float = 0.0
    """After the recovery, until everything had arrived."""


async def weather(bot: Replica, service: Chaos, turns: int, conversations: int) -> Outcome:
    """Turns while the service fails, then its recovery and the background's work."""
    found = Outcome(turns)
    for number in range(turns):
        place = {"conversation": {"id": f"c{number % conversations}"}}
        found.statuses[(await bot.say("hej", str(number), **place)).status] += 1
    found.at_once = len(set(service.arrivals))
    service.share = 0.0
    while len(set(service.arrivals)) < turns and found.minutes < 10:
        await bot.later(seconds=15)
        found.minutes += 0.25
    found.after = len(set(service.arrivals))
    found.doubled = len(service.arrivals) - found.after
    found.out_of_order = disordered(service.arrivals)
    return found


def disordered(arrivals: list[tuple[str, str]]) -> int:
    """How many arrived for the first time after a later one of their conversation."""
    latest: dict[str, int] = {}
    late = 0
    for conversation, message in dict.fromkeys(arrivals):
        late += int(message) < latest.get(conversation, -1)
        latest[conversation] = max(int(message), latest.get(conversation, -1))
    return late
