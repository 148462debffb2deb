"""One dialog for every programme: begins, asks, sums up, sends and gives a receipt.

What is not an answer (a question, a greeting, another wish) is left to the other dialogs;
`Reprompt` then asks for the same step once more.
"""

from collections.abc import Mapping

from dialogs.exchange import Exchange
from dialogs.messages import Language, Reply
from dialogs.ports import AlreadyApplied
from dialogs.questions.question import Questions
from dialogs.signup.after_refusal import AfterRefusal
from dialogs.signup.amending import Amending
from dialogs.signup.asked_field import Refused
from dialogs.signup.beginning import Beginning
from dialogs.signup.changing import Changing
from dialogs.signup.correcting import Correcting
from dialogs.signup.draft import Draft
from dialogs.signup.field_input import FieldInput
from dialogs.signup.field_names import FieldNames
from dialogs.signup.fields_named import FieldsNamed
from dialogs.signup.filled_form import FilledForms
from dialogs.signup.filling import Filling
from dialogs.signup.form import Form
from dialogs.signup.form_questions import FormQuestions
from dialogs.signup.leaving import Leaving
from dialogs.signup.other_forms import OtherForms
from dialogs.signup.recent_submission import RecentSubmission
from dialogs.signup.reprompt import Reprompt
from dialogs.signup.restarting import Restarting
from dialogs.signup.reviewing import Reviewing
from dialogs.signup.round_choice import RoundChoice
from dialogs.signup.same_as_before import SameAsBefore
from dialogs.signup.saving import Saving
from dialogs.signup.sending import Sending
from dialogs.signup.spelling import SpellingReader
from dialogs.signup.step_commands import Act
from dialogs.signup.steps import Steps
from dialogs.signup.stop_commands import STOPS, StopCommands
from dialogs.signup.suspended_draft import SuspendedDraft
from dialogs.signup.volunteered import VolunteeredAnswers
from dialogs.understanding.person.facts import FactReader
from knowledge.model import Knowledge

OPEN_MODES = ("asking", "choosing", "reviewing")
"""Modes in which the next message may fill in or send."""


