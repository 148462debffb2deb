"""The web application: which doors there are, and what every answer has in common."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Iterable
from http import HTTPStatus

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot import correlation
from bot.addresses import name_in
from bot.channels.bodies import LARGEST_BODY
from bot.channels.concurrency_limit import Crowd
from bot.channels.refusals import NotReady, Refused
from bot.metrics import Metrics
from bot.storage.errors import StorageError

PATIENCE = 3.0
"""Seconds that a look at the database may take."""
SECURITY_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Server": "Chefslotsen",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""For every answer that does not say otherwise itself."""
SILENCE = 20.0
"""Seconds without a whole request after which a connection is cut off, also the first time."""

Ping = Callable[[], Awaitable[None]]
Apology = Callable[[str], str]
"""What to say when something unexpected happened, with the id under which it is logged."""

LEAVING = web.AppKey("leaving", asyncio.Event)
"""Set when the server is to stop: it still answers, and says that it is not ready."""
DRAIN = 10.0
"""Seconds in which what is under way at the end may be finished."""

_log = logging.getLogger(__name__)


def application(
    messages: Handler,
    pings: Iterable[Ping],
    apology: Apology,
    metrics: Metrics,
    routes: Iterable[web.RouteDef] = (),
    hosts: Collection[str] | None = None,
) -> web.Application:
    """Everything that is served; further channels come as routes.

    With `hosts`, requests under any other name are refused: a page elsewhere that has its name
    point at this machine must not speak to a bot that asks nobody for a token.
    """
    middlewares = [_kept_calm(apology, metrics), Crowd().admit]
    if hosts is not None:
        middlewares.append(_known_host(hosts))
    app = web.Application(client_max_size=LARGEST_BODY, middlewares=middlewares)
    app[LEAVING] = asyncio.Event()
    app.on_response_prepare.append(_secure)
    app.add_routes(
        [
            web.post("/api/messages", messages),
            web.get("/health", _health),
            web.get("/ready", _ready(tuple(pings))),
            *routes,
        ]
    )
    return app


def runner(app: web.Application) -> web.AppRunner:
    """The application ready to be bound: no access log, and little time for the slow."""
    return web.AppRunner(
        app,
        access_log=None,
        lingering_time=2.0,
        keepalive_timeout=SILENCE,
        shutdown_timeout=DRAIN,
    )


async def _health(_: web.Request) -> web.Response:
    return web.json_response({"status": "alive"})


def _ready(pings: Iterable[Ping]) -> Handler:
    async def ready(request: web.Request) -> web.Response:
        if request.app[LEAVING].is_set():
            return _not_ready("This server is about to stop.")
        try:
            async with asyncio.timeout(PATIENCE):
                for ping in pings:
                    await ping()
        except (StorageError, NotReady) as error:
            return _not_ready(str(error))
        except Exception as error:  # whatever it is, this process should get no traffic now
            return _not_ready(f"The database does not answer ({type(error).__name__}).")
        return web.json_response({"status": "ready"})

    return ready


def _not_ready(reason: str) -> web.Response:
    body = {"status": "not ready", "reason": reason}
    return web.json_response(body, status=HTTPStatus.SERVICE_UNAVAILABLE)


def _known_host(hosts: Collection[str]) -> Middleware:
    known = {host.strip("[]").lower() for host in hosts}

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        if name_in(request.headers.get("Host", "")) not in known:
            raise Refused(HTTPStatus.FORBIDDEN, "Forbidden", "This host name is not served here.")
        return await handler(request)

    return check


def _kept_calm(apology: Apology, metrics: Metrics) -> Middleware:
    @web.middleware
    async def keep_calm(request: web.Request, handler: Handler) -> web.StreamResponse:
        correlation.begin()
        try:
            return _counted(await handler(request), metrics)
        except Refused as refusal:
            metrics.refusals.add(refusal.told)
            return _refusal(refusal)
        except web.HTTPException as error:
            return _as_json(error)
        except Exception as error:
            metrics.faults.add("request")
            return _apologise(error, apology)

    return keep_calm


def _refusal(refusal: Refused) -> web.Response:
    answer = refusal.as_response()
    if refusal.status == HTTPStatus.UNAUTHORIZED:
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def _counted(answer: web.StreamResponse, metrics: Metrics) -> web.StreamResponse:
    if answer.status >= HTTPStatus.BAD_REQUEST:
        metrics.refusals.add(HTTPStatus(answer.status).phrase)
    return answer


def _as_json(error: web.HTTPException) -> web.StreamResponse:
    if error.status < HTTPStatus.BAD_REQUEST or error.content_type == "application/json":
        raise error
    code = HTTPStatus(error.status).name.title().replace("_", "")
    body = {"error": {"code": code, "message": f"{error.reason}."}}
    answer = web.json_response(body, status=error.status)
    if "Allow" in error.headers:
        answer.headers["Allow"] = error.headers["Allow"]
    return answer


def _apologise(error: Exception, apology: Apology) -> web.Response:
    # Only the kind of fault is logged: what an exception says can hold what a person wrote.
    fault = correlation.current()
    _log.error("request failed: %s (%s)", type(error).__name__, fault)
    body = {"error": {"code": "ServiceError", "message": apology(fault), "id": fault}}
    return web.json_response(body, status=HTTPStatus.INTERNAL_SERVER_ERROR)


async def _secure(request: web.Request, answer: web.StreamResponse) -> None:
    if request.app[LEAVING].is_set():
        answer.force_close()  # the next request then goes to another replica
        answer.headers["Connection"] = "close"
    for name, value in SECURITY_HEADERS.items():
        if name == "Server" or name not in answer.headers:
            answer.headers[name] = value
