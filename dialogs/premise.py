"""Yes or no first, where a question puts something as so that an article tells.

`The higher programme runs every year, right?` is answered "No. Every other year ...". What is
put is held against the facts of the article; yes is said only where they tell all of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from dialogs.eligibility.lengths import Length, plain
from dialogs.putting import (
    AUDIENCE,
    BODY,
    DUTIES,
    EMPLOYER,
    EMPLOYMENT,
    YEARS,
    Form,
    Put,
    Putting,
)
from dialogs.recognise import Recogniser
from knowledge.model import Article, LanguagePack
from knowledge.text import fold, without

WHAT, WHO, HOW_LONG, HOW_OFTEN = "what", "who", "how_long", "how_often"
FREQUENCY = "frequency"
NEAR = 1.5
"""Months by which two durations may differ and be the same."""
SPOKEN_OF = "spoken_of"
"""Whom an article speaks of without being for them: `communicate with citizens`."""
NAMED_IN_PART = ("areas",)
"""Of these the sources name some `among other things`: one that is not named may be in it, too."""


class Verdict(Enum):
    """What the sources say to what is put as so, by the phrase that says it."""

    SO = "answer.so"
    SO_AFTER_ALL = "answer.so_after_all"
    """Yes to a question that denies: `isn't it every other year?`"""
    NOT_SO = "answer.not_so"
    NOT_THE_CASE = "answer.not_the_case"
    """It is not so, to somebody who asks why it is."""
    UNTOLD = "answer.untold"
    UNMENTIONED = "answer.unmentioned"
    ELSEWHERE = "answer.elsewhere"
    """It is not a part of this topic, but of another one."""
    UNREQUIRED = "answer.unrequired"


DENIED = {Verdict.SO: Verdict.NOT_SO, Verdict.NOT_SO: Verdict.SO}


@dataclass(frozen=True, slots=True)
class Premise:
    """Whether what is put as so is so, and the section that tells."""

    verdict: Verdict
    section: str
    beside: tuple[str, ...] = ()
    """The other words of the question."""
    is_rule: bool = True
    """Whether it is put of all, and not of somebody whom the rules of a programme may judge."""
    says: str = ""
    """What tells, where it is not the section as a whole."""
    of: str | None = None
    """The topic that tells, where it is another one."""

    @property
    def presumed(self) -> bool:
        """Whether something else is asked, which takes for granted what is not so."""
        return self.verdict is Verdict.NOT_THE_CASE


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells of one kind, and in which section."""

    values: frozenset[str]
    section: str
    denied: bool = False
    """It tells that this is not so: `you do not need to be a specialist`."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """A duration that an article tells."""

    months: float
    section: str

    @property
    def is_condition(self) -> bool:
        """Whether something must have lasted so long, and does not itself last so long."""
        return self.section != HOW_LONG


class Premises:
    """Holds what a question puts as so against the facts of an article, in one language."""

    def __init__(self, pack: LanguagePack, recogniser: Recogniser) -> None:
        self.pack = pack
        self.putting = Putting(pack, recogniser)
        self.within = pack.vocabulary.premises.within
        self.unnamed = frozenset(pack.vocabulary.premises.unnamed)

    @cached_property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """What each topic is called, folded, the longest first: a name claims nothing."""
        return {
            topic: tuple(sorted(self.saying_nothing(article), key=len, reverse=True))
            for topic, article in self.pack.articles.items()
        }

    @cached_property
    def told(self) -> Mapping[str, Mapping[str, Told]]:
        """What each article's facts tell, by topic and kind."""
        return {topic: self.facts(article) for topic, article in self.pack.articles.items()}

    @cached_property
    def lasting(self) -> Mapping[str, Lasting]:
        """The duration that an article's facts tell, by topic."""
        return {
            topic: Lasting(length.months, section_of(article, fact.says))
            for topic, article in self.pack.articles.items()
            for fact in article.head.facts
            for length in self.putting.lengths.find(plain(fact.says))
        }

    def saying_nothing(self, article: Article) -> Iterable[str]:
        """The names of a topic that are no claim by themselves, as `largest employer` is."""
        return (n for n in map(fold, article.head.names) if n not in self.claimed(n))

    def facts(self, article: Article) -> Mapping[str, Told]:
        """What the facts of one article tell, by kind."""
        told: dict[str, Told] = {}
        for fact in article.head.facts:
            claim = self.putting.claim(fact.says)
            denied = self.putting.denies(fact.says, claim.phrases)
            for kind, values in claim.values.items():
                only_spoken_of = kind == AUDIENCE and fact.id != AUDIENCE
                name = SPOKEN_OF if only_spoken_of else kind
                before = told.get(name, Told(frozenset(), section_of(article, fact.says), denied))
                told[name] = replace(before, values=before.values | values)
        return told

    def claimed(self, text: str) -> tuple[str, ...]:
        """The words of a text by which something is claimed."""
        return self.putting.claim(text).phrases

    def names_unnamed(self, text: str) -> bool:
        """Whether a text speaks of those whom the sources may mean and do not name: deputies."""
        claimed = self.putting.claim(text).values.get(AUDIENCE, frozenset())
        return not claimed.isdisjoint(self.unnamed)

    def puts(self, question: str) -> bool:
        """Whether a question has the form of one that puts something as so."""
        return self.putting.form(question) is not None

    def figure(self, text: str) -> tuple[str, frozenset[str]] | None:
        """Whether a text tells how often or how long something is, and its words beside that."""
        claim, lengths = self.putting.claim(text), self.putting.lengths.find(plain(text))
        if FREQUENCY not in claim.values and not lengths:
            return None
        facet = HOW_OFTEN if FREQUENCY in claim.values else HOW_LONG
        return facet, frozenset(self.putting.beside(text, without(text, claim.phrases).split()))

    def recurs(self, topic: str, text: str) -> bool:
        """Whether a topic is held as often as a text tells."""
        told = self.told[topic].get(FREQUENCY)
        return told is not None and self.putting.claim(text).values.get(FREQUENCY) == told.values

    def lasts(self, topic: str, text: str) -> bool:
        """Whether a topic lasts as long as a text tells."""
        lasting, lengths = self.lasting.get(topic), self.putting.lengths.find(plain(text))
        if lasting is None or lasting.is_condition or not lengths:
            return False
        return all(matches(length, lasting.months) for length in lengths)

    def weigh(self, question: str, topic: str, *, goes_on: bool = False) -> Premise | None:
        """Whether what a question puts as so of a topic is so; None where it puts nothing.

        `goes_on` is whether it asks the same once more, of something else: `and Örebro?`
        """
        put = self.putting.read(question, self.names[topic], goes_on=goes_on)
        if put is None:
            return None
        found = [self.of_kind(put, topic, kind) for kind in put.values]
        found += [self.of_length(put, topic, length) for length in put.lengths]
        premise = agreed(found)
        turn = premise and turned(premise, put)
        if turn is None:
            return None
        judged = put.values.get(YEARS, frozenset()) if YEARS in self.told[topic] else ()
        beside = tuple(word for word in put.beside if word not in judged)
        return replace(turn, beside=beside, is_rule=goes_on or put.is_rule)

    def of_kind(self, put: Put, topic: str, kind: str) -> Premise | None:
        """What the facts say to the values of one kind."""
        told, asked = self.told[topic].get(kind), put.values[kind]
        if kind == AUDIENCE and self.speaks_of(put, topic):
            return Premise(Verdict.SO, WHAT)
        if kind == AUDIENCE and put.of_a_part and topic not in self.pack.programmes:
            return None  # whether they are spoken of; not whether it is for them
        if told is None:
            return self.of_untold(put, topic, kind)
        if not asked.isdisjoint(self.unnamed) and asked.isdisjoint(told.values):
            return Premise(Verdict.UNTOLD, told.section)
        if self.demands_more(put, topic, kind):
            return Premise(Verdict.UNREQUIRED, told.section)
        so = self.is_all(asked, told.values) if put.only else self.is_told(asked, told.values)
        if so is None or (so and self.leaves_open(put, topic, kind)):
            return None
        if not so and kind in NAMED_IN_PART:
            return Premise(Verdict.UNTOLD, told.section)
        return Premise(Verdict.SO if so is not told.denied else Verdict.NOT_SO, told.section)

    def speaks_of(self, put: Put, topic: str) -> bool:
        """Whether a topic speaks of those asked about, and it is not asked whom it is for."""
        spoken = self.told[topic].get(SPOKEN_OF)
        if spoken is None or put.of_whom_it_is_for or topic in self.pack.programmes:
            return False
        return put.values[AUDIENCE] <= spoken.values

    def of_untold(self, put: Put, topic: str, kind: str) -> Premise | None:
        """What to say of a kind that is asked about, and of which an article tells nothing."""
        if topic not in self.pack.programmes:
            return None
        if kind == BODY:
            return Premise(Verdict.UNTOLD, WHAT)
        if kind == EMPLOYMENT:
            return Premise(Verdict.UNREQUIRED if put.required else Verdict.UNTOLD, WHO)
        if kind in DUTIES:
            return Premise(Verdict.UNREQUIRED, WHO)
        return None

    def demands_more(self, put: Put, topic: str, kind: str) -> bool:
        """Whether more is put as required than that one is a manager: experience."""
        if kind != AUDIENCE or not put.required or topic not in self.pack.programmes:
            return False
        parents = {self.within.get(value) for value in put.values[kind]}
        return bool(parents & self.told[topic][kind].values) and not self.has_condition(topic)

    def has_condition(self, topic: str) -> bool:
        """Whether something must have lasted for some time before one may join."""
        return topic in self.lasting and self.lasting[topic].is_condition

    def leaves_open(self, put: Put, topic: str, kind: str) -> bool:
        """Whether values that are told do not yet make what is put of them so."""
        if kind == AUDIENCE:  # it may take more to join than to be one of those
            return self.has_condition(topic) and not (put.required or put.only)
        if kind == EMPLOYMENT and put.suffices:
            return True
        if kind == EMPLOYER:
            return not (put.required or put.only)
        return kind == BODY and not put.acts  # `is the city director nice?`

    def is_told(self, asked: frozenset[str], told: frozenset[str]) -> bool | None:
        """Whether all that is asked is told; None where a part is, or more than is told."""
        covered = {value for value in asked if value in told or self.within.get(value) in told}
        wider = any(self.within.get(value) in asked for value in told)
        if covered == asked:
            return True
        return None if covered or wider else False

    def is_all(self, asked: frozenset[str], told: frozenset[str]) -> bool:
        """Whether nothing is told but what is asked."""
        return all(value in asked or self.within.get(value) in asked for value in told)

    def of_length(self, put: Put, topic: str, asked: Length) -> Premise | None:
        """Whether a duration is the one that is told; of a condition, that it is another one."""
        lasting, audience = self.lasting.get(topic), self.told[topic].get(AUDIENCE)
        demanded = put.required and (put.demanded or lasting is None)
        if (
            demanded
            and audience
            and topic in self.pack.programmes
            and not self.has_condition(topic)
        ):
            return Premise(Verdict.UNREQUIRED, audience.section)  # `a year as a manager`
        if lasting is None:
            return None
        if put.required or not lasting.is_condition:
            so = matches(asked, lasting.months)
            return Premise(Verdict.SO if so else Verdict.NOT_SO, lasting.section)
        short = asked.months < lasting.months - NEAR
        return Premise(Verdict.NOT_SO, lasting.section) if short else None


