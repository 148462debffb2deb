"""After a verdict: what was missing for it, or whatever else the person tells."""

from datetime import date

from dialogs.consent import clear_answer
from dialogs.eligibility.asked_else import AskedElse
from dialogs.eligibility.programme_meant import ProgrammeMeant
from dialogs.eligibility.subject import gives_up_role, spoken_of
from dialogs.eligibility.verdicts import Verdicts
from dialogs.exchange import Exchange
from dialogs.messages import Reply
from dialogs.standing import Facts
from dialogs.state import Eligibility
from dialogs.understanding.person.ear import Ear
from dialogs.understanding.person.reckoning import DUTIES, answers, from_answer
from dialogs.understanding.small_words import left_over

YES = "yes"
"""What is said of a rule that was told."""


class GoingOn:
    """Judges on."""

    def __init__(self, verdicts: Verdicts, meant: ProgrammeMeant, asked_else: AskedElse) -> None:
        self.verdicts = verdicts
        self.supposing = verdicts.what_if
        self.programmes = verdicts.programmes
        self.meant = meant
        self.asked_else = asked_else

    def take(
        self, exchange: Exchange, ear: Ear, pending: Eligibility | None, facts: Facts
    ) -> Reply | None:
        """Judge on with what was missing, or with anything else that the person tells."""
        if pending is None or self.is_warm(exchange):
            return None
        plain = exchange.heard.recogniser.answers.meant(exchange.text)  # `yes please`
        if exchange.seems_to_wish() and plain is None:
            return None
        answer = exchange.heard.recogniser.answer(exchange.text)
        unsure = exchange.heard.recogniser.answers.meant(exchange.text) == "unsure"
        told = self.answered(pending, answer, facts, exchange.today).and_then(facts)
        told = told.and_then(self.likewise_of_me(exchange, pending))
        else_asked = self.asked_else.is_spoken_of(exchange, ear)
        else_asked = else_asked or self.asked_else.is_question(exchange)
        goes_on = told.said or gives_up_role(exchange, ear, pending)
        if else_asked or not (goes_on or (unsure and pending.asked)):
            exchange.remember(
                eligibility=pending.model_copy(update={"asked": (), "confirmed": Facts()})
            )
            return None
        programme = self.meant.by(exchange, ear, pending) or pending.programme
        subject = spoken_of(exchange, ear, pending)
        if self.supposing.puts_right(exchange, pending) and subject.supposed.since:
            return self.verdicts.suppose(exchange, programme, subject, told)
        return self.verdicts.judge(exchange, programme, subject, told)

    def likewise_of_me(self, exchange: Exchange, pending: Eligibility) -> Facts:
        """`Mine is`, of the rule that has just been told: what it says of the speaker."""
        heard, rule = exchange.heard, pending.confirmed.alone
        found = heard.choosing.likewise_of_me.find(exchange.text)
        if not (found and rule.said and left_over(exchange.text, found) <= heard.small.tiny):
            return Facts()
        if found[0][0] == YES:
            return rule
        return Facts(employment="fixed_term") if rule.employment else Facts()

    def is_warm(self, exchange: Exchange) -> bool:
        """`Ok tack så mycket!`, `ok, that helps a lot`: no yes to anything that was asked."""
        return clear_answer(exchange) is None and exchange.is_warm()  # not `ja tack`

    def answered(
        self, pending: Eligibility, answer: bool | None, told: Facts, today: date
    ) -> Facts:
        """What a yes or no says to the first thing asked; a yes, to all the responsibilities."""
        programme = self.programmes[pending.programme]
        known = answers(told, today)
        yes_no = [name for name in pending.asked if programme.field(name).kind == "yes_no"]
        asked = [name for name in yes_no if name not in known]
        facts = Facts()
        # The `not` of `I'm not a manager` is no answer to whether one is employed.
        if answer is None or (not answer and asked != yes_no):
            return facts
        all_alike = answer and set(asked) <= set(DUTIES)
        for name in asked if all_alike else asked[:1]:
            facts = facts.and_then(from_answer(name, answer))
        return facts
