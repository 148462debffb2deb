"""The edge: what an HTTP request must be before anything of it is believed."""

import asyncio
import json
import math
from typing import Any

from aiohttp import ClientPayloadError, web

from bot.channels.refusals import Refused
from bot.channels.teams import shape

LARGEST_BODY = 256 * 1024
SLOWEST_BODY = 10.0
DEEPEST_NESTING = 64
LONGEST_NUMBER = 40


async def read(request: web.Request) -> dict[str, Any]:
    """The activity in a request, whole and of the right shape, or Refused."""
    _check_headers(request)
    return shape.checked(parse(await _body(request)))


def parse(body: bytes) -> object:
    """JSON in strict UTF-8: no NaN, no repeated keys, no bombs of nesting or digits."""
    try:
        text = body.decode("utf-8")
        data: object = _DECODER.decode(text)
    except UnicodeDecodeError:
        raise Refused(400, "BadSyntax", "The body must be UTF-8.") from None
    except RecursionError:
        raise Refused(400, "BadSyntax", "The body is nested too deeply.") from None
    except ValueError:
        raise Refused(400, "BadSyntax", "The body must be JSON.") from None
    if text.count("{") + text.count("[") > DEEPEST_NESTING:
        _check_depth(data)
    return data


def _check_headers(request: web.Request) -> None:
    if request.content_type != "application/json":
        raise Refused(415, "UnsupportedMediaType", "Content-Type must be application/json.")
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        # A compressed body says nothing of its size, and no channel sends one.
        raise Refused(415, "UnsupportedMediaType", "Content-Encoding is not taken.")
    if (request.charset or "utf-8").lower() not in {"utf-8", "utf8"}:
        raise Refused(400, "BadSyntax", "The charset must be UTF-8.")
    if (request.content_length or 0) > LARGEST_BODY:
        raise _too_large()


async def _body(request: web.Request) -> bytes:
    try:
        async with asyncio.timeout(SLOWEST_BODY):
            body = await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise _too_large() from None
    except TimeoutError:
        raise Refused(408, "RequestTimeout", "The body did not arrive in time.") from None
    except (ClientPayloadError, web.RequestPayloadError, web.HTTPBadRequest):
        raise Refused(400, "BadSyntax", "The body did not arrive whole.") from None
    if len(body) > LARGEST_BODY:
        raise _too_large()
    return body


def _too_large() -> Refused:
    return Refused(413, "MessageSizeTooBig", f"The body may have {LARGEST_BODY} bytes.")


def _check_depth(data: object) -> None:
    level = [data]
    for _ in range(DEEPEST_NESTING):
        level = [child for part in level for child in _children(part)]
        if not level:
            return
    raise Refused(400, "BadSyntax", "The body is nested too deeply.")


def _children(part: object) -> list[object]:
    if isinstance(part, dict):
        return [value for value in part.values() if isinstance(value, dict | list)]
    if isinstance(part, list):
        return [value for value in part if isinstance(value, dict | list)]
    return []


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is repeated")
    return found


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise ValueError("a number is too long")
    return int(digits)


def _decimal(digits: str) -> float:
    number = float(digits) if len(digits) <= LONGEST_NUMBER else math.inf
    if not math.isfinite(number):
        raise ValueError("a number is too large")
    return number


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique,
    parse_int=_whole,
    parse_float=_decimal,
    parse_constant=_no_constant,
)
