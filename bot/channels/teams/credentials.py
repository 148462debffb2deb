"""The bot's own credentials: the token by which the channel's service knows our replies."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.channels.teams.documents import Documents, NoDocument
from bot.registration import Registration

EARLY = 300.0
"""Seconds before the end of a token's life at which the next one is fetched."""
REST = 5.0
"""Seconds without another try after one has failed; who asks meanwhile need not wait."""
YOUNG = 60.0
"""A token younger than this is not fetched anew, even if the service does not take it."""
LONGEST_LIFE = 24 * 3600.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Token:
    """A token, and until when it is good."""

    value: str = field(repr=False)
    life: float


async def sign_in(documents: Documents, registration: Registration) -> Token:
    """A new token by the bot's id and password; or NoDocument."""
    form = {
        "grant_type": "client_credentials",
        "client_id": registration.app_id,
        "client_secret": registration.password,
        "scope": f"{registration.issuer}/.default",
    }
    answer = await documents.post(registration.token_url, form)
    return Token(_value(answer.data), _life(answer.data))


class Credentials:
    """The bot's token, kept until shortly before its end; one fetch at a time."""

    def __init__(
        self,
        documents: Documents,
        registration: Registration,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._documents = documents
        self._registration = registration
        self._seconds = seconds
        self._line = asyncio.Lock()
        self._headers: Mapping[str, str] = {}
        self._begun = float("-inf")
        self._fresh_until = self._good_until = self._rest_until = float("-inf")

    async def headers(self) -> Mapping[str, str]:
        """The header that shows the token; NoDocument where none can be had just now."""
        now = self._seconds()
        if now < self._fresh_until or (now < self._good_until and self._line.locked()):
            return self._headers
        async with self._line:
            if self._seconds() >= self._fresh_until:
                await self._renew()
            return self._headers

    def forget(self) -> bool:
        """Drop a token that the service did not take; True: one more try may be worth it.

        A young token stays: it may have come while the refused one was on its way, and another
        one would fare no better.
        """
        if self._seconds() - self._begun >= YOUNG:
            self._fresh_until = self._good_until = float("-inf")
        return True

    async def _renew(self) -> None:
        begun = self._seconds()
        try:
            if begun >= self._rest_until:
                await self._fetch(begun)
        except NoDocument as reason:
            self._rest_until = begun + REST
            _log.warning("the bot could not sign in to send its replies: %s", reason)
        if self._seconds() >= self._good_until:
            raise NoDocument("no token to send replies with")

    async def _fetch(self, begun: float) -> None:
        token = await sign_in(self._documents, self._registration)
        self._headers = {"Authorization": f"Bearer {token.value}"}
        self._begun, self._good_until = begun, begun + token.life
        self._fresh_until = self._good_until - min(EARLY, token.life / 2)


def _value(data: Mapping[str, Any]) -> str:
    value = data.get("access_token")
    if not isinstance(value, str) or not (value.isascii() and value.isprintable() and value):
        raise NoDocument("the answer holds no token")
    return value


def _life(data: Mapping[str, Any]) -> float:
    try:
        life = float(data.get("expires_in", 0))
    except (TypeError, ValueError):
        life = 0.0
    return life if 0 < life <= LONGEST_LIFE else EARLY
