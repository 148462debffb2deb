import asyncio
import json
import time
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from aiohttp import ClientResponse
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.bodies import LARGEST_BODY, parse
from bot.channels.refusals import Refused
from bot.channels.teams.activity_shape import checked
from tests.channels.conftest import Rig
from tests.channels.service import FakeService

WHOLE: dict[str, Any] = {
    "type": "message",
    "id": "m1",
    "timestamp": "2026-03-02T12:00:00Z",
    "localTimestamp": "2026-03-02T13:00:00+01:00",
    "channelId": "msteams",
    "serviceUrl": "http://127.0.0.1:9/",
    "conversation": {
        "id": "c1",
        "isGroup": False,
        "tenantId": "t",
        "conversationType": "personal",
    },
    "from": {"id": "u1", "name": "Åsa", "aadObjectId": "o", "role": "user"},
    "recipient": {"id": "b1", "name": "Chefslotsen"},
    "text": "hej <at>Chefslotsen</at>",
    "textFormat": "plain",
    "locale": "sv-SE",
    "deliveryMode": "expectReplies",
    "entities": [{"type": "mention", "text": "x", "mentioned": {"id": "b1", "name": "x"}}],
    "attachments": [{"contentType": "text/html", "content": "<p>"}],
    "channelData": {"tenant": {"id": "t"}, "eventType": "x"},
    "membersAdded": [{"id": "u1"}],
    "membersRemoved": [{"id": "u2"}],
    "reactionsAdded": [{"type": "like"}],
    "replyToId": "m0",
    "name": "adaptiveCard/action",
    "value": {"say": "ja"},
    "action": "add",
}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _with(extra: str) -> bytes:
    return _json(WHOLE)[:-1] + b"," + extra.encode() + b"}"


async def _fault(answer: ClientResponse) -> str:
    error = (await answer.json())["error"]
    assert error["code"]
    return str(error["message"])


BAD_BYTES = {
    "empty": b"",
    "space": b" ",
    "truncated": _json(WHOLE)[:-9],
    "latin-1": json.dumps(WHOLE, ensure_ascii=False).encode("latin-1"),
    "utf-16": json.dumps(WHOLE).encode("utf-16"),
    "bom": b"\xef\xbb\xbf" + _json(WHOLE),
    "overlong": b'{"type":"\xc0\x80"}',
    "raw surrogate": b'{"type":"\xed\xa0\x80"}',
    "form": b"type=message",
    "xml": b"<activity/>",
    "trailing": _json(WHOLE) + b"{}",
    "single quotes": b"{'type': 'message'}",
    "raw control": b'{"type":"mess\x00age"}',
}


@pytest.mark.parametrize("body", BAD_BYTES.values(), ids=BAD_BYTES)
async def test_b1_bytes(rig: Rig, body: bytes) -> None:
    answer = await rig.post_raw(body)
    assert answer.status == 400
    assert await _fault(answer)


@pytest.mark.parametrize("charset", ["utf-16", "latin-1", "bogus", "utf-7"])
async def test_b1_charset(rig: Rig, charset: str) -> None:
    answer = await rig.post_raw(_json(WHOLE), f"application/json; charset={charset}")
    assert answer.status == 400


@pytest.mark.parametrize("body", ["null", "[]", "[{}]", "5", '"x"', "true", "1.5"])
async def test_b2_not_an_object(rig: Rig, body: str) -> None:
    answer = await rig.post_raw(body.encode())
    assert answer.status == 400
    assert "object" in await _fault(answer)


