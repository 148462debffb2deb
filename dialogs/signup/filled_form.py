"""A whole form handed over at once, by a channel that has forms: the same checks, one reply."""

from dataclasses import replace

from dialogs.exchange import Exchange
from dialogs.messages import FilledForm, Outcome, Reply
from dialogs.ports import AlreadyApplied, Answer
from dialogs.signup.asked_field import Refused
from dialogs.signup.draft import Draft
from dialogs.signup.round_choice import NEXT_ROUND, Entered, RoundChoice
from dialogs.signup.saving import Saving
from dialogs.signup.steps import Steps
from knowledge.model import FormField, Rule
from knowledge.text import clean

LONGEST = 2000
"""Characters; no field takes more, and looking at more would take its time."""
SWITCHED = {"true": True, "false": False}
"""What a switch in a form is sent as."""


class FilledForms:
    """Keeps every good answer of a form and says what is wrong with the others, all at once."""

    def __init__(self, steps: Steps, saving: Saving, round_choice: RoundChoice) -> None:
        self.steps = steps
        self.form = steps.form
        self.saving = saving
        self.round_choice = round_choice

    async def take(self, exchange: Exchange) -> Reply | None:
        """The reply to a form that was filled in as a whole; None where the message is words."""
        form = exchange.message.form
        if form is None:
            return None
        if form.programme not in self.steps.programmes:
            return exchange.reply(exchange.say("form.unknown"), Outcome.UNKNOWN)
        exchange.remember(topic=form.programme, candidates=(), withdrawing=None)
        try:
            return await self.enter(exchange, form)
        except AlreadyApplied as already:
            return self.round_choice.already(exchange, already)

    async def enter(self, exchange: Exchange, form: FilledForm) -> Reply:
        """The form filled in for the open round; kept in a draft while several can be chosen."""
        entered = await self.round_choice.enter(exchange, form.programme)
        if isinstance(entered, Entered):
            reply = await self.fill(exchange, entered.draft, form)
            return reply.after(entered.lead) if entered.lead else reply
        if exchange.state.rounds:
            draft = await self.steps.find(exchange, form.programme)
            begun = (
                draft
                or (await self.round_choice.begin(exchange, form.programme, NEXT_ROUND)).draft
            )
            position = exchange.state.signup
            await self.fill(exchange, begun, form)
            exchange.place(position)
        return entered

    async def fill(self, exchange: Exchange, draft: Draft, form: FilledForm) -> Reply:
        """Every answer that can be kept is kept; the reply names all that could not."""
        faults: dict[str, str] = {}
        broken: Rule | None = None
        for field in draft.programme.fields:
            if field.id not in form.fields or field not in draft.fields:
                continue
            value = self.read(exchange, draft, field, form.fields[field.id])
            if isinstance(value, Refused):
                faults[field.id] = self.form.fault(exchange, draft, field, value)
                continue
            draft, rule = await self.saving.keep(exchange, draft, field.id, value)
            if rule is not None:
                faults[rule.field] = self.form.words(exchange, draft).rules[rule.id].refused
                broken = broken or rule
        return await self.reply(exchange, draft, faults, broken)

    async def reply(
        self, exchange: Exchange, draft: Draft, faults: dict[str, str], broken: Rule | None
    ) -> Reply:
        """The next step; or all faults, and the rule with its source or the first field again."""
        if not faults:
            return await self.saving.go_on(exchange, draft, exchange.say("form.saved"))
        draft, _ = await self.saving.prune(exchange, draft)
        if broken and len(faults) == 1:
            return replace(self.saving.refuse(exchange, draft, broken), faults=faults)
        told = {
            name: fault for name, fault in faults.items() if not broken or name != broken.field
        }
        lead = exchange.say("form.faults", faults=self.listed(exchange, draft, told))
        if broken:
            reply = self.saving.refuse(exchange, draft, broken).after(lead)
        else:
            first = draft.programme.field(next(iter(faults)))
            reply = self.steps.ask_for(exchange, draft, first, lead)
        return replace(reply, faults=faults)

    def listed(self, exchange: Exchange, draft: Draft, faults: dict[str, str]) -> str:
        """A line for each fault, under the name of its field."""
        words = self.form.words(exchange, draft).fields
        return "\n".join(f"- {words[name].label}: {fault}" for name, fault in faults.items())

    def read(
        self, exchange: Exchange, draft: Draft, field: FormField, value: str | int | bool
    ) -> Answer | Refused:
        """A value of a form as an answer; words are read as they are when they are typed."""
        if isinstance(value, bool):
            return value if field.kind == "yes_no" else Refused("invalid")
        if isinstance(value, int) and field.kind in ("number", "months"):
            return value if 0 <= value <= field.longest else Refused("invalid")
        text = clean(str(value))
        if not text:
            return Refused("required") if field.required else ""
        if len(text) > LONGEST:
            return Refused("too_long")
        if field.kind == "yes_no" and text in SWITCHED:
            return SWITCHED[text]
        if field.kind == "choice" and text in field.choices:
            return text
        return self.saving.read(exchange, draft, field, text)
