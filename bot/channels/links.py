"""Links that pages, posters and colleagues can carry: /t/TOPIC asks, /s/PROGRAMME signs up."""

from collections.abc import Callable
from typing import Literal
from urllib.parse import quote, unquote, urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.channels.accept_language import preferred
from dialogs.catalogue import Catalogue, Leaf
from dialogs.messages import Language

Kind = Literal["t", "s"]
KINDS: tuple[Kind, ...] = ("t", "s")
"""To ask about a topic, or to sign up for a programme."""
SCHEMES = frozenset({"https", "http"})
CHAT = "https://teams.microsoft.com/l/chat/0/0"
"""What opens a chat in Teams, with the app installed or offered."""

Open = Callable[[web.Request, str], web.StreamResponse]
"""Opens the bot for a visitor, who means to say something."""


class Links:
    """The bot's own links: where they lead, and what a link means."""

    def __init__(self, catalogue: Catalogue, app_id: str | None) -> None:
        self._catalogue = catalogue
        self._app_id = app_id

    def routes(self, opens: Open | None = None) -> list[web.RouteDef]:
        """A link's landing: the chat page where there is one, else the chat in Teams."""
        return [web.get(f"/{kind}/{{id}}", self._landing(kind, opens)) for kind in KINDS]

    def to(self, kind: Kind, leaf: Leaf) -> str | None:
        """Where a card leads, inside Teams; None in local mode, where there is no such place."""
        said = words(kind, leaf)
        return self.in_teams(said) if self._app_id and said else None

    def in_teams(self, text: str) -> str:
        """The chat with the bot in Teams, with words that wait to be sent."""
        message = f"&message={quote(text, safe='')}" if text else ""
        return f"{CHAT}?users=28:{self._app_id}{message}"

    def read(self, url: str, language: Language) -> Leaf | None:
        """What a link of ours is about; None for any other."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return None
        match unquote(parts.path).split("/"):
            case ["", ("t" | "s") as kind, name] if parts.scheme in SCHEMES:
                leaf = self._leaf(name, language)
                return leaf if leaf and words(kind, leaf) else None
        return None

    def _leaf(self, name: str, language: Language) -> Leaf | None:
        try:
            return self._catalogue.leaf(name, language)
        except KeyError:
            return None

    def _landing(self, kind: Kind, opens: Open | None) -> Handler:
        async def land(request: web.Request) -> web.StreamResponse:
            # A link that means nothing any more, as on an old poster, still leads to the bot.
            leaf = self._leaf(request.match_info["id"], preferred(request))
            said = words(kind, leaf) if leaf else ""
            if opens:
                return opens(request, said)
            return web.Response(status=302, headers={"Location": self.in_teams(said)})

        return land


def words(kind: Kind, leaf: Leaf) -> str:
    """What somebody says who follows a link; nothing where one cannot sign up."""
    return leaf.question if kind == "t" else leaf.wish or ""
