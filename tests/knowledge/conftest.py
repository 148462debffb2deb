"""A copy of the knowledge files that a test may break."""

import shutil
from collections.abc import Callable, Iterator
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


State = dict[Path, tuple[int, int]]


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, State]:
    """The copy that all tests share, and what lay in it when it was made."""
    copy = tmp_path_factory.mktemp("knowledge") / "knowledge"
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__", *LESSONS))
    return copy, state(copy)


@pytest.fixture
def folder(copied: tuple[Path, State], monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for module in (files, load):
        monkeypatch.setattr(module, "parse_yaml", parsed_once)
    copy, before = copied
    yield copy
    put_right(copy, before)


def state(folder: Path) -> State:
    """When each file was written, and how long it is."""
    paths = [path for path in folder.rglob("*") if not path.is_dir()]
    return {path: state_of(path) for path in paths}


def state_of(path: Path) -> tuple[int, int]:
    return (now := path.lstat()).st_mtime_ns, now.st_size


def put_right(folder: Path, before: State) -> None:
    """Take away what a test has added, and write again what it has changed or taken away."""
    now = state(folder)
    for path in now.keys() - before.keys():
        path.unlink()
    for path in before:
        if now.get(path) != before[path]:
            path.unlink(missing_ok=True)
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(FOLDER / path.relative_to(folder), path)
            before[path] = state_of(path)
    known = {parent for path in before for parent in path.parents}
    for place in [path for path in folder.rglob("*") if path.is_dir() and path not in known]:
        shutil.rmtree(place)


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
