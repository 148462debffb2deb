"""A valid answer to any field of any programme, so that a new programme is tested at once."""

from collections.abc import Iterator

from dialogs.ports import Answer
from knowledge.eligibility import Given, asked
from knowledge.model import FormField, Programme, ProgrammeWords

STORED: dict[str, Answer] = {
    "text": "Stadsbiblioteket i väster",
    "months": 24,
    "number": 3,
    "date": "2026-09-01",
    "email": "kim.berg@vasteras.se",
}
LOOKS: dict[str, Answer] = {
    "name": "Kim Berg",
    "phone": "070-555 12 34",
    "workplace": "Stadsbiblioteket i väster",
    "title": "Enhetschef",
}


def eligible(programme: Programme, field: FormField) -> Answer:
    """What the field holds in the draft of somebody who meets every rule."""
    rule = next((rule for rule in programme.rules if rule.field == field.id), None)
    if field.kind == "yes_no":
        return rule is None or rule.equals == "yes"
    if field.kind == "choice":
        return rule.equals if rule and rule.equals else field.choices[0]
    return LOOKS[field.looks_like] if field.looks_like else STORED[field.kind]


def typed(field: FormField, value: Answer, words: ProgrammeWords) -> str:
    """How one would write that answer in Swedish."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if field.kind == "choice":
        return words.fields[field.id].choices[str(value)]
    return f"{value} månader" if field.kind == "months" else str(value)


def walk(programme: Programme) -> Iterator[tuple[FormField, Answer]]:
    """Every field that is asked of that person, with the answer."""
    answers: dict[str, Given] = {}
    for field in programme.fields:
        if asked(field, answers):
            answers[field.id] = eligible(programme, field)
            yield field, answers[field.id]
