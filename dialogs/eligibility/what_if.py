"""What-if: hears that something is supposed, and tells it from what is told beside it."""

from collections.abc import Mapping
from datetime import date

from dialogs.exchange import Exchange
from dialogs.messages import Language
from dialogs.standing import ANYWAY, CONTRACT, NOTHING, Facts, elsewhere
from dialogs.state import Eligibility
from dialogs.understanding.person.ear import Ear
from dialogs.understanding.person.reckoning import begun
from knowledge.text import plain, words

DAY_WORDS = 10
"""Words of a question about nothing but a day."""
MONTHS = "months_as_manager"


class WhatIf:
    """Hears what is supposed of a person, after a verdict or in the first question for one."""

    def __init__(self, ears: Mapping[Language, Ear]) -> None:
        self.ears = ears

    def hears(self, exchange: Exchange, pending: Eligibility | None, question: str) -> bool:
        """`What if ...?`; after a verdict also `and in a year?`, `and with a trial period?`."""
        ear = self.ears[exchange.heard.language]
        if self.is_said(exchange, question):
            return True
        if pending is None:
            return False
        day, short = self.day(exchange, pending), len(words(exchange.text)) <= DAY_WORDS
        if day and short and ear.asking.hears(question, stated=False):  # `could I in March?`
            return True
        if day and short and self.moves_start(exchange, pending):
            return True
        if day and ear.asking.is_short(question, DAY_WORDS):
            return True
        if not ear.asking.is_short(question):
            return False
        heard, text = exchange.heard, exchange.text
        asks_else = heard.reader.asks_fact(text) or bool(ear.named(text))
        return heard.pointing.goes_on(text) and not asks_else

    def is_said(self, exchange: Exchange, question: str) -> bool:
        """Whether words for a supposition stand in a message, so that it is to last."""
        asking, text = self.ears[exchange.heard.language].asking, plain(exchange.text)
        begun = any(map(asking.begins_to_suppose, sentences(text)))
        return begun or asking.supposes(question) or self.weighs(exchange)

    def held(self, exchange: Exchange, earlier: Facts, supposed: Facts) -> Facts:
        """What was supposed earlier and still is: `and with a private company instead?`."""
        asking = self.ears[exchange.heard.language].asking
        other = earlier.without(supposed) == earlier
        return NOTHING if other and asking.puts_instead(exchange.text) else earlier

    def looks_ahead(self, exchange: Exchange) -> bool:
        """`If I get the job in March`: whether a month by itself is one to come."""
        question = exchange.heard.reader.asking(exchange.text)
        return self.is_said(exchange, question) and self.beside(exchange).since is None

    def weighs(self, exchange: Exchange) -> bool:
        """`Would a fixed-term contract matter?`"""
        ear, text = self.ears[exchange.heard.language], exchange.text
        if ear.asking.manner(text) != "matters":
            return False
        return ear.facts.read(text, exchange.today, supposing=True).beyond(ANYWAY).said

    def facts(self, exchange: Exchange, pending: Eligibility | None, *, supposes: bool) -> Facts:
        """What a message tells or supposes of the person."""
        ear, text, today = self.ears[exchange.heard.language], exchange.text, exchange.today
        waits = supposes and pending and pending.known.manager is not False
        comes = supposes and self.comes_as_manager(exchange, pending)
        later = self.is_of_later(exchange, pending)
        ahead = supposes and not later and self.looks_ahead(exchange)
        coming = comes or ahead or self.is_to_come(pending, today)
        day = self.day(exchange, pending) or ear.facts.named_day(text, today, coming=coming)
        counts = waits and day is None
        moves = supposes and self.moves_start(exchange, pending)
        leading = bool(counts or moves or comes or (pending and MONTHS in pending.asked))
        leading = leading or (not supposes and self.puts_right(exchange, pending))
        facts = ear.facts.read(
            text,
            today,
            leading=leading,
            supposing=supposes,
            coming=coming,
            there=bool(pending and pending.known.was_elsewhere),
        )
        if comes and pending and facts.since is None:
            day = facts.permanent_from or today
            begins = {"since": (day, day), "about": True} if pending.known.since else {"new": True}
            facts = facts.model_copy(update=begins)
        if pending:
            contrasts = not supposes and ear.objections.contrasts(text)
            facts = beneath_role(facts, pending.known, contrasts=contrasts)
            facts = beside_role(facts, pending.known, today)
        return facts.come_true if supposes and pending else facts

    def beside(self, exchange: Exchange) -> Facts:
        """What a message with a supposition tells as it is: `if I ...? I am permanent.`"""
        ear = self.ears[exchange.heard.language]
        told = [ear.asking.before_supposing(part) for part in sentences(plain(exchange.text))]
        if all(told) or not any(told):  # nothing is marked as supposed, or everything is
            return Facts()
        return ear.facts.read(". ".join(filter(None, told)), exchange.today)

    def day(self, exchange: Exchange, pending: Eligibility | None) -> date | None:
        """The day to come of which a judgement is asked for again."""
        if pending is None:
            return None
        facts, today = self.ears[exchange.heard.language].facts, exchange.today
        ahead = begun(pending.known, today) > today or self.is_of_later(exchange, pending)
        return facts.named_day(exchange.text, today, coming=ahead)

    def is_of_later(self, exchange: Exchange, pending: Eligibility | None) -> bool:
        """`And if I apply in March?`, of a manager: a month that says nothing of since when."""
        known = pending.known.since if pending else None
        if pending is None or known is None or known[1] > exchange.today:
            return False
        named = set(exchange.heard.finder.names.mentioned(exchange.text))
        if named - {pending.programme} or MONTHS in pending.asked:
            return False
        facts = self.ears[exchange.heard.language].facts
        alone = facts.names_day_alone(exchange.text, exchange.today)
        return alone and not exchange.heard.recogniser.corrects(exchange.text)

    def moves_start(self, exchange: Exchange, pending: Eligibility | None) -> bool:
        """`And if I start on 1 April instead?`, of somebody who is to become a manager.

        Of one who is a manager already it takes both, a beginning and that it is another one:
        `and in May instead?` may be the day of which they ask.
        """
        ear, text, today = self.ears[exchange.heard.language], exchange.text, exchange.today
        begins, instead = ear.facts.begins(text, today), ear.asking.puts_instead(text)
        if self.is_to_come(pending, today):
            rest = ear.facts.without_days(text, today)
            return begins or instead or ear.asking.supposes_no_more(rest)  # `and if it is 1 June?`
        return pending is not None and pending.known.since is not None and begins and instead

    def comes_as_manager(self, exchange: Exchange, pending: Eligibility | None) -> bool:
        """`And if I move to you in March?`, of a manager somewhere else."""
        if pending is None or pending.known.manager is not True:
            return False
        reader = self.ears[exchange.heard.language].facts
        if reader.comes(exchange.text, exchange.today):
            return True
        elsewhere_now = pending.known.employer in ("partner", "other")
        read = reader.read(exchange.text, exchange.today, supposing=True)
        return elsewhere_now and read.employer == "city"  # `what if you hire me?`

    def is_to_come(self, pending: Eligibility | None, today: date) -> bool:
        """Whether it is on a day to come that the person becomes a manager."""
        since = pending.known.since if pending else None
        return since is not None and since[1] > today

    def puts_right(self, exchange: Exchange, pending: Eligibility | None) -> bool:
        """`I meant 1 March 2025`, after since when one is a manager was told or supposed."""
        told = pending is not None and pending.known.since is not None
        return told and exchange.heard.recogniser.corrects(exchange.text)


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    for sign in "!?;\n":
        text = text.replace(sign, ". ")
    return [part for part in text.split(". ") if part.strip(" .")]


def beside_role(told: Facts, known: Facts, today: date) -> Facts:
    """`If I become a permanent manager in March`, of a manager: just the contract is another."""
    begun = told.becoming or (told.since is not None and told.since[1] > today)
    leads = known.manager is True and not elsewhere(known) and known.employer != "hired"
    leads = leads and (known.since is None or known.since[1] <= today)
    if not (leads and begun and told.employment == "permanent" and not elsewhere(told)):
        return told
    day = told.permanent_from or (told.since[0] if told.since else None)
    kept = {name: value for name, value in told.alone if name in {*CONTRACT, "duties"} and value}
    return Facts(**kept).model_copy(update={"permanent_from": day}).alone


def beneath_role(told: Facts, known: Facts, *, contrasts: bool) -> Facts:
    """`But I have a permanent post`, of somebody who leads on a fixed term: both forms at once."""
    if contrasts and known.employment == "fixed_term" and told.employment == "permanent":
        return told.model_copy(update={"employment": "mixed"})
    return told
