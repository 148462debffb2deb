"""Visitors: which person a browser belongs to, kept in a signed cookie."""

from datetime import timedelta

from aiohttp import web

from bot.channels.browser.tickets import TicketError, Tickets
from bot.channels.own_address import scheme

COOKIE = "chefslotsen"
REMEMBERED = timedelta(days=365)


class Visitors:
    """Knows a browser again by its cookie; nothing else that it says about itself counts."""

    def __init__(self, tickets: Tickets) -> None:
        self._tickets = tickets

    def person(self, request: web.Request) -> str:
        """The person of the cookie, or a newcomer."""
        try:
            return self._tickets.read(request.cookies.get(COOKIE, ""), "browser").person
        except TicketError:
            return self._tickets.newcomer()

    def remember(self, request: web.Request, response: web.Response, person: str) -> None:
        """Give the browser its cookie, for a year from now.

        Only where the page itself asks: a visit by a link from elsewhere comes without the
        strict cookie, and a new one would make the person a stranger to their own draft.
        """
        response.set_cookie(
            COOKIE,
            self._tickets.issue("browser", person, REMEMBERED),
            max_age=int(REMEMBERED.total_seconds()),
            httponly=True,
            samesite="Strict",
            secure=scheme(request, "http") == "https",
            path="/",
        )
