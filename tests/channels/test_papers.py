"""The papers are there for anybody, in both languages, and nothing in them is left unfilled."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.static_pages import ORDER, Papers, as_html
from bot.channels.web import application
from bot.metrics import Metrics
from knowledge.model import LANGUAGES, Knowledge, Language


@pytest.fixture
async def client(knowledge: Knowledge) -> AsyncIterator[TestClient[web.Request, web.Application]]:
    async def nothing(_: web.Request) -> web.Response:
        raise AssertionError("not asked for")

    routes = Papers(knowledge, timedelta(days=41), timedelta(days=17)).routes()
    async with TestClient(TestServer(application(nothing, (), str, Metrics(), routes))) as client:
        yield client


@pytest.mark.parametrize("name", ORDER)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_paper_in_every_language(
    client: TestClient[web.Request, web.Application],
    knowledge: Knowledge,
    name: str,
    language: Language,
) -> None:
    answer = await client.get(f"/{name}", headers={"Accept-Language": f"{language}-XX, de"})
    text = await answer.text()
    paper = knowledge.languages[language].papers[name]
    assert answer.status == 200
    assert f'<html lang="{language}">' in text
    assert f"<h1>{paper.head.title}</h1>" in text
    assert all(f"<h2>{heading}</h2>" in text for heading in paper.sections)
    assert not set("${}") & set(text)
    assert "www.vasteras.se" in text
    assert "<script" not in text
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    for other in ORDER:
        assert (await client.get(f"/{other}?lang={language}")).status == 200
        assert f'href="/{other}?lang={language}"' in text


async def test_the_reader_s_choice_of_language(
    client: TestClient[web.Request, web.Application],
) -> None:
    german = {"Accept-Language": "de-DE"}
    for path, cookie, expected in (
        ("/privacy", None, "sv"),
        ("/privacy", "en", "en"),
        ("/privacy?lang=en", "sv", "en"),
        ("/privacy?lang=xx", "en", "en"),
    ):
        headers = german | ({"Cookie": f"language={cookie}"} if cookie else {})
        text = await (await client.get(path, headers=headers)).text()
        assert f'<html lang="{expected}">' in text


async def test_the_days_are_those_of_the_housekeeping(
    client: TestClient[web.Request, web.Application],
) -> None:
    text = await (await client.get("/privacy?lang=en")).text()
    assert text.count("41 days") == 4
    assert "for 17 days" in text
    assert "30 days after its round has closed" in text
    assert "24 months after the decision" in text


async def test_the_look_is_served_with_its_kind_and_known_again(
    client: TestClient[web.Request, web.Application],
) -> None:
    for name, kind in (("look.css", "text/css"), ("mark.svg", "image/svg+xml")):
        first = await client.get(f"/look/{name}")
        again = await client.get(f"/look/{name}", headers={"If-None-Match": first.headers["ETag"]})
        assert (first.status, first.content_type, again.status) == (200, kind, 304)
    assert (await client.get("/look/paper.html")).status == 404


def test_marks_become_elements_and_all_else_stays_text() -> None:
    made = as_html("Ett **fet** <b> & www.vasteras.se.\n\n- ett\n- **två**")
    assert made == (
        "    <p>Ett <strong>fet</strong> &lt;b&gt; &amp; "
        '<a href="https://www.vasteras.se">www.vasteras.se</a>.</p>\n'
        "    <ul><li>ett</li><li><strong>två</strong></li></ul>"
    )
