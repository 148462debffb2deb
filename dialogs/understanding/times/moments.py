"""Days as people name them: `i våras`, `sedan mars 2024`, `i måndags`, `next month`, `2019`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dialogs.understanding.recognise import Recogniser
from dialogs.understanding.times.lengths import MONTHS, Length, Lengths, back
from dialogs.understanding.times.named_dates import NamedDates
from knowledge.calendar import MONTHS_A_YEAR, day, month_end, months_later
from knowledge.listening import Listener
from knowledge.model import LanguagePack
from knowledge.text import either, plain

WEEK = 7
JUST_BEGUN = 31
"""Days of a season in which `last spring` still means the one of the year before."""
ISO_DATE = re.compile(r"\b(\d{4})-(\d{1,2})(?:-(\d{1,2}))?\b")
COMPACT_DATE = re.compile(r"\b((?:19|20)\d{2})(\d{2})(\d{2})\b")
SLASH_DATE = re.compile(r"\b(\d{1,2})[/.](\d{1,2})(?:[ /.-](\d{4}))?\b")
YEAR = re.compile(r"(?<![\w/.-])(?:19[5-9]\d|20\d\d)(?![\w/-])")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day in a text: the first and the last one that it may be, and where it stands."""

    begin: int
    end: int
    first: date
    last: date
    ended: bool = False
    """Named as the end of something: `until next summer`."""


@dataclass(frozen=True, slots=True)
class View:
    """From where days are told: today, and whether the words tell of a beginning to come."""

    today: date
    coming: bool = False
    past: bool = False


Span = tuple[date, date]
Rule = tuple[re.Pattern[str], Callable[[re.Match[str], View], Span | None]]


