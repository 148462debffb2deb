"""What a free sentence tells of several fields at once, so that none of them is asked again.

The facts are read by the same reader as in the questions whether one may join.
"""

import re
from collections.abc import Mapping

from dialogs import recognise
from dialogs.eligibility.facts import FactReader
from dialogs.eligibility.standing import answers
from dialogs.exchange import Exchange
from dialogs.messages import Language
from dialogs.ports import Answer
from dialogs.rounds.local_time import LOCAL
from dialogs.signup.contact import is_only_contact, name_in, name_said
from dialogs.signup.draft import Draft
from knowledge.eligibility import Known, Span
from knowledge.model import FormField

FIRST_SIGN = re.compile(r"[,.;!]")
WORDS = ("text", "email")
"""Kinds of fields whose answer is kept as it is written, whatever it tells besides."""
AS_MANAGER = ("manager", "new_manager")
"""Fields after whose yes a bare time is time as a manager."""
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
        told = self.contact(exchange, draft, asked)
        if asked is None or asked.kind not in WORDS:
            told.update(self.facts(exchange, draft, asked))
        if told and asked and asked.kind == "yes_no" and asked.id not in told:
            said = leading_answer(exchange)
            told.update({} if said is None else {asked.id: said})
        return {field.id: told[field.id] for field in draft.fields if field.id in told}

    def facts(
        self, exchange: Exchange, draft: Draft, asked: FormField | None
    ) -> dict[str, Answer]:
        """What is told of role, time, employment and duties.

        What has been answered before is left alone, unless the message says that it corrects.
        """
        if exchange.plain_yes_no() is not None:
            return {}
        today = exchange.ports.clock.now().astimezone(LOCAL).date()
        leading = asked is not None and (
            asked.kind == "months" or (asked.id in AS_MANAGER and bool(leading_answer(exchange)))
        )
        reader = self.readers[exchange.heard.language]
        known = answers(reader.read(exchange.text, today, leading=leading), today)
        corrects = exchange.heard.recogniser.corrects(exchange.text)
        open_fields = (f for f in draft.fields if corrects or f == asked or not draft.answered(f))
        limits = {rule.field: rule.at_least for rule in draft.programme.rules}
        read = (
            (field.id, as_answer(field, known.get(field.id), limits.get(field.id)))
            for field in open_fields
        )
        return {name: answer for name, answer in read if answer is not None}

    def contact(
        self, exchange: Exchange, draft: Draft, asked: FormField | None
    ) -> dict[str, Answer]:
        """A name and an e-mail address beside the answer; in a field for words, nothing else."""
        text, book = exchange.text, exchange.heard
        names = asked is not None and asked.known_as == "name"
        if asked and asked.kind in WORDS and not names and not is_only_contact(text, book):
            return {}
        address, said = recognise.email(text), name_said(text, book)
        told: dict[str, Answer] = {}
        for field in draft.fields:
            if field == asked and not (address or said):
                continue  # a bare answer is read as one
            if field.known_as == "email" and field != asked and address:
                told[field.id] = address
            may_stand_alone = field == asked or not draft.answered(field)
            alone = address and may_stand_alone
            name = said or (name_in(text, book, asked=names) if alone else None)
            if field.known_as == "name" and name:
                told[field.id] = name
        return told


def leading_answer(exchange: Exchange) -> bool | None:
    """The yes or no that a message begins with: `ja, och jag är inte chef`, `yep, for years`."""
    recogniser = exchange.heard.recogniser
    first = FIRST_SIGN.split(exchange.text)[0]
    meant = recogniser.answers.meant(first) or recogniser.first_words.meant(first.split(" ")[0])
    return meant == "yes" if meant in ("yes", "no") else None


def as_answer(field: FormField, known: Known | None, limit: int | None) -> Answer | None:
    """What is known in the form in which the field keeps it; None where it is not certain.

    A time that is only known to lie between two lengths is kept as the shorter one, unless the
    limit that a rule sets lies between them.
    """
    if isinstance(known, Span):
        decided = limit is None or not known.least < limit <= known.most
        near = known.most - known.least <= LOOSEST
        return known.least if field.kind == "months" and decided and near else None
    if field.kind == "yes_no":
        return known if isinstance(known, bool) else None
    if field.kind == "choice":
        return known if known in field.choices else None
    return None
