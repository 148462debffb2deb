"""What a person tells of themselves beside whatever they ask, for a later verdict or advice."""

from collections.abc import Mapping
from itertools import takewhile

from dialogs.eligibility.answered import recall
from dialogs.eligibility.asked_else import AskedElse
from dialogs.exchange import Exchange
from dialogs.messages import Language
from dialogs.standing import Facts
from dialogs.understanding.person.ear import Ear
from dialogs.understanding.sureness import SURELY
from knowledge.classifier.examples import CHOOSE, JOIN
from knowledge.text import plain

MANAGER = "manager"
"""The role by which somebody presents themselves: `enhetschef sen i höstas. vad är ...?`."""


class ToldInPassing:
    """Has at hand what is known of a person, and remembers what they tell in passing."""

    def __init__(self, ears: Mapping[Language, Ear]) -> None:
        self.ears = ears
        self.asked_else = AskedElse(ears)

    async def leave_out_presenting(self, exchange: Exchange) -> None:
        """`HR partner here.` before a question is left out, if no verdict needs it; no reply."""
        heard, text = exchange.heard, exchange.text
        presenting = heard.small.presenting.match(text)
        if presenting is None or presenting.end() == len(text) or exchange.state.open_form:
            return
        facts = self.ears[heard.language].facts.read(presenting.group(), exchange.today)
        if not facts.decides:
            exchange.text = text[presenting.end() :]

    async def listen(self, exchange: Exchange) -> None:
        """What a person tells of themselves is remembered, whatever they ask; no reply.

        A question on a programme that has nothing to do with it is heard from here on without it.
        """
        self.let_go(exchange)
        heard = exchange.heard
        if exchange.state.open_form:
            return
        guess = (
            exchange.guess.intent
        )  # `manager since May, permanent`, `... what is there for me?`
        tells = guess.get(JOIN, 0.0) + guess.get(CHOOSE, 0.0) >= SURELY
        ear, today = self.ears[heard.language], exchange.today
        pieces = heard.pieces(exchange.text)
        presents = any(ear.facts.opens_with(piece, today) == MANAGER for piece in pieces[:-1])
        if not (tells or presents or heard.small.is_of_oneself(exchange.text)):
            return
        stated = tells and "?" not in exchange.text  # `är ny rektor sen augusti`
        told = [
            piece
            for piece in pieces
            if not heard.reader.is_question(piece)
            or (stated and not ear.asking.hears(piece, stated=True))
        ]
        text = " ".join(takewhile(lambda piece: not ear.of_others(piece), told))
        if not text or not (tells or presents or heard.small.is_of_oneself(text)):
            return
        if ear.asking.suppositions(plain(text)):
            return
        facts = ear.facts.read(text, today)
        if facts.decides and not ear.facts.of_another(exchange.text, exchange.today):
            exchange.remember(told=exchange.state.told.and_then(facts))
            self.leave_out_story(exchange)

    def leave_out_story(self, exchange: Exchange) -> None:
        """`I've been a manager since May. Where are the breakfasts?` is heard as the question."""
        heard, asking = exchange.heard, exchange.heard.reader.ending(exchange.text)
        if asking is None or heard.reader.read(asking).points_back:
            return
        named = exchange.book.pack.programmes.keys() & set(heard.finder.names.exactly(asking))
        if named and self.asked_else.ends_elsewhere(exchange):
            exchange.text = asking

    def let_go(self, exchange: Exchange) -> None:
        """Forget what was supposed where it is taken back before another question."""
        judged, ear = exchange.state.eligibility, self.ears[exchange.heard.language]
        if judged and exchange.asks_something() and ear.asking.lets_go(exchange.text):
            exchange.remember(eligibility=judged.model_copy(update={"supposed": Facts()}))

    async def recall(self, exchange: Exchange) -> None:
        """What forms hold of the person is at hand for a verdict or advice; no reply."""
        if exchange.state.eligibility or not exchange.rules_out(JOIN, CHOOSE):
            await recall(exchange)
