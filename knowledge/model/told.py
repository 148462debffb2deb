"""How people tell of themselves when they ask whether they may join."""

from collections.abc import Mapping
from typing import Literal

from knowledge.model.form import FileForm, Text


class TimeWords(FileForm):
    """How people say since when, for how long, and when to come."""

    units: Mapping[Literal["year", "term", "month", "week", "day"], tuple[Text, ...]]
    vague: Mapping[Text, tuple[int, int]]
    """Durations without a number: the fewest and the most months."""
    about: tuple[Text, ...]
    under: tuple[Text, ...]
    over: tuple[Text, ...]
    whole: tuple[Text, ...]
    """What may stand between a number and its unit: `ett helt år`."""
    half: tuple[Text, ...]
    """What adds half a unit: `och ett halvt`."""
    between: tuple[Text, ...]
    """What stands between two numbers of one amount: `två till tre år`."""
    between_two: Mapping[Text, Text]
    """What stands before the first of two numbers and between them: `mellan två och tre år`."""
    half_years: tuple[Text, ...] = ()
    """What adds half a year to a number by itself: `ett och ett halvt`."""
    after: tuple[Text, ...]
    """What puts a duration before the one just told: `efter tio år som lärare`."""
    parts: tuple[Text, ...]
    """What says that a time is a part of one told before: `four months of them with you`."""
    of_years: tuple[Text, ...]
    """What may follow a number that stands for years told before: `sju av dem`."""
    led: tuple[Text, ...]
    """What makes of such a number those whom one leads: `chef för tolv`."""
    remaining: tuple[Text, ...]
    """What says that a duration is still to come: `three weeks short of a year`."""
    waiting: tuple[Text, ...]
    """What makes a date after `until` the day that one asks about."""
    ahead: tuple[Text, ...]
    """What makes a duration a day to come: `om två veckor`, ..."""
    further: tuple[Text, ...]
    """... and the same within it or behind it: `four more months`, `fyra månader till`."""
    until: tuple[Text, ...]
    """What makes a date an end, not a beginning."""
    since: tuple[Text, ...]
    """What keeps a day in the past whatever stands beside it: `since May`."""
    coming: tuple[Text, ...]
    """What puts a month or a season in the time to come."""
    days: Mapping[Text, tuple[int, int]]
    """Days counted from today, the first and the last."""
    on_the_day: tuple[Text, ...]
    """Words for a day that only count beside a verb of beginning: `i dag`."""
    weeks: Mapping[Text, int]
    """Weeks counted from this one."""
    months: Mapping[Text, int]
    """Months counted from this one."""
    years: Mapping[Text, int]
    """Years counted from this one."""
    weekdays: Mapping[Text, int]
    """Monday is 0; the next one, or the latest one where something began."""
    weekdays_past: Mapping[Text, int]
    seasons: Mapping[Text, tuple[int, int]]
    """First month and number of months."""
    year_leads: tuple[Text, ...]
    """What may stand between a month or season and its year: `the spring of 2024`."""
    ago: tuple[Text, ...]
    """What makes of the years beside a month or season its year: `i mars för två år sedan`."""
    doubtful_months: tuple[Text, ...] = ()
    """Names of months that are other words too; they count after one of `month_leads` only."""
    previous: tuple[Text, ...] = ()
    """Words before a season that is over: `förra hösten`; which year is left open."""
    previous_said: tuple[Text, ...] = ()
    """The same where it is the latest one that is over: `last autumn`."""
    month_leads: tuple[Text, ...] = ()


Manner = Literal["may", "when", "wait", "early", "late", "matters"]
"""How it is asked whether one may join: outright, from when, whether one has to wait, whether it
is too early or too late, or whether something has a say in it."""


