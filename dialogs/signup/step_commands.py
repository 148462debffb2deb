"""What one can ask for while a field is asked: back, skip, why, what it means, what stands."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.signup.changing import Changing
from dialogs.signup.draft import Draft
from dialogs.signup.saving import Saving
from dialogs.signup.steps import Steps

Act = Callable[[Exchange, Draft], Awaitable[Reply | None]]


class StepCommands:
    """Carries out what is asked of the open step."""

    def __init__(self, steps: Steps, saving: Saving, changing: Changing) -> None:
        self.steps = steps
        self.form = steps.form
        self.saving = saving
        self.acts: Mapping[str, Act] = {
            "back": self.back,
            "skip": self.skip,
            "why_asked": self.purpose,
            "what_meant": self.meaning,
            "help": self.help,
            "summary": self.answers_so_far,
            "change": changing.ask_which,
        }

    async def back(self, exchange: Exchange, draft: Draft) -> Reply:
        """Ask the field before this one again, or the one so many `steps back`."""
        field = self.steps.current(exchange, draft)
        before = draft.field_before(field.id if field else None)
        if before is None:
            return self.steps.next(exchange, draft, exchange.say("signup.first"))
        for _ in range(1, int(exchange.heard.recogniser.number(exchange.text) or 1)):
            before = draft.field_before(before.id) or before
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
