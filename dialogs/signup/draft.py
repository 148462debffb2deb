"""What can be derived from a draft: the open field, the step, what an answer rules out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Self

from dialogs.ports import Answer, Application, ApplicationState
from knowledge import eligibility
from knowledge.eligibility import Known, Span, Verdict
from knowledge.model import FormField, Programme, Rule

FORMS: Mapping[str, type] = {"yes_no": bool, "number": int, "months": int}
"""The form in which answers of a kind are kept; all others are text."""
LOOSEST = 12
"""Months that the length of a time may be uncertain by and still be an answer."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A programme's form, filled in as far as the person has come."""

    programme: Programme
    application: Application

    @classmethod
    def amending(cls, programme: Programme, received: Application) -> Self:
        """What was sent, with the changes that are under way."""
        edited = received.edited
        return cls(programme, received if edited is None else replace(received, answers=edited))

    def having(self, answers: Mapping[str, Answer]) -> Self:
        """The same with some answers more, kept nowhere."""
        application = replace(self.application, answers={**self.answers, **answers})
        return type(self)(self.programme, application)

    @property
    def amends(self) -> bool:
        """Whether this changes what has been received already."""
        return self.application.state is not ApplicationState.DRAFT

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Answers by field id; "" where a field was skipped."""
        return self.application.answers

    @property
    def fields(self) -> list[FormField]:
        """The fields that apply with the answers so far."""
        return eligibility.fields_asked(self.programme, self.answers)

    @property
    def open_field(self) -> FormField | None:
        """The first field without an answer; None when all are answered."""
        return next((field for field in self.fields if not self.answered(field)), None)

    def answered(self, field: FormField) -> bool:
        """Whether the answer on record is one that today's form of the field allows."""
        value = self.answers.get(field.id)
        if value is None or value == "":
            return value is not None and not field.required
        if field.kind == "choice":
            return value in field.choices
        return type(value) is FORMS.get(field.kind, str)

    def field_before(self, field_id: str | None) -> FormField | None:
        """The answered field before a field, or the last one before the summary."""
        ids = [field.id for field in self.fields]
        end = ids.index(field_id) if field_id in ids else len(ids)
        return self.fields[end - 1] if end else None

    def step(self, field_id: str | None) -> int:
        """The field's number among those that apply, from 1; the last where it is none of them."""
        ids = [field.id for field in self.fields]
        return ids.index(field_id) + 1 if field_id in ids else len(ids)

    def as_answers(
        self, known: Mapping[str, Known], fields: Iterable[FormField] | None = None
    ) -> dict[str, Answer]:
        """What is known of all fields, or of some, in the form in which they keep it."""
        asked = self.fields if fields is None else fields
        read = ((f.id, as_answer(f, known.get(f.id), self.limits.get(f.id))) for f in asked)
        return {name: answer for name, answer in read if answer is not None}

    @property
    def limits(self) -> Mapping[str, int | None]:
        """The least that a rule asks for, by the field that it looks at."""
        return {rule.field: rule.at_least for rule in self.programme.rules}

    def differing(self, told: Mapping[str, Answer]) -> dict[str, Answer]:
        """What is told otherwise than it has been answered before."""
        return {name: v for name, v in told.items() if self.answers.get(name) not in (None, v)}

    @property
    def broken_rule(self) -> Rule | None:
        """The first rule of the source that the answers break."""
        valid = {f.id: self.answers[f.id] for f in self.fields if self.answered(f)}
        judged = eligibility.judge(self.programme, valid)
        return next((j.rule for j in judged if j.verdict is Verdict.NOT_MET), None)


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
