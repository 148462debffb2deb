"""Articles, and what can be asked of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, field_validator

from knowledge.model.form import FEWEST_PHRASINGS, FileForm, Language, Name, Slug, Text
from knowledge.model.sources import Fact
from knowledge.text import fold


class Point(FileForm):
    """One of several things that an article tells, for those who ask for just that one."""

    words: tuple[Text, ...]
    """What a question calls it; `*` lets a word go on."""
    says: Text


class Amount(FileForm):
    """How many there are of what an article tells apart."""

    number: int
    of: tuple[Text, ...]
    """What a question calls them, from the beginning of these words on."""
    says: Text
    """That there are so many, as a sentence that can go on."""
    in_all: bool = False
    """Whether some of them go by the same words: `the two programmes for new managers`."""


class ArticleHead(FileForm):
    """The front matter of an article."""

    title: Text
    called: Text
    """Its name in the middle of a sentence: `the manager's responsibility`."""
    source: Text
    place: Text
    summary: Annotated[Text, StringConstraints(max_length=140)]
    names: tuple[Text, ...] = ()
    questions: Mapping[Name, tuple[Text, ...]]
    """The ways people ask, by the facet of the section that answers."""
    also: Mapping[Name, Name] = {}
    """What no other article tells, by the section that tells it here: a telephone number."""
    see_also: Annotated[tuple[Slug, ...], Field(max_length=6)]
    ways_on: tuple[Name, ...] | None = None
    """The sections to offer after an answer, the best first; all of them where it is left out."""
    lists: tuple[Slug, ...] = ()
    """Topics that the article lists, in its order, so that `the second one` can be found."""
    heading_of: Mapping[Slug, Text] = {}
    """Topics under a heading that names this one, too, with what to say of where each stands."""
    kinds: tuple[Text, ...] = ()
    """What the article itself tells apart, in the section on what there is: the words for each."""
    conditions: Mapping[Name, Point] = {}
    """What must be met for some of the topics that it lists, for who asks it of them all."""
    amount: Amount | None = None
    """How many of them there are."""
    points: Mapping[Name, Point] = {}
    points_begin: Text | None = None
    """With what points begin of which several are told in one sentence."""
    points_hold: tuple[Text, ...] = ()
    """Ways to ask whether a point holds, to which the answer is yes."""
    points_in: tuple[Name, ...] = ()
    """Sections that give way to a point here, beside those that do everywhere."""
    whole: Mapping[Name, Text] = {}
    """What a section says in whole sentences, where it begins with a bare fact: `Every year.`"""
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

    def said_whole(self, section: str) -> str:
        """A section as it stands behind a yes, a no or a name, in whole sentences."""
        return self.head.whole.get(section, self.sections[section])

    def proofs(self, said: str) -> tuple[str, ...]:
        """The words of the document that prove the facts told in some words."""
        told = fold(said)
        return tuple(fact.quote for fact in self.head.facts if fold(fact.says) in told)

    @property
    def is_outline(self) -> bool:
        """Whether it is made of a programme's own words, since no document tells of it."""
        return not self.head.source


class Detail(FileForm):
    """One of several things that the sources leave out, and that are asked for alike."""

    words: tuple[Text, ...]
    firm: bool = False
    """Whether its words leave no doubt in a short question: `can I` asks for no verdict then."""
    missing: Text
    """What to say then; it may have the place {topic}."""
    topic: Slug | None = None
    """The one topic that speaks of it, whatever was talked of before."""


class Facet(FileForm):
    """One thing that people ask of a topic: how long, who, what it costs."""

    heading: Text | None = None
    """Heading of the article sections that answer it; None where the sources are silent on it."""
    words: tuple[Text, ...]
    """Phrases that ask for it for certain; `*` lets a word go on, `^` ties to the beginning."""
    hints: tuple[Text, ...] = ()
    """Phrases that may ask for it, where a section of the article fits."""
    firm: bool = False
    """Whether its words leave no doubt in a short question, whatever examples have taught."""
    missing: Text
    """What to say where the sources lack it: a sentence with the place {topic}."""
    compares: Mapping[Literal["more", "less", "neither"], tuple[Text, ...]] = {}
    """Words that ask which of several has more of it, or less; and words that only seem to."""
    instead: tuple[Name, ...] = ()
    """Facets that answer the same wish where an article lacks this one."""
    in_detail: Mapping[Name, Detail] = {}
    """What to say instead of `missing` to a question with words that tell more closely."""


class Group(FileForm):
    """Words that several topics share, so that they alone do not tell which is meant."""

    words: tuple[Text, ...]
    topics: Annotated[tuple[Slug, ...], Field(min_length=2)]
    which: tuple[Text, ...] = ()
    """Ways to ask which of these topics is described: `which of the demands`."""
