"""The source of an answer, in a card: where it stands, and the document's own words."""

from collections.abc import Iterable

from bot.channels.teams.cards import elements as e
from dialogs.messages import Citation
from knowledge.phrases import Phrases

PLACE = "source"
"""The id of the part of a card that shows the source."""


def shown(words: Phrases, sources: Iterable[Citation]) -> list[e.Json]:
    """Each source with its place, who adopted it, and what it says."""
    return [part for one in sources for part in source(words, one)]


def source(words: Phrases, one: Citation) -> list[e.Json]:
    """One source."""
    quotes = [e.line(words.say("card.quote", quote=quote), italic=True) for quote in one.quotes]
    return [
        e.line(one.document, weight="bolder"),
        e.line(words.say("card.section", section=one.section), spacing="none"),
        *e.notes(one.adopted, words.say("card.words") if quotes else None),
        *quotes,
    ]


def page(words: Phrases, one: Citation, language: str) -> e.Json:
    """A source as a card of its own: what opens behind the citation in the text."""
    body = [e.heading(words.say("card.source")), *source(words, one)]
    return e.card(body, (), f"{one.document}. {one.section}", language)
