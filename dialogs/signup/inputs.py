"""The fields of a signup in pieces, for channels that have inputs: one step, or a whole sheet."""

from dialogs.exchange import Exchange
from dialogs.parts import Input, Sheet, Step
from dialogs.signup.draft import Draft
from dialogs.signup.field_input import shown
from knowledge.model import FieldWords, FormField, ProgrammeWords


def step(
    exchange: Exchange, said: ProgrammeWords, draft: Draft, field: FormField, place: str
) -> Step:
    """The question for one field, with its answer so far, and what else can be said to it."""
    back = () if draft.step(field.id) == 1 else (exchange.say("signup.back"),)
    skip = () if field.required else (exchange.say("signup.skip"),)
    return Step(
        programme=draft.application.programme,
        title=said.title,
        place=place,
        input=asked(exchange, said, field, written(exchange, said, draft, field)),
        commands=(*skip, *back, exchange.say("signup.cancel")),
        whole=not draft.amends,
    )


def sheet(exchange: Exchange, said: ProgrammeWords, draft: Draft) -> Sheet:
    """All fields at once, with what has been answered so far."""
    fields = tuple(
        asked(exchange, said, field, written(exchange, said, draft, field))
        for field in draft.programme.fields
    )
    language = exchange.book.language
    return Sheet(draft.application.programme, language, said.title, said.purpose, fields)


def asked(exchange: Exchange, said: ProgrammeWords, field: FormField, value: str) -> Input:
    """One field; one that applies only sometimes cannot be required of everybody."""
    words = said.fields[field.id]
    return Input(
        id=field.id,
        kind=field.kind,
        label=words.label,
        ask=words.ask,
        purpose=words.purpose,
        choices=choices(exchange, field, words),
        required=field.required and field.when is None,
        longest=field.longest,
        value=value,
    )


def choices(exchange: Exchange, field: FormField, words: FieldWords) -> tuple[str, ...]:
    """What a field lets choose among, in words."""
    if field.kind == "yes_no":
        return exchange.say("yes"), exchange.say("no")
    return tuple(words.choices[key] for key in field.choices)


def known(exchange: Exchange, field: FormField) -> tuple[str, ...]:
    """What the channel knows already, to be offered as an answer."""
    person = exchange.message.person
    value = {"name": person.name, "email": person.email}.get(field.known_as or "")
    return (value,) if value else ()


def written(exchange: Exchange, said: ProgrammeWords, draft: Draft, field: FormField) -> str:
    """The answer so far as it is written in its input, else what the channel knows."""
    value = draft.answers.get(field.id)
    if value in (None, ""):
        return "".join(known(exchange, field))
    if isinstance(value, bool) or field.kind in ("choice", "months"):
        return shown(field, said.fields[field.id], value, exchange.book)
    return str(value)
