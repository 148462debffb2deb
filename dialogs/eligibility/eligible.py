"""Whether the person who asks may join a programme, by its rules and by what they tell."""

from collections.abc import Mapping

from dialogs.eligibility.after_verdict import AfterVerdict
from dialogs.eligibility.asked_else import CONDITIONS, AskedElse
from dialogs.eligibility.case import Case
from dialogs.eligibility.programme_meant import SHORT, ProgrammeMeant
from dialogs.eligibility.subject import Subject, known_of, spoken_of
from dialogs.eligibility.time_elsewhere import TimeElsewhere
from dialogs.eligibility.verdicts import Verdicts
from dialogs.eligibility.what_if import WhatIf
from dialogs.exchange import Exchange
from dialogs.ids import WHO
from dialogs.messages import Language, Reply
from dialogs.questions.answer import Answers
from dialogs.state import Eligibility
from dialogs.thread.places import PAIR
from dialogs.understanding.person.ear import Ear
from dialogs.understanding.sureness import LIKELY, SURELY
from dialogs.understanding.wordbook import Wordbook
from knowledge.classifier.examples import GAP, JOIN, LEANS
from knowledge.classifier.model import likeliest
from knowledge.eligibility import Verdict
from knowledge.model import Knowledge
from knowledge.text import without, words

WHEN = ("when", "dates")
"""What a question asks for that the day tells on which the person may join."""
NO = "no"
"""What a rule wants of those who must not be managers."""


