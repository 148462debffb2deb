"""The package as Teams takes it: one zip file, the same bytes for the same app."""

import io
import json
import re
from collections.abc import Iterator
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bot.teams_app import icons
from bot.teams_app.manifest import SCHEMA, App, manifest
from dialogs.messages import Language
from knowledge.model import Knowledge

MANIFEST = "manifest.json"
TRANSLATION_SCHEMA = (
    f"https://developer.microsoft.com/json-schemas/teams/v{SCHEMA}"
    "/MicrosoftTeams.Localization.schema.json"
)
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every file, so that only what is in them makes a difference."""
_TRANSLATED = re.compile(
    r"(name|description)\.(short|full)"
    r"|bots\[0\]\.commandLists\[\d\]\.commands\[\d+\]\.(title|description|prompt)"
    r"|composeExtensions\[0\]\.commands\[\d\](\.parameters\[\d\])?\.(title|description)"
)
"""Where words for people stand in a manifest, and nowhere else."""


def archive(app: App, knowledge: Knowledge) -> bytes:
    """The zip file."""
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as package:
        for name, content in files(app, knowledge).items():
            package.writestr(ZipInfo(name, LONG_AGO), content, ZIP_DEFLATED)
    return held.getvalue()


def files(app: App, knowledge: Knowledge) -> dict[str, bytes]:
    """What lies in it, by name."""
    first, *others = knowledge.languages
    return {
        MANIFEST: as_json(manifest(app, knowledge, first)),
        **{f"{one}.json": as_json(translation(app, knowledge, one)) for one in others},
        **{f"{name}.png": icons.read(name) for name in icons.SIZES},
    }


def translation(app: App, knowledge: Knowledge, language: Language) -> dict[str, str]:
    """The manifest's words in another language, by where they stand."""
    words = dict(texts(manifest(app, knowledge, language)))
    return {"$schema": TRANSLATION_SCHEMA, **words}


def texts(part: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """(place, text) of every word for people in a manifest."""
    if isinstance(part, str) and _TRANSLATED.fullmatch(place):
        yield place, part
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from texts(value, f"{place}.{key}" if place else key)
    elif isinstance(part, list):
        for number, value in enumerate(part):
            yield from texts(value, f"{place}[{number}]")


def as_json(data: dict[str, Any]) -> bytes:
    """JSON as people can read it, too."""
    return json.dumps(data, ensure_ascii=False, indent=2).encode() + b"\n"
