"""The connector: how a reply gets to the channel's service."""

import asyncio
import json
import logging
import math
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from random import SystemRandom
from typing import Any
from urllib.parse import quote

from aiohttp import (
    ClientConnectionError,
    ClientConnectorError,
    ClientError,
    ClientPayloadError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    TCPConnector,
)
from yarl import URL

from bot.addresses import is_loopback
from bot.channels.teams.activity_shape import LONGEST_ID
from bot.channels.teams.circuit_breaker import Rest
from bot.channels.teams.documents import NoDocument
from bot.delivery_status import DeliveryStatus
from dialogs.ports import Clock

RETRIED = frozenset({412, 429, 502, 504})
"""Answers that promise that nothing was done; after any other, a replay could double."""
LATER = RETRIED | {401, 500, 503}
"""Answers by which the service itself says that it has not taken the reply, this time."""
UNSURE = frozenset({408})
UNREACHED = (ClientConnectorError, ConnectionTimeoutError, NoDocument)
"""Faults before anything was handed over; the order of the two groups matters."""
HANDED_OVER = (ClientConnectionError, ClientPayloadError, TimeoutError)
CONNECT_SECONDS = 4.0
IDLE_SECONDS = 4.0
"""Below the five seconds after which Node servers close: a reused connection is then alive."""
MOST_CONNECTIONS = 256
LONGEST_ASKED = 3600.0
"""Seconds that a service is left alone for at most, whatever it asks for."""
LARGEST_ANSWER = 64 * 1024
"""Bytes that are read of what a service says; longer answers are not understood."""

COUNTED: Mapping[DeliveryStatus, str] = {
    DeliveryStatus.ARRIVED: "delivered",
    DeliveryStatus.UNSURE: "unsure",
}
"""What a sending is counted as; else as failed."""

Headers = Mapping[str, str]
Authorize = Callable[[], Awaitable[Headers]]
Allowed = Callable[[URL], bool]

_log = logging.getLogger(__name__)
_encode = json.JSONEncoder(separators=(",", ":")).encode


async def nobody() -> Headers:
    """Send without a token, as on one's own machine."""
    return {}


def loopback(url: URL) -> bool:
    """True for this machine itself: the only service host that is called without an app id."""
    return is_loopback(url.host or "")


def nobody_counts(_: str) -> None:
    """What became of a sending is not counted."""


