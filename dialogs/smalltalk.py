"""Greetings, thanks, who are you, help; and what is no message at all."""

from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.understanding.sureness import (
    CERTAINLY,
    CLEARLY,
    EVENLY,
    FAINTLY,
    POSSIBLY,
    UNMISTAKABLY,
)
from knowledge.classifier.examples import (
    ANSWER,
    CHAT,
    CHOOSE,
    COMMAND,
    COMPARE,
    GAP,
    HOSTILE,
    JOIN,
    OFF,
    SIGNUP,
)
from knowledge.classifier.model import Guess
from knowledge.text import fold, words

WANTING = frozenset({ANSWER, GAP, SIGNUP, JOIN, COMPARE, CHOOSE, COMMAND})
"""Kinds of messages that want something."""
GREETING = "greeting"
STATED = UNMISTAKABLY
"""Share of facts on oneself from which what has the form of a question is none."""
TELLS = EVENLY
"""Share from which what asks nothing tells of the person: `seven months now, on probation`."""
STORY = 5
"""Words that it has at least."""


class Smalltalk:
    """Answers what is said for its own sake, and always tells that this is a bot."""

    async def greet(self, exchange: Exchange) -> Reply | None:
        """A reply to a greeting and the like."""
        heard, text = exchange.heard, exchange.text
        warmth = heard.smalltalk.warmth_in(text) if may_chat(exchange.guess) else None
        kind = exchange.smalltalk() or warmth or self.warmth_beside(exchange)
        kind = kind or (GREETING if self.introduces(exchange) else None)
        if self.is_personal(exchange):
            return self.reply(exchange, "smalltalk.who_are_you", suggest=True)
        if kind is None or exchange.guess_in_talk.intent.get(ANSWER, 0.0) >= CERTAINLY:
            return None
        return self.reply(exchange, f"smalltalk.{kind}", suggest=kind in (GREETING, "who_are_you"))

    def warmth_beside(self, exchange: Exchange) -> str | None:
        """The thanks or goodbye that a message begins or ends with which asks for nothing."""
        heard, text = exchange.heard, exchange.text
        pieces = heard.pieces(text)
        if any(heard.reader.is_question(piece) for piece in pieces) or heard.wishes_in(text):
            return None
        kind = next(filter(None, map(heard.smalltalk.warmth_of, (pieces[-1], pieces[0]))), None)
        if kind is None or heard.finder.names.exactly(text):
            return None
        closes = len(pieces) > 1 and heard.smalltalk.said_in(pieces[-1]) == kind
        return kind if closes or wanting(exchange.guess) < CLEARLY else None

    def is_personal(self, exchange: Exchange) -> bool:
        """`Do you like coffee?`: a question to the bot, whatever was talked of."""
        heard, text = exchange.heard, exchange.text
        return heard.smalltalk.personal.hears(text) and not heard.finder.names.found(text)

    def introduces(self, exchange: Exchange) -> bool:
        """`Hi my name is Fatuma I work in home care`: somebody who has not asked yet."""
        heard, text = exchange.heard, exchange.text
        said = fold(text).split()
        asking = heard.small.asking.intersection(said[1:2])  # `hej när ...`
        if (
            not said
            or exchange.state.topic
            or asking
            or heard.smalltalk.said_in(said[0]) != GREETING
        ):
            return False
        asks = any(heard.reader.is_question(piece) for piece in heard.pieces(text))
        told = asks or heard.wishes_in(text) or heard.reader.read(text).facet is not None
        return not told and exchange.guess.intent.get(OFF, 0.0) >= CLEARLY

    async def hear_out(self, exchange: Exchange) -> Reply | None:
        """A word to somebody who has told where they stand, and has not asked anything yet."""
        heard, text, guess = exchange.heard, exchange.text, exchange.guess_in_talk.intent
        ours = (
            heard.small.is_of_oneself(text)
            and guess.get(OFF, 0.0) + guess.get(HOSTILE, 0.0) < FAINTLY
        )
        tells = ours or guess.get(JOIN, 0.0) >= TELLS
        surely = guess.get(JOIN, 0.0) >= STATED  # `är ny rektor sen augusti`, without `jag`
        asking = [piece for piece in heard.pieces(text) if heard.reader.is_question(piece)]
        may_i = any(map(heard.small.names_speaker, asking))  # not `är ny rektor sen i höstas`
        asks = "?" in text or may_i or (bool(asking) and not surely)
        story, state = len(words(text)) >= STORY, exchange.state
        bare = ours and state.topic is None and state.told.decides  # `I'm a principal`
        if not (guess and tells) or asks or not (story or bare):
            return None
        if heard.finder.names.mentioned(text):
            return None
        wanting = guess.get(ANSWER, 0.0) + guess.get(GAP, 0.0) + guess.get(CHOOSE, 0.0)
        if story and wanting >= FAINTLY:
            return None
        return self.reply(exchange, "smalltalk.told", suggest=True)

    async def nothing_said(self, exchange: Exchange) -> Reply | None:
        """Help where a message has no words: empty, emoji, a question mark alone."""
        if words(exchange.text):
            return None
        mood = exchange.book.recogniser.yes_no(exchange.text)
        return None if mood is not None and exchange.state.signup else self.help(exchange)

    async def stray_answer(self, exchange: Exchange) -> Reply | None:
        """A yes, no or `vet inte` to nothing that was asked."""
        meant = exchange.heard.recogniser.answers.meant(exchange.text)
        return self.reply(exchange, "smalltalk.nothing_asked", suggest=True) if meant else None

    async def care(self, exchange: Exchange) -> Reply | None:
        """A word to somebody in need, and where there are people who can help."""
        if not exchange.heard.smalltalk.need.hears(exchange.text):
            return None
        return exchange.reply(exchange.say("smalltalk.distress"), Outcome.UNKNOWN)

    async def stay_calm(self, exchange: Exchange) -> Reply | None:
        """A calm word to insults and to attempts to make the bot forget its task."""
        heard = exchange.heard
        if not (
            heard.smalltalk.hostile.hears(exchange.text)
            or heard.smalltalk.overrides(exchange.text)
        ):
            return None
        return self.calm(exchange)

    def calm(self, exchange: Exchange) -> Reply:
        """A calm word."""
        return exchange.reply(exchange.say("smalltalk.calm"), Outcome.UNKNOWN)

    def help(self, exchange: Exchange) -> Reply:
        """What the bot can do."""
        return self.reply(exchange, "smalltalk.help", suggest=True)

    def welcome(self, exchange: Exchange) -> Reply:
        """The first words of a conversation; where others read along, how to be asked there."""
        key = "shared.welcome" if exchange.message.shared else "smalltalk.welcome"
        return self.reply(exchange, key, suggest=True)

    def reply(self, exchange: Exchange, key: str, *, suggest: bool) -> Reply:
        """A phrase, with things to ask where there is nothing else to go on."""
        count = int(exchange.say("suggestions.count"))
        choices = tuple(exchange.say(f"suggestions.{n}") for n in range(1, count + 1))
        return exchange.reply(
            exchange.say(key), Outcome.SMALLTALK, choices=choices if suggest else ()
        )


def may_chat(guess: Guess) -> bool:
    """Whether a message may be said for its own sake: not `is her salary good`."""
    return guess.intent.get(CHAT, 1.0) >= POSSIBLY


def wanting(guess: Guess) -> float:
    """The share of all kinds of messages that want something."""
    return sum(share for intent, share in guess.intent.items() if intent in WANTING)
