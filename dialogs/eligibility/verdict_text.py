"""A judgement of a programme's rules in words: verdict, each rule, what is open or missing."""

from collections.abc import Sequence
from datetime import date

from dialogs.eligibility.case import Case
from dialogs.eligibility.opening import opening
from dialogs.exchange import Exchange
from dialogs.messages import Citation, Outcome, Reply
from dialogs.parts import Judged as Part
from dialogs.parts import Verdict as Parts
from dialogs.questions.citing import MOST_QUOTES
from dialogs.standing import Facts
from dialogs.understanding.person.reckoning import begun, leads, qualifies
from knowledge.eligibility import Judged, Verdict
from knowledge.model import Knowledge, ProgrammeWords

MOST_CHOICES = 3


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
        still_supposed: bool = False,
    ) -> Reply:
        """The verdict, a line a rule, and the source; what changes against an earlier case.

        `of_other` says that it is somebody else than the writer who is meant by `you`, and
        `still_supposed` that it rests on what was supposed before.
        """
        said = exchange.book.pack.programmes[case.id]
        lines = [self.line(exchange, case, judged, said) for judged in case.judged]
        sentence = self.sentence(exchange, case, before)
        source = self.source(exchange, case)
        paragraphs = [
            "\n".join((sentence, *lines)),
            *self.changes(exchange, case, before, said),
            *([exchange.say("eligible.supposed")] if still_supposed else ()),
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
            parts=self.parts(exchange, case, sentence, said),
        )

    def parts(self, exchange: Exchange, case: Case, sentence: str, said: ProgrammeWords) -> Parts:
        """The verdict in pieces."""
        rules = tuple(
            Part(
                shown(case, judged).value,
                said.rules[judged.rule.id].says,
                self.note(exchange, case, judged, said),
            )
            for judged in case.judged
        )
        return Parts(said.title, case.verdict.value, sentence, rules)

    def sentence(self, exchange: Exchange, case: Case, before: Case | None) -> str:
        """The verdict, begun as it was asked for."""
        since = case.facts.since
        begins = since[0] if since and since[1] == case.day else case.day
        first = case.in_time or begins
        day = reckoned(exchange, first, case.facts) if case.in_time else written(exchange, first)
        return opening(exchange, case, before, exchange.book.called(case.id), day)

    def line(self, exchange: Exchange, case: Case, judged: Judged, said: ProgrammeWords) -> str:
        """One rule: whether it is met, in words, since when, or what is open about it."""
        rule = said.rules[judged.rule.id].says
        line = exchange.say(f"eligible.rule.{shown(case, judged).value}", rule=rule)
        return f"{line} {self.note(exchange, case, judged, said)}".rstrip()

    def note(self, exchange: Exchange, case: Case, judged: Judged, said: ProgrammeWords) -> str:
        """Since when a rule is met, or what is open about it."""
        if judged.open:
            return said.rules[judged.rule.id].open[judged.open]
        met = judged.verdict is Verdict.MET
        days = qualifies(judged.rule, case.facts, case.today if met else case.day)
        return self.met_from(exchange, days, case.facts) if days else ""

    def met_from(self, exchange: Exchange, days: tuple[date, date], facts: Facts) -> str:
        """From when time meets a rule."""
        first, last = days
        around_today = first <= exchange.today < last  # `about a year`: may be met, or soon is
        if first == last or (facts.about and not around_today):
            return exchange.say("eligible.from", date=reckoned(exchange, first, facts))
        ahead = facts.since is not None and facts.since[1] > exchange.today
        return exchange.say(
            "eligible.from_between_ahead" if ahead else "eligible.from_between",
            first=written(exchange, first),
            last=written(exchange, last),
        )

    def notes(self, exchange: Exchange, case: Case, said: ProgrammeWords) -> list[str]:
        """What was taken for granted, what the source leaves open, and what is asked back."""
        notes = []
        assumed = case.facts.employer is None and case.facts.manager
        if assumed and leads(case.facts, case.today):
            notes.append(exchange.say("eligible.assumed"))
        open_title = any(j.rule.field in ("manager", "new_manager") for j in unclear(case))
        if case.facts.vague_title and open_title:
            notes.append(exchange.say("eligible.title"))
        if case.facts.deputy and leads(case.facts, case.day, anywhere=True):
            notes.append(exchange.say("eligible.deputy"))
        if case.facts.absent and not any(judged.open == "leave" for judged in case.judged):
            notes.append(exchange.say("eligible.leave"))
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
                before=exchange.say(f"eligible.state.{shown(before, then).value}"),
                after=exchange.say(f"eligible.state.{shown(case, now).value}"),
            )
            for then, now in zip(before.judged, case.judged, strict=True)
            if shown(before, then) is not shown(case, now)
        ]
        days = [(one.in_time, one.day) for one in (before, case)]
        if not changed and days[0] != days[1]:  # only the day is another, and it has been told
            return []
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
        if case.verdict is Verdict.NOT_MET:
            elsewhere = [topic for topic in near if topic not in self.programmes]
            near = self.open_to(case) or elsewhere
        return tuple(map(exchange.book.title, near[:MOST_CHOICES]))

    def open_to(self, case: Case) -> list[str]:
        """The other programmes that the same facts do not rule out: those they meet first."""
        day = begun(case.facts, case.today)
        others = (
            Case(name, programme, case.facts, case.today, day)
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


def unclear(case: Case) -> list[Judged]:
    """The rules that cannot be judged."""
    return [judged for judged in case.judged if judged.verdict is Verdict.UNCLEAR]


def shown(case: Case, judged: Judged) -> Verdict:
    """How a rule stands; without a yes for a day to come, a role to come is none yet."""
    by_itself = judged.verdict is Verdict.MET and judged.rule.at_least is None
    if case.verdict is Verdict.MET or not by_itself:
        return judged.verdict
    later = qualifies(judged.rule, case.facts, case.today)
    return Verdict.NOT_MET if later else judged.verdict


def written(exchange: Exchange, day: date) -> str:
    """A day in words."""
    month = exchange.say(f"month.{day.month}")
    return exchange.say("eligible.date", day=day.day, month=month, year=day.year)


def reckoned(exchange: Exchange, day: date, facts: Facts) -> str:
    """A day in words, as exact as what it was reckoned from."""
    date_words = written(exchange, day)
    about = facts.about and day != facts.permanent_from
    return exchange.say("eligible.about", date=date_words) if about else date_words
