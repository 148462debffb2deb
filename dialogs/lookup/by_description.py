"""A programme described by its rhythm or length: `the programme that runs every other year`.

It is from here on heard by its name, so that what is asked of it is answered, and not the words
that only tell which one is meant.
"""

import re
from collections.abc import Mapping

from dialogs.exchange import Exchange
from dialogs.ids import HOW_OFTEN, OVERVIEW
from dialogs.messages import Language, Reply
from dialogs.questions.answer import Answers
from dialogs.understanding.claims.told_facts import FREQUENCY
from dialogs.understanding.wordbook import Wordbook
from knowledge.model import LanguagePack
from knowledge.text import any_of


class ByDescription:
    """Puts the name of a programme in the place of its rhythm or length."""

    def __init__(self, answers: Answers, books: Mapping[Language, Wordbook]) -> None:
        self.answers = answers
        self.clauses = {language: clause(book.pack) for language, book in books.items()}

    async def take(self, exchange: Exchange) -> Reply | None:
        """`The programme that runs every year` is heard with its name; a reply where none does."""
        heard, text = exchange.heard, exchange.text
        found = self.clauses[heard.language].search(text)
        figure = heard.premises.facts.figure(found["told"]) if found else None
        if found is None or figure is None or heard.finder.names.exactly(text):
            return None
        facet, beside = figure
        if not beside <= heard.small.words | heard.pointing.in_clause:
            return None
        has = heard.premises.facts.recurs if facet == HOW_OFTEN else heard.premises.facts.lasts
        fits = [topic for topic in heard.pack.programmes if has(topic, found["told"])]
        if len(fits) == 1:
            called = heard.pack.articles[fits[0]].head.called
            exchange.text = f"{text[: found.start()]}{called}{text[found.end() :]}"
        return None if fits else self.none(exchange, facet)

    def none(self, exchange: Exchange, facet: str) -> Reply | None:
        """That no programme is described so, and what is told of them all."""
        overview = exchange.book.pack.articles.get(OVERVIEW)
        if overview is None or facet not in overview.sections:
            return None
        self.answers.note(exchange, OVERVIEW, facet)
        said = f"{exchange.say('described.none')} {overview.sections[facet]}"
        return self.answers.told(exchange, overview, facet, said)


def clause(pack: LanguagePack) -> re.Pattern[str]:
    """`The one that TOLD`, up to a comma or to the words that ask."""
    said, claims = pack.vocabulary.named_things, pack.vocabulary.premises.claims
    rhythms = {phrase.split()[0] for phrases in claims[FREQUENCY].values() for phrase in phrases}
    things, joins = any_of(said.described), any_of(said.joins)
    asking = any_of(word for word in pack.facts.asks.not_after if word not in rhythms)
    end = rf"(?=\s*[,.;:?!–]|\s*$|\s+(?:{asking})\b)"
    return re.compile(
        rf"\b(?:{things})\s+(?:{joins})\s+(?P<told>[^,.;:?!–]+?){end}", re.IGNORECASE
    )
