"""Taking over what one has written in an earlier signup, where one asks for that oneself."""

from dialogs.exchange import Exchange
from dialogs.messages import Reply
from dialogs.ports import Answer
from dialogs.signup.draft import Draft
from dialogs.signup.free_text import is_essay
from dialogs.signup.saving import Saving
from knowledge.model import FormField

LONGEST = 14
"""Words of a message that can ask for no more than that."""


class SameAsBefore:
    """Copies who one is and where one works: `the same details as last time`.

    Nothing is copied unasked, since an answer serves the signup that it was given in. What may
    have changed, or decides whether one may join, is asked for in every signup.
    """

    def __init__(self, saving: Saving) -> None:
        self.saving = saving
        self.steps = saving.steps
        self.form = saving.steps.form

    async def take(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """The open step, with what was taken over above it; None for anything else."""
        if draft.amends or not self.is_asked_for(exchange, draft):
            return None
        told = await self.earlier(exchange, draft)
        if told:
            noted = self.form.noted(exchange, draft, told)
            return await self.saving.save_all(exchange, draft, told, noted)
        field = self.steps.current(exchange, draft)
        of_oneself = any(is_of_oneself(one) and not draft.answered(one) for one in draft.fields)
        if field is None or is_essay(field) or not of_oneself:
            return None
        return self.form.ask(exchange, draft, field, exchange.say("signup.nothing_before"))

    def is_asked_for(self, exchange: Exchange, draft: Draft) -> bool:
        """Whether a message points to what was written before."""
        asking = self.steps.position(exchange).mode == "asking" and draft.open_field is not None
        if not asking or len(exchange.text.split()) > LONGEST:
            return False
        return exchange.heard.sent.as_before.hears(exchange.text)

    async def earlier(self, exchange: Exchange, draft: Draft) -> dict[str, Answer]:
        """What the latest signups that were sent say of the fields that are still open."""
        person = exchange.message.person.id
        all_of = await exchange.ports.applications.of(person)
        sent = [one for one in all_of if one.submitted_at is not None]
        told: dict[str, Answer] = {}
        for field in filter(is_of_oneself, draft.fields):
            given = (one.answers[field.id] for one in sent if one.answers.get(field.id))
            if not draft.answered(field) and (value := next(given, None)):
                told[field.id] = value
        return told


def is_of_oneself(field: FormField) -> bool:
    """Whether a field asks who one is, how one is reached or where one works."""
    return field.known_as is not None or field.looks_like is not None
