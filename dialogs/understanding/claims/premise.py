"""A premise, and the verdict on it: yes, no, or that the sources do not tell."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from dialogs.ids import WHAT, WHO
from dialogs.understanding.claims.claim_parser import Form, Put


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
    TOLD_OF_ANOTHER = "answer.told_of_another"
    """Whether it is so is not told of this topic; it is of another one."""
    UNREQUIRED = "answer.unrequired"


YES = (Verdict.SO, Verdict.SO_AFTER_ALL)
NO = (Verdict.NOT_SO, Verdict.ELSEWHERE, Verdict.TOLD_OF_ANOTHER)
"""What one judgement among several settles alone."""
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
    """The topic that tells, where it is another one, ..."""
    which: bool = False
    """Whether it is asked which topic it is, so that the talk goes on with that one."""
    of_section: str = WHAT
    """... and its section, where no other words are told."""
    besides: str | None = None
    """The section that tells of this topic what was put as so, too, and is."""

    @property
    def presumed(self) -> bool:
        """Whether something else is asked, which takes for granted what is not so."""
        return self.verdict is Verdict.NOT_THE_CASE


def elsewhere(topic: str, section: str) -> Premise:
    """That it is not told of the topic that is asked about, but of another one."""
    return Premise(Verdict.ELSEWHERE, WHAT, of=topic, of_section=section)


def told_of_another(topic: str, section: str) -> Premise:
    """That a length or rhythm is told of another topic, and of this one none."""
    return replace(elsewhere(topic, section), verdict=Verdict.TOLD_OF_ANOTHER)


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
    no = next((one for one in known if one.verdict in NO), None)
    so = next((one for one in known if one.verdict is Verdict.SO), None)
    if no and no.of and so and so.section != WHO:
        return replace(no, besides=so.section)
    if no or len(known) < len(judged):
        return no
    open_one = next((one for one in known if one.verdict is not Verdict.SO), None)
    return open_one or next(iter(known), None)
