"""Since when somebody is in the city, where they tell that and not since when they lead there."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from dialogs.understanding.person.by_place import BESIDE, HERE
from dialogs.understanding.person.clauses import Clause
from dialogs.understanding.person.statements import absent, has_work, is_lead
from dialogs.understanding.times.lengths import Length
from dialogs.understanding.times.moments import Moment
from knowledge.listening import Hit

SMALL = 2
"""Words beside a place and a time in a statement that tells no more: `and now ... with ...`."""
ELSE = ("may", "wants", "past", "unsure")
"""Words of a statement that tells of no time in which one is in the city."""

TELLING = ("being", "now", "came", "origins")
"""Words that tell more than a place and a time: `I am on the payroll`."""

Span = tuple[date, date]


def arrival(clauses: Sequence[Clause], since: Span | None, today: date) -> dict[str, Any]:
    """Since when the speaker is in the city, where they have led for longer, or do not say."""
    if any(map(leads_here, clauses)) or (since and since[1] > today):
        return {}
    told = max((span for clause in clauses for span in spans(clause, today)), default=None)
    if told is None or (since and since >= told):
        return {}
    return {"here_since": told, "about": True} if told[0] == told[1] else {"here_since": told}


def leads_here(clause: Clause) -> bool:
    """Whether a statement tells since when one leads in the city."""
    here = any(hit.means in HERE for hit in clause["employers"])
    return here and is_lead(clause) and clause.tells_time


def spans(clause: Clause, today: date) -> Iterator[Span]:
    """The beginnings that one statement tells of beside the city."""
    here = [hit for hit in clause["employers"] if hit.means in HERE]
    if not here or any(clause.hears(group) for group in ELSE) or absent(clause):
        return
    bare = is_bare(clause)
    if not (bare or has_work(clause) or clause.hears("oneself")):
        return
    if clause.hears("adding") and not bare:
        return
    for length in clause.lengths:
        near = any(between(clause, hit, length) <= BESIDE for hit in here)
        if near and not of_contract(clause, length.begin):
            yield length.since(today)
    for moment in clause.moments:
        over = moment.last <= today and not moment.ended
        tells = has_work(clause) or (bare and is_beginning(clause, moment))
        if over and tells and not of_contract(clause, moment.begin):
            yield moment.first, moment.last


def is_bare(clause: Clause) -> bool:
    """Whether a statement holds little but a place and a time: `but only five months here`."""
    heard = (hits for group, hits in clause.hits.items() if group not in TELLING)
    taken = [(hit.begin, hit.end) for hits in heard for hit in hits]
    taken += [(length.begin, length.end) for length in clause.lengths]
    taken += [(moment.begin, moment.end) for moment in clause.moments]
    text = clause.text
    for begin, end in taken:
        text = text[:begin] + " " * (end - begin) + text[end:]
    return len(text.split()) <= SMALL


def is_beginning(clause: Clause, moment: Moment) -> bool:
    """Whether a day is that since when something is so: `with you since August`."""
    return any(
        hit.end <= moment.begin and len(clause.text[hit.end : moment.begin].split()) <= 1
        for hit in clause["since"]
    )


def between(clause: Clause, place: Hit, time: Length) -> int:
    """Words between a place and a time; `of them` does not keep them apart."""
    first, second = sorted(((place.begin, place.end), (time.begin, time.end)))
    begin, end = first[1], second[0]
    parts = [hit for hit in clause["parts"] if begin <= hit.begin and hit.end <= end]
    apart = len(clause.text[begin:end].split())
    return apart - sum(len(clause.text[hit.begin : hit.end].split()) for hit in parts)


def of_contract(clause: Clause, begin: int) -> bool:
    """Whether a form of employment is told before a time, so that it may be of that alone."""
    return any(hit.end <= begin for hit in clause["employment"])
