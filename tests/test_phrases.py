"""Every phrase that the code says exists with its places, and every phrase is said somewhere."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from dialogs.ports.states import LIVE
from knowledge.model import LANGUAGES, Language
from knowledge.phrases import places
from tests.known import knowledge

ROOT = Path(__file__).parents[1]
KNOWLEDGE = knowledge()
FEWEST = 100
"""Phrases that the code says at least; with none found, nothing would be tested."""
INTAKES = ("application", "registration", "event")
PHRASES = KNOWLEDGE.languages["sv"].phrases
FAMILIES = {key.split(".")[0] for key in PHRASES if "." in key}
KEY = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(FAMILIES)))})\.[a-z0-9_.]*[a-z0-9]")


@cache
def nodes() -> list[ast.AST]:
    paths = [path for folder in ("bot", "dialogs") for path in (ROOT / folder).rglob("*.py")]
    return [
        node
        for path in paths
        if "storage" not in path.parts  # it says nothing, and its columns look like keys
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
    ]


def pattern(node: ast.expr) -> str | None:
    """A key, or a key with gaps, as a regular expression; None for what is no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[a-z0-9_]+"
            for part in node.values
        )
    if isinstance(node, ast.IfExp):
        return "|".join(filter(None, (pattern(node.body), pattern(node.orelse))))
    return None


def calls(name: str) -> Iterator[ast.Call]:
    for node in nodes():
        called = node.func if isinstance(node, ast.Call) else None
        if (
            isinstance(node, ast.Call)
            and isinstance(called, ast.Attribute)
            and called.attr == name
        ):
            yield node


def outright() -> Iterator[tuple[str, set[str] | None]]:
    """(key pattern, names of the values) of every phrase that the code says outright."""
    for call in calls("say"):
        if call.args and (key := pattern(call.args[0])):
            names = {keyword.arg for keyword in call.keywords if keyword.arg}
            yield key, names if all(keyword.arg for keyword in call.keywords) else None
    for call in calls("intake"):
        for argument in call.args:
            if (key := pattern(argument)) is not None:
                names = {keyword.arg for keyword in call.keywords if keyword.arg}
                yield rf"(?:{key})\.(?:{'|'.join(INTAKES)})", names


@cache
def said() -> list[tuple[str, set[str] | None]]:
    """The same, looked for once."""
    return list(outright())


def mentioned() -> set[str]:
    """Keys that are handed on before they are said."""
    texts = (node.value for node in nodes() if isinstance(node, ast.Constant))
    return {text for text in texts if isinstance(text, str) and KEY.fullmatch(text)}


def exists(key: str) -> bool:
    return any(re.fullmatch(key, phrase) for phrase in PHRASES)


def test_a_phrase_that_is_said_exists() -> None:
    keys = {key for key, _ in said()}
    assert len(keys) > FEWEST
    assert [key for key in sorted(keys) if not exists(key)] == []


def test_a_phrase_that_is_mentioned_exists() -> None:
    by_intake = rf"\.(?:{'|'.join(INTAKES)})"
    missing = [key for key in sorted(mentioned()) if key not in PHRASES]
    assert [key for key in missing if not exists(re.escape(key) + by_intake)] == []


def test_a_phrase_is_said_somewhere() -> None:
    handed_on, patterns = mentioned(), {key for key, _ in said()}
    others = sorted(PHRASES.keys() - handed_on)
    assert [k for k in others if not any(re.fullmatch(p, k) for p in patterns)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_and_places_agree(language: Language) -> None:
    wrong = []
    for key, phrase in KNOWLEDGE.languages[language].phrases.items():
        given = [names for pattern, names in said() if re.fullmatch(pattern, key)]
        known = [names for names in given if names is not None]
        if len(known) == len(given) > 0 and not any(places(phrase) <= names for names in known):
            wrong.append((key, places(phrase), known))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_is_empty(language: Language) -> None:
    assert [key for key, text in KNOWLEDGE.languages[language].phrases.items() if not text] == []


def test_what_comes_next_is_told_for_what_stands_alone() -> None:
    told = {key.removeprefix("next.") for key in PHRASES if key.startswith("next.")}
    assert told == {state.value for state in LIVE} | {"called_off"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_sources_lack_is_told_in_a_whole_sentence(language: Language) -> None:
    told = [facet.missing for facet in KNOWLEDGE.languages[language].facets.values()]
    assert [text for text in told if not (text[0].isupper() and text.endswith("."))] == []
