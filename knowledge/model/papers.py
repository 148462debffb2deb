"""The papers that the bot serves of itself: privacy, terms and the like."""

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.model.form import FileForm, Text


class PaperHead(FileForm):
    """What a paper of the bot is called, and what it is about."""

    title: Text
    lead: Text


@dataclass(frozen=True, slots=True)
class Paper:
    """A page that tells about the bot itself, such as what it keeps; Markdown by heading."""

    head: PaperHead
    sections: Mapping[str, str]
