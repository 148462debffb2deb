"""What is known of a field when its answer is read, and why an answer was not taken."""

from dataclasses import dataclass
from datetime import date

from knowledge.model import FieldWords, FormField


@dataclass(frozen=True, slots=True)
class AskedField:
    """A field as it is asked for: its form, its words, on which day, and the limit of a rule."""

    field: FormField
    said: FieldWords
    today: date
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Why an answer could not be taken: `invalid` (the field's own words) or a phrase key."""

    reason: str
    nearest: str | None = None
