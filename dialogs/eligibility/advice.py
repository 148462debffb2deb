"""Advice on what to join: asks for little, and gives reasons for and against each suggestion."""

from collections.abc import Mapping
from datetime import date
from heapq import nlargest

from dialogs.answer import Answers
from dialogs.eligibility.eligible import Ear
from dialogs.eligibility.judgement import Case
from dialogs.eligibility.lengths import plain
from dialogs.eligibility.spotter import in_words
from dialogs.eligibility.standing import Facts
from dialogs.exchange import Exchange
from dialogs.messages import Language, Outcome, Reply
from dialogs.signup.form import LOCAL
from dialogs.state import Advice
from knowledge.eligibility import Judged, Verdict
from knowledge.model import Knowledge

OVERVIEW = "program-oversikt"
SUGGESTED = 3
MOST_ASKED = 3
CLEAR = 0.3
"""Lead of the programme that fits the words best, from which nothing need be asked."""
LIKELY = 0.9
WORTH = {Verdict.MET: 0.6, Verdict.UNCLEAR: 0.2, Verdict.NOT_MET: -1.0}
"""What a verdict adds to how well a programme fits the person's own words."""
PARTICULAR = 0.2
"""What each rule adds that not just any manager meets."""
AIMED = 0.6
"""What it adds that the person wants what a programme is for."""
COMMON = frozenset({"manager", "employed"})


