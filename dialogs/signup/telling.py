"""What a free sentence tells of several fields at once, so that none of them is asked again.

The facts are read by the same reader as in the questions whether one may join.
"""

import re
from collections.abc import Iterable, Mapping

from dialogs.exchange import Exchange
from dialogs.messages import Language
from dialogs.ports import Answer
from dialogs.signup.draft import Draft
from dialogs.signup.field_input import WORK, Refused
from dialogs.standing import elsewhere
from dialogs.understanding import identity_number, recognise
from dialogs.understanding.contact import (
    is_only_contact,
    name_asked,
    name_beside,
    name_in,
    name_said,
    pieces,
)
from dialogs.understanding.person.facts import FactReader
from dialogs.understanding.person.reckoning import answers, situations
from dialogs.understanding.work import neat
from knowledge.eligibility import Known, Span
from knowledge.model import FormField, Situation
from knowledge.text import ADDRESS, fold

FIRST_SIGN = re.compile(r"[,.;!]")
WORDS = ("text", "email")
"""Kinds of fields whose answer is kept as it is written, whatever it tells besides."""
NEW = "new_manager"
"""The field to which since when one leads is an answer: `I started on Monday`."""
SINCE = "manager_since"
"""The field for the day on which one began."""
EMPLOYMENT = "employment"
"""The field of which people also tell what does not hold yet."""
AS_MANAGER = ("manager", "new_manager")
"""Fields after whose yes a bare time is time as a manager."""
LONGEST_MONTH = 31
ELSEWHERE = Refused("time_here")
LOOSEST = 12
"""Months that the length of a time may be uncertain by and still be an answer."""


