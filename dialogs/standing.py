"""Where a person stands: what they have said about themselves."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict
from typing_extensions import override

Employer = Literal["city", "partner", "company", "hired", "other", "unsure"]
Employment = Literal["permanent", "fixed_term", "trial", "mixed", "unsure"]

ROLE = frozenset(
    {
        "manager",
        "becoming",
        "since",
        "here_since",
        "about",
        "new",
        "vague_title",
        "deputy",
        "leads_elsewhere",
    }
)
"""Facts on whether, and since when, one leads."""
CONTRACT = frozenset({"employment", "permanent_from"})
"""Facts on the form of employment."""


class Facts(BaseModel):
    """What a person has said about themselves; None is what they have not said."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    employer: Employer | None = None
    manager: bool | None = None
    becoming: bool = False
    """To be a manager, on a day that was not said."""
    since: tuple[date, date] | None = None
    """The first and the last day on which they may have become a manager in the city."""
    here_since: tuple[date, date] | None = None
    """The same of when they came to the city, in whatever role."""
    about: bool = False
    """The days are reckoned from a duration."""
    absent: int | None = None
    """The most months of that time during which they were away."""
    new: bool | None = None
    vague_title: bool = False
    """Goes by a title that may or may not be a manager's."""
    deputy: bool = False
    """Leads as the deputy of another manager."""
    employment: Employment | None = None
    permanent_from: date | None = None
    """The day to come on which the employment becomes permanent."""
    was_elsewhere: bool = False
    """Has led for another employer before."""
    leads_elsewhere: bool = False
    """Leads for another employer, beside a job in the city."""
    was_hired: bool = False
    """Led in the city as one who is hired in, before being employed there."""
    duties: Mapping[str, bool] = {}

    @override
    def __hash__(self) -> int:
        """Facts without any are the default of many states, and copied for each without this."""
        return hash((self.employer, self.manager, self.since, self.employment))

    @property
    def said(self) -> bool:
        """Whether anything has been said at all."""
        return self != Facts()

    @property
    def alone(self) -> "Facts":
        """Just what was said: what has been stored may hold the rest as set to nothing."""
        return self.beyond(NOTHING)

    def without(self, other: "Facts") -> "Facts":
        """What was said of anything else; since when one leads goes with whether one does."""
        said = other.alone.model_fields_set
        told = said | ROLE if said & ROLE else said
        told = told | CONTRACT if told & CONTRACT else told
        return Facts(**{n: v for n, v in self if n not in told}).alone

    def beyond(self, other: "Facts") -> "Facts":
        """What was said and is not what others say."""
        return Facts(
            **{n: v for n, v in self if v not in (getattr(other, n), getattr(NOTHING, n))}
        )

    @property
    def decides(self) -> bool:
        """Whether more has been said than that the person works in the city."""
        rest = self.model_copy(update={"employer": None, "was_elsewhere": False})
        return rest.said or elsewhere(self)

    @property
    def leading_here(self) -> tuple[date, date] | None:
        """Since when they may have led in the city: not before they came there."""
        begun = [span for span in (self.since, self.here_since) if span]
        return (max(s[0] for s in begun), max(s[1] for s in begun)) if begun else None

    @property
    def come_true(self) -> "Facts":
        """The same where what is to come is supposed to have happened: just now a manager."""
        if not self.becoming or self.since:
            return self
        return self.model_copy(update={"manager": True, "becoming": False, "new": True})

    @property
    def newly(self) -> "Facts":
        """The same where one is supposed to be new: since when one leads is no longer known."""
        return self.model_copy(update={"since": None}) if self.new and not self.since else self

    def and_then(self, later: "Facts") -> "Facts":
        """These facts with what was said later; the later word counts."""
        changes = {name: getattr(later, name) for name in later.model_fields_set}
        if later.manager is False or later.becoming:
            changes = {"since": None, "about": False, "new": None, **changes}
        if later.manager and not later.becoming:
            changes["becoming"] = False
        if later.since and later.employer == "city":
            changes.setdefault("here_since", None)
        if later.employer not in (None, self.employer, "city") and later.since is None:
            changes["since"] = None
        if self.employer == "hired" and later.employer == "city" and later.since is None:
            changes["was_hired"] = True
        if later.employment and later.permanent_from is None:
            changes["permanent_from"] = None
        changes["duties"] = {**self.duties, **later.duties}
        return self.model_copy(update=changes)


NOTHING = Facts()
ANYWAY = Facts(manager=True, employer="city")
"""What a word for the asker says, whatever is asked: `does it matter for a manager how ...?`"""


def elsewhere(facts: Facts) -> bool:
    """Whether the person works for somebody else than the city."""
    return facts.employer in ("partner", "hired", "other")