BOMBS = {
    "100k lists": (b"[" * 100_000, 400),
    "100k closed lists": (b"[" * 100_000 + b"]" * 100_000, 400),
    "20k objects": (b'{"a":' * 20_000, 400),
    "65 levels": (_with('"x":' + "[" * 65 + "]" * 65), 400),
    "900 levels": (_with('"x":' + "[" * 900 + "]" * 900), 400),
    "20 levels": (_with('"x":' + "[" * 20 + "]" * 20), 200),
    "200 brackets in text": (_with('"x":"' + "[" * 200 + '"'), 200),
    "1e6 keys": (b"{" + b",".join([b'"key":1'] * 1_000_000) + b"}", 413),
    "20k keys": (_with(",".join(f'"k{n}":1' for n in range(20_000))), 200),
    "10 MB number": (_with('"x":' + "9" * 10_000_000), 413),
    "long number": (_with('"x":' + "9" * 200_000), 400),
    "long decimal": (_with('"x":0.' + "9" * 200_000), 400),
    "1e999": (_with('"x":1e999'), 400),
    "NaN": (_with('"x":NaN'), 400),
    "Infinity": (_with('"x":-Infinity'), 400),
    "same key twice": (_with('"type":"message"'), 400),
    "same key twice below": (_with('"x":{"a":1,"a":2}'), 400),
}


@pytest.mark.parametrize(("body", "status"), BOMBS.values(), ids=BOMBS)
async def test_b3_bombs(rig: Rig, body: bytes, status: int) -> None:
    begin = time.perf_counter()
    answer = await rig.post_raw(body)
    assert answer.status == status
    assert time.perf_counter() - begin < 1


NEEDED = ["type", "channelId", "serviceUrl", "conversation", "from"]
WRONG = [5, 1.5, True, "", "\x00", "\ud800", "x" * 9000, [], ["x"], {}, {"id": None}]


@pytest.mark.parametrize("key", NEEDED)
async def test_b4_missing(rig: Rig, key: str) -> None:
    for body in (rig.activity(**{key: None}), rig.activity() | {key: None}):
        answer = await rig.post_raw(_json(body))
        assert answer.status == 400
        assert key in await _fault(answer)


@pytest.mark.parametrize("wrong", WRONG, ids=lambda value: repr(value)[:20])
@pytest.mark.parametrize("key", NEEDED)
async def test_b4_wrong(rig: Rig, key: str, wrong: object) -> None:
    answer = await rig.post_raw(json.dumps(rig.activity() | {key: wrong}).encode())
    assert answer.status == 400
    assert key in await _fault(answer)
    assert not rig.echo.heard


@pytest.mark.parametrize("key", ["conversation", "from"])
@pytest.mark.parametrize("wrong", [None, 5, "", [], {}, "\x00", "\ud800", "x" * 513, ".", ".."])
async def test_b4_wrong_ids(rig: Rig, key: str, wrong: object) -> None:
    answer = await rig.post_raw(json.dumps(rig.activity() | {key: {"id": wrong}}).encode())
    assert answer.status == 400
    assert f"{key}.id" in await _fault(answer)


@pytest.mark.parametrize(
    ("key", "value", "status"),
    [
        ("recipient", None, 200),
        ("recipient", {}, 200),
        ("recipient", {"id": None}, 200),
        ("recipient", "b1", 400),
        ("recipient", {"id": 5}, 400),
        ("id", None, 200),
        ("id", "", 200),
        ("id", 5, 400),
        ("id", ["x"], 400),
        ("text", None, 200),
        ("text", 5, 400),
        ("text", ["hej"], 400),
        ("text", {"a": 1}, 400),
        ("channelData", "x", 200),
        ("channelData", {"tenant": 5}, 200),
        ("textFormat", 5, 200),
        ("value", "x", 200),
        ("name", 5, 200),
        ("from", {"id": "u1", "name": 5, "aadObjectId": [], "role": {}}, 200),
        ("conversation", {"id": "c1", "isGroup": "x", "tenantId": 5, "name": []}, 200),
        ("channelId", "aad", 400),
        ("channelId", "a:b", 400),
        ("channelId", "a b", 400),
        ("type", "Message", 200),
    ],
)
async def test_b4_optional(rig: Rig, key: str, value: object, status: int) -> None:
    answer = await rig.post_raw(_json(rig.activity() | {key: value}))
    assert answer.status == status


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "javascript:alert(1)",
        "//127.0.0.1/",
        "http://",
        "http:///x",
        "http://user@127.0.0.1/",
        "http://127.0.0.1\\@evil.example/",
        "http://127.0.0.1/?a=b",
        "http://127.0.0.1/#a",
        "http://127.0.0.1 /",
        "http://127.0.0.1\n/",
        "http://[::1/",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:x/",
        "http://bücher.example/",
        "http://127.0.0.1/" + "x" * 3000,
    ],
)
async def test_a7_service_urls(rig: Rig, url: str) -> None:
    answer = await rig.post(serviceUrl=url)
    assert answer.status == 400
    assert "serviceUrl" in await _fault(answer)


