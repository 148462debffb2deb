"""The gallery of cards in docs/: `python -m tests.gallery` draws it with Microsoft's renderer.

It needs Chromium, and npm to fetch the package `adaptivecards`. Each card is drawn below its
message's text, as Teams shows it, at the width of a phone, a side panel and a desktop, in every
theme, and looked through for barriers with axe.
"""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.async_api import Browser

from tests.browser.chat import browser_path, launched
from tests.chat.house import House
from tests.gallery import renderer
from tests.gallery.scenes import IN_ENGLISH, SCENES, Scene
from tests.gallery.stage import HIGH, USUAL, WIDTHS, Stage, built, staged

DOCS = Path(__file__).parents[2] / "docs"
IMAGES = DOCS / "images" / "cards"
PICTURED = ("answer-english", "verdict-english", "summary-english", "receipt-english")
"""Scenes in English of which there is a picture; all are looked at."""
PAGE = """# Cards in Teams

Made by `python -m tests.gallery`, from real conversations with the bot: each card is drawn by
Microsoft's `adaptivecards` renderer in Chromium, {widths} pixels wide, below the text of its
message as Teams shows it: in light, in dark, in Teams' high contrast (black, white and yellow),
and with colours that the system forces upon the page, as Windows does in its contrast themes. The
colours are close to those of Teams, which has its own; cards name theme colours only, and a colour
never says what no word says.

In Teams a message's text stands above its card, and says everything; so a card repeats as little
as it can. `python -m pytest -q tests/channels/test_cards.py` holds every card against the schema
of Adaptive Cards 1.5 (where it lies at `../shared/data`) and against what follows:

- every input has a label, what must be filled in is marked, and says what it lacks;
- every card has `speak` and `fallbackText`, and stays below 28 kB with the longest answers;
- what people write stands in text runs, which know no Markdown, and is cut and breakable;
- a button is a word that can be typed; who acts is who presses, whatever the card says.

`python -m pytest -q tests/browser/test_cards.py` draws them all, in both languages, every theme
and width, and fails where anything is cut off or sticks out of its card, and where a contrast is
too low; it needs the renderer, which `python -m tests.gallery.renderer` fetches. The
gallery looks for every other barrier too that axe knows (WCAG 2.1 A and AA).

"""


async def draw(stage: Stage, house: House, scene: Scene) -> list[str]:
    """The pictures of one scene; what is wrong with it."""
    shown, faults = await staged(house, scene), []
    for themes, ending in ((USUAL, ""), (HIGH, "-contrast")):
        faults += await stage.show(shown, themes) + await stage.barriers()
        if is_pictured(scene):
            (IMAGES / f"{scene.name}{ending}.png").write_bytes(await stage.picture())
    return [f"{scene.name}: {fault}" for fault in faults]


def is_pictured(scene: Scene) -> bool:
    """Whether there is a picture of it."""
    return scene.language == "sv" or scene.name in PICTURED


def page_of_all() -> str:
    """The gallery as a page."""
    widths = ", ".join(map(str, WIDTHS[:-1])) + f" and {WIDTHS[-1]}"
    return PAGE.format(widths=widths) + "\n".join(
        f"## {scene.shows}\n\n"
        f"![{scene.shows}](images/cards/{scene.name}.png)\n\n"
        f"![{scene.shows}, in high contrast](images/cards/{scene.name}-contrast.png)\n"
        for scene in (*SCENES, *IN_ENGLISH)
        if is_pictured(scene)
    )


async def draw_all(browser: Browser, scenes: Sequence[Scene]) -> list[str]:
    """The pictures of scenes, played in a house of their own; what is wrong with them."""
    async with built() as house:
        stage = await Stage.of(browser)
        return [fault for scene in scenes for fault in await draw(stage, house, scene)]


async def main() -> int:
    """All pictures and their page; 1 where something is wrong with a card."""
    path, missing = browser_path(), renderer.fetch()
    if path is None or missing:
        sys.exit(missing or "Chromium is needed to draw the cards.")
    IMAGES.mkdir(parents=True, exist_ok=True)
    async with launched(path) as browser:
        faults = await draw_all(browser, SCENES) + await draw_all(browser, IN_ENGLISH)
    (DOCS / "cards.md").write_text(page_of_all(), encoding="utf-8")
    for fault in faults:
        print(fault, file=sys.stderr)  # noqa: T201
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
