"""What statements say of a person: employer, role, form of employment, responsibilities."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any

from dialogs.understanding.person.by_place import HERE, elsewhere
from dialogs.understanding.person.clauses import Clause
from dialogs.understanding.person.reckoning import DUTIES
from dialogs.understanding.recognise import Recogniser
from dialogs.understanding.times.moments import Moment
from knowledge.listening import Hit

FEW_WORDS = 3
NEAR_PART = 4
"""Words between what tells of a part of a time and where that was: `partly *in the* city`."""
LONGEST_ABSENCE = 24
"""Months that an absence is taken to have lasted at most where its length is not told."""
WORK = ("works", "employment", "roles", "began", "begins")
"""Words that a statement on a job has."""


@dataclass(frozen=True, slots=True)
class Stated:
    """An employer that a statement names."""

    means: str
    asks: bool = False
    """It stands where somebody asks whether they may."""
    job: bool = False
    """It stands beside a word for having a job, or since when: not `I sit in your offices`."""


def managing(clause: Clause) -> list[Hit]:
    """The words in a statement by which the speaker is a manager."""
    new = clause["new"]
    return [
        hit
        for hit in clause["roles"]
        if hit.means == "manager"
        and not (clause.wished(hit) or clause.doubted(hit))
        and (not clause.negated(hit) or any(n.end > hit.begin and n.begin < hit.end for n in new))
    ]


def is_lead(clause: Clause) -> bool:
    """Whether a statement speaks of leading; `not a manager for a year yet` does so too."""
    denied = [h for h in clause["roles"] if h.means == "manager" and clause.negated(h)]
    return bool(managing(clause)) or bool(denied and clause.lengths)


def led(clause: Clause) -> bool:
    """Whether a statement speaks of leading, or of becoming a manager, without saying when."""
    return bool(managing(clause)) or clause.hears("new")


def has_led(clause: Clause) -> bool:
    """Whether a statement speaks of leading now or before."""
    return led(clause) or any(hit.means == "former" for hit in clause["roles"])


def is_over(clause: Clause) -> bool:
    """Whether a statement tells of a time that ended when something else began."""
    return clause.hears("past") and not (clause.hears("began") or clause.hears("begins"))


def is_beneath(clause: Clause) -> bool:
    """`I have a permanent post to go back to`: a form of employment under the one of the role."""
    permanent = any(hit.means == "permanent" for hit in clause["employment"])
    return permanent and clause.hears("beneath")


def is_work(clause: Clause) -> bool:
    """Whether a statement speaks of working and not of leading."""
    titles = any(hit.means in ("not_manager", "former") for hit in clause["roles"])
    return (clause.hears("works") or titles) and not is_lead(clause)


def absent(clause: Clause) -> bool:
    """Whether a statement tells that the person was away, and not that they stood in."""
    standing_in = any(hit.means == "fixed_term" for hit in clause["employment"])
    return clause.hears("absent") and not standing_in


def absence(clauses: Sequence[Clause], recogniser: Recogniser) -> int | None:
    """The most months that the person was away from the work: on leave, ill."""
    away_for = [months_away(clause, recogniser) for clause in clauses if absent(clause)]
    return sum(away_for) if away_for else None


def months_away(clause: Clause, recogniser: Recogniser) -> int:
    """How many months a statement of an absence tells of: `for seven of them`."""
    if is_lead(clause):
        return LONGEST_ABSENCE
    if clause.lengths:
        return ceil(max(length.most for length in clause.lengths))
    number = recogniser.number(clause.text)
    return ceil(number) if number and number >= 1 else LONGEST_ABSENCE


def away(clause: Clause, employer: str | None) -> bool:
    """Whether a statement is about another employer than the one the person has now."""
    others = elsewhere(clause["employers"])
    return bool(others) and employer in (None, "city") and not wishes_only(clause, others)


def wishes_only(clause: Clause, hits: list[Hit]) -> bool:
    """Whether the phrases stand in a wish."""
    return all(clause.wished(hit) for hit in hits)


def leads_beside(clauses: Sequence[Clause], here: Sequence[Clause]) -> bool:
    """`I am a head teacher in Sala but a teacher here`: whether one leads elsewhere as well."""
    now = any(clause.hears("now") for clause in here)  # `head teacher in Sala, now a teacher here`
    return any(
        bool(managing(clause))
        and not (clause.hears("past") or clause.hears("been") or clause.hears("began"))
        and (clause.hears("being") or not (now or clause.tells_time or clause.hears("oneself")))
        and not left_behind(clause, elsewhere(clause["employers"]))
        for clause in clauses
        if clause not in here
    )


def employer(clauses: Sequence[Clause], *, supposing: bool = False) -> str | None:
    """For whom the person works now: the last word on it that is not past and not a wish."""
    hired = any(hit.means == "hired" for clause in clauses for hit in clause["employers"])
    if any(map(is_new_here, clauses)) and not hired:
        return "city"
    return last_employer(clauses, supposing)


def last_employer(clauses: Sequence[Clause], supposing: bool) -> str | None:
    """The same where nobody says that they are new in the city."""
    stated: list[Stated] = []
    works = False
    for clause in clauses:
        hits = [hit for hit in clause["employers"] if not clause.wished(hit)]
        if any(hit.means == "city" and clause.denied(hit) for hit in hits):
            stated.append(Stated("other"))
            continue
        if in_doubt(clause, hits):
            return "unsure"
        hits = [h for h in hits if h.means in HERE or not clause.denied(h)]  # `not a private one`
        others = elsewhere(hits)
        # `If I worked for a bank` has the form of the past and is none.
        if others and not supposing and left_behind(clause, others):
            stated += [Stated("city")] if comes_from(clause, others) else []
            continue
        works = works or (bool(hits) and not others and has_work(clause))
        sure = [hit for hit in others if hit.means in ("company", "hired", "none")]
        asks, job = clause.hears("may"), has_work(clause) or tells_when(clause)
        stated += [Stated(hit.means, asks, job) for hit in sure or others or hits]
    if works:  # who studies may work in the city beside it
        stated = [one for one in stated if one.means != "none"]
    if any(one.means not in HERE and not one.asks for one in stated):
        stated = [one for one in stated if one.means not in HERE or (one.job and not one.asks)]
    contrasted = any(elsewhere(clause["employers"]) for clause in clauses)
    named = [one.means for one in stated if one.means != "place" or contrasted]
    told = next(reversed(named), None)
    if told in HERE and any(one.means == "hired" for one in stated):
        return "hired"  # who is hired in works in the city without being employed there
    return {"place": "city", "none": "other"}.get(told or "", told)


def is_new_here(clause: Clause) -> bool:
    """`I am new as a manager with you`: whoever was a manager elsewhere is one in the city now."""
    here = any(hit.means in HERE and not clause.denied(hit) for hit in clause["employers"])
    new = any(hit.means == "new" and not clause.negated(hit) for hit in clause["new"])
    return here and new and not elsewhere(clause["employers"]) and not clause.hears("may")


def has_work(clause: Clause) -> bool:
    """Whether a statement tells of having a job, or of getting one."""
    return any(clause.hears(group) for group in WORK)


def tells_when(clause: Clause) -> bool:
    """Whether a statement says since when something is so, or for how long, and not was."""
    return bool(clause.moments or (clause.lengths and not clause.hears("past")))


def in_doubt(clause: Clause, hits: list[Hit]) -> bool:
    """Whether a statement says that the person does not know for whom they work."""
    either = len({hit.means for hit in hits}) > 1
    return clause.hears("unsure") and bool(hits) and (either or not clause.hears("employment"))


def left_behind(clause: Clause, hits: list[Hit]) -> bool:
    """Whether a statement puts its employers in the past, by other words than their own."""
    return (
        comes_from(clause, hits)
        or for_a_part(clause, hits)
        or any(
            not any(hit.begin <= past.begin and past.end <= hit.end for hit in hits)
            for past in clause["past"]
        )
    )


def comes_from(clause: Clause, hits: list[Hit]) -> bool:
    """`I came to the city in 2022 as a manager from Eskilstuna`: whether one has left for here."""
    came = min((hit.end for hit in clause["came"]), default=None)
    origins = {hit.end + 1 for hit in clause["origins"]}
    return came is not None and all(came <= hit.begin and hit.begin in origins for hit in hits)


def for_a_part(clause: Clause, hits: list[Hit]) -> bool:
    """`First in Eskilstuna`, `two of them at Volvo`: whether one was there for a part of it."""
    return bool(hits) and all(
        any(
            part.end <= hit.begin and clause.words_between(part, hit) <= NEAR_PART
            for part in clause["for_a_part"]
        )
        for hit in hits
    )


def role(clauses: Sequence[Clause]) -> dict[str, Any]:
    """Whether the person is a manager, is going to be one, or is not."""
    told = [clause for clause in clauses if not is_beneath(clause)]
    hits = [(c, hit) for c in told for hit in c["roles"] if not c.doubted(hit)]
    other_now = any(h.means == "not_manager" and not c.hears("past") for c, h in hits)
    leading = [c for c in clauses if managing(c) and not (other_now and is_over(c))]
    vague = any(hit.means == "unclear" for _, hit in hits)
    denied = any(
        hit.means == "manager" and clause.negated(hit) and hit not in managing(clause)
        for clause, hit in hits
        if not (clause.lengths or clause.wished(hit) or (vague and overlaps(hit, clause["staff"])))
    )
    coming = [c for c in leading if begins(c) and not c.hears("began")]
    if coming and len(coming) == len(leading):
        return {"manager": False, "becoming": True}
    if denied:
        return {"manager": False}
    if leading:
        return {"manager": True, "deputy": any(map(is_deputy, leading)) or None}
    if any(clause.hears("new") and hit.means == "others" for clause, hit in hits):
        return {"manager": True}  # `my manager is new`
    otherwise = any(
        hit.means in ("not_manager", "former")
        and not (vague and overlaps(hit, (*clause["negators"], *clause["staff"])))
        for clause, hit in hits
    )
    if otherwise or any(c.wishes_to_lead() and not c.hears("higher") for c in clauses):
        return {"manager": False}
    return {"vague_title": True} if vague else {}


def overlaps(hit: Hit, others: Sequence[Hit]) -> bool:
    """Whether a phrase shares words with one of others: `project leader without staff`."""
    return any(other.begin < hit.end and hit.begin < other.end for other in others)


def is_deputy(clause: Clause) -> bool:
    """Whether the one who leads is a deputy, and tells of nobody whom they lead."""
    return clause.hears("deputies") and not clause.hears("staff")


def begins(clause: Clause) -> bool:
    """Whether a statement tells of a beginning to come: no wish for one, and none just past."""
    new = clause["new"]
    return any(
        not clause.wished(hit) and not any(n.begin <= hit.begin and hit.end <= n.end for n in new)
        for hit in clause["begins"]
    )


def newness(clauses: Sequence[Clause]) -> bool | None:
    """Whether the person says that they are new."""
    said = [
        hit.means == "new" and not clause.negated(hit)
        for clause in clauses
        for hit in clause["new"]
    ]
    return all(said) if said else None


def left(clauses: Sequence[Clause]) -> dict[str, Any]:
    """What is no more, once the person is supposed to have left a job or a role."""
    said = {hit.means for clause in clauses for hit in clause["leaving"]}
    gone: dict[str, Any] = {"employer": "other"} if "job" in said else {}
    if comes(clauses):
        gone = {"employer": "city"}
    return gone | ({"manager": False} if "role" in said else {})


def comes(clauses: Sequence[Clause]) -> bool:
    """Whether somebody is supposed to come to the city from another employer."""
    return any(clause.hears("coming") for clause in clauses)


def employment(clauses: Sequence[Clause], *, supposing: bool = False) -> str | None:
    """The form of employment under its everyday names; a supposed change ends in the last one."""
    forms: dict[str, None] = {}
    for clause in clauses:
        forms |= dict.fromkeys(hit.means for hit in clause["alone"] if clause.is_all(hit))
        for hit in clause["employment"]:
            if clause.hears("unsure") or ends(clause, hit):
                return "unsure"
            if not clause.negated(hit):
                forms["mixed" if is_beneath(clause) else hit.means] = None
            elif hit.means == "permanent":
                forms["fixed_term"] = None
    if "trial" in forms:
        return "trial"
    if "stood_in" in forms:  # `vikarierat ett år och nu fast`: what was, unless it is all there is
        forms.pop("stood_in")
        forms = forms or {"fixed_term": None}
    return "mixed" if len(forms) > 1 and not supposing else next(reversed(forms), None)


def ends(clause: Clause, hit: Hit) -> bool:
    """Whether a permanent employment is told with its end: `permanent until the summer`."""
    behind = (m for m in clause.moments if m.ended and hit.end <= m.begin)
    return hit.means == "permanent" and not clause.hears("begins") and any(behind)


def permanent_from(clauses: Sequence[Clause], today: date) -> date | None:
    """The day to come on which the employment becomes permanent: `made permanent in April`."""
    days = [
        moment.first
        for clause in clauses
        for moment in clause.moments
        if moment.first > today and not moment.ended and of_permanence(clause, moment)
    ]
    return next(iter(days), None)


def of_permanence(clause: Clause, moment: Moment) -> bool:
    """Whether a day is that of a permanent employment, and not of a role told before it."""
    roles = managing(clause)
    before = [hit for hit in (*roles, *clause["employment"]) if hit.end <= moment.begin]
    if any(verb.begin < role.begin for verb in clause["begins"] for role in roles):
        return False  # `become a manager on a permanent contract in May`
    return bool(before) and max(before, key=lambda hit: hit.begin).means == "permanent"


def duties(clauses: Sequence[Clause]) -> dict[str, bool]:
    """The responsibilities that are there, and those that are not."""
    said: dict[str, bool] = {}
    for clause in clauses:
        if clause.hears("unsure"):
            continue
        lacking = clause["lacking"]
        after = [h for h in clause["duties"] if any(w.begin < h.begin for w in lacking)]
        missing = after or (clause["duties"] if lacking else [])
        for hit in clause["duties"]:
            names = DUTIES if hit.means == "all" else (hit.means,)
            if not (hit.means == "all" and hit in missing):
                said.update(dict.fromkeys(names, hit not in missing))
        if only(clause):
            said = {**dict.fromkeys(DUTIES, False), **said}
    return said


def only(clause: Clause) -> bool:
    """Whether the responsibilities of a statement are said to be all there are."""
    return any(
        0 <= len(clause.text[word.end : hit.begin].split()) <= FEW_WORDS
        for word in clause["only"]
        for hit in clause["duties"][:1]
        if word.end <= hit.begin
    )
