"""One of the things that an answer lists, by its place: `the second point, what does it mean?`.

What an article lists in its section on what there is has no article of its own; where it has,
`dialogs/thread/pointing.py` finds that.
"""

import re

from dialogs.exchange import Exchange
from dialogs.ids import CONTENT, WHAT
from dialogs.messages import Reply
from dialogs.questions.answer import Answers
from dialogs.thread.places import counted, nth, without_small
from knowledge.model import Article
from knowledge.text import WORD, fold, without

LONGEST = 10
"""Words of a message that points at one thing and asks what it is."""
FEWEST = 2
MEANING = (None, WHAT, CONTENT)
"""What may be asked of the thing: what it is, and no other fact."""
ITEM = re.compile(r"^- (.+)$", re.MULTILINE)


class Items:
    """Tells the one thing that is pointed at of those that the last answer listed."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    async def take(self, exchange: Exchange) -> Reply | None:
        """`The second point, what is it?`: one of what the last answer lists; else None."""
        article = exchange.book.pack.articles.get(exchange.state.topic or "")
        heard, text = exchange.heard, exchange.text
        if article is None or article.head.lists or waits(exchange):
            return None
        if heard.pointing.earlier.hears(text) or heard.pointing.returning.hears(
            text
        ):  # `back to the former`
            return None
        items = tuple(ITEM.findall(article.sections.get(CONTENT, "")))
        pointed = self.place(exchange) if len(items) >= FEWEST else None
        item = nth(items, pointed) if pointed else None
        if item is None:
            return None
        self.answers.note(exchange, article.id, CONTENT)
        said = self.said(exchange, article, item)
        return self.answers.told(exchange, article, CONTENT, said)

    def place(self, exchange: Exchange) -> int | None:
        """The place that a message points at and asks nothing else of; None where it does not."""
        heard, text = exchange.heard, exchange.text
        if len(text.split()) > LONGEST:
            return None
        of_points = not heard.places.points.isdisjoint(map(fold, WORD.findall(text)))
        if not of_points and exchange.state.topic in counted(exchange):
            return None
        phrase = self.phrase(exchange)
        if phrase is None:
            return None
        rest = without(text, (phrase, *heard.places.points))
        question = heard.reader.read(rest)
        small = heard.small.words | heard.small.asking | heard.places.explaining
        asks_else = question.facet not in MEANING or not small.issuperset(question.subject)
        return None if asks_else else heard.places.with_points[phrase]

    def phrase(self, exchange: Exchange) -> str | None:
        """The words for a place that stand by themselves, or before `point`."""
        places, said = exchange.heard.places, fold(exchange.text)
        whole = without_small(exchange)
        if whole in places.with_points:
            return whole
        texts = (said, fold(exchange.text.split(",")[0]))
        found = [name for text in texts for name in places.standing.findall(text)]
        return max(found, key=len, default=None)

    def said(self, exchange: Exchange, article: Article, item: str) -> str:
        """A thing in a sentence: the point that is made of it, or what leads up to it."""
        named = exchange.book.points.named(article.id, item)
        if len(named) == 1:
            return article.head.points[named[0]].says
        lead, _, _ = article.sections[CONTENT].partition("\n")
        _, _, opening = lead.rpartition(". ")
        ends = "" if item.endswith(".") else "."
        leads_up = lead.endswith(":") and ": " not in item  # not `reach us: Telephone: 021`
        return f"{opening.removesuffix(':')} {item}{ends}" if leads_up else f"{item}{ends}"


def waits(exchange: Exchange) -> bool:
    """Whether a number may choose among what was offered or asked last."""
    state = exchange.state
    return bool(state.candidates or state.rounds or state.advice or state.signup)
