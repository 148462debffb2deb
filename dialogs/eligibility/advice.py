"""Advice on what to join: hears that it is wished for, and asks for little."""

from collections.abc import Collection, Mapping
from heapq import nlargest

from dialogs.answer import Answers
from dialogs.compare import OVERVIEW
from dialogs.eligibility.ear import Ear
from dialogs.eligibility.lengths import plain
from dialogs.eligibility.suggestions import SUGGESTED, Suggestions
from dialogs.exchange import Exchange
from dialogs.messages import Language, Outcome, Reply
from dialogs.small_words import left_over
from dialogs.standing import NOTHING, Facts, elsewhere
from dialogs.state import Advice, Eligibility
from knowledge.classifier.examples import ANSWER, CHOOSE, COMPARE, GAP, JOIN, OFF, SIGNUP
from knowledge.model import Knowledge
from knowledge.text import words

FEWEST = 2
"""Programmes that one can choose among."""
BEGINNING = 6
"""Words within which somebody who tells of themselves says so."""
SHORTEST_STORY, LONGEST_STORY = 4, 24
"""Words of a message that does nothing but tell where a person stands."""
LONGEST_KIND = 8
"""Words of a message that says no more than what kind of thing is wished for."""
MOST_ASKED = 3
CLEAR = 0.3
"""Lead of the programme that fits the words best, from which nothing need be asked."""
LIKELY = 0.9
AIMED = 0.8
"""What a programme gains by being for just what the person wants."""
HIGHER = 0.5
"""What one loses that is for a higher level, where the person says nothing of that."""
MAY_CHOOSE = 0.2
"""Share of a wish for advice that names some of which one is to be chosen, for somebody."""
OF_ONE = 0.85
"""Share from which a message wishes to join the programme talked of."""
JOINS = 0.55
"""Share from which somebody who tells of themselves asks whether they may join that one."""
ALL = 0.9
"""Share of the overview from which everything is asked for, ..."""
SELDOM = 0.1
"""... and share of a wish for advice up to which it is."""
WIDENS, STILL = 0.6, 0.2
"""Share of a wish for advice, alone and after a programme, that leaves that programme."""
LEARNED = 0.4
"""What it gains, at most, by what others wanted who said the like."""


