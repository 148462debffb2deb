"""Every card as Microsoft's renderer draws it: whole and readable in each theme and width."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.gallery import renderer
from tests.gallery.scenes import IN_ENGLISH, SCENES, Scene

if TYPE_CHECKING:
    from playwright.async_api import Browser

    from tests.gallery.stage import Shown

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.skipif(not renderer.is_here(), reason=renderer.MISSING),
]

CONTRAST = ["color-contrast"]
WIDE = {"type": "Action.Submit", "title": "Ledarskapsprogrammet och mycket annat " * 3}
PALE = "() => { THEMES.contrast.ink.default.default = '#333333'; }"


@pytest.mark.parametrize("scenes", [SCENES, IN_ENGLISH], ids=["sv", "en"])
async def test_every_card_is_whole_and_readable(
    browser: "Browser", scenes: tuple[Scene, ...]
) -> None:
    from tests.gallery.stage import HIGH, USUAL, Stage, built, staged

    stage = await Stage.of(browser)
    async with built() as house:
        for scene in scenes:
            shown = await staged(house, scene)
            for themes in (USUAL, HIGH):
                assert await stage.show(shown, themes) == [], scene.name
                assert await stage.barriers(CONTRAST) == [], scene.name
    await stage.page.close()


async def test_it_would_be_seen(browser: "Browser") -> None:
    """The control: a button too wide, and colours that nobody can read, in both contrasts."""
    from tests.gallery.stage import HIGH, Stage, built, staged

    stage = await Stage.of(browser)
    async with built() as house:
        shown = await staged(house, SCENES[0])
    assert any("320 px: too wide" in one for one in await stage.show(widened(shown), HIGH))
    await stage.show(shown, ["forced"])
    assert await stage.barriers(CONTRAST) == []
    ink = "one => getComputedStyle(one).color"
    assert await stage.page.locator(".forced .text").first.evaluate(ink) == "rgb(0, 0, 0)"
    await stage.page.evaluate(PALE)
    await stage.show(shown, HIGH)
    assert await stage.barriers(CONTRAST) != []
    await stage.page.close()


def widened(shown: "Shown") -> "Shown":
    """The card with a button whose name nobody has cut."""
    row = {"type": "ActionSet", "actions": [WIDE]}
    return replace(shown, card={**shown.card, "body": [*shown.card["body"], row]})
