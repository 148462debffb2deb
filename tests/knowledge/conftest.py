"""A copy of the knowledge files that a test may break."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from knowledge import files, load
from knowledge.files import parse_yaml
from knowledge.load import FOLDER

LESSONS = ("examples", "classifier.npz")
"""What only the tests of the classifier need, and takes a while to copy."""

parsed_once = cache(parse_yaml)
"""For the tests' speed only: of some hundred files, a test changes one."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for module in (files, load):
        monkeypatch.setattr(module, "parse_yaml", parsed_once)
    copy = tmp_path / "knowledge"
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__", *LESSONS))
    return copy


Change = Callable[[str, str, str], None]


@pytest.fixture
def change(folder: Path) -> Change:
    """Put something else in place of a text of a file, which must be there."""

    def change(file: str, old: str, new: str) -> None:
        path = folder / file
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), "utf-8")

    return change