class Advisor:
    """Suggests programmes by the rules of the sources and by what the person wishes for."""

    def __init__(
        self, knowledge: Knowledge, ears: Mapping[Language, Ear], answers: Answers
    ) -> None:
        self.programmes = knowledge.programmes
        self.ears = ears
        self.suggestions = Suggestions(knowledge.programmes, answers)

    async def choose(self, exchange: Exchange) -> Reply | None:
        """Which of several named programmes suits somebody of whom something is told."""
        return self.go_on(exchange, starts=True) if self.chooses_among(exchange) else None

    async def take(self, exchange: Exchange) -> Reply | None:
        """Suggestions, or the one thing that must be known first; None where none are wanted."""
        on_programme = exchange.state.topic in self.programmes  # `is there anything else?`
        begins = exchange.state.advice is None and not on_programme
        if begins and exchange.rules_out(CHOOSE, JOIN):
            return None
        if exchange.heard.pointing.declines(exchange.text) and not exchange.asks_something():
            return None  # `none of them suits me`
        if exchange.guess.intent.get(SIGNUP, 0.0) >= OF_ONE:  # `I'll go for the first, then`
            return None
        return self.go_on(exchange, starts=self.asks_for_advice(exchange))

    def go_on(self, exchange: Exchange, *, starts: bool) -> Reply | None:
        """The same of a message that asks for advice, or may go on with what was asked."""
        before = exchange.state.advice
        pending = None if starts and before and before.given else before
        if not (starts or pending):
            return self.unasked(exchange)
        if pending and pending.given and self.is_of_somebody(exchange):
            starts, pending = True, None
        if not starts and (exchange.state.eligibility or self.was_told_whom(exchange)):
            return None  # what is told belongs to the judgement
        if pending and not starts and (kind := self.kind_meant(exchange, pending)):
            return self.ask_again(exchange, pending, kind)
        supposes = bool(pending) and self.supposes(exchange)
        told = self.facts(exchange, pending, supposes=supposes)
        if not starts and not (told.said and (supposes or self.answers_it(exchange, told))):
            self.leave(exchange)
            return None
        listed_before = before.among if before and told.manager is not False else ()
        among = self.among(exchange) if starts else listed_before
        wished = None if pending is None or starts else pending.wished or self.aimed_at(exchange)
        advice = Advice(
            facts=self.known(exchange, pending).and_then(told),
            wished=self.wished(exchange) if wished is None else wished,
            asked=pending.asked if pending and not starts else (),
            among=among,
            beside=self.beside(exchange) if starts else before.beside if before else (),
            of_other=self.is_for_other(exchange) if starts else bool(before and before.of_other),
        )
        of_others = self.ears[exchange.heard.language].of_others(exchange.text)
        return self.advise(exchange, advice, own=starts and not (of_others or advice.of_other))

    def kind_meant(self, exchange: Exchange, pending: Advice) -> str | None:
        """`I was thinking of the courses`, where something else was asked."""
        found = exchange.heard.choosing.kinds.find(exchange.text)
        short = len(words(exchange.text)) <= LONGEST_KIND
        if pending.given or not (found and short) or exchange.asks_something():
            return None
        return None if self.named(exchange) or self.tells(exchange) else found[0][0]

    def ask_again(self, exchange: Exchange, pending: Advice, kind: str) -> Reply | None:
        """What was asked, once more; those of the kind that was told come first then."""
        wished = {
            name: share + AIMED * (self.programmes[name].kind == kind)
            for name, share in pending.wished.items()
        }
        again = pending.model_copy(update={"wished": wished, "asked": pending.asked[:-1]})
        return self.ask(exchange, again, again.facts)

    def is_of_somebody(self, exchange: Exchange) -> bool:
        """`And for one who wants to be a director?`, after advice: for somebody else."""
        heard = exchange.heard
        told = self.ears[heard.language].facts.read(exchange.text, exchange.today)
        if heard.small.is_of_oneself(exchange.text) or self.asks_of_one(exchange):
            return False
        return heard.pointing.goes_on(exchange.text) and told.decides

    def leave(self, exchange: Exchange) -> None:
        """Forget the advice once the talk is of something that was not suggested."""
        state = exchange.state
        of_it = state.topic in (OVERVIEW, *state.listed)
        if not (state.advice and state.advice.given and of_it):
            exchange.remember(advice=None)

    def advise(self, exchange: Exchange, advice: Advice, *, own: bool = False) -> Reply:
        """The next thing to know, or the suggestions; `own` where a person asks for themselves."""
        answered = exchange.answered if own else NOTHING
        facts = answered.and_then(advice.facts.alone)
        return self.ask(exchange, advice, facts) or self.suggestions.give(
            exchange, advice, facts, exchange.today
        )

    def known(self, exchange: Exchange, pending: Advice | None) -> Facts:
        """What has been told before of the one for whom it is asked."""
        if pending:
            return pending.facts
        judged, before = exchange.state.eligibility, exchange.state.advice
        if self.is_for_other(exchange):
            return self.judged_by(exchange, judged) if judged and judged.of_other else Facts()
        goes_on = bool(judged or before) and not self.tells(exchange)
        if not (goes_on or exchange.heard.small.is_of_oneself(exchange.text)):
            return Facts()  # for somebody of a kind: `what is there for new managers?`
        if before:
            return before.facts
        own = judged if judged and not judged.of_other else None
        return self.judged_by(exchange, own) if own else exchange.state.told

    def judged_by(self, exchange: Exchange, judged: Eligibility) -> Facts:
        """What a verdict was reached by: with what was supposed where it is what to do instead."""
        ear = self.ears[exchange.heard.language]
        return judged.known if ear.asking.puts_instead(exchange.text) else judged.facts

    def tells(self, exchange: Exchange) -> bool:
        """Whether a message tells what decides on somebody."""
        ear = self.ears[exchange.heard.language]
        return ear.facts.read(exchange.text, exchange.today).decides

    def is_for_other(self, exchange: Exchange) -> bool:
        """Whether it is for somebody else, by the words or by the verdict talked of."""
        judged = exchange.state.eligibility
        if exchange.heard.small.is_of_oneself(exchange.text):
            return False
        others = self.ears[exchange.heard.language].of_others(exchange.text)
        return others or (judged is not None and judged.of_other)

    def unasked(self, exchange: Exchange) -> Reply | None:
        """Advice for somebody who only tells where they stand: `I have just become a manager`."""
        heard = exchange.heard
        state = exchange.state
        told_whom = self.was_told_whom(exchange)
        if state.eligibility or state.candidates or told_whom or not self.is_story(exchange):
            return None
        if self.is_of_one(exchange):
            return None
        reader, today = self.ears[heard.language].facts, exchange.today
        if reader.of_another(exchange.text, today):
            return None
        told = reader.read(exchange.text, today)
        stands = told.new or told.becoming or told.since or told.vague_title
        if not stands and told.manager is not False:
            return None
        return self.advise(exchange, Advice(facts=told, wished=self.aimed_at(exchange)))

    def was_told_whom(self, exchange: Exchange) -> bool:
        """Whether the person has just been told whom a programme is for."""
        state = exchange.state
        return state.topic in self.programmes and state.facet == "who"

    def is_of_one(self, exchange: Exchange) -> bool:
        """Whether somebody who tells of themselves likely asks about the programme talked of."""
        if exchange.state.topic not in self.programmes:
            return False
        return exchange.guess_in_talk.intent.get(JOIN, 0.0) >= JOINS

    def is_story(self, exchange: Exchange) -> bool:
        """Whether a message is about the speaker, and asks, names and wishes for nothing."""
        heard, text = exchange.heard, exchange.text
        said = words(text)
        if not SHORTEST_STORY <= len(said) <= LONGEST_STORY or exchange.asks_something():
            return False
        if "?" in text or heard.pointing.asking.hears(text) or heard.groups.listener.hears(text):
            return False
        of_oneself = not heard.small.oneself.isdisjoint(said[:BEGINNING]) or self.is_terse(
            exchange
        )
        if of_oneself and not heard.finder.names.every(text):
            return not heard.wishes_in(text)
        return False

    def is_terse(self, exchange: Exchange) -> bool:
        """`Preschool teacher, six years, no staff`: a first message that only tells facts."""
        told = self.ears[exchange.heard.language].facts.read(exchange.text, exchange.today)
        return exchange.state.topic is None and told.employer is not None and told.decides

    def answers_it(self, exchange: Exchange, told: Facts) -> bool:
        """Whether a message tells more of the person, and asks nothing else."""
        given = exchange.state.advice is not None and exchange.state.advice.given
        return not exchange.asks_something() and (told.decides or not given)

    def among(self, exchange: Exchange) -> tuple[str, ...]:
        """The programmes listed last, where it is among them that the person would choose."""
        heard, state = exchange.heard, exchange.state
        named = self.named(exchange)
        if len(named) >= FEWEST:
            return named
        listed = tuple(topic for topic in state.listed if topic in self.programmes)
        if not FEWEST <= len(listed) <= SUGGESTED:
            return ()
        if self.widens(exchange) and not heard.pointing.among.hears(exchange.text):
            return ()
        compared = len(listed) == FEWEST and set(state.recent[:FEWEST]) == set(listed)
        whole = heard.groups.listener.hears(exchange.text)  # `which programme`, of them all
        return (
            listed if heard.pointing.among.hears(exchange.text) or (compared and not whole) else ()
        )

    def beside(self, exchange: Exchange) -> tuple[str, ...]:
        """The programme talked of, where something else than that is asked for."""
        topic, ear = exchange.state.topic, self.ears[exchange.heard.language]
        other = topic in self.programmes and ear.asking.besides.hears(plain(exchange.text))
        return (topic,) if topic and other else ()

    def named(self, exchange: Exchange) -> tuple[str, ...]:
        """The programmes that a message names."""
        topics = exchange.heard.finder.names.exactly(exchange.text)
        return tuple(topic for topic in topics if topic in self.programmes)

    def chooses_among(self, exchange: Exchange) -> bool:
        """`I became a manager in May. X or Y?`, `X or Y for somebody with three years?`"""
        heard, text, named = exchange.heard, exchange.text, self.named(exchange)
        if not FEWEST <= len(named) <= SUGGESTED or not heard.pointing.one_of.hears(text):
            return False
        told = self.ears[heard.language].facts.read(text, exchange.today)
        chooses = heard.choosing.asking.hears(text) or heard.choosing.best_for.hears(text)
        shares = exchange.guess.intent
        likely = shares.get(CHOOSE, 0.0) + shares.get(COMPARE, 0.0) >= MAY_CHOOSE
        stands = told.since is not None or bool(told.new)  # not `X or Y for non-managers?`
        return told.decides and (heard.small.is_of_oneself(text) or chooses or (likely and stands))

    def settles(self, exchange: Exchange) -> bool:
        """`And the winner is?`, of two that were compared."""
        heard, found = exchange.heard, exchange.heard.choosing.settling.find(exchange.text)
        left = left_over(exchange.text, found)
        return (
            bool(found and self.among(exchange)) and left <= heard.small.tiny | heard.small.asking
        )

    def asks_for_advice(self, exchange: Exchange) -> bool:
        """Whether the person wants to know what suits them, and has not said which."""
        heard = exchange.heard
        asking = heard.reader.asking(exchange.text)
        ear = self.ears[heard.language]
        if self.settles(exchange):
            return True
        if self.asks_what_else(exchange, asking) or self.aims_anew(exchange):
            return True
        chooses = heard.choosing.asking.hears(asking) or ear.asking.for_advice(asking)
        chooses = chooses or self.widens(exchange)
        named = heard.finder.names.found(asking)
        off = exchange.guess.intent.get(OFF, 0.0) >= JOINS  # `can you recommend a restaurant`
        if not chooses or named or off:
            return False
        of_one = self.is_of_one(exchange) and not heard.pointing.among.hears(asking)
        return not (self.asks_for_all(exchange) or of_one or self.asks_of_one(exchange))

    def widens(self, exchange: Exchange) -> bool:
        """`Then what is left for me?`, in whatever words, after one of the programmes."""
        alone, in_talk = exchange.guess.intent, exchange.guess_in_talk.intent
        if exchange.state.topic not in self.programmes:
            return False
        return alone.get(CHOOSE, 0.0) >= WIDENS and in_talk.get(CHOOSE, 0.0) >= STILL

    def asks_what_else(self, exchange: Exchange, asking: str) -> bool:
        """`Is there something for those who are not managers?`, after one of the programmes."""
        heard, topic = exchange.heard, exchange.state.topic
        named = heard.finder.names.found(asking)
        return (
            topic in self.programmes and not named and heard.pointing.something_else.hears(asking)
        )

    def aims_anew(self, exchange: Exchange) -> bool:
        """`And if I want to be a director?`, after advice: the same person with another aim."""
        advice = exchange.state.advice
        if advice is None or not advice.given or self.named(exchange):
            return False
        return self.supposes(exchange) and bool(self.aims(exchange))

    def asks_of_one(self, exchange: Exchange) -> bool:
        """Whether it is a question on what was talked of: `when should one take it?`."""
        guess = exchange.guess_in_talk.intent
        asks = guess.get(ANSWER, 0.0) + guess.get(GAP, 0.0)
        return exchange.state.topic is not None and asks >= ALL

    def asks_for_all(self, exchange: Exchange) -> bool:
        """Whether the person wants to see everything there is, not what suits them."""
        guess = exchange.guess
        overview = guess.topic.get(OVERVIEW, 0.0) >= ALL
        return overview and guess.intent[CHOOSE] <= SELDOM < guess.intent[ANSWER]

    def supposes(self, exchange: Exchange) -> bool:
        """`And if I were a manager?`, of no programme in particular."""
        ear = self.ears[exchange.heard.language]
        return ear.asking.supposes(exchange.text) and not ear.named(exchange.text)

    def facts(self, exchange: Exchange, pending: Advice | None, *, supposes: bool) -> Facts:
        """What the message tells about the person; a yes or no answers what was asked."""
        asked = pending.asked[-1:] if pending else ()
        ear, today = self.ears[exchange.heard.language], exchange.today
        leading = "time" in asked
        read = ear.facts.read(exchange.text, today, leading=leading, supposing=supposes)
        answer = exchange.heard.recogniser.yes_no(exchange.text)
        if asked == ("manager",) and answer is not None:
            return Facts(manager=answer).and_then(read)
        return read

    def wished(self, exchange: Exchange) -> dict[str, float]:
        """How well each programme fits the person's words.

        Words that tell of no programme (`what is there for me?`) are like any of them by chance.
        """
        found = exchange.heard.finder.find(exchange.text)
        scores = {candidate.topic: candidate.score for candidate in found.candidates}
        aimed, learned = self.aimed_at(exchange), exchange.guess.topic
        telling = sum(learned.get(name, 0.0) for name in aimed) if learned else 1.0
        return {
            name: telling * scores.get(name, 0.0) + aim + LEARNED * learned.get(name, 0.0)
            for name, aim in aimed.items()
        }

    def aimed_at(self, exchange: Exchange) -> dict[str, float]:
        """What is added to the programmes that are for just what the person wants.

        One for a higher level loses where that is not wanted.
        """
        aims = self.aims(exchange)
        return {
            name: AIMED if name in aims else -HIGHER * (programme.audience == "higher")
            for name, programme in self.programmes.items()
        }

    def aims(self, exchange: Exchange) -> set[str]:
        """The programmes that are for just what the person wants."""
        ear = self.ears[exchange.heard.language]
        return {hit.means for hit in ear.aims.find(plain(exchange.text))}

    def ask(self, exchange: Exchange, advice: Advice, facts: Facts) -> Reply | None:
        """The next thing to know: whether they are a manager, and if so for how long."""
        asked, lacking = advice.asked, None
        if facts.manager is None and not facts.becoming:
            lacking = "manager"
        elif self.lacks_time(exchange, advice, facts):
            lacking = "time"
        if lacking is None or lacking in asked or len(asked) >= MOST_ASKED:
            return None
        if clear(advice.wished, self.aims(exchange)) or advice.among:
            return None
        exchange.remember(
            advice=advice.model_copy(update={"asked": (*asked, lacking)}), candidates=()
        )
        choices = (exchange.say("yes"), exchange.say("no")) if lacking == "manager" else ()
        ranked = sorted(advice.wished, key=lambda programme: -advice.wished[programme])
        return exchange.reply(
            exchange.say(f"advice.ask_{lacking}"),
            Outcome.CLARIFY,
            topics=(*ranked, OVERVIEW),
            choices=choices,
        )

    def lacks_time(self, exchange: Exchange, advice: Advice, facts: Facts) -> bool:
        """Whether a manager has not said since when; of somebody else it is not asked."""
        of_other = not (advice.asked or exchange.heard.small.is_of_oneself(exchange.text))
        known = facts.since is not None or facts.new is not None or elsewhere(facts)
        aimed = bool(self.aims(exchange))  # the wish tells enough
        return bool(facts.manager) and not (known or of_other or aimed)


def clear(wished: Mapping[str, float], aimed: Collection[str] = ()) -> bool:
    """Whether the person's own words point at one programme clearly enough to ask nothing.

    Of several that are for just what they want, any will do.
    """
    first, second = nlargest(2, wished.values())
    others = [share for name, share in wished.items() if name not in aimed]
    if aimed:
        second = max(others, default=0.0)
    return first - second >= CLEAR and first >= LIKELY
