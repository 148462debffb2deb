"""The keys that the channel's tokens are signed with: fetched, kept, and fetched anew."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jwt import PyJWK

from bot.channels.refusals import NotReady
from bot.channels.teams.documents import PATIENCE, Documents, NoDocument

BETWEEN_FETCHES = 60.0
"""Whoever makes up key ids can have us ask for keys once in so many seconds, no oftener."""
FRESH = 3600.0
"""After this the keys are fetched anew while the old ones go on working."""
USABLE = 5 * 24 * 3600.0
"""How long the last keys go on working while no new ones can be had."""
SHORTEST_KEY = 2048
MOST_KEYS = 100
ALGORITHM = "RS256"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Key:
    """A published key, and the channels that it may speak for."""

    public: PyJWK
    endorsements: frozenset[str]


@dataclass(frozen=True, slots=True)
class Published:
    """The keys as they were published at one time, by their ids."""

    keys: Mapping[str, Key]
    date: str | None
    """The publishing server's own time."""


async def published(documents: Documents, metadata_url: str) -> Published:
    """Fetch the keys, by way of the metadata that say where they are; or NoDocument."""
    try:
        async with asyncio.timeout(PATIENCE):
            metadata = await documents.get(metadata_url)
            found = await documents.get(str(metadata.data.get("jwks_uri", "")))
    except TimeoutError:
        raise NoDocument("no answer in time") from None
    keys = dict(_keys(found.data.get("keys")))
    if not keys:
        raise NoDocument("the answer holds no key that can be used")
    return Published(keys, found.date)


class Keys:
    """The published keys. Nobody waits for a fetch but those whose key is not known yet."""

    def __init__(
        self,
        documents: Documents,
        metadata_url: str,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._documents = documents
        self._url = metadata_url
        self._seconds = seconds
        self._keys: Mapping[str, Key] = {}
        self._fetched: float | None = None
        self._tried: float | None = None
        self._fetch: asyncio.Task[None] | None = None

    async def find(self, name: str) -> Key | None:
        """The key of that id, None where nobody has published it; NotReady without any keys."""
        if self._age() > USABLE or name not in self._keys:
            await self._newest()
        elif self._age() > FRESH:
            self.refresh()
        if self._age() > USABLE:
            raise NotReady("The keys that tokens are checked with have not been fetched.")
        return self._keys.get(name)

    async def ready(self) -> None:
        """Nothing where tokens can be checked; NotReady where not, and then keys are asked for."""
        if self._age() > FRESH:
            self.refresh()
        if self._age() > USABLE:
            raise NotReady("The keys that tokens are checked with have not been fetched.")

    def refresh(self) -> None:
        """Begin to fetch the keys, unless that was done within the last minute."""
        now = self._seconds()
        if self._tried is None or now - self._tried >= BETWEEN_FETCHES:
            self._tried = now
            self._fetch = asyncio.create_task(self._replace())

    async def close(self) -> None:
        """Give up a fetch that is under way."""
        if self._fetch is not None:
            self._fetch.cancel()
            await asyncio.wait([self._fetch])

    def _age(self) -> float:
        return float("inf") if self._fetched is None else self._seconds() - self._fetched

    async def _newest(self) -> None:
        self.refresh()
        if self._fetch is not None:
            # One caller who hangs up must not end the fetch that others wait for.
            await asyncio.shield(self._fetch)

    async def _replace(self) -> None:
        try:
            found = await published(self._documents, self._url)
        except NoDocument as reason:
            _log.warning("the keys of the channel's tokens could not be fetched: %s", reason)
        except Exception as error:  # whatever a server sends, the old keys go on working
            _log.warning("the keys could not be read: %s", type(error).__name__)
        else:
            self._keys, self._fetched = found.keys, self._seconds()


def _keys(found: object) -> list[tuple[str, Key]]:
    listed = found[:MOST_KEYS] if isinstance(found, list) else []
    return [
        (one["kid"], key)
        for one in listed
        if isinstance(one, dict) and isinstance(one.get("kid"), str) and (key := _key(one))
    ]


def _key(one: dict[str, Any]) -> Key | None:
    if one.get("kty") != "RSA" or one.get("use", "sig") != "sig":
        return None
    try:
        public = PyJWK(one, algorithm=ALGORITHM)
        strong = public.key.key_size >= SHORTEST_KEY
    except Exception:  # a key that cannot be read is none; the others still are
        return None
    channels = one.get("endorsements")
    named = channels if isinstance(channels, list) else []
    return Key(public, frozenset(c for c in named if isinstance(c, str))) if strong else None
