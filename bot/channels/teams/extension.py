"""The message extension: look up a topic while writing to a colleague, and show our links."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from botbuilder.core import InvokeResponse, TurnContext
from botbuilder.schema import Activity

from bot.channels.links import Links
from bot.channels.refusals import Refused, wrong
from bot.channels.teams.cards import elements as e
from bot.channels.teams.incoming import language
from bot.languages import DEFAULT_LANGUAGE
from dialogs.catalogue import Catalogue, Leaf
from dialogs.messages import Language
from knowledge.phrases import Phrases

Json = dict[str, Any]

SEARCH = "search"
"""The one command that can be searched with, and the name of its parameter."""
FIELD = "text"
THUMBNAIL = "application/vnd.microsoft.card.thumbnail"
VERSION = "1.3"
"""The newest form of cards that Teams shows for a link."""
LONGEST_TEXT = 900
LONGEST_QUERY = 200


class Extension:
    """Answers the calls that Teams makes while somebody writes; says nothing in the chat."""

    def __init__(
        self, catalogue: Catalogue, links: Links, phrases: Mapping[Language, Phrases]
    ) -> None:
        self._catalogue = catalogue
        self._links = links
        self._phrases = phrases
        self.handlers = {
            "composeExtension/query": self.query,
            "composeExtension/queryLink": self.query_link,
        }
        """By the name of the call."""

    async def query(self, turn: TurnContext) -> InvokeResponse:
        """The topics and programmes that somebody seems to look for."""
        spoken = language(turn.activity) or DEFAULT_LANGUAGE
        try:
            text = searched(turn.activity)
        except Refused as refusal:
            return InvokeResponse(status=refusal.status, body=refusal.as_json())
        found = self._catalogue.find(text, spoken)
        if not found:
            return said(self._phrases[spoken].say("extension.nothing"))
        return shown(self.attachment(leaf) for leaf in found)

    async def query_link(self, turn: TurnContext) -> InvokeResponse:
        """A card in the place of one of our links; nothing for other ones."""
        url = value(turn.activity).get("url")
        if not isinstance(url, str):
            refusal = wrong("value.url", "a text")
            return InvokeResponse(status=refusal.status, body=refusal.as_json())
        leaf = self._links.read(url, language(turn.activity) or DEFAULT_LANGUAGE)
        return shown([self.attachment(leaf)] if leaf else [])

    def attachment(self, leaf: Leaf) -> Json:
        """A topic as a card, and how it looks in a list before it is chosen."""
        preview = {"title": leaf.title, "text": leaf.summary}
        return {
            "contentType": e.CONTENT_TYPE,
            "content": self.card(leaf),
            "preview": {"contentType": THUMBNAIL, "content": preview},
        }

    def card(self, leaf: Leaf) -> Json:
        """What it is, its source, and the ways to ask more and to sign up."""
        phrases = self._phrases[leaf.language]
        source = phrases.say("outline.no_source", title=leaf.title)
        if leaf.source:
            source = phrases.say("extension.source", source=leaf.source)
        body = [
            e.heading(leaf.title),
            e.line(leaf.summary, weight="bolder"),
            *e.lines(shortened(leaf.text)),
            *e.notes(source),
        ]
        spoken = f"{leaf.title}. {leaf.summary} {source}"
        return e.card(body, self._actions(leaf, phrases), spoken, leaf.language, VERSION)

    def _actions(self, leaf: Leaf, phrases: Phrases) -> list[Json]:
        ask, sign_up = self._links.to("t", leaf), self._links.to("s", leaf) if leaf.wish else None
        titled = ((phrases.say("extension.ask"), ask), (phrases.say("extension.sign_up"), sign_up))
        return [e.link(title, url) for title, url in titled if url]


def searched(heard: Activity) -> str:
    """What was typed into the search; nothing at the first run, before anything is typed."""
    given = value(heard)
    if given.get("commandId") != SEARCH:
        raise wrong("value.commandId", "a command of this app")
    parameters = given.get("parameters", [])
    if not isinstance(parameters, list):
        raise wrong("value.parameters", "a list")
    named = (one for one in parameters if isinstance(one, dict) and one.get("name") == FIELD)
    text = next(named, {}).get("value")
    return text[:LONGEST_QUERY] if isinstance(text, str) else ""


def value(heard: Activity) -> Json:
    """What a client's call is about."""
    return heard.value if isinstance(heard.value, dict) else {}


def shown(attachments: Iterable[Json]) -> InvokeResponse:
    """Cards to choose from."""
    result = {"type": "result", "attachmentLayout": "list", "attachments": list(attachments)}
    return InvokeResponse(status=HTTPStatus.OK, body={"composeExtension": result})


def said(text: str) -> InvokeResponse:
    """Words where there is no card."""
    return InvokeResponse(
        status=HTTPStatus.OK, body={"composeExtension": {"type": "message", "text": text}}
    )


def shortened(text: str) -> str:
    """As many paragraphs as have room."""
    if len(text) <= LONGEST_TEXT:
        return text
    return f"{text[: text.rfind(' ', 0, LONGEST_TEXT)].rstrip(' ,;:')} …"