@pytest.mark.parametrize("kind", ["typing", "conversationUpdate", "messageReaction"])
async def test_b4_others_need_no_sender(rig: Rig, kind: str) -> None:
    assert (await rig.post(**{"type": kind, "from": None})).status == 200


@pytest.mark.parametrize(
    "at",
    [
        None,
        "",
        "x",
        5,
        [],
        "99999-01-01T00:00:00Z",
        "9999-12-31T23:59:59-12:00",
        "0001-01-01T00:00:00+12:00",
        "2026-03-02T12:00:00",
        "2026-13-41T25:61:61Z",
        "2031-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
    ],
)
async def test_b5_the_servers_clock(rig: Rig, at: object) -> None:
    answer = await rig.post_raw(_json(rig.activity() | {"timestamp": at}))
    assert answer.status == 200
    assert [message.at.isoformat() for message in rig.echo.heard] == ["2026-03-02T12:00:00+00:00"]


@pytest.mark.parametrize("key", ["entities", "attachments", "membersAdded", "reactionsAdded"])
@pytest.mark.parametrize(
    "odd", [None, 5, "x", {}, [None], [5], [{}], [[]], [{"type": 5}], [{}] * 999]
)
async def test_b6_lists(rig: Rig, key: str, odd: object) -> None:
    assert (await rig.post_raw(_json(rig.activity() | {key: odd}))).status == 200
    assert len(rig.echo.heard) == 1


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "text/plain",
        "text/json",
        "application/xml",
        "application/jsonx",
        ";",
        "multipart/form-data",
    ],
)
async def test_b15_content_type(rig: Rig, kind: str) -> None:
    assert (await rig.post_raw(_json(WHOLE), kind)).status == 415


@pytest.mark.parametrize("method", ["GET", "PUT", "OPTIONS", "DELETE", "PATCH", "HEAD"])
async def test_b15_methods(rig: Rig, method: str) -> None:
    answer = await rig.client.request(method, "/api/messages")
    assert answer.status == 405
    assert answer.headers["Allow"] == "POST"


async def test_b15_compressed(rig: Rig) -> None:
    bomb = zlib.compress(b" " * 50_000_000, wbits=31)
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    answer = await rig.client.post("/api/messages", data=bomb, headers=headers)
    assert answer.status == 415


