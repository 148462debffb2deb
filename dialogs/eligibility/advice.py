"""Advice on what to join: hears that it is wished for, and asks for little."""

from collections.abc import Mapping

from dialogs.eligibility.advice_asked import AdviceAsked
from dialogs.eligibility.aims import Aims
from dialogs.eligibility.lacking import Lacking
from dialogs.eligibility.story import Story
from dialogs.eligibility.suggestions import Suggestions
from dialogs.exchange import Exchange
from dialogs.ids import OVERVIEW
from dialogs.messages import Language, Reply
from dialogs.questions.answer import Answers
from dialogs.standing import NOTHING, Facts
from dialogs.state import Advice, Eligibility
from dialogs.understanding.person.ear import Ear
from dialogs.understanding.sureness import CLEARLY
from knowledge.classifier.examples import CHOOSE, JOIN, SIGNUP
from knowledge.model import Knowledge

OF_ONE = CLEARLY
"""Share from which a message wishes to join the programme talked of."""


class Advisor:
    """Suggests programmes by the rules of the sources and by what the person wishes for."""

    def __init__(
        self, knowledge: Knowledge, ears: Mapping[Language, Ear], answers: Answers
    ) -> None:
        self.programmes = knowledge.programmes
        self.ears = ears
        self.suggestions = Suggestions(knowledge.programmes, answers)
        self.aims = Aims(knowledge.programmes, ears)
        self.asked = AdviceAsked(knowledge.programmes, ears, self.aims)
        self.lacking = Lacking(self.aims)
        self.story = Story(ears)

    async def choose(self, exchange: Exchange) -> Reply | None:
        """Which of several named programmes suits somebody of whom something is told."""
        return self.go_on(exchange, starts=True) if self.asked.chooses_among(exchange) else None

    async def take(self, exchange: Exchange) -> Reply | None:
        """`What suits me?`: suggestions, or the one thing to be known first; None for all else."""
        on_programme = exchange.state.topic in self.programmes  # `is there anything else?`
        rejoinders = self.ears[exchange.heard.language].objections
        if not on_programme and rejoinders.asks_how_to_become_one(exchange.text):
            return self.go_on(exchange, starts=True)
        begins = exchange.state.advice is None and not on_programme
        if begins and exchange.rules_out(CHOOSE, JOIN):
            return None
        if exchange.heard.pointing.declines(exchange.text) and not exchange.asks_something():
            return None  # `none of them suits me`
        if exchange.guess.intent.get(SIGNUP, 0.0) >= OF_ONE:  # `I'll go for the first, then`
            return None
        return self.go_on(exchange, starts=self.asked.is_asked(exchange))

    def go_on(self, exchange: Exchange, *, starts: bool) -> Reply | None:
        """The same of a message that asks for advice, or may go on with what was asked."""
        before = exchange.state.advice
        pending = None if starts and before and before.given else before
        if not (starts or pending):
            return self.unasked(exchange)
        if pending and pending.given and self.asked.is_of_somebody(exchange):
            starts, pending = True, None
        if not starts and (exchange.state.eligibility or self.asked.was_told_whom(exchange)):
            return None  # what is told belongs to the judgement
        if pending and not starts and (kind := self.asked.kind_meant(exchange, pending)):
            return self.lacking.ask_again(exchange, pending, kind)
        supposes = bool(pending) and self.asked.supposes(exchange)
        told = self.facts(exchange, pending, supposes=supposes)
        if not starts and not (told.said and (supposes or self.answers_it(exchange, told))):
            self.leave(exchange)
            return None
        listed_before = before.among if before and told.manager is not False else ()
        among = self.asked.among(exchange) if starts else listed_before
        wished = None if pending is None or starts else pending.wished or self.aims.alone(exchange)
        of_other = self.asked.is_for_other(exchange) if starts else before and before.of_other
        advice = Advice(
            facts=self.known(exchange, pending).and_then(told),
            wished=self.aims.weighed(exchange) if wished is None else wished,
            asked=pending.asked if pending and not starts else (),
            among=among,
            beside=self.asked.beside(exchange) if starts else before.beside if before else (),
            of_other=bool(of_other),
        )
        of_others = self.ears[exchange.heard.language].of_others(exchange.text)
        return self.advise(exchange, advice, own=starts and not (of_others or advice.of_other))

    def leave(self, exchange: Exchange) -> None:
        """Forget the advice once the talk is of something that was not suggested."""
        state = exchange.state
        of_it = state.topic in (OVERVIEW, *state.listed)
        if not (state.advice and state.advice.given and of_it):
            exchange.remember(advice=None)

    def advise(self, exchange: Exchange, advice: Advice, *, own: bool = False) -> Reply:
        """The next thing to know, or the suggestions; `own` where a person asks for themselves."""
        answered = exchange.answered if own else NOTHING
        facts = answered.and_then(advice.facts.alone)
        return self.lacking.ask(exchange, advice, facts) or self.suggestions.give(
            exchange, advice, facts, exchange.today
        )

    def known(self, exchange: Exchange, pending: Advice | None) -> Facts:
        """What has been told before of the one for whom it is asked."""
        if pending:
            return pending.facts
        judged, before = exchange.state.eligibility, exchange.state.advice
        if self.asked.is_for_other(exchange):
            return self.judged_by(exchange, judged) if judged and judged.of_other else Facts()
        goes_on = bool(judged or before) and not self.asked.tells(exchange)
        if not (goes_on or exchange.heard.small.is_of_oneself(exchange.text)):
            return Facts()  # for somebody of a kind: `what is there for new managers?`
        if before:
            return before.facts
        own = judged if judged and not judged.of_other else None
        return self.judged_by(exchange, own) if own else exchange.state.told

    def judged_by(self, exchange: Exchange, judged: Eligibility) -> Facts:
        """What a verdict was reached by: with what was supposed where it is what to do instead."""
        ear = self.ears[exchange.heard.language]
        if judged.facts.since is None and ear.asking.of_first_time(exchange.text):
            return judged.facts.and_then(Facts(manager=True, new=True))
        return judged.known if ear.asking.puts_instead(exchange.text) else judged.facts

    def unasked(self, exchange: Exchange) -> Reply | None:
        """Advice for somebody who only tells where they stand: `I have just become a manager`."""
        state = exchange.state
        if state.eligibility or state.candidates or self.asked.was_told_whom(exchange):
            return None
        told = self.story.told(exchange)
        if told is None or self.asked.is_of_one(exchange):
            return None
        return self.advise(exchange, Advice(facts=told, wished=self.aims.alone(exchange)))

    def answers_it(self, exchange: Exchange, told: Facts) -> bool:
        """Whether a message tells more of the person, and asks nothing else."""
        given = exchange.state.advice is not None and exchange.state.advice.given
        return not exchange.asks_something() and (told.decides or not given)

    def facts(self, exchange: Exchange, pending: Advice | None, *, supposes: bool) -> Facts:
        """What the message tells about the person; a yes or no answers what was asked."""
        asked = pending.asked[-1:] if pending else ()
        ear, today = self.ears[exchange.heard.language], exchange.today
        leading = "time" in asked
        read = ear.facts.read(exchange.text, today, leading=leading, supposing=supposes)
        answer = exchange.heard.recogniser.yes_no(exchange.text)
        if asked == ("manager",) and answer is not None:
            return Facts(manager=answer).and_then(read)
        return read
