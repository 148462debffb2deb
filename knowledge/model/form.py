"""The form of every knowledge file: strings with a meaning, and no key that is not known."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

Language = Literal["sv", "en"]
FEWEST_PHRASINGS = 8
LANGUAGES: tuple[Language, ...] = ("sv", "en")
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]


class FileForm(BaseModel):
    """A part of a knowledge file: unknown keys are faults, and nothing changes after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid")
