"""Bodies: what an HTTP request must bring before anything of it is believed."""

import asyncio
import json
import math
from typing import Any

from aiohttp import ClientPayloadError, web

from bot.channels.refusals import Refused

LARGEST_BODY = 256 * 1024
SLOWEST_BODY = 10.0
"""Seconds."""
DEEPEST_NESTING = 64
LONGEST_NUMBER = 40


async def read(request: web.Request) -> object:
    """The JSON in a request's body, or Refused."""
    _check_type(request)
    return parse(await _body(request, LARGEST_BODY))


async def read_object(request: web.Request, largest: int) -> dict[str, Any]:
    """The JSON object in a body of that size at most; an absent body counts as an empty one."""
    body = await _body(request, largest)
    if not body.strip():
        return {}
    _check_type(request)
    data = parse(body)
    if not isinstance(data, dict):
        raise Refused(400, "BadSyntax", "The body must be a JSON object.")
    return data


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


def _check_type(request: web.Request) -> None:
    if request.content_type != "application/json":
        raise Refused(415, "UnsupportedMediaType", "Content-Type must be application/json.")


async def _body(request: web.Request, largest: int) -> bytes:
    _check_headers(request, largest)
    try:
        async with asyncio.timeout(SLOWEST_BODY):
            return await _bounded(request, largest)
    except TimeoutError:
        raise Refused(408, "RequestTimeout", "The body did not arrive in time.") from None
    except (ClientPayloadError, web.RequestPayloadError, web.HTTPBadRequest):
        raise Refused(400, "BadSyntax", "The body did not arrive whole.") from None


def _check_headers(request: web.Request, largest: int) -> None:
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        # A compressed body says nothing of its size, and no channel sends one.
        raise Refused(415, "UnsupportedMediaType", "Content-Encoding is not taken.")
    if (request.charset or "utf-8").lower() not in {"utf-8", "utf8"}:
        raise Refused(400, "BadSyntax", "The charset must be UTF-8.")
    if (request.content_length or 0) > largest:
        raise _too_large(largest)


async def _bounded(request: web.Request, largest: int) -> bytes:
    body = bytearray()
    async for piece in request.content.iter_any():
        body += piece
        if len(body) > largest:
            raise _too_large(largest)
    return bytes(body)


def _too_large(largest: int) -> Refused:
    return Refused(413, "MessageSizeTooBig", f"The body may have {largest} bytes.")


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
