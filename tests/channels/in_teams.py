"""A person in Teams: what their client sends, and what the bot's service gets."""

from typing import Any
from uuid import uuid4

from aiohttp.test_utils import TestClient, TestServer

from tests.channels.service import FakeService
from tests.chat.house import House

TENANT = "5b4e1f0a-0000-4000-8000-000000000001"
OBJECT = "0b1ec7a0-0000-4000-8000-000000000002"
PERSON = f"aad:{TENANT}:{OBJECT}"
BOT = {"id": "28:bot", "name": "Chefslotsen"}
CARD = "application/vnd.microsoft.card.adaptive"

Json = dict[str, Any]


class InTeams:
    """The whole bot behind its front door, with a service that notes what it gets."""

    def __init__(self, house: House, service: FakeService) -> None:
        self.house = house
        self.service = service
        self.place: Json = {
            "id": "a:1person",
            "conversationType": "personal",
            "tenantId": TENANT,
        }
        self.who: Json = {"id": "29:1person", "name": "Kim Berg", "aadObjectId": OBJECT}
        self.locale = "sv-SE"

    async def __aenter__(self) -> "InTeams":
        self.client = TestClient(TestServer(await self.house.site()))
        await self.client.server.start_server(access_log=None)
        await self.client.start_server()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.close()

    def activity(self, **more: Any) -> Json:
        """What Teams puts around everything that it sends."""
        return {
            "id": f"1{uuid4().int % 10**12}",
            "timestamp": "2026-10-05T08:00:00.123Z",
            "localTimestamp": "2026-10-05T10:00:00.123+02:00",
            "localTimezone": "Europe/Stockholm",
            "serviceUrl": self.service.url,
            "channelId": "msteams",
            "from": self.who,
            "conversation": self.place,
            "recipient": BOT,
            "entities": [
                {
                    "locale": self.locale,
                    "country": "SE",
                    "platform": "Windows",
                    "timezone": "Europe/Stockholm",
                    "type": "clientInfo",
                }
            ],
            "channelData": {"tenant": {"id": TENANT}, "source": {"name": "message"}},
            "locale": self.locale,
            **more,
        }

    async def post(self, **more: Any) -> tuple[int, Any]:
        """Send an activity; the status and the JSON of the answer."""
        async with self.client.post("/api/messages", json=self.activity(**more)) as answer:
            body = await answer.read()
            return answer.status, await answer.json() if body else None

    async def say(self, text: str, **more: Any) -> Json:
        """Say something; the one reply to it."""
        self.service.got.clear()
        status, _ = await self.post(type="message", textFormat="plain", text=text, **more)
        assert status == 200
        return self.service.got[-1]

    async def invoke(self, name: str, value: Any, **more: Any) -> tuple[int, Any]:
        """A client's own call."""
        found = {"id": f"f:{uuid4()}", "replyToId": "1700000000001", **more}
        return await self.post(type="invoke", name=name, value=value, **found)

    async def press(self, card: Json, title: str, **inputs: str) -> Json:
        """Press a button of a card, with what has been put into its inputs; the new card."""
        button = button_of(card, title)
        action = {**button, "data": {**button["data"], **inputs}}
        status, answer = await self.invoke(
            "adaptiveCard/action", {"action": action, "trigger": "manual"}
        )
        assert status == 200
        assert answer["statusCode"] == 200
        assert answer["type"] == CARD
        replaced: Json = answer["value"]
        return replaced

    async def fill_in(self) -> Json:
        """An application up to its summary, by cards alone."""
        reply = await self.say("Jag vill söka Aspirantprogrammet")
        for title in ("Ja", "Nej"):
            await self.press(card_of(reply), title)
            reply = self.service.got[-1]
        for answer in ("Kim Berg", "kim@vasteras.se", "Biblioteket", "Att få andra att växa."):
            await self.press(card_of(reply), "Svara", answer=answer)
            reply = self.service.got[-1]
        await self.press(card_of(reply), "Hoppa över")
        return self.service.got[-1]


def card_of(reply: Json) -> Json:
    """The card of a message."""
    (attachment,) = reply["attachments"]
    assert attachment["contentType"] == CARD
    card: Json = attachment["content"]
    return card


def button_of(card: Json, title: str) -> Json:
    """The button of that name."""
    found = [one for one in buttons_of(card) if one["title"] == title]
    assert found, f"{title!r} is not among {[one['title'] for one in buttons_of(card)]}"
    return found[0]


def buttons_of(node: Any) -> list[Json]:
    """Every button of a card, as a client shows it that knows them all."""
    if isinstance(node, list):
        return [button for one in node for button in buttons_of(one)]
    if not isinstance(node, dict):
        return []
    own = [node] if str(node.get("type", "")).startswith("Action.") else []
    inner = [value for key, value in node.items() if key != "fallback"]
    return own + [button for value in inner for button in buttons_of(value)]


def texts_of(node: Any) -> list[str]:
    """Every text that a card shows."""
    if isinstance(node, list):
        return [text for one in node for text in texts_of(one)]
    if not isinstance(node, dict):
        return []
    own = [node["text"]] if isinstance(node.get("text"), str) else []
    return own + [text for value in node.values() for text in texts_of(value)]
