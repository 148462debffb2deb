"""Files that are served as they are, and known again by a browser that has them."""

import hashlib
from pathlib import Path

from aiohttp import ETag, web
from aiohttp.typedefs import Handler

KINDS = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
"""The kinds of files that may be served; others in a folder are not."""


def served(folder: Path) -> list[Path]:
    """The files of a folder that are for browsers."""
    return sorted(file for file in folder.iterdir() if file.suffix in KINDS)


def serving(body: bytes, suffix: str) -> Handler:
    """A handler for one file's content."""
    etag = ETag(hashlib.sha256(body).hexdigest()[:32])

    async def serve(request: web.Request) -> web.StreamResponse:
        known = any(tag.value == etag.value for tag in request.if_none_match or ())
        response = web.Response(status=304) if known else web.Response(body=body)
        response.headers["Cache-Control"] = "no-cache"
        response.etag = etag
        if not known:
            response.content_type = KINDS[suffix]
            response.charset = "utf-8"
        return response

    return serve
