"""Which of the bot's languages is meant."""

from dialogs.messages import Language
from knowledge.model import LANGUAGES

DEFAULT_LANGUAGE: Language = "sv"
"""For whoever has not said which."""


def known(name: str | None) -> Language | None:
    """The language of that name, where it is one of ours."""
    return next((language for language in LANGUAGES if language == name), None)