def no_other() -> bool:
    """There is no other token to try with."""
    return False


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a reply is tried for: seconds in all, tries, and seconds before the second."""

    total: float = 10.0
    tries: int = 5
    first_wait: float = 0.5
    answer: float = 1.0


@dataclass(frozen=True, slots=True)
class Fault:
    """Why something was not delivered, and for how long the service wants to be left in peace."""

    why: str
    status: int | None = None
    wait: float | None = None
    fate: DeliveryStatus = DeliveryStatus.LATER


@dataclass(frozen=True, slots=True)
class Sent:
    """That something was delivered, and what the service calls it, where it says so."""

    id: str | None = None
    fate: DeliveryStatus = DeliveryStatus.ARRIVED


class Connector:
    """Sends activities on one client session for the whole process."""

    def __init__(
        self,
        clock: Clock,
        allowed: Allowed = loopback,
        authorize: Authorize = nobody,
        patience: Patience | None = None,
        renew: Callable[[], bool] = no_other,
        told: Callable[[str], None] = nobody_counts,
    ) -> None:
        self._clock = clock
        self._allowed = allowed
        self._authorize = authorize
        self._renew = renew
        self._told = told
        self._patience = patience or Patience()
        self._rest = Rest(time.monotonic)
        self._session: ClientSession | None = None
        self._chance = SystemRandom()

    async def close(self) -> None:
        """Let go of every connection."""
        if self._session is not None:
            await self._session.close()

    async def send(
        self, activity: Mapping[str, Any], patience: Patience | None = None
    ) -> DeliveryStatus:
        """Send an activity in its JSON form; what became of it, and never an exception."""
        return (await self.attempt(activity, patience)).fate

    async def attempt(
        self, activity: Mapping[str, Any], patience: Patience | None = None
    ) -> Sent | Fault:
        """The same, with what went wrong, or what the service calls what it has got."""
        done = await self._attempt(activity, patience or self._patience)
        if isinstance(done, Fault):
            _log.warning("a reply was not delivered: %s", done.why)
        self._told(COUNTED.get(done.fate, "failed"))
        return done

    async def _attempt(self, activity: Mapping[str, Any], patience: Patience) -> Sent | Fault:
        try:
            url, body = self._address(activity), _encode(activity).encode()
        except Exception as error:  # nothing that is wrong with it now will be right later
            return Fault(type(error).__name__, fate=DeliveryStatus.NEVER)
        service = str(url.origin())
        if self._rest.rests(service):
            return Fault("its service does not answer just now")
        try:
            done = await self._within(url, body, patience)
        except Exception as error:  # the effect of the turn stands, whatever befalls its reply
            self._rest.note(service, answered=isinstance(error, NoDocument))
            return Fault(type(error).__name__, fate=_after(error))
        self._rest.note(service, answered=True)
        return done

    async def _within(self, url: URL, body: bytes, patience: Patience) -> Sent | Fault:
        async with asyncio.timeout(patience.total) as limit:
            return await self._try(url, body, patience, limit.when() or 0.0)

    async def ask(
        self, method: str, service: str, path: str, body: Mapping[str, Any] | None = None
    ) -> tuple[int, Any]:
        """Ask a channel's service something, once: the status, and what it says as JSON."""
        url, data = self._at(service, path), _encode(body).encode() if body is not None else None
        async with asyncio.timeout(self._patience.total):
            status, said = await self._asked(method, url, data)
            if status == HTTPStatus.UNAUTHORIZED and self._renew():
                status, said = await self._asked(method, url, data)
        return status, said

    async def _asked(self, method: str, url: URL, data: bytes | None) -> tuple[int, Any]:
        headers = {"Content-Type": "application/json", **await self._authorize()}
        async with self._open().request(
            method, url, data=data, headers=headers, allow_redirects=False
        ) as answer:
            return answer.status, _decoded(await _whole(answer))

    def _address(self, activity: Mapping[str, Any]) -> URL:
        conversation = quote(activity["conversation"]["id"], safe="")
        reply_to = quote(activity.get("replyToId") or "", safe="")
        path = f"/v3/conversations/{conversation}/activities/{reply_to}".rstrip("/")
        return self._at(activity["serviceUrl"], path)

    def _at(self, service: str, path: str) -> URL:
        url = URL(service.rstrip("/") + path, encoded=True)
        # The very object that is connected to is looked at, so that no second reading of the
        # address can come to another host.
        if url.scheme not in {"http", "https"} or url.user or not self._allowed(url):
            raise PermissionError("this service host is not called")
        return url

    async def _try(self, url: URL, body: bytes, patience: Patience, limit: float) -> Sent | Fault:
        for attempt in range(1, patience.tries + 1):
            status, told, said = await self._post(url, body)
            if HTTPStatus(200) <= status < HTTPStatus(300):
                return Sent(_id_in(said))
            if status == HTTPStatus.UNAUTHORIZED and attempt == 1 and self._renew():
                continue  # nothing was done, and the next try shows a new token
            wait = self._wait(attempt, told)
            too_late = asyncio.get_running_loop().time() + wait >= limit
            if status not in RETRIED or too_late or attempt == patience.tries:
                break
            self._told("rate limited" if status == HTTPStatus.TOO_MANY_REQUESTS else "retried")
            await asyncio.sleep(wait)
        asked = _seconds(told, self._clock.now()) if told else None
        return Fault(f"HTTP {status}", status, asked, _fate_of(status))

    async def _post(self, url: URL, body: bytes) -> tuple[int, str | None, bytes]:
        headers = {"Content-Type": "application/json", **await self._authorize()}
        # A redirect could carry the token and the text to another host.
        async with self._open().post(
            url, data=body, headers=headers, allow_redirects=False
        ) as answer:
            said = await self._heard(answer)
            return answer.status, answer.headers.get("Retry-After"), said

    async def _heard(self, answer: ClientResponse) -> bytes:
        # Read to the end, the connection can be used again. It has arrived, whatever this says.
        with suppress(TimeoutError, ClientError):
            async with asyncio.timeout(self._patience.answer):
                return await _whole(answer)
        return b""

    def _wait(self, attempt: int, told: str | None) -> float:
        asked = _seconds(told, self._clock.now()) if told else None
        if asked is not None:
            return asked + self._chance.uniform(0, self._patience.first_wait / 2)
        doubled = float(2 ** (attempt - 1))
        return self._patience.first_wait * doubled * self._chance.uniform(0.5, 1.5)

    def _open(self) -> ClientSession:
        if self._session is None:
            self._session = ClientSession(
                connector=TCPConnector(limit=MOST_CONNECTIONS, keepalive_timeout=IDLE_SECONDS),
                cookie_jar=DummyCookieJar(),
                timeout=ClientTimeout(total=None, sock_connect=CONNECT_SECONDS),
            )
        return self._session


async def _whole(answer: ClientResponse) -> bytes:
    said = bytearray()
    async for piece in answer.content.iter_any():
        said += piece[: LARGEST_ANSWER - len(said)]
    return bytes(said)


def _id_in(said: bytes) -> str | None:
    told = _decoded(said)
    found = told.get("id") if isinstance(told, dict) else None
    return found if isinstance(found, str) and 0 < len(found) <= LONGEST_ID else None


def _fate_of(status: int) -> DeliveryStatus:
    if status in LATER:
        return DeliveryStatus.LATER
    return DeliveryStatus.UNSURE if status in UNSURE else DeliveryStatus.NEVER


def _after(error: Exception) -> DeliveryStatus:
    if isinstance(error, UNREACHED):
        return DeliveryStatus.LATER
    return DeliveryStatus.UNSURE if isinstance(error, HANDED_OVER) else DeliveryStatus.LATER


def _decoded(said: bytes) -> Any:
    with suppress(ValueError, RecursionError):
        return json.loads(said)
    return None


def _seconds(told: str, now: datetime) -> float | None:
    try:
        seconds = float(told)
    except ValueError:
        seconds = _until(told, now)
    return min(max(0.0, seconds), LONGEST_ASKED) if math.isfinite(seconds) else None


def _until(told: str, now: datetime) -> float:
    try:
        moment = parsedate_to_datetime(told)
    except ValueError:
        return math.nan
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware - now).total_seconds()
