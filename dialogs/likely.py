"""What a message that no rule has taken most likely is, by what examples have taught."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from dialogs.certainty import MOST_CHOICES, Kind
from dialogs.compare import Comparison
from dialogs.eligibility.advice import Advisor
from dialogs.eligibility.eligible import Eligible
from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.question import Questions
from dialogs.smalltalk import Smalltalk
from dialogs.wish import Wishes
from knowledge.classifier.examples import (
    CHAT,
    CHOOSE,
    CLARIFY,
    COMPARE,
    HOSTILE,
    JOIN,
    SIGNUP,
)
from knowledge.classifier.model import Guess, likeliest

SURE = {
    SIGNUP: 0.85,
    JOIN: 0.75,
    COMPARE: 0.85,
    CHOOSE: 0.75,
    CLARIFY: 0.85,
    CHAT: 0.85,
    HOSTILE: 0.85,
}
"""Share from which a message is taken for one; others are left to the questions."""
POSSIBLE = 0.07
"""Share from which a topic is offered as one that may be meant."""
FEWEST = 2
FEW_WORDS = 3
"""Words up to which a message in the middle of a talk may lean on what was said before."""

Take = Callable[[Exchange], Awaitable[Reply | None]]


class Likely:
    """Gives a message to the dialog that takes others like it."""

    def __init__(
        self,
        wishes: Wishes,
        eligible: Eligible,
        comparison: Comparison,
        advisor: Advisor,
        smalltalk: Smalltalk,
        questions: Questions,
    ) -> None:
        self.eligible = eligible
        self.comparison = comparison
        self.advisor = advisor
        self.smalltalk = smalltalk
        self.questions = questions
        self.takers: dict[str, Take] = {
            SIGNUP: wishes.begin,
            JOIN: self.judge,
            COMPARE: self.compare,
            CHOOSE: self.advise,
            CLARIFY: self.clarify,
            CHAT: self.chat,
            HOSTILE: self.stay_calm,
        }

    async def take(self, exchange: Exchange) -> Reply | None:
        """The reply of that dialog; None where the message is a question, or nothing clear."""
        shares = exchange.guess.intent
        intent = likeliest(shares) if shares else None
        if intent not in self.takers or shares[intent] < SURE[intent]:
            return None
        if intent != SIGNUP and self.leans(exchange):
            return None
        return await self.takers[intent](exchange)

    def leans(self, exchange: Exchange) -> bool:
        """Whether a message may be meant in the light of what was talked of."""
        talking = exchange.state.topic is not None or bool(exchange.state.listed)
        return talking and len(exchange.text.split()) <= FEW_WORDS

    async def judge(self, exchange: Exchange) -> Reply | None:
        """Whether the person may join."""
        return self.eligible.surely(exchange)

    async def compare(self, exchange: Exchange) -> Reply | None:
        """The difference between things."""
        return self.comparison.of(exchange)

    async def advise(self, exchange: Exchange) -> Reply | None:
        """What would suit the person, unless one programme is named."""
        named = exchange.heard.finder.names.exactly(exchange.text)
        return None if named else self.advisor.go_on(exchange, starts=True)

    async def clarify(self, exchange: Exchange) -> Reply | None:
        """Which of several topics is meant; in the middle of a talk, the one talked of."""
        if exchange.state.topic is not None:
            return None
        resolved = self.questions.meaning.resolve(exchange, exchange.text)
        if resolved.kind is Kind.SEVERAL:  # a word that several share
            return self.questions.reply(exchange, resolved)
        topics = self.possible(exchange.guess)
        several = replace(resolved, kind=Kind.SEVERAL, topics=topics)
        return self.questions.reply(exchange, several) if len(topics) >= FEWEST else None

    def possible(self, guess: Guess) -> tuple[str, ...]:
        """The topics that may be meant, the likeliest first."""
        able = (topic for topic, share in guess.topic.items() if share >= POSSIBLE)
        return tuple(sorted(able, key=lambda topic: -guess.topic[topic])[:MOST_CHOICES])

    async def chat(self, exchange: Exchange) -> Reply | None:
        """A friendly word."""
        return exchange.reply(exchange.say("smalltalk.other"), Outcome.SMALLTALK)

    async def stay_calm(self, exchange: Exchange) -> Reply | None:
        """A calm word."""
        return self.smalltalk.calm(exchange)
