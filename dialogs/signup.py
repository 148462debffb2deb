"""One dialog for every programme: asks, saves each answer, sums up, sends, gives a receipt.

What is not an answer (a question, a greeting, another wish) is left to the other dialogs;
`again` then asks for the same step once more.
"""

from collections.abc import Awaitable, Callable, Mapping

from dialogs import recognise
from dialogs.draft import Draft
from dialogs.exchange import Exchange
from dialogs.field_input import FieldInput, Refused
from dialogs.form import LOCAL, Form
from dialogs.messages import Language, Outcome, Reply
from dialogs.ports import AlreadyApplied, Answer, ApplicationState
from dialogs.question import Questions
from dialogs.state import SignupPosition
from knowledge.model import FormField, Knowledge, Rule
from knowledge.text import fold

NEXT_ROUND = ""
MANY_MISSES = 3
LONG_TEXT = 500
"""Characters; a field that takes so much may hold a question that is meant as its answer."""
QUESTION_LENGTH = 25
"""Words; a longer text is hardly a question to the bot."""

Act = Callable[[Exchange, Draft], Awaitable[Reply | None]]


class Signup:
    """The flow of a signup; its place is derived from the draft wherever that is possible."""

    def __init__(
        self, knowledge: Knowledge, questions: Questions, inputs: Mapping[Language, FieldInput]
    ) -> None:
        self.programmes = knowledge.programmes
        self.questions = questions
        self.inputs = inputs
        self.form = Form(knowledge)
        self.modes: Mapping[str, Act] = {
            "asking": self.asking,
            "choosing": self.choosing,
            "reviewing": self.reviewing,
            "leaving": self.leaving,
            "refused": self.refused,
        }
        self.commands: Mapping[str, Act] = {
            "cancel": self.ask_to_leave,
            "back": self.back,
            "skip": self.skip,
            "why_asked": self.purpose,
            "change": self.ask_what_to_change,
            "summary": self.answers_so_far,
            "resume": self.step,
            "restart": self.restart,
        }

    async def take(self, exchange: Exchange) -> Reply | None:
        """The reply where a signup is under way and the message belongs to it, else None."""
        position = exchange.state.signup
        if position is None or position.mode == "aside":
            return None
        draft = await self.find(exchange, position.programme)
        if draft is None:
            exchange.place(None)
            return None
        return await self.modes[position.mode](exchange, draft)

    async def find(self, exchange: Exchange, programme: str) -> Draft | None:
        """The person's draft of a programme."""
        mine = await exchange.ports.applications.of(exchange.message.person.id)
        drafts = [
            a for a in mine if a.state is ApplicationState.DRAFT and a.programme == programme
        ]
        return Draft(self.programmes[programme], drafts[0]) if drafts else None

    # Beginning and coming back

    async def start(self, exchange: Exchange, programme: str) -> Reply:
        """Begin a signup, go on with a draft of it, or point to the one already received."""
        applications = exchange.ports.applications
        exchange.remember(topic=programme, candidates=(), withdrawing=None)
        try:
            application = await applications.begin(
                exchange.message.person.id, programme, NEXT_ROUND
            )
        except AlreadyApplied as already:
            exchange.place(None)
            return self.form.already(
                exchange, Draft(self.programmes[programme], already.application)
            )
        draft = Draft(self.programmes[programme], application)
        if application.answers:
            lead = exchange.say("signup.found_draft", title=self.form.words(exchange, draft).title)
        else:
            lead = self.form.intro(exchange, draft)
        return self.next(exchange, draft, lead)

    async def resume(self, exchange: Exchange) -> Reply:
        """Go on with the draft that was changed last, wherever and whenever that was."""
        mine = await exchange.ports.applications.of(exchange.message.person.id)
        drafts = [
            a for a in mine if a.state is ApplicationState.DRAFT and a.programme in self.programmes
        ]
        if not drafts:
            return exchange.reply(exchange.say("resume.nothing"), Outcome.COMMAND)
        draft = Draft(self.programmes[drafts[0].programme], drafts[0])
        lead = exchange.say("resume.going_on", title=self.form.words(exchange, draft).title)
        return self.next(exchange, draft, lead)

    async def again(self, exchange: Exchange) -> Reply | None:
        """The step that is waited for, after something else has been answered."""
        position = exchange.state.signup
        if position is None or position.mode in ("aside", "refused"):
            return None
        draft = await self.find(exchange, position.programme)
        return await self.step(exchange, draft) if draft else None

    async def step(self, exchange: Exchange, draft: Draft) -> Reply:
        """The question that stands open now."""
        position = self.position(exchange)
        if position.mode == "leaving":
            return self.form.leave(exchange, draft)
        if position.mode == "choosing":
            return self.form.what_to_change(exchange, draft)
        field = self.current(exchange, draft)
        return (
            self.form.ask(exchange, draft, field) if field else self.form.summary(exchange, draft)
        )

    def position(self, exchange: Exchange) -> SignupPosition:
        """Where in the signup the person is."""
        if exchange.state.signup is None:
            raise RuntimeError("no signup is under way")
        return exchange.state.signup

    def current(self, exchange: Exchange, draft: Draft) -> FormField | None:
        """The field that is asked for: one to be changed, else the first open one."""
        wanted = self.position(exchange).field
        chosen = next((field for field in draft.fields if field.id == wanted), None)
        return chosen or draft.open_field

    def next(self, exchange: Exchange, draft: Draft, lead: str = "") -> Reply:
        """Ask the first open field, or show the summary where none is left."""
        field, programme = draft.open_field, draft.application.programme
        if field is None:
            exchange.place(SignupPosition(programme=programme, mode="reviewing"))
            return self.form.summary(exchange, draft, lead)
        exchange.place(SignupPosition(programme=programme))
        return self.form.ask(exchange, draft, field, lead)

    def ask_for(self, exchange: Exchange, draft: Draft, field: FormField, lead: str = "") -> Reply:
        """Ask a certain field, answered before or not."""
        exchange.place(SignupPosition(programme=draft.application.programme, field=field.id))
        return self.form.ask(exchange, draft, field, lead)

    # Answers

    async def asking(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """A message while a field is asked: a command, an interruption, or the answer."""
        field = self.current(exchange, draft)
        if field is None:
            return self.next(exchange, draft)
        act = self.commands.get(exchange.command() or "")
        if act:
            return await act(exchange, draft)
        change = await self.change(exchange, draft)
        if change:
            return change
        if self.interrupts(exchange, field):
            return None
        value = self.read(exchange, draft, field, exchange.text)
        if isinstance(value, Refused):
            return self.misunderstood(exchange, draft, field, value)
        return await self.save(exchange, draft, field, value)

    def read(
        self, exchange: Exchange, draft: Draft, field: FormField, text: str
    ) -> Answer | Refused:
        """A text as the answer to a field, understood in the language it is in or asked in."""
        today = exchange.ports.clock.now().astimezone(LOCAL).date()
        programme = draft.application.programme
        refused: Refused = Refused("invalid")
        for book in (exchange.book, exchange.heard):
            said = book.pack.programmes[programme].fields[field.id]
            value = self.inputs[book.language].read(field, said, text, today)
            if not isinstance(value, Refused):
                return value
            refused = value if refused.nearest is None else refused
        return refused

    def interrupts(self, exchange: Exchange, field: FormField) -> bool:
        """Whether a message is something else than an answer to the field."""
        if field.kind == "yes_no" and exchange.heard.recogniser.yes_no(exchange.text) is not None:
            return "?" in exchange.text
        if exchange.command() or exchange.smalltalk() or self.is_wish(exchange):
            return True
        if not exchange.asks_something() or len(exchange.text.split()) > QUESTION_LENGTH:
            return False
        marked = exchange.text.rstrip().endswith("?")
        if field.kind == "text" and field.longest > LONG_TEXT:
            return marked and fold(exchange.text).split(" ")[0] in exchange.heard.question_words
        return marked or bool(self.questions.facet(exchange)) or self.questions.confident(exchange)

    def is_wish(self, exchange: Exchange) -> bool:
        """Whether a message is, word for word, the wish to begin one of the signups."""
        said = fold(exchange.text)
        books = (exchange.heard, exchange.book)
        return any(said == fold(p.wish) for book in books for p in book.pack.programmes.values())

    async def save(
        self, exchange: Exchange, draft: Draft, field: FormField, value: Answer
    ) -> Reply:
        """Keep an answer at once; stop kindly where it breaks a rule of the source."""
        applications = exchange.ports.applications
        application = await applications.answer(draft.application, field.id, value)
        saved = Draft(draft.programme, application)
        rule = saved.broken_rule
        if rule is not None:
            await applications.answer(application, rule.field, None)
            return self.refuse(exchange, saved, rule)
        for other in draft.programme.fields:
            if other not in saved.fields and other.id in application.answers:
                application = await applications.answer(application, other.id, None)
        return self.next(exchange, Draft(draft.programme, application))

    def refuse(self, exchange: Exchange, draft: Draft, rule: Rule) -> Reply:
        """Say which rule is not met, and that a mistake can be put right."""
        programme = draft.application.programme
        exchange.place(SignupPosition(programme=programme, mode="refused", field=rule.field))
        text = f"{self.form.refusal(exchange, draft, rule)}\n\n{exchange.say('signup.mistake')}"
        return exchange.reply(text, Outcome.SIGNUP, topic=programme, topics=(programme,))

    def misunderstood(
        self, exchange: Exchange, draft: Draft, field: FormField, refused: Refused
    ) -> Reply:
        """Say what would be right; after several tries in another way, and offer a person."""
        position = self.position(exchange)
        misses = position.misses + 1
        exchange.place(position.model_copy(update={"misses": misses}))
        said = self.form.field_words(exchange, draft, field)
        lead = said.invalid
        if refused.reason != "invalid":
            lead = exchange.say(f"refused.{refused.reason}", longest=field.longest)
        if refused.nearest:
            lead = f"{lead} {exchange.say('refused.nearest', nearest=refused.nearest)}"
        if misses >= MANY_MISSES:
            lead = f"{lead}\n\n{exchange.say('signup.stuck', purpose=said.purpose)}"
        return self.form.ask(exchange, draft, field, lead)

    # Commands in the middle

    async def ask_to_leave(self, exchange: Exchange, draft: Draft) -> Reply:
        """Ask before anything is lost."""
        exchange.place(self.position(exchange).model_copy(update={"mode": "leaving"}))
        return self.form.leave(exchange, draft)

    async def back(self, exchange: Exchange, draft: Draft) -> Reply:
        """Ask the field before this one again."""
        field = self.current(exchange, draft)
        before = draft.field_before(field.id if field else None)
        if before is None:
            return self.next(exchange, draft, exchange.say("signup.first"))
        return self.ask_for(exchange, draft, before)

    async def skip(self, exchange: Exchange, draft: Draft) -> Reply:
        """Leave a field that is optional without an answer."""
        field = self.current(exchange, draft)
        if field is None:
            return self.next(exchange, draft)
        if field.required:
            lead = exchange.say("signup.required")
            return self.form.ask(exchange, draft, field, lead)
        return await self.save(exchange, draft, field, "")

    async def purpose(self, exchange: Exchange, draft: Draft) -> Reply:
        """Why the open field is asked for."""
        field = self.current(exchange, draft)
        if field is None:
            return self.form.summary(exchange, draft, self.form.words(exchange, draft).purpose)
        return self.form.ask(
            exchange, draft, field, self.form.field_words(exchange, draft, field).purpose
        )

    async def answers_so_far(self, exchange: Exchange, draft: Draft) -> Reply:
        """What has been answered, and the open step again."""
        lead = exchange.say("signup.so_far", answers=self.form.answers(exchange, draft))
        return self.next(exchange, draft, lead if draft.open_field else "")

    async def restart(self, exchange: Exchange, draft: Draft) -> Reply:
        """Throw the answers away and begin anew."""
        await exchange.ports.applications.discard(draft.application)
        return await self.start(exchange, draft.application.programme)

    # Changing an answer

    async def ask_what_to_change(self, exchange: Exchange, draft: Draft) -> Reply:
        """Ask which answer to change."""
        exchange.place(SignupPosition(programme=draft.application.programme, mode="choosing"))
        return self.form.what_to_change(exchange, draft)

    async def change(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """`Ändra telefon` or `ändra telefon till 070-...`, at any time; else None."""
        wanted = exchange.heard.change_of(exchange.text)
        if wanted is None:
            return None
        name, value = wanted
        field = self.field_called(exchange, draft, name)
        if field is None:
            return None
        answer = self.read(exchange, draft, field, value) if value else Refused("invalid")
        if isinstance(answer, Refused):
            return self.ask_for(exchange, draft, field)
        return await self.save(exchange, draft, field, answer)

    def field_called(self, exchange: Exchange, draft: Draft, name: str) -> FormField | None:
        """The field that a person points at by its label, another name of it, or its number."""
        for book in (exchange.heard, exchange.book):
            said = book.pack.programmes[draft.application.programme].fields
            names = {
                f"{field.id} {place}": label
                for field in draft.fields
                for place, label in enumerate((said[field.id].label, *said[field.id].names))
            }
            key = recognise.likest(
                fold(name), {k: fold(v) for k, v in names.items()}, owner=first_word
            )
            if key:
                return draft.programme.field(first_word(key))
        return None

    async def choosing(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """A message when it was asked which answer to change."""
        command = exchange.command()
        if command in ("cancel", "back", "resume"):
            return self.next(exchange, draft)
        labels = {f.id: self.form.field_words(exchange, draft, f).label for f in draft.fields}
        ordinals = exchange.book.pack.vocabulary.ordinals
        chosen = recognise.choice(exchange.text, labels, ordinals)
        field = draft.programme.field(chosen) if chosen else None
        field = field or self.field_called(exchange, draft, exchange.text)
        if field:
            return self.ask_for(exchange, draft, field)
        change = await self.change(exchange, draft)
        if change or exchange.asks_something() or exchange.smalltalk():
            return change
        return self.form.what_to_change(exchange, draft)

    # The summary, leaving, and not being eligible

    async def reviewing(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """A message when the summary is shown: send, change, leave, or something else."""
        if draft.open_field is not None:
            return self.next(exchange, draft)
        if fold(exchange.text) == fold(exchange.say("signup.send")):
            return await self.submit(exchange, draft)
        act = self.commands.get(exchange.command() or "")
        if act:
            return await act(exchange, draft)
        answer = exchange.heard.recogniser.yes_no(exchange.text)
        if answer is not None and "?" not in exchange.text:
            return await (self.submit if answer else self.ask_what_to_change)(exchange, draft)
        field = self.field_called(exchange, draft, exchange.text)
        change = await self.change(exchange, draft)
        if change:
            return change
        if field:
            return change or self.ask_for(exchange, draft, field)
        if (
            exchange.asks_something()
            or exchange.smalltalk()
            or self.is_wish(exchange)
            or exchange.command()
        ):
            return None
        return self.form.summary(exchange, draft, exchange.say("signup.confirm_hint"))

    async def submit(self, exchange: Exchange, draft: Draft) -> Reply:
        """Send the application; the number holds once the turn has been committed."""
        exchange.place(None)
        try:
            received = await exchange.ports.applications.submit(draft.application)
        except AlreadyApplied as already:
            return self.form.already(exchange, Draft(draft.programme, already.application))
        return self.form.received(exchange, Draft(draft.programme, received))

    async def leaving(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """The answer to whether to leave: delete, keep for later, or stay."""
        choices = {key: exchange.say(f"leave.{key}") for key in ("delete", "keep", "stay")}
        said = fold(exchange.text)
        chosen = next((key for key, label in choices.items() if said == fold(label)), None)
        yes = exchange.heard.recogniser.yes_no(exchange.text)
        if chosen is None and yes is not None:
            chosen = "delete" if yes else "stay"
        if chosen is None and exchange.command() == "cancel":
            chosen = "delete"
        if chosen is None and exchange.command() == "resume":
            chosen = "stay"
        chosen = chosen or recognise.choice(exchange.text, choices, {})
        return await self.leave(exchange, draft, chosen)

    async def leave(self, exchange: Exchange, draft: Draft, chosen: str | None) -> Reply | None:
        """Do what was chosen about leaving."""
        programme = draft.application.programme
        if chosen == "stay":
            return self.next(exchange, draft)
        if chosen == "keep":
            exchange.place(SignupPosition(programme=programme, mode="aside"))
            return exchange.reply(exchange.say("leave.kept"), Outcome.COMMAND, topic=programme)
        if chosen == "delete":
            await exchange.ports.applications.discard(draft.application)
            exchange.place(None)
            return exchange.reply(exchange.say("leave.deleted"), Outcome.COMMAND, topic=programme)
        return None if exchange.asks_something() else self.form.leave(exchange, draft)

    async def refused(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """After a rule was not met: a corrected answer goes on, anything else moves on."""
        field = draft.programme.field(self.position(exchange).field or "")
        if exchange.command() in ("back", "change", "resume"):
            return self.ask_for(exchange, draft, field)
        value = self.read(exchange, draft, field, exchange.text)
        strict = field.kind != "text" and not exchange.asks_something()
        if strict and not isinstance(value, Refused) and not exchange.command():
            return await self.save(exchange, draft, field, value)
        exchange.place(
            SignupPosition(programme=draft.application.programme, mode="aside", field=field.id)
        )
        return None


def first_word(key: str) -> str:
    """The field id at the beginning of a key."""
    return key.split(" ")[0]
