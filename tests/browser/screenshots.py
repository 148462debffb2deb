"""Make the pictures of the documentation anew: python -m tests.browser.screenshots."""

import asyncio
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Browser

from tests.browser.chat import Chat, browser_path, launched, visit
from tests.browser.server import Server

IMAGES = Path(__file__).parents[2] / "docs" / "images"
LAPTOP: dict[str, object] = {"viewport": {"width": 1280, "height": 860}}
PHONE: dict[str, object] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}
QUESTION = "Vad innebär Mentorprogrammet?"
ANSWERS = [
    "Ja",
    "Nej",
    "Samira Lindqvist",
    "samira.lindqvist@vasteras.se",
]
LATER_ANSWERS = [
    "Vård- och omsorgsförvaltningen, äldreboendet Zethelius",
    "Jag har lett vårt planeringsmöte i två år och märker att jag trivs med att få andra att"
    " växa. Nu vill jag pröva om chefsrollen är något för mig.",
    "Hoppa över",
]


async def tour(browser: Browser, address: str, size: str, how: dict[str, object]) -> None:
    """The pictures of one size: the page, an answer, and a signup to its receipt."""
    async with visit(browser, address, **how) as chat:
        await picture(chat, f"page-{size}")
        await chat.say(QUESTION)
        await picture(chat, f"answer-{size}")
    async with visit(browser, address, **how) as chat:
        await chat.say("Jag vill söka Aspirantprogrammet")
        await say_all(chat, ANSWERS)
        await picture(chat, f"signup-{size}")
        await say_all(chat, LATER_ANSWERS)
        await picture(chat, f"summary-{size}")
        await chat.say("Ja, skicka in")
        await picture(chat, f"receipt-{size}")


async def dark(browser: Browser, address: str) -> None:
    """The page for somebody who prefers dark."""
    async with visit(browser, address, **LAPTOP, color_scheme="dark") as chat:
        await chat.say(QUESTION)
        await picture(chat, "page-dark-laptop")


async def english(browser: Browser, address: str) -> None:
    """An answer for somebody who reads English."""
    async with visit(browser, address, **LAPTOP | {"locale": "en-GB"}) as chat:
        await chat.say("What is the mentor programme?")
        await picture(chat, "answer-english-laptop")


async def say_all(chat: Chat, texts: list[str]) -> None:
    """One after the other."""
    for text in texts:
        await chat.say(text)


async def picture(chat: Chat, name: str) -> None:
    """What the window shows now."""
    await chat.page.evaluate("document.fonts.ready")
    await chat.page.screenshot(path=IMAGES / f"{name}.png", animations="disabled", caret="hide")


async def main() -> str | None:
    """All pictures, or the reason why there are none."""
    path = browser_path()
    if path is None:
        return "No browser to take pictures with: install Chromium or Chrome."
    with tempfile.TemporaryDirectory() as folder:
        async with Server(Path(folder)) as server, launched(path) as browser:
            await tour(browser, server.address, "laptop", LAPTOP)
            await tour(browser, server.address, "phone", PHONE)
            await dark(browser, server.address)
            await english(browser, server.address)
    return None


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
