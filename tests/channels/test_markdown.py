"""Texts in Teams: lists are shown as lists, lines as lines, and every sign as itself."""

import html
import re
from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.channels.teams.markdown import markdown
from tests.channels.in_teams import InTeams
from tests.channels.service import FakeService
from tests.chat.house import House

MARKS = r"\`*_{}[]()<>#+-.!|~=&;:/ 0123456789abå"
LAYOUT = {"p", "br", "ul", "ol", "li"}
PIECES = ("- ", "1. ", "# ", "> ", "---", "[a](b)", "_x_", "**", "&amp;", "http://a.se/_b_c", "~~")
ADDRESS = re.compile(r"https?://[\w./:%-]+")
LINES = st.lists(st.sampled_from(PIECES) | st.text(MARKS, max_size=12), max_size=4).map("".join)


def rendered(text: str) -> str:
    return str(MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(text))


def words(shown: str) -> str:
    """What can be read, without space and without the marks of lists."""
    return "".join(html.unescape(re.sub(r"<[^<>]*>", "", shown)).split())


def said(text: str) -> str:
    lines = (re.sub(r"^\s*(?:-|\d{1,3}\.) +(?=\S)", "", line) for line in text.split("\n"))
    whole = ADDRESS.sub(lambda found: found[0].replace("_", "%5F"), " ".join(lines))
    return "".join(whole.split())


@given(text=st.lists(LINES, max_size=5).map("\n".join))
def test_whatever_is_written_is_shown_as_it_is(text: str) -> None:
    shown = rendered(markdown(text))
    assert set(re.findall(r"<(\w+)", shown)) <= LAYOUT
    assert words(shown) == said(text)


def test_it_would_be_seen() -> None:
    """The control: unescaped, signs are lost, and lines run together."""
    assert words(rendered("a *b* c")) != said("a *b* c")
    assert "<ul>" in rendered(markdown("Så här:\n- ett\n- två\nslut"))
    assert "<br />" in rendered(markdown("ett\ntvå"))
    assert "<br />" not in rendered("ett\ntvå")


def test_an_address_and_a_citation_stay_whole() -> None:
    assert markdown("kim_berg@vasteras.se +46 21 [1]") == "kim_berg@vasteras.se +46 21 [1]"
    assert markdown("[1](http://evil.example)") == r"\[1\](http://evil.example)"


@pytest.fixture
async def teams(house: House) -> AsyncIterator[InTeams]:
    async with FakeService() as service, InTeams(house, service) as teams:
        yield teams


async def test_a_list_is_a_list_in_teams_alone(teams: InTeams) -> None:
    asked = "Kan jag få en mentor? Jag har varit chef i åtta månader"
    there = await teams.say(asked)
    assert there["textFormat"] == "markdown"
    assert rendered(there["text"]).count("<li>") == 3
    elsewhere = await teams.say(asked, channelId="emulator")
    assert elsewhere["textFormat"] == "plain"
    assert "\n- Uppfyllt" in elsewhere["text"]


async def test_what_somebody_has_written_is_no_markdown(teams: InTeams) -> None:
    nasty = "[x](http://evil.example) **fet** <b>b</b> # rubrik"
    for text in ("Jag vill söka Aspirantprogrammet", "ja", "nej", "Kim Berg", "k@b.se", nasty):
        await teams.say(text)
    await teams.say("Jag vill leda.")
    summary = await teams.say("hoppa över")
    shown = rendered(summary["text"])
    assert "evil.example" in shown
    assert set(re.findall(r"<(\w+)", shown)) <= LAYOUT
    assert shown.count("<li>") == 7
