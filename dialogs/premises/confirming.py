"""What a message puts as so is confirmed or put right before anything else is made of it.

`Is it true that I need five years as a manager to get a mentor?` is about the rule, and
`is Örebro part of it?` about the list that was told.
"""

from collections.abc import Mapping

from dialogs.exchange import Exchange
from dialogs.ids import WHAT
from dialogs.messages import Language, Reply
from dialogs.premises.holding import held
from dialogs.questions.answer import Answers
from dialogs.understanding.claims.premise import YES, Premise, Verdict
from dialogs.understanding.person.ear import Ear
from knowledge.text import without, words

SEVERAL = 2
SHORT = 8
"""Words of a question without a name that may mean the topic talked of."""


class Confirming:
    """Answers by yes or no what is put as so of a topic that is named, or talked of."""

    def __init__(self, answers: Answers, ears: Mapping[Language, Ear]) -> None:
        self.answers = answers
        self.ears = ears

    async def rules(self, exchange: Exchange) -> Reply | None:
        """`Must one ...?`: yes or no to a rule for all, before anybody's facts are judged."""
        return self.answer(exchange, of_people=False)

    async def take(self, exchange: Exchange) -> Reply | None:
        """`Is Örebro a part of it?`: yes, no or open, where no rule has judged it."""
        return self.answer(exchange, of_people=True) or self.concluded(exchange)

    def concluded(self, exchange: Exchange) -> Reply | None:
        """`Does that mean I can hire whom I want?`: open, where what was told has no such."""
        heard, topic, text = exchange.heard, exchange.state.topic, exchange.text
        if topic is None or not heard.premises.putting.concluding.hears(text):
            return None
        subject = heard.reader.read(text).subject
        if heard.finder.aspects.covered(topic, text, subject) != 0:
            return None
        article = exchange.book.pack.articles[topic]
        return self.answers.confirm(exchange, article, Premise(Verdict.UNTOLD, WHAT), None, None)

    def answer(self, exchange: Exchange, *, of_people: bool) -> Reply | None:
        """The yes or no and the fact; None where a message puts nothing that is told."""
        heard, text = exchange.heard, exchange.text
        if len(heard.parts(text)) > 1 or (
            heard.pointing.both.hears(text) and exchange.state.listed
        ):
            return None
        if self.asks_of_elsewhere(exchange):
            return None
        topic = self.topic(exchange)
        premise = held(exchange, topic, text) if topic else None
        if topic is None or premise is None or not (of_people or premise.is_rule):
            return None
        question, besides = heard.reader.read(text), len(heard.pieces(text)) > 1
        if premise.presumed and besides and not question.certain:
            return None  # `since it is from 2010, has it been updated?`: more than that is asked
        if premise.verdict in YES:
            self.keep(exchange, topic)
        return self.answers.give(exchange, topic, question.facet if question.certain else None)

    def asks_of_elsewhere(self, exchange: Exchange) -> bool:
        """`Do my years in Eskilstuna count?`: judged by the rules, and nothing that is put."""
        ear, text = self.ears[exchange.heard.language], exchange.text
        return ear.objections.counts(text) and ear.facts.is_elsewhere(text)

    def keep(self, exchange: Exchange, topic: str) -> None:
        """Have the rule at hand that was told in the middle of a verdict: `mine is`."""
        judged, ear = exchange.state.eligibility, self.ears[exchange.heard.language]
        if judged and judged.programme == topic:
            rule = ear.facts.read(exchange.text, exchange.today, leading=True)
            exchange.remember(eligibility=judged.model_copy(update={"confirmed": rule}))

    def topic(self, exchange: Exchange) -> str | None:
        """The one topic that a message names beside what it claims; else the one talked of."""
        heard, text = exchange.heard, exchange.text
        rest = without(text, heard.premises.facts.claimed(text))
        documents = heard.documents.find(rest)
        rest = without(rest, (phrase for _, phrase in documents))  # `the policy` is no kind of it
        kinds = (name for name, _ in documents)
        named = tuple(dict.fromkeys((*kinds, *self.named(exchange, rest))))
        if named:
            return named[0] if len(named) == 1 else None
        judged = exchange.state.eligibility
        answers = judged is not None and judged.asked  # `permanent, yes`
        tagged = heard.premises.putting.is_tagged(text) and not answers
        asks = text.rstrip().endswith("?") or tagged
        return exchange.state.topic if asks and len(words(text)) <= SHORT else None

    def named(self, exchange: Exchange, rest: str) -> tuple[str, ...]:
        """The topics that are named; not by what may be a part of another: `the unions`."""
        heard = exchange.heard
        every = heard.finder.names.every(rest)
        if not self.may_be_parts(exchange, every):
            return every
        small = heard.reader.fillers | heard.premises.putting.things
        return tuple(
            dict.fromkeys(
                topic
                for topic, said in heard.finder.names.found(rest)
                if not (heard.points.makes(topic, said) or small.issuperset(said.split()))
            )
        )

    def may_be_parts(self, exchange: Exchange, named: tuple[str, ...]) -> bool:
        """Whether what is named may be what a part of another is called: `role model`."""
        if exchange.state.topic is None and len(named) < SEVERAL:
            return False
        putting = exchange.heard.premises.putting
        return bool(putting.partaking(exchange.text) or putting.which.may_begin(exchange.text))
