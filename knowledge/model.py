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


class Fact(FileForm):
    """A number, date, name or condition of an article, and where the source says it."""

    id: Name
    value: Text
    """The fact in a form that is the same in every language."""
    says: Text
    """The words of this article that carry it."""
    quote: Text
    """The words of the document that prove it."""


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
    looks_like: Literal["name", "phone"] | None = None
    """The form that a text must have."""
    known_as: Literal["name", "email"] | None = None
    """What the channel may already know and can offer."""
    when: Condition | None = None


class Rule(FileForm):
    """A condition of eligibility on one field, with the place in the source that sets it."""

    id: Name
    field: Name
    equals: Text | None = None
    at_least: int | None = None
    source: Text
    place: Text


class Programme(FileForm):
    """Something one can sign up for; language-free."""

    intake: Literal["application", "registration", "event"]
    fields: Annotated[tuple[FormField, ...], Field(min_length=1)]
    rules: tuple[Rule, ...] = ()
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
    names: tuple[Text, ...] = ()
    """Other words by which a person may point at the field."""
    choices: Mapping[Name, Text] = {}


class RuleWords(FileForm):
    """A rule in words, and what to say to somebody who does not meet it."""

    says: Text
    refused: Text


class ProgrammeWords(FileForm):
    """One programme's words in one language."""

    title: Text
    purpose: Text
    """What the answers are used for."""
    wish: Text
    """What one types or presses to begin."""
    next: Text
    """What happens after submission."""
    fields: Mapping[Name, FieldWords]
    rules: Mapping[Name, RuleWords] = {}


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
    month_units: tuple[Text, ...]
    year_units: tuple[Text, ...]
    wishes: tuple[Text, ...]
    joining: tuple[Text, ...]
    not_wishes: tuple[Text, ...]
    ordinals: Mapping[Text, int]
    change_verbs: tuple[Text, ...]
    """What a wish to change an answer begins with."""
    change_to: tuple[Text, ...]
    """What stands between the field and its new answer."""
    everywhere: tuple[Text, ...]
    """Words of the subject matter that say nothing by themselves: manager, the city."""
    elsewhere: tuple[Text, ...]
    """Words of other matters that people bring to a municipality, and other municipalities."""
    hostile: tuple[Text, ...]
    """Insults, and attempts to make the bot forget its task."""
    switching: Mapping[Language, tuple[Text, ...]]
    """Words for each language, in this one."""
    negations: tuple[Text, ...]
    """Words that say which one is not meant."""
    contrasts: tuple[Text, ...]
    """Words that end what is not meant and begin what is."""
    pointers: tuple[Text, ...]
    """Words that point back at what was talked of."""
    joiners: tuple[Text, ...]
    """Words before which one question ends and the next begins."""
    comparing: tuple[Text, ...]
    choosing: tuple[Text, ...]
    earlier: Mapping[Name, tuple[Text, ...]]
    """Ways to ask back for the topic before (`previous`) or the first one (`first`)."""
    rejecting: tuple[Text, ...]
    """Ways to say that the answer was about the wrong thing."""
    commands: Mapping[Name, tuple[Text, ...]]
    smalltalk: Mapping[Name, tuple[Text, ...]]


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
    synonyms: Mapping[str, tuple[str, ...]]
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All knowledge files, loaded and checked."""

    documents: Mapping[str, Document]
    programmes: Mapping[str, Programme]
    languages: Mapping[Language, LanguagePack]
