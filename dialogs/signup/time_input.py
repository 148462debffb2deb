"""Reading for how long and since when as answers to fields of a signup."""

from datetime import date

from dialogs.ports import Answer
from dialogs.signup.asked_field import AskedField, Refused
from dialogs.understanding.person.facts import FactReader
from dialogs.understanding.times.lengths import Length
from dialogs.understanding.times.moments import Moments

INVALID = Refused("invalid")
ELSEWHERE = Refused("time_here")
AT_THE_LIMIT = Refused("at_the_limit")
LOOSEST = 12
"""Months that a time without a number may be uncertain by and still be an answer."""
LONGEST_DAY = 31
"""Days of a time that may stand for the day on which it began: `in May`."""
EARLIEST = date(1950, 1, 1)


class TimeInput:
    """Reads times as answers, in one language."""

    def __init__(self, moments: Moments, facts: FactReader) -> None:
        self.moments, self.facts = moments, facts

    def months(self, asked: AskedField, text: str) -> Answer | Refused:
        """A duration in whole months; of `two to three years` the shorter one, which is sure.

        Where it may be on either side of the limit of a rule, nobody but the person can say.
        """
        told = self.told(text)
        if told is None or isinstance(told, Refused):
            return told or INVALID
        loose = not told.counted and told.most - told.least > LOOSEST
        if loose or told.whole > asked.field.longest:
            return INVALID
        return AT_THE_LIMIT if told.is_open(asked.limit) else told.whole

    def told(self, text: str) -> Length | Refused | None:
        """The one duration that a text tells, without the time that is said to be elsewhere."""
        here, others = self.facts.lengths_by_place(text)
        if not here and not others:
            return self.moments.lengths.one(text)
        longer = bool(here) and all(time.months > here[0].months for time in others)
        alone = len(here) == 1 and (longer or self.facts.is_elsewhere(text))
        return here[0] if alone else ELSEWHERE

    def is_exact(self, text: str) -> bool:
        """Whether a text says just the years and months that are put down for it."""
        told = self.told(text)
        return isinstance(told, Length) and told.is_exact

    def day(self, asked: AskedField, text: str) -> Answer | Refused:
        """A day, not in the future, as ISO; the first one of a month or a week."""
        span = self.moments.span(text, asked.today, past=True)
        if span is None or (span[1] - span[0]).days > LONGEST_DAY:
            return INVALID
        in_range = EARLIEST <= span[0] <= asked.today
        return span[0].isoformat() if in_range else Refused("date_range")
