"""Reading a request's JSON body within bounds of size, time and shape."""

import asyncio
import json

from aiohttp import web

from bot.channels.refusals import Refused

LARGEST_BODY = 64 * 1024
SLOWEST_BODY = 10.0


async def json_object(request: web.Request) -> dict[str, object]:
    """The JSON object in the body; an absent body counts as an empty object."""
    raw = await _read(request)
    if not raw.strip():
        return {}
    if request.content_type != "application/json":
        raise Refused(415, "UnsupportedMediaType", "Send application/json.")
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError) as fault:
        raise Refused(400, "BadSyntax", "The body is not JSON.") from fault
    if not isinstance(data, dict):
        raise Refused(400, "BadSyntax", "The body is not a JSON object.")
    return data


async def _read(request: web.Request) -> bytes:
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise Refused(415, "UnsupportedMediaType", "Send the body uncompressed.")
    if (request.content_length or 0) > LARGEST_BODY:
        raise Refused(413, "MessageSizeTooBig", "At most 64 kB are taken.")
    try:
        async with asyncio.timeout(SLOWEST_BODY):
            return await _bounded(request)
    except TimeoutError as fault:
        raise Refused(408, "RequestTimeout", "The body came too slowly.") from fault


async def _bounded(request: web.Request) -> bytes:
    raw = bytearray()
    async for piece in request.content.iter_any():
        raw += piece
        if len(raw) > LARGEST_BODY:
            raise Refused(413, "MessageSizeTooBig", "At most 64 kB are taken.")
    return bytes(raw)
