"""Conversations as files: reading them, and holding them against what a client sees."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict, TypeAdapter

from bot.evaluation import Conversed, Said
from dialogs.local_time import moment
from knowledge.files import parse_yaml, read_text
from tests.chat.clients import Chat, Seen


class Occasion(BaseModel):
    """A round that coordinators have entered before the talk begins."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    programme: str
    opens: str
    closes: str
    starts: str | None = None
    place: str = ""
    seats: int | None = None
    waiting_list: bool = True


class Turn(Said):
    """One message and what is expected of the reply; or a restart, or what time it is by now."""

    user: str = ""
    restart: bool = False
    clock: str | None = None


class Talk(Conversed):
    turns: tuple[Turn, ...]
    rounds: tuple[Occasion, ...] = ()


FILE = TypeAdapter(list[Talk])


def read(folder: Path, files: str = "*.yaml") -> Iterator[tuple[str, Talk]]:
    """(file-conversation, conversation) of every file in a folder."""
    for path in sorted(folder.glob(files)):
        for talk in FILE.validate_python(parse_yaml(read_text(path))):
            yield f"{path.stem}-{talk.name.replace(' ', '_')}", talk


@dataclass
class Transcript:
    """What was said so far; printed whole when something is wrong."""

    lines: list[str] = field(default_factory=list)

    def said(self, text: str, heard: Seen) -> None:
        asks = f"   ({heard.asks.field})" if heard.asks else ""
        self.lines += [f"user: {text}", f"bot:  {heard.text}{asks}".replace("\n", "\n      ")]

    def fail(self, faults: list[str]) -> None:
        pytest.fail("\n".join([*self.lines, f"wrong: {'; '.join(faults)}"]), pytrace=False)


async def hold(talk: Talk, chat: Chat) -> None:
    """Say every line of a conversation; fail with the transcript at the first wrong reply."""
    transcript = Transcript()
    for one in talk.rounds:
        await chat.house.enter(**one.model_dump())
    for turn in talk.turns:
        if turn.clock:
            chat.house.clock.time = moment(turn.clock)
            transcript.lines.append(f"      ~ {turn.clock} ~")
            continue
        if turn.restart:
            await chat.restart()
            transcript.lines.append("      ~ restart ~")
            continue
        heard = await chat.send(turn.user)
        transcript.said(turn.user, heard)
        faults = visible(turn, chat).faults(heard.as_reply())
        if faults:
            transcript.fail(faults)


def visible(turn: Turn, chat: Chat) -> Turn:
    """What of the expectations can be seen in that channel."""
    if not chat.text_only:
        return turn
    unseen = {"outcome": (), "topic": (), "topics": (), "asks": None, "lang": None}
    return turn.model_copy(update=unseen)
