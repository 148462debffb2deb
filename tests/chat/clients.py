"""One client interface to the bot, and an implementation for every way in."""

import asyncio
import re
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from aiohttp import ClientWebSocketResponse, CookieJar, web
from aiohttp.test_utils import TestClient, TestServer
from typing_extensions import override
from yarl import URL

from dialogs.messages import (
    Address,
    Asks,
    AsksKind,
    FilledForm,
    Language,
    Message,
    Outcome,
    Person,
    Reply,
)
from tests.channels.service import FakeService
from tests.chat.house import House

PATIENCE = 10.0
NUMBERED = re.compile(r"^  #(\d+) (.+)$", re.MULTILINE)
LOCALES: dict[Language, str] = {"sv": "sv-SE", "en": "en-GB"}

Client = TestClient[web.Request, web.Application]


@dataclass(frozen=True, slots=True)
class Seen:
    """A reply as a client sees it; a channel of text alone shows only text and choices."""

    text: str
    choices: tuple[str, ...] = ()
    outcome: Outcome | None = None
    topic: str | None = None
    topics: tuple[str, ...] = ()
    asks: Asks | None = None
    language: Language | None = None
    faults: Mapping[str, str] = field(default_factory=dict)

    def as_reply(self) -> Reply:
        """In the form that expectations are held against."""
        return Reply(
            text=self.text,
            outcome=self.outcome or Outcome.UNKNOWN,
            language=self.language or "sv",
            topic=self.topic,
            topics=self.topics,
            choices=self.choices,
            asks=self.asks,
        )


class Chat(ABC):
    """A person who talks with the house by one channel."""

    text_only = False

    def __init__(self, house: House, language: Language | None = None) -> None:
        self.house = house
        self.language = language

    @abstractmethod
    async def connect(self) -> None:
        """Come in, or come back."""

    @abstractmethod
    async def hang_up(self) -> None:
        """Let go of everything that does not outlive a restart."""

    @abstractmethod
    async def send(self, text: str) -> Seen:
        """Say something; the one reply to it."""

    async def press(self, heard: Seen, choice: str) -> Seen:
        """Press one of the choices under a reply."""
        assert choice in heard.choices, f"{choice!r} is not among {heard.choices}"
        return await self.send(choice)

    async def restart(self) -> None:
        """The process ends and starts again in the middle of the talk."""
        await self.hang_up()
        await self.house.restart()
        await self.connect()


class DirectChat(Chat):
    """The turn itself, without a channel."""

    person = "direct:kim"
    name: str | None = None
    email: str | None = None
    """What the channel knows of the person."""
    conversation = "direct:c"
    address: Address | None = None

    @override
    async def connect(self) -> None:
        pass

    @override
    async def hang_up(self) -> None:
        pass

    @override
    async def send(self, text: str) -> Seen:
        return await self.take(text)

    async def hand_over(self, programme: str, **fields: str | int | bool) -> Seen:
        """Hand over a form that is filled in, as a channel with forms does."""
        return await self.take("", FilledForm(programme, fields))

    async def take(self, text: str, form: FilledForm | None = None) -> Seen:
        who, at = Person(self.person, self.name, self.email), self.house.clock.now()
        key = uuid4().hex
        message = Message(text, who, self.conversation, at, key, self.language, self.address, form)
        reply = (await self.house.turns.take(message)).reply
        assert reply
        return Seen(
            reply.text,
            reply.choices,
            reply.outcome,
            reply.topic,
            reply.topics,
            reply.asks,
            reply.language,
            reply.faults,
        )


class TerminalChat(Chat):
    """Lines typed into the terminal chat, and the lines that it writes."""

    text_only = True

    @override
    async def connect(self) -> None:
        self.typed: asyncio.Queue[str | None] = asyncio.Queue()
        self.written: list[str] = []
        self.waiting = asyncio.Event()
        chat = self.house.terminal.chat(self.lines(), self.written.append)
        self.chat = asyncio.create_task(chat)
        await self.settled()

    async def lines(self) -> AsyncIterator[str]:
        while True:
            self.waiting.set()
            line = await self.typed.get()
            if line is None:
                return
            yield f"{line}\n"

    async def settled(self) -> None:
        """The chat waits for the next line, or has ended with a fault."""
        waiting = asyncio.create_task(self.waiting.wait())
        await asyncio.wait({waiting, self.chat}, return_when=asyncio.FIRST_COMPLETED)
        if self.chat.done():
            waiting.cancel()
            self.chat.result()

    @override
    async def hang_up(self) -> None:
        self.typed.put_nowait(None)
        await self.chat

    @override
    async def send(self, text: str) -> Seen:
        self.written.clear()
        self.waiting.clear()
        self.typed.put_nowait(text)
        await self.settled()
        (written,) = self.written
        choices = tuple(choice for _, choice in NUMBERED.findall(written))
        return Seen(NUMBERED.sub("", written).strip(), choices)

    @override
    async def press(self, heard: Seen, choice: str) -> Seen:
        """In a terminal a choice is picked by its number."""
        return await self.send(f"#{heard.choices.index(choice) + 1}")


