"""The papers say what is so: commands, settings, links, tables; the pins cover all."""

import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import click
import pytest

from bot.cli import commands
from bot.settings import NAMES
from bot.storage.tables import metadata
from knowledge.files import split_article
from knowledge.model import ArticleHead

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
PINS = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()

SET_UP = "python3 -m venv .venv && .venv/bin/python -m pip install --quiet -c constraints.txt -e "
START = f"{SET_UP}. && .venv/bin/python app.py"
TEST = f"{SET_UP}'.[test]' && .venv/bin/python -m pytest -q"
PIN = re.compile(r"[A-Za-z0-9._-]+==[^\s;]+( ; sys_platform [!=]= \"win32\")?")


def table(heading: str, paper: str = README) -> list[str]:
    """The first cells of the table under a heading."""
    part = paper.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    cells = re.findall(r"^\| (.+?) \|", part, re.MULTILINE)
    return cells[1:]


def all_commands(group: click.Group, before: str = "") -> set[str]:
    """Every command that does something, with its group."""
    found = set()
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            found |= all_commands(command, f"{name} ")
        else:
            found.add(f"{before}{name}")
    return found


PAPERS = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
ROOMS = ("bot", "dialogs", "knowledge", "tests", "docs", "deploy", ".ci")
HOUSE = [
    f"/{path.relative_to(ROOT).as_posix()}"
    for path in (
        *ROOT.iterdir(),
        *(inside for room in ROOMS for inside in (ROOT / room).rglob("*")),
    )
]
STANDS_FOR_ANY = re.compile(r"\b(?:LANG|ID|NAME)\b")
A_FILE = re.compile(r".*\.(?:py|ya?ml|md|txt|npz|js|html|css)")


def paths(paper: Path) -> Iterator[str]:
    """What a paper names between backticks as a file or folder of ours: by ending, or by room."""
    for said in re.findall(r"`([^`\n]+)`", paper.read_text(encoding="utf-8")):
        for word in said.split():
            room, slash, _ = word.partition("/")
            if not word.startswith("/") and (A_FILE.fullmatch(word) or (slash and room in ROOMS)):
                yield STANDS_FOR_ANY.sub("*", word.partition("::")[0].strip("/"))


def normal(name: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("command", [START, TEST])
def test_readme_has_the_command_on_a_line_of_its_own(command: str) -> None:
    assert README.splitlines().count(command) == 1


def test_ci_runs_the_test_command_word_for_word() -> None:
    assert [line.strip() for line in CI.splitlines()].count(TEST) == 1


def test_the_settings_table_is_complete() -> None:
    told = {name for cell in table("Settings") for name in re.findall(r"`(\w+)`", cell)}
    assert told == NAMES


def test_every_command_is_told_of() -> None:
    told = README.split("\n## Commands\n")[1].split("\n## ")[0]
    for command in all_commands(commands):
        assert all(re.search(rf"\b{word}\b", told) for word in command.split()), command


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8")
    for target in re.findall(r"(?<!!)\[[^\]]+\]\(([^)#:]+)\)", text):
        assert (paper.parent / target).exists(), target


def test_every_document_is_listed() -> None:
    docs = ROOT / "docs"
    listed = set(
        re.findall(r"^- \[(\S+)\]", (docs / "README.md").read_text("utf-8"), re.MULTILINE)
    )
    assert listed == {paper.name for paper in docs.glob("*.md")} - {"README.md"}


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_the_files_told_of_are_there(paper: Path) -> None:
    lost = [path for path in paths(paper) if not any(fnmatch(one, f"*/{path}") for one in HOUSE)]
    assert lost == []


def test_the_folders_told_of_are_there() -> None:
    for cell in table("Layout"):
        assert (ROOT / cell.strip("`")).exists(), cell


def test_the_architecture_lists_every_room_of_a_conversation() -> None:
    told = {cell.strip("`/") for cell in table("The rooms of a conversation", ARCHITECTURE)}
    assert told == {place.parent.name for place in (ROOT / "dialogs").glob("*/__init__.py")}


def test_the_architecture_lists_every_table() -> None:
    told = {cell.strip("`") for cell in table("6. What is kept", ARCHITECTURE)}
    assert told == set(metadata.tables)


def test_the_example_of_an_article_is_one() -> None:
    page = (ROOT / "docs" / "articles.md").read_text(encoding="utf-8")
    head, sections = split_article(page.split("```yaml\n")[1].split("```")[0])
    article = ArticleHead.model_validate(head)
    assert article.model_fields_set == ArticleHead.model_fields.keys()
    assert all(fact.says in "".join(sections.values()) for fact in article.facts)


def test_what_teams_is_promised_is_shown_by_tests_that_exist() -> None:
    shown = re.findall(r"`(tests/\S+?)::(\w+)`", (ROOT / "docs" / "teams.md").read_text("utf-8"))
    assert len(shown) > len({name for name, _ in shown}) > 1
    for name, test in shown:
        assert f"def {test}(" in (ROOT / name).read_text("utf-8"), f"{name}::{test}"


def test_everything_that_is_asked_for_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = {normal(re.split(r"[\[<>=! ]", line)[0]) for line in wanted}
    assert names <= {normal(line.split("==")[0]) for line in PINS}


def test_pins_are_exact_and_name_no_place() -> None:
    for line in PINS:
        assert line.startswith("#") or PIN.fullmatch(line), line
