import asyncio
import gc
import json
import logging
from typing import Any

import pytest
from aiohttp import ClientSession, web

from bot.channels.web import application, runner
from bot.conversation_queue import ConversationQueue
from bot.metrics import Metrics
from bot.storage.errors import StorageUnavailable
from tests.channels.conftest import NOON, Rig
from tests.channels.service import Step

BOT_MENTION = {
    "type": "mention",
    "text": "<at>Chefslotsen</at>",
    "mentioned": {"id": "b1", "name": "Chefslotsen"},
}
NAMESAKE = {**BOT_MENTION, "mentioned": {"id": "u7", "name": "Chefslotsen"}}


async def test_a_reply_goes_to_the_service_and_is_noted(rig: Rig) -> None:
    rig.echo.buttons = ("Ja", "Nej")
    answer = await rig.post(id="m/1", conversation={"id": "19:å@thread.v2;messageid=7"})
    assert answer.status == 200
    assert rig.service.paths == [
        "/v3/conversations/19%3A%C3%A5%40thread.v2%3Bmessageid%3D7/activities/m%2F1"
    ]
    assert rig.service.got == [
        {
            "type": "message",
            "serviceUrl": rig.service.url,
            "channelId": "emulator",
            "from": {"id": "b1", "name": "Chefslotsen"},
            "conversation": {"id": "19:å@thread.v2;messageid=7"},
            "recipient": {"id": "u1", "name": "Åsa"},
            "textFormat": "plain",
            "locale": "sv-SE",
            "text": "Du sa: hej",
            "inputHint": "acceptingInput",
            "suggestedActions": {
                "to": ["u1"],
                "actions": [
                    {"type": "imBack", "title": "Ja", "value": "Ja"},
                    {"type": "imBack", "title": "Nej", "value": "Nej"},
                ],
            },
            "channelData": {
                "chefslotsen": {
                    "outcome": "smalltalk",
                    "topic": None,
                    "topics": [],
                    "sources": [],
                }
            },
            "replyToId": "m/1",
        }
    ]
    assert await rig.turns.is_sent("emulator:19:å@thread.v2;messageid=7", "m/1")


async def test_expected_replies_stand_in_the_answer(rig: Rig) -> None:  # B18
    (reply,) = await rig.replies(locale="en-US")
    assert (reply["text"], reply["locale"], reply["replyToId"]) == ("Du sa: hej", "en-GB", "m1")
    assert rig.service.got == []
    async with asyncio.timeout(2):
        await rig.turns.noted.wait()
    assert await rig.turns.is_sent("emulator:c1", "m1")


async def test_c9_a_message_without_id_is_taken_each_time(rig: Rig) -> None:  # C9
    for _ in range(2):
        assert (await rig.post(id=None)).status == 200
    assert len(rig.echo.heard) == 2
    assert rig.service.paths == ["/v3/conversations/c1/activities"] * 2


@pytest.mark.parametrize("at_once", [False, True])
async def test_c1_c2_redelivered_is_answered_once(rig: Rig, at_once: bool) -> None:  # C1 C2
    rig.echo.slowness = 0.02
    if at_once:
        answers = await asyncio.gather(*(rig.post() for _ in range(5)))
    else:
        answers = [await rig.post() for _ in range(5)]
    assert {answer.status for answer in answers} == {200}
    assert len(rig.echo.heard) == 1
    assert rig.service.texts == ["Du sa: hej"]


async def test_c3_redelivered_while_the_service_is_slow(rig: Rig) -> None:  # C3
    rig.service.script.extend([Step(429), Step(502)])
    await asyncio.gather(*(rig.post() for _ in range(3)))
    assert len(rig.service.got) == 3  # two refused tries and the one that arrived
    assert len(rig.echo.heard) == 1


async def test_c5_an_unsent_reply_is_sent_at_redelivery(rig: Rig) -> None:  # C5
    rig.service.script.append(Step(500))
    assert (await rig.post()).status == 200
    assert not await rig.turns.is_sent("emulator:c1", "m1")
    assert (await rig.post()).status == 200
    assert await rig.turns.is_sent("emulator:c1", "m1")
    assert rig.service.texts == ["Du sa: hej"] * 2
    assert len(rig.echo.heard) == 1


async def test_redelivered_with_expected_replies(rig: Rig) -> None:
    first = await rig.replies()
    again = await rig.replies()
    assert [reply["text"] for reply in first] == [reply["text"] for reply in again]
    assert len(first) == len(rig.echo.heard) == 1


