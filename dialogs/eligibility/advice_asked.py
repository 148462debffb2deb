"""Whether a message asks what suits somebody: for whom, and among which programmes."""

from collections.abc import Mapping

from dialogs.eligibility.aims import Aims
from dialogs.eligibility.suggestions import SUGGESTED
from dialogs.exchange import Exchange
from dialogs.ids import OVERVIEW
from dialogs.messages import Language
from dialogs.state import Advice
from dialogs.understanding.person.ear import Ear
from dialogs.understanding.small_words import left_over
from dialogs.understanding.sureness import EVENLY, HARDLY, POSSIBLY, RATHER, SURELY
from knowledge.classifier.examples import ANSWER, CHOOSE, COMPARE, JOIN, OFF
from knowledge.model import Programme
from knowledge.text import plain, words

FEWEST = 2
"""Programmes that one can choose among."""
LONGEST_KIND = 8
"""Words of a message that says no more than what kind of thing is wished for."""
MAY_CHOOSE = POSSIBLY
"""Share of a wish for advice that names some of which one is to be chosen, for somebody."""
JOINS = EVENLY
"""Share from which somebody who tells of themselves asks whether they may join that one."""
ALL = SURELY
"""Share of the overview from which everything is asked for, ..."""
SELDOM = HARDLY
"""... and share of a wish for advice up to which it is."""
WIDENS, STILL = RATHER, POSSIBLY
"""Share of a wish for advice, alone and after a programme, that leaves that programme."""


