"""Whom a verdict is on: the one who writes, or somebody else that they speak of."""

from dataclasses import dataclass

from dialogs.exchange import Exchange
from dialogs.standing import NOTHING, Facts
from dialogs.state import Eligibility
from dialogs.understanding.person.ear import Ear


@dataclass(frozen=True, slots=True)
class Subject:
    """The one who is judged, and what was told of them before."""

    facts: Facts
    of_other: bool
    """Whether it is somebody else than the writer."""
    supposed: Facts = NOTHING
    """What was supposed of them before, and still is."""


def spoken_of(exchange: Exchange, ear: Ear, pending: Eligibility | None) -> Subject:
    """The one that a message speaks of, after the verdict that is talked of."""
    text, of_oneself = exchange.text, exchange.heard.small.is_of_oneself(exchange.text)
    if ear.asks_of_kind(text):
        return Subject(Facts(), True)
    if pending is None:
        others = ear.of_others(text)  # `they say that I may join` is on the writer all the same
        other = others and not exchange.heard.small.names_speaker(text)
        return Subject(Facts() if others else of_the_writer(exchange), other)
    leaves = ear.asking.leaves_supposing(text) or ear.asking.lets_go(text)
    leaves = leaves and not ear.asking.supposes(text)
    supposed = Facts() if leaves else pending.supposed.alone
    if gives_up_role(exchange, ear, pending):
        supposed = supposed.without(Facts(manager=True))
    same = Subject(pending.facts, pending.of_other, supposed)
    if pending.of_other:
        back = of_oneself and not ear.of_others(text)
        return Subject(exchange.state.told, False) if back else same
    if ear.names_kin(text) or (ear.of_others(text) and not of_oneself):
        return Subject(Facts(), True)
    return same


def gives_up_role(exchange: Exchange, ear: Ear, pending: Eligibility) -> bool:
    """`But all I do is plan the shifts`: what one does in place of the role one supposed.

    What is known to be a fact by itself leaves it: `but I am permanent`.
    """
    if not (pending.supposed.manager and ear.asking.takes_back(exchange.text)):
        return False
    return not ear.facts.read(exchange.text, exchange.today).said


def of_the_writer(exchange: Exchange) -> Facts:
    """What the writer told before, when asking what to choose or something else."""
    state = exchange.state
    return state.advice.facts if state.advice else state.told


def known_of(exchange: Exchange, subject: Subject, told: Facts = NOTHING) -> Facts:
    """All that is known of the one who is judged: of the writer, also by what forms hold."""
    answered = NOTHING if subject.of_other else exchange.answered
    return answered.and_then(subject.facts.alone).and_then(told)