def turned(premise: Premise, put: Put) -> Premise | None:
    """A verdict as the answer to how it was put; None where nothing is to be put right."""
    verdict = premise.verdict
    if put.negated and put.form is not Form.ASKED:
        verdict = DENIED.get(verdict, verdict)
    elif put.negated and verdict is Verdict.SO:
        verdict = Verdict.SO_AFTER_ALL
    if put.form is not Form.PRESUMED:
        return replace(premise, verdict=verdict)
    return replace(premise, verdict=Verdict.NOT_THE_CASE) if verdict is Verdict.NOT_SO else None


def agreed(found: Iterable[Premise | None]) -> Premise | None:
    """What several judgements come to: one No is a No, but only Yes to all is a Yes."""
    judged = list(found)
    known = [one for one in judged if one]
    no = next((one for one in known if one.verdict is Verdict.NOT_SO), None)
    if no or len(known) < len(judged):
        return no
    open_one = next((one for one in known if one.verdict is not Verdict.SO), None)
    return open_one or next(iter(known), None)


def matches(asked: Length, months: float) -> bool:
    """Whether a duration can be the one of so many months: `more than six` can be twelve."""
    if asked.short_of:
        return months < asked.months
    if asked.least == asked.months < asked.most:  # said to be more than that
        return months > asked.months
    return abs(asked.months - months) <= NEAR


def section_of(article: Article, says: str) -> str:
    """The section of an article in which a fact stands, the description last."""
    standing = [name for name, text in article.sections.items() if fold(says) in fold(text)]
    return next((name for name in standing if name != WHAT), WHAT)
