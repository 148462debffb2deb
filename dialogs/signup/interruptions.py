"""Whether a message in a form is something else than the answer to the field that is asked."""

from dialogs.exchange import LONGEST_WISH, Exchange
from dialogs.questions.question import Questions
from dialogs.signup.asked_field import Refused
from dialogs.signup.draft import Draft
from dialogs.signup.free_text import LONG_TEXT, is_essay
from dialogs.signup.saving import Saving
from dialogs.signup.steps import Steps
from dialogs.signup.volunteered import VolunteeredAnswers
from dialogs.understanding.sureness import FAIRLY, SURELY, UNMISTAKABLY
from knowledge.classifier.examples import ANSWER, COMMAND, COMPARE, GAP, OFF
from knowledge.model import FormField
from knowledge.text import fold

LONGEST_QUESTION = 60
"""Words of a message that may be a question without a mark."""
QUESTION_LENGTH = 25
"""Words; a longer text is hardly a question to the bot."""
SHORTEST_WISH = 5
"""Words up to which what an essay may say is the wish to begin another signup."""
NAMED = FAIRLY
"""Share from which keywords with a name among them are a question, and tell nothing."""
FEWEST = 3
"""Words of what may be a question without the form of one."""
BEGINNING = 2
"""Words within which such a question begins: `wait what do I get`."""
LEAD_IN, SHORT = 4, 8
"""Words within which a question begins where any words would do as an answer, and its length."""
SURELY_ASKS = UNMISTAKABLY
"""Share of questions on the programme from which such words are one."""
ASKS = SURELY
"""Share of questions on the programme from which it is taken for one."""


