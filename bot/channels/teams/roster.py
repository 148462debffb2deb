"""Who somebody is, as Teams' own roster says: name, e-mail, and whether they are a guest."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from botbuilder.schema import Activity

from bot.channels.teams import incoming
from knowledge.text import clean

CHANNEL = "msteams"
"""The one channel that has a roster."""
PATIENCE = 1.0
"""Seconds that a reply waits for the roster, and only where it decides whether there is one."""
LOOK_LASTS = 5.0
"""Seconds that a look goes on for, so that the next message finds what it gave."""
KNOWN_FOR, UNKNOWN_FOR = 3600.0, 60.0
"""Seconds after which the roster is asked again: of somebody known, and after a failure."""
MOST = 10_000
"""People remembered; who wrote longest ago is forgotten first."""
MOST_LOOKS = 64
"""Looks at once: a roster that hangs must leave connections for replies."""
LONGEST = 200
OUTSIDERS = frozenset({"guest", "anonymous"})
EXTERNAL = "#ext#"
"""In the sign-in name of everybody who was invited from another directory."""

Ask = Callable[[str, str, str], Awaitable[tuple[int, Any]]]
"""Asks a channel's service: method, service address, path -> status, what it said."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Member:
    """What the roster says of a person."""

    name: str | None = None
    email: str | None = None
    is_guest: bool = False


class Roster:
    """Asks once and remembers for a while, in this process only; a reply hardly waits for it."""

    def __init__(self, ask: Ask, seconds: Callable[[], float] = time.monotonic) -> None:
        self._ask = ask
        self._seconds = seconds
        self._known: OrderedDict[str, tuple[float, Member | None]] = OrderedDict()
        self._looks: dict[str, asyncio.Task[Member | None]] = {}

    async def member(self, heard: Activity, patience: float = PATIENCE) -> Member | None:
        """The sender as the roster knows them; None where that cannot be told in time."""
        key = incoming.person(heard, heard.from_property).id
        until, found = self._known.get(key, (0.0, None))
        if self._seconds() < until:
            self._known.move_to_end(key)
            return found
        look = self._look(key, heard)
        if look is None or not patience:
            return found
        done, _ = await asyncio.wait([look], timeout=patience)
        return look.result() if done else found

    def prepare(self, heard: Activity) -> None:
        """Begin to look, so that it is known when it is needed."""
        key = incoming.person(heard, heard.from_property).id
        if key not in self._known:
            self._look(key, heard)

    async def close(self) -> None:
        """Let go of the looks that are under way."""
        looks = list(self._looks.values())
        for look in looks:
            look.cancel()
        await asyncio.gather(*looks, return_exceptions=True)

    def _look(self, key: str, heard: Activity) -> "asyncio.Task[Member | None] | None":
        if heard.channel_id != CHANNEL or not heard.service_url:
            return None
        if key not in self._looks:
            if len(self._looks) >= MOST_LOOKS:
                return None
            self._looks[key] = asyncio.create_task(self._find(key, heard))
        return self._looks[key]

    async def _find(self, key: str, heard: Activity) -> Member | None:
        try:
            async with asyncio.timeout(LOOK_LASTS):
                found = await self._asked(heard)
        except Exception as error:  # whatever it is, people are answered without it
            _log.warning("the roster was not read: %s", type(error).__name__)
            found = None
        finally:
            self._looks.pop(key, None)
        _, before = self._known.get(key, (0.0, None))
        lasts = UNKNOWN_FOR if found is None else KNOWN_FOR
        self._remember(key, found or before, self._seconds() + lasts)
        return found or before

    async def _asked(self, heard: Activity) -> Member | None:
        status, said = await self._ask("GET", heard.service_url, path(heard))
        if status != HTTPStatus.OK or not isinstance(said, dict):
            return None
        return member(said, incoming.tenant(heard))

    def _remember(self, key: str, found: Member | None, until: float) -> None:
        self._known[key] = (until, found)
        self._known.move_to_end(key)
        while len(self._known) > MOST:
            self._known.popitem(last=False)


def path(heard: Activity) -> str:
    """Where the sender stands in the roster of the team, or of the conversation outside one."""
    team = heard.channel_data.get("team")
    team_id = team.get("id") if isinstance(team, dict) else None
    place = team_id if isinstance(team_id, str) and team_id else heard.conversation.id
    sender = quote(heard.from_property.id, safe="")
    return f"/v3/conversations/{quote(place, safe='')}/members/{sender}"


def member(said: dict[str, Any], tenant: object) -> Member:
    """What a roster's answer says, as far as it has the form that it should."""
    role = text(said, "userRole").lower()
    signs_in_as = text(said, "userPrincipalName")
    home = text(said, "tenantId").lower()
    elsewhere = isinstance(tenant, str) and home not in {"", tenant.lower()}
    email = text(said, "email") or (signs_in_as if EXTERNAL not in signs_in_as.lower() else "")
    return Member(
        name=clean(text(said, "name")) or None,
        email=email if "@" in email else None,
        is_guest=role in OUTSIDERS or elsewhere or EXTERNAL in signs_in_as.lower(),
    )


def text(said: dict[str, Any], key: str) -> str:
    """A text of an answer; nothing where it is something else, or far too long."""
    value = said.get(key)
    return value if isinstance(value, str) and len(value) <= LONGEST else ""
