"""Every phrase that the code says exists with its places, and every phrase is said somewhere."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogs.ports.states import LIVE
from knowledge.model import LANGUAGES, Language
from knowledge.phrases import places
from tests.known import knowledge

ROOT = Path(__file__).parents[1]
KNOWLEDGE = knowledge()
INTAKES = ("application", "registration", "event")
PHRASES = KNOWLEDGE.languages["sv"].phrases
FAMILIES = {key.split(".")[0] for key in PHRASES if "." in key}
KEY = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(FAMILIES)))})\.[a-z0-9_.]*[a-z0-9]")


def nodes() -> Iterator[ast.AST]:
    for folder in ("bot", "dialogs"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "storage" in path.parts:
                continue  # it says nothing, and its columns look like keys
            yield from ast.walk(ast.parse(path.read_text("utf-8")))


NODES = list(nodes())


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
    for node in NODES:
        called = node.func if isinstance(node, ast.Call) else None
        if (
            isinstance(node, ast.Call)
            and isinstance(called, ast.Attribute)
            and called.attr == name
        ):
            yield node


def said() -> Iterator[tuple[str, set[str] | None]]:
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


SAID = list(said())
MENTIONED = [
    node.value
    for node in NODES
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value)
]
"""Keys that are handed on before they are said."""


def matching(key: str) -> list[str]:
    return [phrase for phrase in PHRASES if re.fullmatch(key, phrase)]


@pytest.mark.parametrize("key", sorted({key for key, _ in SAID}))
def test_a_phrase_that_is_said_exists(key: str) -> None:
    assert matching(key)


@pytest.mark.parametrize("key", sorted(set(MENTIONED)))
def test_a_phrase_that_is_mentioned_exists(key: str) -> None:
    assert key in PHRASES or matching(rf"{re.escape(key)}\.(?:{'|'.join(INTAKES)})")


@pytest.mark.parametrize("key", sorted(PHRASES))
def test_a_phrase_is_said_somewhere(key: str) -> None:
    assert key in MENTIONED or any(re.fullmatch(pattern, key) for pattern, _ in SAID)


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_and_places_agree(language: Language) -> None:
    wrong = []
    for key, phrase in KNOWLEDGE.languages[language].phrases.items():
        given = [names for pattern, names in SAID if re.fullmatch(pattern, key)]
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
