"""Looking up topics while writing to a colleague, and cards in the place of our links."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from bot.channels.links import CHAT, Links
from bot.channels.teams.extension import Extension
from dialogs.catalogue import Catalogue
from dialogs.main import Conversation
from knowledge.model import LANGUAGES, Knowledge, Language
from knowledge.phrases import Phrases
from tests.channels.conftest import Rig
from tests.channels.in_teams import buttons_of, texts_of
from tests.channels.service import FakeService

SCHEMA = Path(__file__).parents[3] / "shared" / "data" / "adaptive-card-1.5.schema.json"
LARGEST = 28_000
HOST = "bot.example.se"
QUERY: dict[str, Any] = {
    "commandId": "search",
    "parameters": [{"name": "text", "value": "mentor"}],
    "queryOptions": {"skip": 0, "count": 25},
}


class Shelf(Rig):
    """A front door with the message extension behind it, asked as Teams asks."""

    def __init__(self, service: FakeService, catalogue: Catalogue, links: Links) -> None:
        super().__init__(service)
        phrases = {name: Phrases(book.pack.phrases) for name, book in catalogue._books.items()}
        self.extension = Extension(catalogue, links, phrases)
        self.answer = self.front_door(handlers=self.extension.handlers).answer

    async def asks(self, name: str, value: Any, locale: str = "sv-SE") -> tuple[int, Any]:
        call = {"type": "invoke", "name": f"composeExtension/{name}", "text": None}
        answer = await self.post(**call, value=value, locale=locale, channelId="msteams")
        return answer.status, await answer.json()

    async def finds(self, text: str, locale: str = "sv-SE") -> list[dict[str, Any]]:
        value = QUERY | {"parameters": [{"name": "text", "value": text}]}
        status, body = await self.asks("query", value, locale)
        assert status == 200
        shown: list[dict[str, Any]] = body["composeExtension"].get("attachments", [])
        return shown


@pytest.fixture
def catalogue(knowledge: Knowledge, conversation: Conversation) -> Catalogue:
    return Catalogue(knowledge, conversation.languages.books)


@pytest.fixture
async def shelf(catalogue: Catalogue) -> AsyncIterator[Shelf]:
    links = Links(catalogue, "28-app")
    async with FakeService() as service, Shelf(service, catalogue, links) as shelf:
        yield shelf


def titles(found: list[dict[str, Any]]) -> list[str]:
    return [one["preview"]["content"]["title"] for one in found]


async def test_a_topic_is_found_and_shown_as_a_card(shelf: Shelf) -> None:
    status, body = await shelf.asks("query", QUERY)
    assert status == 200
    result = body["composeExtension"]
    assert (result["type"], result["attachmentLayout"]) == ("result", "list")
    first = result["attachments"][0]
    assert first["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert first["preview"]["contentType"] == "application/vnd.microsoft.card.thumbnail"
    assert titles(result["attachments"])[0] == "Mentorprogrammet"
    card = first["content"]
    assert [button["url"] for button in buttons_of(card)] == [
        f"{CHAT}?users=28:28-app&message=Vad%20%C3%A4r%20Mentorprogrammet%3F",
        f"{CHAT}?users=28:28-app&message=Jag%20vill%20s%C3%B6ka%20Mentorprogrammet",
    ]
    assert any(text.startswith("Källa: Jobba i en ledande roll, ") for text in texts_of(card))
    assert shelf.echo.heard == []
    assert shelf.service.got == []


@pytest.mark.parametrize(
    ("text", "locale", "first"),
    [
        ("aspi", "sv-SE", "Aspirantprogrammet"),
        ("ledarp", "sv-SE", "Ledarpolicyn"),
        ("mentorprogramet", "sv-SE", "Mentorprogrammet"),
        ("leadership pol", "en-US", "The leadership policy (Ledarpolicyn)"),
        ("frukost", None, "Temafrukostar"),
    ],
)
async def test_a_few_letters_are_enough(shelf: Shelf, text: str, locale: str, first: str) -> None:
    assert titles(await shelf.finds(text, locale))[0] == first


async def test_before_anything_is_typed_all_programmes_are_shown(
    shelf: Shelf, knowledge: Knowledge
) -> None:
    value = QUERY | {"parameters": [{"name": "initialRun", "value": "true"}]}
    _, body = await shelf.asks("query", value)
    shown = titles(body["composeExtension"]["attachments"])
    assert len(shown) == len(knowledge.programmes)
    assert shown == titles(await shelf.finds("  "))


@pytest.mark.parametrize("text", ["pizza", "vädret i morgon", "{{DATE(1)}}", "å" * 10_000])
async def test_what_is_not_there_is_said(shelf: Shelf, text: str) -> None:
    value = QUERY | {"parameters": [{"name": "text", "value": text}]}
    status, body = await shelf.asks("query", value)
    assert status == 200
    assert body["composeExtension"]["type"] == "message"
    assert body["composeExtension"]["text"].startswith("Jag hittar inget")


@pytest.mark.parametrize(
    ("name", "value", "status"),
    [
        ("query", QUERY | {"commandId": "delete"}, 400),
        ("query", {}, 400),
        ("query", [1], 400),
        ("query", QUERY | {"parameters": {"name": "text"}}, 400),
        ("query", QUERY | {"parameters": [None, 7, {}, {"name": "text", "value": ["x"]}]}, 200),
        ("query", QUERY | {"queryOptions": "x"}, 200),
        ("queryLink", {"url": 7}, 400),
        ("queryLink", {}, 400),
        ("queryLink", {"url": "https://["}, 200),
        ("fetchTask", {}, 501),
    ],
)
async def test_malformed_calls(shelf: Shelf, name: str, value: Any, status: int) -> None:
    found, body = await shelf.asks(name, value)
    assert found == status
    assert ("error" in body) == (status != 200)


@pytest.mark.parametrize(
    ("url", "title"),
    [
        (f"https://{HOST}/t/mentorprogrammet", "Mentorprogrammet"),
        (f"https://{HOST}:8443/s/aspirantprogrammet?x=1#y", "Aspirantprogrammet"),
        (f"https://{HOST}/t/ledarpolicy", "Ledarpolicyn"),
        (f"https://{HOST}/s/ledarpolicy", None),
        (f"https://{HOST}/t/../../etc/passwd", None),
        (f"https://{HOST}/t/nothing", None),
        (f"https://{HOST}/privacy", None),
        (f"javascript://{HOST}/t/mentorprogrammet", None),
        ("", None),
    ],
)
async def test_our_links_become_cards_and_no_others(
    shelf: Shelf, url: str, title: str | None
) -> None:
    status, body = await shelf.asks("queryLink", {"url": url})
    assert status == 200
    assert titles(body["composeExtension"]["attachments"]) == ([title] if title else [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_keeps_to_the_schema_and_the_size(
    catalogue: Catalogue, knowledge: Knowledge, language: Language
) -> None:
    phrases = {name: Phrases(pack.phrases) for name, pack in knowledge.languages.items()}
    bare = Extension(catalogue, Links(catalogue, None), phrases)
    teams = Extension(catalogue, Links(catalogue, "28-app"), phrases)
    schema = Draft7Validator(json.loads(SCHEMA.read_text("utf-8"))) if SCHEMA.is_file() else None
    for topic in knowledge.languages[language].articles:
        leaf = catalogue.leaf(topic, language)
        card = teams.card(leaf)
        assert buttons_of(bare.card(leaf)) == []
        urls = [button["url"] for button in buttons_of(card)]
        assert all(url.startswith("https://teams.microsoft.com/l/") for url in urls)
        assert len(json.dumps(teams.attachment(leaf)).encode()) < LARGEST
        assert card["fallbackText"]
        assert card["speak"]
        if schema:
            assert [error.message for error in schema.iter_errors(card)] == []
    if schema is None:
        pytest.skip(f"the schema of Adaptive Cards is not here ({SCHEMA})")
