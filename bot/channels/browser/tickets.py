"""Signed tickets: what this server hands out to a browser and knows again as its own."""

import base64
import binascii
import hashlib
import hmac
import json
import secrets
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Literal

from dialogs.ports import Clock

Use = Literal["browser", "talk", "stream"]
"""What a ticket opens: the person's browser (cookie), a conversation, one stream of it."""


class TicketError(Exception):
    """A ticket does not open what it was shown for."""


class ForeignTicketError(TicketError):
    """The ticket was not signed here, is for another use, or is no ticket at all."""


class ExpiredTicketError(TicketError):
    """The ticket was ours but its time is over."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """Who holds it, which conversation it opens, what for, and until when (Unix seconds)."""

    use: Use
    person: str
    conversation: str
    until: int


class Tickets:
    """Issues tickets and reads them back, with one secret for every replica."""

    def __init__(self, secret: bytes | None, clock: Clock) -> None:
        self._secret = secret
        self._clock = clock

    @property
    def locked(self) -> bool:
        """Whether the secret is still to come."""
        return self._secret is None

    def unlock(self, secret: bytes) -> None:
        """Take the secret, where it could not be had from the start."""
        self._secret = secret

    def newcomer(self) -> str:
        """An id for a person never met before."""
        return secrets.token_urlsafe(18)

    def conversation_of(self, person: str) -> str:
        """The one conversation of a person: the same in every tab, not to be guessed by others."""
        return self._sign(f"conversation of {person}".encode())[:27]

    def issue(self, use: Use, person: str, lasts: timedelta) -> str:
        """A signed ticket for a person's own conversation."""
        until = int((self._clock.now() + lasts).timestamp())
        ticket = Ticket(use, person, self.conversation_of(person), until)
        body = _encoded(json.dumps(asdict(ticket)).encode())
        return f"{body}.{self._sign(body.encode())}"

    def read(self, text: str, *uses: Use) -> Ticket:
        """The ticket behind a text; raises ForeignTicketError or ExpiredTicketError."""
        body, _, signature = text.partition(".")
        expected = self._sign(body.encode("utf-8", "replace"))
        if not hmac.compare_digest(expected.encode(), signature.encode("utf-8", "replace")):
            raise ForeignTicketError
        ticket = _decoded(body)
        if ticket.use not in uses:
            raise ForeignTicketError
        if ticket.until < self._clock.now().timestamp():
            raise ExpiredTicketError
        return ticket

    def _sign(self, data: bytes) -> str:
        if self._secret is None:
            raise RuntimeError("no ticket can be signed yet")
        return _encoded(hmac.digest(self._secret, data, hashlib.sha256))


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _decoded(body: str) -> Ticket:
    try:
        return Ticket(**json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))))
    except (binascii.Error, ValueError, TypeError) as fault:
        # Signed by us, yet of another shape: a ticket of an older release.
        raise ForeignTicketError from fault
