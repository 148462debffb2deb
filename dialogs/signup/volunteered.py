"""What a free sentence tells of several fields at once, so that none of them is asked again."""

from collections.abc import Mapping

from dialogs.consent import leading_answer
from dialogs.exchange import Exchange
from dialogs.messages import Language
from dialogs.ports import Answer
from dialogs.signup import workplace
from dialogs.signup.draft import Draft
from dialogs.signup.field_input import WORK, phone_in
from dialogs.signup.own_facts import OwnFacts
from dialogs.understanding import identity_number, recognise
from dialogs.understanding.contact import is_only_contact, name_in, name_said
from dialogs.understanding.person.facts import FactReader
from knowledge.model import FormField

WORDS = ("text", "email")
"""Kinds of fields whose answer is kept as it is written, whatever it tells besides."""


class VolunteeredAnswers:
    """Reads the answers that are told without being asked for."""

    def __init__(self, readers: Mapping[Language, FactReader]) -> None:
        self.facts = OwnFacts(readers)

    def told(
        self, exchange: Exchange, draft: Draft, asked: FormField | None = None
    ) -> dict[str, Answer]:
        """Answers by field id that a message tells for certain, in the order of the form."""
        if identity_number.find(exchange.text):
            return {}  # its digits would be read as years
        denied = self.facts.denied(exchange, draft, asked)
        if denied:
            return denied
        told = self.contact(exchange, draft, asked)
        if told or asked is None or asked.kind != "text":
            told.update(number_beside(exchange.text, draft))
        if asked is None or asked.kind not in WORDS:
            told.update(self.facts.told(exchange, draft, asked))
            told.update(self.facts.since(exchange, draft, asked))
            told.update(workplace.told(exchange, draft, beside=True))
        elif asked.looks_like in WORK:
            told.update(workplace.only_work(exchange, draft, asked))
            told.update(workplace.beside_address(exchange, draft, asked))
            told = told or workplace.title_and_place(exchange, draft, asked)
        elif asked.known_as:
            told = workplace.with_work(exchange, draft, asked, told)
        if told and asked and asked.kind == "yes_no" and asked.id not in told:
            said = leading_answer(exchange)
            told.update({} if said is None else {asked.id: said})
        return {field.id: told[field.id] for field in draft.fields if field.id in told}

    def corrected(
        self, exchange: Exchange, draft: Draft, text: str, *, leading: bool = False
    ) -> dict[str, Answer]:
        """The same for what is said to be right instead of earlier answers.

        `leading` where a bare time is time as a manager: `no, since 2021`.
        """
        told: dict[str, Answer] = {}
        if identity_number.find(text):
            return told
        address, name = recognise.email(text), name_said(text, exchange.heard)
        for field in draft.fields:
            if field.known_as == "email" and address:
                told[field.id] = address
            if field.known_as == "name" and name:
                told[field.id] = name
        told.update(draft.as_answers(self.facts.known(exchange, text, leading=leading)))
        told.update(workplace.corrected(exchange, draft, text))
        return {field.id: told[field.id] for field in draft.fields if field.id in told}

    def otherwise(
        self, exchange: Exchange, draft: Draft, *, only_time: bool = False
    ) -> dict[str, Answer]:
        """What a message tells otherwise than it has been answered; `only_time` of times."""
        told = draft.differing(self.corrected(exchange, draft, exchange.text))
        times = {field.id for field in draft.fields if field.kind == "months"}
        return {name: v for name, v in told.items() if name in times or not only_time}

    def contact(
        self, exchange: Exchange, draft: Draft, asked: FormField | None
    ) -> dict[str, Answer]:
        """A name and an e-mail address beside the answer; in a field for words, nothing else."""
        text, book = exchange.text, exchange.heard
        names = asked is not None and asked.known_as == "name"
        if self.facts.of_another(exchange, text):
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
                name = name or (workplace.name_told(exchange) if beside else None)
            if field.known_as == "name" and name:
                told[field.id] = name
        return told


def number_beside(text: str, draft: Draft) -> dict[str, Answer]:
    """The telephone number that stands beside an e-mail address."""
    number = phone_in(text) if recognise.email(text) else None
    return {f.id: number for f in draft.fields if number and f.looks_like == "phone"}
