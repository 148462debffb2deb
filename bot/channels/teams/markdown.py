"""A reply's text as Markdown: lines stay lines, lists are lists, and every sign is itself.

Teams runs the lines of a plain message together; a list, and a break that is marked, it keeps.
What people have written stands in the text too, so all that Markdown knows is escaped.
"""

import re
from itertools import pairwise

_ITEM = re.compile(r"(?:-|\d{1,3}\.) +(?=\S)")
_SIGN = re.compile(
    r"(?P<kept>https?://[\w./:%-]+|\[\d{1,2}\](?![(:\[])|(?<=\w)_(?=\w))"
    r"|&(?=#?\w+;)|<|[\\`*_\[\]|]|~(?=~)|(?<=~)~"
)
"""Addresses, the numbers of citations and names_like_this are kept; all else is escaped."""
_UNDERSCORE = "%5F"
"""The same in an address, where two of them could lean the letters between them."""
_ENTITIES = {"<": "&lt;", "&": "&amp;"}
_OPENING = re.compile(r"\d{0,9}(?P<mark>[#>]|[=+-](?=[ =-]|$)|[.)](?= |$))")
"""What at the beginning of a line makes a heading, a quotation, a rule, or another list."""


def markdown(text: str) -> str:
    """The text for a client that reads Markdown, so that it is shown as it stands."""
    lines = [_written(line.strip()) for line in text.split("\n")]
    return "\n".join(line + _gap(line, after) for line, after in pairwise([*lines, ""]))


def _written(line: str) -> str:
    mark = _ITEM.match(line)
    start = mark[0] if mark else ""
    said = _SIGN.sub(_escaped, line[len(start) :])
    opening = _OPENING.match(said)
    place = opening.start("mark") if opening else 0
    return f"{start}{said[:place]}\\{said[place:]}" if opening else start + said


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    if found["kept"]:
        return sign if len(sign) == 1 else sign.replace("_", _UNDERSCORE)
    return _ENTITIES.get(sign, f"\\{sign}")


def _gap(line: str, after: str) -> str:
    if not line or not after:
        return ""
    first, second = _ITEM.match(line), _ITEM.match(after)
    if bool(first) is not bool(second):
        return "\n"
    return "" if first else "  "
