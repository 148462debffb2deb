"""Whether the person who asks may join a programme, by its rules and by what they tell."""

from collections.abc import Mapping
from datetime import date
from itertools import takewhile

from dialogs import places
from dialogs.answer import Answers
from dialogs.consent import clear_answer
from dialogs.eligibility.answered import recall
from dialogs.eligibility.case import Case
from dialogs.eligibility.ear import Ear
from dialogs.eligibility.lengths import plain
from dialogs.eligibility.reckoning import DUTIES, answers, from_answer
from dialogs.eligibility.subject import Subject, gives_up_role, known_of, spoken_of
from dialogs.eligibility.supposing import Supposing
from dialogs.eligibility.verdicts import FACET, Verdicts
from dialogs.exchange import Exchange
from dialogs.messages import Language, Reply
from dialogs.small_words import left_over
from dialogs.standing import Facts
from dialogs.state import Eligibility
from dialogs.wordbook import Wordbook
from knowledge.classifier.examples import ALONE, ANSWER, CHOOSE, GAP, JOIN, LEANS
from knowledge.classifier.model import Shares, likeliest
from knowledge.model import Knowledge
from knowledge.text import words

CONDITIONS = ("who", "when")
"""What is asked of a programme by those who ask for themselves."""
WHEN = ("when", "dates")
"""What a question asks for that the day tells on which the person may join."""
CLEAR = 0.7
"""Share from which a programme that is not named is the one asked about."""
UNMISTAKABLE = 0.95
"""The same of one that a message means by itself, whatever was talked of."""
SURELY = 0.9
"""Share from which a question before any judgement is for what the sources leave out."""
HARDLY = 0.1
"""Share up to which a question is hardly for whether the person may join."""
BARELY, ASKS_ELSE = 0.03, 0.95
"""Share of that, and of questions that the sources answer, from which it is for something else."""
SELDOM = 0.05
"""The same of any message after a verdict, ..."""
FEWEST = 3
"""... if it has so many words: a single word may be the answer to what was asked."""
YES, NO = "yes", "no"
"""What is said of a rule that was told; what a rule wants of those who must not be managers."""
SHORT = 12
"""Words of a question without a name that may mean the programme talked of."""


