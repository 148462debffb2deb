"""Whether a question is for something else than whether one may join."""

from collections.abc import Mapping

from dialogs.exchange import Exchange
from dialogs.messages import Language
from dialogs.state import Eligibility
from dialogs.understanding.person.ear import Ear
from dialogs.understanding.sureness import BARELY, CERTAINLY, HARDLY, LIKELY, SURELY
from knowledge.classifier.examples import ANSWER, GAP, JOIN
from knowledge.classifier.model import likeliest
from knowledge.text import words

CONDITIONS = ("who", "when")
"""What is asked of a programme by those who ask for themselves."""
SELECTION = "selection"
"""The facet of what becomes of those who apply, asked with `may I` and `can I`, too."""
ASKS_ELSE = CERTAINLY
"""Share of questions that the sources answer, from which one is for something else, ..."""
SELDOM = BARELY
"""... and of being for whether one may join, from which a message after a verdict is that, ..."""
FEWEST = 3
"""... if it has so many words: a single word may be the answer to what was asked."""


class AskedElse:
    """Hears questions that no verdict answers, before one and after it."""

    def __init__(self, ears: Mapping[Language, Ear]) -> None:
        self.ears = ears

    def is_on_point(self, exchange: Exchange) -> bool:
        """`May I discuss my leadership with my boss?`: a point of what is no programme."""
        heard, shares = exchange.heard, exchange.guess.topic
        return bool(shares) and heard.points.holds(likeliest(shares), exchange.text)

    def is_on_untold(self, exchange: Exchange) -> bool:
        """`Can my deputy come instead?`: what no rule decides, of no case that is told."""
        heard, text = exchange.heard, exchange.text
        facet = heard.reader.read(text).facet
        if facet != SELECTION or not heard.gaps.is_firm(facet, text):
            return False
        ear = self.ears[heard.language]
        return ear.names_kin(text) or not ear.facts.read(text, exchange.today).decides

    def is_meant(self, exchange: Exchange, pending: Eligibility | None) -> bool:
        """Whether a question is learned to be for something else than whether one may join."""
        if self.ends_elsewhere(exchange):
            return True
        if not exchange.asks_something():
            return False
        before = pending.programme if pending else exchange.state.topic
        named = exchange.heard.finder.classifier.guess(exchange.text, before).intent
        joins = max(named.get(JOIN, 0.0), exchange.guess.intent.get(JOIN, 0.0))
        if joins >= HARDLY:
            return False
        if joins <= BARELY and named.get(ANSWER, 0.0) >= ASKS_ELSE:
            return True  # `if I become a manager, which introductions apply?`
        first = words(exchange.text)[:1]
        ear = self.ears[exchange.heard.language]
        if first and ear.asking.opens(first[0]) and self.is_question(exchange):
            return True  # `how long is one new as a manager?`
        return named.get(GAP, 0.0) >= (LIKELY if pending else SURELY)

    def ends_elsewhere(self, exchange: Exchange) -> bool:
        """`I am a unit manager. Where are the breakfasts?`: a story before another question."""
        reader = exchange.heard.reader
        asking = reader.ending(exchange.text)
        ear = self.ears[exchange.heard.language]
        if asking is None or ear.asking.hears(asking, stated=False):
            return False
        if reader.read(asking).facet is None:  # `..., permanent. Mentor?`
            return False
        guess = exchange.heard.finder.classifier.guess(asking, exchange.state.topic)
        of_whom = not guess.facet or likeliest(guess.facet) in CONDITIONS
        several = len(exchange.heard.parts(asking)) > 1  # `may I, and how often ...?`
        may = ear.asking.of_oneself(asking)
        may = may and (several or guess.intent.get(GAP, 0.0) < LIKELY)
        return (
            guess.intent.get(JOIN, 0.0) < SELDOM and guess.asks >= SURELY and not (of_whom or may)
        )

    def is_question(self, exchange: Exchange) -> bool:
        """Whether a message after a verdict is learned to ask something else, and tell nothing."""
        guesses = (exchange.guess_in_talk, exchange.guess)
        if any(guess.intent.get(JOIN, 0.0) >= SELDOM for guess in guesses):
            return False
        return exchange.guess_in_talk.asks >= SURELY and len(words(exchange.text)) >= FEWEST

    def is_on_unnamed(self, exchange: Exchange, ear: Ear) -> bool:
        """`Do deputies count as well?`: whether it is on those whom the sources do not name."""
        heard, text = exchange.heard, exchange.text
        of_nobody = not (heard.small.names_speaker(text) or ear.of_others(text))
        of_nobody = of_nobody and ear.facts.read(text, exchange.today).employer is None
        return of_nobody and heard.premises.puts(text) and heard.premises.names_unnamed(text)

    def is_spoken_of(self, exchange: Exchange, ear: Ear) -> bool:
        """Whether a message is a question or a wish, and not an answer."""
        heard, first = exchange.heard, words(exchange.text)[:1]
        asks = "?" in exchange.text or bool(first and ear.asking.opens(first[0]))
        wishes = heard.wishing.wishes.hears(exchange.text) and heard.wishing.joining.hears(
            exchange.text
        )
        return asks or wishes
