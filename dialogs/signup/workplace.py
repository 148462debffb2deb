"""Where and as what people work, as they tell it beside the answers to other questions."""

import re
from collections.abc import Mapping

from dialogs.exchange import Exchange
from dialogs.ports import Answer
from dialogs.signup.draft import Draft
from dialogs.understanding import recognise
from dialogs.understanding.contact import name_asked, name_beside, pieces
from dialogs.understanding.work import neat
from knowledge.model import FormField
from knowledge.text import ADDRESS, fold

PROPER = re.compile(
    r"(?<!\S)[A-ZÅÄÖÉÜ][\w'’-]*[a-zåäöéü][\w'’-]*"
    r"(?:\s+(?:(?:of|the|and|och|i|på|för)\s+)?[A-ZÅÄÖÉÜ\d][\w'’-]*){0,4}$"
)
"""What is written as a name is; not what is short for something, like `AI`."""
SIGN = re.compile(r"[,;:\n]+|\.\s+|\s+[-–]\s+")
"""What parts the pieces of a message, of which a name may have several words."""


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
    names = work and asked.known_as == "name"
    name = names and (name_asked(exchange.text, exchange.heard) or name_told(exchange, asked=True))
    if name:
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
    return {**between_signs(exchange), **told} if beside else told


def between_signs(exchange: Exchange) -> dict[str, str]:
    """`Unit manager at Skultuna`, `kultur- och fritidsförvaltningen`: what a whole part tells."""
    heard, told = exchange.heard, dict[str, str]()
    for part in SIGN.split(exchange.text):
        said = heard.contact.unwrapped(part)
        both = heard.work.title_and_place(said)
        named = bool(both) and name_of_place(exchange, both["workplace"])
        told.update(both if named else heard.work.piece(said))
    return told


def name_told(exchange: Exchange, *, asked: bool = False) -> str | None:
    """The name that stands bare among other things that a message tells."""
    placed = asked or "workplace" in places_and_titles(exchange, beside=True)
    return name_beside(exchange.text, exchange.heard, placed=placed)


def name_of_place(exchange: Exchange, text: str) -> str | None:
    """The name that a text ends in, small words before it, if it is none of our own words."""
    heard, found = exchange.heard, PROPER.search(text)
    if found is None or not heard.small.words.issuperset(fold(text[: found.start()]).split()):
        return None
    if heard.moments.by_name.open(found[0]):  # `unit manager from January`
        return None
    known = heard.finder.spelling.known
    ours = all(word in known or word in heard.small.words for word in fold(found[0]).split())
    return None if ours and not heard.work.is_place(found[0]) else found[0]


def by_sort(draft: Draft, told: Mapping[str, str]) -> dict[str, Answer]:
    """What is told of workplace and title, by the ids of the fields for them."""
    sorts = ((field.id, field.looks_like) for field in draft.fields)
    return {name: told[sort] for name, sort in sorts if sort is not None and sort in told}
