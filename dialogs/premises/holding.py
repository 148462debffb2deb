"""Holds a message against what a topic tells, for a yes or a no before the answer."""

from dialogs.exchange import Exchange
from dialogs.ids import BELONGING, WHAT, WHO
from dialogs.premises.containing import contained
from dialogs.understanding.claims.premise import YES, Premise, Verdict
from knowledge.text import fold, without

SHORT = 5
"""Words of a message that asks the same of something else: `and Örebro?`"""
STRANGE = {
    Verdict.NOT_SO: 1,
    Verdict.NOT_THE_CASE: 1,
    Verdict.ELSEWHERE: 1,
    Verdict.TOLD_OF_ANOTHER: 1,
}
"""Words that a topic does not have, with which a question is put right all the same."""


def held(exchange: Exchange, topic: str, said: str) -> Premise | None:
    """Whether what a question puts as so of a topic is so; None where it puts nothing."""
    if asks_what_is_said(exchange, said) or asks_untold(exchange, said):
        return None
    premises = exchange.heard.premises
    goes_on = not premises.puts(said) and asks_of_another(exchange, said)
    if part := contained(exchange, topic, said, goes_on=goes_on):
        return part
    points = exchange.heard.reader.pointers.hears(said)
    premise = premises.weigh(said, topic, goes_on=goes_on, points=points)
    if premise is None or (goes_on and not is_within(exchange, premise)):
        return None
    if premise.verdict in YES and is_of_another(exchange, topic, said):
        return None
    return premise if tells_the_rest(exchange, topic, premise) else None


def held_of_named(exchange: Exchange, topic: str, said: str) -> tuple[str, Premise] | None:
    """What is put of the one topic that a question names, where this other one is what tells it.

    `Do you eat breakfast at Chefsarenan?` is most like what is asked of the theme breakfasts.
    """
    heard = exchange.heard
    if not heard.premises.puts(said):
        return None
    named = heard.finder.names.exactly(without(said, heard.premises.facts.claimed(said)))
    if len(named) != 1 or topic in named:
        return None
    premise = held(exchange, named[0], said)
    return (named[0], premise) if premise and premise.of == topic else None


def asks_untold(exchange: Exchange, said: str) -> bool:
    """`Must I be a union member?`: what no source tells, although it tells of unions."""
    question = exchange.heard.reader.read(said)
    return question.certain and question.facet == BELONGING


def asks_what_is_said(exchange: Exchange, said: str) -> bool:
    """`Does the policy say anything about citizens?`, which puts nothing of them."""
    heard = exchange.heard
    if not heard.saying.hears(said):
        return False
    named = heard.finder.names.every(said)
    return heard.documents.hears(said) or any(t in heard.pack.vocabulary.documents for t in named)


def is_of_another(exchange: Exchange, topic: str, said: str) -> bool:
    """Whether a question names other topics, beside what it claims, and not this one."""
    heard = exchange.heard
    named = heard.finder.names.exactly(without(said, heard.premises.facts.claimed(said)))
    return bool(named) and topic not in named


def is_within(exchange: Exchange, premise: Premise) -> bool:
    """Whether what was told last told this, too; whom something is for is asked for by itself."""
    told = exchange.state.facet
    return told == premise.section or (told == WHAT and premise.section != WHO)


def asks_of_another(exchange: Exchange, said: str) -> bool:
    """`And Örebro?`: what was asked last, of something else."""
    heard, judged = exchange.heard, exchange.state.eligibility
    if len(said.split()) > SHORT or (judged and judged.programme == exchange.state.topic):
        return False  # after a verdict it is the facts that change: `and in half a year?`
    putting = heard.premises.putting
    ends = fold(said).endswith(heard.pointing.afterwards) and not putting.asks_more(said)
    return heard.pointing.goes_on(said) or ends or putting.is_bare(said)


def tells_the_rest(exchange: Exchange, topic: str, premise: Premise) -> bool:
    """Whether a topic speaks of what a question says beside what it puts as so.

    A Yes needs every word of it; what is put right may stand beside one that is not known.
    """
    heard, aspects = exchange.heard, exchange.heard.finder.aspects
    both = (
        word for _, phrase in heard.pointing.both.find(exchange.text) for word in phrase.split()
    )
    known = heard.reader.fillers.union(both)
    if premise.verdict not in YES:
        known = known | aspects.common
    own = (word for word in premise.beside if word not in known)
    telling = (topic, premise.of) if premise.of else (topic,)
    strange = [word for word in own if all(aspects.share(one, word) < 1 for one in telling)]
    return len(strange) <= STRANGE.get(premise.verdict, 0)