class HttpChat(Chat):
    """What the channels over HTTP have in common: a server with the whole site."""

    jar: CookieJar | None = None

    @override
    async def connect(self) -> None:
        self.jar = self.jar or CookieJar(unsafe=True)
        server = TestServer(await self.house.site())
        await server.start_server(access_log=None, shutdown_timeout=0.01)
        self.client: Client = TestClient(server, cookie_jar=self.jar)

    @override
    async def hang_up(self) -> None:
        await self.client.close()


class ExpectRepliesChat(HttpChat):
    """/api/messages with the replies in the HTTP answer."""

    mode = "expectReplies"
    service_url = "http://127.0.0.1:9/"

    @override
    async def send(self, text: str) -> Seen:
        (reply,) = (await self.post(text))["activities"]
        return seen(reply)

    async def hand_over(self, programme: str, **fields: str | int | bool) -> Seen:
        """Press the button of a card that is a form."""
        value = {"chefslotsen": {"programme": programme, "fields": fields}}
        (reply,) = (await self.post(None, value=value))["activities"]
        return seen(reply)

    async def post(self, text: str | None, **more: Any) -> Any:
        activity = {
            "type": "message",
            "id": uuid4().hex,
            "channelId": "emulator",
            "serviceUrl": self.service_url,
            "conversation": {"id": "c"},
            "from": {"id": "kim"},
            "recipient": {"id": "bot"},
            "locale": LOCALES[self.language or "sv"],
            "deliveryMode": self.mode,
            "text": text,
        }
        async with self.client.post("/api/messages", json=activity | more) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json() if self.mode == "expectReplies" else None


class CallbackChat(ExpectRepliesChat):
    """/api/messages with the replies sent to the channel's service."""

    mode = "normal"

    @override
    async def connect(self) -> None:
        await super().connect()
        self.service = FakeService()
        await self.service.__aenter__()
        self.service_url = self.service.url

    @override
    async def hang_up(self) -> None:
        await super().hang_up()
        await self.service.__aexit__()

    @override
    async def send(self, text: str) -> Seen:
        self.service.got.clear()
        await self.post(text)
        (reply,) = self.service.got
        return seen(reply)


class PageChat(HttpChat):
    """Direct Line as the chat page speaks it: token, conversation, catching up, socket."""

    root = "/v3/directline"
    watermark = "0"
    opened: dict[str, Any] | None = None
    socket: ClientWebSocketResponse

    @override
    async def connect(self) -> None:
        await super().connect()
        if self.opened is None:
            self.opened = await self.call("POST", "/tokens/generate", {})
            locale = {"locale": self.language or "sv"}
            self.opened |= await self.call("POST", "/conversations", locale)
        caught = await self.call("GET", f"{self.path}/activities?watermark={self.watermark}")
        self.watermark = caught["watermark"]
        self.opened |= await self.call("GET", f"{self.path}?watermark={self.watermark}")
        self.socket = await self.client.ws_connect(URL(self.opened["streamUrl"]).relative())

    @override
    async def hang_up(self) -> None:
        await self.socket.close()
        await super().hang_up()

    @override
    async def send(self, text: str) -> Seen:
        key = uuid4().hex
        activity = {
            "type": "message",
            "id": key,
            "text": text,
            "locale": self.language or "sv",
            "from": {"id": "person"},
            "channelData": {"clientActivityID": key},
        }
        assert await self.call("POST", f"{self.path}/activities", activity) == {"id": key}
        mine, reply = await self.hear(2)
        assert (mine["id"], reply["replyToId"]) == (key, key)
        return seen(reply)

    async def hear(self, count: int) -> list[dict[str, Any]]:
        """The next activities; more than awaited is a fault."""
        heard: list[dict[str, Any]] = []
        while len(heard) < count:
            chunk = await self.socket.receive_json(timeout=PATIENCE)
            heard += chunk["activities"]
            self.watermark = chunk["watermark"]
        assert len(heard) == count
        return heard

    @property
    def path(self) -> str:
        assert self.opened
        return f"/conversations/{self.opened['conversationId']}"

    async def call(self, method: str, path: str, body: Any = None) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self.opened['token']}"} if self.opened else {}
        async with self.client.request(
            method, self.root + path, json=body, headers=headers
        ) as answer:
            assert answer.ok, await answer.text()
            found: dict[str, Any] = await answer.json()
            return found


def seen(activity: dict[str, Any]) -> Seen:
    """A message activity of the bot's as clients read it, by what they can rely on."""
    assert activity["type"] == "message"
    data = activity["channelData"]["chefslotsen"]
    actions = activity.get("suggestedActions", {}).get("actions", ())
    return Seen(
        text=activity["text"],
        choices=tuple(action["value"] for action in actions),
        outcome=Outcome(data["outcome"]),
        topic=data["topic"],
        topics=tuple(data["topics"]),
        asks=asked(data["asks"]) if "asks" in data else None,
        language="en" if activity["locale"].startswith("en") else "sv",
        faults=data.get("faults", {}),
    )


def asked(asks: dict[str, Any]) -> Asks:
    choices = tuple(asks["choices"])
    return Asks(**{**asks, "kind": AsksKind(asks["kind"]), "choices": choices})


CHANNELS: dict[str, type[Chat]] = {
    "turn": DirectChat,
    "replies": ExpectRepliesChat,
    "callback": CallbackChat,
    "page": PageChat,
    "terminal": TerminalChat,
}
