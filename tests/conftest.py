"""How the tests are run: in how many processes, and what is loaded in which."""

import gc
import os

import pytest

gc.set_threshold(100_000, 20, 20)  # as app.py does: what is loaded is large, and stays


def pytest_configure(config: pytest.Config) -> None:
    """Load the whole bot where tests are run or listed, not where they are only dealt out."""
    if config.getoption("dist") == "no" or config.getoption("collectonly"):
        config.pluginmanager.import_plugin("tests.fixtures")


def pytest_xdist_auto_num_workers() -> int:
    """As many processes as cores: one more would load everything once more, and save no time."""
    return os.cpu_count() or 1


def pytest_collection_finish() -> None:
    """What is loaded by now stays, and is looked through for garbage no more."""
    gc.freeze()