async def test_expected_replies_that_nobody_waited_for(rig: Rig) -> None:  # C3
    rig.echo.slowness = 0.1
    body = json.dumps(rig.activity(deliveryMode="expectReplies")).encode()
    head = "POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    _, writer = await asyncio.open_connection("127.0.0.1", rig.client.port)
    writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
    await asyncio.sleep(0.05)
    writer.close()
    await writer.wait_closed()
    assert [reply["text"] for reply in await rig.replies()] == ["Du sa: hej"]
    assert len(rig.echo.heard) == 1


async def test_c10_same_id_in_two_conversations(rig: Rig) -> None:  # C10
    await asyncio.gather(rig.post(), rig.post(conversation={"id": "c2"}))
    assert len(rig.service.got) == 2


async def test_c12_ten_fast_messages_keep_their_order(rig: Rig) -> None:  # C12
    rig.echo.slowness = 0.002
    posts = []
    for number in range(10):
        posts.append(asyncio.create_task(rig.post(id=f"m{number}", text=str(number))))
        await asyncio.sleep(0.001)
    await asyncio.gather(*posts)
    assert rig.service.texts == [f"Du sa: {message.text}" for message in rig.echo.heard]
    assert len(rig.service.got) == 10


@pytest.mark.parametrize(
    "step",
    [
        Step(400),
        Step(401),
        Step(403),
        Step(404),
        Step(413),
        Step(500),
        Step(503),
        Step(kind="drop"),
        Step(kind="hang"),
        Step(302, {"Location": "/elsewhere"}),
    ],
    ids=lambda step: step.kind or str(step.status),
)
async def test_g9_a_lost_reply_is_no_fault_of_the_channel(rig: Rig, step: Step) -> None:  # G9
    rig.service.script.append(step)
    assert (await rig.post()).status == 200
    assert len(rig.service.got) == 1
    assert not await rig.turns.is_sent("emulator:c1", "m1")


async def test_a7_a_service_elsewhere_is_never_called(rig: Rig) -> None:  # A7
    for url in ("http://198.51.100.7/", "http://evil.example", "http://127.0.0.1.example"):
        assert (await rig.post(id=url, serviceUrl=url)).status == 200
    assert len(rig.echo.heard) == 3
    assert not any([await rig.turns.is_sent("emulator:c1", m.id or "") for m in rig.echo.heard])


async def test_e9_a_failed_turn_is_apologised_for(rig: Rig, caplog: Any) -> None:
    rig.echo.fault = ValueError("hej from Åsa")
    with caplog.at_level(logging.DEBUG):
        answer = await rig.post()
    assert answer.status == 200
    (said,) = rig.service.texts
    assert said.startswith("Något gick fel.")
    ours = [record for record in caplog.records if record.name.startswith("bot.")]
    (line,) = [record.getMessage() for record in ours]
    assert line == f"turn failed: ValueError ({said[-9:-1]})"
    assert not any(record.exc_info for record in ours)


async def test_a_failed_turn_with_expected_replies(rig: Rig) -> None:
    rig.echo.fault = ValueError("no")
    (reply,) = await rig.replies()
    assert reply["text"].startswith("Något gick fel.")


UNSPOKEN = [
    "typing",
    "trace",
    "command",
    "commandResult",
    "handoff",
    "endOfConversation",
    "event",
    "messageReaction",
    "messageUpdate",
    "messageDelete",
    "installationUpdate",
    "invokeResponse",
    "suggestion",
    "contactRelationUpdate",
    "deleteUserData",
    "something/new",
]


@pytest.mark.parametrize("kind", UNSPOKEN)
@pytest.mark.parametrize("channel", ["emulator", "msteams"])
async def test_b7_b10_b11_nothing_to_answer(rig: Rig, kind: str, channel: str) -> None:
    odd = {"eventType": "softDeleteMessage", "team": 5, "channel": [], "tenant": "x"}
    for name in (None, "application/vnd.microsoft.meetingStart", "tokens/response"):
        answer = await rig.post(
            type=kind, channelId=channel, channelData=odd, name=name, value={"a": 1}
        )
        assert answer.status == 200
    assert not rig.echo.heard
    assert not rig.echo.welcomed
    assert not rig.service.got


@pytest.mark.parametrize(
    ("action", "said"),
    [(None, []), ("remove", []), (5, []), ("add-upgrade", []), ("add", ["Hej!"])],
)
async def test_b11_installation(rig: Rig, action: Any, said: list[str]) -> None:
    """Installed, removed and installed again: one welcome."""
    for key in ("i1", "i2"):
        answer = await rig.post(type="installationUpdate", id=key, action=action)
        assert answer.status == 200
    assert rig.service.texts == said


