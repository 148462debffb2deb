"""A judgement of a programme's rules in words: verdict, each rule, what is open or missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dialogs.answer import MOST_QUOTES
from dialogs.eligibility.standing import Facts, answers, leads, qualifies, situations
from dialogs.exchange import Exchange
from dialogs.messages import Citation, Outcome, Reply
from dialogs.parts import Judged as Part
from dialogs.parts import Verdict as Parts
from knowledge import eligibility
from knowledge.eligibility import Judged, Verdict
from knowledge.model import Knowledge, Programme, ProgrammeWords

MOST_CHOICES = 3


@dataclass(frozen=True, slots=True)
class Case:
    """A person's facts held against a programme, as of a day."""

    id: str
    programme: Programme
    facts: Facts
    today: date
    day: date
    of_requirements: bool = False
    """Whether it was asked what is required, and not only whether one may join."""

    @property
    def judged(self) -> list[Judged]:
        """Every rule."""
        known, where = answers(self.facts, self.day), situations(self.facts, self.day)
        return eligibility.judge(self.programme, known, where)

    @property
    def verdict(self) -> Verdict:
        """All rules together; of what is required, no more than the source tells."""
        found = eligibility.verdict(self.judged)
        untold = self.of_requirements and self.programme.requirements_open
        return Verdict.UNCLEAR if untold and found is Verdict.MET else found

    @property
    def is_open(self) -> bool:
        """Whether it is the source that leaves it unclear."""
        met = eligibility.verdict(self.judged) is Verdict.MET
        return self.verdict is Verdict.UNCLEAR and (met or any(j.open for j in self.judged))

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields whose answers would decide, where the person can tell them."""
        if self.verdict is not Verdict.UNCLEAR:
            return ()
        unclear = [j for j in self.judged if j.verdict is Verdict.UNCLEAR and j.open is None]
        fields = dict.fromkeys(judged.rule.field for judged in unclear)
        unsure = {"employment"} if self.facts.employment == "unsure" else set[str]()
        return tuple(name for name in fields if name not in unsure)

    @property
    def in_time(self) -> date | None:
        """The first day on which everything can be met, where only time stands in the way."""
        days = [
            qualifies(judged.rule, self.facts, self.day)
            for judged in self.judged
            if judged.verdict is Verdict.NOT_MET
        ]
        return max(first for first, _ in filter(None, days)) if days and all(days) else None


class Judgement:
    """Puts a case into words."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.documents = knowledge.documents
        self.programmes = knowledge.programmes

    def reply(
        self,
        exchange: Exchange,
        case: Case,
        before: Case | None = None,
        *,
        of_other: bool = False,
    ) -> Reply:
        """The verdict, a line a rule, and the source; what changes against an earlier case.

        `of_other` says that it is somebody else than the writer who is meant by `you`.
        """
        said = exchange.book.pack.programmes[case.id]
        lines = [self.line(exchange, case, judged, said) for judged in case.judged]
        source = self.source(exchange, case)
        paragraphs = [
            "\n".join((self.sentence(exchange, case, said), *lines)),
            *self.changes(exchange, case, before, said),
            *self.notes(exchange, case, said),
            *([exchange.say("eligible.of_other")] if of_other else ()),
            source,
        ]
        return exchange.reply(
            "\n\n".join(paragraphs),
            Outcome.ANSWER,
            topic=case.id,
            topics=(case.id,),
            sources=self.citations(exchange, case),
            footnote=source,
            choices=self.choices(exchange, case, said),
            verdict=case.verdict.value,
            offer=said.wish if case.verdict is Verdict.MET and case.day <= case.today else "",
            parts=self.parts(exchange, case, said),
        )

    def parts(self, exchange: Exchange, case: Case, said: ProgrammeWords) -> Parts:
        """The verdict in pieces."""
        rules = tuple(
            Part(
                judged.verdict.value,
                said.rules[judged.rule.id].says,
                self.note(exchange, case, judged, said),
            )
            for judged in case.judged
        )
        sentence = self.sentence(exchange, case, said)
        return Parts(said.title, case.verdict.value, sentence, rules)

    def sentence(self, exchange: Exchange, case: Case, said: ProgrammeWords) -> str:
        """The verdict."""
        verdict, title = case.verdict, said.title
        if verdict is Verdict.MET and case.day > case.today:
            return exchange.say("eligible.yes_from", title=title, date=written(exchange, case.day))
        if verdict is Verdict.NOT_MET and case.in_time:
            earliest = reckoned(exchange, case.in_time, case.facts)
            return exchange.say("eligible.not_yet", title=title, date=earliest)
        if case.is_open:
            return exchange.say("eligible.open", title=title)
        return exchange.say(f"eligible.{verdict.value}", title=title)

    def line(self, exchange: Exchange, case: Case, judged: Judged, said: ProgrammeWords) -> str:
        """One rule: whether it is met, in words, since when, or what is open about it."""
        rule = said.rules[judged.rule.id].says
        line = exchange.say(f"eligible.rule.{judged.verdict.value}", rule=rule)
        return f"{line} {self.note(exchange, case, judged, said)}".rstrip()

    def note(self, exchange: Exchange, case: Case, judged: Judged, said: ProgrammeWords) -> str:
        """Since when a rule is met, or what is open about it."""
        if judged.open:
            return said.rules[judged.rule.id].open[judged.open]
        days = qualifies(judged.rule, case.facts, case.day)
        if judged.verdict is Verdict.MET or days is None:
            return ""
        return self.met_from(exchange, days, case.facts)

    def met_from(self, exchange: Exchange, days: tuple[date, date], facts: Facts) -> str:
        """From when time meets a rule."""
        first, last = days
        if first == last or facts.about:
            return exchange.say("eligible.from", date=reckoned(exchange, first, facts))
        return exchange.say(
            "eligible.from_between",
            first=written(exchange, first),
            last=written(exchange, last),
        )

    def notes(self, exchange: Exchange, case: Case, said: ProgrammeWords) -> list[str]:
        """What was taken for granted, what the source leaves open, and what is asked back."""
        notes = []
        assumed = case.facts.employer is None and case.facts.manager
        if assumed and leads(case.facts, case.today):
            notes.append(exchange.say("eligible.assumed"))
        if said.left_open:
            notes.append(said.left_open)
        questions = " ".join(said.fields[field].ask for field in case.missing)
        asks = [exchange.say("eligible.ask", questions=questions)] if questions else []
        return [" ".join(notes), *asks] if notes else asks

    def changes(
        self, exchange: Exchange, case: Case, before: Case | None, said: ProgrammeWords
    ) -> list[str]:
        """What a supposition changes, rule by rule."""
        if before is None:
            return []
        changed = [
            exchange.say(
                "eligible.change",
                rule=said.rules[now.rule.id].says,
                before=exchange.say(f"eligible.state.{then.verdict.value}"),
                after=exchange.say(f"eligible.state.{now.verdict.value}"),
            )
            for then, now in zip(before.judged, case.judged, strict=True)
            if then.verdict is not now.verdict
        ]
        listed = exchange.say("eligible.changed", changes="\n".join(changed))
        told = listed if changed else exchange.say("eligible.unchanged")
        return [f"{exchange.say('eligible.supposed')} {told}"]

    def choices(self, exchange: Exchange, case: Case, said: ProgrammeWords) -> tuple[str, ...]:
        """What can be done next: sign up, answer what is asked, or see what else there is."""
        if case.verdict is Verdict.MET:
            return (said.wish,) if case.day <= case.today else ()
        if len(case.missing) == 1:
            field = case.programme.field(case.missing[0])
            if field.kind == "yes_no":
                return exchange.say("yes"), exchange.say("no")
            return tuple(said.fields[field.id].choices[choice] for choice in field.choices)
        if case.missing:
            return ()
        near: Sequence[str] = exchange.book.pack.articles[case.id].head.see_also
        open_to_them = self.open_to(case) if case.verdict is Verdict.NOT_MET else []
        return tuple(map(exchange.book.title, (open_to_them or near)[:MOST_CHOICES]))

    def open_to(self, case: Case) -> list[str]:
        """The other programmes that the same facts do not rule out: those they meet first."""
        others = (
            Case(name, programme, case.facts, case.today, case.today)
            for name, programme in self.programmes.items()
            if name != case.id
        )
        fitting = [one for one in others if one.verdict is not Verdict.NOT_MET]
        fitting.sort(key=lambda one: (one.verdict is not Verdict.MET, one.programme.order))
        return [one.id for one in fitting]

    def citations(self, exchange: Exchange, case: Case) -> tuple[Citation, ...]:
        """The places that set the rules, with the words that do."""
        places = dict.fromkeys((rule.source, rule.place) for rule in case.programme.rules)
        head = exchange.book.pack.articles[case.id].head
        quotes = tuple(dict.fromkeys(fact.quote for fact in head.facts))[:MOST_QUOTES]
        return tuple(
            Citation(
                self.documents[source].title,
                place,
                quotes=quotes if (source, place) == (head.source, head.place) else (),
            )
            for source, place in places
        )

    def source(self, exchange: Exchange, case: Case) -> str:
        """The places that set the rules, as text."""
        return "\n".join(
            exchange.say("source.line", document=citation.document, place=citation.section)
            for citation in self.citations(exchange, case)
        )


def written(exchange: Exchange, day: date) -> str:
    """A day in words."""
    month = exchange.say(f"month.{day.month}")
    return exchange.say("eligible.date", day=day.day, month=month, year=day.year)


def reckoned(exchange: Exchange, day: date, facts: Facts) -> str:
    """A day in words, as exact as what it was reckoned from."""
    date_words = written(exchange, day)
    return exchange.say("eligible.about", date=date_words) if facts.about else date_words
