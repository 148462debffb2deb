"""Suggestions of what to join, with reasons for and against each."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from dialogs.eligibility.aims import HIGHER
from dialogs.eligibility.case import Case
from dialogs.eligibility.weighing import Weighing
from dialogs.exchange import Exchange
from dialogs.ids import OVERVIEW
from dialogs.messages import Outcome, Reply
from dialogs.questions.answer import Answers
from dialogs.standing import Facts
from dialogs.state import Advice
from dialogs.understanding.person.reckoning import begun, months
from knowledge.eligibility import Verdict
from knowledge.model import Programme

SUGGESTED = 3
NEW = "new_manager"
YEAR = 12
"""Months in which somebody may still count as new, as far as the source tells."""
WORTH = {Verdict.MET: 0.6, Verdict.UNCLEAR: 0.2, Verdict.NOT_MET: -1.0}
"""What a verdict adds to how well a programme fits the person's own words."""
PARTICULAR = 0.2
"""What each rule adds that not just any manager meets."""
NEWLY = 0.6
"""What it adds that a programme is for new managers, if somebody has just become one."""
SHORTLY = 3
"""Months in which somebody has just become a manager."""
LIKE = 0.3
"""What it adds that a programme is of the kind of that which it is to be instead of."""
COMMON = frozenset({"manager", "employed"})


class Suggestions:
    """Ranks programmes by the rules of the sources and by what the person wishes for."""

    def __init__(self, programmes: Mapping[str, Programme], answers: Answers) -> None:
        self.programmes = programmes
        self.answers = answers
        self.weighing = Weighing(programmes, answers)

    def give(self, exchange: Exchange, advice: Advice, facts: Facts, today: date) -> Reply:
        """Up to three programmes with what speaks for and against each."""
        exchange.remember(advice=advice.model_copy(update={"given": True}))
        fitting = self.fitting(advice, facts, today)
        if not fitting:
            return self.none(exchange, advice)
        return self.told(exchange, fitting, of_other=advice.of_other)

    def told(
        self,
        exchange: Exchange,
        fitting: Sequence[Case],
        most: int = SUGGESTED,
        *,
        of_other: bool = False,
    ) -> Reply:
        """Some programmes, best first, with what speaks for and against each."""
        opening, fitting = self.opening(exchange, fitting), fitting[:most]
        for case in reversed(fitting):
            self.answers.note(exchange, case.id, "what")
        topics = tuple(case.id for case in fitting)
        exchange.remember(listed=topics)
        blocks = [self.block(exchange, number, case) for number, case in enumerate(fitting, 1)]
        whose = (exchange.say("eligible.of_other"),) if of_other else ()
        articles = [exchange.book.pack.articles[topic] for topic in topics]
        source = self.answers.citing.footnotes(exchange, articles)
        return exchange.reply(
            "\n\n".join((opening, *blocks, *whose, source)),
            Outcome.ANSWER,
            topic=topics[0],
            topics=topics,
            sources=self.answers.citing.all(exchange, articles),
            footnote=source,
            choices=tuple(exchange.book.pack.programmes[topic].wish for topic in topics),
        )

    def none(self, exchange: Exchange, advice: Advice) -> Reply:
        """That nothing is open to the person, or nothing but what was talked of."""
        article = exchange.book.pack.articles[(*advice.beside, OVERVIEW)[0]]
        key = "advice.no_others" if advice.beside else "advice.none"
        said = [exchange.say(key, topic=article.head.called)]
        said += [exchange.say("eligible.of_other")] if advice.of_other else []
        self.answers.note(exchange, article.id, "who")
        return self.answers.told(exchange, article, "who", " ".join(said))

    def opening(self, exchange: Exchange, fitting: Sequence[Case]) -> str:
        """Which programme suits best, before the reasons are given."""
        best = fitting[0]
        if best.verdict is Verdict.NOT_MET:
            key = "advice.nearest"
        else:
            key = "advice.best" if len(fitting) > 1 else "advice.only"
        return exchange.say(key, title=exchange.book.title(best.id))

    def fitting(
        self, advice: Advice, facts: Facts, today: date, beside: Collection[str] = ()
    ) -> list[Case]:
        """The programmes that suit the person, best first; of those listed before, all.

        `beside` are those that they have, or have been advised.
        """
        names = advice.among or tuple(name for name in self.programmes if name not in beside)
        day = begun(facts, today)
        cases = [Case(n, self.programmes[n], facts, today, day) for n in names]
        kinds = {self.programmes[name].kind for name in advice.beside}
        cases.sort(
            key=lambda one: (
                -wished(advice, one) - worth(one) - LIKE * (one.programme.kind in kinds),
                one.programme.order,
            )
        )
        if advice.among:
            return cases
        open_to_them = (case for case in cases if case.verdict is not Verdict.NOT_MET)
        return [case for case in open_to_them if case.id not in advice.beside][:SUGGESTED]

    def block(self, exchange: Exchange, number: int, case: Case) -> str:
        """One suggestion: what it is, what speaks for it, what to check first."""
        article = exchange.book.pack.articles[case.id]
        lines = (f"- {line}" for line in self.weighing.lines(exchange, case))
        return "\n".join((f"{number}. {article.head.title}: {article.head.summary}", *lines))


def wished(advice: Advice, case: Case) -> float:
    """How well a programme fits the person's words; a higher level nobody has asked for less."""
    return advice.wished.get(case.id, -HIGHER * (case.programme.audience == "higher"))


def worth(case: Case) -> float:
    """What the rules add to a programme: more where it is made for just such a person."""
    met = {judged.rule.field for judged in case.judged if judged.verdict is Verdict.MET}
    for_them = PARTICULAR * len(met - COMMON)
    if is_newly(case):
        for_them += NEWLY
    if for_the_new(case):  # the source does not say until when one is new
        return WORTH[Verdict.MET] + PARTICULAR + for_them
    return WORTH[case.verdict] + for_them


def for_the_new(case: Case) -> bool:
    """Whether a programme is for new managers, and that the person still is one is all unclear."""
    unclear = [judged for judged in case.judged if judged.verdict is not Verdict.MET]
    led = months(case.facts, case.day)
    only = len(unclear) == 1 and unclear[0].open is not None and unclear[0].rule.field == NEW
    return only and led is not None and led.most < YEAR


def is_newly(case: Case) -> bool:
    """Whether a programme is for new managers, and the person has become one, or says so."""
    led = months(case.facts, case.day)
    of_the_new = any(judged.rule.field == NEW for judged in case.judged)
    newly = case.facts.new if case.facts.since is None else led and led.most <= SHORTLY
    return of_the_new and bool(newly)
