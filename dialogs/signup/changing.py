"""Changing an answer that has been given, at any time and in plain words."""

from rapidfuzz import fuzz

from dialogs.exchange import Exchange
from dialogs.messages import Reply
from dialogs.signup.asked_field import Refused
from dialogs.signup.draft import Draft
from dialogs.signup.fields_named import FieldsNamed, Heard
from dialogs.signup.free_text import is_essay
from dialogs.signup.saving import Saving
from dialogs.signup.steps import Steps
from dialogs.understanding import recognise
from knowledge.model import FormField
from knowledge.text import fold

NEARLY = 85.0
"""How alike a name and what is said must be, of a hundred, for an answer to be taken away."""
LIKE = 70.0
"""The same where a field is only to be asked for."""

NOTHING = ("cancel", "back", "resume", "skip")
"""Commands by which nothing is to be changed after all."""


class Changing:
    """Finds the answer that a person points at, and asks for it or replaces it."""

    def __init__(self, steps: Steps, saving: Saving, named: FieldsNamed) -> None:
        self.steps = steps
        self.saving = saving
        self.named = named

    async def ask_which(self, exchange: Exchange, draft: Draft) -> Reply:
        """Ask which answer to change."""
        self.steps.place(exchange, draft, "choosing")
        return self.steps.form.what_to_change(exchange, draft)

    async def change(
        self,
        exchange: Exchange,
        draft: Draft,
        asked: FormField | None = None,
        *,
        choosing: bool = False,
    ) -> Reply | None:
        """`Ändra telefon` or `ja, men ändra telefon till 070-...`, at any time; else None.

        Strictly so where an essay may begin like that: `I want to change my way of leading`.
        """
        placed = self.placed(exchange, draft)
        if placed:
            return self.steps.ask_for(exchange, draft, placed)
        heard = self.named.hear(exchange, draft, asked, choosing=choosing)
        heard = heard or self.named.told_beside(exchange, draft, asked)
        removed = None if heard else await self.remove(exchange, draft)
        if heard or removed:
            return removed if heard is None else await self.by_name(exchange, draft, heard, asked)
        strictly = is_essay(asked)
        wanted = exchange.heard.changing.change_of(
            exchange.text if strictly else exchange.after_yes()
        )
        called = self.field_named if strictly else self.field_called
        field = called(exchange, draft, wanted[0]) if wanted else None
        if field is None and asked is None and (wanted or self.named.says_wrong(exchange)):
            return None if choosing else await self.ask_which(exchange, draft)
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

    async def by_name(
        self, exchange: Exchange, draft: Draft, heard: Heard, asked: FormField | None = None
    ) -> Reply:
        """All that a message says of answers by name: kept, or asked for one after the other."""
        told = dict(heard.told)
        if heard.before and asked:
            answer = self.saving.read(exchange, draft, asked, heard.before)
            told = told if isinstance(answer, Refused) else {asked.id: answer, **told}
        ahead = {f.id for f in draft.fields if self.steps.is_asked_later(exchange, draft, f)}
        lead = "" if ahead.isdisjoint(told) else self.steps.form.noted(exchange, draft, told)
        if heard.unsaid:
            self.steps.ask_again(exchange, draft, heard.unsaid)
        if not told:
            return self.steps.next(exchange, draft)
        return await self.saving.save_all(exchange, draft, told, lead)

    async def remove(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """`Ta bort telefon`: the answer is taken away where it is optional; else None."""
        name = exchange.heard.changing.removal_of(exchange.text)
        field = self.field_named(exchange, draft, name) if name else None
        if field is None:
            return None
        if field.required:
            return self.steps.ask_for(exchange, draft, field, exchange.say("signup.required"))
        return await self.saving.save(exchange, draft, field, "")

    def placed(self, exchange: Exchange, draft: Draft) -> FormField | None:
        """The given answer that is to be changed by its place: `the first question was wrong`."""
        place = exchange.heard.changing.wrong_place(exchange.text)
        asked = self.steps.current(exchange, draft) if exchange.state.signup else None
        if place is None or place > len(draft.fields):
            return None
        if place < 1:
            return draft.field_before(asked.id if asked else None)
        field = draft.fields[place - 1]
        return field if draft.answered(field) else None

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
        """The field that a person points at by its label or by another name of it.

        Small words are like too much, and a short word is in too many others.
        """
        for book in (exchange.heard, exchange.book):
            fields = book.pack.programmes[draft.application.programme].fields
            names = {
                f"{field.id} {place}": fold(label)
                for field in draft.fields
                for place, label in enumerate((fields[field.id].label, *fields[field.id].names))
            }
            said = fold(name)
            bare = " ".join(word for word in said.split() if word not in book.small.tiny)
            for one in (said, bare):
                key = recognise.likest(one, names, owner=recognise.owner_of)
                if key and is_called(one, names[key]):
                    return draft.programme.field(recognise.owner_of(key))
        return None

    async def choosing(self, exchange: Exchange, draft: Draft) -> Reply | None:
        """A message when it was asked which answer to change."""
        nothing = exchange.plain_yes_no() is not None or exchange.says_to_send()
        nothing = nothing or any(map(exchange.heard.pointing.declines, exchange.text.split(",")))
        command = exchange.command()
        if nothing or command in NOTHING:
            return self.steps.next(exchange, draft)
        form, places = self.steps.form, exchange.book.places.named
        labels = {f.id: form.field_words(exchange, draft, f).label for f in draft.fields}
        # Some labels are questions themselves: `varför du söker`.
        is_label = fold(exchange.text) in map(fold, labels.values())
        change = None if is_label else await self.change(exchange, draft, choosing=True)
        else_meant = command not in (None, "change") or exchange.smalltalk() or exchange.is_wish()
        if change or (not is_label and (else_meant or exchange.asks_something())):
            return change
        chosen = recognise.choice(exchange.text, labels, places)
        field = draft.programme.field(chosen) if chosen else None
        field = field or self.field_called(exchange, draft, exchange.text)
        if field:
            return self.steps.ask_for(exchange, draft, field)
        return form.what_to_change(exchange, draft)


def is_called(said: str, label: str) -> bool:
    """Whether a name is said as a whole, or nearly so: not `den i december` for `chef i dag`."""
    return fuzz.ratio(said, label) >= LIKE or f" {label} " in f" {said} "
