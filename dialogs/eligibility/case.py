"""A person's facts held against a programme, and what follows from them."""

from dataclasses import dataclass, replace
from datetime import date

from dialogs.standing import NOTHING, Facts
from dialogs.understanding.person.reckoning import answers, begun, qualifies, situations
from knowledge import eligibility
from knowledge.eligibility import Judged, Verdict
from knowledge.model import Manner, Programme


@dataclass(frozen=True, slots=True)
class Case:
    """A person's facts held against a programme, as of a day."""

    id: str
    programme: Programme
    facts: Facts
    today: date
    day: date
    of_requirements: bool = False
    """Whether it was asked what is required, and not only whether one may join."""
    manner: Manner = "may"
    """How it was asked."""
    supposed: Facts = NOTHING
    """What of the facts is only supposed."""

    @property
    def judged(self) -> list[Judged]:
        """Every rule."""
        anywhere = self.programme.audience == "not_manager"
        known = answers(self.facts, self.day, anywhere=anywhere)
        return eligibility.judge(self.programme, known, situations(self.facts, self.day))

    @property
    def verdict(self) -> Verdict:
        """All rules together; of what is required, no more than the source tells."""
        found = eligibility.verdict(self.judged)
        untold = self.of_requirements and self.programme.requirements_open
        return Verdict.UNCLEAR if untold and found is Verdict.MET else found

    @property
    def is_open(self) -> bool:
        """Whether it is the source that leaves it unclear."""
        met = eligibility.verdict(self.judged) is Verdict.MET
        return self.verdict is Verdict.UNCLEAR and (met or any(j.open for j in self.judged))

    @property
    def once_begun(self) -> "Case":
        """The same as of the day to come from which all is as it was told, if all is met then."""
        then = replace(self, day=begun(self.facts, self.today))
        return then if self.day == self.today and then.verdict is Verdict.MET else self

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields whose answers would decide, where the person can tell them."""
        if self.verdict is not Verdict.UNCLEAR:
            return ()
        unclear = [j for j in self.judged if j.verdict is Verdict.UNCLEAR and j.open is None]
        fields = dict.fromkeys(judged.rule.field for judged in unclear)
        unsure = {"employment"} if self.facts.employment == "unsure" else set[str]()
        return tuple(name for name in fields if name not in unsure)

    @property
    def in_time(self) -> date | None:
        """The first day on which everything can be met, where only time stands in the way."""
        days = [
            qualifies(judged.rule, self.facts, self.day)
            for judged in self.judged
            if judged.verdict is Verdict.NOT_MET
        ]
        return max(first for first, _ in filter(None, days)) if days and all(days) else None