@pytest.mark.parametrize("kind", ["groupChat", "channel"])
async def test_b8_a_group_is_welcomed_when_the_bot_comes_not_for_each_member(
    rig: Rig, kind: str
) -> None:
    place = {"id": "19:g@thread.v2", "conversationType": kind, "isGroup": True}
    came: list[list[dict[str, str]]] = [[{"id": "u7"}], [{"id": "b1"}], [{"id": "u8"}]]
    for number, members in enumerate(came):
        changes = {"type": "conversationUpdate", "membersAdded": members, "conversation": place}
        answer = await rig.post(id=f"m{number}", channelId="msteams", **changes)
        assert answer.status == 200
        assert len(rig.service.got) == min(number, 1)


@pytest.mark.parametrize(
    ("members", "welcomes"),
    [
        (None, 0),
        ([], 0),
        ("x", 0),
        ([None, 5, {}, {"id": None}, {"id": 7}], 0),
        ([{"id": "b1"}], 0),
        ([{"id": "u1"}], 1),
        ([{"id": "b1"}, {"id": "u1"}], 1),
        ([{"id": f"u{number}"} for number in range(5000)], 1),
    ],
    ids=["none", "empty", "text", "junk", "bot", "person", "both", "5000"],
)
async def test_b8_welcome_at_most_once(rig: Rig, members: Any, welcomes: int) -> None:
    for round_ in range(3):
        changes = {"type": "conversationUpdate", "membersAdded": members, "text": None}
        answer = await rig.post(id=f"m{round_}", channelId="msteams", **changes)
        assert answer.status == 200
    assert rig.service.texts == ["Hej!"] * welcomes


async def test_b8_welcome_without_a_sender(rig: Rig) -> None:
    changes = {"type": "conversationUpdate", "from": None, "membersAdded": [{"id": "u1"}]}
    (reply,) = await rig.replies(**changes)
    assert reply["recipient"] == {"id": "u1"}
    assert rig.echo.welcomed["emulator:c1"] == "emulator:u1"


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, 400),
        ({"name": ""}, 400),
        ({"name": 5}, 400),
        ({"name": "unheard/of"}, 501),
        ({"name": "unheard/of", "value": "x"}, 400),
        ({"name": "unheard/of", "value": []}, 400),
        ({"name": "unheard/of", "value": {"a": 1}}, 501),
        ({"name": "adaptiveCard/action"}, 400),
        ({"name": "adaptiveCard/action", "value": 5}, 400),
        ({"name": "adaptiveCard/action", "value": {"action": 5}}, 400),
        ({"name": "task/fetch", "value": {}}, 400),
        ({"name": "composeExtension/query"}, 400),
        ({"name": "fileConsent/invoke", "value": {"action": []}}, 501),
        ({"name": "unheard/of", "deliveryMode": "expectReplies"}, 501),
    ],
)
async def test_b9_invokes(rig: Rig, changes: dict[str, Any], status: int) -> None:
    answer = await rig.post(type="invoke", channelId="msteams", **changes)
    assert answer.status == status
    assert (await answer.json())["error"]["message"]
    assert not rig.service.got


@pytest.mark.parametrize(
    ("changes", "heard"),
    [
        ({"text": None}, ""),
        ({"text": None, "value": {"say": "Ja"}}, "Ja"),
        ({"text": " \n", "value": {"say": "Ja"}}, "Ja"),
        ({"text": "Nej", "value": {"say": "Ja"}}, "Nej"),
        ({"text": None, "value": {"say": 5}}, ""),
        ({"text": None, "value": {"other": "Ja"}}, ""),
        ({"text": None, "value": "Ja"}, ""),
        ({"text": None, "attachments": [{"contentType": "image/png"}]}, ""),
    ],
)
async def test_b12_text_and_value(rig: Rig, changes: dict[str, Any], heard: str) -> None:
    assert (await rig.post(**changes)).status == 200
    assert [message.text for message in rig.echo.heard] == [heard]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("ha\x00j", "haj"),
        ("ha\ud800j", "haj"),
        ("\u202ehaj\u202c", "haj"),
        ("h\u200baj\ufeff", "haj"),
        ("A\u030asa", "Åsa"),
        ("hej\r\ndu", "hej\ndu"),
        ("👩\u200d💼", "👩\u200d💼"),
        ("<p>&nbsp;<at>Chefslotsen</at>&nbsp;hej</p>", "hej"),
        ("x < y & z", "x < y & z"),
        ("<b>hej</b>", "hej"),
        ('<p><strong>he</strong><em class="x">j</em></p>', "hej"),
        ('<a href="https://exempel.se/?a=1">hej</a> <B>du</B >', "hej du"),
        ("<ul><li>hej</li><li>du</li></ul>", "hej  du"),
        ("a <b och c> d", "a <b och c> d"),
        ("om a<b> och c", "om a<b> och c"),
        ("hej <script>x</script> &amp; <i", "hej <script>x</script> &amp; <i"),
    ],
)
async def test_b13_odd_signs(rig: Rig, text: str, heard: str) -> None:
    body = json.dumps(rig.activity(text=text, entities=[BOT_MENTION])).encode()
    assert (await rig.post_raw(body)).status == 200
    assert [message.text for message in rig.echo.heard] == [heard]
    assert rig.service.texts == [f"Du sa: {heard}"]


