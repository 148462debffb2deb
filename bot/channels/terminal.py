"""The terminal: a chat by hand, single questions, and questions by the line for machines."""

import json
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from math import isfinite
from typing import Any
from uuid import uuid4

from bot.files import Files
from bot.numbers import whole
from bot.scheduled_jobs import Tending
from bot.storage import Conflict
from bot.turn import Turns
from dialogs.messages import Language, Message, Person, Reply
from knowledge.model import LANGUAGES

CHATTING = "terminal:me"
Write = Callable[[str], None]


Id = str | int | float | bool | None
"""What a client may name a question by; it gets the same back."""


class BadLine(Exception):
    """A line of input that is not a question in the form of the contract."""

    def __init__(self, what: str, question_id: Id = None) -> None:
        super().__init__(what)
        self.id = question_id


@dataclass(frozen=True, slots=True)
class Asked:
    """A question asked from the terminal."""

    text: str
    conversation: str
    id: Id = None
    language: Language | None = None


class Terminal:
    """Talks with one person, or with a program, over lines of text; they have no limit."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.files = Files(turns.store, turns.conversation.knowledge, turns.clock)
        self.tending = Tending(turns)

    async def ask(self, asked: Asked) -> tuple[Reply, float]:
        """The reply and the milliseconds that its turn took."""
        conversation = f"terminal:{asked.conversation}"
        message = Message(
            text=asked.text,
            person=Person(conversation),
            conversation=conversation,
            at=self.turns.clock.now(),
            language=asked.language,
        )
        began = time.perf_counter()
        taken = await self.turns.run_to_its_end(message)
        if taken.reply is None:
            raise RuntimeError("a new message must have a reply")
        return taken.reply, (time.perf_counter() - began) * 1000

    async def chat(self, lines: AsyncIterator[str], write: Write) -> None:
        """A conversation until the input ends; choices are numbered, and a number picks one."""
        me = Person(CHATTING)
        welcome = await self.turns.welcome(CHATTING, me, None)
        if welcome.reply and not welcome.repeated:
            write(shown(welcome.reply))
        choices = welcome.reply.choices if welcome.reply else ()
        await self.tell_news(me, write)
        async for line in lines:
            text = picked(line.strip(), choices)
            message = Message(text, me, CHATTING, self.turns.clock.now())
            taken = await self.turns.run_to_its_end(message)
            await self.tell_news(me, write)
            if taken.reply:
                write(shown(taken.reply, await self.attached(taken.reply)))
                choices = taken.reply.choices

    async def tell_news(self, person: Person, write: Write) -> None:
        """What has happened meanwhile: a terminal cannot be called, so it is told here."""
        with suppress(Conflict):  # a server beside is at the same
            await self.tending.tend()
        outbox = self.turns.store.outbox
        for notice in await outbox.unaddressed(person.id):
            if await outbox.lease(notice):
                write(f"{notice.notice.text}\n")
                await outbox.sent(notice)

    async def attached(self, reply: Reply) -> str:
        """The file that belongs to a reply, which a terminal shows as it is."""
        file = await self.files.follow(reply.file.token) if reply.file else None
        return f"\n\n{file.name}:\n{file.content.decode()}".rstrip() if file else ""


def picked(line: str, choices: tuple[str, ...]) -> str:
    """The choice that a bare `#2` points at, else the line itself."""
    number = line.removeprefix("#")
    place = whole(number, len(choices)) if line.startswith("#") else None
    return choices[place - 1] if place else line


def shown(reply: Reply, attached: str = "") -> str:
    """A reply as a person reads it in a terminal."""
    text = f"{reply.text}{attached}"
    if not reply.choices:
        return f"{text}\n"
    listed = "\n".join(f"  #{number} {choice}" for number, choice in enumerate(reply.choices, 1))
    return f"{text}\n\n{listed}\n"


def as_json(
    reply: Reply, milliseconds: float, question_id: Id, *, explain: bool = False
) -> dict[str, Any]:
    """A reply in the form of the machine contract, and where asked for the step that gave it."""
    data = reply.as_json()
    return {
        "id": question_id,
        "outcome": data["outcome"],
        "topic": data["topic"],
        "topics": data["topics"],
        "lang": reply.language,
        "text": reply.text,
        "sources": data["sources"],
        "score": None if reply.score is None else round(reply.score, 4),
        "ms": round(milliseconds, 3),
        **({"verdict": reply.verdict} if reply.verdict else {}),
        **({"asks": data["asks"]} if reply.asks else {}),
        **({"choices": list(reply.choices)} if reply.choices else {}),
        **({"file": data["file"]} if reply.file else {}),
        **({"step": reply.taken_by} if explain else {}),
    }


def refuse(constant: str) -> None:
    """`NaN` and the like, which Python reads and no other client could."""
    raise ValueError(constant)


def read_line(line: str) -> Asked:
    """One line of JSON as a question; raises BadLine saying what is wrong with it."""
    try:
        data = json.loads(line, parse_constant=refuse)
    except (ValueError, RecursionError):
        raise BadLine("not JSON") from None
    if not isinstance(data, dict):
        raise BadLine('must be an object with a string "text"')
    question_id = data.get("id") if isinstance(data.get("id"), Id) else None
    if isinstance(question_id, float) and not isfinite(question_id):  # JSON has no such number
        question_id = None
    if not isinstance(data.get("text"), str):
        raise BadLine('must be an object with a string "text"', question_id)
    language = data.get("lang")
    if language is not None and language not in LANGUAGES:
        raise BadLine('"lang" must be "sv" or "en"', question_id)
    conversation = data.get("conversation")
    return Asked(
        text=data["text"],
        conversation=str(conversation) if conversation is not None else uuid4().hex,
        id=question_id,
        language=language,
    )


async def answer_lines(
    terminal: Terminal, lines: Iterable[str], write: Write, *, explain: bool = False
) -> None:
    """A JSON reply a line for each JSON question a line, in order; a bad line gets an error."""
    for number, line in enumerate(lines, 1):
        plain = line.lstrip("\ufeff").strip()  # the mark with which some editors begin a file
        if not plain:
            continue
        try:
            asked = read_line(plain)
        except BadLine as fault:
            error = {"id": fault.id, "error": f"line {number}: {fault}"}
            write(json.dumps(error, ensure_ascii=False))
            continue
        reply, milliseconds = await terminal.ask(asked)
        said = as_json(reply, milliseconds, asked.id, explain=explain)
        write(json.dumps(said, ensure_ascii=False))
