"""The gallery of cards in docs/: `python -m tests.gallery` draws it with Microsoft's renderer.

It needs Chromium, and npm to fetch the package `adaptivecards` (MIT) into a temporary folder; no
test does. Each card is drawn below its message's text, as Teams shows it, at the width of a
phone, a side panel and a desktop, light and dark, and looked through for barriers with axe.
"""

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from base64 import b64decode, b64encode
from importlib import import_module
from pathlib import Path
from typing import Any

from playwright.async_api import Page

from bot.channels.teams.citations import marked
from tests import known
from tests.browser.chat import browser_path, launched
from tests.chat.house import House
from tests.gallery.scenes import SCENES, Scene, play

DOCS = Path(__file__).parents[2] / "docs"
IMAGES = DOCS / "images" / "cards"
STAGE = Path(__file__).with_name("stage.html")
PACKAGES = ("adaptivecards@3.0.6", "upng-js@2.1.0", "pako@1.0.11")
"""The renderer, and what makes its pictures small."""
SCRIPTS = (
    "adaptivecards/dist/adaptivecards.min.js",
    "pako/dist/pako.min.js",
    "upng-js/UPNG.js",
)
ODD = 'for property "lang".'
"""The renderer keeps its place in its pattern for languages, and refuses every second card."""
WIDTHS = (320, 420, 600)
NUMBER = re.compile(r"\b[A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
NO_TEXT = ("inserted", "form", "step-used", "step-late")
"""Scenes whose card is not the one below its message."""
PAGE = """# Cards in Teams

Made by `python -m tests.gallery`, from real conversations with the bot: each card is drawn by
Microsoft's `adaptivecards` renderer in Chromium, {widths} pixels wide, in light and in dark, below
the text of its message as Teams shows it. The colours are close to those of Teams, which has its
own; cards name theme colours only, so that high contrast is the theme's, too.

In Teams a message's text stands above its card, and says everything; so a card repeats as little
as it can. `python -m pytest -q tests/channels/test_cards.py` holds every card against the schema
of Adaptive Cards 1.5 (where it lies at `../shared/data`) and against what follows:

- every input has a label, what must be filled in is marked, and says what it lacks;
- every card has `speak` and `fallbackText`, and stays below 28 kB with the longest answers;
- what people write stands in text runs, which know no Markdown, and is cut and breakable;
- `python -m tests.gallery` fails where the renderer warns, where a card is wider than its place,
  and where axe finds a barrier (WCAG 2.1 A and AA: names, labels, contrast in light and dark);
- a button is a word that can be typed; who acts is who presses, whatever the card says.

"""


def fetch(folder: Path) -> list[Path]:
    """The scripts of the page."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is needed to fetch Microsoft's renderer.")
    command = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), *PACKAGES]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    axe = Path(str(import_module("axe_playwright_python").__file__)).parent / "axe.min.js"
    return [axe, *(folder / "node_modules" / script for script in SCRIPTS)]


async def draw(page: Page, house: House, scene: Scene) -> list[str]:
    """The picture of one scene; what is wrong with it."""
    reply, card = await play(house, scene)
    assert card
    text = "" if scene.name in NO_TEXT else marked(reply.text, reply)
    if scene.unfolded:
        card = unfolded(card)
    shown = {"text": numbered(text), "card": numbered(card), "widths": WIDTHS}
    faults: list[str] = await page.evaluate("(scene) => show(scene)", shown)
    faults += await page.evaluate("() => barriers()")
    picture = await page.locator("#stage").screenshot(animations="disabled")
    small = await page.evaluate("(picture) => shrink(picture)", b64encode(picture).decode())
    (IMAGES / f"{scene.name}.png").write_bytes(b64decode(small))
    return [f"{scene.name}: {fault}" for fault in faults if not fault.endswith(ODD)]


def unfolded(node: Any) -> Any:
    """The card with all that can be unfolded."""
    if isinstance(node, list):
        return [unfolded(one) for one in node]
    if not isinstance(node, dict):
        return node
    return {key: unfolded(value) for key, value in node.items() if key != "isVisible"}


def numbered(node: object) -> object:
    """The card with the same number at each run, so that pictures change only with the cards."""
    if isinstance(node, dict):
        return {key: numbered(value) for key, value in node.items()}
    if isinstance(node, list):
        return [numbered(one) for one in node]
    return NUMBER.sub("ASP-0000-0000", node) if isinstance(node, str) else node


def page_of_all() -> str:
    """The gallery as a page."""
    widths = ", ".join(map(str, WIDTHS[:-1])) + f" and {WIDTHS[-1]}"
    parts = [
        f"## {scene.shows}\n\n![{scene.shows}](images/cards/{scene.name}.png)\n"
        for scene in SCENES
    ]
    return PAGE.format(widths=widths) + "\n".join(parts)


async def main() -> int:
    """All pictures and their page; 1 where the renderer has something to say."""
    path = browser_path()
    if path is None:
        sys.exit("Chromium is needed to draw the cards.")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        scripts = fetch(Path(folder))
        house = House(known.knowledge(), known.conversation(), f"sqlite:///{folder}/x.sqlite")
        await house.open()
        async with launched(path) as browser:
            page = await browser.new_page(viewport={"width": 1500, "height": 900})
            await page.set_content(STAGE.read_text("utf-8"))
            for script in scripts:
                await page.add_script_tag(path=script)
            faults = [fault for scene in SCENES for fault in await draw(page, house, scene)]
        await house.close()
    (DOCS / "cards.md").write_text(page_of_all(), encoding="utf-8")
    for fault in faults:
        print(fault, file=sys.stderr)  # noqa: T201
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
