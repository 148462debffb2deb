"""Holds a message against what a topic tells, for a yes or a no before the answer."""

from dialogs.exchange import Exchange
from dialogs.premise import Premise, Verdict
from knowledge.text import fold

SHORT = 5
"""Words of a message that asks the same of something else: `and Örebro?`"""
STRANGE = {Verdict.NOT_SO: 1, Verdict.NOT_THE_CASE: 1}
"""Words that a topic does not have, with which a question is put right all the same."""


def held(exchange: Exchange, topic: str, said: str) -> Premise | None:
    """Whether what a question puts as so of a topic is so; None where it puts nothing."""
    if asks_what_is_said(exchange, said):
        return None
    premises = exchange.heard.premises
    goes_on = not premises.puts(said) and asks_of_another(exchange, said)
    premise = premises.weigh(said, topic, goes_on=goes_on)
    if premise is None or (goes_on and exchange.state.facet != premise.section):
        return None
    return premise if tells_the_rest(exchange, topic, premise) else None


def asks_what_is_said(exchange: Exchange, said: str) -> bool:
    """`Does the policy say anything about citizens?`, which puts nothing of them."""
    heard = exchange.heard
    if not heard.saying.hears(said):
        return False
    named = heard.finder.names.every(said)
    return heard.documents.hears(said) or any(t in heard.pack.vocabulary.documents for t in named)


def asks_of_another(exchange: Exchange, said: str) -> bool:
    """`And Örebro?`: what was asked last, of something else."""
    heard, judged = exchange.heard, exchange.state.eligibility
    if len(said.split()) > SHORT or (judged and judged.programme == exchange.state.topic):
        return False  # after a verdict it is the facts that change: `and in half a year?`
    return heard.goes_on(said) or fold(said).endswith(heard.afterwards)


def tells_the_rest(exchange: Exchange, topic: str, premise: Premise) -> bool:
    """Whether a topic speaks of what a question says beside what it puts as so.

    A Yes needs every word of it; what is put right may stand beside one that is not known.
    """
    aspects, known = exchange.heard.finder.aspects, exchange.heard.reader.fillers
    if premise.verdict not in (Verdict.SO, Verdict.SO_AFTER_ALL):
        known = known | aspects.common
    own = (word for word in premise.beside if word not in known)
    strange = [word for word in own if aspects.share(topic, word) < 1]
    return len(strange) <= STRANGE.get(premise.verdict, 0)
