"""Which of the bot's languages a browser's request is to be answered in."""

from aiohttp import web

from dialogs.messages import Language

COOKIE = "language"
"""Where the chat page keeps what the person has chosen."""


def language_of(locale: str) -> Language | None:
    """The language of a locale such as sv-SE, where it is one of ours."""
    match locale.strip()[:2].lower():
        case "sv":
            return "sv"
        case "en":
            return "en"
    return None


def preferred(request: web.Request) -> Language:
    """What was chosen, else what the browser asks for, else Swedish."""
    wishes = request.headers.get("Accept-Language", "").split(",")
    known = map(language_of, (request.cookies.get(COOKIE, ""), *wishes))
    return next(filter(None, known), "sv")
