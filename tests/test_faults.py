"""The table of faults names every row, and every test that it names is there."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAPER = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
ROWS = {"A": 20, "B": 18, "C": 12, "D": 12, "E": 11, "F": 14, "G": 14, "K": 12}
"""How many there are of each letter."""
WITHOUT = {"not to be had", "measured only"}
NAME = re.compile(r"def test_((?:[a-k]\d+_(?:to_)?)+)")


def told() -> dict[str, str]:
    """Row and what its last cell names."""
    cells = re.findall(r"^\| ([A-K]\d+) \| .+ \| (.+?) \|$", PAPER, re.MULTILINE)
    return dict(cells)


def carried() -> dict[str, set[str]]:
    """Rows that tests carry in their names; a span stands for all of it."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in (ROOT / "tests").rglob("test_*.py"):
        for name in NAME.findall(file.read_text(encoding="utf-8")):
            for row in rows_of(name.strip("_").split("_")):
                found[row.upper()].add(name)
    return found


def rows_of(parts: list[str]) -> list[str]:
    rows: list[str] = []
    for before, part in zip(["", *parts], parts, strict=False):
        if before == "to":
            first, last = int(rows[-1][1:]), int(part[1:])
            rows += [f"{part[0]}{number}" for number in range(first + 1, last + 1)]
        elif part != "to":
            rows.append(part)
    return rows


CARRIED = carried()


def test_every_row_is_told() -> None:
    every = [f"{letter}{number}" for letter, most in ROWS.items() for number in range(1, most + 1)]
    assert list(told()) == every


@pytest.mark.parametrize(("row", "names"), told().items(), ids=told())
def test_what_is_told_is_tested(row: str, names: str) -> None:
    if names not in WITHOUT:
        for part in names.split(", "):
            assert any(part in name for name in CARRIED[row]), part


def test_a_span_stands_for_all_of_it() -> None:
    assert rows_of(["a1", "to", "a3", "b2"]) == ["a1", "a2", "a3", "b2"]
