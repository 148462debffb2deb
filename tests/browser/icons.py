"""Make the app's icons anew from their drawings: python -m tests.browser.icons."""

import asyncio
import sys

from bot.teams_app.icons import FOLDER, SIZES
from tests.browser.chat import browser_path, launched

PAGE = "<style>body{{margin:0}}svg{{display:block}}</style>{drawing}"


async def main() -> str | None:
    """Both icons, or the reason why there are none."""
    path = browser_path()
    if path is None:
        return "No browser to draw icons with: install Chromium or Chrome."
    async with launched(path) as browser:
        page = await browser.new_page()
        for name, size in SIZES.items():
            await page.set_viewport_size({"width": size, "height": size})
            await page.set_content(PAGE.format(drawing=(FOLDER / f"{name}.svg").read_text()))
            await page.screenshot(path=FOLDER / f"{name}.png", omit_background=True)
    return None


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
