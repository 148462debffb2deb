"""The browser channel, over real HTTP and WebSockets against a real store."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import ClientSession, WSMsgType, WSServerHandshakeError, web
from aiohttp.test_utils import TestClient, TestServer
from yarl import URL

from bot.channels.browser.activities import LONGEST
from bot.channels.browser.site import PAGE, Browser
from bot.channels.browser.tickets import ExpiredTicketError, ForeignTicketError, Tickets
from bot.channels.web import application
from bot.metrics import Metrics
from bot.settings import LOOPBACK
from bot.storage.store import Store
from bot.turn import Turns
from dialogs.messages import Citation, Language, Message, Outcome, Person, Reply
from dialogs.ports import Ports
from dialogs.state import ConversationState
from tests.channels.echo import Echo
from tests.chat.kept import KeptStore

V3 = "/v3/directline"
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"


class SetClock:
    def __init__(self) -> None:
        self.time = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time


class Parrot(Echo):
    """Says back what it hears, with a source and something to choose."""

    async def respond(
        self, message: Message, state: ConversationState, ports: Ports
    ) -> tuple[Reply, ConversationState]:
        self.heard.append(message)
        reply = Reply(
            text=f"Du skrev: {message.text}",
            outcome=Outcome.ANSWER,
            language="sv",
            sources=(Citation("Ett dokument", "Ett avsnitt"),),
            choices=("Ja", "Nej"),
        )
        return reply, state


def words(language: Language) -> dict[str, str]:
    names = ("name", "note", "placeholder", "noscript", "skip", "hint", "label", "send")
    return {name: f"<{language} {name}>" for name in names}


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def parrot() -> Parrot:
    return Parrot()


@pytest.fixture
def turns(store, parrot, clock) -> Turns:
    return Turns(store, parrot, clock)


@pytest.fixture
async def store(clock) -> AsyncIterator[Store]:
    kept = KeptStore.any_idle()
    yield await kept.emptied(clock)
    await kept.put_back()


async def nothing(_: web.Request) -> web.StreamResponse:
    return web.Response()


@asynccontextmanager
async def replica(turns, store, clock) -> AsyncIterator[TestClient[web.Request, web.Application]]:
    both: dict[Language, dict[str, str]] = {"sv": words("sv"), "en": words("en")}
    browser = Browser(turns, store, clock, both)
    hosts = {*LOOPBACK, "chef.example.se"}
    app = application(nothing, (), str, Metrics(), browser.routes(), hosts)
    app.on_shutdown.append(browser.close)
    async with TestClient(TestServer(app)) as client:
        yield client


@pytest.fixture
async def client(turns, store, clock) -> AsyncIterator[TestClient[web.Request, web.Application]]:
    async with replica(turns, store, clock) as client:
        yield client


class Tab:
    """One tab of a browser, as far as the protocol goes."""

    def __init__(self, client, opened: dict[str, Any], status: int = 201) -> None:
        self.client = client
        self.opened = opened
        self.status = status
        self.id = opened["conversationId"]
        self.token = opened["token"]
        self.stream = URL(opened["streamUrl"]).relative()
        self.bearer = {"Authorization": f"Bearer {self.token}"}

    @classmethod
    async def open(cls, client, **headers: str) -> "Tab":
        token = await (await client.post(f"{V3}/tokens/generate", headers=headers)).json()
        bearer = {**headers, "Authorization": f"Bearer {token['token']}"}
        response = await client.post(f"{V3}/conversations", headers=bearer)
        return cls(client, await response.json(), response.status)

    async def say(self, text: str | None, key: str | None = None, **more: Any) -> Any:
        activity = {"type": "message", "text": text, "from": {"id": "somebody else"}, **more}
        if key:
            activity["channelData"] = {"clientActivityID": key}
        return await self.client.post(
            f"{V3}/conversations/{self.id}/activities", json=activity, headers=self.bearer
        )

    async def read(self, watermark: str = "") -> dict[str, Any]:
        path = f"{V3}/conversations/{self.id}/activities?watermark={watermark}"
        response = await self.client.get(path, headers=self.bearer)
        assert response.status == 200
        chunk: dict[str, Any] = await response.json()
        return chunk

    async def texts(self) -> list[str]:
        return [activity["text"] for activity in (await self.read())["activities"]]

    async def connect(self, watermark: str = "0"):
        return await self.client.ws_connect(self.stream.update_query(watermark=watermark))


async def hear(socket, count: int) -> list[dict[str, Any]]:
    """The next activities of a socket; more than awaited is a fault."""
    heard: list[dict[str, Any]] = []
    while len(heard) < count:
        heard += json.loads(await socket.receive_str(timeout=3))["activities"]
    assert len(heard) == count
    return heard


async def test_page_is_safe_and_in_the_visitors_language(client):
    response = await client.get("/", headers={"Accept-Language": "de, en;q=0.8"})
    page = await response.text()
    policy = response.headers["Content-Security-Policy"]
    assert 'lang="en"' in page
    assert "&lt;en note&gt;" in page
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies, "a visit by a link must not make the person a stranger"


async def test_page_has_nothing_inline_and_nothing_from_elsewhere():
    page = (PAGE / "index.html").read_text("utf-8")
    code = "".join(file.read_text("utf-8") for file in PAGE.glob("*.js"))
    assert "style=" not in page
    assert " on" not in page.replace(" only", "").partition("<body>")[2]
    assert "http:" not in page + code.replace('"https:"', "")
    for sink in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert sink not in code


@pytest.mark.parametrize("name", ["chat.js", "chat.css", "words.sv.json"])
async def test_files_are_served_and_known_again(client, name):
    first = await client.get(f"/page/{name}")
    again = await client.get(f"/page/{name}", headers={"If-None-Match": first.headers["ETag"]})
    assert first.status == 200
    assert again.status == 304


async def test_only_files_of_the_page_are_served(client):
    for path in ("/page/../browser.py", "/page/index.html", "/page/%2e%2e/browser.py", "/page/"):
        response = await client.get(URL(path, encoded=True))
        assert response.status == 404


async def test_question_is_answered_with_source_and_choices(client, parrot):
    tab = await Tab.open(client)
    response = await tab.say("Hej", "m1", locale="en-GB")
    assert await response.json() == {"id": "m1"}
    welcome, mine, answer = (await tab.read())["activities"]
    assert welcome["text"] == "Hej!"
    assert mine["from"] == {"id": "person", "role": "user"}
    assert mine["channelData"]["clientActivityID"] == "m1"
    assert answer["text"] == "Du skrev: Hej"
    assert answer["replyToId"] == "m1"
    assert [action["value"] for action in answer["suggestedActions"]["actions"]] == ["Ja", "Nej"]
    assert answer["channelData"]["chefslotsen"]["sources"] == [
        {"document": "Ett dokument", "section": "Ett avsnitt"}
    ]
    assert parrot.heard[0].conversation == f"browser:{tab.id}"
    assert parrot.heard[0].language == "en"
    assert parrot.heard[0].person.id.startswith("browser:")


async def test_reload_and_new_tab_resume_the_conversation(client, parrot):
    first = await Tab.open(client)
    await first.say("ett", "m1")
    second = await Tab.open(client)
    await second.say("två", "m2")
    assert second.id == first.id
    assert await second.texts() == ["Hej!", "ett", "Du skrev: ett", "två", "Du skrev: två"]
    assert len({message.person for message in parrot.heard}) == 1


async def test_a17_cookie_is_for_the_server_alone(client):
    response = await client.post(f"{V3}/tokens/generate")
    cookie = response.cookies["chefslotsen"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert int(cookie["max-age"]) == 365 * 24 * 3600
    assert not cookie["secure"]
    behind_tls = await client.post(f"{V3}/tokens/generate", headers={"X-Forwarded-Proto": "https"})
    assert behind_tls.cookies["chefslotsen"]["secure"]


async def test_forged_cookie_makes_a_newcomer(client):
    mine = await Tab.open(client)
    client.session.cookie_jar.clear()
    theirs = await Tab.open(client, Cookie=f"chefslotsen={mine.token}")
    assert theirs.id != mine.id


async def test_a17_token_opens_only_its_own_conversation(client):
    mine = await Tab.open(client)
    client.session.cookie_jar.clear()
    theirs = await Tab.open(client)
    path = f"{V3}/conversations/{theirs.id}"
    tries = [
        client.get(path, headers=mine.bearer),
        client.get(f"{path}/activities", headers=mine.bearer),
        client.post(f"{path}/activities", json={"type": "message"}, headers=mine.bearer),
        client.get(f"{path}/stream?t={mine.token}"),
    ]
    assert [response.status for response in await asyncio.gather(*tries)] == [403] * 4
    assert await theirs.texts() == ["Hej!"]


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("", 401),
        ("Bearer", 401),
        ("Basic abc", 401),
        ("Bearer abc", 403),
        ("Bearer a.b", 403),
        ("Bearer .", 403),
        ("Bearer å.ä", 403),
    ],
)
async def test_bad_tokens_are_refused_as_json(client, header, status):
    headers = {"Authorization": header} if header else {}
    response = await client.post(f"{V3}/conversations", headers=headers)
    assert response.status == status
    assert "code" in (await response.json())["error"]


async def test_stream_ticket_opens_no_more_than_a_stream(client):
    tab = await Tab.open(client)
    headers = {"Authorization": f"Bearer {tab.stream.query['t']}"}
    assert (await client.post(f"{V3}/tokens/refresh", headers=headers)).status == 403


async def test_token_expires_and_is_refreshed_in_time(client, clock):
    tab = await Tab.open(client)
    clock.time += timedelta(minutes=20)
    response = await client.post(f"{V3}/tokens/refresh", headers=tab.bearer)
    fresh = await response.json()
    clock.time += timedelta(minutes=20)
    late = await client.post(f"{V3}/tokens/refresh", headers=tab.bearer)
    assert (await late.json())["error"]["code"] == "TokenExpired"
    assert late.status == 403
    bearer = {"Authorization": f"Bearer {fresh['token']}"}
    assert (await client.post(f"{V3}/tokens/refresh", headers=bearer)).status == 200


async def test_tickets_of_another_secret_or_time_are_not_ours(clock):
    ours, others = Tickets(b"a" * 32, clock), Tickets(b"b" * 32, clock)
    with pytest.raises(ForeignTicketError):
        ours.read(others.issue("talk", "p", timedelta(hours=1)), "talk")
    with pytest.raises(ExpiredTicketError):
        ours.read(ours.issue("talk", "p", timedelta(seconds=-1)), "talk")


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "[::1", ""]
)
async def test_a17_foreign_host_is_refused(client, host):
    for path in ("/", "/page/chat.js"):
        assert (await client.get(path, headers={"Host": host})).status == 403
    response = await client.post(f"{V3}/tokens/generate", headers={"Host": host})
    assert response.status == 403


async def test_own_hosts_are_served(client):
    for host in ("localhost:3978", "127.0.0.1", "[::1]:3978", "CHEF.example.se"):
        assert (await client.get("/", headers={"Host": host})).status == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://localhost:1", "http://["]
)
async def test_a17_foreign_origin_is_refused(client, origin):
    tab = await Tab.open(client)
    headers = {"Origin": origin, "Host": "localhost:3978"}
    response = await client.post(f"{V3}/tokens/generate", headers=headers)
    assert response.status == 403
    with pytest.raises(WSServerHandshakeError) as refused:
        await client.ws_connect(tab.stream, origin=origin)
    assert refused.value.status == 403


async def test_the_welcome_stands_once_however_often_one_comes_in(client):
    tab = await Tab.open(client)
    for _ in range(3):
        await client.post(f"{V3}/conversations", headers=tab.bearer)
    assert await tab.texts() == ["Hej!"]


async def test_what_is_too_long_to_be_answered_is_not_kept_whole(client):
    tab = await Tab.open(client)
    await tab.say("x" * 60_000)
    _, mine, _ = await tab.texts()
    assert mine == "x" * LONGEST


async def test_watermark_shows_only_what_is_new(client):
    tab = await Tab.open(client)
    await tab.say("ett", "m1")
    seen = await tab.read()
    await tab.say("två", "m2")
    news = await tab.read(seen["watermark"])
    assert [activity["text"] for activity in news["activities"]] == ["två", "Du skrev: två"]
    nothing = await tab.read(news["watermark"])
    assert nothing == {"activities": [], "watermark": news["watermark"]}


@pytest.mark.parametrize("watermark", ["-1", "x", "1.5", "9" * 40, "²"])
async def test_k5_strange_watermarks_are_refused(client, watermark):
    tab = await Tab.open(client)
    path = f"{V3}/conversations/{tab.id}/activities"
    response = await client.get(path, params={"watermark": watermark}, headers=tab.bearer)
    assert response.status == 400


async def test_socket_resumes_without_loss_or_double(client):
    tab = await Tab.open(client)
    socket = await tab.connect()
    await tab.say("ett", "m1")
    heard = await hear(socket, 3)
    await socket.close()
    await tab.say("två", "m2")
    back = await tab.connect(watermark="3")
    await tab.say("tre", "m3")
    heard += await hear(back, 4)
    await back.close()
    assert [activity["text"] for activity in heard] == await tab.texts()


async def test_two_sockets_both_hear_everything(client):
    tab = await Tab.open(client)
    phone, desktop = await tab.connect(), await tab.connect()
    await asyncio.gather(*(tab.say(str(n), f"m{n}") for n in range(5)))
    heard = await asyncio.gather(hear(phone, 11), hear(desktop, 11))
    assert heard[0] == heard[1]


async def test_own_process_wakes_a_socket_at_once(client):
    tab = await Tab.open(client)
    socket = await tab.connect()
    await hear(socket, 1)
    await asyncio.sleep(0.1)
    async with asyncio.timeout(0.6):
        await tab.say("nu", "m1")
        assert len(await hear(socket, 2)) == 2


async def test_what_another_replica_says_is_heard_within_a_second(client, turns, store, clock):
    tab = await Tab.open(client)
    socket = await tab.connect()
    await hear(socket, 1)
    async with replica(turns, store, clock) as other:
        elsewhere = Tab(other, tab.opened)
        await elsewhere.say("hej", "m1")
        assert [a["text"] for a in await hear(socket, 2)] == ["hej", "Du skrev: hej"]


async def test_k4_sockets_of_a_person_are_bounded(client):
    tab = await Tab.open(client)
    sockets = [await tab.connect() for _ in range(8)]
    with pytest.raises(WSServerHandshakeError) as refused:
        await tab.connect()
    assert refused.value.status == 429
    await sockets[0].close()
    await asyncio.sleep(0.05)
    again = await tab.connect()
    assert len(await hear(again, 1)) == 1


async def test_stream_without_handshake_is_refused(client):
    tab = await Tab.open(client)
    assert (await client.get(tab.stream)).status == 400


async def test_chatter_of_a_client_is_ignored_and_floods_end_the_socket(client):
    tab = await Tab.open(client)
    socket = await tab.connect()
    await hear(socket, 1)
    await socket.send_str("not json")
    await tab.say("hej", "m1")
    await hear(socket, 2)
    await socket.send_str("x" * 5000)
    assert (await socket.receive(timeout=2)).type is WSMsgType.CLOSE


async def test_same_message_again_yields_no_double(client, parrot):
    tab = await Tab.open(client)
    answers = await asyncio.gather(*(tab.say("hej", "m1") for _ in range(5)))
    assert {(await answer.json())["id"] for answer in answers} == {"m1"}
    assert len(parrot.heard) == 1
    assert await tab.texts() == ["Hej!", "hej", "Du skrev: hej"]


async def test_activity_id_counts_as_the_message_id(client):
    tab = await Tab.open(client)
    for _ in range(2):
        await tab.say("hej", id="one")
    assert await tab.texts() == ["Hej!", "hej", "Du skrev: hej"]


async def test_what_was_taken_but_never_shown_is_shown_at_the_next_try(client, turns, parrot):
    tab = await Tab.open(client)
    ((place, person),) = parrot.welcomed.items()
    await turns.take(Message("hej", Person(person), place, datetime.now(UTC), "m1"))
    await tab.say("hej", "m1")
    await tab.say("hej", "m1")
    assert await tab.texts() == ["Hej!", "hej", "Du skrev: hej"]


async def test_what_was_shown_but_never_marked_is_not_shown_again(client, turns, monkeypatch):
    async def forget(*_: object) -> None:
        pass

    monkeypatch.setattr(turns, "sent", forget)
    tab = await Tab.open(client)
    await tab.say("hej", "m1")
    await tab.say("hej", "m1")
    assert await tab.texts() == ["Hej!", "hej", "Du skrev: hej"]


async def test_text_stays_text(client):
    tab = await Tab.open(client)
    for text in (SCRIPT, "\x00\x1b[31m", "\ud800 half", "\u202eRTL", "a\u0301", "👩‍💻", ""):
        assert (await tab.say(text)).status == 200
    texts = await tab.texts()
    assert texts[1] == SCRIPT
    assert texts[5] == "? half"


async def test_other_activities_are_taken_in_silence(client, parrot):
    tab = await Tab.open(client)
    for kind in ("typing", "event", "conversationUpdate", "somethingNew"):
        assert (await tab.say(None, type=kind)).status == 200
    assert parrot.heard == []


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"null", "application/json", 400),
        (b"[" * 60_000, "application/json", 400),
        (b'{"n": ' + b"9" * 5000 + b"}", "application/json", 400),
        (b"{}", "application/json", 400),
        (b"", "application/json", 400),
        (b'{"type": 1}', "application/json", 400),
        (b'{"type": "message", "text": {"a": 1}}', "application/json", 400),
        (b'{"type": "message", "id": "a b"}', "application/json", 400),
        (b'{"type": "message", "id": ["a"]}', "application/json", 400),
        (b'{"type": "message", "locale": 7}', "application/json", 400),
        (b'{"type": "message", "channelData": 7, "from": 7}', "application/json", 200),
        (b'{"type": "message", "type": "message"}', "application/json", 400),
        (b'{"type": "message", "value": NaN}', "application/json", 400),
        (b'{"type": "message", "value": ' + b"[" * 64 + b"]" * 64 + b"}", "application/json", 400),
        (b'{"type": "message"}', "application/json; charset=latin-1", 400),
        (b'{"type": "message"}', "text/plain", 415),
        (b'{"type": "message"}', "application/octet-stream", 415),
        (b" " * 70_000, "application/json", 413),
    ],
)
async def test_malformed_bodies_are_the_clients_fault(client, body, kind, status):
    tab = await Tab.open(client)
    response = await client.post(
        f"{V3}/conversations/{tab.id}/activities",
        data=body,
        headers={**tab.bearer, "Content-Type": kind},
    )
    assert response.status == status
    assert response.content_type == "application/json"


async def test_endless_and_packed_bodies_are_cut_short(client):
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b" " * 1024

    path = f"{V3}/tokens/generate"
    assert (await client.post(path, data=endless())).status == 413
    packed = {"Content-Encoding": "gzip", "Content-Type": "application/json"}
    response = await client.post(path, data=b"\x1f\x8b", headers=packed)
    assert 400 <= response.status < 500


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS"])
async def test_other_methods_are_refused(client, method):
    assert (await client.request(method, f"{V3}/tokens/generate")).status == 405


async def test_server_lets_go_of_its_sockets_when_it_stops(turns, store, clock):
    async with replica(turns, store, clock) as client, ClientSession() as session:
        tab = await Tab.open(client)
        socket = await session.ws_connect(client.make_url(tab.stream))
        await hear(socket, 1)
        await client.server.close()
        assert (await socket.receive(timeout=2)).type is WSMsgType.CLOSE
