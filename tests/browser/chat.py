"""A person at the chat page: what they do, and what they expect to see."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Browser, Locator, Page, async_playwright, expect

NAMES = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 10_000


def browser_path() -> str | None:
    """The machine's own browser, where it has one."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@asynccontextmanager
async def launched(path: str) -> AsyncIterator[Browser]:
    """A browser without a window."""
    expect.set_options(timeout=PATIENCE)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield browser
        await browser.close()


@asynccontextmanager
async def visit(browser: Browser, address: str, **how: Any) -> AsyncIterator["Chat"]:
    """A newcomer's first visit, with nothing remembered from anybody else."""
    wishes = {"locale": "sv-SE", "reduced_motion": "reduce", "timezone_id": "Europe/Stockholm"}
    context = await browser.new_context(**wishes | how)
    context.set_default_timeout(PATIENCE)
    chat = Chat(await context.new_page(), address)
    await chat.open()
    yield chat
    await context.close()
    assert not chat.faults


class Chat:
    """One tab with the chat page."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.field = page.locator("#text")
        self.replies = page.locator(".message.bot")
        self.own = page.locator(".message.own")
        self.buttons = page.locator(".choice")
        self.notice = page.locator("#notice")
        self.faults: list[str] = []
        self._address = address
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))

    @property
    def last(self) -> Locator:
        """The bot's latest reply."""
        return self.replies.last

    async def open(self) -> None:
        """Go to the page and wait until the conversation is there."""
        await self.page.goto(self._address)
        await self._settled()

    async def reload(self) -> None:
        """Load the page again."""
        await self.page.reload()
        await self._settled()

    async def other_tab(self) -> "Chat":
        """The same person's second tab."""
        other = Chat(await self.page.context.new_page(), self._address)
        await other.open()
        return other

    async def send(self, text: str) -> None:
        """Write a message at once and send it."""
        await self.field.focus()
        await self.page.keyboard.insert_text(text)
        await self.page.keyboard.press("Enter")

    async def say(self, text: str) -> None:
        """Send a message and wait for the reply."""
        async with self._answered():
            await self.send(text)

    async def press(self, name: str) -> None:
        """Click a button that the bot answers to."""
        async with self._answered():
            await self.page.get_by_role("button", name=name, exact=True).click()

    async def type(self, text: str) -> None:
        """Type a message key by key, into the field that must have the focus already."""
        await expect(self.field).to_be_focused()
        async with self._answered():
            await self.page.keyboard.type(text)
            await self.page.keyboard.press("Enter")

    async def tab_to(self, name: str) -> None:
        """Go back from the field to a suggestion with the Tab key, and press Enter there."""
        await expect(self.field).to_be_focused()
        for _ in range(await self.buttons.count()):
            await self.page.keyboard.press("Shift+Tab")
            if await self.page.evaluate("document.activeElement.textContent") == name:
                break
        else:
            raise AssertionError(f"Tab does not get to {name}")
        async with self._answered():
            await self.page.keyboard.press("Enter")

    async def hears(self, *texts: str) -> None:
        """Expect each of the texts in the latest reply."""
        for text in texts:
            await expect(self.last).to_contain_text(text)

    async def shows(self, place: Locator, text: str) -> None:
        """Expect a text somewhere on the page."""
        await expect(place).to_contain_text(text)

    async def looks_like(self, language: str, placeholder: str) -> None:
        """Expect the page in a language."""
        await expect(self.page.locator("html")).to_have_attribute("lang", language)
        await expect(self.field).to_have_attribute("placeholder", placeholder)

    async def log(self) -> list[str]:
        """All that both have said."""
        return await self.page.locator(".message .bubble").all_inner_texts()

    @asynccontextmanager
    async def _answered(self) -> AsyncIterator[None]:
        before = await self.replies.count()
        yield
        await self.replies.nth(before).wait_for()

    async def _settled(self) -> None:
        await self.page.locator("#log[aria-busy=false]").wait_for()
