"""The words of a Teams message, without the marks that Teams puts around them."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

_AT = re.compile(r"</?at(?:\s[^<>]{0,200})?>", re.IGNORECASE)
_LAYOUT = re.compile(r"</?(?:p|div|span|br)(?:\s[^<>]{0,200})?/?>|&nbsp;", re.IGNORECASE)


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


def without_layout(text: str) -> str:
    """The text without the paragraph tags and hard spaces that Teams can put in."""
    return _LAYOUT.sub(" ", text) if "<" in text or "&" in text else text


def _mentions(entities: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, str]]:
    for entity in entities:
        mentioned = entity.get("mentioned")
        if entity.get("type") != "mention" or not isinstance(mentioned, dict):
            continue
        marker = entity.get("text") or f"<at>{mentioned.get('name')}</at>"
        if isinstance(marker, str) and isinstance(mentioned.get("id"), str):
            yield marker, mentioned["id"]