class AskWords(FileForm):
    """How people ask whether they may join something."""

    may: tuple[Text, ...]
    join: tuple[Text, ...]
    """What follows `may`, at once or after some words."""
    small: tuple[Text, ...]
    """Words that may stand in such a question without changing it."""
    outright: tuple[Text, ...]
    """Phrases that ask for the conditions to be judged."""
    speaker: Text
    """The word for oneself that stands in `may`, and in whose place somebody else may stand."""
    aimed: tuple[Text, ...]
    """What asks for them before one of `oneself`: `aimed at` `people like me`."""
    oneself: tuple[Text, ...]
    closing: tuple[Text, ...]
    """What asks for them at the very end, by itself: `..., is that possible?`"""
    of_kind: tuple[Text, ...]
    """What opens the question for somebody of a kind, and not for oneself: `can a` consultant."""
    kinds: tuple[Text, ...]
    """What opens the naming of somebody of a kind, after a verdict: `a director then?`"""
    requirements: tuple[Text, ...]
    """Words for the conditions as such: `the entry requirements`."""
    advice: tuple[Text, ...]
    """Ways to ask what to choose, beside those of the vocabulary; `*` is any word."""
    which: tuple[Text, ...]
    """What asks the same before one of `pick`: `which programme` ... `should`."""
    pick: tuple[Text, ...]
    versus: tuple[Text, ...]
    """What asks for a comparison where two are named."""
    not_after: tuple[Text, ...]
    """Question words that make it another question: `how can I join`."""
    suppose: tuple[Text, ...]
    wonder: tuple[Text, ...]
    """What only asks, although it ends in words that suppose: `I wonder if I`."""
    then: tuple[Text, ...]
    """What puts the question on the day that was just named."""
    manners: Mapping[Manner, tuple[Text, ...]]
    """What asks for more than a yes or no, or for one of its own; `*` is any word."""
    actual: tuple[Text, ...]
    """What leaves a supposition: `as things are now`."""
    terms: Mapping[Literal["new", "manager"], tuple[Text, ...]]
    """What asks until when one is new, or who counts as a manager: the sources do not say."""
    counting: tuple[Text, ...]
    """What asks whether `time` that was spent `before`, or elsewhere, is taken into account."""
    time: tuple[Text, ...]
    that_time: tuple[Text, ...]
    """What points at a time that was told: `those years were in Eskilstuna`."""
    before: tuple[Text, ...]
    insisting: tuple[Text, ...]
    """What asks for a little of it all the same: `not even a bit`."""
    becoming: tuple[Text, ...]
    """What asks how one becomes what was talked of: `how do I become one`."""
    yet: tuple[Text, ...]
    """What opens a statement that goes against a verdict: `but I have`."""
    enough: tuple[Text, ...]
    """What asks whether what was told is enough."""
    first_time: tuple[Text, ...]
    """Words for the time in which one is new."""
    retracting: tuple[Text, ...]
    """What opens a statement on how it is, after a role was supposed: `but all I do`."""
    let_go: tuple[Text, ...]
    """What takes one back: `forget that`, `I am staying`; `*` is any word."""
    instead: tuple[Text, ...]
    """What puts a day in the place of one that was supposed."""
    besides: tuple[Text, ...]
    """What asks for something beside what was talked of."""
    beside_people: tuple[Text, ...]
    """The same words, said of people: `managers from other departments`."""


Role = Literal["manager", "not_manager", "former", "unclear", "others"]
"""What a title says of its bearer; `others` are somebody else's, as in `my manager`."""
EmployerWord = Literal["city", "place", "partner", "company", "hired", "other", "none"]
EmploymentWord = Literal["permanent", "fixed_term", "trial", "stood_in", "mixed"]


class LeadsPeopleWords(FileForm):
    """What stands around the number of those whom one leads: `manage eight people`."""

    verbs: tuple[Text, ...]
    people: tuple[Text, ...]
    owners: tuple[Text, ...]
    """What says of whom the people are: `I have`; ..."""
    owned: tuple[Text, ...]
    """... and how people are called who are so somebody's: not `I have eight people here`."""


class SuccessionWords(FileForm):
    """How people say of others that they have left: `when Berit retired`."""

    leads: tuple[Text, ...]
    verbs: tuple[Text, ...]


