"""The page in the sizes, colours and ways of reading that people have."""

from typing import TYPE_CHECKING, Literal

import pytest

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
BARRIERS = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .filter(({impact}) => ["serious", "critical"].includes(impact))
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
    """Nothing of the serious kind, by day or by night."""
    for scheme, (darkest, lightest) in SCHEMES.items():
        await chat.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert all(darkest <= part <= lightest for part in await chat.page.evaluate(PAPER))
        assert await chat.page.evaluate(BARRIERS) == []