class Telling:
    """Reads the answers that are told without being asked for."""

    def __init__(self, readers: Mapping[Language, FactReader]) -> None:
        self.readers = readers

    def told(
        self, exchange: Exchange, draft: Draft, asked: FormField | None = None
    ) -> dict[str, Answer]:
        """Answers by field id that a message tells for certain, in the order of the form."""
        if identity_number.find(exchange.text):
            return {}  # its digits would be read as years
        denied = self.denied(exchange, draft, asked)
        if denied:
            return denied
        told = self.contact(exchange, draft, asked)
        if asked is None or asked.kind not in WORDS:
            told.update(self.facts(exchange, draft, asked))
            told.update(self.since(exchange, draft, asked))
            told.update(self.work(exchange, draft, beside=True))
        elif asked.looks_like in WORK:
            told.update(self.only_work(exchange, draft, asked))
            told.update(self.beside_address(exchange, draft, asked))
            told = told or self.title_and_place(exchange, draft, asked)
        elif asked.known_as:
            told = self.with_work(exchange, draft, asked, told)
        if told and asked and asked.kind == "yes_no" and asked.id not in told:
            said = leading_answer(exchange)
            told.update({} if said is None else {asked.id: said})
        return {field.id: told[field.id] for field in draft.fields if field.id in told}

    def denied(
        self, exchange: Exchange, draft: Draft, asked: FormField | None
    ) -> dict[str, Answer]:
        """`Not economy`, where another responsibility is asked for: no answer to that one."""
        if asked is None or asked.kind != "yes_no":
            return {}
        reader = self.readers[exchange.heard.language]
        duty = reader.denied_duty(exchange.text, exchange.today)
        other = duty is not None and duty != asked.id
        return {f.id: False for f in draft.fields if other and f.id == duty}

    def judged(self, exchange: Exchange, draft: Draft) -> dict[str, Answer]:
        """What has just been told where it was asked whether one may join that programme."""
        judged = exchange.state.eligibility
        if judged is None or judged.of_other or judged.programme != draft.application.programme:
            return {}
        told = as_answers(draft, draft.fields, answers(judged.facts, exchange.today))
        return {} if draft.having(told).broken_rule else told

    def corrected(self, exchange: Exchange, draft: Draft, text: str) -> dict[str, Answer]:
        """The same for what is said to be right instead of earlier answers."""
        told: dict[str, Answer] = {}
        if identity_number.find(text):
            return told
        address, name = recognise.email(text), name_said(text, exchange.heard)
        for field in draft.fields:
            if field.known_as == "email" and address:
                told[field.id] = address
            if field.known_as == "name" and name:
                told[field.id] = name
        known = self.known(exchange, text, leading=False)
        told.update(as_answers(draft, draft.fields, known))
        work = exchange.heard.work
        place = work.moved_to(text) or work.told_place(text)
        told.update(by_sort(draft, {**({"workplace": place} if place else {}), **work.read(text)}))
        return {field.id: told[field.id] for field in draft.fields if field.id in told}

    def facts(
        self, exchange: Exchange, draft: Draft, asked: FormField | None
    ) -> dict[str, Answer]:
        """What is told of role, time, employment and duties.

        What has been answered before is left alone, unless the message says that it corrects.
        """
        if exchange.plain_yes_no() is not None:
            return {}
        leading = asked is not None and (
            asked.kind == "months"
            or (asked.id == NEW and self.begins(exchange))
            or (asked.id in AS_MANAGER and bool(leading_answer(exchange)))
        )
        known = self.known(exchange, exchange.text, leading=leading)
        corrects = exchange.heard.recogniser.corrects(exchange.text)
        open_fields = (f for f in draft.fields if corrects or f == asked or not draft.answered(f))
        return as_answers(draft, open_fields, known)

    def since(
        self, exchange: Exchange, draft: Draft, asked: FormField | None
    ) -> dict[str, Answer]:
        """`Yes, since 1 October`: the very day, where the form asks for it later."""
        field = next((f for f in draft.fields if f.id == SINCE and f != asked), None)
        if field is None or draft.answered(field) or self.of_another(exchange, exchange.text):
            return {}
        leading = asked is not None and asked.id in AS_MANAGER and bool(leading_answer(exchange))
        reader, today = self.readers[exchange.heard.language], exchange.today
        read = reader.read(exchange.text, today, leading=leading)
        if read.since is None or read.about or elsewhere(read):
            return {}
        first, last = read.since
        return {field.id: first.isoformat()} if first == last <= today else {}

    def known(self, exchange: Exchange, text: str, *, leading: bool) -> Mapping[str, Known]:
        """What a text tells, by the fields that the rules look at."""
        if self.of_another(exchange, text):
            return {}
        reader, today = self.readers[exchange.heard.language], exchange.today
        known = dict(answers(reader.read(text, today, leading=leading), today))
        if exchange.heard.forms.to_come.hears(text):
            known.pop(EMPLOYMENT, None)  # `I'll be permanent in spring`
        return known

    def begins(self, exchange: Exchange) -> bool:
        """`Började i måndags`: whether a message tells of a beginning."""
        reader = self.readers[exchange.heard.language]
        return reader.begins(exchange.text, exchange.today)

    def remembered(self, exchange: Exchange, draft: Draft) -> dict[str, Answer]:
        """What the writer has told of themselves in the talk before the signup.

        What would break a rule is asked for all the same: it may be otherwise by now.
        """
        told = as_answers(draft, draft.fields, answers(exchange.state.told, exchange.today))
        kept: dict[str, Answer] = {}
        for name, value in told.items():
            if draft.having({**kept, name: value}).broken_rule is None:
                kept[name] = value
        return kept

    def situations(self, exchange: Exchange, text: str) -> set[Situation]:
        """Where the writer stands by a text that the source may leave open."""
        facts = self.readers[exchange.heard.language].read(text, exchange.today, leading=True)
        return situations(facts, exchange.today)

    def months_here(
        self, exchange: Exchange, text: str, value: Answer | Refused
    ) -> Answer | Refused:
        """A time as a manager, without the time that is said to be elsewhere."""
        reader = self.readers[exchange.heard.language]
        here, others = reader.lengths_by_place(text)
        if not here and not others:
            return value
        if len(here) == 1 and not isinstance(value, Refused) and not others:
            return value
        told = int(here[0].months) if len(here) == 1 else None
        more = all(length.months > here[0].months for length in others) if here else False
        return told if told is not None and (more or reader.is_elsewhere(text)) else ELSEWHERE

    def day(self, exchange: Exchange, text: str) -> str | None:
        """The day that a text points at: `in Mondays`, `two weeks ago`; None for a loose time."""
        reader, today = self.readers[exchange.heard.language], exchange.today
        span = reader.point(text, today)
        if span is None or span[0] > today or (span[1] - span[0]).days > LONGEST_MONTH:
            return None
        return span[0].isoformat()

    def of_another(self, exchange: Exchange, text: str) -> bool:
        """Whether a text tells of somebody else: `my boss is called Eva Berg`."""
        return self.readers[exchange.heard.language].of_another(text, exchange.today)

    def work(self, exchange: Exchange, draft: Draft, *, beside: bool = False) -> dict[str, Answer]:
        """Where and as what the person works, where that has not been answered before."""
        told = by_sort(draft, places_and_titles(exchange, beside=beside))
        answered = {field.id for field in draft.fields if draft.answered(field)}
        return {name: value for name, value in told.items() if name not in answered}

    def with_work(
        self, exchange: Exchange, draft: Draft, asked: FormField, told: dict[str, Answer]
    ) -> dict[str, Answer]:
        """What is told beside a name or an address: `Per Ek, Kansliet`."""
        work = self.work(exchange, draft, beside=True)
        name = name_asked(exchange.text, exchange.heard) if asked.known_as == "name" else None
        if work and name:
            told = {asked.id: name, **told}
        address = recognise.email(exchange.text) if asked.kind == "email" and work else None
        if address:
            told = {asked.id: address, **told}
        return {**told, **work} if told else told

    def beside_address(
        self, exchange: Exchange, draft: Draft, asked: FormField
    ) -> dict[str, Answer]:
        """Where or as what the person works, and the address that is told beside it."""
        heard, address = exchange.heard, recognise.email(exchange.text)
        field = next((field for field in draft.fields if field.known_as == "email"), None)
        said = heard.contact.telling(exchange.text) if address else ""
        if field is None or not address or not said or asked.looks_like is None:
            return {}
        if asked.looks_like == "workplace" and heard.work.is_title(said):
            return {}
        return {field.id: address, asked.id: neat(heard.work.bare(asked.looks_like, said))}

    def title_and_place(
        self, exchange: Exchange, draft: Draft, asked: FormField
    ) -> dict[str, Answer]:
        """The title that is asked for and the workplace that has not been, told with it."""
        heard = exchange.heard
        told = heard.work.title_and_place(exchange.text) if asked.looks_like == "title" else {}
        city = heard.reader.everywhere | heard.small.words
        if not told or city.issuperset(fold(told["workplace"]).split()):
            return {}
        both = by_sort(draft, told)
        new = all(name == asked.id or name not in draft.answers for name in both)
        return both if len(both) == len(told) and new else {}

    def only_work(self, exchange: Exchange, draft: Draft, asked: FormField) -> dict[str, Answer]:
        """The same where one of them is asked for and the message says nothing else."""
        book = exchange.heard
        small = book.reader.fillers | book.small.around | book.forms.at_work
        told = self.work(exchange, draft)
        only = asked.id in told and book.work.beside(exchange.text) <= small
        return told if only else {}

    def contact(
        self, exchange: Exchange, draft: Draft, asked: FormField | None
    ) -> dict[str, Answer]:
        """A name and an e-mail address beside the answer; in a field for words, nothing else."""
        text, book = exchange.text, exchange.heard
        names = asked is not None and asked.known_as == "name"
        if self.of_another(exchange, text):
            return {}
        if asked and asked.kind in WORDS and not names and not is_only_contact(text, book):
            return {}
        address, said = recognise.email(text), name_said(text, book)
        beside = asked is None or asked.kind not in WORDS
        told: dict[str, Answer] = {}
        for field in draft.fields:
            if field == asked and not (address or said):
                continue  # a bare answer is read as one
            if field.known_as == "email" and field != asked and address:
                told[field.id] = address
            may_stand_alone = field == asked or not draft.answered(field)
            name = said
            if not name and may_stand_alone:
                name = name_in(text, book, asked=names) if address else None
                name = name or (name_told_beside(exchange) if beside else None)
            if field.known_as == "name" and name:
                told[field.id] = name
        return told


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


