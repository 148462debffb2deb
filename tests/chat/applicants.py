"""Applicants who sign up with a server, come what may, and what must be true after it."""

import asyncio
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from itertools import count, cycle
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout
from sqlalchemy import text

from bot.storage import Store
from bot.turn import SystemClock
from dialogs.ports import Answer, Application, ApplicationState
from tests.browser.server import Server
from tests.chat.forms import walk
from tests.known import knowledge

CHANNEL = "emulator"
DEVICES = ("phone", "desk")
NUMBER = re.compile(r"\b[A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
PATIENCE = ClientTimeout(total=5)
PAUSE = 0.2
"""Seconds before what got no answer is sent again."""


@cache
def forms() -> dict[str, dict[str, Answer]]:
    """Every programme's form, filled in by somebody who may join."""
    return {
        name: {one.id: value for one, value in walk(programme)}
        for name, programme in knowledge().programmes.items()
    }


def filled(programme: str) -> dict[str, Any]:
    """A form as a client hands it over, with all of it filled in."""
    return {"value": {"chefslotsen": {"programme": programme, "fields": forms()[programme]}}}


@dataclass
class Report:
    """What was promised to whom, and what came of it."""

    receipts: dict[str, set[str]] = field(default_factory=dict)
    """By person, the numbers that were shown on any device."""
    kills: int = 0
    unanswered: int = 0
    seconds: float = 0.0
    lost: list[str] = field(default_factory=list)
    untold: int = 0
    """People who went through and were shown no number at all."""
    doubles: int = 0
    unsound: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lines = (
            ("signups with a receipt", len(self.receipts)),
            ("kill -9", self.kills),
            ("messages without an answer, sent again", self.unanswered),
            ("lost after its receipt", len(self.lost)),
            ("went through, but were shown no number", self.untold),
            ("people with two applications", self.doubles),
            ("what is not sound in the database", ", ".join(self.unsound) or "nothing"),
            ("seconds", round(self.seconds)),
        )
        return "\n".join(f"{name:40} {value}" for name, value in lines)


class Crowd:
    """Applicants who go on signing up until they are told to stop."""

    def __init__(self, server: Server, report: Report, session: ClientSession) -> None:
        self.server = server
        self.report = report
        self.session = session
        self.numbers = count(1)
        self.programmes = cycle(forms())
        self.stopping = asyncio.Event()

    async def keep_coming(self) -> None:
        while not self.stopping.is_set():
            person, programme = f"p{next(self.numbers)}", next(self.programmes)
            shown = await asyncio.gather(*(self.sign_up(person, programme, d) for d in DEVICES))
            self.report.receipts[f"{CHANNEL}:{person}"] = {number for number in shown if number}

    async def sign_up(self, person: str, programme: str, device: str) -> str | None:
        """The number that this device is shown."""
        told = await self.say(person, device, "form", filled(programme))
        if not NUMBER.search(told):
            told = await self.say(person, device, "yes", {"text": "ja"})
        found = NUMBER.search(told)
        return found.group() if found else None

    async def say(self, person: str, device: str, key: str, what: dict[str, Any]) -> str:
        """The text of the reply, however often it takes."""
        for attempt in count():
            try:
                return await self.send(person, device, f"{key} {attempt // 2}", what)
            except (ClientError, OSError, TimeoutError):
                self.report.unanswered += 1
                await asyncio.sleep(PAUSE)
        raise AssertionError("unreachable")

    async def send(self, person: str, device: str, key: str, what: dict[str, Any]) -> str:
        activity = {
            "type": "message",
            "id": key,
            "channelId": CHANNEL,
            "serviceUrl": "http://127.0.0.1:9/",
            "conversation": {"id": f"{person} {device}"},
            "from": {"id": person},
            "recipient": {"id": "bot"},
            "locale": "sv-SE",
            "deliveryMode": "expectReplies",
        }
        url = f"{self.server.address}api/messages"
        async with self.session.post(url, json=activity | what) as answer:
            answer.raise_for_status()
            replies = (await answer.json())["activities"]
            return "\n".join(one["text"] for one in replies)


async def audit(url: str, report: Report) -> None:
    """Hold what is stored against what was promised."""
    store = Store(url, SystemClock())
    await store.open()
    received = [one async for one in store.applications()]
    numbers = {one.number: one for one in received}
    for person, shown in report.receipts.items():
        owners = {numbers[number].person for number in shown if number in numbers}
        report.untold += not shown
        if owners - {person} or not shown <= numbers.keys():
            report.lost.append(person)
    report.doubles = sum(n > 1 for n in Counter(one.person for one in received).values())
    report.unsound += [one.id for one in received if not is_whole(one)]
    async with store._database.write() as connection:
        events = "SELECT count(*) FROM application_events WHERE source = 'draft'"
        if (await connection.execute(text(events))).scalar_one() != len(received):
            report.unsound.append("events")
        if url.startswith("sqlite"):
            for pragma in ("integrity_check", "foreign_key_check"):
                found = (await connection.execute(text(f"PRAGMA {pragma}"))).scalars().all()
                report.unsound += [str(one) for one in found if one != "ok"]
    await store.close()


def is_whole(application: Application) -> bool:
    """Whether an application is received with every answer that was given."""
    return (
        application.state is ApplicationState.SUBMITTED
        and application.answers == forms()[application.programme]
    )