class Eligible:
    """Judges and judges on, with the facts that the conversation has brought so far."""

    def __init__(
        self, knowledge: Knowledge, books: Mapping[Language, Wordbook], answers: Answers
    ) -> None:
        self.programmes = knowledge.programmes
        self.ears = {language: Ear(book) for language, book in books.items()}
        self.what_if = WhatIf(self.ears)
        self.verdicts = Verdicts(knowledge, self.what_if, answers)
        self.meant = ProgrammeMeant(knowledge.programmes)
        self.asked_else = AskedElse(self.ears)
        self.elsewhere = TimeElsewhere(self.verdicts)
        self.after = AfterVerdict(self.verdicts, self.meant, self.asked_else, self.elsewhere)

    async def take(self, exchange: Exchange) -> Reply | None:
        """The verdict, where a message asks for one or tells what was missing for it."""
        if both := self.both(exchange):
            return both
        pending = self.pending(exchange)
        if pending is None and exchange.rules_out(JOIN):
            return self.elsewhere.take(exchange)
        judged = self.after.take(exchange, pending)
        judged = judged or self.after_another(exchange) or self.asked(exchange, pending)
        return judged or self.elsewhere.take(exchange)

    def both(self, exchange: Exchange) -> Reply | None:
        """`May I join both?`: the verdict on each of the two that were told of."""
        state, ear, text = exchange.state, self.ears[exchange.heard.language], exchange.text
        two = state.listed if len(state.listed) == PAIR else state.recent[:PAIR]
        told = len(two) == PAIR and self.programmes.keys() >= set(two) and not ear.named(text)
        said = exchange.heard.pointing.both.find(text) if told else ()
        facts = ear.facts.read(text, exchange.today)
        asked = without(exchange.heard.reader.asking(text), (phrase for _, phrase in said))
        if not (said and ear.asking.hears(asked, stated=facts.said)):
            return None
        subject = spoken_of(exchange, ear, self.pending(exchange))
        first, second = (self.verdicts.judge(exchange, one, subject, facts) for one in two)
        exchange.remember(listed=two)
        return first.joined_with(second)

    def asked(self, exchange: Exchange, pending: Eligibility | None) -> Reply | None:
        """The verdict that the words of a message ask for."""
        ear, text = self.ears[exchange.heard.language], exchange.text
        question = exchange.heard.reader.asking(text)
        if self.asked_else.is_on_point(exchange) or self.asked_else.is_on_untold(exchange):
            return None
        supposes = self.what_if.hears(exchange, pending, question)
        asks_when = self.asks_when(exchange, ear, pending) or self.asks_of_time(exchange)
        plainly = ear.asking.hears(question, stated=False)  # `can I get a mentor?`, no more
        if not (supposes or asks_when or plainly) and self.asked_else.is_meant(exchange, pending):
            return None
        if not (pending or supposes or asks_when or ear.asking.hears(question, stated=True)):
            return self.stated(exchange, ear)
        facts = self.what_if.facts(exchange, pending, supposes=supposes)
        asks = ear.asking.hears(question, facts.said) or asks_when
        wishes = exchange.heard.wishing.wishes.hears(text)
        if asks and not (facts.decides or supposes) and wishes:
            return None
        if not asks and not (supposes and (facts.said or self.what_if.day(exchange, pending))):
            return self.after.go_on(exchange, ear, pending, facts)
        programme = self.meant.by(exchange, ear, pending) or self.meant.by_facts(
            exchange, ear, facts
        )
        if programme is None:
            return None
        subject = spoken_of(exchange, ear, pending)
        if not supposes:
            return self.verdicts.judge(exchange, programme, subject, facts)
        beside = self.what_if.beside(exchange)
        return self.verdicts.suppose(exchange, programme, subject, facts.beyond(beside), beside)

    def after_another(self, exchange: Exchange) -> Reply | None:
        """`I have done the leadership programme. Can I apply for a mentor?`: of the latter."""
        ear = self.ears[exchange.heard.language]
        asked = self.meant.in_question(exchange, ear)
        if asked is None:
            return None
        facts = ear.facts.read(exchange.text, exchange.today)
        return self.verdicts.judge(exchange, asked, spoken_of(exchange, ear, None), facts)

    def surely(self, exchange: Exchange) -> Reply | None:
        """The verdict for a message that asks for one in words that no rule knows."""
        ear = self.ears[exchange.heard.language]
        if self.asked_else.is_on_unnamed(exchange, ear):
            return None
        programme = self.meant.by(exchange, ear, None) or self.meant.likeliest(exchange)
        if programme is None or len(ear.named(exchange.text)) > 1:
            return None
        pending = self.pending(exchange)
        supposes = self.what_if.hears(exchange, pending, exchange.text)
        supposes = supposes or self.what_if.is_of_later(exchange, pending)
        of_managers = all(rule.equals != NO for rule in self.programmes[programme].rules)
        leading = of_managers and programme == exchange.state.topic  # `only seven months` as one
        leading = leading and not self.what_if.is_of_later(exchange, pending)
        facts = ear.facts.read(exchange.text, exchange.today, leading=leading, supposing=supposes)
        subject = spoken_of(exchange, ear, pending)
        if not supposes:
            return self.verdicts.judge(exchange, programme, subject, facts)
        return self.verdicts.suppose(exchange, programme, subject, facts.come_true)

    def stated(self, exchange: Exchange, ear: Ear) -> Reply | None:
        """The verdict for somebody who has been told whom it is for, and tells who they are."""
        topic, text = exchange.state.topic, exchange.text
        if topic not in self.programmes or exchange.state.facet != WHO:
            return None
        if topic is None or exchange.asks_something() or ear.named(text):
            return None
        if len(words(text)) > SHORT or exchange.heard.wishes_in(text):
            return None
        facts = ear.facts.read(text, exchange.today, leading=True)
        if not facts.decides:
            return None
        subject = spoken_of(exchange, ear, None)
        return self.verdicts.judge(exchange, topic, subject, facts)

    def covers(self, exchange: Exchange, text: str) -> bool:
        """Whether a part of a message asks whether the person may join, or only tells facts."""
        ear = self.ears[exchange.heard.language]
        if ear.asking.hears(text, stated=True) or ear.asking.supposes(text):
            return True
        if self.leans_on_verdict(exchange, text):
            return True
        if "?" not in text and exchange.heard.small.has_done(text):
            return True
        return "?" not in text and ear.facts.read(text, exchange.today).decides

    def leans_on_verdict(self, exchange: Exchange, text: str) -> bool:
        """`Would it be from day one?`: the same question once more, in words no rule knows."""
        heard = exchange.heard
        if heard.reader.read(text).facet or heard.finder.names.found(text):
            return False
        guess = heard.finder.classifier.guess(text, exchange.state.topic)
        of_it = bool(guess.facet) and likeliest(guess.facet) in (*CONDITIONS, *WHEN)
        leans = guess.stand.get(LEANS, 0.0) >= SURELY
        return of_it and leans and guess.intent.get(GAP, 0.0) < LIKELY

    def asks_when(self, exchange: Exchange, ear: Ear, pending: Eligibility | None) -> bool:
        """`So when can I?`, where it is only a matter of time."""
        question = exchange.heard.reader.read(exchange.text)
        plainly = ear.asking.manner(exchange.text) == "when"
        if pending is None or not (plainly or question.facet in WHEN):
            return False
        subject = Subject(pending.facts, pending.of_other)
        known = known_of(exchange, subject).and_then(pending.supposed.alone)
        if known.leading_here is None:
            return False
        if question.subject and not (plainly or ear.asking.of_oneself(exchange.text)):
            return False
        today, programme = exchange.today, self.programmes[pending.programme]
        case = Case(pending.programme, programme, known, today, today)
        return case.in_time is not None or (plainly and case.verdict is Verdict.NOT_MET)

    def asks_of_time(self, exchange: Exchange) -> bool:
        """`How long do I have to wait?`, of somebody who tells since when they lead."""
        ear = self.ears[exchange.heard.language]
        if ear.asking.manner(exchange.text) in ("may", "matters"):
            return False
        return ear.facts.read(exchange.text, exchange.today).leading_here is not None

    def pending(self, exchange: Exchange) -> Eligibility | None:
        """The judgement talked of; forgotten once the talk has moved on."""
        state = exchange.state
        if state.eligibility is None:
            return None
        if state.open_form or state.topic != state.eligibility.programme:
            exchange.remember(eligibility=None)
        return exchange.state.eligibility
