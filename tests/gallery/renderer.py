"""Microsoft's renderer of cards: `python -m tests.gallery.renderer` fetches it with npm.

It comes into `node_modules` in the project's folder, which is not kept; tests that need it are
skipped where it is not.
"""

import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

PROJECT = Path(__file__).parents[2]
MODULES = PROJECT / "node_modules"
PACKAGES = ("adaptivecards@3.0.6", "upng-js@2.1.0", "pako@1.0.11")
"""The renderer (MIT), and what makes its pictures small (both MIT)."""
NAMES = (
    "adaptivecards/dist/adaptivecards.min.js",
    "pako/dist/pako.min.js",
    "upng-js/UPNG.js",
)
MISSING = "the renderer of cards is not here: python -m tests.gallery.renderer fetches it"


def is_here() -> bool:
    """Whether it has been fetched."""
    return all((MODULES / name).exists() for name in NAMES)


def scripts() -> list[Path]:
    """What a page needs to draw cards, and to look for barriers in them."""
    axe = Path(str(import_module("axe_playwright_python").__file__)).parent / "axe.min.js"
    return [axe, *(MODULES / name for name in NAMES)]


def fetch() -> str | None:
    """Fetch it where it is not here; the reason where that is not possible."""
    npm = shutil.which("npm")
    if is_here():
        return None
    if npm is None:
        return "npm is needed to fetch Microsoft's renderer."
    quietly = ("--no-audit", "--no-fund", "--no-save", "--no-package-lock", "--ignore-scripts")
    command = [npm, "install", *quietly, "--prefix", str(PROJECT), *PACKAGES]
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL)  # noqa: S603
    return None if done.returncode == 0 else "npm could not fetch Microsoft's renderer."


if __name__ == "__main__":
    sys.exit(fetch())
