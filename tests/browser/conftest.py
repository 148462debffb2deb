from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from tests.browser.server import Server

if TYPE_CHECKING:
    from playwright.async_api import Browser

    from tests.browser.chat import Chat

MISSING = "the browser tests need the package playwright and Chromium or Chrome on the path"

Visit = Callable[..., AbstractAsyncContextManager["Chat"]]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator["Browser"]:
    pytest.importorskip("playwright.async_api", reason=MISSING)
    from tests.browser.chat import browser_path, launched

    path = browser_path()
    if path is None:
        pytest.skip(MISSING)
    async with launched(path) as browser:
        yield browser


@pytest.fixture
def visit(browser: "Browser") -> Visit:
    """`visit(address, **how)`: a newcomer at the page; how is for the browser's context."""
    from tests.browser.chat import visit

    return partial(visit, browser)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def started(
    browser: "Browser", tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Server]:
    async with Server(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest_asyncio.fixture(loop_scope="session")
async def server(started: Server) -> Server:
    """A server that all share, everybody a person of their own; it may be killed."""
    if not started.runs:
        await started.start()
    return started


@pytest.fixture(scope="session")
def axe() -> str:
    """The script that looks for barriers to people with disabilities."""
    package: Any = pytest.importorskip(
        "axe_playwright_python", reason="the search for barriers needs axe-playwright-python"
    )
    return (Path(package.__file__).parent / "axe.min.js").read_text("utf-8")