HEAD = b"POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (HEAD + b"Content-Length: 999999999\r\n\r\n{", 413),
        (HEAD + b"Content-Length: -1\r\n\r\n", 400),
        (HEAD + b"Content-Length: x\r\n\r\n", 400),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n", 400),
        (
            HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"10000\r\n" + b" " * 65536 + b"\r\n",
            413,
        ),
        (HEAD + b"X-Long: " + b"x" * 65536 + b"\r\n\r\n", 400),
        (b"POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}", 415),
        (b"nonsense\r\n\r\n", 400),
    ],
    ids=[
        "huge",
        "negative",
        "no number",
        "bad chunk",
        "endless",
        "long header",
        "no type",
        "junk",
    ],
)
async def test_b15_raw(rig: Rig, sent: bytes, status: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", rig.client.port)
    chunk = sent[sent.find(b"\r\n\r\n") + 4 :]
    writer.write(sent + (chunk * 8 if status == 413 else b""))
    async with asyncio.timeout(2):
        line = await reader.readline()
    writer.close()
    await writer.wait_closed()
    assert line.split()[1] == str(status).encode()


async def test_a_body_that_stops_halfway(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.bodies.SLOWEST_BODY", 0.05)
    reader, writer = await asyncio.open_connection("127.0.0.1", rig.client.port)
    writer.write(HEAD + b"Content-Length: 50\r\n\r\n{")
    async with asyncio.timeout(2):
        assert (await reader.readline()).split()[1] == b"408"
    writer.close()
    await writer.wait_closed()


async def test_the_largest_body_is_taken(rig: Rig) -> None:
    body = _json(rig.activity())
    padded = body + b" " * (LARGEST_BODY - len(body))
    assert (await rig.post_raw(padded)).status == 200
    assert (await rig.post_raw(padded + b" ")).status == 413


# -- generated -------------------------------------------------------------------------------

JUNK: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
    | st.sampled_from(
        ["message", "invoke", "http://x", "\ud800", "\x00", "<at>", "expectReplies"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
KINDS = st.sampled_from(
    ["message", "conversationUpdate", "invoke", "event", "typing", "messageUpdate", "x"]
)
INNER = [
    (outer, key)
    for outer, value in WHOLE.items()
    if isinstance(value, dict)
    for key in [*value, "extra"]
]
PATHS = st.sampled_from([*((key,) for key in WHOLE), *INNER])


def _changed(changes: list[tuple[tuple[str, ...], bool, Any]], kind: str) -> dict[str, Any]:
    activity: dict[str, Any] = json.loads(json.dumps(WHOLE | {"type": kind}))
    for path, dropped, junk in changes:
        place = activity if len(path) == 1 else activity.get(path[0])
        if not isinstance(place, dict):
            continue
        place[path[-1]] = junk
        if dropped:
            del place[path[-1]]
    return activity


def _cut(activity: dict[str, Any], length: int) -> bytes:
    return json.dumps(activity).encode()[:length]


ACTIVITIES = st.builds(
    _changed,
    st.lists(st.tuples(PATHS, st.booleans(), JUNK), min_size=1, max_size=4),
    KINDS,
)


class Door:
    """The rig behind a plain function, so that generated cases can share one server."""

    def __init__(self, runner: asyncio.Runner) -> None:
        self._runner = runner
        self._service = FakeService()
        self._rig = runner.run(self._open())

    async def _open(self) -> Rig:
        return await Rig(await self._service.__aenter__()).__aenter__()

    def post(self, body: bytes) -> int:
        return self._runner.run(self._post(body))

    async def _post(self, body: bytes) -> int:
        answer = await self._rig.post_raw(body)
        await answer.read()
        return answer.status

    def close(self) -> None:
        self._runner.run(self._close())

    async def _close(self) -> None:
        await self._rig.__aexit__()
        await self._service.__aexit__()


@pytest.fixture(scope="module")
def door() -> Iterator[Door]:
    with asyncio.Runner() as runner:
        door = Door(runner)
        yield door
        door.close()


def _calmly(examples: int) -> settings:
    return settings(max_examples=examples, deadline=None, database=None)


@_calmly(300)
@given(activity=ACTIVITIES)
def test_generated_activities_never_fail(door: Door, activity: dict[str, Any]) -> None:  # N3
    assert door.post(json.dumps(activity).encode()) in {200, 400, 501}


@_calmly(200)
@given(body=st.binary(max_size=60) | st.builds(_cut, ACTIVITIES, st.integers(0, 900)))
def test_generated_bytes_never_fail(door: Door, body: bytes) -> None:
    assert door.post(body) in {200, 400, 501}


@_calmly(500)
@given(activity=ACTIVITIES)
def test_generated_shapes_are_checked_or_refused(activity: dict[str, Any]) -> None:
    try:
        found = checked(parse(json.dumps(activity).encode()))
    except Refused:
        return
    assert found["conversation"]["id"] == activity["conversation"]["id"]


@pytest.mark.parametrize("key", WHOLE)
def test_every_property_can_be_dropped(door: Door, key: str) -> None:
    left = {name: value for name, value in WHOLE.items() if name != key}
    assert door.post(_json(left)) == (400 if key in NEEDED else 200)
