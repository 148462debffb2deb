"""Where and as what people work, as they tell it beside the answers to other questions."""

from collections.abc import Mapping

from dialogs.exchange import Exchange
from dialogs.ports import Answer
from dialogs.signup.draft import Draft
from dialogs.understanding import recognise
from dialogs.understanding.contact import name_asked, pieces
from dialogs.understanding.work import neat
from knowledge.model import FormField
from knowledge.text import ADDRESS, fold


def told(exchange: Exchange, draft: Draft, *, beside: bool = False) -> dict[str, Answer]:
    """Where and as what the person works, where that has not been answered before."""
    work = by_sort(draft, places_and_titles(exchange, beside=beside))
    answered = {field.id for field in draft.fields if draft.answered(field)}
    return {name: value for name, value in work.items() if name not in answered}


def corrected(exchange: Exchange, draft: Draft, text: str) -> dict[str, Answer]:
    """The same for what is said to be right instead of earlier answers."""
    work = exchange.heard.work
    place = work.moved_to(text) or work.told_place(text)
    return by_sort(draft, {**({"workplace": place} if place else {}), **work.read(text)})


def only_work(exchange: Exchange, draft: Draft, asked: FormField) -> dict[str, Answer]:
    """What is told where one of them is asked for and the message says nothing else."""
    book = exchange.heard
    small = book.reader.fillers | book.small.around | book.forms.at_work
    work = told(exchange, draft)
    only = asked.id in work and book.work.beside(exchange.text) <= small
    return work if only else {}


def with_work(
    exchange: Exchange, draft: Draft, asked: FormField, said: dict[str, Answer]
) -> dict[str, Answer]:
    """What is told beside a name or an address: `Per Ek, Kansliet`."""
    work = told(exchange, draft, beside=True)
    name = name_asked(exchange.text, exchange.heard) if asked.known_as == "name" else None
    if work and name:
        said = {asked.id: name, **said}
    address = recognise.email(exchange.text) if asked.kind == "email" and work else None
    if address:
        said = {asked.id: address, **said}
    return {**said, **work} if said else said


def beside_address(exchange: Exchange, draft: Draft, asked: FormField) -> dict[str, Answer]:
    """Where or as what the person works, and the address that is told beside it."""
    heard, address = exchange.heard, recognise.email(exchange.text)
    field = next((field for field in draft.fields if field.known_as == "email"), None)
    said = heard.contact.telling(exchange.text) if address else ""
    if field is None or not address or not said or asked.looks_like is None:
        return {}
    if asked.looks_like == "workplace" and heard.work.is_title(said):
        return {}
    return {field.id: address, asked.id: neat(heard.work.bare(asked.looks_like, said))}


def title_and_place(exchange: Exchange, draft: Draft, asked: FormField) -> dict[str, Answer]:
    """The title that is asked for and the workplace that has not been, told with it."""
    heard = exchange.heard
    work = heard.work.title_and_place(exchange.text) if asked.looks_like == "title" else {}
    city = heard.reader.everywhere | heard.small.words
    if not work or city.issuperset(fold(work["workplace"]).split()):
        return {}
    both = by_sort(draft, work)
    new = all(name == asked.id or name not in draft.answers for name in both)
    return both if len(both) == len(work) and new else {}


def places_and_titles(exchange: Exchange, *, beside: bool) -> dict[str, str]:
    """The workplace and the title that a message tells, by what they are.

    `beside` the answer to something else also without a word before them: `ja, enhetschef`.
    """
    work, told = exchange.heard.work, dict[str, str]()
    for piece in pieces(exchange.text, exchange.heard) if beside else ():
        told.update(work.piece(piece))
    told.update(work.read(exchange.text))
    parts = (
        ADDRESS.sub(",", exchange.text).split(",") if beside and "workplace" not in told else ()
    )
    for place in (work.told_place(exchange.heard.contact.telling(part)) for part in parts):
        if place:
            told["workplace"] = place
    return told


def by_sort(draft: Draft, told: Mapping[str, str]) -> dict[str, Answer]:
    """What is told of workplace and title, by the ids of the fields for them."""
    sorts = ((field.id, field.looks_like) for field in draft.fields)
    return {name: told[sort] for name, sort in sorts if sort is not None and sort in told}
