"""Verdicts: reached by what is known, told and supposed of a person, and remembered."""

from datetime import date

from dialogs.eligibility.case import Case
from dialogs.eligibility.reasons import Reasons
from dialogs.eligibility.subject import Subject, known_of
from dialogs.eligibility.verdict_text import Judgement
from dialogs.eligibility.what_if import WhatIf
from dialogs.exchange import Exchange
from dialogs.ids import WHO
from dialogs.messages import Reply
from dialogs.questions.answer import Answers
from dialogs.standing import ANYWAY, NOTHING, Facts
from dialogs.state import Eligibility
from dialogs.understanding.person.reckoning import begun
from knowledge.eligibility import Verdict
from knowledge.model import Knowledge


class Verdicts:
    """Reaches a verdict on one programme, and says it."""

    def __init__(self, knowledge: Knowledge, what_if: WhatIf, answers: Answers) -> None:
        self.programmes = knowledge.programmes
        self.judgement = Judgement(knowledge)
        self.reasons = Reasons(self.judgement)
        self.what_if = what_if
        self.answers = answers

    def judge(self, exchange: Exchange, programme: str, subject: Subject, facts: Facts) -> Reply:
        """Judge by all that is known, and by what is still supposed."""
        supposed = subject.supposed.without(facts)
        case = self.found(exchange, programme, subject, facts)
        told = subject.facts.and_then(facts)
        self.remember(exchange, case, Subject(told, subject.of_other, supposed))
        return self.judgement.reply(
            exchange, case, of_other=subject.of_other, still_supposed=supposed.said
        )

    def found(self, exchange: Exchange, programme: str, subject: Subject, facts: Facts) -> Case:
        """All that is known and still supposed, held against a programme."""
        supposed = subject.supposed.without(facts)
        known = known_of(exchange, subject, facts).and_then(supposed)
        day = self.day(exchange, known, supposes=supposed.said)
        case = self.case(exchange, programme, known, day, supposed)
        if self.what_if.ears[exchange.heard.language].asking.leaves_supposing(exchange.text):
            return case  # it is asked of today: `may I come already now?`
        return case.once_begun

    def again(self, exchange: Exchange, judged: Eligibility) -> Reply:
        """The verdict given last once more."""
        subject = Subject(judged.facts, judged.of_other, judged.supposed.alone)
        return self.judge(exchange, judged.programme, subject, NOTHING)

    def why(self, exchange: Exchange, judged: Eligibility) -> Reply:
        """Why the verdict given last is a no; any other one once more."""
        subject = Subject(judged.facts, judged.of_other, judged.supposed.alone)
        case = self.found(exchange, judged.programme, subject, NOTHING)
        if case.verdict is not Verdict.NOT_MET:
            return self.again(exchange, judged)
        self.remember(exchange, case, subject)
        said = subject.supposed.said
        return self.reasons.why_not(exchange, case, of_other=subject.of_other, supposed=said)

    def unsure(self, exchange: Exchange, judged: Eligibility) -> Reply:
        """What stays open where the person does not know what was asked."""
        subject = Subject(judged.facts, judged.of_other, judged.supposed.alone)
        case = self.found(exchange, judged.programme, subject, NOTHING)
        return self.reasons.unsure(exchange, case)

    def suppose(
        self,
        exchange: Exchange,
        programme: str,
        subject: Subject,
        supposed: Facts,
        told: Facts = NOTHING,
    ) -> Reply:
        """Judge by what is supposed, too; after another verdict, say what that changes."""
        earlier = known_of(exchange, subject).and_then(subject.supposed)
        facts = subject.facts.and_then(told)
        held = self.what_if.held(exchange, subject.supposed.without(told), supposed)
        now = held.and_then(supposed).alone
        known = known_of(exchange, subject, told).and_then(now)
        day = self.day(exchange, known, supposes=True)
        case = self.case(exchange, programme, known, day, now)
        again = exchange.state.eligibility is not None
        then = begun(earlier, exchange.today) if subject.supposed.said else exchange.today
        before = self.case(exchange, programme, earlier, then) if again else None
        question = exchange.heard.reader.asking(exchange.text)
        moved = begun(supposed, exchange.today) > exchange.today
        lasts = held.said or moved or self.what_if.is_said(exchange, question)
        self.remember(exchange, case, Subject(facts, subject.of_other, now if lasts else held))
        return self.judgement.reply(exchange, case, before, of_other=subject.of_other)

    def case(
        self,
        exchange: Exchange,
        programme: str,
        known: Facts,
        day: date,
        supposed: Facts = NOTHING,
    ) -> Case:
        """What is known held against a programme, as the message asks for it."""
        asking, text = self.what_if.ears[exchange.heard.language].asking, exchange.text
        manner = asking.manner(text)
        if manner == "matters" and not supposed.beyond(ANYWAY).said:
            manner = "may"
        return Case(
            programme,
            self.programmes[programme],
            known,
            exchange.today,
            day,
            asking.of_requirements(text),
            manner,
            supposed,
        )

    def remember(self, exchange: Exchange, case: Case, subject: Subject) -> None:
        """Remember what was judged, and what was told or supposed for it."""
        self.answers.note(exchange, case.id, WHO)
        judged = Eligibility(
            programme=case.id,
            facts=subject.facts,
            asked=case.missing,
            of_other=subject.of_other,
            supposed=subject.supposed,
        )
        exchange.remember(eligibility=judged)

    def day(self, exchange: Exchange, facts: Facts, *, supposes: bool) -> date:
        """The day that the question is about: today, or a day to come that it names."""
        ear, today = self.what_if.ears[exchange.heard.language], exchange.today
        if not supposes and not ear.asking.on_a_day(exchange.text):
            return today
        named = ear.facts.named_day(exchange.text, today, coming=supposes) or today
        return max(begun(facts, today), named)
