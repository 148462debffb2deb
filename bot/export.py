"""Received applications as JSON or CSV, a row each, written as they are read."""

import csv
import json
from collections.abc import AsyncIterator, Iterable, Mapping
from io import StringIO
from typing import TextIO

from dialogs.ports import Answer, Application
from knowledge.eligibility import as_text
from knowledge.model import Programme

FIXED = ("number", "programme", "round", "state", "submitted", "person")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First signs that a spreadsheet takes for a formula; OWASP ASVS 1.2.10."""


def row(application: Application) -> dict[str, Answer | None]:
    """An application as one flat row: the fixed columns, then every field by its id."""
    submitted = application.submitted_at
    return {
        "number": application.number,
        "programme": application.programme,
        "round": application.round,
        "state": application.state.value,
        "submitted": submitted.isoformat() if submitted else None,
        "person": application.person,
        **application.answers,
    }


def columns(programmes: Iterable[Programme]) -> list[str]:
    """The fixed columns and every field of the programmes, each once."""
    fields = (field.id for programme in programmes for field in programme.fields)
    return [*FIXED, *dict.fromkeys(fields)]


def cell(value: Answer | None) -> str:
    """A value as a CSV cell that no spreadsheet runs as a formula."""
    text = "" if value is None else as_text(value)
    return f"'{text}" if text.startswith(FORMULA) else text


async def write_json(applications: AsyncIterator[Application], out: TextIO) -> None:
    """A JSON array, one object a line."""
    separator = "[\n"
    async for application in applications:
        out.write(separator + json.dumps(row(application), ensure_ascii=False))
        separator = ",\n"
    out.write("[]\n" if separator == "[\n" else "\n]\n")


async def write_csv(
    applications: AsyncIterator[Application], programmes: Mapping[str, Programme], out: TextIO
) -> None:
    """CSV by RFC 4180, with a column for every field of the programmes."""
    names = columns(programmes.values())
    out.write(line(names))
    async for application in applications:
        values = row(application)
        out.write(line([cell(values.get(name)) for name in names]))


def line(cells: list[str]) -> str:
    """Cells as one line of CSV."""
    buffer = StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()
