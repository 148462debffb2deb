"""What people tell of their own role, time, employment and duties, as answers of a form.

The facts are read by the same reader as in the questions whether one may join.
"""

from collections.abc import Mapping

from dialogs.consent import leading_answer
from dialogs.exchange import Exchange
from dialogs.messages import Language
from dialogs.ports import Answer
from dialogs.signup.draft import Draft
from dialogs.standing import elsewhere
from dialogs.understanding.person.facts import FactReader
from dialogs.understanding.person.reckoning import answers, situations
from knowledge.eligibility import Known
from knowledge.model import FormField, Situation

NEW = "new_manager"
"""The field to which since when one leads is an answer: `I started on Monday`."""
SINCE = "manager_since"
"""The field for the day on which one began."""
EMPLOYMENT = "employment"
"""The field of which people also tell what does not hold yet."""
AS_MANAGER = ("manager", "new_manager")
"""Fields after whose yes a bare time is time as a manager."""


class OwnFacts:
    """Reads the facts that the rules look at, and of whom and of which place they are told."""

    def __init__(self, readers: Mapping[Language, FactReader]) -> None:
        self.readers = readers

    def told(self, exchange: Exchange, draft: Draft, asked: FormField | None) -> dict[str, Answer]:
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
        return draft.as_answers(known, open_fields)

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

    def situations(self, exchange: Exchange, text: str) -> set[Situation]:
        """Where the writer stands by a text that the source may leave open."""
        facts = self.readers[exchange.heard.language].read(text, exchange.today, leading=True)
        return situations(facts, exchange.today)

    def is_only_when(self, exchange: Exchange, text: str) -> bool:
        """`Until April`: whether a text says no more than when, and nobody's name or workplace."""
        return self.readers[exchange.heard.language].is_only_when(text, exchange.today)

    def of_another(self, exchange: Exchange, text: str) -> bool:
        """Whether a text tells of somebody else: `my boss is called Eva Berg`."""
        return self.readers[exchange.heard.language].of_another(text, exchange.today)