class FactWords(FileForm):
    """The everyday words by which people say where they stand; `*` stands for any letters."""

    ignored: tuple[Text, ...]
    """Phrases that sound like a fact about the speaker and are none."""
    breaks: tuple[Text, ...]
    """Words at which a new statement begins."""
    joints: tuple[Text, ...]
    """Words at which a new statement begins where a verb follows."""
    verbs: tuple[Text, ...]
    fronted: tuple[Text, ...]
    """What opens a statement on what was before, up to one of `resumed`: `after ten years ...`."""
    resumed: tuple[Text, ...]
    """What goes on from there with how it is: `... I am`."""
    negators: tuple[Text, ...]
    contrasts: tuple[Text, ...] = ()
    """Negators that are none after another one: `inte fast utan på vikariat`."""
    unsure: tuple[Text, ...]
    past: tuple[Text, ...]
    """What puts a statement in the past."""
    leaving: Mapping[Literal["job", "role"], tuple[Text, ...]]
    """What ends a job or a time as a manager, once it is supposed to have happened."""
    coming: tuple[Text, ...]
    """What brings somebody to the city from another employer, once it is supposed."""
    came: tuple[Text, ...]
    """What says that one has come to the city, ..."""
    origins: tuple[Text, ...]
    """... and from where."""
    for_a_part: tuple[Text, ...]
    """What says that an employer named right after was one for a part of the time."""
    others: tuple[Text, ...]
    """Words for somebody else than the speaker; ..."""
    kin: tuple[Text, ...]
    """Other people of whom a person may tell something."""
    oneself: tuple[Text, ...]
    """Words by which one speaks of oneself."""
    succeeded: SuccessionWords
    """What says why somebody else's work became free."""
    moved: tuple[Text, ...]
    """What says that one role was changed for another."""
    absent: tuple[Text, ...]
    """Being away from the work for a time, of which the sources do not say whether it counts."""
    there: tuple[Text, ...]
    """Words for a place that was named before."""
    beneath: tuple[Text, ...]
    """What says that a permanent employment lies under the role one has: `to go back to`."""
    adding: tuple[Text, ...]
    """What joins the times of posts that were held one after another."""
    been: tuple[Text, ...]
    """Words of being something, by which a bare time is the time that one has been it."""
    being: tuple[Text, ...]
    """Words by which one is something at present, ..."""
    now: tuple[Text, ...]
    """... and is not what was told before."""
    employers: Mapping[EmployerWord, tuple[Text, ...]]
    """`place` is where the city lies, and only by contrast the city as an employer; `none` is to
    have no employer, or none that counts beside one that is told; `hired` is to work somewhere
    without being employed there."""
    roles: Mapping[Role, tuple[Text, ...]]
    over_managers: tuple[Text, ...]
    """What says that one leads managers, and so is one: `leder fem enhetschefer`."""
    leads_people: LeadsPeopleWords
    predecessors: tuple[Text, ...]
    """Words for those who led before the speaker."""
    deputies: tuple[Text, ...]
    """Words for the deputy of a manager, of whom the sources say nothing."""
    staff: tuple[Text, ...]
    """Words for those whom one leads."""
    new: tuple[Text, ...]
    not_new: tuple[Text, ...]
    wants: tuple[Text, ...]
    """Wishes to become a manager: what follows is not so yet."""
    wants_something: tuple[Text, ...]
    """Wishes that are one to become a manager only where they are for a post: `vill bli`."""
    wished: tuple[Text, ...]
    """What such a wish is for, besides the names of roles."""
    wished_apart: tuple[Text, ...]
    """Words after which a role is none that is wished for: `vill bli tryggare som chef`."""
    higher: tuple[Text, ...]
    """Posts that managers rather than others wish for: who does may be one already."""
    began: tuple[Text, ...]
    reached: tuple[Text, ...]
    """What stands before a time that was full on a named day: `turned two years in May`."""
    begins: tuple[Text, ...]
    works: tuple[Text, ...]
    """Words of working that say nothing of leading."""
    employment: Mapping[EmploymentWord, tuple[Text, ...]]
    employment_alone: Mapping[Literal["permanent", "fixed_term", "trial"], tuple[Text, ...]] = {}
    """Words for it that mean it only where they are all that a statement says."""
    duties: Mapping[Literal["work_environment", "economy", "operations", "all"], tuple[Text, ...]]
    lacking: tuple[Text, ...]
    """What says that a responsibility is not there."""
    only: tuple[Text, ...]
    times: TimeWords
    asks: AskWords
