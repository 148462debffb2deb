"""Two servers on one database, and a server that ends while it works."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from aiohttp import ClientConnectorError, ClientSession, web
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.web import runner
from dialogs.messages import Message
from tests.channels.service import FakeService
from tests.chat.clients import Client
from tests.chat.house import House

ROOT = "/v3/directline"


@asynccontextmanager
async def another(house: House) -> AsyncIterator[House]:
    """A second process, as far as anything in it can tell."""
    other = House(house.knowledge, house.conversation, house.url)
    await other.open()
    yield other
    await other.close()


@asynccontextmanager
async def served(house: House) -> AsyncIterator[Client]:
    server = TestServer(await house.site())
    await server.start_server(access_log=None, shutdown_timeout=0.01)
    async with TestClient(server) as client:
        yield client


async def token(client: Client) -> str:
    answer = await client.post(f"{ROOT}/tokens/generate", json={})
    return str((await answer.json())["token"])


async def answered(stream: Any, name: str) -> list[str]:
    """Texts of all that comes from a stream, up to the answer to a message."""
    texts: list[str] = []
    async with asyncio.timeout(10):
        async for frame in stream:
            found = frame.json()["activities"] if frame.data else []
            texts += [one.get("text", "") for one in found]
            if any(one.get("replyToId") == name for one in found):
                break
    return texts


async def test_what_is_said_to_one_is_shown_by_the_other(house: House) -> None:
    async with another(house) as other, served(house) as one, served(other) as two:
        headers = {"Authorization": f"Bearer {await token(one)}"}
        answer = await two.post(f"{ROOT}/conversations", json={}, headers=headers)
        assert answer.status == 201, "a ticket of one is good at the other"
        opened = await answer.json()
        place = opened["streamUrl"].partition("/v3/")[2]
        async with two.ws_connect(f"/v3/{place}") as stream:
            body = {"type": "message", "text": "Vad är Chefsarenan?", "id": "mine1"}
            url = f"{ROOT}/conversations/{opened['conversationId']}/activities"
            assert (await one.post(url, json=body, headers=headers)).status == 200
            texts = await answered(stream, "mine1")
    assert texts[-2] == "Vad är Chefsarenan?"
    assert texts[-1].startswith("Chefsarenan")


async def test_the_same_message_at_both_has_one_effect(house: House) -> None:
    async with another(house) as other, FakeService() as service:
        async with served(house) as one, served(other) as two:
            for client in (one, two):
                body = activity(service, "jag vill söka aspirantprogrammet", "m1")
                assert (await client.post("/api/messages", json=body)).status == 200
            for client in (one, two, one, two):
                body = activity(service, "ja", "m2")
                assert (await client.post("/api/messages", json=body)).status == 200
        draft = await house.draft("test:u1", "aspirantprogrammet")
        assert draft
        assert draft.answers == {"employed": True}
        assert len(service.got) == 2, "each has been answered once"


async def test_e6_what_is_under_way_is_finished(house: House) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    class Slow:
        async def respond(self, message: Message, *rest: Any) -> Any:
            begun.set()
            await go_on.wait()
            return await house.conversation.respond(message, *rest)

    async with FakeService() as service, ClientSession() as session:
        server = runner(await house.site())
        await server.setup()
        await web.TCPSite(server, "127.0.0.1", 0).start()
        url = f"http://127.0.0.1:{server.addresses[0][1]}/api/messages"
        house.turns.conversation = Slow()  # type: ignore[assignment]
        post = asyncio.create_task(session.post(url, json=activity(service, "hej", "m1")))
        await begun.wait()
        ending = asyncio.create_task(server.cleanup())
        while await accepts(url):  # noqa: ASYNC110 - the closing rings no bell
            await asyncio.sleep(0)
        assert not ending.done(), "it waits for what is under way"
        go_on.set()
        assert (await post).status == 200
        await ending
        assert len(service.got) == 1


async def accepts(url: str) -> bool:
    """Whether somebody new is let in."""
    async with ClientSession() as session:
        with suppress(ClientConnectorError):
            await session.get(url)
            return True
    return False


def activity(service: FakeService, text: str, name: str) -> dict[str, object]:
    return {
        "type": "message",
        "id": name,
        "channelId": "test",
        "serviceUrl": service.url,
        "conversation": {"id": "c1"},
        "from": {"id": "u1"},
        "recipient": {"id": "b1"},
        "text": text,
    }
