"""The words of the app in Teams."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import StringConstraints

from knowledge.model.form import FileForm, Name, Text


class Naming(FileForm):
    """What the app is called where apps are listed, with the lengths that Teams allows."""

    short: Annotated[Text, StringConstraints(max_length=30)]
    full: Annotated[Text, StringConstraints(max_length=100)]


class Describing(FileForm):
    """What the app does, where apps are listed."""

    short: Annotated[Text, StringConstraints(max_length=80)]
    full: Annotated[Text, StringConstraints(max_length=4000)]


class CommandWords(FileForm):
    """A command as Teams offers it: the title is what gets sent."""

    title: Annotated[Text, StringConstraints(max_length=32)]
    description: Annotated[Text, StringConstraints(max_length=128)]


class SearchWords(CommandWords):
    """The search beside the field where one writes to a colleague."""

    field: CommandWords


class AppWords(FileForm):
    """The words of the app package for Teams."""

    name: Naming
    description: Describing
    commands: Mapping[Name, CommandWords]
    """By the id that the command has in the vocabulary."""
    search: SearchWords
