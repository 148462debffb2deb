"""Yes or no first, where a question puts something as so that an article tells.

`The higher programme runs every year, right?` is answered "No. Every other year ...". What is
put is held against the facts of the article; yes is said only where they tell all of it.
"""

from dataclasses import replace

from dialogs.ids import WHAT, WHO
from dialogs.understanding.claims.claim_parser import (
    APART,
    AUDIENCE,
    BODY,
    DUTIES,
    EMPLOYER,
    EMPLOYMENT,
    OF_PEOPLE,
    YEARS,
    Put,
    Putting,
)
from dialogs.understanding.claims.premise import (
    Premise,
    Verdict,
    agreed,
    elsewhere,
    told_of_another,
    turned,
)
from dialogs.understanding.claims.told_facts import FREQUENCY, NEAR, SPOKEN_OF, ToldFacts, matches
from dialogs.understanding.times.lengths import Length, Lengths
from knowledge.model import LanguagePack
from knowledge.text import fold

OF_OTHERS = (FREQUENCY, "partners")
"""What people may tell of themselves, too, who ask whether they may join."""
OF_ALL = ("areas", "need", "support")
"""What is told of every manager, whatever programme they are in."""
NEXT_ROLE, NEW = "next_role", "new_managers"
COUNCIL = "council"
"""That a programme is for those who go on to higher levels does not tell whether new ones may."""
NAMED_IN_PART = ("areas",)
"""Of these the sources name some `among other things`: one that is not named may be in it, too."""