@pytest.mark.parametrize(
    ("written", "heard"), [("xml", "1 < 2 & så"), ("plain", "1 &lt; 2 &amp; så")]
)
async def test_b13_entities_are_read_where_the_text_is_markup(
    rig: Rig, written: str, heard: str
) -> None:
    assert (await rig.post(text="1 &lt; 2 &amp; så", textFormat=written)).status == 200
    assert [message.text for message in rig.echo.heard] == [heard]


@pytest.mark.parametrize("text", ["<b>" * 60_000, "</b><b " * 30_000, "<a " * 60_000])
async def test_b14_markup_without_end_is_read_at_once(rig: Rig, text: str) -> None:
    async with asyncio.timeout(2):
        assert (await rig.post(text=text)).status == 200


@pytest.mark.parametrize(("length", "status"), [(2_000, 200), (30_000, 200), (900_000, 413)])
async def test_b14_long_text(rig: Rig, length: int, status: int) -> None:
    assert (await rig.post(text="å<" * (length // 2))).status == status


@pytest.mark.parametrize(
    ("text", "entities", "heard"),
    [
        ("<at>Chefslotsen</at> hej", [BOT_MENTION], "hej"),
        ("hej <at>Chefslotsen</at>!", [BOT_MENTION], "hej !"),
        ("<at>Chefslotsen</at> <at>Chefslotsen</at> hej", [NAMESAKE, BOT_MENTION], None),
        ("<at>Chefslotsen</at> hej", [NAMESAKE], "Chefslotsen hej"),
        ("<at id='0'>Anna</at> hej", [], "Anna hej"),
        ("<at>(.*)[</at> hej", [{**BOT_MENTION, "text": "<at>(.*)[</at>"}], "hej"),
        ("<at>Chefslotsen</at> hej", [{"type": "mention"}], "Chefslotsen hej"),
        ("<at>Chefslotsen</at> hej", [{**BOT_MENTION, "text": None}], "hej"),
        ("<at>Chefslotsen</at> hej", [{**BOT_MENTION, "text": 5}], "Chefslotsen hej"),
        ("<at>Chefslotsen</at> hej", "x", "Chefslotsen hej"),
        ("<at>Chefslotsen</at> hej", [None, 5, [], BOT_MENTION], "hej"),
    ],
)
async def test_b6_b16_mentions(rig: Rig, text: str, entities: Any, heard: str | None) -> None:
    assert (await rig.post(text=text, entities=entities)).status == 200
    assert [message.text for message in rig.echo.heard] == [heard or "Chefslotsen  hej"]


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        (None, None),
        (5, None),
        ("", None),
        ("xx-YY", None),
        ("sv", "sv"),
        ("sv-FI", "sv"),
        ("SV_se", "sv"),
        ("en-US", "en"),
        ("enx", None),
        ("e" * 3000, None),
    ],
)
async def test_b17_locale(rig: Rig, locale: Any, language: str | None) -> None:
    assert (await rig.post(locale=locale)).status == 200
    assert [message.language for message in rig.echo.heard] == [language]


@pytest.mark.parametrize(
    ("mode", "status"),
    [
        ("normal", 200),
        ("notification", 200),
        ("expectReplies", 200),
        ("", 200),
        ("ephemeral", 400),
        ("stream", 400),
        (5, 400),
        ([], 400),
        (["normal"], 400),
    ],
)
async def test_b18_delivery_mode(rig: Rig, mode: Any, status: int) -> None:
    assert (await rig.post(deliveryMode=mode)).status == status


@pytest.mark.parametrize(
    ("changes", "person"),
    [
        ({}, "emulator:u1"),
        ({"from": {"id": "u1", "aadObjectId": "o-1"}}, "emulator:u1"),
        ({"channelData": {"tenant": {"id": "t-1"}}}, "emulator:u1"),
        (
            {
                "from": {"id": "u1", "aadObjectId": "o-1"},
                "channelData": {"tenant": {"id": "t-1"}},
            },
            "aad:t-1:o-1",
        ),
        (
            {
                "from": {"id": "u1", "aadObjectId": "O-1"},
                "channelData": {"tenant": {"id": "T-1"}},
            },
            "aad:t-1:o-1",
        ),
        (
            {
                "from": {"id": "u1", "aadObjectId": "o-1"},
                "conversation": {"id": "c1", "tenantId": "t-2"},
            },
            "aad:t-2:o-1",
        ),
        (
            {
                "from": {"id": "u1", "aadObjectId": "o-1"},
                "conversation": {"id": "c1", "tenantId": "t-2"},
                "channelData": {"tenant": {"id": "t-1"}},
            },
            "emulator:u1",
        ),
        (
            {
                "from": {"id": "u1", "aadObjectId": "o:1"},
                "channelData": {"tenant": {"id": "t"}},
            },
            "emulator:u1",
        ),
        (
            {"from": {"id": "u1", "aadObjectId": 5}, "channelData": {"tenant": ["t"]}},
            "emulator:u1",
        ),
    ],
)
async def test_a18_who_is_speaking(rig: Rig, changes: dict[str, Any], person: str) -> None:  # A18
    assert (await rig.post(**changes)).status == 200
    assert [message.person.id for message in rig.echo.heard] == [person]


async def test_health_and_readiness(rig: Rig) -> None:
    assert (await rig.client.get("/health")).status == 200
    assert (await rig.client.get("/ready")).status == 200
    rig.ping_fault = StorageUnavailable("The database folder cannot be written.")
    answer = await rig.client.get("/ready")
    assert answer.status == 503
    assert (await answer.json())["reason"] == "The database folder cannot be written."
    rig.ping_fault = OSError("postgresql://u:secret@host")
    answer = await rig.client.get("/ready")
    assert answer.status == 503
    assert "secret" not in await answer.text()


async def test_every_answer_is_secured(rig: Rig) -> None:
    for path in ("/health", "/nowhere", "/api/messages"):
        answer = await rig.client.get(path)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert answer.headers["Server"] == "Chefslotsen"
        assert answer.content_type == "application/json"


async def test_the_time_a_message_was_sent(rig: Rig) -> None:
    assert (await rig.post()).status == 200
    assert rig.echo.heard[0].at.isoformat() == "2026-03-02T12:00:00.123456+00:00"
    assert rig.echo.heard[0].at >= NOON


async def test_an_unexpected_fault_says_only_its_kind(rig: Rig, caplog: Any) -> None:  # A20 H3
    rig.apology_fault = ValueError("hemligt")
    rig.echo.fault = KeyError("hemligt")
    with caplog.at_level(logging.DEBUG):
        answer = await rig.post(text="hemligt")
    assert answer.status == 500
    error = (await answer.json())["error"]
    assert error["message"] == f"Något gick fel. ({error['id']})"
    assert f"request failed: ValueError ({error['id']})" in caplog.text
    assert "hemligt" not in caplog.text + await answer.text()


async def test_the_runner_serves(unused_tcp_port: int) -> None:
    app = application(nothing, [nothing_wrong], str, Metrics(), [web.get("/page", nothing)])
    served = runner(app)
    await served.setup()
    await web.TCPSite(served, "127.0.0.1", unused_tcp_port).start()
    async with ClientSession(f"http://127.0.0.1:{unused_tcp_port}") as client:
        for path in ("/page", "/health", "/ready"):
            assert (await client.get(path)).status == 200
    await served.cleanup()


async def nothing(_: web.Request) -> web.StreamResponse:
    return web.Response(headers={"Content-Security-Policy": "default-src 'self'"})


async def nothing_wrong() -> None:
    pass


async def test_lines_are_gone_when_nobody_waits() -> None:
    lines = ConversationQueue()
    async with lines.turn_in("a"), lines.turn_in("b"):
        assert len(lines) == 2
    gc.collect()
    assert len(lines) == 0
