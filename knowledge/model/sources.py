"""The documents that all facts come from, and facts with their place."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import StringConstraints

from knowledge.model.form import FileForm, Language, Name, Text


class Document(FileForm):
    """A source document: what it is called, who adopted it and when, and its exact content."""

    title: Text
    file: Text
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    adopted_by: Mapping[Language, Text] = {}
    adopted_on: date | None = None
    article: Name | None = None
    """The article on the document itself, which tells who adopted it."""


class Fact(FileForm):
    """A number, date, name or condition of an article, and where the source says it."""

    id: Name
    value: Text
    """The fact in a form that is the same in every language."""
    says: Text
    """The words of this article that carry it."""
    quote: Text
    """The words of the document that prove it."""
