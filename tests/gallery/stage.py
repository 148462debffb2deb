"""The page on which cards are drawn, in every theme and width, and looked at."""

import re
import tempfile
from base64 import b64decode, b64encode
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Self

from playwright.async_api import Browser, Page

from bot.channels.teams.citations import marked
from tests import known
from tests.chat.house import House
from tests.gallery import renderer
from tests.gallery.scenes import Scene, play

PAGE = Path(__file__).with_name("stage.html")
WIDTHS = (320, 420, 600)
"""A phone, a side panel and a desktop, in pixels."""
Theme = Literal["light", "dark", "contrast", "forced"]
USUAL: tuple[Theme, ...] = ("light", "dark")
HIGH: tuple[Theme, ...] = ("contrast", "forced")
"""Teams' own theme of high contrast, and the system's colours, which a browser may force."""
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
ODD = 'for property "lang".'
"""The renderer keeps its place in its pattern for languages, and refuses every second card."""

NUMBER = re.compile(r"\b[A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
NO_TEXT = ("inserted", "form", "step-used", "step-late")
"""Scenes whose card is not the one below its message."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A card below its message's text."""

    text: str
    card: Any


class Stage:
    """One page of a browser; it shows one card at a time."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @classmethod
    async def of(cls, browser: Browser) -> Self:
        """A stage with all that it needs."""
        page = await browser.new_page(viewport={"width": 1500, "height": 900})
        await page.set_content(PAGE.read_text("utf-8"))
        for script in renderer.scripts():
            await page.add_script_tag(path=script)
        return cls(page)

    async def show(self, shown: Shown, themes: Sequence[Theme]) -> list[str]:
        """Draw a card; what the renderer has to say, and what does not fit in its place."""
        await self.page.emulate_media(forced_colors="active" if "forced" in themes else "none")
        scene = {"text": shown.text, "card": shown.card, "widths": WIDTHS, "themes": themes}
        faults: list[str] = await self.page.evaluate("(scene) => show(scene)", scene)
        return [fault for fault in faults if not fault.endswith(ODD)]

    async def barriers(self, rules: Sequence[str] = RULES) -> list[str]:
        """What of the card that is shown cannot be read, or not by everybody."""
        found: list[str] = await self.page.evaluate("(rules) => barriers(rules)", rules)
        return found

    async def picture(self) -> bytes:
        """What is shown, as a small picture."""
        picture = await self.page.locator("#stage").screenshot(animations="disabled")
        encoded = b64encode(picture).decode()
        return b64decode(await self.page.evaluate("(picture) => shrink(picture)", encoded))


@asynccontextmanager
async def built() -> AsyncIterator[House]:
    """A house in which scenes are played."""
    with tempfile.TemporaryDirectory() as folder:
        house = House(known.knowledge(), known.conversation(), f"sqlite:///{folder}/x.sqlite")
        await house.open()
        yield house
        await house.close()


async def staged(house: House, scene: Scene) -> Shown:
    """What a scene shows, with the same number at each run: pictures change only with cards."""
    reply, card = await play(house, scene)
    text = "" if scene.plain_name in NO_TEXT else marked(reply.text, reply)
    return Shown(numbered(text), numbered(unfolded(card) if scene.unfolded else card))


def unfolded(node: Any) -> Any:
    """The card with all that can be unfolded."""
    if isinstance(node, list):
        return [unfolded(one) for one in node]
    if not isinstance(node, dict):
        return node
    return {key: unfolded(value) for key, value in node.items() if key != "isVisible"}


def numbered(node: Any) -> Any:
    """The card or text with the same number at each run."""
    if isinstance(node, dict):
        return {key: numbered(value) for key, value in node.items()}
    if isinstance(node, list):
        return [numbered(one) for one in node]
    return NUMBER.sub("ASP-0000-0000", node) if isinstance(node, str) else node
