"""Which of the bot's languages a browser's request is to be answered in."""

from aiohttp import web

from bot.languages import DEFAULT_LANGUAGE, known
from dialogs.messages import Language

COOKIE = "language"
"""Where the chat page keeps what the person has chosen."""


def language_of(locale: str) -> Language | None:
    """The language of a locale such as sv-SE, where it is one of ours."""
    return known(locale.strip()[:2].lower())


def preferred(request: web.Request) -> Language:
    """What was chosen, else what the browser asks for, else the default."""
    wishes = request.headers.get("Accept-Language", "").split(",")
    named = map(language_of, (request.cookies.get(COOKIE, ""), *wishes))
    return next(filter(None, named), DEFAULT_LANGUAGE)