class Signup:
    """The flow of a signup."""

    def __init__(
        self,
        knowledge: Knowledge,
        questions: Questions,
        inputs: Mapping[Language, FieldInput],
        readers: Mapping[Language, FactReader],
    ) -> None:
        self.programmes = knowledge.programmes
        self.form = Form(knowledge)
        self.steps = steps = Steps(knowledge.programmes, self.form)
        self.saving = saving = Saving(steps, inputs, readers)
        self.volunteered = VolunteeredAnswers(readers)
        packs = knowledge.languages.items()
        ears = {name: FieldNames(pack.vocabulary) for name, pack in packs}
        self.changing = Changing(steps, saving, FieldsNamed(saving, ears))
        words = {name: pack.vocabulary.amending for name, pack in packs}
        spelling = {
            name: SpellingReader(pack.vocabulary.spelling, pack.vocabulary.amending)
            for name, pack in packs
        }
        self.correcting = Correcting(saving, self.volunteered, words, spelling)
        self.filling = Filling(
            steps, saving, self.changing, self.correcting, questions, self.volunteered
        )
        self.amending = Amending(steps, saving, self.changing, self.volunteered)
        self.questions = FormQuestions(steps, self.filling, knowledge.retention)
        self.round_choice = RoundChoice(steps, self.form)
        self.prepare_ways_in()
        self.prepare_ways_out()

    def prepare_ways_in(self) -> None:
        """What begins, takes up and goes over to a form."""
        self.same_as_before = SameAsBefore(self.saving)
        self.beginning = Beginning(
            self.steps,
            self.saving,
            self.round_choice,
            self.amending,
            self.changing.named,
            self.volunteered,
            self.same_as_before,
        )
        self.other_forms = OtherForms(self.steps, self.beginning, self.volunteered.facts)
        self.restarting = Restarting(self.steps, self.beginning)
        self.filled = FilledForms(self.steps, self.saving, self.round_choice)

    def prepare_ways_out(self) -> None:
        """What leaves a form, sends it, and speaks of it while it lies aside."""
        self.stop_commands = StopCommands(self.steps)
        self.leaving = Leaving(self.steps)
        sending = Sending(
            self.form, self.steps, self.saving, self.amending, self.round_choice, self.leaving
        )
        self.reviewing = Reviewing(self.form, self.filling, sending, self.beginning.start)
        self.recent_submission = RecentSubmission(self.programmes, self.round_choice)
        self.suspended_draft = SuspendedDraft(
            self.steps, self.changing, self.round_choice, self.recent_submission
        )
        self.reprompt = Reprompt(self.steps)
        self.modes: Mapping[str, Act] = {
            "asking": self.filling.take,
            "choosing": self.choosing,
            "reviewing": self.reviewing.take,
            "leaving": self.leaving.take,
            "restarting": self.restarting.take,
            "refused": AfterRefusal(self.saving, self.volunteered).take,
        }
        self.commands: Mapping[str, Act] = {
            "cancel": self.leaving.ask,
            "keep": self.leaving.keep,
            "resume": self.go_on,
            "restart": self.restarting.ask,
        }

    async def take(self, exchange: Exchange) -> Reply | None:
        """The reply where a signup is under way and the message belongs to it, else None."""
        position = exchange.state.filling
        if position is None or exchange.is_beside:
            return None
        draft = await self.steps.here(exchange)
        if draft is None:
            exchange.place(None)
            return None
        if draft.amends:
            left = await self.amending.leave(exchange, draft)
            return left or await self.act(exchange, draft)
        if position.mode in OPEN_MODES:
            return await self.in_round(exchange, draft)
        return await self.act(exchange, draft)

    async def in_round(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """The message taken in the round that is open now; its own may have closed meanwhile."""
        try:
            entered = await self.round_choice.fits(exchange, draft)
        except AlreadyApplied as already:
            return self.round_choice.already(exchange, already)
        if isinstance(entered, Reply):
            return entered
        moved = await self.round_choice.moved(exchange, entered.draft)
        if moved:
            return self.steps.next(exchange, moved.draft, moved.lead)
        reply = await self.act(exchange, entered.draft)
        return reply.after(entered.lead) if reply and entered.lead else reply

    async def act(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """What the message does where the signup stands."""
        if self.other_forms.turns_away(exchange, draft):
            return None
        other = self.other_forms.meant(exchange, draft)
        if other is not None:
            return await self.other_forms.go_over(exchange, draft, other)
        return await self.within(exchange, draft)

    async def within(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """The same of a message that turns to no other form."""
        position = self.steps.position(exchange)
        command = self.stop_commands.command(exchange, draft)
        if command == "summary":
            refused = position.mode == "refused"
            so_far = self.refused_so_far if refused else self.filling.commands.answers_so_far
            return await so_far(exchange, draft)
        if command == "cancel" and position.mode == "refused":
            return await self.leaving.ask(exchange, draft)
        if command in STOPS and self.filling.changes_one(exchange, draft):
            return self.steps.next(exchange, draft)  # only that change is left
        about = await self.questions.take(exchange, draft)
        about = about or await self.same_as_before.take(exchange, draft)
        if about:
            return about
        if command == "cancel" and exchange.names_another():  # `I'd rather have the breakfasts`
            self.steps.place(exchange, draft, "aside")
            return None
        act = self.commands.get(command)
        if act and position.mode in ("asking", "reviewing"):
            return await act(exchange, draft)
        return await self.modes[position.mode](exchange, draft)

    async def refused_so_far(self, exchange: Exchange, draft: Draft) -> Reply:
        """What has been answered, after an answer that broke a rule."""
        return self.suspended_draft.so_far(exchange, draft, "signup.mistake")

    async def too_long(self, exchange: Exchange) -> Reply | None:
        """An answer that is longer than any field takes; None where no field waits for one."""
        position = exchange.state.signup
        if position is None or position.mode != "asking":
            return None
        draft = await self.steps.here(exchange)
        field = self.steps.current(exchange, draft) if draft else None
        if draft is None or field is None:
            return None
        reason = "too_long" if field.kind == "text" else "invalid"
        return self.filling.misunderstood(exchange, draft, field, Refused(reason))

    async def go_on(self, exchange: Exchange, draft: Draft) -> Reply:
        """`Fortsätt` while the signup is under way: the open step, as today's form has it."""
        field = self.steps.current(exchange, draft)
        if field and draft.answered(field):  # it is asked for to be changed
            return self.steps.open_step(exchange, draft)
        return await self.beginning.take_up(exchange, draft, "")

    async def choosing(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """A message when it was asked which answer to change: the right one at once, or which."""
        change = await self.correcting.take(exchange, draft)
        if change is None and not draft.amends and exchange.command() == "cancel":
            return await self.leaving.ask(exchange, draft)
        change = change or await self.told_anew(exchange, draft)
        return change or await self.changing.choosing(exchange, draft)

    async def told_anew(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """`E-mail new@...`, asked what to change: the answer with its new value at once."""
        named = self.changing.named.hear(exchange, draft, choosing=True)
        if named or exchange.asks_something() or exchange.is_wish():
            return None
        wrong = self.amending.wrong_in(exchange, draft)
        return (
            await self.saving.save_all(exchange, draft, wrong.told)
            if wrong and wrong.told
            else None
        )
