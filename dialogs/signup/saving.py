"""Reading an answer and keeping it at once, unless it breaks a rule of the source."""

from collections.abc import Mapping

from dialogs.exchange import Exchange
from dialogs.messages import Language, Outcome, Reply
from dialogs.ports import Answer
from dialogs.signup.draft import Draft
from dialogs.signup.field_input import FieldInput, Refused
from dialogs.signup.form import LOCAL
from dialogs.signup.steps import Steps
from dialogs.state import SignupPosition
from knowledge.model import FormField, Rule


class Saving:
    """The one way by which an answer gets into a draft."""

    def __init__(self, steps: Steps, inputs: Mapping[Language, FieldInput]) -> None:
        self.steps = steps
        self.inputs = inputs

    def read(
        self, exchange: Exchange, draft: Draft, field: FormField, text: str
    ) -> Answer | Refused:
        """A text as the answer to a field, understood in the language it is in or asked in."""
        today = exchange.ports.clock.now().astimezone(LOCAL).date()
        programme = draft.application.programme
        refused = Refused("invalid")
        for book in (exchange.heard, exchange.book):
            said = book.pack.programmes[programme].fields[field.id]
            value = self.inputs[book.language].read(field, said, text, today)
            if not isinstance(value, Refused):
                return value
            refused = value
        return refused

    async def save(
        self, exchange: Exchange, draft: Draft, field: FormField, value: Answer
    ) -> Reply:
        """Keep an answer at once; stop kindly where it breaks a rule of the source."""
        return await self.save_all(exchange, draft, {field.id: value})

    async def save_all(
        self, exchange: Exchange, draft: Draft, told: Mapping[str, Answer], lead: str = ""
    ) -> Reply:
        """Keep the answers of one message; the first that breaks a rule of the source stops."""
        applications, application = exchange.ports.applications, draft.application
        for name, value in told.items():
            application = await applications.answer(application, name, value)
            saved = Draft(draft.programme, application)
            rule = saved.broken_rule
            if rule is not None:
                await applications.answer(application, rule.field, None)
                return self.refuse(exchange, saved, rule)
        asked = Draft(draft.programme, application).fields
        for other in draft.programme.fields:
            if other not in asked and other.id in application.answers:
                application = await applications.answer(application, other.id, None)
        return self.steps.next(exchange, Draft(draft.programme, application), lead)

    def refuse(self, exchange: Exchange, draft: Draft, rule: Rule) -> Reply:
        """Say which rule is not met, and that a mistake can be put right."""
        programme = draft.application.programme
        exchange.place(SignupPosition(programme=programme, mode="refused", field=rule.field))
        refusal = self.steps.form.refusal(exchange, draft, rule)
        text = f"{refusal}\n\n{exchange.say('signup.mistake')}"
        return exchange.reply(
            text,
            Outcome.SIGNUP,
            topic=programme,
            topics=(programme,),
            sources=(self.steps.form.citation(rule),),
        )

    async def after_refusal(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """After a rule was not met: `tillbaka` or a corrected answer goes on, all else moves on.

        A bare ja or nej may answer something else by now; it must say that it corrects.
        """
        field = draft.programme.field(self.steps.position(exchange).field or "")
        command = exchange.plain_command()
        if command in ("back", "change", "resume"):
            return self.steps.ask_for(exchange, draft, field)
        corrects = exchange.heard.recogniser.corrects(exchange.text)
        if corrects or field.kind != "yes_no":
            value = self.read(exchange, draft, field, exchange.text)
            answers = field.kind != "text" and not command and not exchange.asks_something()
            if answers and not isinstance(value, Refused):
                return await self.save(exchange, draft, field, value)
            if answers and corrects:
                return self.steps.ask_for(exchange, draft, field)
        programme = draft.application.programme
        exchange.place(SignupPosition(programme=programme, mode="aside", field=field.id))
        return None
