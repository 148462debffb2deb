"""The few elements that our cards are made of, in the theme's own colours.

What a person wrote, and all running text, stands in text runs: these know no Markdown, so that
every sign is shown as it is. Only headings and labels, which are always words of ours, are of the
kinds that do.
"""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

Json = dict[str, Any]

SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
VERSION = "1.5"
CONTENT_TYPE = "application/vnd.microsoft.card.adaptive"
LONGEST_TEXT = 600
"""Characters of one text of a card; the message itself always says it whole."""
LONGEST_SPOKEN = 900
LARGEST = 24_000
"""Bytes of a card, with room below the 28 kB that Teams takes for the rest of the message."""
BULLET = "• "
ROW = 40
"""Letters of a row of buttons on the narrowest phone, 320 pixels wide."""
AROUND = 5
"""What a button has around its name, in letters."""
LONGEST_TITLE = ROW - AROUND
_FORMULA = re.compile(r"\{(?=\{)")
_UNBROKEN = re.compile(r"\S{40}")
_GLOSS = re.compile(r"\s*\([^()]*\)$")
_JOINER = "\u2060"
_BREAK = "\u200b"


def cut(text: str, longest: int) -> str:
    """At most so many characters."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def literal(text: str, longest: int = LONGEST_TEXT) -> str:
    """The text so that it is shown as it stands: cut, breakable, and never taken for a formula."""
    breakable = _UNBROKEN.sub(lambda found: found[0] + _BREAK, cut(text, longest))
    # `{{DATE(...)}}` is computed by clients, in text runs too.
    return _FORMULA.sub("{" + _JOINER, breakable)


def inert(text: str) -> str:
    """The name of a choice, which some clients read as Markdown: no link can come of it."""
    return literal(text).replace("](", f"]{_JOINER}(")


def line(text: str, **look: Any) -> Json:
    """One paragraph, literally; `look` is colour, size, weight or isSubtle of its text."""
    spacing = {"spacing": look.pop("spacing")} if "spacing" in look else {}
    run = {"type": "TextRun", "text": literal(text), **look}
    return {"type": "RichTextBlock", "inlines": [run], **spacing}


def lines(text: str, **look: Any) -> list[Json]:
    """A longer text, a paragraph for each line of it."""
    filled = [one for one in text.split("\n") if one.strip()]
    return [line(BULLET + one[2:] if one.startswith("- ") else one, **look) for one in filled]


def notes(*texts: str | None, **look: Any) -> list[Json]:
    """What is said beside, small; nothing where there is nothing to say."""
    return [line(text, isSubtle=True, size="small", **look) for text in texts if text]


def heading(text: str) -> Json:
    """What the card is about: words of ours, announced as a heading."""
    return {
        "type": "TextBlock",
        "text": text,
        "style": "heading",
        "size": "medium",
        "weight": "bolder",
        "wrap": True,
    }


def group(items: Sequence[Json], **more: Any) -> Json:
    """Elements that belong together."""
    return {"type": "Container", "items": list(items), **more}


def beside(left: Sequence[Json], right: Sequence[Json]) -> Json:
    """Something, and what belongs to it at its right."""
    return {
        "type": "ColumnSet",
        "columns": [
            {"type": "Column", "width": "stretch", "items": list(left)},
            {
                "type": "Column",
                "width": "auto",
                "verticalContentAlignment": "center",
                "items": list(right),
            },
        ],
    }


def named(label: str, value: str, **look: Any) -> list[Json]:
    """A value under its name."""
    return [*notes(label), line(value, spacing="none", **look)]


def buttons(actions: Iterable[Json]) -> list[Json]:
    """Buttons in rows that are not too long for a phone; not every client wraps them itself."""
    rows: list[list[Json]] = []
    for action in actions:
        if rows and sum(map(width, (*rows[-1], action))) <= ROW:
            rows[-1].append(action)
        else:
            rows.append([action])
    gaps = ("medium", *["small"] * len(rows))
    return [
        {"type": "ActionSet", "actions": row, "spacing": gap}
        for row, gap in zip(rows, gaps, strict=False)
    ]


def width(button: Json) -> int:
    """How long a button is, about, in letters."""
    return len(button["title"]) + AROUND


def titled(title: str) -> Json:
    """The name of a button, as much of it as a phone shows; the whole is read out all the same."""
    if len(title) <= LONGEST_TITLE:
        return {"title": title}
    bare = _GLOSS.sub("", title)
    return {"title": cut(bare, LONGEST_TITLE), "tooltip": title}


def press(title: str, under: str | None, say: str | None = None, *, primary: bool = False) -> Json:
    """A button that changes the card in place; without a word to say, the card's input is said.

    A client that is too old for it shows the fallback, which sends the same as a message.
    """
    button: Json = {
        **titled(title),
        "data": {"under": under} if say is None else {"under": under, "say": say},
    }
    if say is not None:
        button["associatedInputs"] = "none"
    if primary:
        button["style"] = "positive"
    older = {"type": "Action.Submit", **button}
    return {"type": "Action.Execute", "verb": "say", **button, "fallback": older}


def ask(title: str, under: str | None) -> Json:
    """A button that asks in the person's own name; the words stand in the talk as typed ones."""
    back = {
        "type": "messageBack",
        "text": title,
        "displayText": title,
        "value": {"under": under, "say": title},
    }
    return {"type": "Action.Submit", **titled(title), "data": {"msteams": back}}


def fold_out(title: str, target: str) -> Json:
    """A button that shows and hides a part of the card."""
    return {"type": "Action.ToggleVisibility", **titled(title), "targetElements": [target]}


def form(title: str, programme: str) -> Json:
    """A button that opens the whole form in a window of its own."""
    data = {"msteams": {"type": "task/fetch"}, "chefslotsen": {"programme": programme}}
    return {
        "type": "Action.Submit",
        **titled(title),
        "data": data,
        "associatedInputs": "none",
    }


def link(title: str, url: str) -> Json:
    """A button that opens a page."""
    return {"type": "Action.OpenUrl", **titled(title), "url": url}


def card(
    body: Sequence[Json],
    actions: Sequence[Json],
    spoken: str,
    language: str,
    version: str = VERSION,
) -> Json:
    """A whole card; `spoken` is for those who hear it, and for clients that show no cards."""
    return {
        "type": "AdaptiveCard",
        "$schema": SCHEMA,
        "version": version,
        "lang": language,
        "speak": escape(literal(spoken, LONGEST_SPOKEN)),
        "fallbackText": literal(spoken, LONGEST_SPOKEN),
        "body": [*body, *buttons(actions)],
    }


def attachment(content: Json) -> Json:
    """A card as messages and answers to invokes carry it."""
    return {"contentType": CONTENT_TYPE, "content": content}


def size(content: Json) -> int:
    """Bytes of a card on the wire."""
    return len(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())
