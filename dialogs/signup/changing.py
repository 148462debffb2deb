"""Changing an answer that has been given, at any time and in plain words."""

from rapidfuzz import fuzz

from dialogs import recognise
from dialogs.exchange import Exchange
from dialogs.messages import Reply
from dialogs.signup.draft import Draft
from dialogs.signup.field_input import Refused
from dialogs.signup.saving import Saving
from dialogs.signup.steps import Steps
from knowledge.model import FormField
from knowledge.text import fold

NEARLY = 85.0
"""How alike a name and what is said must be, of a hundred, for an answer to be taken away."""

NOTHING = ("cancel", "back", "resume", "skip")
"""Commands by which nothing is to be changed after all."""


class Changing:
    """Finds the answer that a person points at, and asks for it or replaces it."""

    def __init__(self, steps: Steps, saving: Saving) -> None:
        self.steps = steps
        self.saving = saving

    async def ask_which(self, exchange: Exchange, draft: Draft) -> Reply:
        """Ask which answer to change."""
        self.steps.place(exchange, draft, "choosing")
        return self.steps.form.what_to_change(exchange, draft)

    async def change(
        self, exchange: Exchange, draft: Draft, *, strictly: bool = False
    ) -> Reply | None:
        """`Ändra telefon` or `ja, men ändra telefon till 070-...`, at any time; else None.

        `strictly` where an essay may begin so: `I want to change my way of leading`.
        """
        removed = await self.remove(exchange, draft)
        if removed:
            return removed
        wanted = exchange.heard.change_of(exchange.text if strictly else exchange.after_yes())
        called = self.field_named if strictly else self.field_called
        field = called(exchange, draft, wanted[0]) if wanted else None
        if wanted is None or field is None:
            return None
        value = wanted[1]
        answer = self.saving.read(exchange, draft, field, value) if value else Refused("invalid")
        if isinstance(answer, Refused):
            return self.steps.ask_for(exchange, draft, field)
        told = {field.id: answer}
        before = self.steps.is_asked_later(exchange, draft, field)
        lead = self.steps.form.noted(exchange, draft, told) if before else ""
        return await self.saving.save_all(exchange, draft, told, lead)

    async def remove(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """`Ta bort telefon`: the answer is taken away where it is optional; else None."""
        name = exchange.heard.removal_of(exchange.text)
        field = self.field_named(exchange, draft, name) if name else None
        if field is None:
            return None
        if field.required:
            return self.steps.ask_for(exchange, draft, field, exchange.say("signup.required"))
        return await self.saving.save(exchange, draft, field, "")

    def is_name(self, exchange: Exchange, draft: Draft) -> bool:
        """Whether a message is the name of an answer and no more: `Chef i dag` tells nothing."""
        said = fold(exchange.text)
        for book in (exchange.heard, exchange.book):
            words = book.pack.programmes[draft.application.programme].fields.values()
            if any(said == fold(name) for field in words for name in (field.label, *field.names)):
                return True
        return False

    def field_named(self, exchange: Exchange, draft: Draft, name: str) -> FormField | None:
        """The field that is named, letter for letter or nearly so, with small words around it."""
        said = exchange.heard.pack.programmes[draft.application.programme].fields
        small = exchange.heard.reader.fillers
        bare = " ".join(word for word in fold(name).split() if word not in small)
        for field in draft.fields:
            for label in (said[field.id].label, *said[field.id].names):
                if fuzz.ratio(bare, fold(label)) >= NEARLY:
                    return field
        return None

    def field_called(self, exchange: Exchange, draft: Draft, name: str) -> FormField | None:
        """The field that a person points at by its label or by another name of it."""
        for book in (exchange.heard, exchange.book):
            said = book.pack.programmes[draft.application.programme].fields
            names = {
                f"{field.id} {place}": fold(label)
                for field in draft.fields
                for place, label in enumerate((said[field.id].label, *said[field.id].names))
            }
            key = recognise.likest(fold(name), names, owner=recognise.owner_of)
            if key:
                return draft.programme.field(recognise.owner_of(key))
        return None

    async def choosing(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """A message when it was asked which answer to change."""
        nothing = exchange.plain_yes_no() is not None or exchange.says_to_send()
        nothing = nothing or any(map(exchange.heard.none_in, exchange.text.split(",")))
        command = exchange.command()
        if nothing or command in NOTHING:
            return self.steps.next(exchange, draft)
        form, places = self.steps.form, exchange.book.places
        labels = {f.id: form.field_words(exchange, draft, f).label for f in draft.fields}
        # Some labels are questions themselves: `varför du söker`.
        is_label = fold(exchange.text) in map(fold, labels.values())
        change = None if is_label else await self.change(exchange, draft)
        else_meant = command not in (None, "change") or exchange.smalltalk() or exchange.is_wish()
        if change or (not is_label and (else_meant or exchange.asks_something())):
            return change
        chosen = recognise.choice(exchange.text, labels, places)
        field = draft.programme.field(chosen) if chosen else None
        field = field or self.field_called(exchange, draft, exchange.text)
        if field:
            return self.steps.ask_for(exchange, draft, field)
        return form.what_to_change(exchange, draft)
