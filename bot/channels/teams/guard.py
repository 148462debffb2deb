"""The guard: who may speak to the bot over the Bot Framework's door."""

import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from yarl import URL

from bot.channels.refusals import Denied
from bot.channels.teams import tokens
from bot.channels.teams.keys import Key, Keys
from bot.channels.teams.rejection_counter import Tally
from bot.registration import Registration
from dialogs.ports import Clock

LEEWAY = 300.0
"""Seconds by which two machines' clocks may differ."""
CHANNELS = frozenset({"msteams"})
"""The channels whose word for a person and a tenant is the service's own.

In others, such as Direct Line, the client itself fills in who it is and from which tenant.
"""
MOST_TOKENS = 256
SERVICE_URL_CLAIMS = ("serviceurl", "serviceUrl")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    """A request whose token is genuine: what it says, beside the activity that it came with."""

    claims: Json
    key: Key
    activity: Json
    registration: Registration
    now: float


@dataclass(frozen=True, slots=True)
class Genuine:
    """What is remembered of a token whose signature has been checked; not the token itself."""

    key_id: str
    key: Key
    claims: Json


Check = Callable[[Call], None]
"""Raises Denied where something does not fit."""


def in_time(call: Call) -> None:
    """The token is valid now, give or take five minutes."""
    until, since = _number(call.claims.get("exp")), call.claims.get("nbf")
    if until is None or call.now >= until + LEEWAY:
        raise Denied("a token that has expired")
    if since is None:
        return
    begins = _number(since)
    if begins is None or call.now < begins - LEEWAY:
        raise Denied("a token that is not valid yet")


def same_service(call: Call) -> None:
    """The token was made for the address that replies would go to."""
    claimed = [call.claims[name] for name in SERVICE_URL_CLAIMS if name in call.claims]
    if not claimed or any(one != call.activity["serviceUrl"] for one in claimed):
        raise Denied("a token for another service address")


def endorsed(call: Call) -> None:
    """The key may speak for the channel that the activity says it comes from."""
    if call.activity["channelId"] not in call.key.endorsements:
        raise Denied("a key that is not endorsed for the channel")


def known_channel(call: Call) -> None:
    """The channel is one whose word for who somebody is can be taken."""
    if call.activity["channelId"] not in CHANNELS:
        raise Denied("a channel that is not served", 403)


def known_tenant(call: Call) -> None:
    """Every tenant that the activity names is one of ours, and it names one."""
    named = _tenants(call.activity)
    if not named:
        raise Denied("no tenant", 403)
    if not all(isinstance(t, str) and t.lower() in call.registration.tenants for t in named):
        raise Denied("a tenant that is not served", 403)


def known_service(call: Call) -> None:
    """Replies would go to a host that may see the bot's token."""
    try:
        url = URL(call.activity["serviceUrl"], encoded=True)
        allowed = call.registration.allows(url.scheme, url.host or "")
    except ValueError:
        allowed = False
    if not allowed:
        raise Denied("a service host that is not called", 403)


CHECKS: tuple[Check, ...] = (
    in_time,
    same_service,
    endorsed,
    known_channel,
    known_tenant,
    known_service,
)
"""What is asked of a genuine token, in this order."""


class Guard:
    """Lets in the requests of the channel's service, and nobody else's."""

    def __init__(
        self,
        registration: Registration,
        keys: Keys,
        clock: Clock,
        tally: Tally,
        checks: tuple[Check, ...] = CHECKS,
    ) -> None:
        self._registration = registration
        self._keys = keys
        self._clock = clock
        self._tally = tally
        self._checks = checks
        self._genuine: dict[bytes, Genuine] = {}
        """By the token's hash: a channel shows one for long."""

    async def admit(self, request: web.Request, activity: Json) -> None:
        """Nothing, where the activity may be believed; else Denied, or NotReady without keys."""
        try:
            await self._examine(request, activity)
        except Denied as denial:
            self._tally.add(denial.reason)
            raise

    async def _examine(self, request: web.Request, activity: Json) -> None:
        token = tokens.bearer(request)
        name = hashlib.sha256(token.encode()).digest()
        found = self._genuine.get(name)
        key_id = found.key_id if found else tokens.key_id(token)
        key = await self._keys.find(key_id)
        if key is None:
            raise Denied("a token with an unknown key")
        if found is None or found.key is not key:
            found = self._remember(name, Genuine(key_id, key, self._claims(token, key)))
        # Whatever changes with time and activity is looked at anew.
        now = self._clock.now().timestamp()
        call = Call(found.claims, key, activity, self._registration, now)
        for check in self._checks:
            check(call)

    def _remember(self, name: bytes, genuine: Genuine) -> Genuine:
        self._genuine[name] = genuine
        if len(self._genuine) > MOST_TOKENS:
            del self._genuine[next(iter(self._genuine))]
        return genuine

    def _claims(self, token: str, key: Key) -> Json:
        return tokens.claims(token, key, self._registration.app_id, self._registration.issuer)


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _tenants(activity: Json) -> list[object]:
    """Each tenant that an activity names, wherever it names one."""
    data, sender = activity["channelData"] or {}, activity["from"] or {}
    stated = data.get("tenant")
    named = (
        stated.get("id") if isinstance(stated, dict) else stated,
        activity["conversation"].get("tenantId"),
        sender.get("tenantId"),
    )
    return [tenant for tenant in named if tenant is not None]
