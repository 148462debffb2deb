"""The forms of everything in the knowledge files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

Language = Literal["sv", "en"]
FEWEST_PHRASINGS = 8
LANGUAGES: tuple[Language, ...] = ("sv", "en")

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Intake = Literal["application", "registration", "event"]
Situation = Literal["partner", "company", "trial", "mixed", "some_time", "leave"]
"""Where a person may stand that no rule foresees: employed by a partner of the programme or by a
company of the city, on trial, with two forms of employment, a manager for some months, away from
the work for a part of the time."""


class FileForm(BaseModel):
    """A part of a knowledge file: unknown keys are faults, and nothing changes after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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


Kept = Annotated[int, Field(ge=1)]


class DraftDays(FileForm):
    """How many days drafts are kept."""

    after_closing: Kept = 30
    without_round: Kept = 180


class ApplicationMonths(FileForm):
    """How many months received applications are kept, by the kind of intake."""

    application: Kept = 24
    registration: Kept = 24
    event: Kept = 24

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


class ArticleHead(FileForm):
    """The front matter of an article."""

    title: Text
    source: Text
    place: Text
    summary: Annotated[Text, StringConstraints(max_length=140)]
    names: tuple[Text, ...] = ()
    questions: Mapping[Name, tuple[Text, ...]]
    """The ways people ask, by the facet of the section that answers."""
    see_also: Annotated[tuple[Slug, ...], Field(max_length=6)]
    lists: tuple[Slug, ...] = ()
    """Topics that the article lists, in its order, so that `the second one` can be found."""
    facts: tuple[Fact, ...] = ()

    @property
    def phrasings(self) -> tuple[str, ...]:
        """Every way to ask for the topic."""
        return tuple(phrasing for listed in self.questions.values() for phrasing in listed)

    @field_validator("questions")
    @classmethod
    def enough(cls, questions: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
        """Different people ask differently."""
        if sum(map(len, questions.values())) < FEWEST_PHRASINGS:
            raise ValueError(f"at least {FEWEST_PHRASINGS} phrasings are needed")
        return questions


@dataclass(frozen=True, slots=True)
class Article:
    """One topic in one language: its head, and a section for each thing people ask of it."""

    id: str
    language: Language
    head: ArticleHead
    sections: Mapping[str, str]
    """By facet id, in the order of the file."""

    @property
    def text(self) -> str:
        """All sections as one text."""
        return "\n\n".join(self.sections.values())


class Facet(FileForm):
    """One thing that people ask of a topic: how long, who, what it costs."""

    heading: Text | None = None
    """Heading of the article sections that answer it; None where the sources are silent on it."""
    words: tuple[Text, ...]
    """Phrases that ask for it for certain; `*` lets a word go on, `^` ties to the beginning."""
    hints: tuple[Text, ...] = ()
    """Phrases that may ask for it, where a section of the article fits."""
    missing: Text
    """What is missing from the sources, as a clause with the place {topic}."""
    instead: tuple[Name, ...] = ()
    """Facets that answer the same wish where an article lacks this one."""


class Group(FileForm):
    """Words that several topics share, so that they alone do not tell which is meant."""

    words: tuple[Text, ...]
    topics: Annotated[tuple[Slug, ...], Field(min_length=2)]
    which: tuple[Text, ...] = ()
    """Ways to ask which of these topics is described: `which of the demands`."""


class Condition(FileForm):
    """A field is asked only when another field holds this value."""

    field: Name
    equals: Text


class FormField(FileForm):
    """One thing that a signup asks for."""

    id: Name
    kind: Literal["text", "choice", "yes_no", "number", "months", "date", "email"]
    required: bool = True
    choices: tuple[Name, ...] = ()
    longest: Annotated[int, Field(ge=1, le=2000)] = 200
    """Characters of a text, or the largest number."""
    looks_like: Literal["name", "phone", "workplace", "title"] | None = None
    """What sort of text it is, so that it is heard in sentences and taken for nothing else."""
    known_as: Literal["name", "email"] | None = None
    """What the channel may already know and can offer."""
    when: Condition | None = None


class Rule(FileForm):
    """A condition of eligibility on one field, with the place in the source that sets it."""

    id: Name
    field: Name
    equals: Text | None = None
    at_least: int | None = None
    """In whole months, where the field is a duration."""
    open: tuple[Situation, ...] = ()
    """Situations in which the source does not tell whether the rule is met."""
    source: Text
    place: Text


class Programme(FileForm):
    """Something one can sign up for; language-free."""

    intake: Intake
    fields: Annotated[tuple[FormField, ...], Field(min_length=1)]
    rules: tuple[Rule, ...] = ()
    requirements_open: bool = False
    """Whether the source leaves open what else is required of those who meet the rules."""
    order: int

    def field(self, field_id: str) -> FormField:
        """The field of that id; raises KeyError where there is none."""
        for field in self.fields:
            if field.id == field_id:
                return field
        raise KeyError(field_id)


class FieldWords(FileForm):
    """How one field is asked for, and why."""

    label: Text
    ask: Text
    purpose: Text
    invalid: Text
    means: Text | None = None
    """What the words of the question mean, where they need it."""
    names: tuple[Text, ...] = ()
    """Other words by which a person may point at the field."""
    choices: Mapping[Name, Text] = {}
    also: Mapping[Name, tuple[Text, ...]] = {}
    """Other words for a choice, by its id."""


class RuleWords(FileForm):
    """A rule in words, and what to say to somebody who does not meet it."""

    says: Text
    refused: Text
    open: Mapping[Situation, Text] = {}
    """What the source leaves open, by situation."""


class ProgrammeWords(FileForm):
    """One programme's words in one language."""

    title: Text
    purpose: Text
    """What the answers are used for."""
    wish: Text
    """What one types or presses to begin."""
    next: Text
    """What happens after submission."""
    aims: tuple[Text, ...] = ()
    """What a person may say they want who should hear of it when asking for advice."""
    left_open: Text | None = None
    """What the source does not say about who may join."""
    fields: Mapping[Name, FieldWords]
    rules: Mapping[Name, RuleWords] = {}


class CorrectionWords(FileForm):
    """How people put right what they have answered, in parts."""

    small: tuple[Text, ...]
    """What such a message begins with: `nej`, `vänta`."""
    leads: tuple[Text, ...]
    """What stands before what is right: `jag menade`."""
    denied: tuple[Text, ...]
    """What stands before what is wrong: `inte`."""
    instead: tuple[Text, ...]
    """What follows it before what is right: `utan`."""


class WorkplaceWords(FileForm):
    """By what words a sentence is known to say where somebody works."""

    starts: tuple[Text, ...]
    """What an answer may begin with that is no part of it: `jag jobbar på`."""
    leads: tuple[Text, ...]
    ends: tuple[Text, ...]
    """Ends of the last word of a workplace's name: `förvaltningen`."""
    stops: tuple[Text, ...]
    """Words that stand in no such name."""
    known: tuple[Text, ...] = ()
    """Names without such an end."""


class TitleWords(FileForm):
    """By what words a sentence is known to say as what somebody works."""

    leads: tuple[Text, ...]
    before: tuple[Text, ...]
    """What may stand before a title as a part of it: `biträdande`."""
    ends: tuple[Text, ...]
    """Ends of a title that must have something before them: `chef`."""
    whole: tuple[Text, ...]


class Vocabulary(FileForm):
    """Words of a language that the bot understands as such; lists of phrases by meaning."""

    marks: tuple[Text, ...]
    """Function words that tell this language from the others."""
    fillers: tuple[Text, ...]
    """Words that carry no subject: pronouns, small verbs, politeness."""
    question_words: tuple[Text, ...]
    yes: tuple[Text, ...]
    no: tuple[Text, ...]
    unsure: tuple[Text, ...]
    numbers: Mapping[Text, float]
    months: Mapping[Text, int]
    durations: Mapping[Text, int]
    """Durations in one word, in months."""
    almost: tuple[Text, ...]
    """Words before a duration that make it just less than that."""
    week_units: tuple[Text, ...]
    corrections: tuple[Text, ...]
    month_units: tuple[Text, ...]
    year_units: tuple[Text, ...]
    wishes: tuple[Text, ...]
    requests: tuple[Text, ...]
    """Ways to ask to be put on a list that need nothing more than the name of a programme."""
    joining: tuple[Text, ...]
    applying: tuple[Text, ...]
    """Words for an application that are a wish when little else is said."""
    not_wishes: tuple[Text, ...]
    oneself: tuple[Text, ...]
    """Words by which a statement is about the one who makes it."""
    telling: tuple[Text, ...]
    """What makes such a statement one of what one thinks, knows or has done, and no wish."""
    ordinals: Mapping[Text, int]
    number_leads: tuple[Text, ...]
    """What stands before the number of a choice: `nr`, `alternativ`."""
    none_of: tuple[Text, ...]
    """Ways to say that none of the choices is meant."""
    among: tuple[Text, ...]
    """Words that point at several things listed before, of which one is asked for."""
    both: tuple[Text, ...]
    """Words for all the things listed before together."""
    describing: tuple[Text, ...]
    """What a description begins with of one of the things listed before: `the one with`."""
    they: tuple[Text, ...]
    """Words for several things, of which each is asked something."""
    meant_instead: tuple[Text, ...]
    """What stands before the thing that was meant instead."""
    change_verbs: tuple[Text, ...]
    """What a wish to change an answer begins with."""
    remove_verbs: tuple[Text, ...]
    """What a wish to take an answer away begins with."""
    change_to: tuple[Text, ...]
    sent_things: tuple[Text, ...]
    """What one calls that which one has sent, with the word before it."""
    """What stands between the field and its new answer."""
    everywhere: tuple[Text, ...]
    """Words of the subject matter that say nothing by themselves: manager, the city."""
    common: tuple[Text, ...]
    """Words so common that they tell nothing of what is asked about a topic."""
    spoken: Mapping[Text, Text]
    """How people write as they speak, word by word."""
    elsewhere: tuple[Text, ...]
    """Words of other matters that people bring to a municipality, and other municipalities."""
    hostile: tuple[Text, ...]
    """Insults, and attempts to make the bot forget its task."""
    distress: tuple[Text, ...]
    """What a person in need says; a bot must send them on to people."""
    overriding: Mapping[Literal["verb", "whose", "rules"], tuple[Text, ...]]
    """`Ignore` + `your` + `instructions`: attempts to make the bot forget its task, in parts."""
    switching: Mapping[Language, tuple[Text, ...]]
    """Words for each language, in this one."""
    negations: tuple[Text, ...]
    """Words that say which one is not meant."""
    denials: tuple[Text, ...]
    """Phrases that rule out what comes after them, wherever they stand: `never mind`."""
    instead: tuple[Text, ...]
    """Words between what is meant and what is not: `rather than`."""
    clause_joiners: tuple[Text, ...]
    """Small words before a clause that may rule something out."""
    contrasts: tuple[Text, ...]
    """Words that end what is not meant and begin what is."""
    denies_nothing: tuple[Text, ...]
    """Words after a negation that rule nothing out: `not only`."""
    alternatives: tuple[Text, ...]
    """Words between two things of which only one is meant."""
    asking_if: tuple[Text, ...]
    """How a question begins that asks whether it is a thing that a description fits: `is it`."""
    relatives: tuple[Text, ...]
    """The words before that description: `that`."""
    others: tuple[Text, ...]
    """Words for a thing that goes with the one that was named: `the other one`."""
    pointers: tuple[Text, ...]
    """Words that point back at what was talked of."""
    joiners: tuple[Text, ...]
    """Words before which one question ends and the next begins."""
    openers: tuple[Text, ...]
    """Small words before the words that a question really begins with."""
    opening_questions: tuple[Text, ...]
    """Words that begin another question after a comma."""
    oneself: tuple[Text, ...]
    """Words by which speakers mean themselves."""
    comparing: tuple[Text, ...]
    choosing: tuple[Text, ...]
    earlier: Mapping[Name, tuple[Text, ...]]
    """Ways to ask back for the topic before (`previous`) or the first one (`first`)."""
    small_sayings: tuple[Text, ...]
    """What people say before they ask: `det låter bra`."""
    likewise: tuple[Text, ...]
    """Ways to ask the same of another topic, or to say that another one was meant."""
    watching: tuple[Text, ...]
    """Ways to ask to be told later."""
    unwatching: tuple[Text, ...]
    """Ways to ask no longer to be told."""
    opening: tuple[Text, ...]
    """Words for that a round opens."""
    reasons: tuple[Text, ...]
    """What a reason for withdrawing begins with."""
    offer_answers: Mapping[Literal["accept", "decline"], tuple[Text, ...]]
    """Ways to take an offered seat, or to let it go."""
    returning: tuple[Text, ...]
    """What stands before the word by which somebody returns to a topic."""
    rejecting: tuple[Text, ...]
    """Ways to say that the answer was about the wrong thing."""
    commands: Mapping[Name, tuple[Text, ...]]
    why_asked: tuple[Text, ...]
    """Parts of the question what an answer in a form is needed for."""
    name_leads: tuple[Text, ...]
    """What stands before the name of the person who writes."""
    contact_words: tuple[Text, ...]
    """Words that may stand around an e-mail address without meaning anything else."""
    amending: CorrectionWords
    workplaces: WorkplaceWords
    titles: TitleWords
    loose_commands: Mapping[Name, tuple[Text, ...]]
    """Parts of commands that are understood with such words around them."""
    around: tuple[Text, ...]
    """Words that may stand around a command: `nej, avbryt alltihop tack`."""
    smalltalk: Mapping[Name, tuple[Text, ...]]


class TimeWords(FileForm):
    """How people say since when, for how long, and when to come."""

    units: Mapping[Literal["year", "month", "week", "day"], tuple[Text, ...]]
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
    after: tuple[Text, ...]
    """What puts a duration before the one just told: `efter tio år som lärare`."""
    remaining: tuple[Text, ...]
    """What says that a duration is still to come: `three weeks short of a year`."""
    waiting: tuple[Text, ...]
    """What makes a date after `until` the day that one asks about."""
    ahead: tuple[Text, ...]
    """What makes a duration a day to come: `om två veckor`."""
    until: tuple[Text, ...]
    """What makes a date an end, not a beginning."""
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
    doubtful_months: tuple[Text, ...] = ()
    """Names of months that are other words too; they count after one of `month_leads` only."""
    previous: tuple[Text, ...] = ()
    """Words before a season that is over: `förra hösten`; which year is left open."""
    previous_said: tuple[Text, ...] = ()
    """The same where it is the latest one that is over: `last autumn`."""
    month_leads: tuple[Text, ...] = ()


class AskWords(FileForm):
    """How people ask whether they may join something."""

    may: tuple[Text, ...]
    join: tuple[Text, ...]
    """What follows `may`, at once or after some words."""
    small: tuple[Text, ...]
    """Words that may stand in such a question without changing it."""
    outright: tuple[Text, ...]
    """Phrases that ask for the conditions to be judged."""
    aimed: tuple[Text, ...]
    """What asks for them before one of `oneself`: `aimed at` `people like me`."""
    oneself: tuple[Text, ...]
    closing: tuple[Text, ...]
    """What asks for them at the very end, by itself: `..., is that possible?`"""
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
    then: tuple[Text, ...]
    """What puts the question on the day that was just named."""


Role = Literal["manager", "not_manager", "former", "unclear", "others"]
"""What a title says of its bearer; `others` are somebody else's, as in `my manager`."""


EmployerWord = Literal["city", "place", "partner", "company", "other", "none"]
EmploymentWord = Literal["permanent", "fixed_term", "trial", "mixed"]


class FactWords(FileForm):
    """The everyday words by which people say where they stand; `*` stands for any letters."""

    ignored: tuple[Text, ...]
    """Phrases that sound like a fact about the speaker and are none."""
    breaks: tuple[Text, ...]
    """Words at which a new statement begins."""
    joints: tuple[Text, ...]
    """Words at which a new statement begins where a verb follows."""
    verbs: tuple[Text, ...]
    negators: tuple[Text, ...]
    contrasts: tuple[Text, ...] = ()
    """Negators that are none after another one: `inte fast utan på vikariat`."""
    unsure: tuple[Text, ...]
    past: tuple[Text, ...]
    """What puts a statement in the past."""
    leaving: Mapping[Literal["job", "role"], tuple[Text, ...]]
    """What ends a job or a time as a manager, once it is supposed to have happened."""
    kin: tuple[Text, ...]
    """Other people of whom a person may tell something."""
    oneself: tuple[Text, ...]
    """Words by which one speaks of oneself."""
    moved: tuple[Text, ...]
    """What says that one role was changed for another."""
    absent: tuple[Text, ...]
    """Being away from the work for a time, of which the sources do not say whether it counts."""
    adding: tuple[Text, ...]
    """What joins the times of posts that were held one after another."""
    been: tuple[Text, ...]
    """Words of being something, by which a bare time is the time that one has been it."""
    employers: Mapping[EmployerWord, tuple[Text, ...]]
    """`place` is where the city lies, and only by contrast the city as an employer; `none` is to
    have no employer, or none that counts beside one that is told."""
    roles: Mapping[Role, tuple[Text, ...]]
    new: tuple[Text, ...]
    not_new: tuple[Text, ...]
    wants: tuple[Text, ...]
    """Wishes to become a manager: what follows is not so yet."""
    began: tuple[Text, ...]
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


class PaperHead(FileForm):
    """What a paper of the bot is called, and what it is about."""

    title: Text
    lead: Text


@dataclass(frozen=True, slots=True)
class Paper:
    """A page that tells about the bot itself, such as what it keeps; Markdown by heading."""

    head: PaperHead
    sections: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """Everything that the bot knows and says in one language."""

    language: Language
    articles: Mapping[str, Article]
    programmes: Mapping[str, ProgrammeWords]
    facets: Mapping[str, Facet]
    groups: tuple[Group, ...]
    phrases: Mapping[str, str]
    page: Mapping[str, str]
    """The chat page's own words."""
    app: AppWords
    papers: Mapping[str, Paper]
    """Privacy, terms and the like, by the name that is their address."""
    synonyms: Mapping[str, tuple[str, ...]]
    vocabulary: Vocabulary
    facts: FactWords


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All knowledge files, loaded and checked."""

    documents: Mapping[str, Document]
    programmes: Mapping[str, Programme]
    languages: Mapping[Language, LanguagePack]
    other_languages: Mapping[str, tuple[str, ...]]
    """Common words of languages that the bot does not know."""
    retention: Retention

    @property
    def pages(self) -> Mapping[Language, Mapping[str, str]]:
        """The words of the chat page in each language."""
        return {name: pack.page for name, pack in self.languages.items()}
