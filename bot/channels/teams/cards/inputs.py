"""Inputs of cards: each with its label, whether it must be filled in, and what to do if not."""

from bot.channels.teams.cards.elements import Json, inert, notes
from dialogs.parts import Input
from knowledge.phrases import Phrases

SEVERAL_LINES = 200
"""Characters of a text from which it gets more than one line to be written on."""
ALL_SHOWN = 5
"""Choices up to which all are shown at once."""


def field(words: Phrases, asked: Input, name: str) -> list[Json]:
    """The input for a field, and under it what the answer is for."""
    found: Json = {
        **of_kind(asked),
        "id": name,
        "label": asked.ask,
        "isRequired": asked.required,
    }
    if asked.required:
        found["errorMessage"] = words.say("card.missing", label=asked.label)
    if asked.value:
        found["value"] = asked.value
    return [found, *notes(asked.purpose, spacing="small")]


def choice_set(choices: tuple[str, ...]) -> Json:
    """A choice among several, said as they are shown; all in sight where they are few."""
    return {
        "type": "Input.ChoiceSet",
        "style": "expanded" if len(choices) <= ALL_SHOWN else "compact",
        "wrap": True,
        "choices": [{"title": inert(choice), "value": choice} for choice in choices],
    }


def of_kind(asked: Input) -> Json:
    """The element that fits the kind of answer."""
    if asked.choices:
        return choice_set(asked.choices)
    if asked.kind == "date":
        return {"type": "Input.Date"}
    if asked.kind == "number":
        return {"type": "Input.Number", "min": 0, "max": asked.longest}
    text: Json = {"type": "Input.Text"}
    if asked.kind == "text":
        text["maxLength"] = asked.longest
        text["isMultiline"] = asked.longest > SEVERAL_LINES
    if asked.kind == "email":
        text["style"] = "email"
    return text