class Interrupting:
    """Hears questions, wishes, commands and small talk between the answers."""

    def __init__(
        self, steps: Steps, saving: Saving, questions: Questions, volunteered: VolunteeredAnswers
    ) -> None:
        self.steps = steps
        self.saving = saving
        self.questions = questions
        self.volunteered = volunteered

    def is_theme(self, exchange: Exchange, field: FormField) -> bool:
        """`Hur man leder i förändring`: a theme in the form of a question, and none to the bot."""
        heard, text = exchange.heard, exchange.text
        if field.kind != "text" or field.looks_like or field.longest < LONG_TEXT:
            return False
        if exchange.command() or exchange.smalltalk() or exchange.is_wish(SHORTEST_WISH):
            return False
        if heard.forms.indirect.hears(text) or self.is_with_how(exchange):
            return True
        said = set(fold(text).split())
        of_us = said & (
            heard.small.speaker | heard.small.addressing
        ) or heard.finder.names.mentioned(text)
        general = not heard.forms.generic.isdisjoint(said) and not of_us and "?" not in text
        return general and self.questions.facet(exchange) is None

    def is_with_how(self, exchange: Exchange) -> bool:
        """`Sick leave, how to talk about it`: a theme, and what of it."""
        first, *more = exchange.heard.pieces(exchange.text)
        small = exchange.heard.small
        if len(more) != 1 or "?" in exchange.text or small.words.issuperset(fold(first).split()):
            return False
        indirect = exchange.heard.forms.indirect.hears(more[0])
        return indirect and not exchange.heard.finder.names.mentioned(exchange.text)

    def interrupts(self, exchange: Exchange, field: FormField) -> bool:
        """Whether a message is something else than an answer to the field."""
        essay = is_essay(field)
        few = len(exchange.text.split()) <= SHORTEST_WISH
        if (few or not essay) and (exchange.puts_right() or exchange.wishes_for_talked_of()):
            return True
        if field.kind == "yes_no" and exchange.yes_no() is not None:
            return "?" in exchange.text or self.goes_on_to_ask(exchange)
        if field.kind != "text" and exchange.heard.smalltalk.hostile.hears(exchange.text):
            return True
        free = SHORTEST_WISH if essay else LONGEST_WISH
        longest = free if field.kind == "text" else QUESTION_LENGTH
        unwatches = not essay and exchange.heard.rounds.unwatching.hears(exchange.text)
        if exchange.command() or exchange.smalltalk() or exchange.is_wish(longest) or unwatches:
            return True
        if field.kind == "text" and self.asks_aside(exchange, essay=essay):
            return True
        pieces = [exchange.text.rstrip()] if essay else exchange.heard.pieces(exchange.text)
        marked = any(piece.endswith("?") for piece in pieces)
        asks = marked or exchange.asks_something()
        if not asks or len(exchange.text.split()) > QUESTION_LENGTH:
            return False
        if essay:
            return marked and not exchange.heard.small.asking.isdisjoint(begun(exchange)[:1])
        return marked or bool(self.questions.facet(exchange)) or self.questions.confident(exchange)

    def asks_aside(self, exchange: Exchange, *, essay: bool) -> bool:
        """`By the way how often is it`, where any words would do as an answer.

        An essay hardly begins with a question word, unless it tells of oneself.
        """
        heard = exchange.heard
        said = begun(exchange)
        asks = not heard.small.asking.isdisjoint(said[: 1 if essay else LEAD_IN])
        if not asks or not FEWEST <= len(said) <= SHORT:
            return False
        if essay and heard.small.names_speaker(exchange.text):
            return False
        programme = self.steps.position(exchange).programme
        guess = heard.finder.classifier.guess(exchange.text, programme)
        return guess.asks >= (ASKS if essay else SURELY_ASKS)

    def goes_on_to_ask(self, exchange: Exchange) -> bool:
        """`Ok, and what do I learn there`: no yes, but a question on the programme."""
        if not exchange.asks_something():
            return False
        programme = self.steps.position(exchange).programme
        return exchange.heard.finder.classifier.guess(exchange.text, programme).asks >= ASKS

    def is_beside(self, exchange: Exchange, draft: Draft, field: FormField) -> bool:
        """Whether what cannot be the answer is learned to be something else."""
        return any(
            seems(exchange, draft, field)
            for seems in (self.commands_else, self.chats, self.seems_to_ask, self.names_else)
        )

    def seems_to_ask(self, exchange: Exchange, draft: Draft, field: FormField) -> bool:
        """Whether what cannot be the answer is learned to be a question on the programme."""
        text, heard = exchange.text, exchange.heard
        pieces = [fold(heard.spoken.written(piece)).split() for piece in heard.pieces(text)]
        begun = any(not heard.small.asking.isdisjoint(said[:BEGINNING]) for said in pieces)
        if not FEWEST <= sum(map(len, pieces)) <= LONGEST_QUESTION:
            return False
        if exchange.yes_no() is not None:
            return False
        fits_not = self.fits_not(exchange, draft, field)
        if not fits_not or self.volunteered.told(exchange, draft, field):
            return False
        guess = heard.finder.classifier.guess(text, draft.application.programme)
        off = guess.intent.get(OFF, 0.0)
        return guess.asks >= SURELY_ASKS or (begun and guess.asks + off >= ASKS)

    def commands_else(self, exchange: Exchange, draft: Draft, field: FormField) -> bool:
        """Whether what cannot be the answer is learned to be a command: `show my applications`."""
        guess = exchange.guess
        if guess.intent.get(COMMAND, 0.0) < ASKS or max(guess.act.values()) < NAMED:
            return False
        return self.fits_not(exchange, draft, field)

    def chats(self, exchange: Exchange, draft: Draft, field: FormField) -> bool:
        """Whether it is small talk; a single word like `maybe` may be an answer badly put."""
        several = len(exchange.text.split()) >= FEWEST
        return several and exchange.chats() and self.fits_not(exchange, draft, field)

    def fits_not(self, exchange: Exchange, draft: Draft, field: FormField) -> bool:
        """Whether a message cannot be the answer to a field, nor is like one that can."""
        value = self.saving.read(exchange, draft, field, exchange.text)
        return isinstance(value, Refused) and value.nearest is None

    def names_else(self, exchange: Exchange, draft: Draft, field: FormField) -> bool:
        """Whether what cannot be the answer names what it likely asks about: `support law`."""
        if field.kind == "text" or exchange.yes_no() is not None:
            return False
        finder, programme = exchange.heard.finder, draft.application.programme
        named = set(finder.names.exactly(exchange.text)) - {programme}
        if not named or (field.kind != "yes_no" and not self.fits_not(exchange, draft, field)):
            return False
        guess = finder.classifier.guess(exchange.text, programme).intent
        asks = sum(guess.get(intent, 0.0) for intent in (ANSWER, GAP, COMPARE))
        return asks >= NAMED


def begun(exchange: Exchange) -> list[str]:
    """The folded words of a message from the one it really begins with: without `by the way`."""
    heard = exchange.heard
    return fold(heard.reader.begun(heard.asides(exchange.text)[1])).split()