class Eligible:
    """Judges and judges on, with the facts that the conversation has brought so far."""

    def __init__(
        self, knowledge: Knowledge, books: Mapping[Language, Wordbook], answers: Answers
    ) -> None:
        self.programmes = knowledge.programmes
        self.ears = {language: Ear(book) for language, book in books.items()}
        self.supposing = Supposing(self.ears)
        self.verdicts = Verdicts(knowledge, self.supposing, answers)

    async def listen(self, exchange: Exchange) -> Reply | None:
        """Remember what a person tells of themselves, whatever they ask beside it; no reply."""
        self.let_go(exchange)
        heard, filling = exchange.heard, exchange.state.signup
        if filling and filling.is_open:
            return None
        tells = exchange.guess.intent.get(JOIN, 0.0) >= SURELY  # `manager since May, permanent`
        if not (tells or heard.small.is_of_oneself(exchange.text)):
            return None
        ear = self.ears[heard.language]
        told = [p for p in heard.pieces(exchange.text) if not heard.plainly_asks(p)]
        text = " ".join(takewhile(lambda piece: not ear.of_others(piece), told))
        if not text or not (tells or heard.small.is_of_oneself(text)):
            return None
        if ear.asking.suppositions(plain(text)):
            return None
        facts = ear.facts.read(text, exchange.today)
        if facts.decides and not ear.facts.of_another(exchange.text, exchange.today):
            exchange.remember(told=exchange.state.told.and_then(facts))
        return None

    def let_go(self, exchange: Exchange) -> None:
        """Forget what was supposed where it is taken back before another question."""
        judged, ear = exchange.state.eligibility, self.ears[exchange.heard.language]
        if judged and exchange.asks_something() and ear.asking.lets_go(exchange.text):
            exchange.remember(eligibility=judged.model_copy(update={"supposed": Facts()}))

    async def recall(self, exchange: Exchange) -> Reply | None:
        """Have at hand what forms hold of the person, for a verdict or advice; no reply."""
        if exchange.state.eligibility or not exchange.rules_out(JOIN, CHOOSE):
            await recall(exchange)
        return None

    async def take(self, exchange: Exchange) -> Reply | None:
        """The verdict, where a message asks for one or tells what was missing for it."""
        pending = self.pending(exchange)
        if pending is None and exchange.rules_out(JOIN):
            return None
        return self.at_once(exchange, pending) or self.asked(exchange, pending)

    def at_once(self, exchange: Exchange, pending: Eligibility | None) -> Reply | None:
        """The verdict by what has been told before: `and X?`, `why not?`, `mentor?`."""
        if pending and (other := self.likewise(exchange, pending)):
            subject = spoken_of(exchange, self.ears[exchange.heard.language], pending)
            return self.verdicts.judge(exchange, other, subject, Facts())
        if pending and (near := self.of_somebody_near(exchange)):
            subject = Subject(Facts(), True)
            return self.verdicts.judge(exchange, pending.programme, subject, near)
        if pending and self.goes_back(exchange, pending):
            subject = Subject(pending.facts, pending.of_other)
            return self.verdicts.judge(exchange, pending.programme, subject, Facts())
        if pending and exchange.heard.commands.why_not.meant(
            exchange.heard.pieces(exchange.text)[0]
        ):
            return self.again(exchange, pending)
        if pending and pending.of_other and says_only_oneself(exchange):
            subject = Subject(exchange.state.told, False)
            return self.verdicts.judge(exchange, pending.programme, subject, Facts())
        return self.named_after_story(exchange, pending)

    def asked(self, exchange: Exchange, pending: Eligibility | None) -> Reply | None:
        """The verdict that the words of a message ask for."""
        ear, text = self.ears[exchange.heard.language], exchange.text
        question = exchange.heard.reader.asking(text)
        if self.is_on_point(exchange):
            return None
        supposes = self.supposing.hears(exchange, pending, question)
        asks_when = self.asks_when(exchange, ear, pending) or self.asks_of_time(exchange)
        plainly = ear.asking.hears(question, stated=False)  # `can I get a mentor?`, no more
        if not (supposes or asks_when or plainly) and self.asks_else(exchange, pending):
            return None
        if not (pending or supposes or asks_when or ear.asking.hears(question, stated=True)):
            return self.stated(exchange, ear)
        facts = self.supposing.facts(exchange, pending, supposes=supposes)
        asks = ear.asking.hears(question, facts.said) or asks_when
        if asks and not facts.decides and exchange.heard.wishing.wishes.hears(text):
            return None
        if not asks and not (supposes and (facts.said or self.supposing.day(exchange, pending))):
            return self.told(exchange, ear, pending, facts)
        programme = self.programme(exchange, ear, pending)
        if programme is None:
            return None
        subject = spoken_of(exchange, ear, pending)
        if not supposes:
            return self.verdicts.judge(exchange, programme, subject, facts)
        beside = self.supposing.beside(exchange)
        return self.verdicts.suppose(exchange, programme, subject, facts.beyond(beside), beside)

    def is_on_point(self, exchange: Exchange) -> bool:
        """`May I discuss my leadership with my boss?`: a point of what is no programme."""
        heard, shares = exchange.heard, exchange.guess.topic
        return bool(shares) and heard.points.holds(likeliest(shares), exchange.text)

    def asks_else(self, exchange: Exchange, pending: Eligibility | None) -> bool:
        """Whether a question is learned to be for something else than whether one may join."""
        if self.ends_elsewhere(exchange):
            return True
        if not exchange.asks_something():
            return False
        before = pending.programme if pending else exchange.state.topic
        named = exchange.heard.finder.classifier.guess(exchange.text, before).intent
        joins = max(named.get(JOIN, 0.0), exchange.guess.intent.get(JOIN, 0.0))
        if joins >= HARDLY:
            return False
        if joins <= BARELY and named.get(ANSWER, 0.0) >= ASKS_ELSE:
            return True  # `if I become a manager, which introductions apply?`
        first = words(exchange.text)[:1]
        ear = self.ears[exchange.heard.language]
        if first and ear.asking.opens(first[0]) and self.is_question(exchange):
            return True  # `how long is one new as a manager?`
        return named.get(GAP, 0.0) >= (CLEAR if pending else SURELY)

    def ends_elsewhere(self, exchange: Exchange) -> bool:
        """`I am a unit manager. Where are the breakfasts?`: a story before another question."""
        reader = exchange.heard.reader
        asking = reader.ending(exchange.text)
        ear = self.ears[exchange.heard.language]
        if asking is None or ear.asking.hears(asking, stated=False):
            return False
        if reader.read(asking).facet is None:  # `..., permanent. Mentor?`
            return False
        guess = exchange.heard.finder.classifier.guess(asking, exchange.state.topic)
        asks = guess.intent.get(ANSWER, 0.0) + guess.intent.get(GAP, 0.0)
        of_whom = not guess.facet or likeliest(guess.facet) in CONDITIONS
        several = len(exchange.heard.parts(asking)) > 1  # `may I, and how often ...?`
        may = ear.asking.of_oneself(asking)
        may = may and (several or guess.intent.get(GAP, 0.0) < CLEAR)
        return guess.intent.get(JOIN, 0.0) < SELDOM and asks >= SURELY and not (of_whom or may)

    def is_question(self, exchange: Exchange) -> bool:
        """Whether a message after a verdict is learned to ask something else, and tell nothing."""
        guesses = (exchange.guess_in_talk.intent, exchange.guess.intent)
        if any(guess.get(JOIN, 0.0) >= SELDOM for guess in guesses):
            return False
        asks = guesses[0].get(ANSWER, 0.0) + guesses[0].get(GAP, 0.0)
        return asks >= SURELY and len(words(exchange.text)) >= FEWEST

    def surely(self, exchange: Exchange) -> Reply | None:
        """The verdict for a message that asks for one in words that no rule knows."""
        ear = self.ears[exchange.heard.language]
        if self.is_on_unnamed(exchange, ear):
            return None
        programme = self.programme(exchange, ear, None) or self.likeliest(exchange)
        if programme is None or len(ear.named(exchange.text)) > 1:
            return None
        pending = self.pending(exchange)
        supposes = self.supposing.hears(exchange, pending, exchange.text)
        of_managers = all(rule.equals != NO for rule in self.programmes[programme].rules)
        leading = of_managers and programme == exchange.state.topic  # `only seven months` as one
        facts = ear.facts.read(exchange.text, exchange.today, leading=leading, supposing=supposes)
        subject = spoken_of(exchange, ear, pending)
        if not supposes:
            return self.verdicts.judge(exchange, programme, subject, facts)
        return self.verdicts.suppose(exchange, programme, subject, facts.come_true)

    def is_on_unnamed(self, exchange: Exchange, ear: Ear) -> bool:
        """`Do deputies count as well?`: whether it is on those whom the sources do not name."""
        heard, text = exchange.heard, exchange.text
        of_nobody = not (heard.small.names_speaker(text) or ear.of_others(text))
        return of_nobody and heard.premises.puts(text) and heard.premises.names_unnamed(text)

    def again(self, exchange: Exchange, judged: Eligibility) -> Reply:
        """The verdict given last once more."""
        subject = Subject(judged.facts, judged.of_other, judged.supposed.alone)
        return self.verdicts.judge(exchange, judged.programme, subject, Facts())

    def likeliest(self, exchange: Exchange) -> str | None:
        """The programme that a message is clearly about without its name, else the one before."""
        return self.meant(exchange) or (
            exchange.state.topic if exchange.state.topic in self.programmes else None
        )

    def meant(self, exchange: Exchange) -> str | None:
        """The programme that a message is learned to be about, after what was talked of."""
        alone = exchange.guess
        if alone.stand.get(ALONE, 0.0) >= SURELY:  # `and the aspirant thing, may she join that?`
            named = self.programme_among(alone.topic, UNMISTAKABLE)
            if named:
                return named
        return self.programme_among(exchange.guess_in_talk.topic, CLEAR)

    def programme_among(self, shares: Shares, least: float) -> str | None:
        """The programme that has so large a share."""
        clear = (t for t, share in shares.items() if share >= least and t in self.programmes)
        return next(clear, None)

    def likewise(self, exchange: Exchange, pending: Eligibility) -> str | None:
        """Another programme that is asked about like the one just judged: `och X?`."""
        heard, text = exchange.heard, exchange.text
        said, named = heard.pointing.likewise.find(text), heard.finder.names.every(text)
        if not said or len(named) != 1 or named[0] not in self.programmes:
            return None
        names = heard.finder.aspects.of(named[0]).names
        alone = heard.small.says_only(text, said, names) and exchange.state.facet == FACET
        return named[0] if alone and named[0] != pending.programme else None

    def of_somebody_near(self, exchange: Exchange) -> Facts | None:
        """`And my colleague who isn't a manager?`: what is told of them, for the same verdict."""
        ear, text = self.ears[exchange.heard.language], exchange.text
        if not (ear.names_kin(text) and exchange.heard.pointing.goes_on(text)):
            return None
        if len(words(text)) > SHORT or exchange.heard.reader.asks_fact(text) or ear.named(text):
            return None
        facts = ear.facts.read(text, exchange.today, leading=True)
        return facts if facts.decides else None

    def named_after_story(self, exchange: Exchange, pending: Eligibility | None) -> Reply | None:
        """`Mentor?`, from somebody who has told enough of themselves for a yes or a no."""
        heard, text, before = exchange.heard, exchange.text, exchange.state
        if "?" not in text:
            return None
        subject = spoken_of(exchange, self.ears[heard.language], pending)
        known = known_of(exchange, subject)
        named = heard.finder.names.every(text) if known.decides else ()
        if len(named) != 1 or named[0] not in self.programmes:
            return None
        names = heard.finder.aspects.of(named[0]).names
        if not heard.small.says_only(text, heard.pointing.likewise.find(text), names):
            return None
        verdict = self.verdicts.judge(exchange, named[0], subject, Facts())
        if verdict.verdict == "unclear":
            exchange.state = before
            return None
        return verdict

    def stated(self, exchange: Exchange, ear: Ear) -> Reply | None:
        """The verdict for somebody who has been told whom it is for, and tells who they are."""
        topic, text = exchange.state.topic, exchange.text
        if topic not in self.programmes or exchange.state.facet != FACET:
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
        return "?" not in text and ear.facts.read(text, exchange.today).decides

    def leans_on_verdict(self, exchange: Exchange, text: str) -> bool:
        """`Would it be from day one?`: the same question once more, in words no rule knows."""
        heard = exchange.heard
        if heard.reader.read(text).facet or heard.finder.names.found(text):
            return False
        guess = heard.finder.classifier.guess(text, exchange.state.topic)
        of_it = bool(guess.facet) and likeliest(guess.facet) in (*CONDITIONS, *WHEN)
        leans = guess.stand.get(LEANS, 0.0) >= SURELY
        return of_it and leans and guess.intent.get(GAP, 0.0) < CLEAR

    def asks_when(self, exchange: Exchange, ear: Ear, pending: Eligibility | None) -> bool:
        """`So when can I?`, where it is only a matter of time."""
        question = exchange.heard.reader.read(exchange.text)
        plainly = ear.asking.manner(exchange.text) == "when"
        if pending is None or not (plainly or question.facet in WHEN):
            return False
        subject = Subject(pending.facts, pending.of_other)
        known = known_of(exchange, subject).and_then(pending.supposed.alone)
        if known.since is None:
            return False
        if question.subject and not (plainly or ear.asking.of_oneself(exchange.text)):
            return False
        today, programme = exchange.today, self.programmes[pending.programme]
        return Case(pending.programme, programme, known, today, today).in_time is not None

    def asks_of_time(self, exchange: Exchange) -> bool:
        """`How long do I have to wait?`, of somebody who tells since when they lead."""
        ear = self.ears[exchange.heard.language]
        if ear.asking.manner(exchange.text) in ("may", "matters"):
            return False
        return ear.facts.read(exchange.text, exchange.today).since is not None

    def goes_back(self, exchange: Exchange, pending: Eligibility) -> bool:
        """`And as things are now?`, `forget that`, with nothing told or asked beside it."""
        ear, text = self.ears[exchange.heard.language], exchange.text
        if ear.asking.only_leaves_supposing(text):
            return True
        ahead = self.supposing.is_to_come(pending, exchange.today)  # `stick to February`
        if not (ear.asking.lets_go(text) and (pending.supposed.alone.said or ahead)):
            return False
        return not (exchange.asks_something() or ear.facts.read(text, exchange.today).decides)

    def pending(self, exchange: Exchange) -> Eligibility | None:
        """The judgement talked of; forgotten once the talk has moved on."""
        state = exchange.state
        if state.eligibility is None:
            return None
        filling = state.signup and state.signup.is_open
        if filling or state.topic != state.eligibility.programme:
            exchange.remember(eligibility=None)
        return exchange.state.eligibility

    def programme(self, exchange: Exchange, ear: Ear, pending: Eligibility | None) -> str | None:
        """The programme asked about: the one named, else pointed at, else talked of."""
        named = ear.named(exchange.text)
        if len(named) > 1:
            asking = [p for p in sentences(exchange.text) if ear.asking.hears(p, True)]
            named = ear.named(asking[0]) if asking else named
        if named:
            return named[0] if len(named) == 1 else None
        short = len(words(exchange.text)) <= SHORT
        pointed = places.listed(exchange) if short else None
        if pointed in self.programmes:
            return pointed
        if pending:
            return self.meant(exchange) or pending.programme
        topic = self.meant(exchange) or exchange.state.topic
        other = set(exchange.heard.finder.names.mentioned(exchange.text)) - {topic}
        return topic if topic in self.programmes and not other and short else None

    def told(
        self, exchange: Exchange, ear: Ear, pending: Eligibility | None, facts: Facts
    ) -> Reply | None:
        """Judge on with what was missing, or with anything else that the person tells."""
        if pending is None or self.is_warm(exchange):
            return None
        plain = exchange.heard.recogniser.answers.meant(exchange.text)  # `yes please`
        if exchange.seems_to_wish() and plain is None:
            return None
        answer = exchange.heard.recogniser.yes_no(exchange.text)
        unsure = exchange.heard.recogniser.answers.meant(exchange.text) == "unsure"
        told = self.answered(pending, answer, facts, exchange.today).and_then(facts)
        told = told.and_then(self.likewise_of_me(exchange, pending))
        else_asked = self.speaks_of_else(exchange, ear) or self.is_question(exchange)
        goes_on = told.said or gives_up_role(exchange, ear, pending)
        if else_asked or not (goes_on or (unsure and pending.asked)):
            exchange.remember(
                eligibility=pending.model_copy(update={"asked": (), "confirmed": Facts()})
            )
            return None
        programme = self.programme(exchange, ear, pending) or pending.programme
        subject = spoken_of(exchange, ear, pending)
        if self.supposing.puts_right(exchange, pending) and subject.supposed.since:
            return self.verdicts.suppose(exchange, programme, subject, told)
        return self.verdicts.judge(exchange, programme, subject, told)

    def likewise_of_me(self, exchange: Exchange, pending: Eligibility) -> Facts:
        """`Mine is`, of the rule that has just been told: what it says of the speaker."""
        heard, rule = exchange.heard, pending.confirmed.alone
        found = heard.choosing.likewise_of_me.find(exchange.text)
        if not (found and rule.said and left_over(exchange.text, found) <= heard.small.tiny):
            return Facts()
        if found[0][0] == YES:
            return rule
        return Facts(employment="fixed_term") if rule.employment else Facts()

    def is_warm(self, exchange: Exchange) -> bool:
        """`Ok tack så mycket!`, `ok, that helps a lot`: no yes to anything that was asked."""
        heard = exchange.heard
        if clear_answer(exchange) is not None:  # `ja tack`
            return False
        return bool(
            exchange.smalltalk()
            or any(map(heard.smalltalk.warmth_of, heard.pieces(exchange.text)))
        )

    def answered(
        self, pending: Eligibility, answer: bool | None, told: Facts, today: date
    ) -> Facts:
        """What a yes or no says to the first thing asked; a yes, to all the responsibilities."""
        programme = self.programmes[pending.programme]
        known = answers(told, today)
        yes_no = [name for name in pending.asked if programme.field(name).kind == "yes_no"]
        asked = [name for name in yes_no if name not in known]
        facts = Facts()
        # The `not` of `I'm not a manager` is no answer to whether one is employed.
        if answer is None or (not answer and asked != yes_no):
            return facts
        all_alike = answer and set(asked) <= set(DUTIES)
        for name in asked if all_alike else asked[:1]:
            facts = facts.and_then(from_answer(name, answer))
        return facts

    def speaks_of_else(self, exchange: Exchange, ear: Ear) -> bool:
        """Whether a message is a question or a wish, and not an answer."""
        heard, first = exchange.heard, words(exchange.text)[:1]
        asks = "?" in exchange.text or bool(first and ear.asking.opens(first[0]))
        wishes = heard.wishing.wishes.hears(exchange.text) and heard.wishing.joining.hears(
            exchange.text
        )
        return asks or wishes


def sentences(text: str) -> list[str]:
    """The parts of a text between its signs."""
    for sign in ".!?;\n":
        text = text.replace(sign, ",")
    return [part for part in text.split(",") if part.strip()]


def says_only_oneself(exchange: Exchange) -> bool:
    """`And me?`, `can I?`: whether a message names the speaker and no more, and is no wish."""
    heard, text = exchange.heard, exchange.text
    return heard.small.names_only_speaker(text) and not heard.wishes_in(text)
