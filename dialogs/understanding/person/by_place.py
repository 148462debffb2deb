"""Which of the times that a text names were in the city, and which were elsewhere."""

from collections.abc import Sequence

from dialogs.understanding.times.lengths import Length, Lengths
from knowledge.listening import Hit

HERE = ("city", "place")
"""What words for the city mean: the employer, or the place where it lies."""
LEAST_TO_COMPARE = 2
BESIDE = 2
"""Words between a place and the time there: `in Eskilstuna for about five years`."""

Placed = tuple[Length, Hit | None]
"""A time, and the place that is said beside it."""


def elsewhere(hits: Sequence[Hit]) -> list[Hit]:
    """The words for employers that are not the city."""
    return [hit for hit in hits if hit.means not in HERE]


def placed(text: str, lengths: Lengths, places: Sequence[Hit]) -> list[Placed]:
    """Each time of a plain text with its place: what stands behind it, or before it.

    Where a text opens with a place and its time, so do those that follow.
    """
    times = lengths.find(text)
    if len(times) == 1 and changes(text, times[0], places):
        times = lengths.parts(text)
    begins = [0, *(time.end for time in times)]
    ends = [*(time.begin for time in times[1:]), len(text)]
    found: list[Placed] = []
    leads = bool(times) and any(close(text, place, times[0]) for place in places)
    for time, begin, end in zip(times, begins, ends, strict=False):
        before = [hit for hit in places if begin <= hit.begin and hit.end <= time.begin]
        after = [hit for hit in places if time.end <= hit.begin < end]
        first = before if leads or not begin else []
        near = (*reversed(first), *after) if leads else (*after, *reversed(first))
        found.append((time, next(iter(near), None)))
    return found


def changes(text: str, time: Length, places: Sequence[Hit]) -> bool:
    """Whether what looks like one time is two: `there five years and eight months here`."""
    there = any(close(text, hit, time) for hit in elsewhere(places))
    return there and any(hit.means in HERE and hit.begin >= time.end for hit in places)


def close(text: str, place: Hit, time: Length) -> bool:
    """Whether a time is told right behind a place."""
    before = place.end <= time.begin
    return before and len(text[place.end : time.begin].split()) <= BESIDE


def without_elsewhere(text: str, lengths: Lengths, places: Sequence[Hit]) -> str:
    """A statement without the times that one in the city is told after.

    Where those were need not be known: `fifteen years in Warsaw and five months here`.
    """
    told = placed(text, lengths, places) if any(map(is_here, places)) else []
    if len(told) < LEAST_TO_COMPARE or not is_here(told[-1][1]):
        return text
    if any(is_here(place) for _, place in told[:-1]):
        return text
    there = [place for _, place in told[:-1] if place]
    gone = [(place.begin, place.end) for place in there]
    gone += [(time.begin, time.end) for time, _ in told[:-1]]
    for begin, end in sorted(gone, reverse=True):
        text = f"{text[:begin]} {text[end:]}"
    return " ".join(text.split())


def is_here(place: Hit | None) -> bool:
    """Whether a place is the city."""
    return place is not None and place.means in HERE
