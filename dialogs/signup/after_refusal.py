"""After an answer that broke a rule of the source: it is put right, or something else is meant."""

from dialogs.consent import leading_answer
from dialogs.exchange import Exchange
from dialogs.messages import Reply
from dialogs.signup.asked_field import Refused
from dialogs.signup.draft import Draft
from dialogs.signup.saving import Saving
from dialogs.signup.volunteered import VolunteeredAnswers
from knowledge.model import FormField
from knowledge.text import fold


class AfterRefusal:
    """Takes messages while a refusal stands."""

    def __init__(self, saving: Saving, volunteered: VolunteeredAnswers) -> None:
        self.steps = saving.steps
        self.saving = saving
        self.volunteered = volunteered

    async def take(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """`Tillbaka` or a corrected answer goes on, all else moves on.

        A bare ja or nej may answer something else by now; it must say that it corrects.
        """
        field = draft.programme.field(self.steps.position(exchange).field or "")
        command = exchange.plain_command()
        answers = leading_answer(exchange) is not None  # `nej, jag skrev fel` is one
        if (command if answers else exchange.command()) in ("back", "change", "resume"):
            return self.steps.ask_for(exchange, draft, field)
        reply = None
        if not command and not exchange.asks_something():
            reply = await self.corrected(exchange, draft, field)
        if reply is None:
            self.steps.place(exchange, draft, "aside", field.id)
        return reply

    async def corrected(self, exchange: Exchange, draft: Draft, field: FormField) -> Reply | None:
        """The answer that broke a rule, put right; None for a message about something else."""
        told = self.volunteered.corrected(exchange, draft, exchange.text)
        if field.id in told and not repeats(exchange):
            return await self.saving.save(exchange, draft, field, told[field.id])
        corrects = exchange.heard.recogniser.corrects(exchange.text)
        if field.kind != "text" and (corrects or field.kind != "yes_no"):
            value = self.saving.read(exchange, draft, field, exchange.text)
            if not isinstance(value, Refused):
                return await self.saving.save(exchange, draft, field, value)
            if corrects:
                return self.steps.ask_for(exchange, draft, field)
        return None


def repeats(exchange: Exchange) -> bool:
    """Whether a no stands inside a message: `as I said, no, ...` puts nothing right."""
    said = fold(exchange.text).split()[1:]
    inside = any(exchange.single_yes_no(word) is False for word in said if len(word) > 1)
    return inside and "," in exchange.text and leading_answer(exchange) is None
