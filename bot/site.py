"""All that is served over HTTP: the channels, and what they share, introduced to each other."""

from http import HTTPStatus

from aiohttp import web

from bot.channels.browser.site import Browser
from bot.channels.downloads import downloads
from bot.channels.links import Links
from bot.channels.static_pages import Papers
from bot.channels.teams.connection import connection
from bot.channels.teams.extension import Extension
from bot.channels.teams.guest_filter import GuestFilter
from bot.channels.teams.messages_endpoint import MessagesEndpoint
from bot.channels.teams.roster import Roster
from bot.channels.web import application
from bot.metrics_endpoint import Overseer
from bot.outbox import Sender
from bot.runtime import Parts
from bot.settings import Settings
from bot.storage import kept
from dialogs.catalogue import Catalogue


async def site(parts: Parts) -> web.Application:
    """The web application; the chat page only in local mode, as it asks nobody who they are."""
    settings, trouble, turns = parts.settings, parts.trouble, parts.turns
    line = connection(settings.registration, parts.clock, parts.metrics)
    people = GuestFilter(
        Roster(line.connector.ask), trouble.guest, guests_allowed=settings.allow_guests
    )
    catalogue = Catalogue(parts.knowledge, parts.turns.conversation.languages.books)
    own = links(settings, catalogue)
    calls = Extension(catalogue, own, trouble.phrases).handlers
    door = MessagesEndpoint(
        turns, line, parts.clock, trouble.reply, parts.knowledge, people, calls
    )
    page = Browser(turns, parts.store, parts.clock, parts.knowledge.pages)
    overseer = Overseer(parts.metrics, parts.store, settings.oversight.metrics_token)
    papers = Papers(parts.knowledge, kept.TALK, kept.RATINGS)
    app = application(
        door.answer,
        (parts.store.ping, line.ready),
        trouble.text,
        parts.metrics,
        [
            *overseer.routes(),
            *downloads(turns),
            *papers.routes(),
            *pages(page, own, settings.local),
        ],
        settings.hosts if settings.local else None,
    )
    app.cleanup_ctx.extend([line.running, overseer.beating])
    sender = Sender(turns, page.deliver, door.deliver, door.send_due)
    app.cleanup_ctx.append(sender.alongside)
    app.on_shutdown.extend((page.close, door.close))
    return app


def links(settings: Settings, catalogue: Catalogue) -> Links:
    """The bot's own links, and where they lead with an app id."""
    known = settings.registration
    return Links(catalogue, known.app_id if known else None)


def pages(page: Browser, known: Links, local: bool) -> list[web.RouteDef]:
    """The chat page with links that lead to it; else links that lead to Teams."""
    if local:
        return page.routes(known.routes(page.opened))
    return [web.get("/", welcome), *known.routes()]


async def welcome(_: web.Request) -> web.Response:
    """Where there is no chat page, whoever types the bot's name is told how to reach it."""
    return web.Response(status=HTTPStatus.FOUND, headers={"Location": "/support"})