class Advisor:
    """Suggests programmes by the rules of the sources and by what the person wishes for."""

    def __init__(
        self, knowledge: Knowledge, ears: Mapping[Language, Ear], answers: Answers
    ) -> None:
        self.programmes = knowledge.programmes
        self.ears = ears
        self.answers = answers

    async def take(self, exchange: Exchange) -> Reply | None:
        """Suggestions, or the one thing that must be known first; None where none are wanted."""
        pending = exchange.state.advice
        starts = self.asks_for_advice(exchange)
        if starts and pending and pending.given:
            pending = None
        if not starts and pending is None:
            return None
        supposes = bool(pending) and self.supposes(exchange)
        told = self.facts(exchange, pending, supposes=supposes)
        if not starts and not (told.said and (supposes or self.answers_it(exchange, pending))):
            exchange.remember(advice=None)
            return None
        facts = pending.facts.and_then(told) if pending else told
        wished = self.wished(exchange) if starts or pending is None else dict(pending.wished)
        asked = pending.asked if pending and not starts else ()
        return self.ask(exchange, facts, wished, asked) or self.suggest(exchange, facts, wished)

    def answers_it(self, exchange: Exchange, pending: Advice | None) -> bool:
        """Whether a message can be the answer to what was asked."""
        return not (pending and pending.given) and not exchange.asks_something()

    def asks_for_advice(self, exchange: Exchange) -> bool:
        """Whether the person wants to know what suits them, and has not said which."""
        heard = exchange.heard
        asking = heard.reader.asking(exchange.text)
        ear = self.ears[heard.language]
        chooses = heard.choosing.hears(asking) or ear.asking.for_advice(asking)
        return chooses and not heard.finder.names.exact.hears(asking)

    def supposes(self, exchange: Exchange) -> bool:
        """`And if I were a manager?`, of no programme in particular."""
        ear = self.ears[exchange.heard.language]
        return ear.asking.supposes(exchange.text) and not ear.named(exchange.text)

    def facts(self, exchange: Exchange, pending: Advice | None, *, supposes: bool) -> Facts:
        """What the message tells about the person; a yes or no answers what was asked."""
        asked = pending.asked[-1:] if pending else ()
        ear, today = self.ears[exchange.heard.language], self.today(exchange)
        leading = "time" in asked
        read = ear.facts.read(exchange.text, today, leading=leading, supposing=supposes)
        answer = exchange.heard.recogniser.yes_no(exchange.text)
        if asked == ("manager",) and answer is not None:
            return Facts(manager=answer).and_then(read)
        return read

    def today(self, exchange: Exchange) -> date:
        """The day where the city is."""
        return exchange.ports.clock.now().astimezone(LOCAL).date()

    def wished(self, exchange: Exchange) -> dict[str, float]:
        """How well each programme fits the person's words."""
        found = exchange.heard.finder.find(exchange.text)
        scores = {candidate.topic: candidate.score for candidate in found.candidates}
        ear = self.ears[exchange.heard.language]
        aims = {hit.means for hit in ear.aims.find(in_words(plain(exchange.text)))}
        return {
            programme: scores.get(programme, 0.0) + AIMED * (programme in aims)
            for programme in self.programmes
        }

    def ask(
        self,
        exchange: Exchange,
        facts: Facts,
        wished: Mapping[str, float],
        asked: tuple[str, ...],
    ) -> Reply | None:
        """The next thing to know: whether they are a manager, and if so for how long."""
        lacking = None
        if facts.manager is None and not facts.becoming:
            lacking = "manager"
        elif facts.manager and facts.since is None and facts.new is None:
            lacking = "time"
        if lacking is None or lacking in asked or len(asked) >= MOST_ASKED or clear(wished):
            return None
        kept = Advice(facts=facts, wished=dict(wished), asked=(*asked, lacking))
        exchange.remember(advice=kept, candidates=())
        choices = (exchange.say("yes"), exchange.say("no")) if lacking == "manager" else ()
        ranked = sorted(wished, key=lambda programme: -wished[programme])
        return exchange.reply(
            exchange.say(f"advice.ask_{lacking}"),
            Outcome.CLARIFY,
            topics=(*ranked, OVERVIEW),
            choices=choices,
        )

    def suggest(self, exchange: Exchange, facts: Facts, wished: Mapping[str, float]) -> Reply:
        """Up to three programmes with what speaks for and against each."""
        exchange.remember(advice=Advice(facts=facts, wished=dict(wished), given=True))
        today = self.today(exchange)
        cases = [Case(name, form, facts, today, today) for name, form in self.programmes.items()]
        fits = {case.id: wished[case.id] + worth(case) for case in cases}
        cases.sort(key=lambda case: -fits[case.id])
        fitting = [case for case in cases if case.verdict is not Verdict.NOT_MET][:SUGGESTED]
        if not fitting:
            return self.answers.give(exchange, OVERVIEW)
        for case in reversed(fitting):
            self.answers.note(exchange, case.id, "what")
        topics = tuple(case.id for case in fitting)
        exchange.remember(listed=topics)
        blocks = [self.block(exchange, number, case) for number, case in enumerate(fitting, 1)]
        articles = [exchange.book.pack.articles[topic] for topic in topics]
        source = " ".join(dict.fromkeys(self.answers.footnote(exchange, a) for a in articles))
        return exchange.reply(
            "\n\n".join((exchange.say("advice.opening"), *blocks, source)),
            Outcome.ANSWER,
            topic=topics[0],
            topics=topics,
            sources=tuple(dict.fromkeys(self.answers.citation(exchange, a) for a in articles)),
            footnote=source,
            choices=tuple(exchange.book.pack.programmes[topic].wish for topic in topics),
        )

    def block(self, exchange: Exchange, number: int, case: Case) -> str:
        """One suggestion: what it is, what speaks for it, what to check first."""
        article = exchange.book.pack.articles[case.id]
        lines = [f"{number}. {article.head.title}: {article.head.summary}"]
        for verdict, key in ((Verdict.MET, "advice.for"), (Verdict.UNCLEAR, "advice.check")):
            rules = [self.rule(exchange, case, j) for j in case.judged if j.verdict is verdict]
            if rules:
                lines.append(f"- {exchange.say(key, rules=' '.join(rules))}")
        return "\n".join(lines)

    def rule(self, exchange: Exchange, case: Case, judged: Judged) -> str:
        """A rule in words."""
        return exchange.book.pack.programmes[case.id].rules[judged.rule.id].says


def clear(wished: Mapping[str, float]) -> bool:
    """Whether the person's own words point at one programme clearly enough to ask nothing."""
    first, second = nlargest(2, wished.values())
    return first - second >= CLEAR and first >= LIKELY


def worth(case: Case) -> float:
    """What the rules add to a programme: more where it is made for just such a person."""
    met = {judged.rule.field for judged in case.judged if judged.verdict is Verdict.MET}
    return WORTH[case.verdict] + PARTICULAR * len(met - COMMON)
