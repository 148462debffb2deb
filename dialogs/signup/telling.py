"""What a free sentence tells of several fields at once, so that none of them is asked again.

The facts are read by the same reader as in the questions whether one may join.
"""

import re
from collections.abc import Mapping

from dialogs.eligibility.facts import FactReader
from dialogs.eligibility.standing import answers
from dialogs.exchange import Exchange
from dialogs.messages import Language
from dialogs.ports import Answer
from dialogs.rounds.local_time import LOCAL
from dialogs.signup.draft import Draft
from knowledge.eligibility import Known, Span
from knowledge.model import FormField

FIRST_SIGN = re.compile(r"[,.;!]")
FEWEST_WORDS = 3
"""A shorter answer is one to the question asked, and to no other."""
LOOSEST = 1
"""Months that the length of a time may be uncertain by and still be an answer."""


class Telling:
    """Reads the answers that are told without being asked for."""

    def __init__(self, readers: Mapping[Language, FactReader]) -> None:
        self.readers = readers

    def told(
        self, exchange: Exchange, draft: Draft, asked: FormField | None = None
    ) -> dict[str, Answer]:
        """Answers by field id that a message tells for certain, in the order of the form.

        What has been answered before is left alone, unless the message says that it corrects.
        """
        if len(exchange.text.split()) < FEWEST_WORDS or exchange.plain_yes_no() is not None:
            return {}
        today = exchange.ports.clock.now().astimezone(LOCAL).date()
        leading = asked is not None and asked.kind == "months"
        reader = self.readers[exchange.heard.language]
        known = answers(reader.read(exchange.text, today, leading=leading), today)
        corrects = exchange.heard.recogniser.corrects(exchange.text)
        open_fields = (f for f in draft.fields if corrects or f == asked or not draft.answered(f))
        read = ((field.id, as_answer(field, known.get(field.id))) for field in open_fields)
        told = {name: answer for name, answer in read if answer is not None}
        if told and asked and asked.kind == "yes_no" and asked.id not in told:
            said = leading_answer(exchange)
            return {asked.id: said, **told} if said is not None else told
        return told


def leading_answer(exchange: Exchange) -> bool | None:
    """The yes or no before the first comma: `ja, och jag är inte chef`."""
    meant = exchange.heard.recogniser.answers.meant(FIRST_SIGN.split(exchange.text)[0])
    return meant == "yes" if meant in ("yes", "no") else None


def as_answer(field: FormField, known: Known | None) -> Answer | None:
    """What is known in the form in which the field keeps it; None where it is not certain."""
    if isinstance(known, Span):
        narrow = known.most - known.least <= LOOSEST
        return known.least if narrow and field.kind == "months" else None
    if field.kind == "yes_no":
        return known if isinstance(known, bool) else None
    if field.kind == "choice":
        return known if known in field.choices else None
    return None
