"""The words of a Teams message, without the marks that Teams puts around them."""

import re
from collections.abc import Iterable, Mapping
from html import unescape
from typing import Any

XML = "xml"
"""The format of a text that is markup as a whole."""
_AT = re.compile(r"</?at(?:\s[^<>]{0,200})?>", re.IGNORECASE)
_NAMES = "a|b|code|del|em|font|i|s|strike|strong|sub|sup|u"
_TAG = re.compile(
    rf"<(?P<close>/?)(?P<name>{_NAMES})(?:\s[a-z-]{{1,30}}=[^<>]{{0,500}})?\s?>", re.IGNORECASE
)
_LAYOUT = re.compile(
    r"</?(?:p|div|span|br|ul|ol|li|h[1-6]|pre|blockquote)(?:\s[^<>]{0,200})?/?>|&nbsp;",
    re.IGNORECASE,
)


def without_mention(text: str, entities: Iterable[Mapping[str, Any]], own: str | None) -> str:
    """The text without the bot's own mention; others keep their name and lose their tags."""
    if "<" not in text:
        return text
    place = 0
    for marker, who in _mentions(entities):
        # The same name can be mentioned twice, so mentions are met in the order they stand.
        found = text.find(marker, place)
        if found >= 0 and who == own:
            text, place = text[:found] + text[found + len(marker) :], found
        elif found >= 0:
            place = found + len(marker)
    return _AT.sub("", text)


def without_layout(text: str, text_format: str | None = None) -> str:
    """The text without the tags and hard spaces of a client that lets people lay it out.

    What is not markup stays: `a < b` is a sentence, and `<b` without its `</b>` may be one.
    """
    if "<" not in text and "&" not in text:
        return text
    bare = _LAYOUT.sub(" ", text)
    closed = {tag["name"].lower() for tag in _TAG.finditer(bare) if tag["close"]}
    bare = _TAG.sub(lambda tag: "" if tag["name"].lower() in closed else tag[0], bare)
    return unescape(bare) if text_format == XML else bare


def _mentions(entities: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, str]]:
    for entity in entities:
        mentioned = entity.get("mentioned")
        if entity.get("type") != "mention" or not isinstance(mentioned, dict):
            continue
        marker = entity.get("text") or f"<at>{mentioned.get('name')}</at>"
        if isinstance(marker, str) and isinstance(mentioned.get("id"), str):
            yield marker, mentioned["id"]
