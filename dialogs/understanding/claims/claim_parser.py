"""What a question puts as so: the values that it claims, and how it claims them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from dialogs.understanding.claims.which_one import WhichOne
from dialogs.understanding.times.lengths import Length, Lengths
from knowledge.listening import Listener
from knowledge.model import LanguagePack
from knowledge.text import any_of, fold, folded_words, plain, without, words, words_of

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
LONGEST = 22
"""Words up to which a question is for that alone."""
AUDIENCE, EMPLOYMENT, BODY, YEARS = "audience", "employment", "body", "years"
EMPLOYER = "employer"
DUTIES = ("finances", "work_environment", "operations")
OF_PEOPLE = (AUDIENCE, EMPLOYMENT, EMPLOYER)
"""What a person may tell of themselves; then it is for the rules of a programme to judge."""
APART = ("meal", "next_role")
"""What only tells one topic from another: that there are breakfasts does not tell who pays."""
RULES = ("need", *DUTIES)
"""These are put only as a rule: a lawyer that one may ask is none that one must be."""


class Form(Enum):
    """How something is put as so."""

    ASKED = "asked"
    """`Is Örebro part of it?`"""
    STATED = "stated"
    """`Örebro is part of it, right?`"""
    PRESUMED = "presumed"
    """`Why is Örebro part of it?`"""


@dataclass(frozen=True, slots=True)
class Claim:
    """The values that a text speaks of, by kind, and its words for them."""

    values: Mapping[str, frozenset[str]]
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Put:
    """What a question puts as so, and how."""

    form: Form
    values: Mapping[str, frozenset[str]]
    lengths: tuple[Length, ...]
    negated: bool
    only: bool
    required: bool
    """Whether it is put as something that must be, ..."""
    demanded: bool
    """... and as a condition: `does it require a year?`"""
    suffices: bool
    """Whether it is asked of something if it is enough."""
    acts: bool
    """Whether somebody is said to do what the sources tell of bodies: `invites`."""
    of_oneself: bool
    of_whom_it_is_for: bool
    """Whether it is put of people as those whom something is for: `does it apply to`."""
    of_how_long: bool
    """Whether it is put of how long something goes on: `does it take a year?`"""
    supposes: bool
    """Whether somebody supposes something of themselves: `if I work there`."""
    of_a_part: bool
    """Whether it is asked whether something is a part: `are politicians included?`"""
    beside: tuple[str, ...]
    """Its other words, with which more may be put than is claimed."""

    @property
    def is_personal(self) -> bool:
        """Whether it is about somebody whom the rules of a programme may judge."""
        return bool(self.lengths) or any(kind in self.values for kind in OF_PEOPLE)

    @property
    def asks_enough(self) -> bool:
        """`Is a temporary contract enough?`, of nobody in particular."""
        return self.suffices and EMPLOYMENT in self.values and not self.of_oneself

    @property
    def is_rule(self) -> bool:
        """Whether it is put of everybody."""
        ruled = self.required or self.only or self.asks_enough
        return ruled or self.form is not Form.ASKED or not self.is_personal


class Putting:
    """Reads what questions put as so, in one language."""

    def __init__(self, pack: LanguagePack, lengths: Lengths) -> None:
        said = pack.vocabulary.premises
        self.claims = {kind: Listener(values) for kind, values in said.claims.items()}
        self.lengths = lengths
        self.confirming, self.concluding = (
            Listener({"so": phrases}) for phrases in (said.confirming, said.concluding)
        )
        self.presuming = at_start(said.presuming)
        self.copulas = at_start(said.copulas)
        self.requests, self.existing = at_start(said.requests), at_start(said.existing)
        self.subjects = Listener({"subject": said.subjects})
        self.acting = Listener({"acts": said.acting})
        self.targeting = Listener({"for": said.targeting})
        self.parts = Listener({"part": said.parts})
        self.which = WhichOne(said)
        self.things, self.before_bare = words_of(said.things), words_of(said.before_bare)
        self.tags = tuple(f" {fold(tag)}" for tag in said.tags)
        self.required = Listener({"required": (*said.required, *said.demanding)})
        self.demanding = Listener({"demands": said.demanding})
        self.sufficing = Listener({"suffices": said.sufficing})
        self.ends = re.compile(rf"[.,;:!?]\s+|\b(?:{any_of(said.supposing)})\b", re.IGNORECASE)
        self.beside_it = Listener({"lasts": said.lasting, "supposes": said.supposing})
        self.asking = words_of(said.asking)
        self.negators = words_of(said.negators)
        self.only = words_of(said.only)
        self.oneself = words_of(pack.facts.oneself)
        putting = (*said.copulas, *said.presuming, *said.sufficing)
        self.small = words_of(putting) | self.negators | self.only

    def read(self, question: str, names: Iterable[str], *, goes_on: bool) -> Put | None:
        """What a question puts as so of what has some names; None where it puts nothing.

        `goes_on` is whether it asks the same once more, of something else: `and Örebro?`
        """
        form = self.form(question) or (Form.ASKED if goes_on else None)
        if form is None:
            return None
        said = without(self.untagged(question), (*self.confirmed(question), *names))
        claim, required = self.claim(said), self.requires(question)
        rest = without(said, claim.phrases).split()
        open_words = rest[1:] if goes_on else rest  # `what about Örebro?`
        asks_more = form is not Form.PRESUMED and not self.asking.isdisjoint(open_words)
        for_whom, only = self.targeting.hears(said), not self.only.isdisjoint(said.split())
        left_out = () if required else RULES if for_whom or only else (*RULES, EMPLOYER)
        told_beside = {name for name, _ in self.beside_it.find(question)}
        put = Put(
            form=form,
            values={k: v for k, v in claim.values.items() if k not in left_out},
            lengths=tuple(self.lengths.find(self.affirmed(question))),
            negated=not self.negators.isdisjoint(rest),
            only=only,
            required=required,
            demanded=AUDIENCE in claim.values or self.demanding.hears(question),
            suffices=self.sufficing.hears(question),
            acts=self.acting.hears(question),
            of_oneself=not self.oneself.isdisjoint(rest),
            of_whom_it_is_for=for_whom,
            of_how_long="lasts" in told_beside,
            supposes="supposes" in told_beside,
            of_a_part=self.parts.hears(said) and not for_whom,
            beside=self.beside(question, rest),
        )
        return None if asks_more or self.tells(put) else put

    def form(self, question: str) -> Form | None:
        """How a question puts something as so; None where it does not."""
        if len(words(question)) > LONGEST or self.subjects.hears(question):
            return None
        if self.confirming.hears(question) or self.is_tagged(question):
            return Form.STATED
        if self.presuming.hears(question):
            return Form.PRESUMED
        asked = self.copulas.hears(question) and not self.wishes_for(question)
        return Form.ASKED if asked else None

    def wishes_for(self, question: str) -> bool:
        """Whether it is asked for something, or what there is for somebody."""
        if self.existing.hears(question):
            return not self.claim(question).values.keys().isdisjoint(OF_PEOPLE)
        return self.requests.hears(question)

    def partaking(self, question: str) -> tuple[str, ...]:
        """The words by which a question is whether something is a part: `included`."""
        put = self.form(question) or self.copulas.hears(question)
        return tuple(phrase for _, phrase in self.parts.find(question)) if put else ()

    def is_bare(self, question: str) -> bool:
        """Whether a question is nothing but a thing that can be put as so: `Uppsala?`."""
        claim = self.claim(question)
        beside = set(without(question, claim.phrases).split())
        only = question.rstrip().endswith("?") and bool(claim.phrases)
        only = only and beside <= self.before_bare
        return only and claim.values.keys().isdisjoint(OF_PEOPLE)

    def asks_more(self, question: str) -> bool:
        """Whether a question is for more than yes or no, denies, or leaves all others out."""
        said = set(folded_words(question))
        return not said.isdisjoint(self.asking | self.negators | self.only)

    def tells(self, put: Put) -> bool:
        """Whether somebody tells of themselves, and puts no rule: `is a year enough for me?`"""
        return put.is_personal and put.of_oneself and not put.required

    def claim(self, text: str) -> Claim:
        """What a text claims."""
        found = {kind: ear.find(text) for kind, ear in self.claims.items()}
        values = {kind: frozenset(v for v, _ in hits) for kind, hits in found.items() if hits}
        if years := frozenset(YEAR.findall(text)):
            values[YEARS] = years
        phrases = (phrase for hits in found.values() for _, phrase in hits)
        return Claim(values, tuple(sorted(phrases, key=len, reverse=True)))

    def denies(self, text: str, phrases: Iterable[str]) -> bool:
        """Whether a text has a word that denies, beside some phrases."""
        return not self.negators.isdisjoint(without(text, phrases).split())

    def confirmed(self, question: str) -> tuple[str, ...]:
        """The words that only ask whether something is so."""
        return tuple(phrase for _, phrase in self.confirming.find(question))

    def is_tagged(self, question: str) -> bool:
        """Whether a question ends in a word that makes it one: `it is yearly, right`."""
        return fold(question).endswith(self.tags)

    def untagged(self, question: str) -> str:
        """A question without the tag that makes it one."""
        said = fold(question)
        return said.removesuffix(next((tag for tag in self.tags if said.endswith(tag)), ""))

    def requires(self, question: str) -> bool:
        """Whether a rule is put; with a duration, in the same breath as that."""
        pieces = self.ends.split(question)
        timed = [piece for piece in pieces if self.lengths.find(plain(piece))]
        return all(map(self.required.hears, timed)) if timed else self.required.hears(question)

    def affirmed(self, question: str) -> str:
        """A plain question without the words that deny: `not two years` is not less than two."""
        return " ".join(word for word in plain(question).split() if word not in self.negators)

    def beside(self, question: str, rest: Iterable[str]) -> tuple[str, ...]:
        """The words of a question that neither claim anything nor put it as so."""
        said = plain(question)
        timed = " ".join(said[one.begin : one.end] for one in self.lengths.find(said))
        putting = (*self.required.find(question), *self.targeting.find(question))
        put = " ".join(phrase for _, phrase in putting)
        known = self.small.union(folded_words(f"{timed} {put}"))
        return tuple(word for word in rest if word not in known)


def at_start(phrases: Iterable[str]) -> Listener:
    """Listens for what a question begins with."""
    return Listener({"begins": [f"^{phrase}" for phrase in phrases]})
