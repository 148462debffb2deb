"""Links to a topic and to a signup: the chat page in local mode, Teams with an app id."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import escape
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from knowledge.model import Knowledge
from tests.channels.azure import FakeAzure
from tests.chat.clients import DirectChat
from tests.chat.house import House

Client = TestClient[web.Request, web.Application]
SIGNUP = "Jag vill söka Mentorprogrammet"


@pytest.fixture
async def azure() -> AsyncIterator[FakeAzure]:
    async with FakeAzure() as azure:
        yield azure


@asynccontextmanager
async def served(house: House) -> AsyncIterator[Client]:
    async with TestClient(TestServer(await house.site())) as client:
        yield client


async def test_a_link_opens_the_page_with_its_question(house: House, knowledge: Knowledge) -> None:
    async with served(house) as client:
        for path, language, said in (
            ("/s/mentorprogrammet", "sv", SIGNUP),
            ("/s/mentorprogrammet", "en", "I want to apply for Mentorprogrammet"),
            ("/t/ledarpolicy", "sv", "Vad är ledarpolicyn?"),
            ("/t/nothing", "sv", ""),
            ("/s/ledarpolicy", "sv", ""),
            ("/t/%22%3E%3Cscript%3E", "sv", ""),
            ("/", "sv", ""),
        ):
            answer = await client.get(path, headers={"Accept-Language": language})
            assert answer.status == 200
            assert f'data-opening="{escape(said)}"' in await answer.text()
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
            assert not answer.cookies
        assert (await client.get("/t/", headers={})).status == 404
        for host in ("evil.example", "127.0.0.1:abc", "127.0.0.1:99999999", "[::1", "ö.se", ""):
            for path in ("/t/x", "/health", "/"):
                answer = await client.get(path, headers={"Host": host})
                assert answer.status == 403, host


async def test_every_link_asks_something_that_leads_there(
    house: House, knowledge: Knowledge
) -> None:
    for language, pack in knowledge.languages.items():
        chat = DirectChat(house, language)
        for topic, article in pack.articles.items():
            chat.conversation = f"{language}:{topic}"
            heard = await chat.send(article.head.questions["what"][0])
            assert heard.topic == topic


async def test_with_an_app_id_a_link_leads_to_teams(house: House, azure: FakeAzure) -> None:
    house.registration = azure.registration()
    async with served(house) as client:
        answer = await client.get("/s/mentorprogrammet", allow_redirects=False)
        assert answer.status == 302
        to = urlsplit(answer.headers["Location"])
        assert f"{to.scheme}://{to.netloc}{to.path}" == "https://teams.microsoft.com/l/chat/0/0"
        assert parse_qs(to.query) == {
            "users": [f"28:{house.registration.app_id}"],
            "message": [SIGNUP],
        }
        lost = await client.get("/t/nothing", allow_redirects=False)
        assert "message" not in lost.headers["Location"]
