"""Filling in: one field at a time, with everything that may come between."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from dialogs.exchange import LONGEST_WISH, Exchange
from dialogs.messages import Outcome, Reply
from dialogs.ports import Answer
from dialogs.question import Questions
from dialogs.signup import inputs
from dialogs.signup.changing import Changing
from dialogs.signup.correcting import Correcting
from dialogs.signup.draft import Draft
from dialogs.signup.field_input import Refused, phone_in
from dialogs.signup.naming import is_essay
from dialogs.signup.saving import Saving
from dialogs.signup.steps import Steps
from dialogs.signup.telling import Telling
from knowledge.classifier.examples import ANSWER, COMMAND, COMPARE, GAP, OFF
from knowledge.model import FormField
from knowledge.text import CAPITALISED, fold, words_of

MANY_MISSES = 3
LONGEST_QUESTION = 60
"""Words of a message that may be a question without a mark."""
JUDGED = ("yes_no", "choice", "months")
"""Kinds of fields that the rules of the source look at."""
CLEARLY_WRONG = ("several", "time_here", "not_own", "part_of")
"""Why an answer is none, whatever else the message tells."""
LONG_TEXT = 500
"""Characters; a field that takes so much may hold a question that is meant as its answer."""
QUESTION_LENGTH = 25
"""Words; a longer text is hardly a question to the bot."""
SHORTEST_WISH = 5
"""Words up to which what an essay may say is the wish to begin another signup."""
NAMED = 0.8
"""Share from which keywords with a name among them are a question, and tell nothing."""
FEWEST = 3
"""Words of what may be a question without the form of one."""
BEGINNING = 2
"""Words within which such a question begins: `wait what do I get`."""
LEAD_IN, SHORT = 4, 8
"""Words within which a question begins where any words would do as an answer, and its length."""
SURELY_ASKS = 0.97
"""Share of questions on the programme from which such words are one."""
ASKS = 0.9
"""Share of questions on the programme from which it is taken for one."""

Act = Callable[[Exchange, Draft], Awaitable[Reply | None]]


class Filling:
    """Takes messages while a field is asked for."""

    def __init__(
        self,
        steps: Steps,
        saving: Saving,
        changing: Changing,
        correcting: Correcting,
        questions: Questions,
        telling: Telling,
    ) -> None:
        self.steps = steps
        self.form = steps.form
        self.saving = saving
        self.changing = changing
        self.correcting = correcting
        self.questions = questions
        self.telling = telling
        self.commands: Mapping[str, Act] = {
            "back": self.back,
            "skip": self.skip,
            "why_asked": self.purpose,
            "what_meant": self.meaning,
            "help": self.help,
            "summary": self.answers_so_far,
            "change": changing.ask_which,
        }

    async def asking(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """A message while a field is asked: a command, an interruption, or the answer."""
        field = self.steps.current(exchange, draft)
        if field is None:
            return self.steps.next(exchange, draft)
        act = self.commands.get(exchange.command() or "")
        if act:
            return await act(exchange, draft)
        if exchange.asks_something() and exchange.heard.commands.why_asked.hears(exchange.text):
            return await self.purpose(exchange, draft)
        left = await self.left(exchange, draft, field)
        if left:
            return left
        if self.takes_offered(exchange, field):
            return await self.answered(exchange, draft, field)
        change = await self.no_answer(exchange, draft, field)
        if change:
            return change
        surely = self.is_surely_one(exchange, draft, field)
        if not surely and self.is_something_else(exchange, draft, field):
            return None
        return await self.answered(exchange, draft, field)

    def puts_off(self, exchange: Exchange, draft: Draft, field: FormField) -> bool:
        """Whether a message puts off the answer: `maybe later`; but `not now` may be a no."""
        answers = field.kind == "yes_no" and exchange.plain_yes_no() is not None
        own = self.own_words(exchange, draft, field) | self.changing.naming.names_in(
            exchange, draft
        )
        return not answers and exchange.smalltalk() != "wait" and exchange.puts_off(own)

    def wait(self, exchange: Exchange, draft: Draft, field: FormField) -> Reply:
        """That nothing is kept of what puts the answer off, and how to pause; then the field."""
        lead = exchange.say("amend.put_off" if draft.amends else "signup.put_off")
        reply = self.form.ask(exchange, draft, field, lead)
        return replace(reply, choices=(*reply.choices, exchange.say("leave.keep")))

    def is_surely_one(self, exchange: Exchange, draft: Draft, field: FormField) -> bool:
        """Whether the answer stands in a message, whatever words are around it."""
        if "?" in exchange.text:
            return False
        if field.looks_like == "phone":
            return phone_in(exchange.text) is not None
        value = self.saving.read(exchange, draft, field, exchange.text)
        if value == Refused("several"):
            return True
        names = field.looks_like == "name" and value != exchange.text
        return names and isinstance(value, str) and bool(CAPITALISED.match(value))

    def is_something_else(self, exchange: Exchange, draft: Draft, field: FormField) -> bool:
        """Whether a message is no answer to the field."""
        if self.is_theme(exchange, field) or self.lets_be(exchange, draft, field):
            return False
        return self.interrupts(exchange, field) or self.is_beside(exchange, draft, field)

    async def no_answer(self, exchange: Exchange, draft: Draft, field: FormField) -> Reply | None:
        """What is said of another answer, or that one does not know this one; else None."""
        doubts = self.saving.doubts(exchange, draft, field)
        if doubts:
            return self.misunderstood(exchange, draft, field, doubts)
        if self.changing.naming.says_wrong(exchange):
            return await self.back(exchange, draft)
        change = await self.changing.change(exchange, draft, field)
        return change or await self.correcting.take(exchange, draft, field)

    async def answered(self, exchange: Exchange, draft: Draft, field: FormField) -> Reply:
        """The answer to the field, with what else the message tells."""
        offered = self.offered(exchange, field)
        if offered and exchange.plain_yes_no():
            exchange.text = offered
        left_open = self.left_open(exchange, draft, field)
        if left_open:
            return self.form.ask(exchange, draft, field, left_open)
        value = self.value(exchange, draft, field)
        told = self.told(exchange, draft, field, value)
        if told:
            new = {name: one for name, one in told.items() if name not in draft.answers}
            lead = self.form.noted(exchange, draft, new) if set(new) - {field.id} else ""
            return await self.saving.save_all(exchange, draft, told, lead)
        if not isinstance(value, Refused):
            return await self.saving.save(exchange, draft, field, value)
        if exchange.heard.changing.change_of(exchange.text):
            return await self.changing.ask_which(exchange, draft)
        denies = field.kind == "choice" and exchange.denies()  # `not a director` is about a choice
        clear = denies or value.reason in CLEARLY_WRONG
        change = None if clear else await self.correcting.contradicted(exchange, draft)
        return change or self.misunderstood(exchange, draft, field, value)

    def value(self, exchange: Exchange, draft: Draft, field: FormField) -> Answer | Refused:
        """The answer that the words of a message are, of the one who writes and of the city."""
        value, text = self.saving.read(exchange, draft, field, exchange.text), exchange.text
        if field.known_as and self.telling.of_another(exchange, text):
            return Refused("not_own" if field.kind == "email" else "invalid")
        if field.kind == "date" and value == Refused("invalid"):
            return self.telling.day(exchange, text) or value
        if field.kind == "months" and value != Refused("identity_number"):
            return self.telling.months_here(exchange, text, value)
        return value

    def told(
        self, exchange: Exchange, draft: Draft, field: FormField, value: Answer | Refused
    ) -> dict[str, Answer]:
        """What the message tells of all fields; of the one that is asked for, what it is."""
        told = self.telling.told(exchange, draft, field)
        if isinstance(value, Refused):
            if value.reason in CLEARLY_WRONG:
                told.pop(field.id, None)
            return told
        likely = field.kind == "choice" and field.id in told  # words tell more than likeness
        name = field.looks_like == "name" and field.id in told
        if told and (name or (field.kind not in ("text", "yes_no") and not likely)):
            told[field.id] = value
        return told

    def left_open(self, exchange: Exchange, draft: Draft, field: FormField) -> str | None:
        """What the source leaves open for whoever stands where the message says; else None."""
        if field.kind not in JUDGED or self.telling.of_another(exchange, exchange.text):
            return None
        where = self.telling.situations(exchange, exchange.text)
        for rule in draft.programme.rules:
            found = [one for one in rule.open if rule.field == field.id and one in where]
            if found:
                said = self.form.words(exchange, draft).rules[rule.id]
                return exchange.say("signup.left_open", open=said.open[found[0]])
        return None

    def skips(self, exchange: Exchange, draft: Draft, field: FormField) -> bool:
        """Whether a message leaves an optional field without an answer: `har ingen telefon`."""
        if field.required or field.kind == "yes_no":
            return False
        if exchange.plain_yes_no() is False or exchange.declines():
            return True
        asked = [
            f"{said.label} {' '.join(said.names)} {said.ask}"
            for book in (exchange.heard, exchange.book)
            for said in (book.pack.programmes[draft.application.programme].fields[field.id],)
        ]
        return exchange.heard.contact.has_nothing(exchange.text, " ".join(asked))

    async def left(self, exchange: Exchange, draft: Draft, field: FormField) -> Reply | None:
        """The next step, where the person lets the answer be as it was, gives none, or not yet."""
        if self.puts_off(exchange, draft, field):
            return self.wait(exchange, draft, field)
        if self.leaves_as_it_was(exchange, draft, field):
            return self.steps.next(exchange, draft)
        skips = self.skips(exchange, draft, field)
        return await self.skip(exchange, draft) if skips else None

    def changes_one(self, exchange: Exchange, draft: Draft) -> bool:
        """Whether one answer is asked for to be changed, and all have been given."""
        if self.steps.position(exchange).mode != "asking" or draft.open_field is not None:
            return False
        return self.steps.current(exchange, draft) is not None

    def leaves_as_it_was(self, exchange: Exchange, draft: Draft, field: FormField) -> bool:
        """`No, the name was right`: whether an answer that is asked for again is to stand."""
        if not draft.answered(field) or self.takes_offered(exchange, field):
            return False
        if field.kind == "yes_no":
            return exchange.yes_no() is not True and self.lets_be(exchange, draft, field)
        no = field.required and exchange.plain_yes_no() is False
        return no or self.lets_be(exchange, draft, field)

    def lets_be(self, exchange: Exchange, draft: Draft, field: FormField) -> bool:
        """Whether a message says no more than that an answer is right as it is."""
        return exchange.heard.consent.leaves_it(
            exchange.text, self.own_words(exchange, draft, field)
        )

    def own_words(self, exchange: Exchange, draft: Draft, field: FormField) -> frozenset[str]:
        """The words by which a field is called."""
        said = exchange.heard.pack.programmes[draft.application.programme].fields[field.id]
        return words_of((said.label, *said.names))

    def takes_offered(self, exchange: Exchange, field: FormField) -> bool:
        """Whether a message is the yes to an answer that was offered."""
        return bool(self.offered(exchange, field) and exchange.plain_yes_no())

    def offered(self, exchange: Exchange, field: FormField) -> str | None:
        """What a plain yes takes as the answer: the choice suggested, or what is known."""
        suggested = self.steps.position(exchange).suggested
        return suggested or next(iter(inputs.known(exchange, field)), None)

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
        if exchange.command() or exchange.smalltalk() or exchange.is_wish(longest):
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

    def is_theme(self, exchange: Exchange, field: FormField) -> bool:
        """`Hur man leder i förändring`: a theme in the form of a question, and none to the bot."""
        heard, text = exchange.heard, exchange.text
        if field.kind != "text" or field.looks_like or field.longest < LONG_TEXT:
            return False
        if exchange.command() or exchange.smalltalk() or exchange.is_wish(SHORTEST_WISH):
            return False
        if heard.forms.indirect.hears(text):
            return True
        said = set(fold(text).split())
        of_us = said & (
            heard.small.speaker | heard.small.addressing
        ) or heard.finder.names.mentioned(text)
        general = not heard.forms.generic.isdisjoint(said) and not of_us and "?" not in text
        return general and self.questions.facet(exchange) is None

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
        guess = heard.finder.classifier.guess(exchange.text, programme).intent
        least = ASKS if essay else SURELY_ASKS
        return guess.get(ANSWER, 0.0) + guess.get(GAP, 0.0) >= least

    def goes_on_to_ask(self, exchange: Exchange) -> bool:
        """`Ok, and what do I learn there`: no yes, but a question on the programme."""
        if not exchange.asks_something():
            return False
        position = self.steps.position(exchange)
        guess = exchange.heard.finder.classifier.guess(exchange.text, position.programme).intent
        return guess.get(ANSWER, 0.0) + guess.get(GAP, 0.0) >= ASKS

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
        if not fits_not or self.telling.told(exchange, draft, field):
            return False
        guess = heard.finder.classifier.guess(text, draft.application.programme).intent
        ours = guess.get(ANSWER, 0.0) + guess.get(GAP, 0.0)
        return ours >= SURELY_ASKS or (begun and ours + guess.get(OFF, 0.0) >= ASKS)

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

    def misunderstood(
        self, exchange: Exchange, draft: Draft, field: FormField, refused: Refused
    ) -> Reply:
        """Say what would be right; after several tries in another way, and offer a person."""
        position = self.steps.position(exchange)
        misses = position.misses + 1
        exchange.place(
            position.model_copy(update={"misses": misses, "suggested": refused.nearest})
        )
        lead = self.form.fault(exchange, draft, field, refused)
        if misses >= MANY_MISSES:
            return self.form.ask_otherwise(exchange, draft, field, lead)
        return self.form.ask(exchange, draft, field, lead)

    async def back(self, exchange: Exchange, draft: Draft) -> Reply:
        """Ask the field before this one again."""
        field = self.steps.current(exchange, draft)
        before = draft.field_before(field.id if field else None)
        if before is None:
            return self.steps.next(exchange, draft, exchange.say("signup.first"))
        return self.steps.ask_for(exchange, draft, before)

    async def skip(self, exchange: Exchange, draft: Draft) -> Reply:
        """Leave a field that is optional without an answer."""
        field = self.steps.current(exchange, draft)
        if field is None:
            return self.steps.next(exchange, draft)
        if field.required:
            return self.form.ask(exchange, draft, field, exchange.say("signup.required"))
        return await self.saving.save(exchange, draft, field, "")

    async def purpose(self, exchange: Exchange, draft: Draft) -> Reply:
        """Why the open field is asked for."""
        field = self.steps.current(exchange, draft)
        if field is None:
            return self.form.summary(exchange, draft, self.form.words(exchange, draft).purpose)
        purpose = self.form.field_words(exchange, draft, field).purpose
        return self.form.ask(exchange, draft, field, purpose)

    async def meaning(self, exchange: Exchange, draft: Draft) -> Reply:
        """What the words of the open question mean, and why it is asked."""
        field = self.steps.current(exchange, draft)
        means = self.form.field_words(exchange, draft, field).means if field else None
        reply = await self.purpose(exchange, draft)
        return reply.after(means) if means else reply

    async def help(self, exchange: Exchange, draft: Draft) -> Reply:
        """What one can say while filling in, and the open step."""
        reply = self.steps.open_step(exchange, draft)
        return replace(reply.after(exchange.say("signup.help")), outcome=Outcome.SMALLTALK)

    async def answers_so_far(self, exchange: Exchange, draft: Draft) -> Reply:
        """What has been answered, and the open step again."""
        lead = exchange.say("signup.so_far", answers=self.form.answers(exchange, draft))
        return self.steps.next(exchange, draft, lead if draft.open_field else "")


def begun(exchange: Exchange) -> list[str]:
    """The folded words of a message from the one it really begins with: without `by the way`."""
    heard = exchange.heard
    return fold(heard.reader.begun(heard.asides(exchange.text)[1])).split()
