"""Programmes: their structure once, their words in each language."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from knowledge.model.form import FileForm, Name, Text

Intake = Literal["application", "registration", "event"]
Situation = Literal[
    "partner", "company", "hired", "was_hired", "trial", "mixed", "some_time", "leave"
]
"""Where a person may stand that no rule foresees: employed by a partner of the programme or by a
company of the city, hired in as a manager or so before, on trial, with two forms of employment, a
manager for some months, away from the work for a part of the time."""


Kind = Literal["training", "meeting", "support"]
Audience = Literal["not_manager", "new_manager", "manager", "experienced", "higher"]
"""For whom a thing is; `experienced` is for managers after some time."""

RESERVED = frozenset(
    {
        *("number", "programme", "round", "state", "submitted", "person", "changed"),
        *("say", "answer", "under", "chefslotsen"),
    }
)
"""What no field can be called: columns of the export, and what a card says beside its fields."""


class Condition(FileForm):
    """A field is asked only when another field holds this value."""

    field: Name
    equals: Text


class FormField(FileForm):
    """One thing that a signup asks for."""

    id: Name
    kind: Literal["text", "choice", "yes_no", "number", "months", "date", "email"]
    required: bool = True
    choices: tuple[Name, ...] = ()
    longest: Annotated[int, Field(ge=1, le=2000)] = 200
    """Characters of a text, or the largest number."""
    looks_like: Literal["name", "phone", "workplace", "title"] | None = None
    """What sort of text it is, so that it is heard in sentences and taken for nothing else."""
    known_as: Literal["name", "email"] | None = None
    """What the channel may already know and can offer."""
    when: Condition | None = None


class Rule(FileForm):
    """A condition of eligibility on one field, with the place in the source that sets it."""

    id: Name
    field: Name
    equals: Text | None = None
    at_least: int | None = None
    """In whole months, where the field is a duration."""
    open: tuple[Situation, ...] = ()
    """Situations in which the source does not tell whether the rule is met."""
    source: Text
    place: Text


class Programme(FileForm):
    """Something one can sign up for; language-free."""

    intake: Intake
    kind: Kind
    """What the source calls it: a training or programme, a meeting, a support."""
    audience: Audience
    fields: Annotated[tuple[FormField, ...], Field(min_length=1)]
    rules: tuple[Rule, ...] = ()
    requirements_open: bool = False
    """Whether the source leaves open what else is required of those who meet the rules."""
    measures: Mapping[Name, float] = {}
    """What the source gives a figure for, by facet, to compare by: years, times a year."""
    endorsement: bool = False
    """Whether the source asks that the nearest manager endorses an application."""
    order: int

    def field(self, field_id: str) -> FormField:
        """The field of that id; raises KeyError where there is none."""
        for field in self.fields:
            if field.id == field_id:
                return field
        raise KeyError(field_id)


class FieldWords(FileForm):
    """How one field is asked for, and why."""

    label: Text
    ask: Text
    purpose: Text
    invalid: Text
    means: Text | None = None
    """What the words of the question mean, where they need it."""
    names: tuple[Text, ...] = ()
    """Other words by which a person may point at the field."""
    asked_by: tuple[Text, ...] = ()
    """What people ask to which this question is the answer: `får jag välja mentor`."""
    told_by: tuple[Text, ...] = ()
    """What may stand before its answer where another one comes first: `vill prata om`."""
    choices: Mapping[Name, Text] = {}
    also: Mapping[Name, tuple[Text, ...]] = {}
    """Other words for a choice, by its id."""


class RuleWords(FileForm):
    """A rule in words, and what to say to somebody who does not meet it."""

    says: Text
    refused: Text
    open: Mapping[Situation, Text] = {}
    """What the source leaves open, by situation."""


class ProgrammeWords(FileForm):
    """One programme's words in one language."""

    title: Text
    purpose: Text
    """What the answers are used for."""
    wish: Text
    """What one types or presses to begin."""
    next: Text
    """What happens after submission."""
    aims: tuple[Text, ...] = ()
    """What a person may say they want who should hear of it when asking for advice."""
    speaks_for: Text | None = None
    """What the source tells of it that speaks for joining, in a sentence; ..."""
    speaks_against: Text | None = None
    """... and what may speak against it, or is not told."""
    known_by: tuple[Text, ...] = ()
    """Words by which somebody points at it without its name: `the director one`."""
    left_open: Text | None = None
    """What the source does not say about who may join."""
    fields: Mapping[Name, FieldWords]
    rules: Mapping[Name, RuleWords] = {}
