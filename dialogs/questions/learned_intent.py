"""What a message that no rule has taken most likely is, by what examples have taught."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from dialogs.commands import LOSING, Commands
from dialogs.comparing.compare import Comparison
from dialogs.eligibility.advice import Advisor
from dialogs.eligibility.eligible import Eligible
from dialogs.exchange import Exchange
from dialogs.hearing import LANGUAGE_NAMES, Hearing
from dialogs.ids import WHAT
from dialogs.messages import Reply
from dialogs.questions.answerability import MOST_CHOICES, Kind
from dialogs.questions.question import Questions
from dialogs.signup.wish import Wishes
from dialogs.smalltalk import Smalltalk
from dialogs.understanding.reading import Question
from dialogs.understanding.sureness import (
    BARELY,
    CERTAINLY,
    EVENLY,
    FAIRLY,
    HARDLY,
    PERHAPS,
    RATHER,
    SURELY,
)
from knowledge.classifier.examples import (
    ANSWER,
    CHAT,
    CHOOSE,
    CLARIFY,
    COMMAND,
    COMMANDS,
    COMPARE,
    HOSTILE,
    JOIN,
    LEANS,
    SIGNUP,
)
from knowledge.classifier.model import Guess, likeliest

SURE = {
    SIGNUP: 0.75,
    JOIN: 0.65,
    COMPARE: 0.85,
    CHOOSE: 0.55,
    CLARIFY: 0.85,
    CHAT: 0.85,
    COMMAND: 0.75,
    HOSTILE: 0.85,
}
"""Share from which a message is taken for one; others are left to the questions."""
OURS = FAIRLY
"""Share of a topic from which a message is on it, however it is put."""
POSSIBLE = BARELY
"""Share from which a topic is offered as one that may be meant."""
REMOTELY = 0.005
"""The same where a message says nothing of its subject."""
SURELY_CHOOSES = CERTAINLY
"""Share of a wish for advice from which it is one, whatever it names."""
SURELY_CHAT = CERTAINLY
"""The same where it has the form of a question, or leans on what was talked of."""
PERHAPS_CHAT = PERHAPS
"""Share of small talk, and of anything else, that a message needs after what was talked of."""
SURELY_JOIN = RATHER
"""Share from which somebody who tells of themselves asks about the programme talked of."""
SURELY_WISH = SURELY
"""Share from which what has the form of a question is a wish: `can you put me down?`."""
OF_THE_PAIR = EVENLY
"""Share from which a question on `them` compares the two that were talked of last."""
OF_THE_ANSWER = ("source", "sure")
"""Commands that are questions, on the answer given last."""
CLEARLY_OF_IT = FAIRLY
"""Share from which it is clear which of these it is, ..."""
CLEAR_ACT = RATHER
"""... and which of all commands."""
ABILITY = "ability"
ASKING = (ABILITY, "who_are_you", "how_are_you", "complaint")
"""Kinds of small talk that are questions by their form."""
OF_THEIR_OWN = (COMPARE, CHOOSE, CLARIFY, HOSTILE)
"""What a few words in the middle of a talk are hardly ever."""
SUPPORT = ("chefsstod", "staden-erbjuder")
"""Topics on what there is for every manager, so that nobody need choose."""
SUPPORT_SHARE = RATHER
"""Share of these from which somebody who seems to want advice asks for that."""
CONDITIONS = ("who", "when")
"""What was told last, so that somebody who then tells of themselves asks about themselves."""
LEANING = EVENLY
"""Share from which a message is also heard together with the name of what was talked of."""
FEWEST = 2
FEW_WORDS = 3
"""Words up to which a message in the middle of a talk may lean on what was said before."""

Take = Callable[[Exchange], Awaitable[Reply | None]]


class LearnedIntent:
    """Gives a message to the dialog that takes others like it."""

    def __init__(
        self,
        wishes: Wishes,
        eligible: Eligible,
        comparison: Comparison,
        advisor: Advisor,
        smalltalk: Smalltalk,
        questions: Questions,
        commands: Commands,
        hearing: Hearing,
    ) -> None:
        self.wishes = wishes
        self.eligible = eligible
        self.comparison = comparison
        self.advisor = advisor
        self.smalltalk = smalltalk
        self.questions = questions
        self.commands = commands
        self.hearing = hearing
        self.takers: dict[str, Take] = {
            SIGNUP: self.sign_up,
            JOIN: self.judge,
            COMPARE: self.compare,
            CHOOSE: self.advise,
            CLARIFY: self.clarify,
            CHAT: self.chat,
            COMMAND: self.obey,
            HOSTILE: self.stay_calm,
        }

    async def take(self, exchange: Exchange) -> Reply | None:
        """What only examples tell to be a wish, a command and so on; None for questions."""
        untold = self.eligible.asked_else.is_on_untold(exchange)
        if untold or exchange.heard.reader.is_heading(exchange.text):
            return None
        chats = exchange.guess.intent.get(CHAT, 0.0) >= SURELY_CHAT and self.may_be(exchange, CHAT)
        intent = (None if chats else self.in_talk(exchange)) or self.alone(exchange)
        return await self.takers[intent](exchange) if intent else None

    def alone(self, exchange: Exchange) -> str | None:
        """What a message is by itself, if that is clear."""
        intent = self.clear(exchange, exchange.guess)
        leaning = intent in OF_THEIR_OWN and self.leans(exchange)
        return None if leaning or not self.may_be(exchange, intent) else intent

    def may_be(self, exchange: Exchange, intent: str | None) -> bool:
        """Whether a message is that after what was talked of, too: `phone then` is no chat."""
        if exchange.state.topic is None or intent is None:
            return True
        least = PERHAPS_CHAT if intent == CHAT else HARDLY
        return exchange.guess_in_talk.intent.get(intent, 1.0) >= least

    def in_talk(self, exchange: Exchange) -> str | None:
        """Whether what leans on a programme wishes to join it, or asks whether one may."""
        before, guess = exchange.state.topic, exchange.guess_in_talk
        pair = len(exchange.state.recent) >= FEWEST and exchange.heard.pointing.they.hears(
            exchange.text
        )
        compares = max(guess.intent.get(COMPARE, 0.0), exchange.guess.intent.get(COMPARE, 0.0))
        if pair and compares >= OF_THE_PAIR:
            return COMPARE
        if before is None or self.eligible.meant.likeliest(exchange) is None:
            return None
        intent = self.clear(exchange, guess)
        if intent == SIGNUP:
            return intent if self.goes_on(exchange) else None
        heard, text = exchange.heard, exchange.text
        among = heard.pointing.among.hears(text) and not heard.finder.names.exactly(text)
        if among and self.alone(exchange) in (CHOOSE, JOIN):
            return CHOOSE  # `which of them may I join?`
        joins = exchange.asks_something() or exchange.state.facet in CONDITIONS
        return JOIN if intent == JOIN and (joins or guess.intent[JOIN] >= SURELY_JOIN) else None

    def goes_on(self, exchange: Exchange) -> bool:
        """Whether a message is likely about what was talked of."""
        return exchange.guess.stand.get(LEANS, 0.0) >= LEANING

    def clear(self, exchange: Exchange, guess: Guess) -> str | None:
        """The kind of message that has a dialog of its own, where it is surely of that kind."""
        intent = likeliest(guess.intent) if guess.intent else None
        if intent not in self.takers:
            return None
        denies = exchange.heard.wishing.not_wishes.hears(exchange.text)  # `know more before ...`
        asks = intent == SIGNUP and (denies or exchange.asks_something())
        return intent if guess.intent[intent] >= (SURELY_WISH if asks else SURE[intent]) else None

    def leans(self, exchange: Exchange) -> bool:
        """Whether a message may be meant in the light of what was talked of."""
        talking = exchange.state.topic is not None or bool(exchange.state.listed)
        return talking and len(exchange.text.split()) <= FEW_WORDS

    async def sign_up(self, exchange: Exchange) -> Reply | None:
        """The signup that is wished for, unless the wish is to get better at something."""
        grows = exchange.heard.wishing.grows(exchange.text)
        return None if grows else await self.wishes.begin(exchange)

    async def judge(self, exchange: Exchange) -> Reply | None:
        """Whether the person may join, unless a story ends in another question."""
        elsewhere = self.eligible.asked_else.ends_elsewhere(exchange)
        return None if elsewhere else self.eligible.surely(exchange)

    async def compare(self, exchange: Exchange) -> Reply | None:
        """The difference between things."""
        return self.comparison.of(exchange)

    async def advise(self, exchange: Exchange) -> Reply | None:
        """What would suit the person, unless one programme is named."""
        heard, text = exchange.heard, exchange.text
        question = heard.reader.ending(text) or heard.reader.asking(text)
        asking = heard.finder.classifier.guess(question, exchange.state.topic)
        asks = asking.intent.get(ANSWER, 0.0) >= OURS  # after a story of who is asking
        if asks or self.is_for_all(exchange) or heard.finder.names.exactly(text):
            return None
        if self.asks_untold(exchange):  # `what does the average manager earn`
            return None
        return self.advisor.go_on(exchange, starts=True)

    def is_for_all(self, exchange: Exchange) -> bool:
        """Whether it is what every manager gets that is asked for, and nothing to choose."""
        guess = exchange.guess
        share = sum(guess.topic.get(topic, 0.0) for topic in SUPPORT)
        return share >= SUPPORT_SHARE and guess.intent.get(CHOOSE, 0.0) < SURELY_CHOOSES

    async def clarify(self, exchange: Exchange) -> Reply | None:
        """Which of several topics is meant; in the middle of a talk, the one talked of."""
        if exchange.state.topic is not None:
            return None
        resolved = self.questions.topic_resolver.resolve(exchange, exchange.text)
        if names_only_unknown(exchange, resolved.question):  # `vad är mobbning?`
            return None
        if resolved.kind is Kind.SEVERAL:  # a word that several share
            return self.questions.reply(exchange, resolved)
        if resolved.kind is Kind.TOPIC and tells_apart(exchange, resolved.topics[0]):
            return None
        topics = self.possible(exchange.guess)
        if len(topics) < FEWEST and not resolved.question.subject:  # `how long is it?`
            topics = self.possible(exchange.guess, REMOTELY)
        several = replace(resolved, kind=Kind.SEVERAL, topics=topics)
        return self.questions.reply(exchange, several) if len(topics) >= FEWEST else None

    def possible(self, guess: Guess, least: float = POSSIBLE) -> tuple[str, ...]:
        """The topics that may be meant, the likeliest first."""
        able = [topic for topic, share in guess.topic.items() if share >= least]
        return tuple(sorted(able, key=lambda topic: -guess.topic[topic])[:MOST_CHOICES])

    async def chat(self, exchange: Exchange) -> Reply | None:
        """A friendly word, by what kind of small talk it is; none where something is asked."""
        facts = self.eligible.ears[exchange.heard.language].facts
        if facts.is_only_when(
            exchange.text, exchange.today
        ):  # `until April`, of what is talked of
            return None
        kind = likeliest(exchange.guess.act)
        guess = exchange.guess
        if guess.act[kind] < CLEAR_ACT and max(guess.topic.values()) >= OURS:
            return None  # `how big are you?`
        talked = exchange.guess_in_talk.intent.get(CHAT, 0.0)
        of_topic = kind in ASKING and talked < CLEAR_ACT  # `who do I check with?`
        vague = guess.act[kind] < CLEAR_ACT and exchange.heard.reader.asks_fact(exchange.text)
        if exchange.state.topic and (of_topic or vague):  # `ge exempel`
            return None
        surely = guess.intent[CHAT] >= SURELY_CHAT and guess.act[kind] >= CLEAR_ACT
        pieces = exchange.heard.pieces(exchange.text)
        asks = exchange.asks_something() or any(map(exchange.heard.reader.is_question, pieces))
        if kind not in ASKING and asks and not surely:
            return None
        if kind == ABILITY:
            return self.smalltalk.help(exchange)
        known = f"smalltalk.{kind}" in exchange.book.pack.phrases
        key = f"smalltalk.{kind if known else 'other'}"
        return self.smalltalk.reply(exchange, key, suggest=False)

    async def obey(self, exchange: Exchange) -> Reply | None:
        """What a command asks for, where it is clear enough which one."""
        certain = exchange.guess.intent[COMMAND] >= SURELY_CHAT
        acts = exchange.guess.act_among(COMMANDS) if certain else exchange.guess.act
        act = likeliest(acts)
        if acts[act] < CLEAR_ACT or (act in LOSING and exchange.denies()):
            return None
        if act == "erase" and not exchange.heard.commands.own_data.hears(exchange.text):
            act = "withdraw"  # `can you remove it?`, of what has been sent
        if act in LANGUAGE_NAMES:
            if exchange.heard.commands.names_languages(
                exchange.text
            ):  # `is it in Swedish or English?`
                return None
            asks = exchange.asks_something()  # `is it taught in English?`
            of_it = exchange.guess_in_talk.intent.get(COMMAND, 0.0) < CLEAR_ACT
            return self.hearing.speak(exchange, act) if certain and not (asks and of_it) else None
        if act in OF_THE_ANSWER:
            in_talk = exchange.guess_in_talk.intent.get(COMMAND, 0.0) >= CLEAR_ACT
            certain = certain and in_talk and acts[act] >= CLEARLY_OF_IT
            certain = certain and not self.asks_untold(exchange)
            if not certain:
                return None
        carry_out = self.commands.acts.get(act)
        return await carry_out(exchange) if carry_out else None

    def asks_untold(self, exchange: Exchange) -> bool:
        """`Where can I read it?`: whether just what is asked is known to be told nowhere."""
        question = exchange.heard.reader.read(exchange.text)
        gaps, facet = exchange.heard.gaps, question.facet
        return facet is not None and gaps.closest(facet, exchange.text)[1] is not None

    async def stay_calm(self, exchange: Exchange) -> Reply | None:
        """A calm word; `show me all the rules for managers` is on a topic of ours."""
        on_topic = max(exchange.guess.topic.values()) >= OURS
        return None if on_topic else self.smalltalk.calm(exchange)


def tells_apart(exchange: Exchange, topic: str) -> bool:
    """Whether a message names one of the kinds that only this topic is there to tell apart."""
    heard, question = exchange.heard, exchange.heard.reader.read(exchange.text)
    if heard.groups.meant(exchange.text, question.subject).topics:  # `a policy`, or the policy
        return False
    kinds = heard.pack.articles[topic].head.kinds
    return bool(kinds) and heard.points.asked(topic, WHAT, exchange.text) is not None


def names_only_unknown(exchange: Exchange, question: Question) -> bool:
    """Whether all that a message is about are words that none of our articles has."""
    heard, subject = exchange.heard, question.subject
    terms, spelling = heard.finder.index.terms, heard.finder.spelling
    known = [w for w in subject if terms.stem(w) in terms.known or spelling.nearest(w)]
    return bool(subject) and (not known or heard.elsewhere.hears(question.text))