class Premises:
    """Holds what a question puts as so against the facts of an article, in one language."""

    def __init__(self, pack: LanguagePack, lengths: Lengths) -> None:
        self.pack = pack
        self.putting = Putting(pack, lengths)
        self.facts = ToldFacts(pack.articles, self.putting)
        self.within = pack.vocabulary.premises.within
        self.unnamed = frozenset(pack.vocabulary.premises.unnamed)

    def names_unnamed(self, text: str) -> bool:
        """Whether a text speaks of those whom the sources may mean and do not name: deputies."""
        claimed = self.putting.claim(text).values.get(AUDIENCE, frozenset())
        return not claimed.isdisjoint(self.unnamed)

    def puts(self, question: str) -> bool:
        """Whether a question has the form of one that puts something as so."""
        return self.putting.form(question) is not None

    def weigh(
        self, question: str, topic: str, *, goes_on: bool = False, points: bool = False
    ) -> Premise | None:
        """Whether what a question puts as so of a topic is so; None where it puts nothing.

        `goes_on` is whether it asks the same once more, of something else: `and Örebro?`;
        `points` is whether it points at the topic: `do I learn that there?`
        """
        put = self.putting.read(question, self.facts.names[topic], goes_on=goes_on)
        if put is None:
            return None
        beside = not (points or self.names(question, topic))
        found = [
            None
            if beside and self.is_for_all(topic, kind, put)
            else self.of_kind(put, topic, kind)
            for kind in kinds(put)
            if not self.only_sets_apart(kind, topic)
        ]
        found += [self.of_length(put, topic, length) for length in put.lengths]
        premise = agreed(found)
        turn = premise and turned(premise, put)
        if turn is None:
            return None
        judged = put.values.get(YEARS, frozenset()) if YEARS in self.facts.by_kind[topic] else ()
        strange = tuple(word for word in put.beside if word not in judged)
        return replace(turn, beside=strange, is_rule=goes_on or put.is_rule)

    def is_for_all(self, topic: str, kind: str, put: Put) -> bool:
        """Whether it holds of every manager, and not of one programme.

        `Do I get help with law?` is no question on the breakfasts that were told of before.
        """
        if kind not in OF_ALL or kind in self.facts.by_kind[topic]:
            return False
        others = (t for t in self.facts.by_kind if t not in self.pack.programmes)
        told = (self.facts.by_kind[other].get(kind) for other in others)
        return any(one is not None and put.values[kind] <= one.values for one in told)

    def names(self, question: str, topic: str) -> bool:
        """Whether a question names a topic."""
        said = f" {fold(question)} "
        return any(f" {name} " in said for name in self.facts.names[topic])

    def only_sets_apart(self, kind: str, topic: str) -> bool:
        """Whether a kind is told of this topic, and does not yet make what is put of it so."""
        return kind in APART and kind in self.facts.by_kind[topic]

    def of_kind(self, put: Put, topic: str, kind: str) -> Premise | None:
        """What the facts say to the values of one kind."""
        told, asked = self.facts.by_kind[topic].get(kind), put.values[kind]
        if kind == AUDIENCE and self.speaks_of(put, topic):
            return Premise(Verdict.SO, WHAT)
        if kind == AUDIENCE and put.of_a_part and topic not in self.pack.programmes:
            return None  # whether they are spoken of; not whether it is for them
        if told is None:
            return self.of_untold(put, topic, kind)
        if self.is_untold(topic, kind, asked):
            return Premise(Verdict.UNTOLD, told.section)
        if self.demands_more(put, topic, kind):
            return Premise(Verdict.UNREQUIRED, told.section)
        so = self.is_all(asked, told.values) if put.only else self.is_told(asked, told.values)
        if so is None or (so and self.leaves_open(put, topic, kind)):
            return None
        if not so and kind in NAMED_IN_PART:
            return Premise(Verdict.UNTOLD, told.section)
        return Premise(Verdict.SO if so is not told.denied else Verdict.NOT_SO, told.section)

    def is_untold(self, topic: str, kind: str, asked: frozenset[str]) -> bool:
        """Whether what is told leaves open if it holds of those asked about, too."""
        facts = self.facts.by_kind[topic]
        if kind == AUDIENCE and asked == {NEW} and NEXT_ROLE in facts:
            return True
        return not asked.isdisjoint(self.unnamed) and asked.isdisjoint(facts[kind].values)

    def speaks_of(self, put: Put, topic: str) -> bool:
        """Whether a topic speaks of those asked about, and it is not asked whom it is for."""
        spoken = self.facts.by_kind[topic].get(SPOKEN_OF)
        if spoken is None or put.of_whom_it_is_for or topic in self.pack.programmes:
            return False
        return put.values[AUDIENCE] <= spoken.values

    def of_untold(self, put: Put, topic: str, kind: str) -> Premise | None:
        """What to say of a kind that is asked about, and of which an article tells nothing."""
        if topic not in self.pack.programmes:
            return None
        if kind == EMPLOYMENT:
            return Premise(Verdict.UNREQUIRED if put.required else Verdict.UNTOLD, WHO)
        if kind in OF_PEOPLE:
            return None
        if kind in DUTIES or put.required:
            return Premise(Verdict.UNREQUIRED, WHO)
        if kind in OF_OTHERS and (put.supposes or put.of_whom_it_is_for):
            return None  # somebody from there would like to join
        if other := self.facts.telling(kind, put.values[kind], self.pack.programmes):
            told = told_of_another if kind == FREQUENCY else elsewhere
            return told(other, self.facts.by_kind[other][kind].section)
        return Premise(Verdict.UNTOLD, WHAT) if kind == BODY else None

    def demands_more(self, put: Put, topic: str, kind: str) -> bool:
        """Whether more is put as required than that one is a manager: experience."""
        if kind != AUDIENCE or not put.required or topic not in self.pack.programmes:
            return False
        if self.has_condition(topic):
            return False
        parents = {self.within.get(value) for value in put.values[kind]}
        return bool(parents & self.facts.by_kind[topic][kind].values)

    def has_condition(self, topic: str) -> bool:
        """Whether something must have lasted for some time before one may join."""
        return topic in self.facts.lasting and self.facts.lasting[topic].is_condition

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
        lasting, audience = self.facts.lasting.get(topic), self.facts.by_kind[topic].get(AUDIENCE)
        demanded = put.required and (put.demanded or lasting is None)
        if (
            demanded
            and audience
            and topic in self.pack.programmes
            and not self.has_condition(topic)
        ):
            return Premise(Verdict.UNREQUIRED, audience.section)  # `a year as a manager`
        if put.of_how_long and (lasting is None or lasting.is_condition):
            return self.of_another_length(topic, asked)
        if lasting is None:
            return None
        if put.required or not lasting.is_condition:
            so = matches(asked, lasting.months)
            return Premise(Verdict.SO if so else Verdict.NOT_SO, lasting.section)
        short = asked.months < lasting.months - NEAR
        return Premise(Verdict.NOT_SO, lasting.section) if short else None

    def of_another_length(self, topic: str, asked: Length) -> Premise | None:
        """That it is of another programme that it is told that it lasts so long."""
        if topic not in self.pack.programmes:
            return None
        told = self.facts.lasting_so(asked, self.pack.programmes)
        return told_of_another(told, self.facts.lasting[told].section) if told else None


def kinds(put: Put) -> list[str]:
    """What kinds of things are put as so; the politicians decide, or something is for them."""
    politicians = AUDIENCE in put.values and put.values.get(BODY) == frozenset({COUNCIL})
    other = AUDIENCE if put.acts else BODY
    return [kind for kind in put.values if not (politicians and kind == other)]
