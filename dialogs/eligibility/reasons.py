"""`Why?` after a no, and `I don't know` after a question: the rules that decide, and why."""

from dialogs.eligibility.case import Case
from dialogs.eligibility.verdict_text import Judgement
from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.standing import Facts, elsewhere
from dialogs.understanding.person.reckoning import DUTIES, months
from knowledge.eligibility import Judged, Verdict
from knowledge.model import ProgrammeWords

OF_ROLE = frozenset({"manager", "months_as_manager", "new_manager"})
"""Fields of rules that only a manager meets."""


class Reasons:
    """Says which rules are not met, by what was told, and which cannot be judged yet."""

    def __init__(self, judgement: Judgement) -> None:
        self.judgement = judgement

    def why_not(self, exchange: Exchange, case: Case, *, of_other: bool, supposed: bool) -> Reply:
        """The rules that are not met, each with what was told against it."""
        said = exchange.book.pack.programmes[case.id]
        broken = [judged for judged in case.judged if judged.verdict is Verdict.NOT_MET]
        title = exchange.book.called(case.id)
        lines = [self.broken(exchange, case, judged, said, supposed) for judged in broken]
        notes = [
            *([exchange.say("eligible.supposed")] if supposed else ()),
            *([exchange.say("eligible.of_other")] if of_other else ()),
        ]
        text = "\n".join((exchange.say("eligible.because", title=title), *lines))
        return self.reply(exchange, case, "\n\n".join((text, *notes)))

    def unsure(self, exchange: Exchange, case: Case) -> Reply:
        """What stays open as long as the person does not know, and whom to ask."""
        said = exchange.book.pack.programmes[case.id]
        rules = {judged.rule.field: said.rules[judged.rule.id].says for judged in case.judged}
        lines = [exchange.say("eligible.rule.unclear", rule=rules[name]) for name in case.missing]
        means = [said.fields[name].means for name in case.missing if said.fields[name].means]
        title = exchange.book.called(case.id)
        text = "\n".join((exchange.say("eligible.unsure", title=title), *lines))
        whom = exchange.say("unknown.contact")
        return self.reply(exchange, case, "\n\n".join((text, *map(str, means), whom)))

    def broken(
        self, exchange: Exchange, case: Case, judged: Judged, said: ProgrammeWords, supposed: bool
    ) -> str:
        """A rule that is not met, what was told against it, and from when it can be met."""
        told = None if supposed else against(judged, case)
        parts = (
            said.rules[judged.rule.id].says,
            exchange.say(f"eligible.told.{told}", **count(told, case)) if told else "",
            self.judgement.note(exchange, case, judged, said),
        )
        return "- " + " ".join(part for part in parts if part)

    def reply(self, exchange: Exchange, case: Case, text: str) -> Reply:
        """An answer with the places that set the rules."""
        source = self.judgement.source(exchange, case)
        said = exchange.book.pack.programmes[case.id]
        return exchange.reply(
            f"{text}\n\n{source}",
            Outcome.ANSWER,
            topic=case.id,
            topics=(case.id,),
            sources=self.judgement.citations(exchange, case),
            footnote=source,
            choices=self.judgement.choices(exchange, case, said),
            verdict=case.verdict.value,
        )


def against(judged: Judged, case: Case) -> str | None:
    """What was told that a rule is not met by."""
    facts, field = case.facts, judged.rule.field
    if elsewhere(facts) and field in {*OF_ROLE, "employed"}:
        return "elsewhere"
    if field == "manager" and judged.rule.equals == "no":
        return "manager"
    if facts.becoming and field in OF_ROLE:
        return "becoming"
    if facts.manager is False and field in OF_ROLE:
        return "not_manager"
    if field == "employment" and facts.employment == "fixed_term":
        return "fixed_term"
    if field in DUTIES:
        return "without_duty"
    return time_told(facts, case) if field == "months_as_manager" else None


def time_told(facts: Facts, case: Case) -> str | None:
    """How long they have led in the city, where that is known to the month."""
    span = months(facts, case.day)
    if facts.leading_here is None or span is None or facts.leading_here[0] > case.today:
        return None
    if span.most != span.least and facts.since is not None:
        return None
    return {0: "days", 1: "month"}.get(span.most, "months")


def count(told: str | None, case: Case) -> dict[str, int]:
    """The months that a sentence names."""
    span = months(case.facts, case.day) if told == "months" else None
    return {"count": span.most} if span else {}
