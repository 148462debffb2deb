"""The page in the sizes, colours and ways of reading that people have."""

from typing import TYPE_CHECKING, Literal

import pytest

from bot.channels.static_pages import ORDER
from tests.browser.conftest import Visit
from tests.browser.server import Server

if TYPE_CHECKING:
    from playwright.async_api import ViewportSize

    from tests.browser.chat import Chat

pytestmark = pytest.mark.asyncio(loop_scope="session")

NARROW: "ViewportSize" = {"width": 360, "height": 740}
FOUR_TIMES: "ViewportSize" = {"width": 320, "height": 256}
"""What is left of 1280 x 1024 at 400 % zoom."""
WIDE = "Donaudampfschifffahrtsgesellschaft" * 12
SIGNUP = ("Jag vill söka Aspirantprogrammet", "Ja", "Nej", "Sara Lindqvist", "sara@vasteras.se")
SCHEMES: dict[Literal["light", "dark"], tuple[int, int]] = {"light": (200, 255), "dark": (0, 60)}
PAPER = "getComputedStyle(document.documentElement).backgroundColor.match(/[0-9]+/g).map(Number)"
TOO_WIDE = """() => [document.scrollingElement, ...document.querySelectorAll("body *")]
    .filter((e) => e.getBoundingClientRect().right > innerWidth + 1
        || e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1
            && !["visible", "clip"].includes(getComputedStyle(e).overflowX))
    .map((e) => e.outerHTML.slice(0, 80))"""
UNSEEN = """() => Array.from(document.querySelectorAll(":not(.welcome) > .bubble, .choice, .send"))
    .filter((e) => e.offsetParent && !parseFloat(getComputedStyle(e).borderTopWidth)
        && !parseFloat(getComputedStyle(e).borderBottomWidth))
    .map((e) => e.outerHTML.slice(0, 80))"""
"""What only its background sets apart, which forced colours take away."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BARRIERS = """async (runOnly) => (await axe.run(document, {resultTypes: ["violations"], runOnly}))
    .violations
    .map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target).join(", ")}`)"""


async def test_nothing_is_wider_than_the_window(visit: Visit, server: Server) -> None:
    async with visit(server.address, viewport=NARROW, has_touch=True) as chat:
        await fits(chat)
        await chat.say("Vad skiljer Chefsarenan och Temafrukostarna åt?")
        await fits(chat)
        for text in (*SIGNUP, WIDE):
            await chat.say(text)
        await fits(chat)
        for text in ("Jag vill leda.", "hoppa över"):
            await chat.say(text)
        await fits(chat)
        await chat.say("Ja, skicka in")
        await fits(chat)


async def fits(chat: "Chat") -> None:
    """Nothing has to be scrolled sideways, neither the page nor a part of it."""
    for size in (FOUR_TIMES, NARROW):
        await chat.page.set_viewport_size(size)
        assert await chat.page.evaluate(TOO_WIDE) == []


async def test_light_and_dark_without_barriers(visit: Visit, server: Server, axe: str) -> None:
    async with visit(server.address) as chat:
        await chat.page.evaluate(axe)
        await chat.say("Vem kan få en mentor?")
        await chat.say("introduktionen")
        for text in (*SIGNUP, "Äldreboendet Zethelius", "Jag vill leda.", "hoppa över"):
            await chat.say(text)
        await has_no_barriers(chat)
        await chat.say("Ja, skicka in")
        await has_no_barriers(chat)


async def has_no_barriers(chat: "Chat") -> None:
    """Nothing that the examination knows of, serious or not: by day, by night, in contrast."""
    for scheme, (darkest, lightest) in SCHEMES.items():
        await chat.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert all(darkest <= part <= lightest for part in await chat.page.evaluate(PAPER))
        assert await chat.page.evaluate(BARRIERS, RULES) == []
    await chat.page.emulate_media(forced_colors="active")
    assert await chat.page.evaluate(BARRIERS, RULES) == []
    assert await chat.page.evaluate(UNSEEN) == []
    await chat.page.emulate_media(forced_colors="none")


async def test_the_papers_are_for_everybody(visit: Visit, server: Server, axe: str) -> None:
    async with visit(server.address, viewport=NARROW) as chat:
        await chat.page.get_by_role("link", name="Integritet").click()
        await chat.page.get_by_role("heading", name="Integritet", level=1).wait_for()
        await chat.page.evaluate(axe)
        await has_no_barriers(chat)
        for name in ORDER:
            await chat.page.goto(f"{server.address}{name}")
            await fits(chat)
        await chat.page.get_by_role("link", name="English").click()
        await chat.page.get_by_role("heading", name="Accessibility", level=1).wait_for()
