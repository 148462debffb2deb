"""The verdict once more, by what has been told before: `and X?`, `and me?`."""

from dialogs.eligibility.subject import Subject, known_of, spoken_of
from dialogs.eligibility.verdicts import Verdicts
from dialogs.exchange import Exchange
from dialogs.ids import WHAT, WHO
from dialogs.messages import Reply
from dialogs.standing import Facts
from dialogs.state import Eligibility
from knowledge.text import words

SHORT = 12
"""Words of a question on somebody near, without a name."""


class JudgedAgain:
    """Judges anew where a message says no more than of whom, or of which programme."""

    def __init__(self, verdicts: Verdicts) -> None:
        self.verdicts = verdicts
        self.supposing = verdicts.what_if
        self.ears = verdicts.what_if.ears
        self.programmes = verdicts.programmes

    def take(self, exchange: Exchange, pending: Eligibility | None) -> Reply | None:
        """The verdict by what has been told before: `and X?`, `mentor?`."""
        after = self.after(exchange, pending) if pending else None
        return after or self.named_after_story(exchange, pending)

    def after(self, exchange: Exchange, pending: Eligibility) -> Reply | None:
        """The verdict after another one; None where more is said."""
        heard, programme = exchange.heard, pending.programme
        if other := self.likewise(exchange, pending):
            subject = spoken_of(exchange, self.ears[heard.language], pending)
            return self.verdicts.judge(exchange, other, subject, Facts())
        if near := self.of_somebody_near(exchange):
            return self.verdicts.judge(exchange, programme, Subject(Facts(), True), near)
        if self.goes_back(exchange, pending):
            subject = Subject(pending.facts, pending.of_other)
            return self.verdicts.judge(exchange, programme, subject, Facts())
        if pending.of_other and says_only_oneself(exchange):
            subject = Subject(exchange.state.told, False)
            return self.verdicts.judge(exchange, programme, subject, Facts())
        return None

    def likewise(self, exchange: Exchange, pending: Eligibility) -> str | None:
        """Another programme that is asked about like the one just judged: `och X?`."""
        heard, text = exchange.heard, exchange.text
        said, named = heard.pointing.likewise.find(text), heard.finder.names.every(text)
        if not said or len(named) != 1 or named[0] not in self.programmes:
            return None
        names = heard.finder.aspects.of(named[0]).names
        alone = heard.small.says_only(text, said, names) and exchange.state.facet == WHO
        return named[0] if alone and named[0] != pending.programme else None

    def of_somebody_near(self, exchange: Exchange) -> Facts | None:
        """`And my colleague who isn't a manager?`: what is told of them, for the same verdict."""
        ear, text = self.ears[exchange.heard.language], exchange.text
        if not (ear.names_kin(text) and exchange.heard.pointing.goes_on(text)):
            return None
        if len(words(text)) > SHORT or exchange.heard.reader.asks_fact(text) or ear.named(text):
            return None
        facts = ear.facts.read(text, exchange.today, leading=True)
        return facts if facts.decides else None

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
        likewise = exchange.heard.pointing.likewise.hears(exchange.text)
        return exchange.state.topic is not None and (
            likewise or exchange.state.facet not in (None, WHAT, WHO)
        )

    def goes_back(self, exchange: Exchange, pending: Eligibility) -> bool:
        """`And as things are now?`, `forget that`, with nothing told or asked beside it."""
        ear, text = self.ears[exchange.heard.language], exchange.text
        if ear.asking.only_leaves_supposing(text):
            return True
        ahead = self.supposing.is_to_come(pending, exchange.today)  # `stick to February`
        if not (ear.asking.lets_go(text) and (pending.supposed.alone.said or ahead)):
            return False
        return not (exchange.asks_something() or ear.facts.read(text, exchange.today).decides)


def says_only_oneself(exchange: Exchange) -> bool:
    """`And me?`, `can I?`: whether a message names the speaker and no more, and is no wish."""
    heard, text = exchange.heard, exchange.text
    return heard.small.names_only_speaker(text) and not heard.wishes_in(text)
