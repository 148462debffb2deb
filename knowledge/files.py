"""Reading single knowledge files: strict YAML, and Markdown with front matter."""

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError
from typing_extensions import override

T = TypeVar("T")

LARGEST_FILE = 500_000
"""Bytes; a larger knowledge file is a mistake."""

NUMBER = re.compile(r"-?\d+")
FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n(.*)\Z", re.DOTALL)
HEADING = re.compile(r"^## +(.+?) *$", re.MULTILINE)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in the knowledge files: where, at which key, and what."""

    file: str
    key: str
    what: str

    @override
    def __str__(self) -> str:
        place = f"{self.file}: {self.key}" if self.key else self.file
        return f"{place}: {self.what}"


class FileFault(Exception):
    """A file that cannot be read at all; much else seems wrong then that is not."""


class StrictLoader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """Every scalar stays a string (`no`, 7:30); a repeated key or word of a list is an error."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """A mapping, refused where a key stands twice."""
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise FileFault(
                    f"the key {key!r} is repeated (line {key_node.start_mark.line + 1})"
                )
            seen.add(key)
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return mapping

    def construct_sequence(self, node: yaml.SequenceNode, deep: bool = False) -> list[Any]:
        """A list, refused where a word stands twice."""
        words = [one for one in node.value if isinstance(one, yaml.ScalarNode)]
        seen: set[str] = set()
        for one in words:
            if one.value in seen and not NUMBER.fullmatch(one.value):
                raise FileFault(
                    f"{one.value!r} stands twice in a list (line {one.start_mark.line + 1})"
                )
            seen.add(one.value)
        listed: list[Any] = super().construct_sequence(node, deep=deep)
        return listed


StrictLoader.add_constructor(
    "tag:yaml.org,2002:map",
    lambda loader, node: loader.construct_mapping(node, deep=True),
)


def read_text(path: Path) -> str:
    """A file as text; raises FileFault where it is missing, too large or not UTF-8."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise FileFault(f"larger than {LARGEST_FILE} bytes")
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise FileFault("the file is missing") from None
    except UnicodeDecodeError:
        raise FileFault("not UTF-8") from None


def parse_yaml(text: str) -> Any:
    """Strict YAML as lists, dicts and strings; raises FileFault with the line."""
    try:
        return yaml.load(text, Loader=StrictLoader)  # noqa: S506 - builds strings, lists, dicts only
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" (line {mark.line + 1})" if mark else ""
        raise FileFault(f"not valid YAML{line}: {getattr(error, 'problem', error)}") from None


def split_article(text: str) -> tuple[Any, Mapping[str, str]]:
    """Front matter and sections by heading; raises FileFault where the form is not kept."""
    match = FRONT_MATTER.match(text)
    if not match:
        raise FileFault("must begin with front matter between two lines of ---")
    head, body = match.groups()
    pieces = HEADING.split(body)
    if pieces[0].strip():
        raise FileFault("has text before its first heading")
    headings, texts = pieces[1::2], pieces[2::2]
    if len(set(headings)) != len(headings):
        raise FileFault("has the same heading twice")
    return parse_yaml(head), {h: t.strip() for h, t in zip(headings, texts, strict=True)}


def validate(form: type[T] | Any, data: Any, file: str, faults: list[Fault]) -> T | None:
    """The data in its form; else every error as a fault of that file, and None."""
    try:
        valid: T = TypeAdapter(form).validate_python(data)
    except ValidationError as error:
        for item in error.errors(include_url=False, include_context=False):
            key = ".".join(str(part) for part in item["loc"])
            what = "unknown key" if item["type"] == "extra_forbidden" else item["msg"]
            faults.append(Fault(file, key, what))
        return None
    return valid