def name_told_beside(exchange: Exchange) -> str | None:
    """A bare name beside the answer to something else."""
    placed = "workplace" in places_and_titles(exchange, beside=True)
    return name_beside(exchange.text, exchange.heard, placed=placed)


def by_sort(draft: Draft, told: Mapping[str, str]) -> dict[str, Answer]:
    """What is told of workplace and title, by the ids of the fields for them."""
    sorts = ((field.id, field.looks_like) for field in draft.fields)
    return {name: told[sort] for name, sort in sorts if sort is not None and sort in told}


def as_answers(
    draft: Draft, fields: Iterable[FormField], known: Mapping[str, Known]
) -> dict[str, Answer]:
    """What is known of some fields in the form in which they keep it."""
    limits = {rule.field: rule.at_least for rule in draft.programme.rules}
    read = ((f.id, as_answer(f, known.get(f.id), limits.get(f.id))) for f in fields)
    return {name: answer for name, answer in read if answer is not None}


def leading_answer(exchange: Exchange) -> bool | None:
    """The yes or no that a message begins with: `ja, och jag är inte chef`, `yep, for years`."""
    recogniser = exchange.heard.recogniser
    first = FIRST_SIGN.split(recogniser.changed_to(exchange.text) or exchange.text)[0]
    meant = recogniser.answers.meant(first) or recogniser.first_words.meant(first.split(" ")[0])
    return meant == "yes" if meant in ("yes", "no") else None


def as_answer(field: FormField, known: Known | None, limit: int | None) -> Answer | None:
    """What is known in the form in which the field keeps it; None where it is not certain.

    A time that is only known to lie between two lengths is kept as the shorter one, unless the
    limit that a rule sets lies between them.
    """
    if isinstance(known, Span):
        decided = limit is None or not known.least < limit <= known.most
        near = known.most - known.least <= LOOSEST and known.least <= field.longest
        return known.least if field.kind == "months" and decided and near else None
    if field.kind == "yes_no":
        return known if isinstance(known, bool) else None
    if field.kind == "choice":
        return known if known in field.choices else None
    return None