class Moments:
    """Finds the days in a text of one language."""

    def __init__(self, pack: LanguagePack, recogniser: Recogniser) -> None:
        self.words = words = pack.facts.times
        self.lengths = Lengths(words, recogniser)
        self.by_name = NamedDates(pack.vocabulary)
        self.tables: Mapping[str, Mapping[str, tuple[int, int]]] = {
            "days": {plain(p): span for p, span in words.days.items()},
            "seasons": {plain(p): span for p, span in words.seasons.items()},
        }
        self.single = {
            name: {plain(phrase): number for phrase, number in table.items()}
            for name, table in (
                ("weeks", words.weeks),
                ("months", words.months),
                ("years", words.years),
                ("weekdays", words.weekdays),
                ("weekdays_past", words.weekdays_past),
            )
        }
        self.coming = before(words.coming)
        self.until = before(words.until)
        self.since = before(words.since)
        self.ahead, further = before(words.ahead), either(words.further)
        self.within = re.compile(rf"(?<!\w)(?:{further})\s+(?:{either(self.lengths.units)})$")
        self.behind = re.compile(rf"\s+(?:{further})(?=\W*$)")
        self.remaining = Listener({"remaining": words.remaining})
        self.leads = before(words.month_leads)
        self.previous = before(words.previous)
        self.previous_said = re.compile(rf"(?:{either(words.previous_said)})\s")
        ago = rf"{self.lengths.amount.pattern}\s+(?:{either(words.ago)})(?!\w)"
        self.beside = re.compile(
            rf"\s*,?\s*(?:(?:{either(words.year_leads)})\s+)?"
            rf"(?:(?P<year>(?:19|20)\d\d)(?!\d)|(?P<near>{either(self.single['years'])})(?!\w)"
            rf"|(?P<ago>{ago}))"
        )
        self.beside_before = re.compile(rf"{ago}\s*,?\s*(?:\w+\s+){{0,2}}$")
        self.doubtful = frozenset(map(plain, words.doubtful_months))
        self.todays = frozenset(map(plain, words.on_the_day))
        self.rules: tuple[Rule, ...] = (
            (ISO_DATE, self.iso),
            (COMPACT_DATE, self.iso),
            (SLASH_DATE, self.slash),
            (self.by_name.pattern, self.named),
            (whole(self.tables["days"]), self.near),
            (whole(self.single["weekdays_past"]), self.weekday_past),
            (whole(self.single["weekdays"]), self.weekday),
            (whole(self.single["weeks"]), self.week),
            (whole(self.single["months"]), self.month),
            (whole(self.tables["seasons"]), self.season),
            (whole(self.single["years"]), self.year_near),
            (YEAR, self.year),
        )

    def find(self, text: str, view: View, lengths: list[Length]) -> list[Moment]:
        """Every day named in a plain text, in order; durations that lie ahead among them."""
        found: list[Moment] = [
            Moment(length.begin, length.end, *ahead_by(length, view.today))
            for length in lengths
            if self.is_ahead(text, length)
        ]
        taken = [(length.begin, length.end) for length in lengths]
        for pattern, read in self.rules:
            for match in pattern.finditer(text):
                if any(match.start() < e and b < match.end() for b, e in taken):
                    continue
                moment = self.moment(match, read, view, text)
                if moment:
                    found.append(moment)
                    taken.append((match.start(), moment.end))
        return sorted(found, key=lambda moment: moment.begin)

    def is_ahead(self, text: str, length: Length) -> bool:
        """Whether a duration is yet to come: `in four months`, `four more months`."""
        if self.ahead.search(text[: length.begin]):
            return True
        if self.remaining.hears(text):  # `I need four more months`, of a beginning
            return False
        said = text[length.begin : length.end]
        return bool(self.within.search(said) or self.behind.match(text, length.end))

    def day(self, text: str, today: date) -> date | None:
        """The one day that a text names; None for several, and for a longer time."""
        if self.is_today(text):
            return today
        said = plain(text)
        found = self.find(said, View(today), self.lengths.find(said))
        days = {moment.first for moment in found if moment.first == moment.last}
        return days.pop() if len(days) == 1 else None

    def span(self, text: str, today: date, *, past: bool = False) -> Span | None:
        """The first and the last day of the one time that a text points at: `two weeks ago`."""
        if self.is_today(text):
            return today, today
        said = plain(text)
        lengths = self.lengths.find(said)
        found = self.find(said, View(today, past=past), lengths)
        spans = [(moment.first, moment.last) for moment in found]
        ahead = {moment.begin for moment in found}
        spans += [length.since(today) for length in lengths if length.begin not in ahead]
        return spans[0] if len(spans) == 1 else None

    def is_today(self, text: str) -> bool:
        """Whether a text is no more than a word for today, which elsewhere may only mean `now`."""
        return plain(text) in self.todays

    def moment(
        self,
        match: re.Match[str],
        read: Callable[[re.Match[str], View], Span | None],
        view: View,
        text: str,
    ) -> Moment | None:
        """What one match says; the words before it tell whether it is ahead, or an end."""
        lead = text[: match.start()]
        coming = view.coming and not self.since.search(lead)
        ahead = bool(self.coming.search(lead) and not self.until.search(lead))
        coming = coming or (ahead and not view.past)  # `jag blev chef nu i november`
        span = read(match, View(view.today, coming, view.past))
        if span is None:
            return None
        ended = bool(self.until.search(lead)) and not view.coming
        beside = self.beside.match(text, match.end())
        end = beside.end() if beside and beside["year"] else match.end()
        return Moment(match.start(), end, *span, ended)

    def iso(self, match: re.Match[str], _view: View) -> Span | None:
        """2024-03-01, or 2024-03."""
        first = day(int(match[1]), int(match[2]), int(match[3] or 1))
        if first is None or match[3]:
            return (first, first) if first else None
        return first, month_end(first)

    def slash(self, match: re.Match[str], view: View) -> Span | None:
        """1/3, 1/3 2024; but not the fraction in `2/3 year`."""
        if self.lengths.begins_with_unit(match.string[match.end() :]):
            return None
        meant = self.dated(match[3], int(match[2]), int(match[1]), view)
        return (meant, meant) if meant else None

    def named(self, match: re.Match[str], view: View) -> Span | None:
        """1 mars, mars 2024, March."""
        month, number = match["month"], self.by_name.day(match)
        lead = match.string[: match.start()]
        in_words = match["day_word"] or not (match["day_after"] or "0").isdecimal()
        plainly = (number and not in_words) or match["of"] or match["year"]
        alone = match.group().strip() == match.string.strip()
        if month in self.doubtful and not (plainly or alone or self.leads.search(lead)):
            return None  # `may first-time managers ...`
        year = match["year"] or self.year_beside(match, view)
        first = self.dated(year, self.by_name.month(match), number or 1, view)
        if first is None or number:
            return (first, first) if first else None
        running = view.coming and not year and not self.coming.search(lead)
        rest = self.still_running(first, month_end(first), view.today) if running else None
        # On its last day, a month that is to come is next year's.
        return rest if rest and rest[1].month == first.month else (first, month_end(first))

    def still_running(self, first: date, last: date, today: date) -> Span | None:
        """What is left of a month or season to come, where this year's has begun: no day of it
        that is over, and who is yet to become something is not today."""
        this = months_later(first, -MONTHS_A_YEAR), months_later(last, -MONTHS_A_YEAR)
        tomorrow = today + timedelta(days=1)
        return (tomorrow, max(tomorrow, this[1])) if this[0] <= today <= this[1] else None

    def dated(self, year: str | None, month: int, number: int, view: View) -> date | None:
        """That day in its year, else the latest one, or the next one where it is to come."""
        if year:
            return day(int(year), month, number)
        this = day(view.today.year, month, number)
        if this is None or view.coming == (this > view.today):
            return this
        return day(this.year + (1 if view.coming else -1), month, number)

    def year_beside(self, match: re.Match[str], view: View) -> str | None:
        """The year beside a month or season: `2024`, `förra året`, `för två år sedan`."""
        after = self.beside.match(match.string, match.end())
        if after and after["year"]:
            return after["year"]
        if after and after["near"]:
            return str(view.today.year + self.single["years"][after["near"]])
        ago = after or self.beside_before.search(match.string[: match.start()])
        years = self.lengths.exact(ago).months / MONTHS["year"] if ago else 0
        return str(view.today.year - int(years)) if years >= 1 and years == int(years) else None

    def near(self, match: re.Match[str], view: View) -> Span:
        """I morgon, förra veckan."""
        first, last = self.tables["days"][match.group()]
        return view.today + timedelta(days=first), view.today + timedelta(days=last)

    def weekday_past(self, match: re.Match[str], view: View) -> Span:
        """I måndags."""
        ago = (view.today.weekday() - self.single["weekdays_past"][match.group()]) % WEEK or WEEK
        return (view.today - timedelta(days=ago),) * 2

    def weekday(self, match: re.Match[str], view: View) -> Span:
        """På måndag."""
        number = self.single["weekdays"][match.group()]
        if view.past:
            ago = (view.today.weekday() - number) % WEEK or WEEK
            return (view.today - timedelta(days=ago),) * 2
        return (view.today + timedelta(days=(number - view.today.weekday()) % WEEK or WEEK),) * 2

    def week(self, match: re.Match[str], view: View) -> Span:
        """Förra veckan."""
        weeks = self.single["weeks"][match.group()]
        monday = view.today + timedelta(days=WEEK * weeks - view.today.weekday())
        return monday, monday + timedelta(days=WEEK - 1)

    def month(self, match: re.Match[str], view: View) -> Span:
        """Förra månaden."""
        first = months_later(view.today.replace(day=1), self.single["months"][match.group()])
        return first, month_end(first)

    def season(self, match: re.Match[str], view: View) -> Span | None:
        """I våras, hösten 2024."""
        month, months = self.tables["seasons"][match.group()]
        year = self.year_beside(match, view)
        first = self.dated(year, month, 1, view)
        if first is None:
            return None
        last = months_later(first, months) - timedelta(days=1)
        lead = match.string[: match.start()]
        if view.coming and not year and not self.coming.search(lead):  # `om jag blir chef i höst`
            return self.still_running(first, last, view.today) or (first, last)
        if year or view.coming:
            return first, last
        before_this = bool(self.previous.search(lead) or self.previous_said.match(match.group()))
        if (view.today - first).days < JUST_BEGUN or (before_this and last >= view.today):
            return months_later(first, -MONTHS_A_YEAR), months_later(last, -MONTHS_A_YEAR)
        if self.previous.search(lead) and first.year == view.today.year:
            # `förra våren` said in autumn may be this year's, or the one before.
            first = months_later(first, -MONTHS_A_YEAR)
        return first, last

    def year_near(self, match: re.Match[str], view: View) -> Span:
        """Förra året."""
        year = view.today.year + self.single["years"][match.group()]
        return date(year, 1, 1), date(year, 12, 31)

    def year(self, match: re.Match[str], _view: View) -> Span:
        """2019."""
        return date(int(match.group()), 1, 1), date(int(match.group()), 12, 31)


def whole(phrases: Mapping[str, object]) -> re.Pattern[str]:
    """Any of the phrases, standing as whole words."""
    return re.compile(rf"(?<!\w)(?:{either(phrases)})(?!\w)")


def before(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases at the very end of what stands before."""
    return re.compile(rf"(?<!\w)(?:{either(phrases)})\s*$")


def ahead_by(length: Length, today: date) -> Span:
    """The day that lies so far ahead."""
    distance = length.months
    if distance < MONTHS["month"] or distance != int(distance):
        return (today + (today - back(today, distance)),) * 2
    return (months_later(today, int(distance)),) * 2
