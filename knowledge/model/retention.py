"""How long what people have begun or sent is kept."""

from typing import Annotated

from pydantic import Field

from knowledge.model.form import FileForm
from knowledge.model.programmes import Intake

Kept = Annotated[int, Field(ge=1)]


class DraftDays(FileForm):
    """How many days drafts are kept."""

    after_closing: Kept = 30
    without_round: Kept = 180


class ApplicationMonths(FileForm):
    """How many months received applications are kept, by the kind of intake, or undecided."""

    application: Kept = 24
    registration: Kept = 24
    event: Kept = 24
    undecided: Kept = 36

    def of(self, intake: Intake) -> int:
        """The months for a kind of intake."""
        return {
            "application": self.application,
            "registration": self.registration,
            "event": self.event,
        }[intake]


class Retention(FileForm):
    """How long what people leave behind is kept."""

    applications: ApplicationMonths = ApplicationMonths()
    drafts: DraftDays = DraftDays()
