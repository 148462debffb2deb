"""Conversations as files: reading them, and holding them against what a client sees."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from bot.evaluation import Conversed, Said
from knowledge.files import parse_yaml, read_text
from tests.chat.clients import Chat, Seen


class Turn(Said):
    """One message and what is expected of the reply; or a restart in the middle of the talk."""

    user: str = ""
    restart: bool = False


class Talk(Conversed):
    turns: tuple[Turn, ...]


FILE = TypeAdapter(list[Talk])


def read(folder: Path) -> Iterator[tuple[str, Talk]]:
    """(file-conversation, conversation) of every file in a folder."""
    for path in sorted(folder.glob("*.yaml")):
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
    for turn in talk.turns:
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
