"""Filling in: one field at a time, with everything that may come between."""

import re
from dataclasses import replace

from dialogs.consent import leading_answer
from dialogs.exchange import Exchange
from dialogs.messages import Reply
from dialogs.ports import Answer
from dialogs.questions.question import Questions
from dialogs.signup import inputs
from dialogs.signup.asked_field import Refused
from dialogs.signup.changing import Changing
from dialogs.signup.correcting import Correcting
from dialogs.signup.draft import Draft
from dialogs.signup.field_input import WORK, phone_in
from dialogs.signup.interruptions import Interrupting
from dialogs.signup.repeated_title import title_again
from dialogs.signup.saving import Saving
from dialogs.signup.step_commands import StepCommands
from dialogs.signup.steps import Steps
from dialogs.signup.volunteered import VolunteeredAnswers
from knowledge.model import FormField
from knowledge.text import CAPITALISED, words_of

MANY_MISSES = 3
JUDGED = ("yes_no", "choice", "months")
"""Kinds of fields that the rules of the source look at."""
CLEARLY_WRONG = ("several", "time_here", "at_the_limit", "not_own", "part_of", "aim")
"""Why an answer is none, whatever else the message tells."""
BEFORE_QUESTION = re.compile(r"\s+[-–]\s+|\s*[,.;]\s+")
"""What may part an answer from a question behind it."""


