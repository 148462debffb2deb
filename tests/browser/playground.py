"""Pictures of the bot in Microsoft 365 Agents Playground: python -m tests.browser.playground.

By hand only, as docs/playground.md tells: the Playground must be running, and so must the bot.
"""

import asyncio
import sys
from pathlib import Path

from playwright.async_api import Page, ViewportSize

from tests.browser.chat import browser_path, launched

ADDRESS = "http://127.0.0.1:56150/"
IMAGES = Path(__file__).parents[2] / "docs" / "images" / "playground"
SIZE: ViewportSize = {"width": 1366, "height": 860}
PAUSE = 2500
"""Milliseconds; the Playground shows nothing by which one could tell that it has drawn."""


class Playground:
    """Somebody at the Playground, who takes a picture now and then."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def open(self, chat: str) -> None:
        await self.page.get_by_role("treeitem", name=chat).click()
        await self.page.wait_for_timeout(PAUSE)

    async def say(self, text: str, mention: str | None = None) -> None:
        await self.page.locator("[data-lexical-editor=true]").last.click()
        if mention:
            await self.page.keyboard.type("@")
            await self.page.get_by_role("menuitem", name=mention).click()
            text = f" {text}"
        await self.page.keyboard.type(text)
        await self.page.keyboard.press("Enter")
        await self.page.wait_for_timeout(PAUSE)

    async def press(self, name: str) -> None:
        await self.page.get_by_role("button", name=name, exact=True).last.click()
        await self.page.wait_for_timeout(PAUSE)

    async def answer(self, text: str) -> None:
        """Write into the field of the latest card."""
        await self.page.locator(".ac-adaptiveCard :is(input, textarea)").last.fill(text)
        await self.press("Svara")

    async def picture(self, name: str) -> None:
        await self.page.screenshot(path=IMAGES / f"{name}.png")


async def asks(there: Playground) -> None:
    """A question, one that leans on it, and an opinion of the answer."""
    await there.say("Vem kan få en mentor?")
    await there.say("Hur länge är det?")
    await there.picture("ask")
    await there.press("Dislike")
    await there.page.get_by_role("textbox").last.fill("Jag ville veta hur ofta man ses.")
    await there.picture("feedback")
    await there.press("Submit")


async def signs_up(there: Playground) -> None:
    """A signup by card from the first step to the receipt, with one answer corrected."""
    await there.say("Jag vill söka Aspirantprogrammet")
    await there.press("Ja")
    await there.press("Nej")
    await there.picture("signup")
    await there.press("Svara")  # the name that the roster knew
    await there.press("Svara")  # and the address
    await there.answer("Äldreboendet Zethelius")
    await there.answer("Jag vill få andra att växa.")
    await there.press("Hoppa över")
    await there.picture("summary")
    await there.say("ändra arbetsplats till Hemtjänst Norr")
    await there.picture("corrected")
    await there.press("Ja, skicka in")
    await there.picture("receipt")


async def meets_in_a_group(there: Playground) -> None:
    """A question where others read along, and one that is for the person alone."""
    await there.open("Group Chat")
    await there.say("Vad är Chefsarenan?", mention="Test Bot")
    await there.say("Mina ansökningar", mention="Test Bot")
    await there.picture("group")
    await there.open("Personal Chat")
    await there.picture("private")


async def looks_up(there: Playground) -> None:
    """The message extension, and a link in the place of which a card is shown."""
    await there.press("Trigger Message Extension App")
    await there.page.get_by_text("Search Command").click()
    await there.page.get_by_text("Specify Command ID or Parameter").click()
    fields = there.page.locator("input")
    for number, text in enumerate(("search", "text", "ment")):
        await fields.nth(number).fill(text)
    await there.page.wait_for_timeout(PAUSE)
    await there.picture("search")
    await there.page.get_by_text("Mentorprogrammet").last.click()
    await there.page.wait_for_timeout(PAUSE)
    await there.picture("inserted")


async def shows_a_link(there: Playground) -> None:
    """One of our links, as a colleague sees it."""
    await there.press("Trigger Message Extension App")
    await there.page.get_by_text("Link Unfurling").click()
    await there.page.locator("input").last.fill("https://bot.example.se/t/ledarpolicy")
    await there.page.keyboard.press("Enter")
    await there.page.wait_for_timeout(PAUSE)
    await there.picture("link")


async def main() -> str | None:
    """All pictures, or the reason why there are none."""
    path = browser_path()
    if path is None:
        return "No browser to take pictures with: install Chromium or Chrome."
    IMAGES.mkdir(parents=True, exist_ok=True)
    async with launched(path) as browser:
        for walk in (asks, signs_up, meets_in_a_group, looks_up, shows_a_link):
            page = await browser.new_page(viewport=SIZE, locale="sv-SE")
            await page.goto(ADDRESS)
            await page.wait_for_timeout(2 * PAUSE)
            await walk(Playground(page))
            await page.close()
    return None


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