class AdviceAsked:
    """Hears that advice is wished for."""

    def __init__(
        self, programmes: Mapping[str, Programme], ears: Mapping[Language, Ear], aims: Aims
    ) -> None:
        self.programmes = programmes
        self.ears = ears
        self.aims = aims

    def kind_meant(self, exchange: Exchange, pending: Advice) -> str | None:
        """`I was thinking of the courses`, where something else was asked."""
        found = exchange.heard.choosing.kinds.find(exchange.text)
        short = len(words(exchange.text)) <= LONGEST_KIND
        if pending.given or not (found and short) or exchange.asks_something():
            return None
        return None if self.programmes_in(exchange) or self.tells(exchange) else found[0][0]

    def is_asked(self, exchange: Exchange) -> bool:
        """Whether the person wants to know what suits them, and has not said which."""
        heard = exchange.heard
        asking = heard.reader.asking(exchange.text)
        ear = self.ears[heard.language]
        if self.settles(exchange):
            return True
        if self.asks_what_else(exchange, asking) or self.aims_anew(exchange):
            return True
        chooses = heard.choosing.asking.hears(asking) or ear.asking.for_advice(asking)
        chooses = chooses or self.widens(exchange)
        named = heard.finder.names.found(asking)
        off = exchange.guess.intent.get(OFF, 0.0) >= JOINS  # `can you recommend a restaurant`
        if not chooses or named or off:
            return False
        of_one = self.is_of_one(exchange) and not heard.pointing.among.hears(asking)
        return not (self.asks_for_all(exchange) or of_one or self.asks_of_one(exchange))

    def settles(self, exchange: Exchange) -> bool:
        """`And the winner is?`, of two that were compared."""
        heard, found = exchange.heard, exchange.heard.choosing.settling.find(exchange.text)
        left = left_over(exchange.text, found)
        return (
            bool(found and self.among(exchange)) and left <= heard.small.tiny | heard.small.asking
        )

    def widens(self, exchange: Exchange) -> bool:
        """`Then what is left for me?`, in whatever words, after one of the programmes."""
        alone, in_talk = exchange.guess.intent, exchange.guess_in_talk.intent
        if exchange.state.topic not in self.programmes:
            return False
        return alone.get(CHOOSE, 0.0) >= WIDENS and in_talk.get(CHOOSE, 0.0) >= STILL

    def asks_what_else(self, exchange: Exchange, asking: str) -> bool:
        """`Is there something for those who are not managers?`, after one of the programmes."""
        heard, topic = exchange.heard, exchange.state.topic
        named = heard.finder.names.found(asking)
        return (
            topic in self.programmes and not named and heard.pointing.something_else.hears(asking)
        )

    def aims_anew(self, exchange: Exchange) -> bool:
        """`And if I want to be a director?`, after advice: the same person with another aim."""
        advice = exchange.state.advice
        if advice is None or not advice.given or self.programmes_in(exchange):
            return False
        return self.supposes(exchange) and bool(self.aims.named(exchange))

    def asks_of_one(self, exchange: Exchange) -> bool:
        """Whether it is a question on what was talked of: `when should one take it?`."""
        return exchange.state.topic is not None and exchange.guess_in_talk.asks >= ALL

    def asks_for_all(self, exchange: Exchange) -> bool:
        """Whether the person wants to see everything there is, not what suits them."""
        guess = exchange.guess
        overview = guess.topic.get(OVERVIEW, 0.0) >= ALL
        return overview and guess.intent[CHOOSE] <= SELDOM < guess.intent[ANSWER]

    def chooses_among(self, exchange: Exchange) -> bool:
        """`I became a manager in May. X or Y?`, `X or Y for somebody with three years?`"""
        heard, text, named = exchange.heard, exchange.text, self.programmes_in(exchange)
        if not FEWEST <= len(named) <= SUGGESTED or not heard.pointing.one_of.hears(text):
            return False
        told = self.ears[heard.language].facts.read(text, exchange.today)
        chooses = heard.choosing.asking.hears(text) or heard.choosing.best_for.hears(text)
        shares = exchange.guess.intent
        likely = shares.get(CHOOSE, 0.0) + shares.get(COMPARE, 0.0) >= MAY_CHOOSE
        stands = told.since is not None or bool(told.new)  # not `X or Y for non-managers?`
        return told.decides and (heard.small.is_of_oneself(text) or chooses or (likely and stands))

    def is_of_one(self, exchange: Exchange) -> bool:
        """Whether somebody who tells of themselves likely asks about the programme talked of."""
        if exchange.state.topic not in self.programmes:
            return False
        return exchange.guess_in_talk.intent.get(JOIN, 0.0) >= JOINS

    def programmes_in(self, exchange: Exchange) -> tuple[str, ...]:
        """The programmes that a message names."""
        topics = exchange.heard.finder.names.exactly(exchange.text)
        return tuple(topic for topic in topics if topic in self.programmes)

    def supposes(self, exchange: Exchange) -> bool:
        """`And if I were a manager?`, of no programme in particular."""
        ear = self.ears[exchange.heard.language]
        return ear.asking.supposes(exchange.text) and not ear.named(exchange.text)

    def tells(self, exchange: Exchange) -> bool:
        """Whether a message tells what decides on somebody."""
        ear = self.ears[exchange.heard.language]
        return ear.facts.read(exchange.text, exchange.today).decides

    def is_for_other(self, exchange: Exchange) -> bool:
        """Whether it is for somebody else, by the words or by the verdict talked of."""
        judged = exchange.state.eligibility
        if exchange.heard.small.is_of_oneself(exchange.text):
            return False
        others = self.ears[exchange.heard.language].of_others(exchange.text)
        return others or (judged is not None and judged.of_other)

    def is_of_somebody(self, exchange: Exchange) -> bool:
        """`And for one who wants to be a director?`, after advice: for somebody else."""
        heard = exchange.heard
        told = self.ears[heard.language].facts.read(exchange.text, exchange.today)
        if heard.small.is_of_oneself(exchange.text) or self.asks_of_one(exchange):
            return False
        return heard.pointing.goes_on(exchange.text) and told.decides

    def was_told_whom(self, exchange: Exchange) -> bool:
        """Whether the person has just been told whom a programme is for."""
        state = exchange.state
        return state.topic in self.programmes and state.facet == "who"

    def among(self, exchange: Exchange) -> tuple[str, ...]:
        """The programmes listed last, where it is among them that the person would choose."""
        heard, state = exchange.heard, exchange.state
        named = self.programmes_in(exchange)
        if len(named) >= FEWEST:
            return named
        listed = tuple(topic for topic in state.listed if topic in self.programmes)
        if not FEWEST <= len(listed) <= SUGGESTED:
            return ()
        if self.chooses_between(exchange):
            return listed
        if self.widens(exchange) and not heard.pointing.among.hears(exchange.text):
            return ()
        compared = len(listed) == FEWEST and set(state.recent[:FEWEST]) == set(listed)
        whole = heard.groups.listener.hears(exchange.text)  # `which programme`, of them all
        return (
            listed if heard.pointing.among.hears(exchange.text) or (compared and not whole) else ()
        )

    def chooses_between(self, exchange: Exchange) -> bool:
        """`Which suits me?`, of what was just told of side by side, or in a list."""
        state, text = exchange.state, exchange.text
        ear = self.ears[exchange.heard.language]
        anything = ear.asking.asks_besides(plain(text)) or exchange.heard.finder.asked_among(text)
        return bool(state.alike or state.topic == OVERVIEW) and not anything

    def beside(self, exchange: Exchange) -> tuple[str, ...]:
        """The programme talked of, where something else than that is asked for."""
        topic, ear = exchange.state.topic, self.ears[exchange.heard.language]
        other = topic in self.programmes and ear.asking.asks_besides(plain(exchange.text))
        return (topic,) if topic and other else ()