class Filling:
    """Takes messages while a field is asked for."""

    def __init__(
        self,
        steps: Steps,
        saving: Saving,
        changing: Changing,
        correcting: Correcting,
        questions: Questions,
        volunteered: VolunteeredAnswers,
    ) -> None:
        self.steps = steps
        self.form = steps.form
        self.saving = saving
        self.changing = changing
        self.correcting = correcting
        self.volunteered, self.facts = volunteered, volunteered.facts
        self.commands = StepCommands(steps, saving, changing)
        self.interrupting = Interrupting(steps, saving, questions, volunteered)

    async def take(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """A message while a field is asked: a command, an interruption, or the answer."""
        field = self.steps.current(exchange, draft)
        if field is None:
            return self.steps.next(exchange, draft)
        act = self.commands.acts.get(exchange.command() or "")
        if act:
            return await act(exchange, draft)
        if exchange.asks_something() and exchange.heard.commands.why_asked.hears(exchange.text):
            return await self.commands.purpose(exchange, draft)
        left = await self.left(exchange, draft, field)
        if left:
            return left
        if self.takes_offered(exchange, field) or self.tells_more(exchange, draft, field):
            return await self.answered(exchange, draft, field)
        change = await self.no_answer(exchange, draft, field)
        if change:
            return change
        surely = self.is_surely_one(exchange, draft, field)
        if not surely and self.is_something_else(exchange, draft, field):
            await self.keep_before_question(exchange, draft, field)
            return None
        return await self.answered(exchange, draft, field)

    async def keep_before_question(
        self, exchange: Exchange, draft: Draft, field: FormField
    ) -> None:
        """`Eva Ek, but how long is it?`: the answer is kept, and the question answered next."""
        first, *more = BEFORE_QUESTION.split(exchange.text, maxsplit=1)
        if field.known_as is None or not more or "?" in first or "?" not in more[0]:
            return
        value = self.saving.read(exchange, draft, field, first)
        plain = field.kind == "email" and value == first.strip()
        named = field.known_as == "name" and value == first and CAPITALISED.match(first)
        if isinstance(value, Refused) or not (plain or named):
            return
        draft, _ = await self.saving.keep(exchange, draft, field.id, value)
        self.steps.next(exchange, draft)

    def tells_more(self, exchange: Exchange, draft: Draft, field: FormField) -> bool:
        """`Yes, my name is Jane Holm, I work at City Library`: the answer and what else is told.

        A bare no may just as well put right what was answered before.
        """
        answer = leading_answer(exchange) if field.kind == "yes_no" else None
        if answer is None or "?" in exchange.text:
            return False
        told = self.volunteered.told(exchange, draft, field)
        corrects = exchange.heard.recogniser.corrects(exchange.text)
        new = set(told) - set(draft.answers) - {field.id}
        plain = answer or field.id in self.facts.told(exchange, draft, field)
        return plain and not corrects and told.get(field.id) == answer and bool(new)

    def puts_off(self, exchange: Exchange, draft: Draft, field: FormField) -> bool:
        """Whether a message puts off the answer: `maybe later`; but `not now` may be a no."""
        answers = field.kind == "yes_no" and exchange.plain_yes_no() is not None
        own = self.own_words(exchange, draft, field) | self.changing.named.names_in(
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
        if self.interrupting.is_theme(exchange, field) or self.lets_be(exchange, draft, field):
            return False
        interrupting = self.interrupting
        return interrupting.interrupts(exchange, field) or interrupting.is_beside(
            exchange, draft, field
        )

    async def no_answer(self, exchange: Exchange, draft: Draft, field: FormField) -> Reply | None:
        """What is said of another answer, or that one does not know this one; else None."""
        if again := title_again(exchange, draft, field):
            return self.form.ask(
                exchange, draft, field, self.form.said_again(exchange, draft, again)
            )
        doubts = self.saving.doubts(exchange, draft, field)
        if doubts:
            return self.misunderstood(exchange, draft, field, doubts)
        if self.changing.named.says_wrong(exchange):
            return await self.commands.back(exchange, draft)
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
        if not isinstance(value, Refused):
            told = told or {field.id: value}
        elif not told:
            return await self.not_taken(exchange, draft, field, value)
        new = {name: one for name, one in told.items() if name not in draft.answers}
        lead = self.form.noted(exchange, draft, new) if set(new) - {field.id} else ""
        return await self.saving.save_all(exchange, draft, told, lead)

    async def not_taken(
        self, exchange: Exchange, draft: Draft, field: FormField, refused: Refused
    ) -> Reply:
        """What is said of a message that is no answer to the field: it may change another one."""
        if exchange.heard.changing.change_of(exchange.text):
            return await self.changing.ask_which(exchange, draft)
        denies = field.kind == "choice" and exchange.denies()  # `not a director` is about a choice
        clear = denies or refused.reason in CLEARLY_WRONG
        change = None if clear else await self.correcting.contradicted(exchange, draft)
        return change or self.misunderstood(exchange, draft, field, refused)

    def value(self, exchange: Exchange, draft: Draft, field: FormField) -> Answer | Refused:
        """The answer that the words of a message are, of the one who writes and of the city."""
        value, text = self.saving.read(exchange, draft, field, exchange.text), exchange.text
        work = exchange.heard.work
        if field.looks_like in WORK and work.tells_aim(text):
            reason = "invalid" if exchange.denies() else "aim"  # `jag vill helst inte säga`
            return value if self.steps.position(exchange).misses else Refused(reason)
        no_work = {"title": work.tells_no_title, "workplace": work.tells_no_place}
        if field.looks_like in WORK and no_work[field.looks_like](text):
            # Asked once more; who writes it again means it.
            return value if self.steps.position(exchange).misses else Refused("invalid")
        if field.known_as and self.facts.of_another(exchange, text):
            return Refused("not_own" if field.kind == "email" else "invalid")
        named = field.kind == "choice" or field.looks_like in ("name", *WORK)
        if named and self.facts.is_only_when(exchange, text):
            return Refused("invalid")
        return value

    def told(
        self, exchange: Exchange, draft: Draft, field: FormField, value: Answer | Refused
    ) -> dict[str, Answer]:
        """What the message tells of all fields; of the one that is asked for, what it is."""
        told = self.volunteered.told(exchange, draft, field)
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
        if field.kind not in JUDGED or self.facts.of_another(exchange, exchange.text):
            return None
        where = self.facts.situations(exchange, exchange.text)
        for rule in draft.programme.rules:
            found = [one for one in rule.open if rule.field == field.id and one in where]
            if found:
                said = self.form.words(exchange, draft).rules[rule.id]
                return exchange.say("signup.left_open", open=said.open[found[0]])
        return None

    def finishes(self, exchange: Exchange, field: FormField) -> bool:
        """`Skicka in`, where no answer is offered: that there is no more to answer."""
        if self.offered(exchange, field):
            return False
        books = (exchange.heard, exchange.book)
        return any(book.consent.finishes(exchange.text) for book in books)

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
        if self.finishes(exchange, field):
            answered = draft.answered(field) and field.id in draft.answers
            return (
                self.steps.next(exchange, draft)
                if answered
                else await self.commands.skip(exchange, draft)
            )
        skips = self.skips(exchange, draft, field)
        return await self.commands.skip(exchange, draft) if skips else None

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
