"""What is said after a verdict: why, and X then?, and me?, and whatever else one tells."""

from datetime import date

from dialogs.consent import clear_answer
from dialogs.eligibility.asked_else import AskedElse
from dialogs.eligibility.programme_meant import ProgrammeMeant
from dialogs.eligibility.subject import Subject, gives_up_role, known_of, spoken_of
from dialogs.eligibility.time_elsewhere import TimeElsewhere
from dialogs.eligibility.verdicts import Verdicts
from dialogs.exchange import Exchange
from dialogs.ids import WHAT, WHO
from dialogs.messages import Reply
from dialogs.standing import Facts
from dialogs.state import Eligibility
from dialogs.understanding.person.ear import Ear
from dialogs.understanding.person.reckoning import DUTIES, answers, from_answer
from dialogs.understanding.small_words import left_over
from knowledge.text import words

SHORT = 12
"""Words of a question on somebody near, without a name."""
YES = "yes"
"""What is said of a rule that was told."""


class AfterVerdict:
    """Explains a verdict, gives it once more of another programme or person, and judges on."""

    def __init__(
        self,
        verdicts: Verdicts,
        meant: ProgrammeMeant,
        asked_else: AskedElse,
        elsewhere: TimeElsewhere,
    ) -> None:
        self.verdicts = verdicts
        self.what_if = verdicts.what_if
        self.ears = verdicts.what_if.ears
        self.programmes = verdicts.programmes
        self.meant = meant
        self.asked_else = asked_else
        self.elsewhere = elsewhere

    def take(self, exchange: Exchange, pending: Eligibility | None) -> Reply | None:
        """The reply to what tells nothing new, and asks why, of whom or of which programme."""
        told = pending and (self.explained(exchange, pending) or self.again(exchange, pending))
        return told or self.named_after_story(exchange, pending)

    def explained(self, exchange: Exchange, judged: Eligibility) -> Reply | None:
        """Reasons, and what stays open, after a verdict or the refusal of a form."""
        if exchange.state.facet != WHO:
            return None
        if self.asks_why(exchange):
            return self.verdicts.why(exchange, judged)
        if judged.asked and self.does_not_know(exchange):
            return self.verdicts.unsure(exchange, judged)
        return self.elsewhere.after(exchange, judged)

    def again(self, exchange: Exchange, pending: Eligibility) -> Reply | None:
        """The verdict after another one; None where more is said."""
        heard, programme = exchange.heard, pending.programme
        if other := self.likewise(exchange, pending):
            subject = spoken_of(exchange, self.ears[heard.language], pending)
            return self.verdicts.judge(exchange, other, subject, Facts())
        if near := self.of_somebody_else(exchange):
            return self.verdicts.judge(exchange, programme, Subject(Facts(), True), near)
        if self.goes_back(exchange, pending):
            subject = Subject(pending.facts, pending.of_other)
            return self.verdicts.judge(exchange, programme, subject, Facts())
        if pending.of_other and says_only_oneself(exchange):
            subject = Subject(exchange.state.told, False)
            return self.verdicts.judge(exchange, programme, subject, Facts())
        return None

    def asks_why(self, exchange: Exchange) -> bool:
        """`Why?`, `how come?`"""
        first = exchange.heard.pieces(exchange.text)[0]
        return exchange.heard.commands.why_not.meant(first) is not None

    def does_not_know(self, exchange: Exchange) -> bool:
        """`I'm not sure whether I count as one`, where that was asked, and nothing beside it."""
        text, reader = exchange.text, self.ears[exchange.heard.language].facts
        doubts = exchange.heard.recogniser.doubts(text) or reader.doubts(text, exchange.today)
        told = reader.read(text, exchange.today).alone
        said = {name: getattr(told, name) for name in told.model_fields_set}
        left_open = all(name == "vague_title" or said[name] == "unsure" for name in said)
        return doubts and left_open and "?" not in text

    def likewise(self, exchange: Exchange, pending: Eligibility) -> str | None:
        """Another programme that is asked about like the one just judged: `och X?`."""
        heard, text = exchange.heard, exchange.text
        said, named = heard.pointing.likewise.find(text), heard.finder.names.every(text)
        if not said or len(named) != 1 or named[0] not in self.programmes:
            return None
        names = heard.finder.aspects.of(named[0]).names
        alone = heard.small.says_only(text, said, names) and exchange.state.facet == WHO
        return named[0] if alone and named[0] != pending.programme else None

    def of_somebody_else(self, exchange: Exchange) -> Facts | None:
        """`And my colleague who isn't a manager?`, `a director then?`: what is told of them."""
        ear, text = self.ears[exchange.heard.language], exchange.text
        kind = ear.names_kind(text)
        if not (kind or (ear.names_kin(text) and exchange.heard.pointing.goes_on(text))):
            return None
        if len(words(text)) > SHORT or exchange.heard.reader.asks_fact(text) or ear.named(text):
            return None
        facts = ear.facts.read(text, exchange.today, leading=True)
        told = facts.manager is not None if kind else facts.decides
        return facts if told else None

    def named_after_story(self, exchange: Exchange, pending: Eligibility | None) -> Reply | None:
        """`Mentor?`, from somebody who has told enough of themselves for a yes or a no."""
        heard, text, before = exchange.heard, exchange.text, exchange.state
        if "?" not in text or (pending is None and self.asks_last_fact(exchange)):
            return None
        subject = spoken_of(exchange, self.ears[heard.language], pending)
        known = known_of(exchange, subject)
        named = heard.finder.names.every(text) if known.decides else ()
        if len(named) != 1 or named[0] not in self.programmes:
            return None
        names = heard.finder.aspects.of(named[0]).names | heard.small.negators
        putting = heard.premises.putting.confirming.find(text)  # `not mentor then, I suppose?`
        if not heard.small.says_only(text, heard.pointing.likewise.find(text) + putting, names):
            return None
        verdict = self.verdicts.judge(exchange, named[0], subject, Facts())
        if verdict.verdict == "unclear":
            exchange.state = before
            return None
        return verdict

    def asks_last_fact(self, exchange: Exchange) -> bool:
        """`And the breakfasts?` after `how often is Chefsarenan?`: how often, not whether."""
        likewise, state = exchange.heard.pointing.likewise.hears(exchange.text), exchange.state
        if state.topic in state.listed[:1] and state.facet == WHAT and is_advised(exchange):
            return False  # `and mentor then?`, after what was advised first
        return state.topic is not None and (likewise or state.facet not in (None, WHAT, WHO))

    def goes_back(self, exchange: Exchange, pending: Eligibility) -> bool:
        """`And as things are now?`, `forget that`, with nothing told or asked beside it."""
        ear, text = self.ears[exchange.heard.language], exchange.text
        if ear.asking.only_leaves_supposing(text):
            return True
        ahead = self.what_if.is_to_come(pending, exchange.today)  # `stick to February`
        if not (ear.asking.lets_go(text) and (pending.supposed.alone.said or ahead)):
            return False
        return not (exchange.asks_something() or ear.facts.read(text, exchange.today).decides)

    def go_on(
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
        if self.what_if.puts_right(exchange, pending) and subject.supposed.since:
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


def says_only_oneself(exchange: Exchange) -> bool:
    """`And me?`, `can I?`: whether a message names the speaker and no more, and is no wish."""
    heard, text = exchange.heard, exchange.text
    return heard.small.names_only_speaker(text) and not heard.wishes_in(text)


def is_advised(exchange: Exchange) -> bool:
    """Whether the person has been advised by what they told of themselves."""
    advice = exchange.state.advice
    return advice is not None and advice.given
